using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>The ledger as it could be known on a day.</summary>
/// <param name="AsOf">The day; null when every report counts.</param>
/// <param name="Entries">All entries, by type, then id, ordinally.</param>
public sealed record LedgerSnapshot(LocalDate? AsOf, IReadOnlyList<Entry> Entries)
{
    /// <summary>Where the places lie that entries name, by the names that they use; those that the gazetteer knows.</summary>
    public IReadOnlyDictionary<string, Location> Locations { get; init; } = new Dictionary<string, Location>();

    /// <summary>Political events as the reports tell them, in canonical order of the reports; read from the reports when first asked for.</summary>
    public IReadOnlyList<ToldEvent> Events => EventsSource.Value;

    internal Lazy<IReadOnlyList<ToldEvent>> EventsSource { get; init; } = new([]);

    /// <summary>What is withheld from this view.</summary>
    public WithheldCount Withheld { get; init; } = WithheldCount.None;

    /// <summary>Puts partitions together; of two that place a name differently the first counts.</summary>
    internal static LedgerSnapshot Of(LocalDate? asOf, IReadOnlyList<Projected> partitions)
    {
        var locations = new Dictionary<string, Location>(StringComparer.Ordinal);
        foreach (var (name, location) in partitions.SelectMany(p => p.Locations)) locations.TryAdd(name, location);
        return new LedgerSnapshot(asOf, Projected.InOrder([.. partitions.SelectMany(p => p.Entries)])) { Locations = locations };
    }

    /// <summary>The entries of one sort.</summary>
    public IEnumerable<T> Of<T>() where T : Entry => Entries.OfType<T>();
}

/// <summary>Where a place lies.</summary>
/// <param name="Name">Common English name.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Precision">Precision by the codebook, section 1, rule 7.</param>
public sealed record Location(string Name, double Latitude, double Longitude, string Precision);

/// <summary>A political event as one report tells it.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Document">Id of the report.</param>
/// <param name="Outlet">Name of the outlet, or null.</param>
/// <param name="Url">Address of the report, or null.</param>
/// <param name="Published">Date of publication, or null.</param>
/// <param name="Event">The event.</param>
public sealed record ToldEvent(string Id, string Document, string? Outlet, string? Url, PartialDate? Published, EventFinding Event)
{
    /// <summary>The events of reports, in canonical order.</summary>
    internal static IReadOnlyList<ToldEvent> Of(IEnumerable<SourceReport> reports) =>
        [.. reports.OrderBy(r => r.KnownBy is null).ThenBy(r => r.KnownBy).ThenBy(r => r.Key, StringComparer.Ordinal).SelectMany(r => r.Findings.Events
            .Select(e => new ToldEvent(EntryIds.Of("event", new Mention<EventFinding>(r, e)), r.Id, r.Findings.Outlet, r.Findings.Url, r.Findings.Published, e)))];
}
