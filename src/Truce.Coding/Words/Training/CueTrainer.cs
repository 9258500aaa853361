namespace Truce.Coding.Words.Training;

/// <summary>Learns which tokens head a cue: logistic regression.</summary>
internal static class CueTrainer
{
    public const int Bits = 18;
    private const int Epochs = 8;
    private const float Rate = 0.08f, Decay = 2e-6f;

    /// <summary>Learns from articles.</summary>
    public static LinearModel Train(IReadOnlyList<TrainingText> texts, WordClusters clusters)
    {
        var examples = new List<(uint[] Features, bool IsCue)>();
        var view = new WordsView(clusters);
        var buffer = new uint[CueFeatures.Most];
        var f = new Features(buffer);
        foreach (var text in texts)
        {
            view.Load(text.Annotated);
            for (var i = 0; i < view.Text.Count; i++)
            {
                if (text.IsDiscarded[i] || !CueFeatures.IsCandidate(view, i)) continue;
                CueFeatures.Collect(view, i, ref f);
                examples.Add((f.All.ToArray(), text.CueOf.ContainsKey(i)));
            }
        }

        var learner = new Learner(Bits, 1, Rate, Decay);
        var order = examples.ToArray();
        var shuffle = new Shuffle(1);
        Span<float> score = stackalloc float[1];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            shuffle.Apply(order);
            foreach (var (features, isCue) in order)
            {
                learner.Score(features, score);
                score[0] = (1 / (1 + MathF.Exp(-score[0]))) - (isCue ? 1 : 0);
                learner.Step(features, score);
            }
        }

        return learner.Pack();
    }
}
