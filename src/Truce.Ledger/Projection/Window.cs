using NodaTime;

namespace Truce.Ledger;

/// <summary>
/// The years of a conflict that are projected by themselves: one, or several that a coder's merge ties together. A window owns the entries
/// whose first mention falls into it, and sees the last month before and the first month after as well, so that what lies across New Year
/// is one entry. Mentions without any day have a window of their own.
/// </summary>
/// <param name="First">First year; 0 for mentions without a day.</param>
/// <param name="Last">Last year, that one included.</param>
internal readonly record struct Window(int First, int Last)
{
    private const int January = 1, December = 12;

    /// <summary>The year that a day falls into; 0 for none.</summary>
    public static int YearOf(LocalDate? day) => day?.Year ?? 0;

    /// <summary>The years whose windows see a day.</summary>
    public static IEnumerable<int> YearsSeeing(LocalDate? day)
    {
        yield return YearOf(day);
        if (day is { Month: January } early) yield return early.Year - 1;
        if (day is { Month: December } late) yield return late.Year + 1;
    }

    /// <summary>True when entries that begin on the day are this window's.</summary>
    public bool Owns(LocalDate? day) => YearOf(day) is var year && year >= First && year <= Last;

    /// <summary>True when the day is one of the window's, or of the month before or after.</summary>
    public bool Sees(LocalDate? day)
    {
        if (Owns(day)) return true;
        return First != 0 && day is { } other && ((other.Year == First - 1 && other.Month == December) || (other.Year == Last + 1 && other.Month == January));
    }
}
