using System.Globalization;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>
/// The day where the outlet sits. A machine that stamps in Greenwich time is a day off in the evening of America and the morning of Asia; the
/// address, or a line below the headline, then has the day that readers were shown.
/// </summary>
internal static class LocalDay
{
    /// <summary>In the time zones west of Greenwich, as far as Hawaii, the day before lasts until 10:00 UTC.</summary>
    private const int WestUntilHour = 10;

    /// <summary>In those east of it, as far as New Zealand, the day after begins at 11:00 UTC.</summary>
    private const int EastFromHour = 11;

    /// <summary>The day to go by.</summary>
    /// <param name="stamped">The stamp's day.</param>
    /// <param name="stamp">The stamp as written.</param>
    /// <param name="address">The day in the page's address, or null.</param>
    /// <param name="header">The lines above the report.</param>
    public static PartialDate Of(PartialDate stamped, string stamp, PartialDate? address, IReadOnlyList<HeaderLine> header)
    {
        var text = stamp.AsSpan().TrimEnd();
        if (stamped.AsDay is not { } day || !(text.EndsWith("Z") || text.EndsWith("+00:00") || text.EndsWith("+0000"))) return stamped;
        if (address?.AsDay is { } inPath) return inPath == day.PlusDays(-1) || inPath == day.PlusDays(1) ? address.Value : stamped;
        if (HourOf(text) is not { } hour) return stamped;
        PartialDate? neighbour = null;
        foreach (var line in header)
        {
            if (line.IsAboveTitle) continue;
            foreach (var written in DateScanner.Scan(line.Text))
            {
                if (written.IsAmbiguous || written.Date is not { } date || date.AsDay is not { } shown) continue;
                if (shown == day) return stamped;
                // What is shown as the day after may be the day of a change; nothing is changed before it is published.
                var isNeighbour = shown == day.PlusDays(-1) ? hour < WestUntilHour : shown == day.PlusDays(1) && hour >= EastFromHour && !IsChange(line.Text);
                if (isNeighbour) neighbour ??= date;
            }
        }

        return neighbour ?? stamped;
    }

    private static bool IsChange(string line) => line.Contains("pdated", StringComparison.Ordinal) || line.Contains("odified", StringComparison.Ordinal) || line.Contains("UPDATED", StringComparison.Ordinal);

    /// <summary>The hour in <c>2031-03-04T05:57:50Z</c>, or null.</summary>
    private static int? HourOf(ReadOnlySpan<char> stamp)
    {
        var colon = stamp.IndexOf(':');
        return colon > 2 && stamp[colon - 3] is 'T' or ' ' && int.TryParse(stamp[(colon - 2)..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) ? hour : null;
    }
}
