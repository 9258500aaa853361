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
        Project(documents, rulings, asOf, null);

    /// <summary>The same with windows of its own choice, which must not matter; null for those that the rulings ask for.</summary>
    internal static LedgerSnapshot Project(IEnumerable<StoredDocument> documents, Rulings rulings, LocalDate? asOf, Windows? windows)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(rulings);
        var standing = documents.Select(rulings.Apply).ToList();
        var names = new ReportNames(standing.Select(d => d.Document?.Findings.Id).OfType<string>());
        var all = standing.Where(d => d.Document is not null).Select(d => SourceReport.Of(d, names.Of(d.Document!.Findings))).ToList();
        windows ??= Windows.Of(rulings, all);
        var reports = all.FindAll(r => asOf is null || r.KnownBy <= asOf);

        var agreements = Agreements(reports, rulings, asOf);
        var truces = agreements.SelectMany(a => a.Entries).OfType<AgreementEntry>().GroupBy(a => a.Theatre ?? "", StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => new Truces(g), StringComparer.Ordinal);
        var slots = new SortedDictionary<Slot, List<SourceReport>>();
        foreach (var report in reports)
        {
            foreach (var slot in windows.SlotsOf(report))
            {
                if (!slots.TryGetValue(slot, out var own)) slots.Add(slot, own = []);
                own.Add(report);
            }
        }

        var partitions = slots.AsParallel().AsOrdered()
            .Select(s => TheatrePartition.Make(s.Key.Name, windows.Of(s.Key), s.Value, truces.GetValueOrDefault(s.Key.Theatre, Truces.None), rulings));
        return LedgerSnapshot.Of(asOf, [.. agreements, .. partitions]) with
        {
            EventsSource = new Lazy<IReadOnlyList<ToldEvent>>(() => ToldEvent.Of(reports)),
            Withheld = new WithheldCount(standing.Count(d => d.IsWithheld), standing.Sum(d => d.FindingsWithheld)),
        };
    }

    /// <summary>The agreements, region by region.</summary>
    private static List<Projected> Agreements(List<SourceReport> reports, Rulings rulings, LocalDate? asOf)
    {
        var regions = new Regions();
        var lands = reports.SelectMany(r => r.Findings.Agreements.Select(f => (Report: r, Finding: f, Lands: AgreementMention.LandsOf(new(r, f))))).ToList();
        foreach (var mention in lands) regions.Bond(mention.Lands);
        foreach (var merged in rulings.MergedDocuments()) regions.Bond([.. lands.Where(m => merged.Contains(m.Report.Key)).SelectMany(m => m.Lands).Distinct(StringComparer.Ordinal)]);
        return [.. lands.GroupBy(m => regions.Of(m.Lands), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .AsParallel().AsOrdered()
            .Select(region => AgreementPartition.Make(region.Select(m => m.Report).Distinct<SourceReport>(ReferenceEqualityComparer.Instance), m => regions.Of(AgreementMention.LandsOf(m)) == region.Key, asOf, rulings))];
    }
}
