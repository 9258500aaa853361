using NodaTime;

namespace Truce.Ledger;

/// <summary>Keeps the last few ledgers that were asked for, so that requests on one journal do not each read it.</summary>
internal static class Snapshots
{
    /// <summary>Ledgers of so many days and journals are kept.</summary>
    private const int Kept = 4;

    private static readonly Lock _lock = new();

    private static readonly LinkedList<((string Ledger, string Head, LocalDate? AsOf, string Scope) Key, Lazy<LedgerSnapshot> Snapshot)> _recent = new();

    public static LedgerSnapshot Of(LedgerFile ledger, LocalDate? asOf, SnapshotScope scope)
    {
        var key = (ledger.Location, ledger.Head, asOf, $"{string.Join(',', scope.Types ?? [])}/{scope.Theatre}");
        Lazy<LedgerSnapshot> snapshot;
        lock (_lock)
        {
            var node = _recent.First;
            while (node is not null && node.Value.Key != key) node = node.Next;
            if (node is null)
            {
                node = new LinkedListNode<((string, string, LocalDate?, string), Lazy<LedgerSnapshot>)>((key, new Lazy<LedgerSnapshot>(() => Read(key.Item1, asOf, scope))));
                if (_recent.Count == Kept) _recent.RemoveLast();
            }
            else
            {
                _recent.Remove(node);
            }

            _recent.AddFirst(node);
            snapshot = node.Value.Snapshot;
        }

        return snapshot.Value;
    }

    /// <summary>From the tables; from the journal alone where they cannot be written.</summary>
    public static LedgerSnapshot Read(string location, LocalDate? asOf, SnapshotScope scope)
    {
        using var ledger = LedgerFile.OpenExisting(location);
        if ((asOf is { } day ? StoredProjection.Read(ledger, day, scope) : StoredProjection.Read(ledger, scope)) is { } stored) return stored;
        var all = Projector.Project(ledger.Documents(), ledger.Rulings(), asOf);
        return scope == SnapshotScope.All ? all : all with { Entries = [.. all.Entries.Where(scope.Takes)] };
    }
}
