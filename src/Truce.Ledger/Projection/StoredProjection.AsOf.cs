using System.Buffers.Binary;
using System.Security.Cryptography;
using NodaTime;

namespace Truce.Ledger;

/// <summary>Views of past days: partitions that were then as they are now come from the tables; others are made, and remembered in memory.</summary>
internal sealed partial class StoredProjection
{
    private static readonly ProjectionMemory _memory = new();

    /// <summary>The ledger as of a day, or some of it; null when the tables cannot be brought up to date.</summary>
    public static LedgerSnapshot? Read(LedgerFile ledger, LocalDate asOf, SnapshotScope scope)
    {
        if (BringUpToDate(ledger) is null) return null;
        return Reading(ledger, tables =>
        {
            var view = new StoredProjection(ledger, tables);
            return IsCurrent(view._before, view._end) ? view.AsOf(asOf, scope) : null;
        });
    }

    private LedgerSnapshot AsOf(LocalDate asOf, SnapshotScope scope)
    {
        var day = ProjectionTables.NumberOf(asOf);
        var merged = _rulings.MergedDocuments().Select(d => d.Select(Report).OfType<SourceReport>().ToList()).ToList();
        _windows = Windows.Of(_rulings, [.. merged.SelectMany(r => r).DistinctBy(r => r.Key, StringComparer.Ordinal)]);
        foreach (var (one, other) in _tables.Bonds(_removed, asOf)) _regions.Bond(one, other);
        foreach (var reports in merged)
            _regions.Bond([.. reports.Where(r => r.KnownBy <= asOf).SelectMany(r => r.Findings.Agreements.SelectMany(f => AgreementMention.LandsOf(new(r, f)))).Distinct(StringComparer.Ordinal)]);
        var slots = _tables.Slots().Order().ToList();

        var partitions = new List<Projected>();
        foreach (var region in slots.Where(s => s.Year == NoYear).GroupBy(s => _regions.Of(s.Theatre), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var documents = region.SelectMany(_tables.DocumentsOf).Where(d => d.Known <= day).Select(d => (d.Document, d.Version)).Distinct().Order().ToList();
            if (documents.Count == 0) continue;
            partitions.Add(_memory.Get(Key($"{region.Key}\n{asOf:uuuuMMdd}", documents), () => AgreementPartition.Make(
                Load(documents.Select(d => d.Document)).Select(r => r.Report).OfType<SourceReport>(), m => _regions.Of(AgreementMention.LandsOf(m)) == region.Key, asOf, _rulings)));
        }

        var truces = partitions.SelectMany(p => p.Entries).OfType<AgreementEntry>().GroupBy(a => a.Theatre ?? "", StringComparer.Ordinal).ToDictionary(g => g.Key, g => new Truces(g), StringComparer.Ordinal);
        if (scope.Types is null || scope.Types.Any(t => t is not "agreement"))
        {
            var keys = _tables.Parts([KeySort]).ToDictionary(p => p.Slot, p => System.Text.Encoding.ASCII.GetString(p.Content));
            foreach (var slot in slots.Where(s => s.Year != NoYear && (scope.Theatre is null || s.Theatre == scope.Theatre)))
            {
                var (own, all) = (truces.GetValueOrDefault(slot.Theatre, Truces.None), _tables.DocumentsOf(slot).ToList());
                var known = all.FindAll(d => d.Known <= day);
                if (known.Count == 0) continue;
                var key = own.KeyOf(_windows.Of(slot));
                partitions.Add(known.Count == all.Count && key == keys.GetValueOrDefault(slot)
                    ? Stored(slot)
                    : _memory.Get(Key($"{slot}\n{key}", known.ConvertAll(d => (d.Document, d.Version))), () => TheatrePartition.Make(
                        slot.Name, _windows.Of(slot), Load(known.Select(d => d.Document)).Select(r => r.Report).OfType<SourceReport>(), own, _rulings)));
            }
        }

        var snapshot = LedgerSnapshot.Of(asOf, partitions);
        return snapshot with
        {
            Entries = scope == SnapshotScope.All ? snapshot.Entries : [.. snapshot.Entries.Where(scope.Takes)],
            Withheld = new WithheldCount((int)_before!.Withheld, (int)_before.Hidden),
            EventsSource = new Lazy<IReadOnlyList<ToldEvent>>(() => EventsOf(_ledger.Location, asOf)),
        };
    }

    /// <summary>What the tables hold of a partition.</summary>
    private Projected Stored(Slot slot)
    {
        var parts = _tables.PartsOf(slot).Where(p => p.Sort is not (TrucesSort or KeySort)).Select(p => Open(p.Sort, p.Content)).ToList();
        return new Projected([.. parts.SelectMany(p => p.Entries)], parts.SelectMany(p => p.Locations).ToDictionary(StringComparer.Ordinal));
    }

    private string Key(string partition, List<(long Document, long Version)> documents)
    {
        var bytes = new byte[documents.Count * 2 * sizeof(long)];
        for (var i = 0; i < documents.Count; i++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * 2 * sizeof(long)), documents[i].Document);
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(((i * 2) + 1) * sizeof(long)), documents[i].Version);
        }

        return $"{_ledger.Location}\n{partition}\n{Convert.ToHexString(SHA256.HashData(bytes))}";
    }
}
