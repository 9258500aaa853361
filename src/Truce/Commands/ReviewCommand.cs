using System.CommandLine;
using System.Text;
using NodaTime;
using Truce.Ledger;
using Truce.Reporting;

namespace Truce.Commands;

/// <summary><c>truce review</c>: people decide on what the machine has read; on a terminal one after the other, in scripts one by one.</summary>
internal static class ReviewCommand
{
    public static Command Create()
    {
        var (ledger, coder, type, theatre, assignment) = (LedgerOptions.Ledger(), ReviewOptions.Coder(), ReviewOptions.Type(), LedgerOptions.Theatre(), ReviewOptions.Assignment());
        var command = new Command("review", "Decide on what was read: the least certain first, each with its words. Your decisions win over the machine.")
        {
            ledger, coder, type, theatre, assignment,
            List(), Show(), Decision(Verdict.Accept, "Say that it is right."), Decision(Verdict.Reject, "Say that the report does not say so, or that it does not belong here."),
            Correct(), Merge(), Split(), Decision(Verdict.Note, "Leave a note (--note); it changes nothing."), History(), Orphans(),
            CodingCommands.Assign(), CodingCommands.Agreement(),
        };
        command.SetAction(result => OnDesk(result.GetValue(ledger)!, result.GetValue(coder)!, desk =>
            new ReviewSession(desk, result.GetValue(assignment)).Run(result.GetValue(type), new EntryFilter { Theatre = result.GetValue(theatre) })));
        return command;
    }

    /// <summary>Opens the desk, does the work, and says in one line what is wrong.</summary>
    public static int OnDesk(string ledger, string coder, Func<ReviewDesk, int> work) => LedgerOptions.Guarded(() =>
    {
        using var desk = ReviewDesk.Open(ledger, coder);
        return work(desk);
    });

    /// <summary>The same for what only reads, which needs no name.</summary>
    public static int Reading(string ledger, string coder, Func<ReviewDesk, int> work) => OnDesk(ledger, coder.Length == 0 ? "(reader)" : coder, work);

