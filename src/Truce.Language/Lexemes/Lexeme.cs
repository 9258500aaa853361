namespace Truce.Language;

/// <summary>
/// A piece of text as numbers and dates are read from it: a run of letters, a numeral, one symbol, or a break between
/// paragraphs. Finer than a token ("20m" is two, "Sept." is two), so that the readers do not depend on tokenisation.
/// </summary>
internal struct Lexeme
{
    /// <summary>First code unit.</summary>
    public int Start;

    /// <summary>First code unit after it.</summary>
    public int End;

    /// <summary>What it is.</summary>
    public LexemeKind Kind;

    /// <summary>True when nothing, not even a space, stands before it.</summary>
    public bool Joined;

    /// <summary>True when its first letter is a capital.</summary>
    public bool Capital;

    /// <summary>The symbol itself, when <see cref="Kind"/> is <see cref="LexemeKind.Symbol"/>; dashes are all '-', quotes are all '\''.</summary>
    public char Symbol;

    /// <summary>What the word is to numbers and dates, or the default.</summary>
    public Word Word;

    /// <summary>Value of a numeral.</summary>
    public decimal Value;

    /// <summary>Number of digits of a numeral without separators or decimal point, else 0.</summary>
    public int PlainDigits;
}

/// <summary>Kinds of <see cref="Lexeme"/>.</summary>
internal enum LexemeKind : byte
{
    /// <summary>Letters.</summary>
    Word,

    /// <summary>Digits with their separators.</summary>
    Numeral,

    /// <summary>One character that is neither.</summary>
    Symbol,

    /// <summary>A line end, or the end of the text.</summary>
    Break,
}

/// <summary>What a word is to the readers of numbers and dates.</summary>
/// <param name="Class">Its class.</param>
/// <param name="Number">Its number within the class: value, month, weekday, count of units.</param>
internal readonly record struct Word(WordClass Class, int Number = 0);

/// <summary>Classes of words that numbers and dates are made of.</summary>
internal enum WordClass : byte
{
    None,

    // Numbers.
    Unit, Teen, Ten, Hundred, Scale, ScaleSuffix, Dozen, Dozens, Article, Half, Quarter, Ordinal, OrdinalSuffix,
    CurrencyCode, CurrencyWord, Percent, Per, Cent, And, Or, To, Of, Between, From, Several, Few, Couple,

    // Dates.
    Month, MonthLikeWord, ForeignMonth, ForeignOf, Weekday, WeekdayShort, Weekdays, Weekend, Today, Yesterday, Tomorrow, Tonight, Overnight,
    TimeUnit, TimeUnitAdverb, UnitLong, DayPart, Season, Feast, Ago, Later, Earlier, Last, Past, Next, This, Previous, Following, Same, That, Every,
    Early, Mid, Late, Beginning, End, Noon, Midnight, Meridiem, Zone, The, Long, Old, On, At, In, By, Since, Until, During, Before, After, Within, For,
    Over, Throughout, Through,
}
