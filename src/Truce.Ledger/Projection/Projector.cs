using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Makes the ledger out of what the reports say. A pure function: the same documents in any order, read in one go or in many,
/// give the same entries.
/// </summary>
public static class Projector
{
    /// <summary>Projects documents.</summary>
    /// <param name="documents">Reports with their findings, each page once, in any order.</param>
    /// <param name="rulings">What people decided on them; decisions hold for every day, since they mend the reading, not the knowledge.</param>
    /// <param name="asOf">
    /// When given, only what could be known on that day counts: reports published on it or before. A report whose page does not
    /// tell its date counts from the latest day that it speaks of as past; one that speaks of no day does not count.
    /// </param>
    public static LedgerSnapshot Project(IEnumerable<StoredDocument> documents, Rulings rulings, LocalDate? asOf = null) =>
        Project(documents, rulings, asOf, new ProjectionMemory());

    /// <summary>The same with what is known from projections before; the result does not depend on it.</summary>
    internal static LedgerSnapshot Project(IEnumerable<StoredDocument> documents, Rulings rulings, LocalDate? asOf, ProjectionMemory memory)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(rulings);
        memory.Begin();
        var standing = Standing.Of(documents, rulings);
        var reports = Reports(standing.Documents, asOf);
        var gazetteer = new Gazetteer(reports.Select(r => r.Findings));
        var theatres = reports.ConvertAll(r => Theatres.Of(r.Findings, gazetteer));

        var entries = new List<Entry>();
        var agreements = AgreementProjection.Project(reports, r => theatres[r.Order], gazetteer, asOf, standing)
            .Select(a => (Entry: (AgreementEntry)standing.Apply(a.Entry), a.Mentions)).ToList();
        foreach (var (entry, mentions) in agreements)
        {
            entries.Add(entry);
            entries.AddRange(ContradictionProjection.OfAgreement(entry, mentions));
        }

        var truces = agreements.Select(a => a.Entry).ToLookup(a => a.Theatre, StringComparer.Ordinal);
        foreach (var (theatre, own) in ByTheatre(reports, Of))
        {
            var partition = new TheatrePartition(theatre.Length == 0 ? null : theatre, own, Of, r => (theatres[r.Order] ?? "") == theatre, [.. truces[theatre.Length == 0 ? null : theatre]], standing);
            entries.AddRange(memory.Get(partition.Key(), partition.Entries));
        }

        entries.AddRange(reports.Select(r => ToEntry(r, theatres[r.Order], reports)));
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i] is not AgreementEntry) entries[i] = standing.Apply(entries[i]);
        }

        entries.Sort((a, b) => string.CompareOrdinal(a.Type, b.Type) is var byType and not 0 ? byType : string.CompareOrdinal(a.Id, b.Id));
        return new LedgerSnapshot(asOf, EntryIds.MakeUnique(entries)) { Locations = Locations(entries, gazetteer), Events = [.. reports.SelectMany(EventsOf)], Withheld = standing.Withheld };

        string? Of(SourceReport report, string? place) => gazetteer.CountryOfPlace(place) ?? theatres[report.Order];
    }

    /// <summary>The reports with a part in each conflict, in order; what belongs to none stands under the empty name.</summary>
    private static SortedDictionary<string, List<SourceReport>> ByTheatre(List<SourceReport> reports, Func<SourceReport, string?, string?> theatreOf)
    {
        var byTheatre = new SortedDictionary<string, List<SourceReport>>(StringComparer.Ordinal);
        foreach (var report in reports)
        {
            foreach (var theatre in PlacesOf(report).Append(null).Select(p => theatreOf(report, p) ?? "").Distinct(StringComparer.Ordinal))
            {
                if (!byTheatre.TryGetValue(theatre, out var own)) byTheatre.Add(theatre, own = []);
                own.Add(report);
            }
        }

        return byTheatre;
    }

    private static Dictionary<string, Location> Locations(List<Entry> entries, Gazetteer gazetteer)
    {
        var locations = new Dictionary<string, Location>(StringComparer.Ordinal);
        foreach (var name in entries.SelectMany(e => e.Places()).Distinct(StringComparer.Ordinal))
        {
            if (gazetteer.Place(name) is { Latitude: { } latitude, Longitude: { } longitude } place)
                locations.Add(name, new Location(place.Name, latitude, longitude, place.Precision));
        }

        return locations;
    }

    private static IEnumerable<ToldEvent> EventsOf(SourceReport report) => report.Findings.Events.Select(e => new ToldEvent(
        EntryIds.Of("event", new Mention<EventFinding>(report, e)), report.Id, report.Findings.Outlet, report.Findings.Url, report.Findings.Published, e));

    private static IEnumerable<string?> PlacesOf(SourceReport report) => report.Findings.Incidents.Select(f => f.Place)
        .Concat(report.Findings.Access.Select(f => f.Place))
        .Concat(report.Findings.Figures.Select(f => f.Place));

    /// <summary>The documents in canonical order (by day, then by content hash), with unique names, as far as they were known on the day.</summary>
    private static List<SourceReport> Reports(IEnumerable<StoredDocument> documents, LocalDate? asOf)
    {
        var known = documents
            .Select(d => (Document: d, KnownBy: d.Findings.Published?.Latest ?? SourceReport.LatestPastDay(d.Findings)))
            .Where(d => asOf is null || d.KnownBy <= asOf)
            .OrderBy(d => d.KnownBy is null)
            .ThenBy(d => d.KnownBy)
            .ThenBy(d => d.Document.Findings.ContentHash, StringComparer.Ordinal)
            .ToList();
        var copies = Copies.Find(known.ConvertAll(d => d.Document));
        var shared = known.GroupBy(d => d.Document.Findings.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return [.. known.Select((d, i) => new SourceReport(Name(d.Document.Findings), i, d.Document, d.KnownBy, copies[i]) { CopyOf = known[copies[i]].Document.Findings.ContentHash })];

        // Two folders may hold files of one name.
        string Name(DocumentFindings findings) => shared.Contains(findings.Id) ? $"{findings.Id}~{findings.ContentHash[..8]}" : findings.Id;
    }

    private static DocumentEntry ToEntry(SourceReport report, string? theatre, List<SourceReport> reports)
    {
        var f = report.Findings;
        return new DocumentEntry
        {
            Id = report.Id,
            Theatre = theatre,
            ContentHash = f.ContentHash,
            TextHash = report.Stored.TextHash,
            Published = f.Published,
            Outlet = f.Outlet,
            Wire = f.Wire,
            Title = f.Title,
            Url = f.Url,
            Relevant = f.Relevant,
            DuplicateOf = report.CopyGroup == report.Order ? null : reports[report.CopyGroup].Id,
            Findings = f.Agreements.Count + f.Accusations.Count + f.Incidents.Count + f.Figures.Count + f.Statements.Count + f.Meetings.Count
                + f.Access.Count + f.Council.Count + f.Events.Count,
            Sources = [report.Id],
            Voices = 1,
            Evidence = [],
        };
    }
}
