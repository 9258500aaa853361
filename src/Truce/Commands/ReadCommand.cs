using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Truce.Domain;
using Truce.Intake;
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
        var fetching = FetchingOptions.Create();
        var command = new Command("read", "Read reports into a ledger.") { paths, ledger, json, text, title, date };
        fetching.AddTo(command);
        command.SetAction((result, cancellation) => Task.Run(
            () => LedgerOptions.Guarded(() =>
            {
                var options = new SourceOptions { TextColumn = result.GetValue(text), TitleColumn = result.GetValue(title), DateColumn = result.GetValue(date) };
                using var fetcher = fetching.Fetcher(result);
                var given = result.GetValue(paths)!;
                var summary = Read(given, result.GetValue(ledger)!, options, fetcher, fetching.Folder(result), cancellation);
                return Tell(summary, result.GetValue(ledger)!, result.GetValue(json));
            }), CancellationToken.None));
        return command;
    }

    /// <summary>Reads the files and folders into the ledger with a progress line, and returns what became of them.</summary>
    public static IntakeSummary Read(IReadOnlyList<string> paths, string ledger, CancellationToken cancellation) =>
        Read(paths, ledger, progress => LedgerIntake.Run(IntakeSource.OfPaths(paths), ledger, progress, cancellation));

    private static IntakeSummary Read(
        string[] given, string ledger, SourceOptions options, Fetcher fetcher, Intake.Web.WarcFolder? archive, CancellationToken cancellation)
    {
        var paths = given.Where(path => !FetchingOptions.IsAddress(path)).ToArray();
        var addresses = given.Where(FetchingOptions.IsAddress).ToArray();
        var source = IntakeSource.OfPathsAndAddresses(paths, addresses, ledger, fetcher, archive, options, cancellation);
        return Read(given, ledger, progress => LedgerIntake.Run(source, ledger, progress, cancellation));
    }

    private static IntakeSummary Read(IReadOnlyList<string> paths, string ledger, Func<Action<IntakeProgress>?, IntakeSummary> run)
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
            writer.WriteString("ledger", ledger);
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
