using System.Globalization;

namespace Truce.Ledger.Reporting;

/// <summary>Who accuses whom how often, by sides.</summary>
public static class BlameMatrix
{
    /// <summary>More sides than this make no readable table; those with most accusations are shown.</summary>
    private const int MostSides = 8;

    /// <summary>The table, or null when there are fewer than two accusations.</summary>
    public static ReportTable? Of(IReadOnlyList<AccusationEntry> accusations)
    {
        if (accusations.Count < 2) return null;
        var accusers = Largest(accusations.Select(a => a.AccuserSide));
        var accused = Largest(accusations.Select(a => a.AccusedSide));
        return new ReportTable(
            ["Accuser ↓  accused →", .. accused],
            [.. accusers.Select(row => (IReadOnlyList<string>)[row, .. accused.Select(column => Cell(accusations.Count(a => a.AccuserSide == row && a.AccusedSide == column)))])]);
    }

    private static List<string> Largest(IEnumerable<string> sides) => [.. sides
        .GroupBy(s => s, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Take(MostSides).Select(g => g.Key)];

    private static string Cell(int count) => count == 0 ? "·" : count.ToString(CultureInfo.InvariantCulture);
}
