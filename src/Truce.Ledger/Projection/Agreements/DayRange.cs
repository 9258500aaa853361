using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>The days that a date may mean, as numbers of days since 1 January 1970, both ends inclusive.</summary>
internal readonly record struct DayRange(int First, int Last)
{
    public bool IsDay => First == Last;

    public static DayRange? Of(PartialDate? date) => date is { } known ? new DayRange(Number(known.Earliest), Number(known.Latest)) : null;

    /// <summary>Days between the two; 0 when they may be the same day.</summary>
    public int GapTo(DayRange other) => Math.Max(0, Math.Max(other.First - Last, First - other.Last));

    private static int Number(LocalDate day) => Period.DaysBetween(new LocalDate(1970, 1, 1), day);
}
