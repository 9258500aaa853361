using System.Collections.Concurrent;
using System.Diagnostics;
using Truce.Domain;
using Truce.Ledger;

namespace Truce.Recoding;

/// <summary>What coding a ledger anew came to.</summary>
/// <param name="Documents">Reports that were coded.</param>
/// <param name="Recoded">Those whose record in the journal is, or would be, another: their findings, or only the codebook that vouches for them.</param>
/// <param name="Failed">Reports that could not be coded and keep the coding they have, with the reasons.</param>
/// <param name="Difference">What changed, by rule.</param>
/// <param name="Elapsed">Time since the beginning.</param>
/// <param name="WasStopped">True when the run was stopped before its end.</param>
internal sealed record RecodingSummary(
    long Documents, long Recoded, IReadOnlyList<RejectedDocument> Failed, CodingDifference Difference, TimeSpan Elapsed, bool WasStopped);

/// <summary>
/// Codes the reports of a ledger anew from the texts in its archive. One thread for each core codes; what comes out is taken in the order of the
/// pages' hashes, so that journal and summary are the same for any number of cores. A stretch of reports is held at a time and becomes
/// durable in one transaction.
/// </summary>
internal static class Recoder
{
    /// <summary>Reports that are held at once and become durable together.</summary>
    public const int StretchLength = 256;

    /// <summary>Codes all reports that the ledger holds. <paramref name="progress"/> is told how many of how many are done.</summary>
    /// <param name="location">Where the ledger lies; it must exist.</param>
    /// <param name="newCoder">Makes a coder, one for each thread.</param>
    /// <param name="isDryRun">True to write nothing.</param>
    /// <param name="progress">Called after each stretch, or null.</param>
    /// <param name="cancellation">Stops after the stretch under way.</param>
    public static RecodingSummary Run(string location, Func<Coding.Coder> newCoder, bool isDryRun, Action<long, long>? progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var ledger = LedgerFile.OpenExisting(location);
        var rulings = ledger.Rulings();
        var total = ledger.ReportCount;
        var difference = new CodingDifference();
        var failed = new List<RejectedDocument>();
        long documents = 0;
        long recoded = 0;
        using var workers = new Workers(location, newCoder, rulings);
        for (var keys = ledger.Keys("", StretchLength); keys.Count > 0 && !cancellation.IsCancellationRequested; keys = ledger.Keys(keys[^1], StretchLength))
        {
            var stretch = workers.Code(keys);
            var others = stretch.Where(r => r.After is not null && !r.IsSame).ToList();
            if (!isDryRun && others.Count > 0) Write(ledger, others);
            recoded += others.Count;
            documents += stretch.Count(r => r.After is not null);
            foreach (var (before, after, _, reason) in stretch)
            {
                if (after is not null) difference.Add(before.Findings, after.Findings, !rulings.Withheld.IsAnyWithheld(before.Findings));
                else failed.Add(new RejectedDocument(before.Findings.Id, before.Findings.ContentHash, reason!));
            }

            progress?.Invoke(documents + failed.Count, total);
        }

        return new RecodingSummary(documents, recoded, failed, difference, clock.Elapsed, cancellation.IsCancellationRequested);
    }

    private static void Write(LedgerFile ledger, List<Recoded> stretch)
    {
        using var batch = ledger.Begin();
        foreach (var (_, after, _, _) in stretch) batch.AddCoding(after!);
        batch.Commit();
    }

    /// <summary>Coders with a way to the ledger each, as many as work at once.</summary>
    private sealed class Workers(string location, Func<Coding.Coder> newCoder, Rulings rulings) : IDisposable
    {
        private readonly ConcurrentBag<ReportCoder> _idle = [];

        public Recoded[] Code(IReadOnlyList<string> keys)
        {
            var coded = new Recoded[keys.Count];
            try
            {
                Parallel.For(0, keys.Count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
                {
                    if (!_idle.TryTake(out var coder)) coder = new ReportCoder(location, newCoder(), rulings);
                    try
                    {
                        coded[i] = coder.Code(keys[i]);
                    }
                    finally
                    {
                        _idle.Add(coder);
                    }
                });
            }
            catch (AggregateException e) when (e.GetBaseException() is LedgerException fault)
            {
                throw new LedgerException(fault.Message, fault);
            }

            return coded;
        }

        public void Dispose()
        {
            foreach (var coder in _idle) coder.Dispose();
        }
    }
}
