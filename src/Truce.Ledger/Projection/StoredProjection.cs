using System.Data.Common;
using Dapper;
using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// The projection as tables beside the journal: brought up to date by whoever asks first, at the cost of the partitions that something
/// new has a part in, and equal to <see cref="Projector"/>'s from nothing, byte for byte. Made without keeping writers waiting, then written
/// when nobody else has done so meanwhile; where this account may not write it lives as long as the answer.
/// </summary>
internal sealed partial class StoredProjection
{
    /// <summary>Times that the tables are made anew when another program changes them meanwhile.</summary>
    private const int Attempts = 3;

    /// <summary>Reports that are kept in memory while partitions are made (some 10 kB each); the rest is read again when it is needed again.</summary>
    private const int MostKept = 60_000;

    /// <summary>The year under which agreements are kept, which belong to none.</summary>
    public const int NoYear = -1;

    /// <summary>Sorts of part beside the types of entry: where places lie, the truces without their evidence, and the key of the truces that a partition rests on.</summary>
    private const string LocationSort = "location", TrucesSort = "truces", KeySort = "key";

    /// <summary>Brotli quality of parts: a thirtieth smaller than at 5 for hardly more time; most of what is left is hashes, which nothing makes smaller.</summary>
    private const int PartQuality = 7;

    /// <summary>Another build of this library may make other entries of the same findings.</summary>
    private static readonly string _code = typeof(Projector).Module.ModuleVersionId.ToString("N");

    private readonly LedgerFile _ledger;
    private readonly ProjectionTables _tables;
    private readonly Dictionary<long, SourceReport?> _reports = [];
    private readonly HashSet<long> _removed = [];
    private readonly List<Cell> _cells = [];
    private readonly List<Bond> _bonds = [];
    private readonly Dictionary<Slot, List<(string Sort, byte[] Content)>> _made = [];
    private readonly ProjectionState? _before;
    private readonly (long Seq, string Head) _end;
    private readonly Rulings _rulings;
    private readonly ReportNames _names;
    private readonly Regions _regions = new();
    private readonly HashSet<long> _counted = [];
    private Windows _windows = new();
    private bool _isAnew;
    private long _withheld, _hidden;

    private StoredProjection(LedgerFile ledger, ProjectionTables tables)
    {
        (_ledger, _tables) = (ledger, tables);
        _before = tables.State();
        _end = ledger.End;
        _rulings = ledger.Rulings();
        _names = new ReportNames(tables.Names().Select(n => n.Id));
    }

    /// <summary>The ledger as a whole, or some sorts of entry of it, or one conflict; null when the tables cannot be brought up to date.</summary>
    public static LedgerSnapshot? Read(LedgerFile ledger, SnapshotScope scope)
    {
        if (BringUpToDate(ledger) is null) return null;
        return Reading(ledger, tables =>
        {
            var state = tables.State();
            if (state is null || !IsCurrent(state, ledger.End)) return null;
            var sorts = scope.Types is null ? null : scope.Types.Append(LocationSort).ToList();
            var parts = tables.Parts(sorts, scope.Theatre).Where(p => p.Sort is not (TrucesSort or KeySort)).ToList();
            var opened = parts.AsParallel().AsOrdered().Select(p => Open(p.Sort, p.Content)).ToList();
            var snapshot = LedgerSnapshot.Of(null, opened);
            if (scope.Theatre is not null) snapshot = snapshot with { Entries = [.. snapshot.Entries.Where(scope.Takes)] };
            return snapshot with
            {
                Withheld = new WithheldCount((int)state.Withheld, (int)state.Hidden),
                EventsSource = new Lazy<IReadOnlyList<ToldEvent>>(() => EventsOf(ledger.Location, null)),
            };
        });
    }