    private static Command List()
    {
        var (ledger, coder, type, theatre) = (LedgerOptions.Ledger(), ReviewOptions.Coder(), ReviewOptions.Type(), LedgerOptions.Theatre());
        var most = new Option<int>("--most") { Description = "At most so many. The default is 20.", HelpName = "NUMBER", DefaultValueFactory = _ => 20 };
        var whole = new Option<bool>("--all") { Description = "Reviewed entries too, after the others." };
        var json = new Option<bool>("--json") { Description = "JSON Lines, one entry a line." };
        var command = new Command("list", "The queue: what nobody has decided on, least certain first.") { ledger, coder, type, theatre, most, whole, json };
        command.SetAction(result => Reading(result.GetValue(ledger)!, result.GetValue(coder)!, desk =>
        {
            var queue = ReviewOrder.Of(desk.Snapshot, new EntryFilter { Theatre = result.GetValue(theatre) }, result.GetValue(type), result.GetValue(whole));
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
            foreach (var entry in queue.Take(result.GetValue(most)))
            {
                output.WriteLine(result.GetValue(json) ? LedgerJson.Write(entry) : ReviewView.Line(entry));
            }

            if (!result.GetValue(json)) Console.Error.WriteLine(ReviewView.Counts(desk.Snapshot, queue.Count));
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command Show()
    {
        var (id, ledger, coder) = (ReviewOptions.Id(), LedgerOptions.Ledger(), ReviewOptions.Coder());
        var command = new Command("show", "One thing with its words, what can be corrected, and what was decided.") { id, ledger, coder };
        command.SetAction(result => Reading(result.GetValue(ledger)!, result.GetValue(coder)!, desk =>
        {
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
            ReviewView.Write(desk.Item(result.GetValue(id)!), Terminal.Console(output));
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command Decision(Verdict verdict, string description)
    {
        var (id, ledger, coder, note, assignment) = (ReviewOptions.Id(), LedgerOptions.Ledger(), ReviewOptions.Coder(), ReviewOptions.Note(), ReviewOptions.Assignment());
        var command = new Command(verdict.ToString().ToLowerInvariant(), description) { id, ledger, coder, note, assignment };
        command.SetAction(result => OnDesk(result.GetValue(ledger)!, result.GetValue(coder)!, desk =>
            Done(desk.Decide(verdict, result.GetValue(id)!, result.GetValue(note), CodingCommands.Open(desk, result.GetValue(assignment))))));
        return command;
    }

    private static Command Correct()
    {
        var (id, ledger, coder, note, assignment) = (ReviewOptions.Id(), LedgerOptions.Ledger(), ReviewOptions.Coder(), ReviewOptions.Note(), ReviewOptions.Assignment());
        var field = new Argument<string>("FIELD") { Description = "The field, as exports name it (place, date, parties …)." };
        var value = new Argument<string>("VALUE") { Description = "Its right value; several parted by semicolons; null for none." };
        var command = new Command("correct", "Give a field another value.") { id, field, value, ledger, coder, note, assignment };
        command.SetAction(result => OnDesk(result.GetValue(ledger)!, result.GetValue(coder)!, desk => Done(desk.Correct(
            result.GetValue(id)!, result.GetValue(field)!, result.GetValue(value)!, result.GetValue(note), CodingCommands.Open(desk, result.GetValue(assignment))))));
        return command;
    }

    private static Command Merge()
    {
        var (id, other, ledger, coder, note) = (ReviewOptions.Id(), ReviewOptions.Id("OTHER"), LedgerOptions.Ledger(), ReviewOptions.Coder(), ReviewOptions.Note());
        var command = new Command("merge", "Say that two entries are one.") { id, other, ledger, coder, note };
        command.SetAction(result => OnDesk(result.GetValue(ledger)!, result.GetValue(coder)!, desk =>
            Done(desk.Merge(result.GetValue(id)!, result.GetValue(other)!, result.GetValue(note)))));
        return command;
    }

    private static Command Split()
    {
        var (id, ledger, coder, note) = (ReviewOptions.Id(), LedgerOptions.Ledger(), ReviewOptions.Coder(), ReviewOptions.Note());
        var findings = new Argument<string[]>("FINDING") { Description = "The findings that are about something else, by the beginnings of their names.", Arity = ArgumentArity.OneOrMore };
        var command = new Command("split", "Take findings out of an entry: they are about something else.") { id, findings, ledger, coder, note };
        command.SetAction(result => OnDesk(result.GetValue(ledger)!, result.GetValue(coder)!, desk =>
            Done(desk.Split(result.GetValue(id)!, result.GetValue(findings)!, result.GetValue(note)))));
        return command;
    }

    private static Command History()
    {
        var (ledger, coder) = (LedgerOptions.Ledger(), ReviewOptions.Coder());
        var id = new Argument<string?>("ID") { Description = "Only what is about this.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "JSON Lines, one record a line." };
        var command = new Command("history", "What people decided, in the order in which it counts.") { id, ledger, coder, json };
        command.SetAction(result => Reading(result.GetValue(ledger)!, result.GetValue(coder)!, desk =>
        {
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
            foreach (var record in desk.History(result.GetValue(id)))
                output.WriteLine(result.GetValue(json) ? Encoding.UTF8.GetString(ReviewJson.Write(record)) : ReviewView.Line(record));
            return ExitCode.Ok;
        }));
        return command;
    }

    private static Command Orphans()
    {
        var (ledger, coder) = (LedgerOptions.Ledger(), ReviewOptions.Coder());
        var command = new Command("orphans", "Decisions that have nothing to act on any more, and why.") { ledger, coder };
        command.SetAction(result => Reading(result.GetValue(ledger)!, result.GetValue(coder)!, desk =>
        {
            using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
            foreach (var orphan in desk.Orphans) output.WriteLine($"{ReviewView.Line(orphan.Decision)}\n    {orphan.Reason}: “{orphan.Address.Words}”");
            return ExitCode.Ok;
        }));
        return command;
    }

    private static int Done(ReviewRecord record)
    {
        Console.WriteLine(ReviewView.Line(record));
        return ExitCode.Ok;
    }
}
