using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Names a partition: the conflict (empty for none) and the first year of its window.</summary>
internal readonly record struct Slot(string Theatre, int Year) : IComparable<Slot>
{
    /// <summary>The conflict, or null.</summary>
    public string? Name => Theatre.Length == 0 ? null : Theatre;

    public int CompareTo(Slot other) => string.CompareOrdinal(Theatre, other.Theatre) is var byTheatre and not 0 ? byTheatre : Year.CompareTo(other.Year);
}

/// <summary>
/// How the years of each conflict are divided: each by itself, but for those that a coder's merge ties together, so that a merge holds
/// however far apart the two entries lie.
/// </summary>
internal sealed class Windows
{
    private readonly Dictionary<string, List<Window>> _long = new(StringComparer.Ordinal);

    /// <summary>Windows by what coders merged in reports.</summary>
    public static Windows Of(Rulings rulings, IReadOnlyList<SourceReport> reports)
    {
        var windows = new Windows();
        if (!rulings.Regroupings.Any(d => d.Verdict == Verdict.Merge)) return windows;
        var byKey = reports.ToDictionary(r => r.Key, StringComparer.Ordinal);
        foreach (var merge in rulings.Regroupings.Where(d => d.Verdict == Verdict.Merge))
        {
            var places = merge.Findings.Concat(merge.Others).SelectMany(a => byKey.TryGetValue(a.Document, out var report) ? PlacesOf(report, a) : []);
            foreach (var theatre in places.Where(p => p.Year != 0).GroupBy(p => p.Theatre, StringComparer.Ordinal)) windows.Tie(theatre.Key, theatre.Min(p => p.Year), theatre.Max(p => p.Year));
        }

        return windows;
    }

    /// <summary>Years of conflicts that are one window.</summary>
    internal static Windows Tied(IEnumerable<(string Theatre, int First, int Last)> ties)
    {
        var windows = new Windows();
        foreach (var (theatre, first, last) in ties) windows.Tie(theatre, first, last);
        return windows;
    }

    /// <summary>The windows that are longer than a year, in words that are equal when they are.</summary>
    public string Key => string.Join('\n', _long.OrderBy(t => t.Key, StringComparer.Ordinal).SelectMany(t => t.Value.Order(Comparer<Window>.Create((a, b) => a.First - b.First)).Select(w => $"{t.Key}/{w.First}-{w.Last}")));

    /// <summary>The window of a partition.</summary>
    public Window Of(Slot slot) => _long.TryGetValue(slot.Theatre, out var windows) && windows.Find(w => w.First == slot.Year) is { First: > 0 } found ? found : new Window(slot.Year, slot.Year);

    /// <summary>The partitions that see something in a report.</summary>
    public HashSet<Slot> SlotsOf(SourceReport report) =>
        [.. report.Told().SelectMany(t => Window.YearsSeeing(t.Day).Select(year => SlotOf(t.Theatre ?? "", year)))];

    private Slot SlotOf(string theatre, int year) =>
        new(theatre, _long.TryGetValue(theatre, out var windows) && windows.Find(w => w.First <= year && year <= w.Last) is { First: > 0 } found ? found.First : year);

    private void Tie(string theatre, int first, int last)
    {
        if (first == last) return;
        if (!_long.TryGetValue(theatre, out var windows)) _long.Add(theatre, windows = []);
        var touched = windows.FindAll(w => w.First <= last && first <= w.Last);
        windows.RemoveAll(touched.Contains);
        windows.Add(new Window(Math.Min(first, touched.Select(w => w.First).DefaultIfEmpty(first).Min()), Math.Max(last, touched.Select(w => w.Last).DefaultIfEmpty(last).Max())));
    }

    private static IEnumerable<(string Theatre, int Year)> PlacesOf(SourceReport report, FindingAddress address)
    {
        if (!report.Standing.Found.TryGetValue(address, out var ids)) return [];
        return FindingLists.Of(report.Findings, address.Kind).Where(f => ids.Contains(FindingIds.Of(report.Stored, f)))
            .Select(f => (report.TheatreOf(f) ?? "", Window.YearOf(report.DayOf(f))));
    }
}
