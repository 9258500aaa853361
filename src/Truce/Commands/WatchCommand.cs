using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Truce.Intake;
using Truce.Intake.Queue;
using Truce.Intake.Web;

namespace Truce.Commands;

/// <summary><c>truce watch FEED…</c>: reads feeds and sitemaps again and again until it is stopped, and keeps their new pages in a ledger.</summary>
internal static class WatchCommand
{
    private static readonly TimeSpan _shortest = TimeSpan.FromMinutes(1);

    public static Command Create()
    {
        var feeds = new Argument<string[]>("FEED") { Description = "Addresses of feeds (RSS, Atom, JSON Feed) and of news sitemaps.", Arity = ArgumentArity.OneOrMore };
        var ledger = LedgerOptions.Ledger();
        var every = new Option<TimeSpan>("--every")
        {
            Description = "Time between two readings of a feed: 30m, 2h, 1d. One minute at least.",
            HelpName = "TIME",
            DefaultValueFactory = _ => TimeSpan.FromMinutes(15),
            CustomParser = ParseTime,
        };
        var once = new Option<bool>("--once") { Description = "Read each feed once and end: for a timer of your own." };
        var queue = WorkerCommand.QueueOption();
        var health = WorkerCommand.HealthOption();
        var fetching = FetchingOptions.Create();
        var command = new Command("watch", "Read feeds again and again until stopped, and keep their reports in a ledger.") { feeds, ledger, every, once, queue, health };
        fetching.AddTo(command);
        command.SetAction((result, cancellation) => Task.Run(
            () => LedgerOptions.Guarded(() =>
            {
                using var listening = new Listening(result.GetValue(health));
                return Run(result.GetValue(feeds)!, result.GetValue(ledger)!, result.GetValue(every), result.GetValue(once), result.GetValue(queue), fetching, result, cancellation);
            }), CancellationToken.None));
        return command;
    }

    private static int Run(string[] feeds, string ledger, TimeSpan every, bool once, QueueAddress? queue, FetchingOptions fetching, ParseResult result, CancellationToken cancellation)
    {
        if (feeds.FirstOrDefault(feed => !FetchingOptions.IsAddress(feed)) is { } path)
        {
            Console.Error.WriteLine($"truce: '{path}' is no address of a feed: it begins with http:// or https://");
            return ExitCode.Usage;
        }

        var clock = TimeProvider.System;
        var log = new EventLog(Console.Error, clock);
        var failed = 0;
        var before = default(IntakeProgress);
        using var fetcher = fetching.Fetcher(result);
        log.Write("watch.start", ("feeds", feeds.Length), ("every_s", every.TotalSeconds));
        var incoming = IntakeSource.Fetching(
            ledger, fetcher, fetching.Folder(result), clock,
            async (web, stop) => failed = await new FeedWatch(web, new FeedSchedule(every, Random.Shared), log, clock).RunAsync(feeds, once, stop).ConfigureAwait(false), cancellation);
        IntakeProgress end;
        if (queue is not null)
        {
            Ledger.LedgerFile.Open(ledger).Dispose();
            end = new QueueIntake(queue, log, clock).RunAsync(incoming, ledger, null, cancellation).GetAwaiter().GetResult();
        }
        else
        {
            end = LedgerIntake.Run(incoming, ledger, Tell, cancellation).Progress;
        }

        log.Write("watch.stop", (queue is null ? "read" : "queued", end.Added), ("known", end.Known), ("set_aside", end.SetAside));
        return once && failed == feeds.Length ? ExitCode.NothingRead : ExitCode.Ok;

        void Tell(IntakeProgress progress)
        {
            if (progress.Seen > before.Seen)
                log.Write("journal.commit", ("read", progress.Added - before.Added), ("known", progress.Known - before.Known), ("set_aside", progress.SetAside - before.SetAside));
            before = progress;
        }
    }

    /// <summary>The health server while a watch runs, if one is asked for.</summary>
    private sealed class Listening(string? url) : IDisposable
    {
        private readonly IAsyncDisposable? _server = url is null ? null : HealthServer.StartAsync(url, () => true, CancellationToken.None).GetAwaiter().GetResult();

        public void Dispose() => _server?.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private static TimeSpan ParseTime(ArgumentResult result)
    {
        var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
        var unit = text.Length < 2 ? TimeSpan.Zero : text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => TimeSpan.Zero,
        };
        if (unit > TimeSpan.Zero && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && unit * count >= _shortest && unit * count <= TimeSpan.FromDays(30))
        {
            return unit * count;
        }

        result.AddError($"'{text}' is no time between readings: write it as 15m, 2h or 1d, one minute at least and 30 days at most");
        return default;
    }
}
