namespace Truce.Coding.Words.Training;

/// <summary>
/// Learns the roles of tokens about a cue: a conditional random field over a sentence, by the gradient of the likelihood of one
/// sequence at a time.
/// </summary>
internal static class RoleTrainer
{
    public const int TokenBits = 19, StepBits = 12;
    private const int Roles = RoleFeatures.Roles;
    private const int Epochs = 6;
    private const float Rate = 0.07f, Decay = 2e-6f;

    /// <summary>Learns from articles: the model over tokens and the model over steps between them.</summary>
    public static (LinearModel Tokens, LinearModel Steps) Train(IReadOnlyList<TrainingText> texts, WordClusters clusters)
    {
        var sequences = Collect(texts, clusters);
        var tokens = new Learner(TokenBits, Roles, Rate, Decay);
        var steps = new Learner(StepBits, Roles * Roles, Rate, Decay);
        var field = new ChainField();
        var shuffle = new Shuffle(2);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            shuffle.Apply(sequences);
            foreach (var sequence in sequences) field.Learn(sequence, tokens, steps);
        }

        return (tokens.Pack(), steps.Pack());
    }

    private static Sequence[] Collect(IReadOnlyList<TrainingText> texts, WordClusters clusters)
    {
        var sequences = new List<Sequence>();
        var view = new WordsView(clusters);
        var window = new RoleFeatures();
        var buffer = new uint[RoleFeatures.Most];
        var f = new Features(buffer);
        foreach (var text in texts)
        {
            view.Load(text.Annotated);
            foreach (var (cue, attribution) in text.CueOf)
            {
                if (text.IsDiscarded[cue]) continue;
                window.Begin(view, cue);
                var sequence = new Sequence(text.RolesOf(attribution, window.First, window.End), cue - window.First);
                for (var i = window.First; i < window.End; i++)
                {
                    window.Collect(i, ref f);
                    sequence.Tokens.Add(f.All.ToArray());
                    if (i == window.First) continue;
                    window.CollectStep(i, ref f);
                    sequence.Steps.Add(f.All.ToArray());
                }

                sequence.Gold[sequence.Cue] = Role.Cue;
                sequences.Add(sequence);
            }
        }

        return [.. sequences];
    }
}

/// <summary>A sentence with the gold roles for one cue, and its features.</summary>
internal sealed record Sequence(Role[] Gold, int Cue)
{
    /// <summary>Features of each token.</summary>
    public List<uint[]> Tokens { get; } = [];

    /// <summary>Features of each step, from the second token on.</summary>
    public List<uint[]> Steps { get; } = [];
}
