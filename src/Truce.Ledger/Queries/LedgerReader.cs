using NodaTime;

namespace Truce.Ledger;

/// <summary>
/// What pages ask a ledger: entries by sort, conflict, actor, place and day, now or as they could be known on a day; single
/// entries; reports with their words; and searches in the texts. Reads only. An instance belongs to one thread and is cheap to
/// open: one for each request.
/// </summary>
public sealed class LedgerReader : IDisposable
{
    private readonly LedgerFile _ledger;

    private LedgerReader(LedgerFile ledger) => _ledger = ledger;

    /// <summary>Opens a ledger that must exist. Throws <see cref="LedgerException"/> when there is none, or it cannot be used.</summary>
    public static LedgerReader Open(string ledger) => new(LedgerFile.OpenExisting(ledger));

    /// <summary>Chain hash of the journal's last record: as long as it stays, every answer stays the same (a good entity tag).</summary>
    public string Head => _ledger.Head;

    /// <summary>What the ledger holds, in numbers.</summary>
    public LedgerOverview Overview(LocalDate? asOf = null)
    {
        var snapshot = Snapshot(asOf);
        var theatres = snapshot.Entries.GroupBy(e => e.Theatre, StringComparer.Ordinal).Select(g =>
        {
            var days = g.OfType<DocumentEntry>().Select(d => d.Published).OfType<Domain.PartialDate>().ToList();
            return new TheatreOverview(
                g.Key,
                g.Count(e => e is DocumentEntry),
                days.Count == 0 ? null : days.Min(d => d.Earliest),
                days.Count == 0 ? null : days.Max(d => d.Latest),
                g.Where(e => e is not DocumentEntry).CountBy(e => e.Type).ToDictionary(StringComparer.Ordinal));
        });
        return new LedgerOverview(
            asOf,
            Head,
            snapshot.Of<DocumentEntry>().Count(),
            _ledger.Rejections().Count,
            [.. theatres.OrderBy(t => t.Theatre is null).ThenByDescending(t => t.Documents).ThenBy(t => t.Theatre, StringComparer.Ordinal)]);
    }

    /// <summary>The entries that a query asks for.</summary>
    public Page<Entry> Entries(EntryQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var found = Snapshot(query.AsOf).Entries.Where(e => (query.Type is null ? e is not DocumentEntry : e.Type == query.Type)
            && (query.Source is null || e.Sources.Contains(query.Source)) && query.Filter.Matches(e));
        var dated = found.OrderBy(e => e.Date() is null);
        var ordered = query.Order == EntryOrder.OldestFirst ? dated.ThenBy(e => e.Date()?.Earliest) : dated.ThenByDescending(e => e.Date()?.Earliest);
        return Cut(ordered.ThenBy(e => e.Type, StringComparer.Ordinal).ThenBy(e => e.Id, StringComparer.Ordinal).ToList(), query.Skip, query.Take);
    }

    /// <summary>The entry with the id, or null when there is none (then).</summary>
    public Entry? Entry(string id, LocalDate? asOf = null) => Snapshot(asOf).Entries.FirstOrDefault(e => e.Id == id);

    /// <summary>
    /// The report with the id of its <see cref="DocumentEntry"/>, as it stands after review: its findings with the text put back,
    /// in which withheld passages are blanked out. Null when there is none, or it is withheld.
    /// </summary>
    public StoredDocument? Document(string id) => Entry(id) is DocumentEntry entry ? Shown(entry.ContentHash) : null;

    /// <summary>
    /// Bytes of the page that a report was read from, by <see cref="DocumentEntry.ContentHash"/>; null when the archive lacks it, or
    /// anything of the report is withheld.
    /// </summary>
    public byte[]? Page(string contentHash)
    {
        var withheld = _ledger.Rulings().Withheld;
        if (withheld.Records.Count > 0 && _ledger.Document(contentHash) is { } document && withheld.IsAnyWithheld(document.Findings)) return null;
        return _ledger.Archived(contentHash);
    }