    /// <summary>Makes what has changed since the tables were written, and tells how many partitions that were; null when it cannot be kept.</summary>
    public static int? BringUpToDate(LedgerFile ledger)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var update = Reading(ledger, tables => IsCurrent(tables.State(), ledger.End) ? null : Plan(ledger, tables));
            if (update is null) return 0;
            try
            {
                if (update.Keep()) return update._made.Count;
            }
            catch (DbException)
            {
                return null; // a disk that is full or read-only: what was asked for is answered all the same
            }
        }

        return null;
    }

    private static bool IsCurrent(ProjectionState? state, (long Seq, string Head) end) => state is not null && state.Seq == end.Seq && state.Head == end.Head && state.Code == _code;

    private static T Reading<T>(LedgerFile ledger, Func<ProjectionTables, T> read)
    {
        ledger.Database.Connection.Execute(ledger.Database.BeginReading);
        try
        {
            return read(new ProjectionTables(ledger.Database));
        }
        finally
        {
            ledger.Database.Connection.Execute("COMMIT");
        }
    }

    private static StoredProjection Plan(LedgerFile ledger, ProjectionTables tables)
    {
        var update = new StoredProjection(ledger, tables);
        update.Make();
        return update;
    }

    private void Make()
    {
        _windows = Windows.Of(_rulings, [.. _rulings.MergedDocuments().SelectMany(d => d).Distinct(StringComparer.Ordinal).Select(Report).OfType<SourceReport>()]);
        _isAnew = _before is null || _before.Code != _code || _before.Windows != _windows.Key || !Follows(_before) || IsWithheldOtherwise(_before);
        var numbers = _isAnew ? [.. _tables.Names().Select(n => ProjectionTables.NumberOf(n.Key))] : Changed(_before!);
        var slots = new HashSet<Slot>();
        if (!_isAnew)
        {
            _removed.UnionWith(numbers);
            slots.UnionWith(_tables.SlotsOf(numbers));
            (_withheld, _hidden) = (_before!.Withheld, _before.Hidden);
        }

        foreach (var some in numbers.Chunk(1000))
        {
            foreach (var (number, report) in Load(some))
            {
                if (report is not null) Place(number, report);
            }
        }

        slots.UnionWith(_cells.Select(c => c.Slot));
        var truces = MakeAgreements([.. slots.Where(s => s.Year == NoYear).Select(s => s.Theatre)]);
        MakePartitions([.. slots.Where(s => s.Year != NoYear)], truces);
    }

    /// <summary>True when the journal goes on from where the tables were made.</summary>
    private bool Follows(ProjectionState before) =>
        before.Seq <= _end.Seq && (before.Seq == 0 || (_ledger.ChainAt(before.Seq) is { } chain && Convert.ToHexStringLower(chain) == before.Head));

    /// <summary>Withholding touches everything; while something is withheld, whatever but a new report may change how much.</summary>
    private bool IsWithheldOtherwise(ProjectionState before) =>
        _tables.ReviewsSince(before.Seq).Any(r => r is Withholding) || (_rulings.Withheld.Records.Count > 0 && _tables.AnyOtherSince(before.Seq));

    /// <summary>Reports that came or changed: by themselves, by a decision, or because another bears their name now.</summary>
    private List<long> Changed(ProjectionState before)
    {
        var renamed = _names.Shared.ToHashSet(StringComparer.Ordinal);
        renamed.SymmetricExceptWith(before.Shared.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        var decided = _tables.ReviewsSince(before.Seq).OfType<Decision>().SelectMany(d => d.Findings.Concat(d.Others)).Select(a => a.Document);
        var keys = _tables.ChangedSince(before.Seq).Concat(decided);
        if (renamed.Count > 0) keys = keys.Concat(_tables.Names().Where(n => renamed.Contains(n.Id)).Select(n => n.Key));
        return [.. keys.Where(k => k.Length > 0).Select(ProjectionTables.NumberOf).Distinct()];
    }

    private void Place(long number, SourceReport report)
    {
        var known = ProjectionTables.NumberOf(report.KnownBy);
        _cells.AddRange(_windows.SlotsOf(report).Select(slot => new Cell(slot, number, known, _end.Seq)));
        var mentions = report.Findings.Agreements.Select(f => AgreementMention.LandsOf(new(report, f))).ToList();
        _cells.AddRange(mentions.SelectMany(l => l.Count == 0 ? [Regions.Nowhere] : l).Distinct(StringComparer.Ordinal).Select(land => new Cell(new Slot(land, NoYear), number, known, _end.Seq)));
        _bonds.AddRange(mentions.SelectMany(Regions.Pairs).Distinct().Select(p => new Bond(p.One, p.Other, number, known)));
    }

    /// <summary>Makes the agreements of every region that a country lies in, and gives the truces of all by conflict.</summary>
    private Dictionary<string, Truces> MakeAgreements(List<string> countries)
    {
        if (!_isAnew) foreach (var (one, other) in _tables.Bonds(_removed)) _regions.Bond(one, other);
        foreach (var bond in _bonds) _regions.Bond(bond.One, bond.Other);
        foreach (var merged in _rulings.MergedDocuments())
        {
            var reports = merged.Select(Report).OfType<SourceReport>();
            _regions.Bond([.. reports.SelectMany(r => r.Findings.Agreements.SelectMany(f => AgreementMention.LandsOf(new(r, f)))).Distinct(StringComparer.Ordinal)]);
        }

        var lands = _cells.Select(c => c.Slot).Where(s => s.Year == NoYear).Select(s => s.Theatre).ToHashSet(StringComparer.Ordinal);
        if (!_isAnew) lands.UnionWith(_tables.Slots().Where(s => s.Year == NoYear).Select(s => s.Theatre));
        lands.UnionWith(countries);
        var touched = countries.Select(_regions.Of).ToHashSet(StringComparer.Ordinal);
        foreach (var land in lands.Where(l => touched.Contains(_regions.Of(l)))) _made[new Slot(land, NoYear)] = [];
        var mine = _cells.Where(c => c.Slot.Year == NoYear).ToLookup(c => c.Slot, c => c.Document);
        var agreements = new List<AgreementEntry>();
        foreach (var region in lands.Where(l => touched.Contains(_regions.Of(l))).GroupBy(_regions.Of, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var documents = region.SelectMany(land => DocumentsOf(new Slot(land, NoYear), mine)).Distinct();
            var reports = Load(documents).Select(r => r.Report).OfType<SourceReport>().ToList();
            if (reports.Count == 0) continue;
            var made = AgreementPartition.Make(reports, m => _regions.Of(AgreementMention.LandsOf(m)) == region.Key, null, _rulings);
            var bare = made.Entries.OfType<AgreementEntry>().Select(a => a with { Evidence = [], Sources = [], LifeCycle = [] }).ToList();
            agreements.AddRange(bare);
            _made[new Slot(region.Key, NoYear)] = [.. Parts(made), (TrucesSort, Packed.Pack(LedgerJson.WriteLines(bare)))];
        }

        if (!_isAnew)
        {
            agreements.AddRange(_tables.Parts([TrucesSort]).Where(p => !_made.ContainsKey(p.Slot)).SelectMany(p => LedgerJson.ReadLines("agreement", Packed.Unpack(p.Content)).Cast<AgreementEntry>()));
        }

        return agreements.GroupBy(a => a.Theatre ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Truces(g), StringComparer.Ordinal);
    }

    private void MakePartitions(HashSet<Slot> slots, Dictionary<string, Truces> truces)
    {
        if (!_isAnew)
        {
            // A truce that is known otherwise changes what incidents are held against.
            foreach (var (slot, _, key) in _tables.Parts([KeySort]))
            {
                if (System.Text.Encoding.ASCII.GetString(key) != KeyOf(slot)) slots.Add(slot);
            }
        }

        var mine = _cells.Where(c => c.Slot.Year != NoYear).ToLookup(c => c.Slot, c => c.Document);
        foreach (var year in slots.GroupBy(s => s.Year).OrderBy(g => g.Key))
        {
            var loaded = year.Order().Select(slot => (Slot: slot, Reports: Load(DocumentsOf(slot, mine)).Select(r => r.Report).OfType<SourceReport>().ToList())).ToList();
            var made = loaded.AsParallel().AsOrdered().Select(p => (p.Slot, Parts: p.Reports.Count == 0
                ? []
                : Parts(TheatrePartition.Make(p.Slot.Name, _windows.Of(p.Slot), p.Reports, truces.GetValueOrDefault(p.Slot.Theatre, Truces.None), _rulings)).Append((KeySort, System.Text.Encoding.ASCII.GetBytes(KeyOf(p.Slot)))).ToList()));
            foreach (var (slot, parts) in made.ToList()) _made[slot] = parts;
        }

        string KeyOf(Slot slot) => truces.GetValueOrDefault(slot.Theatre, Truces.None).KeyOf(_windows.Of(slot));
    }

    private IEnumerable<long> DocumentsOf(Slot slot, ILookup<Slot, long> mine) =>
        _isAnew ? mine[slot] : _tables.DocumentsOf(slot).Select(d => d.Document).Where(d => !_removed.Contains(d)).Concat(mine[slot]);

    /// <summary>Writes the tables; false when they are no longer what this was made from.</summary>
    private bool Keep()
    {
        using var transaction = _ledger.Database.BeginWriting();
        var tables = new ProjectionTables(_ledger.Database, transaction);
        if (tables.State() != _before) return false;
        if (_isAnew) tables.Clear();
        else tables.Remove(_removed);
        tables.Add(_cells);
        tables.Add(_bonds);
        foreach (var (slot, parts) in _made) tables.Replace(slot, parts);
        tables.Write(new ProjectionState(_end.Seq, _end.Head, _code, _windows.Key, string.Join('\n', _names.Shared.Order(StringComparer.Ordinal)), _withheld, _hidden));
        transaction.Commit();
        return true;
    }

    private SourceReport? Report(string key) => Load([ProjectionTables.NumberOf(key)])[0].Report;

    /// <summary>Reports by number, as they stand after review; null for those that are withheld or that the journal lacks.</summary>
    private List<(long Number, SourceReport? Report)> Load(IEnumerable<long> numbers)
    {
        var asked = numbers.Select(n => (Number: n, IsKept: _reports.TryGetValue(n, out var kept), Kept: kept, Stored: _reports.ContainsKey(n) ? null : _tables.Report(n))).ToList();
        var opened = asked.AsParallel().AsOrdered().Select(a =>
        {
            if (a.IsKept || a.Stored is null) return (a.Number, Report: a.Kept, Standing: (StandingDocument?)null);
            var standing = _rulings.Apply(a.Stored.Open());
            return (a.Number, Report: standing.Document is { } document ? SourceReport.Of(standing, _names.Of(document.Findings)) : null, Standing: (StandingDocument?)standing);
        }).ToList();
        foreach (var (number, report, standing) in opened)
        {
            if (standing is null) continue;
            if (_reports.Count < MostKept) _reports.TryAdd(number, report);
            if (_counted.Add(number))
            {
                _withheld += standing.IsWithheld ? 1 : 0;
                _hidden += standing.FindingsWithheld;
            }
        }

        return [.. opened.Select(o => (o.Number, o.Report))];
    }

    private static List<(string Sort, byte[] Content)> Parts(Projected made) =>
    [
        .. made.Entries.GroupBy(e => e.Type, StringComparer.Ordinal).Select(g => (g.Key, Packed.Pack(LedgerJson.WriteLines(g), PartQuality))),
        (LocationSort, Packed.Pack(LedgerJson.Write(made.Locations))),
    ];

    private static Projected Open(string sort, byte[] content) => sort == LocationSort
        ? new Projected([], LedgerJson.ReadLocations(Packed.Unpack(content)))
        : new Projected([.. LedgerJson.ReadLines(sort, Packed.Unpack(content))], new Dictionary<string, Location>());

    private static IReadOnlyList<ToldEvent> EventsOf(string location, LocalDate? asOf)
    {
        using var ledger = LedgerFile.OpenExisting(location);
        var rulings = ledger.Rulings();
        var standing = ledger.Documents().Select(rulings.Apply).Where(d => d.Document is not null).ToList();
        var names = new ReportNames(standing.Select(d => d.Document!.Findings.Id));
        return ToldEvent.Of(standing.Select(d => SourceReport.Of(d, names.Of(d.Document!.Findings))).Where(r => asOf is null || r.KnownBy <= asOf));
    }
}
