using NodaTime;

namespace Truce.Language;

/// <summary>Days from the first to the last, both included; what a <see cref="TimePoint"/> comes to.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day; the first itself when the day is known.</param>
public readonly record struct TimeInterval(LocalDate First, LocalDate Last)
{
    /// <summary>One day.</summary>
    public TimeInterval(LocalDate day)
        : this(day, day)
    {
    }

    /// <summary>True when the day is known.</summary>
    public bool IsDay => First == Last;

    /// <summary>True when all days lie in one month.</summary>
    public bool IsInOneMonth => First.Year == Last.Year && First.Month == Last.Month;

    /// <summary>The days from the first of either to the last of either.</summary>
    public TimeInterval Through(TimeInterval other) => new(LocalDate.Min(First, other.First), LocalDate.Max(Last, other.Last));
}
