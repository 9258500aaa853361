namespace Truce.Language;

/// <summary>
/// A number in words or digits with what bounds it ("at least 12", "between 80 and 100", "hundreds"). Numbers that are
/// part of a date, a clock time or a name ("Resolution 2254", "MH17") are not listed.
/// </summary>
/// <param name="First">Index of its first token, words such as "at least" and the currency included.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="NumeralFirst">Index of the first token of the numeral itself.</param>
/// <param name="NumeralEnd">Index after the last token of the numeral itself.</param>
/// <param name="Kind">What sort of number.</param>
/// <param name="Low">
/// Lower bound, inclusive; null when there is none ("up to 40"). A fraction and a percentage are given as written, in
/// parts of one and in per cent.
/// </param>
/// <param name="High">Upper bound, inclusive; null when there is none ("at least 12", "hundreds").</param>
/// <param name="Approximate">True when the words say that the number is not exact ("about 12", "nearly 300").</param>
/// <param name="Hyphenated">True when a hyphen ties it to the next word ("a 31-truck convoy").</param>
/// <param name="Currency">ISO 4217 code of an amount of money, "XXX" when the words leave the currency open; else null.</param>
public readonly record struct NumberExpression(
    int First,
    int End,
    int NumeralFirst,
    int NumeralEnd,
    NumberKind Kind,
    decimal? Low,
    decimal? High,
    bool Approximate,
    bool Hyphenated,
    string? Currency);

/// <summary>Sorts of <see cref="NumberExpression"/>.</summary>
public enum NumberKind : byte
{
    /// <summary>A count or a bare number.</summary>
    Count,

    /// <summary>A place in an order ("third", "12th").</summary>
    Ordinal,

    /// <summary>A part of a whole, in parts of one ("a quarter").</summary>
    Fraction,

    /// <summary>A percentage, in per cent.</summary>
    Percent,

    /// <summary>An amount of money, in units of its currency.</summary>
    Money,
}
