using System.Data.Common;
using System.Diagnostics;
using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Truce.Ledger;

namespace Truce.Intake.Queue;

/// <summary>
/// Takes documents from a queue, reads and codes them on all cores, and writes them to a ledger; a message is acknowledged when its document is
/// durable. Any number of workers do so at once: the journal knows a document by its bytes, so one that comes twice changes nothing. While
/// broker or database are away the worker waits and goes on.
/// </summary>
internal sealed class Worker(QueueAddress queue, string ledgerLocation, EventLog log, TimeProvider clock)
{
    /// <summary>Messages that are handed out for each core before the first is acknowledged: enough to fill a batch while the next is coded.</summary>
    private const ushort PrefetchPerCore = 48;

    private readonly Lazy<Func<Coding.Coder>> _coders = new(Installation.LoadCoders);
    private readonly IntakeCount _count = new();
    private readonly Stopwatch _time = Stopwatch.StartNew();

    private readonly record struct Delivery(ulong Tag, Incoming Item);

    private readonly record struct Done(ulong Tag, Ready Ready);

    /// <summary>True while messages can come in and go out.</summary>
    public bool IsReady { get; private set; }

    /// <summary>What was written so far.</summary>
    public IntakeProgress Progress => _count.Progress(_time.Elapsed);

    /// <summary>
    /// Works until told to stop, then finishes the messages that it holds. With <paramref name="drain"/> it ends when the queue has been empty
    /// for that long.
    /// </summary>
    public async Task<IntakeSummary> RunAsync(TimeSpan? drain, CancellationToken cancellation)
    {
        var patience = new Patience(clock);
        var isDrained = false;
        while (!cancellation.IsCancellationRequested && !isDrained)
        {
            try
            {
                isDrained = await SessionAsync(patience, drain, cancellation).ConfigureAwait(false);
            }
            catch (Exception e) when (QueueIntake.IsOfTheBroker(e))
            {
                log.Write("queue.trouble", ("queue", queue.Shown), ("type", e.GetType().Name), ("reason", e.Message));
            }

            IsReady = false;
            try
            {
                if (!isDrained) await patience.WaitAsync(cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        return _count.Summary(_time.Elapsed, wasStopped: false);
    }

    /// <summary>One connection from its beginning to its end; true when the queue was drained.</summary>
    private async Task<bool> SessionAsync(Patience patience, TimeSpan? drain, CancellationToken cancellation)
    {
        var connection = await queue.ConnectAsync("truce worker", cancellation).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var channel = await connection.CreateChannelAsync(cancellationToken: cancellation).ConfigureAwait(false);
            await using (channel.ConfigureAwait(false))
            {
                await queue.DeclareAsync(channel, cancellation).ConfigureAwait(false);
                await channel.BasicQosAsync(0, (ushort)(PrefetchPerCore * Environment.ProcessorCount), global: false, cancellation).ConfigureAwait(false);
                var deliveries = Channel.CreateUnbounded<Delivery>(new UnboundedChannelOptions { SingleWriter = true }); // the prefetch bounds both
                var done = Channel.CreateUnbounded<Done>(new UnboundedChannelOptions { SingleReader = true });
                channel.ChannelShutdownAsync += (_, _) =>
                {
                    deliveries.Writer.TryComplete();
                    return Task.CompletedTask;
                };
                var consumer = new AsyncEventingBasicConsumer(channel);
                consumer.ReceivedAsync += (_, message) =>
                {
                    Telemetry.Consumed();
                    deliveries.Writer.TryWrite(new Delivery(message.DeliveryTag, Message.Read(message.BasicProperties, message.Body)));
                    return Task.CompletedTask;
                };
                var tag = await channel.BasicConsumeAsync(queue.Name, autoAck: false, consumer, cancellation).ConfigureAwait(false);
                IsReady = true;
                patience.Reset();
                log.Write("worker.ready", ("queue", queue.Shown));
                var examiners = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Run(() => ExamineAsync(deliveries.Reader, done.Writer), CancellationToken.None)).ToArray();
                var examined = Task.WhenAll(examiners).ContinueWith(t => done.Writer.Complete(t.Exception?.GetBaseException()), TaskScheduler.Default);
                using var finish = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
                var stopping = StopAsync(channel, tag, deliveries.Writer, finish.Token);
                var isDrained = await WriteAsync(channel, done.Reader, drain, finish, cancellation).ConfigureAwait(false);
                await finish.CancelAsync().ConfigureAwait(false);
                await stopping.ConfigureAwait(false);
                await examined.ConfigureAwait(false);
                return isDrained;
            }
        }
    }

    /// <summary>When the time has come, asks for no more messages; those that came are finished.</summary>
    private static async Task StopAsync(IChannel channel, string tag, ChannelWriter<Delivery> deliveries, CancellationToken finish)
    {
        await Task.Delay(Timeout.Infinite, finish).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        try
        {
            if (channel.IsOpen) await channel.BasicCancelAsync(tag, cancellationToken: CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (QueueIntake.IsOfTheBroker(e))
        {
            // The connection is gone: nothing more comes either.
        }

        deliveries.TryComplete();
    }

    private async Task ExamineAsync(ChannelReader<Delivery> deliveries, ChannelWriter<Done> done)
    {
        LedgerFile? ledger = null;
        try
        {
            var examiner = new Examiner(IsKnown, _coders);
            await foreach (var (tag, item) in deliveries.ReadAllAsync().ConfigureAwait(false)) done.TryWrite(new Done(tag, examiner.Examine(item)));
        }
        finally
        {
            ledger?.Dispose();
        }

        // Only spares work: the journal itself takes no page twice. While the database is away every page counts as new.
        bool IsKnown(string hash)
        {
            try
            {
                ledger ??= LedgerFile.Open(ledgerLocation);
                return ledger.Contains(hash);
            }
            catch (Exception e) when (IsOfTheDatabase(e))
            {
                ledger?.Dispose();
                ledger = null;
                return false;
            }
        }
    }

    /// <summary>Writes what is examined and acknowledges it; returns at the end of the deliveries, true when the queue was drained.</summary>
    private async Task<bool> WriteAsync(IChannel channel, ChannelReader<Done> done, TimeSpan? drain, CancellationTokenSource finish, CancellationToken cancellation)
    {
        var batch = new List<Done>();
        var isDrained = false;
        LedgerFile? ledger = null;
        try
        {
            var last = clock.GetTimestamp();
            while (true)
            {
                var rest = batch.Count > 0 ? JournalWriter.BatchTime - clock.GetElapsedTime(last) : drain ?? Timeout.InfiniteTimeSpan;
                var arrived = await ArrivesAsync(done, rest).ConfigureAwait(false);
                if (arrived == true)
                {
                    while (batch.Count < JournalWriter.BatchSize && done.TryRead(out var one))
                    {
                        if (batch.Count == 0) last = clock.GetTimestamp();
                        batch.Add(one);
                    }
                }
                else if (arrived is null && batch.Count == 0 && drain is not null && !finish.IsCancellationRequested)
                {
                    isDrained = true;
                    await finish.CancelAsync().ConfigureAwait(false);
                }

                if (batch.Count >= JournalWriter.BatchSize || (batch.Count > 0 && (arrived != true || clock.GetElapsedTime(last) >= JournalWriter.BatchTime)))
                {
                    ledger = await CommitAsync(ledger, batch, cancellation).ConfigureAwait(false);
                    if (ledger is null) return false; // told to stop while the database is away: the messages come again
                    await AcknowledgeAsync(channel, batch).ConfigureAwait(false);
                    batch.Clear();
                }

                if (arrived == false) break;
            }
        }
        finally
        {
            ledger?.Dispose();
        }

        await done.Completion.ConfigureAwait(false);
        return isDrained;
    }

    /// <summary>True when something can be read, false at the end, null when nothing came in time.</summary>
    private static async Task<bool?> ArrivesAsync(ChannelReader<Done> done, TimeSpan patience)
    {
        if (patience != Timeout.InfiniteTimeSpan && patience < TimeSpan.Zero) patience = TimeSpan.Zero;
        using var timeout = new CancellationTokenSource(patience);
        try
        {
            return await done.WaitToReadAsync(timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>Writes the batch, as often as it takes; returns the ledger for the next, or null when told to stop while the database is away.</summary>
    private async Task<LedgerFile?> CommitAsync(LedgerFile? ledger, List<Done> batch, CancellationToken cancellation)
    {
        var patience = new Patience(clock);
        while (true)
        {
            try
            {
                ledger ??= LedgerFile.Open(ledgerLocation);
                JournalWriter.Write(ledger, [.. batch.Select(one => one.Ready)], _count);
                IsReady = true;
                log.Write("journal.commit", ("documents", batch.Count), ("read", Progress.Added), ("known", Progress.Known), ("set_aside", Progress.SetAside));
                return ledger;
            }
            catch (Exception e) when (IsOfTheDatabase(e))
            {
                IsReady = false;
                ledger?.Dispose();
                ledger = null;
                log.Write("ledger.trouble", ("type", e.GetType().Name), ("reason", e.Message), ("waiting", batch.Count));
            }

            if (cancellation.IsCancellationRequested) return null;
            try
            {
                await patience.WaitAsync(cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // One more attempt, then the messages are left to others.
            }
        }
    }

    private static async Task AcknowledgeAsync(IChannel channel, List<Done> batch)
    {
        try
        {
            foreach (var (tag, _) in batch) await channel.BasicAckAsync(tag, multiple: false).ConfigureAwait(false);
        }
        catch (Exception e) when (QueueIntake.IsOfTheBroker(e))
        {
            // The broker is away: it hands the messages out again, and the journal knows them.
        }
    }

    private static bool IsOfTheDatabase(Exception e) => e is DbException or LedgerException or IOException or System.Net.Sockets.SocketException or TimeoutException;
}
