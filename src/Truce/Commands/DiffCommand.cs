using System.CommandLine;
using System.Text;
using NodaTime;
using Truce.Ledger;
using Truce.Ledger.Reporting;
using Truce.Reporting;

namespace Truce.Commands;

/// <summary><c>truce diff --from DAY --to DAY</c>: what became known between two days, in words.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var ledger = LedgerOptions.Ledger();
        var theatre = LedgerOptions.Theatre();
        var from = LedgerOptions.Day("--from", "The earlier day.");
        var to = LedgerOptions.Day("--to", "The later day.");
        from.Required = to.Required = true;
        var command = new Command("diff", "Tell what became known between two days.") { ledger, theatre, from, to };
        command.SetAction(result => LedgerOptions.Guarded(() => Run(
            result.GetValue(ledger)!, result.GetValue(theatre), result.GetValue(from)!.Value, result.GetValue(to)!.Value)));
        return command;
    }

    private static int Run(string file, string? theatre, LocalDate from, LocalDate to)
    {
        if (to < from)
        {
            Console.Error.WriteLine($"truce: {Prose.Day(to)} lies before {Prose.Day(from)}");
            return ExitCode.Usage;
        }

        using var reader = LedgerReader.Open(file);
        var changes = LedgerChanges.Between(reader.Snapshot(from), reader.Snapshot(to));
        var filter = new EntryFilter { Theatre = theatre };
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        TerminalReport.Write(ChangesWriter.Write(changes, filter), Terminal.Console(output));
        return ExitCode.Ok;
    }
}
