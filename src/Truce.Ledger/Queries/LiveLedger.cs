using NodaTime;

namespace Truce.Ledger;

/// <summary>
/// A ledger that is projected again and again while its journal grows: only new records are read, and only partitions that they
/// have a part in are made anew. What it gives is what a projection from nothing gives, byte for byte.
/// </summary>
internal sealed class LiveLedger(string location)
{
    private readonly Lock _lock = new();
    private readonly ProjectionMemory _memory = new();
    private readonly SortedDictionary<string, StoredDocument> _documents = new(StringComparer.Ordinal);
    private long _seq;
    private string _head = "";

    /// <summary>How many partitions were made so far.</summary>
    public int PartitionsMade => _memory.Made;

    /// <summary>The ledger of this moment, as of a day; null for all of it.</summary>
    public LedgerSnapshot Project(LocalDate? asOf)
    {
        lock (_lock)
        {
            using var ledger = LedgerFile.OpenExisting(location);
            if (_seq > 0 && (ledger.ChainAt(_seq) is not { } chain || Convert.ToHexStringLower(chain) != _head)) Forget();
            var (seq, head) = ledger.End;
            foreach (var document in ledger.Documents(_seq)) _documents[document.Findings.ContentHash] = document;
            (_seq, _head) = (seq, head);
            return Projector.Project(_documents.Values, ledger.Rulings(), asOf, _memory);
        }
    }

    /// <summary>Another ledger lies there now: a backup that was put back, a file made anew.</summary>
    private void Forget()
    {
        _documents.Clear();
        _seq = 0;
    }
}
