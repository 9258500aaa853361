namespace Truce.Ledger;

/// <summary>
/// Copies a ledger into another, record by record, each hash checked on the way: a backup, the way back from one, and the way from
/// a file into PostgreSQL or out of it. The copy has the same head. Readers and a writer may use the ledger meanwhile; what
/// is written after the start may be missing from the copy, and comes with the next.
/// </summary>
public static class Backup
{
    /// <summary>Records that become durable together.</summary>
    private const int BatchSize = 256;

    /// <summary>
    /// Copies what the target lacks, and returns how many records that was. A copy that was broken off goes on where it stopped.
    /// Throws <see cref="LedgerException"/> when the target is not the beginning of the ledger, or a record is not whole.
    /// </summary>
    public static long Copy(LedgerFile ledger, LedgerFile target)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(target);
        var had = target.Count;
        if (had > 0 && (ledger.ChainAt(had) is not { } chain || Convert.ToHexStringLower(chain) != target.Head))
            throw new LedgerException($"{target.Path} holds another ledger than {ledger.Path}, or a longer one: nothing was copied");
        foreach (var records in ledger.Records(had).Chunk(BatchSize))
        {
            using var batch = target.Begin();
            foreach (var record in records) batch.Take(record, ledger.PackedInArchive);
            batch.Commit();
        }

        return target.Count - had;
    }
}
