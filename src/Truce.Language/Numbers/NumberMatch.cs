namespace Truce.Language;

/// <summary>A number as a range of lexemes, before it is mapped to tokens.</summary>
internal struct NumberMatch
{
    /// <summary>Index of the first lexeme, bounds included.</summary>
    public int First;

    /// <summary>Index after the last lexeme, bounds included.</summary>
    public int End;

    /// <summary>Index of the first lexeme of the numeral.</summary>
    public int NumeralFirst;

    /// <summary>Index after the last lexeme of the numeral.</summary>
    public int NumeralEnd;

    public NumberKind Kind;
    public decimal? Low;
    public decimal? High;
    public bool Approximate;
    public bool Hyphenated;
    public string? Currency;

    /// <summary>The factor that the scale words gave ("million"), for "2 to 3 million"; 1 when there was none.</summary>
    public decimal Scale;

    /// <summary>True for words such as "dozens" and "thousands", which name a lower bound only.</summary>
    public bool Plural;
}
