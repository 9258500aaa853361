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

    /// <summary>Bytes of pages under way at once: a hundred average pages, one and a half batches.</summary>
    private const long BytesUnderWay = 16L << 20;

    private readonly record struct Opened(long Number, Incoming Item);

    private readonly record struct Numbered(long Number, Ready Ready);

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
        var ready = Channel.CreateUnbounded<Numbered>(new UnboundedChannelOptions { SingleReader = true });
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
        ChannelReader<Opened> opened, ChannelWriter<Numbered> ready, string ledgerPath, Lazy<Func<Coding.Coder>> coders, CancellationTokenSource failure)
    {
        try
        {
            using var ledger = LedgerFile.OpenExisting(ledgerPath);
            var examiner = new Examiner(ledger.Contains, coders);
            await foreach (var one in opened.ReadAllAsync().ConfigureAwait(false))
                ready.TryWrite(new Numbered(one.Number, examiner.Examine(one.Item)));
        }
        catch
        {
            await failure.CancelAsync().ConfigureAwait(false); // nobody would make room for the opener any more
            throw;
        }
    }

    private static IntakeSummary Write(
        LedgerFile ledger, ChannelReader<Numbered> ready, Room room, Stopwatch clock, Action<IntakeProgress>? progress, CancellationToken cancellation)
    {
        var count = new IntakeCount();
        var early = new Dictionary<long, Ready>(); // bounded by the room
        var batch = new List<Ready>();
        var lastCommit = clock.Elapsed;
        long next = 0;
        while (Next(ready, batch.Count > 0) is var arrived)
        {
            if (arrived is { } one) early.Add(one.Number, one.Ready);
            while (early.Remove(next, out var inOrder))
            {
                batch.Add(inOrder);
                next++;
            }

            var isEnd = arrived is null && ready.Completion.IsCompleted;
            if (batch.Count >= JournalWriter.BatchSize || (batch.Count > 0 && (isEnd || clock.Elapsed - lastCommit >= JournalWriter.BatchTime)))
            {
                JournalWriter.Write(ledger, batch, count);
                foreach (var written in batch) room.Leave(written.Item.Weight);
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
    private static Numbered? Next(ChannelReader<Numbered> ready, bool hasWaiting)
    {
        if (ready.TryRead(out var one)) return one;
        var arrival = ready.WaitToReadAsync().AsTask();
        try
        {
            if (hasWaiting ? arrival.Wait(JournalWriter.BatchTime) && arrival.Result : arrival.Result)
                return ready.TryRead(out one) ? one : null;
        }
        catch (AggregateException)
        {
            // Completed with a fault, which the caller raises.
        }

        return null;
    }
}
