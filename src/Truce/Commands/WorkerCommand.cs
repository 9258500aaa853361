using System.CommandLine;
using System.CommandLine.Parsing;
using Truce.Intake;
using Truce.Intake.Queue;
using Truce.Ledger;

namespace Truce.Commands;

/// <summary><c>truce worker</c>: takes documents from a queue and keeps their findings in a ledger, beside any number of others.</summary>
internal static class WorkerCommand
{
    /// <summary>How long a queue must be empty for <c>--until-empty</c>: messages of a worker that died come back after some seconds.</summary>
    private static readonly TimeSpan _quiet = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var queue = QueueOption(isNeeded: true);
        var ledger = LedgerOptions.Ledger();
        var untilEmpty = new Option<bool>("--until-empty") { Description = "End when the queue has been empty for five seconds. The default is to work until stopped." };
        var health = HealthOption();
        var command = new Command("worker", "Take documents from a queue and keep their findings in a ledger, beside other workers.") { queue, ledger, untilEmpty, health };
        command.SetAction((result, cancellation) => Task.Run(
            () => Guarded(result.GetValue(queue)!, result.GetValue(ledger)!, result.GetValue(untilEmpty), result.GetValue(health), cancellation), CancellationToken.None));
        return command;
    }

    /// <summary>The queue that <c>read</c> and <c>watch</c> write and workers read; without an address the one that TRUCE_QUEUE names.</summary>
    public static Option<QueueAddress?> QueueOption(bool isNeeded = false)
    {
        var option = new Option<QueueAddress?>("--queue")
        {
            Description = "A queue on a RabbitMQ broker: amqp://user:password@host/vhost?queue=NAME, or what TRUCE_QUEUE names when the address is left out. The queue is truce.documents when no name is given.",
            HelpName = "ADDRESS",
            Arity = ArgumentArity.ZeroOrOne,
            CustomParser = result => Parse(result, result.Tokens.Count == 1 ? result.Tokens[0].Value : Environment.GetEnvironmentVariable("TRUCE_QUEUE")),
        };
        if (isNeeded) option.DefaultValueFactory = result => Parse(result, Environment.GetEnvironmentVariable("TRUCE_QUEUE"));
        return option;
    }

    /// <summary>Where to answer how one is.</summary>
    public static Option<string?> HealthOption() => new("--health") { Description = "Answer /healthz, /readyz and /metrics at this address, such as http://127.0.0.1:8322.", HelpName = "URL" };

    private static QueueAddress? Parse(SymbolResult result, string? text)
    {
        var address = QueueAddress.Parse(text ?? "");
        if (address is null)
        {
            // Not repeated: it may hold a password.
            result.AddError(string.IsNullOrEmpty(text) ? "no queue is named, neither here nor by TRUCE_QUEUE" : "the queue's address is not understood: write it as amqp://user:password@host/vhost?queue=NAME");
        }

        return address;
    }

    private static async Task<int> Guarded(QueueAddress queue, string ledger, bool untilEmpty, string? health, CancellationToken cancellation)
    {
        try
        {
            return await RunAsync(queue, ledger, untilEmpty, health, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LedgerException or Coding.CodebookException or IOException or UnauthorizedAccessException or FormatException)
        {
            Console.Error.WriteLine($"truce: {e.Message}");
            return ExitCode.Usage;
        }
    }

    private static async Task<int> RunAsync(QueueAddress queue, string ledger, bool untilEmpty, string? health, CancellationToken cancellation)
    {
        var clock = TimeProvider.System;
        var log = new EventLog(Console.Error, clock);
        var worker = new Worker(queue, ledger, log, clock);
        log.Write("worker.start", ("queue", queue.Shown), ("cores", Environment.ProcessorCount));
        IntakeSummary summary;
        await using (health is null ? null : await HealthServer.StartAsync(health, () => worker.IsReady, cancellation).ConfigureAwait(false))
            summary = await worker.RunAsync(untilEmpty ? _quiet : null, cancellation).ConfigureAwait(false);
        log.Write("worker.stop", ("read", summary.Progress.Added), ("known", summary.Progress.Known), ("set_aside", summary.Progress.SetAside));
        return ExitCode.Ok;
    }
}
