using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;
using Truce.Ledger;
using Truce.Recoding;

namespace Truce.Commands;

/// <summary><c>truce recode</c>: codes the reports of a ledger anew and shows what that changes, rule by rule.</summary>
internal static class RecodeCommand
{
    /// <summary>Characters of an example on the terminal; <c>--json</c> has all of them.</summary>
    private const int ExampleLength = 72;

    public static Command Create()
    {
        var ledger = LedgerOptions.Ledger();
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would change; write nothing." };
        var json = new Option<bool>("--json") { Description = "The changes as one JSON object." };
        var command = new Command("recode", "Code the reports of a ledger anew, with the codebook and models at hand, and show the change in findings by rule.") { ledger, dryRun, json };
        command.SetAction((result, cancellation) => Task.Run(
            () => LedgerOptions.Guarded(() => Run(result.GetValue(ledger)!, result.GetValue(dryRun), result.GetValue(json), cancellation)), CancellationToken.None));
        return command;
    }

    private static int Run(string location, bool isDryRun, bool json, CancellationToken cancellation)
    {
        using var ledger = LedgerFile.OpenExisting(location); // says so before the models are loaded when there is none
        var coders = Installation.LoadCoders();
        var summary = WithProgress(progress => Recoder.Run(location, coders, isDryRun, progress, cancellation));
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        if (json) output.WriteLine(Json(summary, ledger.Path, isDryRun));
        else Write(summary, isDryRun, output);
        if (summary.WasStopped) return ExitCode.Stopped;
        return summary.Documents == 0 && summary.Failed.Count > 0 ? ExitCode.NothingRead : ExitCode.Ok;
    }

    private static RecodingSummary WithProgress(Func<Action<long, long>?, RecodingSummary> run)
    {
        if (Console.IsErrorRedirected) return run(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask("Coding");
                return run((done, total) => (task.MaxValue, task.Value) = (Math.Max(1, Math.Max(done, total)), done));
            });
    }

    /// <summary>Writes the changes for people.</summary>
    public static void Write(RecodingSummary summary, bool isDryRun, TextWriter output)
    {
        var difference = summary.Difference;
        output.WriteLine(Text($"{summary.Documents:#,0} reports coded anew in {summary.Elapsed.TotalSeconds:0.0} s: {difference.Documents:#,0} with other findings, {summary.Recoded - difference.Documents:#,0} with the same recorded otherwise (codebook, names, places), {summary.Documents - summary.Recoded:#,0} unchanged"));
        if (difference.Documents > 0)
        {
            WriteTable(difference, output);
            WriteExamples(difference, output);
        }

        output.WriteLine((summary.Recoded, isDryRun) switch
        {
            (0, _) => "Nothing changes: the journal stays as it is.",
            (_, true) => Text($"Nothing was written; without --dry-run {summary.Recoded:#,0} records would be added to the journal."),
            _ => Text($"{summary.Recoded:#,0} records were added to the journal; what they replace stays in it."),
        });
        if (summary.WasStopped) output.WriteLine("Stopped before the end; what is counted here is safe, and 'truce recode' does the rest.");
        foreach (var failed in summary.Failed) output.WriteLine($"  kept as it was {failed.Id}: {failed.Reason}");
    }

    private static void WriteTable(CodingDifference difference, TextWriter output)
    {
        var table = new Table { Border = TableBorder.Simple };
        foreach (var column in (string[])["List", "Rule", "Came", "Went", "Changed"])
            table.AddColumn(new TableColumn(column) { Alignment = column is "List" or "Rule" ? Justify.Left : Justify.Right });
        foreach (var (list, total) in difference.Lists)
        {
            AddRow(list, "all", total);
            foreach (var (_, rule, changes) in difference.Rules.Where(r => r.List == list)) AddRow("", rule.Length == 0 ? "–" : rule, changes);
        }

        Terminal.Console(output).Write(table);

        void AddRow(string list, string rule, FindingChanges changes) =>
            table.AddRow(Markup.Escape(list), Markup.Escape(rule), Number(changes.Came), Number(changes.Went), Number(changes.Changed));

        static string Number(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);
    }

    private static void WriteExamples(CodingDifference difference, TextWriter output)
    {
        foreach (var (list, rule, changes) in difference.Rules)
        {
            output.WriteLine(rule.Length == 0 ? list : $"{list} {rule}");
            foreach (var (sign, example) in Examples(changes).Select(e => (e.Sign, e.Words)))
            {
                if (example is not null) output.WriteLine($"  {sign} {Short(example.Words)}  ({example.Document})");
            }
        }

        static string Short(string words)
        {
            var line = words.ReplaceLineEndings(" ");
            if (line.Length <= ExampleLength) return line;
            var end = char.IsHighSurrogate(line[ExampleLength - 1]) ? ExampleLength - 1 : ExampleLength;
            return line[..end] + "…";
        }
    }

    private static IEnumerable<(string Name, char Sign, ChangedWords? Words)> Examples(FindingChanges changes) =>
        [("came", '+', changes.ExampleCame), ("went", '-', changes.ExampleWent), ("changed", '~', changes.ExampleChanged)];

    /// <summary>The changes as one JSON object.</summary>
    public static string Json(RecodingSummary summary, string ledger, bool isDryRun)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("ledger", ledger);
            writer.WriteBoolean("dry_run", isDryRun);
            writer.WriteNumber("documents", summary.Documents);
            writer.WriteNumber("recoded", summary.Recoded);
            writer.WriteNumber("changed", summary.Difference.Documents);
            writer.WriteStartObject("lists");
            foreach (var (list, changes) in summary.Difference.Lists)
            {
                writer.WriteStartObject(list);
                WriteCounts(writer, changes);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteStartArray("rules");
            foreach (var (list, rule, changes) in summary.Difference.Rules) WriteRule(writer, list, rule, changes);
            writer.WriteEndArray();
            writer.WriteStartArray("failed");
            foreach (var failed in summary.Failed)
            {
                writer.WriteStartObject();
                writer.WriteString("id", failed.Id);
                writer.WriteString("content_hash", failed.ContentHash);
                writer.WriteString("reason", failed.Reason);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumber("seconds", Math.Round(summary.Elapsed.TotalSeconds, 3));
            writer.WriteBoolean("stopped", summary.WasStopped);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void WriteRule(Utf8JsonWriter writer, string list, string rule, FindingChanges changes)
    {
        writer.WriteStartObject();
        writer.WriteString("list", list);
        writer.WriteString("rule", rule.Length == 0 ? null : rule);
        WriteCounts(writer, changes);
        writer.WriteStartObject("examples");
        foreach (var (name, _, example) in Examples(changes))
        {
            if (example is null) continue;
            writer.WriteStartObject(name);
            writer.WriteString("document", example.Document);
            writer.WriteString("words", example.Words);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteCounts(Utf8JsonWriter writer, FindingChanges changes)
    {
        writer.WriteNumber("came", changes.Came);
        writer.WriteNumber("went", changes.Went);
        writer.WriteNumber("changed", changes.Changed);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
