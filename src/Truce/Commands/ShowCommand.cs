using System.CommandLine;
using System.Text;
using NodaTime;
using Spectre.Console;
using Truce.Ledger;
using Truce.Ledger.Reporting;
using Truce.Reporting;

namespace Truce.Commands;

/// <summary><c>truce show WHAT</c>: tables of one sort of entry, or one entry with its evidence.</summary>
internal static class ShowCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("WHAT")
        {
            Description = $"{string.Join(", ", EntryTables.Names)}; or the id of an entry.",
        };
        var ledger = LedgerOptions.Ledger();
        var theatre = LedgerOptions.Theatre();
        var asOf = LedgerOptions.AsOf();
        var actor = new Option<string?>("--actor") { Description = "Only what names this actor.", HelpName = "NAME" };
        var place = new Option<string?>("--place") { Description = "Only what names this place.", HelpName = "NAME" };
        var from = LedgerOptions.Day("--from", "Only what is dated on that day or later.");
        var to = LedgerOptions.Day("--to", "Only what is dated on that day or earlier.");
        var json = new Option<bool>("--json") { Description = "JSON Lines, one entry a line." };
        var command = new Command("show", "Show entries of the ledger, or one with its evidence.") { what, ledger, theatre, asOf, actor, place, from, to, json };
        command.SetAction(result => LedgerOptions.Guarded(() => Run(
            result.GetValue(what)!,
            result.GetValue(ledger)!,
            result.GetValue(asOf),
            new EntryFilter
            {
                Theatre = result.GetValue(theatre),
                Actor = result.GetValue(actor),
                Place = result.GetValue(place),
                From = result.GetValue(from),
                To = result.GetValue(to),
            },
            result.GetValue(json))));
        return command;
    }

    private static int Run(string what, string file, LocalDate? asOf, EntryFilter filter, bool json)
    {
        using var reader = LedgerReader.Open(file);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        if (EntryTables.TypeOf(what) is { } type)
        {
            var listed = reader.Snapshot(asOf, new SnapshotScope([type]));
            var entries = listed.Entries.Where(filter.Matches).ToList();
            if (json) entries.ForEach(e => output.WriteLine(LedgerJson.Write(e)));
            else EntryTables.Write(type, entries, listed.Withheld, Terminal.Console(output));
            return ExitCode.Ok;
        }

        // An id begins with the type of its entry; those of reports do not.
        var snapshot = reader.Snapshot(asOf, EntryTables.Types.FirstOrDefault(t => what.StartsWith(t + "-", StringComparison.Ordinal)) is { } own ? new SnapshotScope([own, "document"]) : null);
        var found = snapshot.Entries.Where(e => e.Id == what).ToList();
        if (found.Count == 0) found = [.. snapshot.Entries.Where(e => e.Id.StartsWith(what, StringComparison.Ordinal))];
        if (found.Count != 1)
        {
            Console.Error.WriteLine(found.Count == 0
                ? $"truce: there is no entry '{what}', and no sort of that name. Sorts: {string.Join(", ", EntryTables.Names)}"
                : $"truce: '{what}' may mean {Prose.List(found.Take(5).Select(e => e.Id), "or")}");
            return ExitCode.Usage;
        }

        if (json) output.WriteLine(LedgerJson.Write(found[0]));
        else EntryView.Write(found[0], snapshot, reader, Terminal.Console(output));
        return ExitCode.Ok;
    }
}