    /// <summary>Where a place lies that entries name, or null when no report tells.</summary>
    public Location? Location(string place, LocalDate? asOf = null) => Snapshot(asOf).Locations.GetValueOrDefault(place);

    /// <summary>Reports in whose text or headline all the words stand, latest first.</summary>
    public Page<TextHit> Search(TextQuery query) => Search(query, Matches(query));

    /// <summary>The same of reports that are known to match, in their order, so that they need not be sought twice.</summary>
    public Page<TextHit> Search(TextQuery query, IReadOnlyList<DocumentEntry> matches)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(matches);
        var page = Cut([.. matches], query.Skip, query.Take);
        var words = new SearchWords(query.Words);
        return new Page<TextHit>([.. page.Items.Select(d => Hit(d, words))], page.Total, page.Skip);
    }

    /// <summary>All reports that a search finds, without excerpts, latest first: what facets are counted on.</summary>
    public List<DocumentEntry> Matches(TextQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var words = new SearchWords(query.Words);
        if (words.Words.Count == 0) return [];
        var keys = _ledger.Search(words).ToHashSet(StringComparer.Ordinal);
        var filter = new EntryFilter { Theatre = query.Theatre, From = query.From, To = query.To };
        return [.. Snapshot(query.AsOf).Of<DocumentEntry>().Where(d => keys.Contains(d.ContentHash) && filter.Matches(d))
            .Where(d => query.Outlet is null || query.Outlet.Equals(d.Outlet ?? d.Wire, StringComparison.OrdinalIgnoreCase))
            .OrderBy(d => d.Published is null).ThenByDescending(d => d.Published).ThenBy(d => d.Id, StringComparer.Ordinal)];
    }

    /// <summary>Those of some reports in whose text or headline all the words stand, in the order in which they are given.</summary>
    public List<DocumentEntry> Matches(string words, IEnumerable<DocumentEntry> among)
    {
        var sought = new SearchWords(words);
        if (sought.Words.Count == 0) return [];
        var keys = _ledger.Search(sought).ToHashSet(StringComparer.Ordinal);
        return [.. among.Where(d => keys.Contains(d.ContentHash))];
    }

    /// <summary>How fast the journal has been growing.</summary>
    public ReadingPace Pace() => _ledger.Pace();

    /// <summary>Documents that could not be read, by name, each with its reasons.</summary>
    public IReadOnlyList<Domain.RejectedDocument> Rejections() => _ledger.Rejections();

    /// <summary>
    /// All entries at once, for reports and exports that need them all. Pages ask for what they show instead: this costs time and
    /// memory in the size of the ledger.
    /// </summary>
    /// <param name="asOf">The day, or null.</param>
    /// <param name="scope">Sorts of entry and conflict that are asked for: the rest is not read. Null for all.</param>
    public LedgerSnapshot Snapshot(LocalDate? asOf = null, SnapshotScope? scope = null) => Snapshots.Of(_ledger, asOf, scope ?? SnapshotScope.All);

    /// <inheritdoc/>
    public void Dispose() => _ledger.Dispose();

    private StoredDocument? Shown(string contentHash)
    {
        if (_ledger.Document(contentHash) is not { } document) return null;
        var rulings = _ledger.Rulings();
        if (rulings.Apply(document).Document is not { } standing) return null;
        return standing with { Findings = standing.Findings with { Text = rulings.Withheld.Blank(document.Findings) } };
    }

    private TextHit Hit(DocumentEntry document, SearchWords words)
    {
        var (excerpt, matches) = words.Excerpt(Shown(document.ContentHash)?.Findings.Text ?? "");
        return new TextHit(document, excerpt, matches);
    }

    private static Page<T> Cut<T>(List<T> all, int skip, int take)
    {
        var from = Math.Clamp(skip, 0, all.Count);
        var most = Math.Clamp(take, 1, EntryQuery.MostTaken);
        return new Page<T>(all.GetRange(from, Math.Min(most, all.Count - from)), all.Count, from);
    }
}
