using System.CommandLine;
using System.Text;
using NodaTime;
using Spectre.Console;
using Truce.Ledger;
using Truce.Ledger.Reporting;
using Truce.Reporting;

namespace Truce.Commands;

/// <summary><c>truce report</c>: the situation of one conflict in words, each line with its sources.</summary>
internal static class ReportCommand
{
    private enum ReportFormat
    {
        Terminal,
        Markdown,
        Html,
    }

    public static Command Create()
    {
        var ledger = LedgerOptions.Ledger();
        var theatre = LedgerOptions.Theatre();
        var asOf = LedgerOptions.AsOf();
        var format = new Option<ReportFormat>("--format") { Description = "terminal, markdown or html. The default is terminal." };
        var output = new Option<string?>("--output", "-o") { Description = "Write to a file.", HelpName = "FILE" };
        var command = new Command("report", "Tell the situation in words, each line with its sources.") { ledger, theatre, asOf, format, output };
        command.SetAction(result => LedgerOptions.Guarded(() => Run(
            result.GetValue(ledger)!, result.GetValue(theatre), result.GetValue(asOf), result.GetValue(format), result.GetValue(output))));
        return command;
    }

    /// <summary>Writes the report of the conflict most reported to the terminal.</summary>
    public static int Print(string ledger) => Run(ledger, null, null, ReportFormat.Terminal, null);

    private static int Run(string ledger, string? theatre, LocalDate? asOf, ReportFormat format, string? file)
    {
        using var reader = LedgerReader.Open(ledger);
        var snapshot = reader.Snapshot(asOf, new SnapshotScope(["document"]));
        if (snapshot.Entries.Count == 0)
        {
            Console.Error.WriteLine(asOf is null ? "truce: the ledger is empty" : $"truce: no report in the ledger was known on {Prose.Day(asOf.Value)}");
            return ExitCode.Usage;
        }

        var known = snapshot.Entries.Select(e => e.Theatre).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var chosen = theatre is null ? SituationWriter.MostReported(snapshot) : known.Find(t => t.Equals(theatre, StringComparison.OrdinalIgnoreCase));
        if (theatre is not null && chosen is null)
        {
            Console.Error.WriteLine($"truce: the ledger holds nothing on '{theatre}'. It knows: {Prose.List(known)}");
            return ExitCode.Usage;
        }

        var own = chosen is null ? reader.Snapshot(asOf) : reader.Snapshot(asOf, new SnapshotScope(Theatre: chosen));
        var report = SituationWriter.Write(own with { Entries = [.. own.Entries.Where(e => e is not DocumentEntry), .. snapshot.Entries] }, chosen);
        using var output = file is null
            ? new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" }
            : new StreamWriter(file, append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        switch (format)
        {
            case ReportFormat.Markdown:
                MarkdownReport.Write(report, output);
                break;
            case ReportFormat.Html:
                HtmlReport.Write(report, output);
                break;
            default:
                TerminalReport.Write(report, Terminal.Console(output, toFile: file is not null));
                break;
        }

        return ExitCode.Ok;
    }
}
