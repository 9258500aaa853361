using Truce.Ledger;

namespace Truce.Intake;

/// <summary>A document that is ready for the journal.</summary>
internal readonly record struct Ready(Incoming Item, Examined Examined);

/// <summary>Appends documents to the journal, a batch in one transaction, and counts what became of them.</summary>
internal static class JournalWriter
{
    /// <summary>Documents that become durable together.</summary>
    public const int BatchSize = 64;

    /// <summary>Longest time that a finished document waits to become durable.</summary>
    public static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Makes the documents durable, with what fetching is to remember of them. When this returns, no crash can lose them; when it throws, none of
    /// them is in the journal, or all are and the word of it was lost: writing them again then changes nothing.
    /// </summary>
    public static void Write(LedgerFile ledger, IReadOnlyList<Ready> documents, IntakeCount count)
    {
        using var timer = Telemetry.Stage("commit");
        var counts = new List<Action>(documents.Count);
        using var batch = ledger.Begin();
        foreach (var (item, (document, knownHash, rejected)) in documents)
        {
            if (item.Visit is { } visit) batch.Remember(visit);
            if (rejected is not null)
            {
                batch.Add(rejected);
                counts.Add(() => count.Count(rejected));
            }
            else if (document is not null)
            {
                var what = batch.Add(document, item.Document!.Bytes);
                counts.Add(() => count.Count(document.Findings, what));
            }
            else if (knownHash is not null || item.IsUnchanged)
            {
                if (knownHash is not null) batch.AddName(knownHash, item.Document!.Id);
                counts.Add(count.CountKnown);
            }
        }

        batch.Commit();
        foreach (var act in counts) act();
    }
}
