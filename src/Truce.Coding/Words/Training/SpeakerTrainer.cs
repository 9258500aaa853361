using Truce.Language;

namespace Truce.Coding.Words.Training;

/// <summary>
/// Learns whose words a passage is: a choice among frames and nobody, by the likelihood of the right ones together. The frames must
/// come from models that have not seen the article, or they would look better than they are.
/// </summary>
internal static class SpeakerTrainer
{
    public const int Bits = 17;
    private const int Epochs = 10;
    private const float Rate = 0.06f, Decay = 5e-6f;

    /// <summary>One passage: the features of each choice (nobody and somebody first), and which choices are right.</summary>
    public sealed record Choice(List<uint[]> Features, List<bool> IsRight);

    /// <summary>Adds the choices of one article.</summary>
    public static void Collect(TrainingText text, WordsView view, FrameSet set, List<Choice> choices)
    {
        var buffer = new uint[SpeakerFeatures.Most];
        var f = new Features(buffer);
        var candidates = new List<int>();
        var speakers = text.SpeakersOf(view.Passages);
        var walk = new PassageWalk(view, set);
        while (walk.Next(out var p))
        {
            var gold = speakers[walk.Index];
            SpeakerChooser.Candidates(view, set, p, walk.Chosen, candidates);
            SpeakerFeatures.CollectNobody(p, ref f);
            var choice = new Choice([f.All.ToArray()], [gold == -1]);
            SpeakerFeatures.CollectSomebody(p, ref f);
            choice.Features.Add(f.All.ToArray());
            choice.IsRight.Add(false);
            int right = SpeakerChooser.Nobody, second = SpeakerChooser.Nobody;
            foreach (var candidate in candidates)
            {
                SpeakerFeatures.Collect(view, set, p, set.Frames[candidate], candidate == walk.Chosen, ref f);
                choice.Features.Add(f.All.ToArray());
                var isRight = gold >= 0 && IsSame(text, set.Frames[candidate], gold.Value);
                choice.IsRight.Add(isRight);
                if (isRight) right = candidate;
                if (gold >= 0 && NamesSource(text, set, set.Frames[candidate], gold.Value)) second = candidate;
            }

            // No frame with the gold cue: one with the gold source will do.
            if (gold >= 0 && right < 0 && second >= 0)
            {
                for (var k = 0; k < candidates.Count; k++) choice.IsRight[k + 2] = NamesSource(text, set, set.Frames[candidates[k]], gold.Value);
                right = second;
            }

            if (gold >= 0 && right < 0)
            {
                choice.IsRight[1] = true;
                right = SpeakerChooser.Somebody;
            }

            if (gold is not null && choice.IsRight.Contains(true)) choices.Add(choice);
            walk.Take(right);
        }
    }

    /// <summary>Learns from choices.</summary>
    public static LinearModel Train(List<Choice> choices)
    {
        var learner = new Learner(Bits, 1, Rate, Decay);
        var order = choices.ToArray();
        var shuffle = new Shuffle(3);
        Span<float> one = stackalloc float[1];
        var scores = new float[512];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            shuffle.Apply(order);
            foreach (var choice in order)
            {
                var count = choice.Features.Count;
                if (scores.Length < count) scores = new float[count * 2];
                var top = float.NegativeInfinity;
                for (var k = 0; k < count; k++)
                {
                    learner.Score(choice.Features[k], one);
                    scores[k] = one[0];
                    top = Math.Max(top, one[0]);
                }

                float all = 0, right = 0;
                for (var k = 0; k < count; k++)
                {
                    scores[k] = MathF.Exp(scores[k] - top);
                    all += scores[k];
                    if (choice.IsRight[k]) right += scores[k];
                }

                right = Math.Max(right, 1e-20f);
                for (var k = 0; k < count; k++)
                {
                    one[0] = (scores[k] / all) - (choice.IsRight[k] ? scores[k] / right : 0);
                    if (MathF.Abs(one[0]) > 1e-5f) learner.Step(choice.Features[k], one);
                }
            }
        }

        return learner.Pack();
    }

    private static bool IsSame(TrainingText text, in CueFrame frame, int attribution)
    {
        var cue = text.Annotated[frame.Cue];
        foreach (var span in text.Article.Attributions[attribution].Cue) if (span.Start < cue.End && cue.Start < span.End) return true;
        return false;
    }

    private static bool NamesSource(TrainingText text, FrameSet set, in CueFrame frame, int attribution)
    {
        for (var i = frame.First; i < frame.End; i++)
        {
            if (set.RoleOf(frame, i) != Role.Source) continue;
            var token = text.Annotated[i];
            foreach (var span in text.Article.Attributions[attribution].Source) if (span.Start < token.End && token.Start < span.End) return true;
        }

        return false;
    }
}
