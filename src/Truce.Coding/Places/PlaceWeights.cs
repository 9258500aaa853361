namespace Truce.Coding;

/// <summary>What counts how much when a place is chosen among namesakes.</summary>
internal sealed class PlaceWeights
{
    public const int FirstKind = 0;
    public const int Population = FirstKind + 12;
    public const int DivisionPopulation = Population + 1;
    public const int CuratedDivision = DivisionPopulation + 1;
    public const int Curated = CuratedDivision + 1;
    public const int Enclosed = Curated + 1;
    public const int Enclosing = Enclosed + 1;
    public const int CalledDivision = Enclosing + 1;
    public const int CalledSettlement = CalledDivision + 1;
    public const int CountryWeight = CalledSettlement + 1;
    public const int CountryShare = CountryWeight + 1;
    public const int DivisionWeight = CountryShare + 1;
    public const int DivisionShare = DivisionWeight + 1;
    public const int Nearness = DivisionShare + 1;
    public const int Count = Nearness + 1;

    private readonly float[] _weights;

    public PlaceWeights(float[] weights) => _weights = weights;

    /// <summary>
    /// The weights in force: set by hand while looking at the development articles, near what <c>truce train places</c> fits and prints.
    /// </summary>
    public static PlaceWeights Chosen { get; } = new(
    [
        0.3f, 2.6f, 1.4f, 1.2f, 0f, -0.7f, 9.3f, 3.0f, 2.6f, 7.6f, 7f, 5f, 1f, 0.2f, 4.9f, 0.3f, 8f, 2.3f, 3f, 3f, 0.9f, 0.6f, 1f, 0.5f, 1.7f,
    ]);

    /// <summary>The sum of the features by their weights.</summary>
    public float Score(ReadOnlySpan<float> features)
    {
        var sum = 0f;
        for (var i = 0; i < Count; i++) sum += features[i] * _weights[i];
        return sum;
    }

    /// <summary>A copy of the weights, for training.</summary>
    public float[] ToArray() => [.. _weights];
}
