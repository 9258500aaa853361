using System.Diagnostics;
using System.Threading.Channels;
using Truce.Domain;
using Truce.Ledger;

namespace Truce.Intake;

/// <summary>
/// The way to the journal on one machine: one task opens documents, one for each core reads and codes them, and this one writes
/// them in the order in which they were opened, so that the journal is the same for any number of cores. What is under way is bounded in number
/// and in bytes.
/// </summary>
internal static class LedgerIntake
{
    /// <summary>Documents under way at once; enough to keep the cores busy past a long one.</summary>
    private const int UnderWay = 256;

    /// <summary>Bytes of pages under way at once: 256 average pages have 45 MB.</summary>
    private const long BytesUnderWay = 64L << 20;

    /// <summary>Documents that become durable together.</summary>
    private const int BatchSize = 64;

    /// <summary>Longest time that a finished document waits to become durable.</summary>
    private static readonly TimeSpan _batchTime = TimeSpan.FromMilliseconds(500);

    private readonly record struct Opened(long Number, Incoming Item);

    private readonly record struct Ready(Opened Opened, Examined Examined);

    /// <summary>
    /// Reads what comes into the ledger. <paramref name="progress"/> is called after each commit with what is durable. A
    /// cancellation stops opening; what was opened by then is written.
    /// </summary>
    public static IntakeSummary Run(IAsyncEnumerable<Incoming> source, string ledgerPath, Action<IntakeProgress>? progress, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var ledger = LedgerFile.Open(ledgerPath);
        using var failure = new CancellationTokenSource();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation, failure.Token);
        using var room = new Room(UnderWay, BytesUnderWay);
        var opened = Channel.CreateUnbounded<Opened>(new UnboundedChannelOptions { SingleWriter = true }); // the room bounds both
        var ready = Channel.CreateUnbounded<Ready>(new UnboundedChannelOptions { SingleReader = true });
        var coders = new Lazy<Func<Coding.Coder>>(Installation.LoadCoders);

        var opener = Task.Run(() => OpenAsync(source, opened.Writer, room, stop.Token), CancellationToken.None);
        var workers = Enumerable.Range(0, Environment.ProcessorCount)
            .Select(_ => Task.Run(() => WorkAsync(opened.Reader, ready.Writer, ledgerPath, coders, failure), CancellationToken.None))
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

    private static async Task OpenAsync(IAsyncEnumerable<Incoming> source, ChannelWriter<Opened> opened, Room room, CancellationToken stop)
    {
        try
        {
            long number = 0;
            await foreach (var item in source.WithCancellation(stop).ConfigureAwait(false))
            {
                await room.EnterAsync(item.Weight, stop).ConfigureAwait(false);
                opened.TryWrite(new Opened(number++, item));
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What is under way is finished and written; nothing more is opened.
        }
        finally
        {
            opened.Complete();
        }
    }

    private static async Task WorkAsync(
        ChannelReader<Opened> opened, ChannelWriter<Ready> ready, string ledgerPath, Lazy<Func<Coding.Coder>> coders, CancellationTokenSource failure)
    {
        try
        {
            using var ledger = LedgerFile.OpenExisting(ledgerPath);
            var examiner = new Examiner(ledger.Contains, coders);
            await foreach (var one in opened.ReadAllAsync().ConfigureAwait(false))
                ready.TryWrite(new Ready(one, one.Item.Document is { } page ? examiner.Examine(page) : new Examined(null, null, one.Item.Rejected)));
        }
        catch
        {
            await failure.CancelAsync().ConfigureAwait(false); // nobody would make room for the opener any more
            throw;
        }
    }

    private static IntakeSummary Write(
        LedgerFile ledger, ChannelReader<Ready> ready, Room room, Stopwatch clock, Action<IntakeProgress>? progress, CancellationToken cancellation)
    {
        var count = new IntakeCount();
        var early = new Dictionary<long, Ready>();
        var batch = new List<Ready>();
        var lastCommit = clock.Elapsed;
        long next = 0;
        while (Next(ready, batch.Count > 0) is var arrived)
        {
            if (arrived is { } one) early.Add(one.Opened.Number, one);
            while (early.Remove(next, out var inOrder))
            {
                batch.Add(inOrder);
                next++;
            }

            var isEnd = arrived is null && ready.Completion.IsCompleted;
            if (batch.Count >= BatchSize || (batch.Count > 0 && (isEnd || clock.Elapsed - lastCommit >= _batchTime)))
            {
                Commit(ledger, batch, count);
                foreach (var written in batch) room.Leave(written.Opened.Item.Weight);
                batch.Clear();
                lastCommit = clock.Elapsed;
                progress?.Invoke(count.Progress(clock.Elapsed));
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
        using var timer = Telemetry.Stage("commit");
        var appended = new List<Action>();
        using var batch = ledger.Begin();
        foreach (var (opened, (document, knownHash, rejected)) in documents)
        {
            var item = opened.Item;
            if (item.Visit is { } visit) batch.Remember(visit);
            if (rejected is not null)
            {
                batch.Add(rejected);
                appended.Add(() => count.Count(rejected));
            }
            else if (document is not null)
            {
                var what = batch.Add(document, item.Document!.Bytes);
                appended.Add(() => count.Count(document.Findings, what));
            }
            else if (knownHash is not null || item.IsUnchanged)
            {
                if (knownHash is not null) batch.AddName(knownHash, item.Document!.Id);
                appended.Add(count.CountKnown);
            }
        }

        batch.Commit();
        foreach (var act in appended) act();
    }
}
