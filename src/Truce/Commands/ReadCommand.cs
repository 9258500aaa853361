using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Truce.Domain;
using Truce.Intake;

namespace Truce.Commands;

/// <summary><c>truce read PATH…</c>: reads reports into a ledger. What it holds already is not read again.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files and folders of reports; - for standard input.", Arity = ArgumentArity.OneOrMore };
        var ledger = LedgerOptions.Ledger();
        var json = new Option<bool>("--json") { Description = "The summary as one JSON object." };
        var command = new Command("read", "Read reports into a ledger.") { paths, ledger, json };
        command.SetAction((result, cancellation) => Task.FromResult(
            LedgerOptions.Guarded(() => Run(result.GetValue(paths)!, result.GetValue(ledger)!, result.GetValue(json), cancellation))));
        return command;
    }

    /// <summary>Reads the paths into the ledger with a progress line, and returns what became of them.</summary>
    public static IntakeSummary Read(IReadOnlyList<string> paths, string ledger, CancellationToken cancellation)
    {
        if (Console.IsErrorRedirected) return LedgerIntake.Run(paths, ledger, progress: null, cancellation);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask("Reading", maxValue: Math.Max(1, CountFiles(paths)));
                return LedgerIntake.Run(paths, ledger, summary => Show(task, summary), cancellation);
            });
    }

    /// <summary>Writes what became of the documents, for people.</summary>
    public static void Write(IntakeSummary summary, TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{summary.Seen:#,0} documents in {summary.Elapsed.TotalSeconds:0.0} s: {summary.Added:#,0} read, {summary.Known:#,0} known already, {summary.Rejected.Count:#,0} set aside"));
        if (summary.WasStopped) output.WriteLine("Stopped before the end; what is counted here is safe, and 'truce read' goes on from there.");
        if (summary.Added > 0) output.WriteLine("Found: " + string.Join(", ", summary.Findings.Where(f => f.Value > 0).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Value:#,0} {f.Key}"))));
        foreach (var rejected in summary.Rejected) output.WriteLine($"  set aside {rejected.Id}: {rejected.Reason}");
    }

    private static int Run(string[] paths, string ledger, bool json, CancellationToken cancellation)
    {
        var summary = Read(paths, ledger, cancellation);
        if (json) WriteJson(summary, ledger);
        else Write(summary, Console.Out);
        if (summary.WasStopped) return ExitCode.Stopped;
        return summary.Added + summary.Known == 0 && summary.Rejected.Count > 0 ? ExitCode.NothingRead : ExitCode.Ok;
    }

    private static void Show(ProgressTask task, IntakeSummary summary)
    {
        if (summary.Seen > task.MaxValue) task.MaxValue = summary.Seen; // an archive holds more than one
        task.Value = summary.Seen;
        task.Description = string.Create(CultureInfo.InvariantCulture, $"{summary.Seen:#,0} documents, {summary.Seen / Math.Max(0.001, summary.Elapsed.TotalSeconds):0}/s");
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
            writer.WriteNumber("documents", summary.Seen);
            writer.WriteNumber("read", summary.Added);
            writer.WriteNumber("known", summary.Known);
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
            writer.WriteNumber("seconds", Math.Round(summary.Elapsed.TotalSeconds, 3));
            writer.WriteBoolean("stopped", summary.WasStopped);
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }
}
