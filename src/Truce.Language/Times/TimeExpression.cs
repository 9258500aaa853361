namespace Truce.Language;

/// <summary>
/// Words that name a time. What they mean is kept apart from what they come to: the meaning (<see cref="From"/>, <see cref="To"/>)
/// follows from the words alone, the days follow from <see cref="TimeResolver"/> and an anchor.
/// </summary>
/// <param name="First">Index of its first token, without a preposition.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Kind">What sort of time.</param>
/// <param name="Relation">What the preposition before it says.</param>
/// <param name="From">The time, or the first one of a range.</param>
/// <param name="To">The last time of a range, or null.</param>
public readonly record struct TimeExpression(int First, int End, TimeKind Kind, TimeRelation Relation, TimePoint From, TimePoint? To);

/// <summary>Sorts of <see cref="TimeExpression"/>, after TimeML.</summary>
public enum TimeKind : byte
{
    /// <summary>A day, month, year or another stretch of the calendar ("Wednesday", "last month", "10 to 15 May").</summary>
    Date,

    /// <summary>A time of day, with its day when the words give one ("at noon", "midnight on Friday").</summary>
    Time,

    /// <summary>A length ("48 hours", "a seven-day truce", "the last 12 days").</summary>
    Duration,

    /// <summary>A time that comes again ("every Friday", "daily").</summary>
    Set,
}

#pragma warning disable CS1591 // The values are the prepositions.

/// <summary>The preposition before a time.</summary>
public enum TimeRelation : byte { None, On, At, In, During, Since, Until, By, Before, After, From, For, Within, Over, To }

#pragma warning restore CS1591

/// <summary>A point or stretch of the calendar as words name it, before it is resolved. Absent parts are 0.</summary>
public readonly record struct TimePoint
{
    /// <summary>What has to be known to resolve it.</summary>
    public TimeBasis Basis { get; init; }

    /// <summary>Year, or 0.</summary>
    public int Year { get; init; }

    /// <summary>Month, 1 to 12, or 0.</summary>
    public int Month { get; init; }

    /// <summary>Day of the month, or 0.</summary>
    public int Day { get; init; }

    /// <summary>Day of the week, 1 (Monday) to 7, or 0.</summary>
    public int Weekday { get; init; }

    /// <summary>The unit that <see cref="Count"/> counts, or the stretch that the words name ("this month").</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>Signed distance from the anchor in <see cref="Unit"/>s ("two weeks ago" is -2); the length of a duration.</summary>
    public decimal Count { get; init; }

    /// <summary>Which of several, where the words say so ("last Friday").</summary>
    public TimeStep Step { get; init; }

    /// <summary>Which part of the stretch, where the words say so ("early this month").</summary>
    public TimePart Part { get; init; }

    /// <summary>True when the words name a night, an evening or a morning ("Friday night").</summary>
    public bool PartOfDay { get; init; }

    /// <summary>True for a date in digits that could be day-month or month-day ("12/09/2016"); given as month-day.</summary>
    public bool Ambiguous { get; init; }
}

#pragma warning disable CS1591 // The values say what they mean.

/// <summary>What resolves a <see cref="TimePoint"/>.</summary>
public enum TimeBasis : byte
{
    /// <summary>Nothing can ("two days after the attack", a length).</summary>
    None,

    /// <summary>Nothing is missing: the year is given.</summary>
    Absolute,

    /// <summary>The day of writing: "Sept. 9", "Wednesday", "last week".</summary>
    Anchor,

    /// <summary>The time told last: "the previous day", "two days later".</summary>
    Discourse,
}

/// <summary>Units of time; the order is that of their length.</summary>
public enum TimeUnit : byte { None, Second, Minute, Hour, Day, Week, Fortnight, Month, Year, Decade, Century, Weekend, Season }

/// <summary>Which one of several.</summary>
public enum TimeStep : byte { None, Last, This, Next }

/// <summary>Which part of a stretch.</summary>
public enum TimePart : byte { None, Early, Middle, Late, SoFar, Rest }
