using NodaTime;

namespace Truce.Ledger;

/// <summary>Keeps the last few ledgers that were asked for, so that requests on one journal do not each project it.</summary>
internal static class Snapshots
{
    /// <summary>Ledgers of so many days and journals are kept.</summary>
    private const int Kept = 4;

    private static readonly Lock _lock = new();

    private static readonly LinkedList<((string Ledger, string Head, LocalDate? AsOf) Key, Lazy<LedgerSnapshot> Snapshot)> _recent = new();

    private static readonly Dictionary<string, LiveLedger> _live = new(StringComparer.Ordinal);

    public static LedgerSnapshot Of(LedgerFile ledger, LocalDate? asOf)
    {
        var key = (ledger.Location, ledger.Head, asOf);
        Lazy<LedgerSnapshot> snapshot;
        lock (_lock)
        {
            var node = _recent.First;
            while (node is not null && node.Value.Key != key) node = node.Next;
            if (node is null)
            {
                node = new LinkedListNode<((string, string, LocalDate?), Lazy<LedgerSnapshot>)>((key, new Lazy<LedgerSnapshot>(() => Project(key.Item1, asOf))));
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

    private static LedgerSnapshot Project(string location, LocalDate? asOf)
    {
        LiveLedger live;
        lock (_lock)
        {
            if (!_live.TryGetValue(location, out live!)) _live.Add(location, live = new LiveLedger(location));
        }

        return live.Project(asOf);
    }
}
