using System.CommandLine;
using System.Text;
using Truce.Ledger;
using Truce.Ledger.Reporting;
using Truce.Reporting;

namespace Truce.Commands;

/// <summary><c>truce withhold</c>: takes a report, a source or a finding out of all pages and exports, or puts it back.</summary>
internal static class WithholdCommand
{
    public static Command Create()
    {
        var (ledger, coder) = (LedgerOptions.Ledger(), ReviewOptions.Coder());
        var id = new Argument<string?>("ID") { Description = "A report or a finding; without it, and without --source, what is withheld is listed.", Arity = ArgumentArity.ZeroOrOne };
        var source = new Option<string?>("--source") { Description = "An outlet or agency, all of it; or a speaker, with all that names them.", HelpName = "NAME" };
        var reason = new Option<string?>("--reason") { Description = "Why (a witness at risk, a licence). The journal keeps it.", HelpName = "TEXT" };
        var lift = new Option<bool>("--lift") { Description = "Show it again." };
        var command = new Command("withhold", "Keep a report, a source or a finding out of all pages and exports; the journal keeps it.") { id, source, reason, lift, ledger, coder };
        command.SetAction(result =>
        {
            var (what, name) = (result.GetValue(id), result.GetValue(source));
            if (what is null && name is null) return ReviewCommand.Reading(result.GetValue(ledger)!, result.GetValue(coder)!, List);
            if (what is not null && name is not null)
            {
                Console.Error.WriteLine("truce: give an ID or a --source, not both");
                return ExitCode.Usage;
            }

            return ReviewCommand.OnDesk(result.GetValue(ledger)!, result.GetValue(coder)!, desk =>
            {
                var why = result.GetValue(reason) ?? "";
                var record = name is not null ? desk.WithholdSource(name, why, result.GetValue(lift)) : desk.Withhold(what!, why, result.GetValue(lift));
                desk.Reload();
                Console.WriteLine(ReviewView.Line(record));
                Console.WriteLine(desk.Snapshot.Withheld.IsAny ? Prose.Withheld(desk.Snapshot.Withheld) : "Nothing in the ledger is withheld now.");
                return ExitCode.Ok;
            });
        });
        return command;
    }

    private static int List(ReviewDesk desk)
    {
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        foreach (var record in desk.Rulings.Withheld.Records) output.WriteLine(ReviewView.Line(record));
        output.WriteLine($"{desk.Rulings.Withheld.Records.Count} in force. {Prose.Withheld(desk.Snapshot.Withheld)}".TrimEnd());
        return ExitCode.Ok;
    }
}
