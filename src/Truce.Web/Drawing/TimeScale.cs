using NodaTime;

namespace Truce.Web.Drawing;

/// <summary>Lays days out on a line: half a day of room at each end, so that a first and a last mark do not lie on the edge.</summary>
/// <param name="First">First day.</param>
/// <param name="Last">Last day, not before the first.</param>
/// <param name="Left">Where the line begins, in units of the drawing.</param>
/// <param name="Right">Where it ends.</param>
internal readonly record struct TimeScale(LocalDate First, LocalDate Last, double Left, double Right)
{
    private double UnitsPerDay => (Right - Left) / (Days + 1);

    /// <summary>Days from the first to the last.</summary>
    public int Days => Period.DaysBetween(First, Last);

    /// <summary>Middle of a day.</summary>
    public double At(LocalDate day) => Left + ((Period.DaysBetween(First, Clamp(day)) + 0.5) * UnitsPerDay);

    /// <summary>A few round days for the axis: days, Mondays, months or years, whichever gives no more than the most.</summary>
    public IEnumerable<LocalDate> Ticks(int most)
    {
        foreach (var step in new[] { 1, 2, 7, 14 })
        {
            if (Days / step > most) continue;
            for (var day = First; day <= Last; day = day.PlusDays(step)) yield return day;
            yield break;
        }

        var inMonths = Days / 30;
        var months = new[] { 1, 3, 6, 12, 24, 60, 120, 240, 600, 1200 }.First(m => inMonths / m <= most);
        for (var day = new LocalDate(First.Year, 1, 1); day <= Last; day = day.PlusMonths(months))
        {
            if (day >= First) yield return day;
        }
    }

    /// <summary>True when the axis shows months rather than days.</summary>
    public bool IsCoarse(int most) => Days / 14 > most;

    private LocalDate Clamp(LocalDate day) => day < First ? First : day > Last ? Last : day;
}
