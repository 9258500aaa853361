using Truce.Language.Neural;

namespace Truce.Language.Training;

/// <summary>
/// What networks that were trained before think of a sentence, as mean probabilities: of each word's tag, name, head (the root
/// first) and relation to its true head. A network that learns from them beside the truth learns better than from the truth
/// alone (Hinton et al. 2015; for parsers Kuncoro et al. 2016).
/// </summary>
internal sealed class Opinion(int words)
{
    public float[] Tags { get; } = new float[words * Shape.Tags];

    public float[] Names { get; } = new float[words * Shape.Names];

    public float[] Heads { get; } = new float[words * (words + 1)];

    public float[] Relations { get; } = new float[words * Shape.Relations];
}
