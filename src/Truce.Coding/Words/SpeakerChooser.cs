namespace Truce.Coding.Words;

/// <summary>
/// Decides for each passage in quotation marks, in order, which frame's source said it, or that nobody did. Frames of the sentences
/// about it are weighed against each other, and against the frame that the passage before it was given to.
/// </summary>
internal sealed class SpeakerChooser(LinearModel model)
{
    /// <summary>Value of a choice: nobody's words.</summary>
    public const int Nobody = -1;

    /// <summary>Value of a choice: the words of somebody whom no frame near it names.</summary>
    public const int Somebody = -2;

    /// <summary>Sentences looked at on each side of a passage.</summary>
    private const int Reach = 2;

    /// <summary>Tokens at the beginning of a passage among which its own cue may stand, as in a transcript: "CHAIR: We go on.".</summary>
    private const int Opening = 7;

    private readonly uint[] _buffer = new uint[SpeakerFeatures.Most];
    private readonly List<int> _candidates = [];

    /// <summary>Fills a list with the index of the chosen frame for each passage, or <see cref="Nobody"/> or <see cref="Somebody"/>.</summary>
    public void Choose(WordsView view, FrameSet set, List<int> choices)
    {
        choices.Clear();
        var walk = new PassageWalk(view, set);
        while (walk.Next(out var p))
        {
            var f = new Features(_buffer);
            SpeakerFeatures.CollectNobody(p, ref f);
            var choice = Nobody;
            var best = model.Score(f.All);
            SpeakerFeatures.CollectSomebody(p, ref f);
            Weigh(model.Score(f.All), Somebody, ref best, ref choice);
            Candidates(view, set, p, walk.Chosen, _candidates);
            foreach (var candidate in _candidates)
            {
                if (set.Frames[candidate].Cue is var cue && cue >= p.First && cue < p.End && CueFrameFinder.IsLabel(view, set.Frames[candidate]))
                {
                    choice = candidate;
                    break;
                }

                SpeakerFeatures.Collect(view, set, p, set.Frames[candidate], candidate == walk.Chosen, ref f);
                Weigh(model.Score(f.All), candidate, ref best, ref choice);
            }

            walk.Take(choice);
            choices.Add(choice);
        }
    }

    private static void Weigh(float score, int candidate, ref float best, ref int choice)
    {
        if (score <= best) return;
        best = score;
        choice = candidate;
    }

    /// <summary>Fills a list with the frames that a passage may belong to: those with a cue near it and outside it, and the one before's.</summary>
    public static void Candidates(WordsView view, FrameSet set, in PassageView p, int carried, List<int> candidates)
    {
        candidates.Clear();
        var tokens = view.Text.Tokens;
        int from = tokens[p.First].Sentence - Reach, to = tokens[p.End - 1].Sentence + Reach;
        for (var k = 0; k < set.Frames.Count; k++)
        {
            var cue = set.Frames[k].Cue;
            if (cue >= p.First + Opening && cue < p.End) continue;
            var sentence = tokens[cue].Sentence;
            if (k == carried || (sentence >= from && sentence <= to)) candidates.Add(k);
        }
    }
}
