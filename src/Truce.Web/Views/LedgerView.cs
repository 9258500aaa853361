using System.Collections.Concurrent;
using NodaTime;
using Truce.Domain;
using Truce.Ledger;

namespace Truce.Web.Views;

/// <summary>One snapshot of the ledger with the indexes that pages need. Immutable but for the store of rendered pages; any thread may read it.</summary>
public sealed class LedgerView
{
    /// <summary>Shortest beginning of a content hash that names a report.</summary>
    private const int ShortestHash = 12;

    /// <summary>Sources whose reports are remembered.</summary>
    private const int MostSources = 64;

    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocumentEntry> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DocumentEntry> _byHash = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, Array> _sorted = [];
    private readonly Dictionary<string, List<Entry>> _ofDocument = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> _ofActor = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Entry>> _ofPlace = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<ContradictionEntry>> _about = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, HashSet<string>> _reportsFrom = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(Type Sort, string Theatre), Array> _ofTheatre = new();
    private readonly Dictionary<string, string> _folded = new(StringComparer.Ordinal);

    internal LedgerView(LedgerSnapshot snapshot, string head)
    {
        Snapshot = snapshot;
        Head = head;
        foreach (var entry in snapshot.Entries) Add(entry);
        foreach (var sort in snapshot.Entries.GroupBy(e => e.GetType())) _sorted.Add(sort.Key, Sorted(sort));
        Theatres = [.. snapshot.Of<DocumentEntry>().Where(d => d.Theatre is not null).CountBy(d => d.Theatre!, StringComparer.Ordinal)
            .OrderByDescending(t => t.Value).ThenBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, t.Value))];
        ReportsByDay = snapshot.Of<DocumentEntry>().Select(d => d.Published?.AsDay).OfType<LocalDate>().CountBy(d => d).ToDictionary();
        Undated = snapshot.Of<DocumentEntry>().Count(d => d.Published?.AsDay is null);
        LastDayOf = snapshot.Entries.Where(e => e.Theatre is not null).GroupBy(e => e.Theatre!, StringComparer.Ordinal)
            .Select(g => (Theatre: g.Key, Day: Ledger.LastDay.Of(g))).Where(t => t.Day is not null).ToDictionary(t => t.Theatre, t => t.Day!.Value, StringComparer.Ordinal);
        LastDay = ReportsByDay.Count == 0 ? null : ReportsByDay.Keys.Max();
        FirstDay = ReportsByDay.Count == 0 ? null : ReportsByDay.Keys.Min();
    }

    /// <summary>The entries.</summary>
    public LedgerSnapshot Snapshot { get; }

    /// <summary>Chain hash of the journal that it was made from.</summary>
    public string Head { get; }

    /// <summary>Conflicts by how many reports are about them, most first.</summary>
    public IReadOnlyList<(string Name, int Reports)> Theatres { get; }

    /// <summary>How many reports were published on each day.</summary>
    public IReadOnlyDictionary<LocalDate, int> ReportsByDay { get; }

    /// <summary>How many reports bear no day of their own.</summary>
    public int Undated { get; }

    /// <summary>The last day that anything on each theatre is dated to.</summary>
    public IReadOnlyDictionary<string, LocalDate> LastDayOf { get; }

    /// <summary>Day of the first report, or null.</summary>
    public LocalDate? FirstDay { get; }

    /// <summary>Day of the latest report, or null.</summary>
    public LocalDate? LastDay { get; }

    /// <summary>Pages that were rendered from this snapshot, by what they were asked for; they go when it goes.</summary>
    public ConcurrentDictionary<string, byte[]> Rendered { get; } = new(StringComparer.Ordinal);

    /// <summary>Everybody whom an entry names, by any part of the name, with how many entries name them; null for all.</summary>
    public IEnumerable<(string Name, int Entries)> ActorsNamed(string? part)
    {
        var folded = part is null ? "" : Wording.Fold(part);
        return _ofActor.Where(a => Fold(a.Key).Contains(folded, StringComparison.Ordinal)).Select(a => (a.Key, a.Value.Count));
    }

    /// <summary>Entries of one sort, newest first, those without a date last.</summary>
    public IReadOnlyList<T> All<T>()
        where T : Entry => (T[])_sorted.GetValueOrDefault(typeof(T), Array.Empty<T>());

    /// <summary>The entry of that id, or null.</summary>
    public T? Find<T>(string id)
        where T : Entry => _entries.GetValueOrDefault(id) as T;

    /// <summary>The report of that id, or of a content hash that begins so; null when there is none or the beginning is too short.</summary>
    public DocumentEntry? Document(string id)
    {
        if (_documents.GetValueOrDefault(id) is { } known) return known;
        return id.Length >= ShortestHash ? _byHash.GetValueOrDefault(id[..ShortestHash]) is { } found && found.ContentHash.StartsWith(id, StringComparison.Ordinal) ? found : null : null;
    }

    /// <summary>Entries that rest on a report, by the report's id.</summary>
    public IReadOnlyList<Entry> OfDocument(string id) => _ofDocument.GetValueOrDefault(id, []);

    /// <summary>Entries that name an actor, by its exact name.</summary>
    public IReadOnlyList<Entry> OfActor(string name) => _ofActor.GetValueOrDefault(name, []);

    /// <summary>Contradictions among the sources of an entry.</summary>
    public IReadOnlyList<ContradictionEntry> ContradictionsAbout(string id) => _about.GetValueOrDefault(id, []);

    /// <summary>Entries of one sort that a query asks for, newest first, those without a date last.</summary>
    public IReadOnlyList<T> Find<T>(Query query)
        where T : Entry
    {
        if (!query.IsNarrow) return All<T>();
        var filter = new EntryFilter { From = query.From, To = query.To };
        var source = query.Source is { } name ? ReportsFrom(name) : null;
        if (source is { Count: 0 }) return [];
        var theatre = query.Theatre is { } asked ? Fold(asked) : null;
        IEnumerable<T> candidates = query.Actor is { } actor ? Named<T>(_ofActor, actor)
            : query.Place is { } place ? Named<T>(_ofPlace, place)
            : theatre is not null ? OfTheatre<T>(theatre)
            : All<T>();
        if (theatre is not null && (query.Actor is not null || query.Place is not null)) candidates = candidates.Where(e => e.Theatre is { } own && Fold(own) == theatre);
        if (query is { Actor: not null, Place: { } alsoAt })
        {
            var there = Named<T>(_ofPlace, alsoAt).ToHashSet(ReferenceEqualityComparer.Instance);
            candidates = candidates.Where(there.Contains);
        }

        return [.. candidates.Where(e => filter.Matches(e) && (source is null || e.Sources.Any(source.Contains)) && (query.Modality is null || ModalityOf(e) == query.Modality))];
    }

    /// <summary>How an entry is presented; null for sorts that have no such thing.</summary>
    public static Modality? ModalityOf(Entry entry) => entry switch
    {
        IncidentEntry e => e.Modality,
        AccessEntry e => e.Modality,
        CouncilEntry e => e.Modality,
        AccusationEntry { DeniedBy.Count: > 0 } => Modality.Denied,
        AccusationEntry => Modality.Alleged,
        MeetingEntry e => e.Status == MeetingStatus.Held ? Modality.Happened : e.Status == MeetingStatus.Cancelled ? Modality.Negated : Modality.Planned,
        _ => null,
    };

    /// <summary>Entries of one sort in a theatre, by its folded name; found once, then kept.</summary>
    private IReadOnlyList<T> OfTheatre<T>(string theatre)
        where T : Entry
    {
        if (!Theatres.Any(t => Fold(t.Name) == theatre) && !_folded.ContainsValue(theatre)) return [];
        return (T[])_ofTheatre.GetOrAdd((typeof(T), theatre), key => All<T>().Where(e => e.Theatre is { } own && Fold(own) == key.Theatre).ToArray());
    }

    /// <summary>Ids of the reports of an outlet or agency, by any part of its name.</summary>
    private HashSet<string> ReportsFrom(string part)
    {
        if (_reportsFrom.Count > MostSources) _reportsFrom.Clear();
        return _reportsFrom.GetOrAdd(Fold(part), folded => All<DocumentEntry>().Where(d => Contains(d.Outlet, folded) || Contains(d.Wire, folded)).Select(d => d.Id).ToHashSet(StringComparer.Ordinal));
    }

    private bool Contains(string? name, string part) => name is not null && Fold(name).Contains(part, StringComparison.Ordinal);

    private T[] Named<T>(Dictionary<string, List<Entry>> index, string part)
        where T : Entry
    {
        var folded = Fold(part);
        var found = index.Where(n => Fold(n.Key).Contains(folded, StringComparison.Ordinal)).SelectMany(n => n.Value.OfType<T>());
        return Sorted(found.Distinct(ReferenceEqualityComparer.Instance).Cast<T>());
    }

    /// <summary>The folded form of a name that the ledger holds, made once; of any other text, made anew.</summary>
    private string Fold(string text) => _folded.GetValueOrDefault(text) ?? Wording.Fold(text);

    private void Add(Entry entry)
    {
        if (entry is DocumentEntry document)
        {
            _documents.TryAdd(document.Id, document);
            _byHash.TryAdd(document.ContentHash[..Math.Min(ShortestHash, document.ContentHash.Length)], document);
            Remember(document.Outlet);
            Remember(document.Wire);
            Remember(document.Theatre);
            return;
        }

        _entries.TryAdd(entry.Id, entry);
        Remember(entry.Theatre);
        foreach (var source in entry.Sources) Put(_ofDocument, source, entry);
        foreach (var actor in entry.Actors().Distinct(StringComparer.Ordinal)) Put(_ofActor, Remember(actor)!, entry);
        foreach (var place in entry.Places().Distinct(StringComparer.Ordinal)) Put(_ofPlace, Remember(place)!, entry);
        if (entry is ContradictionEntry contradiction) Put(_about, contradiction.About, contradiction);
    }

    private string? Remember(string? name)
    {
        if (name is not null && !_folded.ContainsKey(name)) _folded.Add(name, Wording.Fold(name));
        return name;
    }

    private static void Put<T>(Dictionary<string, List<T>> index, string key, T value)
    {
        if (!index.TryGetValue(key, out var list)) index.Add(key, list = []);
        list.Add(value);
    }

    private static T[] Sorted<T>(IEnumerable<T> entries)
        where T : Entry
    {
        T[] sorted = [.. entries];
        Array.Sort(sorted, Listings.Compare);
        return sorted;
    }

    /// <summary>The same, as an array of the entries' own type, which <see cref="All{T}"/> hands out.</summary>
    private static Array Sorted(IGrouping<Type, Entry> sort)
    {
        var sorted = Sorted((IEnumerable<Entry>)sort);
        var typed = Array.CreateInstance(sort.Key, sorted.Length);
        Array.Copy(sorted, typed, sorted.Length);
        return typed;
    }
}
