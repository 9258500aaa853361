using System.Diagnostics;
using System.Security.Cryptography;
using System.Threading.Channels;
using Truce.Domain;
using Truce.Ledger;
using Truce.Reading;

namespace Truce.Intake;

/// <summary>
/// The way from paths to the journal: one thread opens documents, one for each core reads and codes them, and this one writes
/// them in the order in which they were opened, so that the journal is the same for any number of cores. All queues are bounded.
/// </summary>
internal static class LedgerIntake
{
    /// <summary>Documents under way at once; enough to keep the cores busy past a long one.</summary>
    private const int UnderWay = 256;

    /// <summary>Documents that become durable together.</summary>
    private const int BatchSize = 64;

    /// <summary>Longest time that a finished document waits to become durable.</summary>
    private static readonly TimeSpan _batchTime = TimeSpan.FromMilliseconds(500);

    private readonly record struct Opened(long Number, SourceItem Item);

    /// <summary>A document that is ready for the journal: coded, known already, or set aside.</summary>
    private readonly record struct Ready(long Number, StoredDocument? Document, RawDocument? Page, string? KnownHash, RejectedDocument? Rejected);

    /// <summary>
    /// Reads the paths into the ledger. <paramref name="progress"/> is called after each commit with what is durable. A
    /// cancellation stops opening; what was read by then is written.
    /// </summary>
    public static IntakeSummary Run(IReadOnlyList<string> paths, string ledgerPath, Action<IntakeSummary>? progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var ledger = LedgerFile.Open(ledgerPath);
        using var failure = new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, failure.Token);
        using var room = new SemaphoreSlim(UnderWay);
        var opened = Channel.CreateUnbounded<Opened>(new UnboundedChannelOptions { SingleWriter = true });
        var ready = Channel.CreateUnbounded<Ready>(new UnboundedChannelOptions { SingleReader = true });
        var coders = new Lazy<Func<Coding.Coder>>(Installation.LoadCoders);

        var opener = Task.Run(() => Open(paths, opened.Writer, room, stop.Token), CancellationToken.None);
        var workers = Enumerable.Range(0, Environment.ProcessorCount)
            .Select(_ => Task.Run(() => Work(opened.Reader, ready.Writer, ledgerPath, coders, failure), CancellationToken.None))
            .ToArray();
        var done = Task.WhenAll([opener, .. workers]).ContinueWith(t => ready.Writer.Complete(t.Exception?.GetBaseException()), TaskScheduler.Default);
        try
        {
            return Write(ledger, ready.Reader, room, clock, progress, cancellation);
        }
        finally
        {
            failure.Cancel();
            done.Wait(CancellationToken.None);
        }
    }

    private static void Open(IReadOnlyList<string> paths, ChannelWriter<Opened> opened, SemaphoreSlim room, CancellationToken stop)
    {
        try
        {
            long number = 0;
            foreach (var item in Sources.Open(paths))
            {
                room.Wait(stop);
                opened.TryWrite(new Opened(number++, item));
            }
        }
        catch (OperationCanceledException)
        {
            // What is under way is finished and written; nothing more is opened.
        }
        finally
        {
            opened.Complete();
        }
    }

    private static async Task Work(
        ChannelReader<Opened> opened,
        ChannelWriter<Ready> ready,
        string ledgerPath,
        Lazy<Func<Coding.Coder>> coders,
        CancellationTokenSource failure)
    {
        try
        {
            using var ledger = LedgerFile.OpenExisting(ledgerPath);
            var reader = new ArticleReader();
            Coding.Coder? coder = null;
            await foreach (var (number, item) in opened.ReadAllAsync().ConfigureAwait(false))
                ready.TryWrite(item.IsDocument ? Code(number, item.Document) : new Ready(number, null, null, null, item.Rejected));

            Ready Code(long number, RawDocument page)
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(page.Bytes.Span));
                if (ledger.Contains(hash)) return new Ready(number, null, page, hash, null);
                try
                {
                    var article = reader.Read(page);
                    coder ??= coders.Value();
                    return new Ready(number, StoredDocument.Of(coder.Code(article)), page, null, null);
                }
                catch (RejectedException e)
                {
                    return new Ready(number, null, null, null, new RejectedDocument(page.Id, hash, e.Message));
                }
                catch (Exception e) when (e is ArgumentException or InvalidOperationException or IndexOutOfRangeException or NullReferenceException or KeyNotFoundException or FormatException)
                {
                    // A fault of ours on one page must not cost the other pages; it is named, so that it can be mended.
                    return new Ready(number, null, null, null, new RejectedDocument(page.Id, hash, $"truce failed on it, which is a bug to report: {e.GetType().Name} at {Where(e)}: {e.Message}"));
                }
            }
        }
        catch
        {
            await failure.CancelAsync().ConfigureAwait(false); // nobody would make room for the opener any more
            throw;
        }
    }

    private static string Where(Exception e) => e.TargetSite is { } method ? $"{method.DeclaringType?.Name}.{method.Name}" : "an unknown place";

    private static IntakeSummary Write(
        LedgerFile ledger,
        ChannelReader<Ready> ready,
        SemaphoreSlim room,
        Stopwatch clock,
        Action<IntakeSummary>? progress,
        CancellationToken cancellation)
    {
        var count = new IntakeCount();
        var early = new Dictionary<long, Ready>();
        var batch = new List<Ready>();
        var lastCommit = clock.Elapsed;
        long next = 0;
        while (Next(ready, batch.Count > 0) is var arrived)
        {
            if (arrived is { } one) early.Add(one.Number, one);
            while (early.Remove(next, out var inOrder))
            {
                batch.Add(inOrder);
                next++;
            }

            var isEnd = arrived is null && ready.Completion.IsCompleted;
            if (batch.Count >= BatchSize || (batch.Count > 0 && (isEnd || clock.Elapsed - lastCommit >= _batchTime)))
            {
                Commit(ledger, batch, count);
                room.Release(batch.Count);
                batch.Clear();
                lastCommit = clock.Elapsed;
                progress?.Invoke(count.Summary(clock.Elapsed, wasStopped: false));
            }

            if (isEnd) break;
        }

        ready.Completion.GetAwaiter().GetResult(); // a fault of a worker is a fault of the run
        return count.Summary(clock.Elapsed, cancellation.IsCancellationRequested);
    }

    /// <summary>The next document; null when there is no more, or none came within the time of a batch that waits.</summary>
    private static Ready? Next(ChannelReader<Ready> ready, bool hasWaiting)
    {
        if (ready.TryRead(out var one)) return one;
        var arrival = ready.WaitToReadAsync().AsTask();
        try
        {
            if (hasWaiting ? arrival.Wait(_batchTime) && arrival.Result : arrival.Result)
                return ready.TryRead(out one) ? one : null;
        }
        catch (AggregateException)
        {
            // Completed with a fault, which the caller raises.
        }

        return null;
    }

    private static void Commit(LedgerFile ledger, List<Ready> documents, IntakeCount count)
    {
        var appended = new List<Action>();
        using var batch = ledger.Begin();
        foreach (var (_, document, page, knownHash, rejected) in documents)
        {
            if (rejected is not null)
            {
                batch.Add(rejected);
                appended.Add(() => count.Count(rejected));
            }
            else if (document is not null)
            {
                var what = batch.Add(document, page!.Bytes);
                appended.Add(() => count.Count(document.Findings, what));
            }
            else
            {
                batch.AddName(knownHash!, page!.Id);
                appended.Add(count.CountKnown);
            }
        }

        batch.Commit();
        foreach (var act in appended) act();
    }
}
