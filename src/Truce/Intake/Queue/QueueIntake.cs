using System.Diagnostics;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Truce.Ledger;

namespace Truce.Intake.Queue;

/// <summary>
/// Hands documents to a queue instead of reading them here. What it counts the broker has confirmed, on disk at a majority of its nodes. While the
/// broker is away it waits and goes on; a document may then be queued twice, which changes nothing.
/// </summary>
internal sealed class QueueIntake(QueueAddress queue, EventLog log, TimeProvider clock)
{
    /// <summary>Messages that wait for their confirmation together.</summary>
    private const int WindowSize = 64;

    /// <summary>Bytes of messages that wait together.</summary>
    private const long WindowBytes = 16 << 20;

    private readonly Patience _patience = new(clock);
    private IConnection? _connection;
    private IChannel? _channel;

    /// <summary>
    /// Queues what comes. When the messages of a window are confirmed, what fetching is to remember of them goes into the ledger, if one is given.
    /// Returns how many documents were queued.
    /// </summary>
    public async Task<IntakeProgress> RunAsync(IAsyncEnumerable<Incoming> source, string? ledgerLocation, Action<IntakeProgress>? progress, CancellationToken cancellation)
    {
        var time = Stopwatch.StartNew();
        var window = new List<Incoming>();
        long queued = 0, known = 0, bytes = 0;
        try
        {
            await foreach (var item in source.WithCancellation(cancellation).ConfigureAwait(false))
            {
                if (item.IsUnchanged) known++;
                window.Add(item);
                bytes += item.Weight;
                if (window.Count < WindowSize && bytes < WindowBytes && item.Visit is null) continue;
                await FlushAsync().ConfigureAwait(false);
            }

            await FlushAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What was confirmed is counted; the rest was not sent, or comes again.
        }
        finally
        {
            await CloseAsync().ConfigureAwait(false);
        }

        return new IntakeProgress(queued, known, 0, time.Elapsed);

        async Task FlushAsync()
        {
            var messages = window.FindAll(item => item.Document is not null || item.Rejected is not null);
            await SendAsync(messages, cancellation).ConfigureAwait(false);
            queued += messages.Count;
            Remember(ledgerLocation, window);
            window.Clear();
            bytes = 0;
            progress?.Invoke(new IntakeProgress(queued, known, 0, time.Elapsed));
        }
    }

    private static void Remember(string? ledgerLocation, List<Incoming> window)
    {
        if (ledgerLocation is null || !window.Exists(item => item.Visit is not null)) return;
        using var ledger = LedgerFile.Open(ledgerLocation);
        using var batch = ledger.Begin();
        foreach (var item in window)
        {
            if (item.Visit is { } visit) batch.Remember(visit);
        }

        batch.Commit();
    }

    /// <summary>Sends until all are confirmed.</summary>
    private async Task SendAsync(List<Incoming> messages, CancellationToken cancellation)
    {
        var left = messages;
        while (left.Count > 0)
        {
            try
            {
                var channel = await ChannelAsync(cancellation).ConfigureAwait(false);
                left = await SendOnceAsync(channel, left, cancellation).ConfigureAwait(false);
                if (left.Count == 0) break;
            }
            catch (Exception e) when (IsOfTheBroker(e))
            {
                log.Write("queue.trouble", ("queue", queue.Shown), ("type", e.GetType().Name), ("left", left.Count));
            }

            await CloseAsync().ConfigureAwait(false);
            await _patience.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Sends each once; returns those that the broker has not confirmed.</summary>
    private async Task<List<Incoming>> SendOnceAsync(IChannel channel, List<Incoming> messages, CancellationToken cancellation)
    {
        var sent = new List<Task>(messages.Count);
        foreach (var item in messages)
        {
            var (properties, body) = Message.Of(item);
            sent.Add(channel.BasicPublishAsync("", queue.Name, mandatory: true, properties, body, cancellation).AsTask());
        }

        var left = new List<Incoming>();
        for (var i = 0; i < sent.Count; i++)
        {
            try
            {
                await sent[i].ConfigureAwait(false);
                Telemetry.Sent();
                _patience.Reset();
            }
            catch (Exception e) when (IsOfTheBroker(e))
            {
                left.Add(messages[i]);
            }
        }

        return left;
    }

    /// <summary>Failures that pass when the broker is back.</summary>
    public static bool IsOfTheBroker(Exception e) =>
        e is RabbitMQClientException or IOException or System.Net.Sockets.SocketException or TimeoutException or ObjectDisposedException;

    private async Task<IChannel> ChannelAsync(CancellationToken cancellation)
    {
        if (_channel is { IsOpen: true } open) return open;
        await CloseAsync().ConfigureAwait(false);
        _connection = await queue.ConnectAsync("truce read", cancellation).ConfigureAwait(false);
        _channel = await _connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellation).ConfigureAwait(false);
        await queue.DeclareAsync(_channel, cancellation).ConfigureAwait(false);
        return _channel;
    }

    private async Task CloseAsync()
    {
        if (_connection is not { } connection) return;
        (_connection, _channel) = (null, null);
        try
        {
            await connection.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfTheBroker(e))
        {
            // It was lost already.
        }
    }
}
