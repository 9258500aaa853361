namespace Truce.Language.Coreference;

/// <summary>What counts how much when the antecedent of a pronoun is chosen: one row of weights for each class of pronouns.</summary>
internal sealed class PronounWeights(float[] weights)
{
    public const int SameSentence = 0;
    public const int SentenceBefore = 1;
    public const int TwoBefore = 2;
    public const int Farther = 3;
    public const int LogDistance = 4;
    public const int Subject = 5;
    public const int Object = 6;
    public const int Oblique = 7;
    public const int Named = 8;
    public const int NamedPerson = 9;
    public const int PersonNoun = 10;
    public const int ByPronoun = 11;
    public const int LogCount = 12;
    public const int GenderKnown = 13;
    public const int SameClauseArgument = 14;
    public const int PluralMatches = 15;
    public const int OpensSentence = 16;
    public const int OtherQuotation = 17;
    public const int Body = 18;
    public const int SameRelation = 19;
    public const int SpeakerAbove = 20;
    public const int InsideAnother = 21;
    public const int PossessorOfSubject = 22;
    public const int Indefinite = 23;
    public const int Count = 24;

    /// <summary>Classes of pronouns: he and she, they, it.</summary>
    public const int Classes = 3;

    private readonly float[] _weights = weights;

    /// <summary>The weights in force, fitted on the train files of GUM by <c>truce train coreference</c>, which prints them.</summary>
    public static PronounWeights Fitted { get; } = new(
    [
        2.25f, 0.61f, -0.09f, -0.57f, -0.10f, 0.54f, 0.36f, 0.06f, -0.08f, 1.12f, 1.44f, 1.05f, -0.01f,
        0.84f, -2.99f, 0.00f, 0.43f, -1.07f, -2.00f, 0.72f, 0.98f, 0.05f, 0.40f, 0.04f,
        2.75f, 0.95f, -0.43f, -1.27f, -0.51f, 1.06f, 0.39f, -0.18f, 0.21f, -0.62f, 0.75f, 1.50f, 0.15f,
        0.00f, -3.13f, 1.28f, 1.01f, -0.70f, 0.53f, 0.69f, 0.05f, 0.02f, 0.16f, -0.15f,
        2.62f, 0.92f, -0.42f, -1.12f, -0.12f, 1.18f, 0.28f, -0.46f, 0.12f, -3.00f, -3.00f, 0.86f, 0.51f,
        0.41f, -2.59f, 0.00f, 0.51f, -0.95f, 0.04f, 0.66f, -0.58f, -0.31f, 0.33f, -0.30f,
    ]);

    /// <summary>The sum of the features by the weights of a class.</summary>
    public float Score(ReadOnlySpan<float> features, int @class)
    {
        var sum = 0f;
        for (var i = 0; i < Count; i++) sum += features[i] * _weights[(@class * Count) + i];
        return sum;
    }

    /// <summary>A copy of the weights, for training.</summary>
    public float[] ToArray() => [.. _weights];
}
