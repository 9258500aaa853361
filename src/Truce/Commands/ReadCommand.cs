using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Truce.Domain;
using Truce.Intake;
using Truce.Intake.Queue;
using Truce.Ledger;
using Truce.Reading;

namespace Truce.Commands;

/// <summary><c>truce read PATH…</c>: reads reports into a ledger. What it holds already is not read again.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files and folders of reports, addresses of pages, feeds and sitemaps; - for standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var ledger = LedgerOptions.Ledger();
        var json = new Option<bool>("--json") { Description = "The summary as one JSON object." };
        var text = new Option<string?>("--text-column") { Description = "Column of a CSV file that holds the text. The default takes text, body or content.", HelpName = "NAME" };
        var title = new Option<string?>("--title-column") { Description = "Column with the headline. The default takes title or headline.", HelpName = "NAME" };
        var date = new Option<string?>("--date-column") { Description = "Column with the day of publication. The default takes date or published.", HelpName = "NAME" };
        var queue = WorkerCommand.QueueOption();
        var fetching = FetchingOptions.Create();
        var command = new Command("read", "Read reports into a ledger.") { paths, ledger, queue, json, text, title, date };
        fetching.AddTo(command);
        command.SetAction((result, cancellation) => Task.Run(
            () => LedgerOptions.Guarded(() =>
            {
                var options = new SourceOptions { TextColumn = result.GetValue(text), TitleColumn = result.GetValue(title), DateColumn = result.GetValue(date) };
                using var fetcher = fetching.Fetcher(result);
                var given = result.GetValue(paths)!;
                var ledgerPath = result.GetValue(ledger)!;
                var source = Source(given, ledgerPath, options, fetcher, fetching.Folder(result), cancellation);
                if (result.GetValue(queue) is { } address) return Queue(given, source, address, ledgerPath, cancellation);
                var summary = Read(given, progress => LedgerIntake.Run(source, ledgerPath, progress, cancellation));
                return Tell(summary, ledgerPath, result.GetValue(json));
            }), CancellationToken.None));
        return command;
    }

    /// <summary>Reads the files and folders into the ledger with a progress line, and returns what became of them.</summary>
    public static IntakeSummary Read(IReadOnlyList<string> paths, string ledger, CancellationToken cancellation) =>
        Read(paths, progress => LedgerIntake.Run(IntakeSource.OfPaths(paths), ledger, progress, cancellation));

    private static IAsyncEnumerable<Incoming> Source(
        string[] given, string ledger, SourceOptions options, Fetcher fetcher, Intake.Web.WarcFolder? archive, CancellationToken cancellation)
    {
        var paths = given.Where(path => !FetchingOptions.IsAddress(path)).ToArray();
        var addresses = given.Where(FetchingOptions.IsAddress).ToArray();
        return IntakeSource.OfPathsAndAddresses(paths, addresses, ledger, fetcher, archive, options, cancellation);
    }

    /// <summary>Hands the documents to workers; the ledger only remembers what was fetched.</summary>
    private static int Queue(string[] given, IAsyncEnumerable<Incoming> source, QueueAddress queue, string ledger, CancellationToken cancellation)
    {
        var log = new EventLog(Console.Error, TimeProvider.System);
        var fetches = given.Any(FetchingOptions.IsAddress);
        if (fetches) LedgerFile.Open(ledger).Dispose();
        var sent = Read(given, progress => new QueueIntake(queue, log, TimeProvider.System).RunAsync(source, fetches ? ledger : null, progress, cancellation).GetAwaiter().GetResult());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sent.Added:#,0} documents in {sent.Elapsed.TotalSeconds:0.0} s queued for {queue.Shown}"));
        return cancellation.IsCancellationRequested ? ExitCode.Stopped : ExitCode.Ok;
    }

    private static T Read<T>(IReadOnlyList<string> paths, Func<Action<IntakeProgress>?, T> run)
    {
        if (Console.IsErrorRedirected) return run(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask("Reading", maxValue: Math.Max(1, CountFiles(paths)));
                return run(progress => Show(task, progress));
            });
    }

    /// <summary>Writes what became of the documents, for people.</summary>
    public static void Write(IntakeSummary summary, TextWriter output)
    {
        var progress = summary.Progress;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{progress.Seen:#,0} documents in {progress.Elapsed.TotalSeconds:0.0} s: {progress.Added:#,0} read, {progress.Known:#,0} known already, {progress.SetAside:#,0} set aside"));
        if (summary.WasStopped) output.WriteLine("Stopped before the end; what is counted here is safe, and 'truce read' goes on from there.");
        if (progress.Added > 0) output.WriteLine("Found: " + string.Join(", ", summary.Findings.Where(f => f.Value > 0).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Value:#,0} {f.Key}"))));
        foreach (var rejected in summary.Rejected) output.WriteLine($"  set aside {rejected.Id}: {rejected.Reason}");
        if (progress.SetAside > summary.Rejected.Count) output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {progress.SetAside - summary.Rejected.Count:#,0} more; the journal has them all"));
    }

    private static int Tell(IntakeSummary summary, string ledger, bool json)
    {
        if (json) WriteJson(summary, ledger);
        else Write(summary, Console.Out);
        if (summary.WasStopped) return ExitCode.Stopped;
        return summary.Progress.Added + summary.Progress.Known == 0 && summary.Progress.SetAside > 0 ? ExitCode.NothingRead : ExitCode.Ok;
    }

    private static void Show(ProgressTask task, IntakeProgress progress)
    {
        if (progress.Seen > task.MaxValue) task.MaxValue = progress.Seen; // an archive holds more than one
        task.Value = progress.Seen;
        task.Description = string.Create(CultureInfo.InvariantCulture, $"{progress.Seen:#,0} documents, {progress.Seen / Math.Max(0.001, progress.Elapsed.TotalSeconds):0}/s");
    }

    private static int CountFiles(IReadOnlyList<string> paths)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true };
        return paths.Sum(p => Directory.Exists(p) ? Directory.EnumerateFiles(p, "*", options).Count() : 1);
    }

    private static void WriteJson(IntakeSummary summary, string ledger)
    {
        using var output = Console.OpenStandardOutput();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            using (var file = LedgerFile.OpenExisting(ledger)) writer.WriteString("ledger", file.Path); // an address may hold a password
            writer.WriteNumber("documents", summary.Progress.Seen);
            writer.WriteNumber("read", summary.Progress.Added);
            writer.WriteNumber("known", summary.Progress.Known);
            writer.WriteNumber("set_aside", summary.Progress.SetAside);
            writer.WriteStartArray("rejected");
            foreach (var rejected in summary.Rejected)
            {
                writer.WriteStartObject();
                writer.WriteString("id", rejected.Id);
                writer.WriteString("reason", rejected.Reason);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("findings");
            foreach (var (kind, count) in summary.Findings) writer.WriteNumber(kind, count);
            writer.WriteEndObject();
            writer.WriteNumber("seconds", Math.Round(summary.Progress.Elapsed.TotalSeconds, 3));
            writer.WriteBoolean("stopped", summary.WasStopped);
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
