using System.Globalization;
using Spectre.Console;
using Truce.Domain;
using Truce.Ledger;

namespace Truce.Reporting;

/// <summary>A coder at the terminal: one thing after the other, a key for each decision.</summary>
internal sealed class ReviewSession(ReviewDesk desk, string? assignment)
{
    private const string Keys = "[bold]a[/]ccept  [bold]r[/]eject  [bold]c[/]orrect  [bold]n[/]ote  [bold]s[/]kip  [bold]q[/]uit";

    private readonly IAnsiConsole _console = AnsiConsole.Console;

    public int Run(string? type, EntryFilter filter)
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
        {
            Console.Error.WriteLine("truce: a session needs a terminal; in scripts use 'truce review list', 'accept', 'reject', 'correct' …");
            return ExitCode.Usage;
        }

        if (assignment is not null) Commands.CodingCommands.Open(desk, assignment);
        var queue = Queue(type, filter);
        var decided = 0;
        for (var i = 0; i < queue.Count; i++)
        {
            _console.Write(new Rule(string.Create(CultureInfo.InvariantCulture, $"{i + 1} of {queue.Count}")));
            var item = assignment is null ? desk.Item(queue[i]) : desk.ItemAsCoded(queue[i]);
            ReviewView.Write(item, _console);
            var outcome = Decide(item);
            if (outcome is null) break;
            if (outcome.Value) decided++;
        }

        _console.MarkupLine(string.Create(CultureInfo.InvariantCulture, $"{decided} decided by {Markup.Escape(desk.Coder)}; {queue.Count - decided} left"));
        return ExitCode.Ok;
    }

    /// <summary>Ids of what is to be decided: findings of the sample in a blind coding, else entries.</summary>
    private List<string> Queue(string? type, EntryFilter filter) => assignment is null
        ? [.. ReviewOrder.Of(desk.Snapshot, filter, type).Select(e => e.Id)]
        : [.. desk.Coding(assignment).Left(desk.Coder).Select(desk.NameOf).OfType<string>()];

    /// <summary>True when something was decided, false when it was passed over, null when the coder leaves.</summary>
    private bool? Decide(ReviewItem item)
    {
        var isDecided = false;
        while (true)
        {
            _console.MarkupLine($"\n{Keys}");
            try
            {
                switch (char.ToLowerInvariant(Console.ReadKey(intercept: true).KeyChar))
                {
                    case 'a':
                        desk.Decide(Verdict.Accept, item.Id, null, assignment);
                        return true;
                    case 'r':
                        desk.Decide(Verdict.Reject, item.Id, Ask("Why (may be empty)"), assignment);
                        return true;
                    case 'c':
                        desk.Correct(item.Id, Ask($"Field ({string.Join(", ", item.Fields.Keys)})") ?? "", Ask("Value") ?? "", null, assignment);
                        _console.MarkupLine("[grey]Noted. Correct another field, or go on with s.[/]");
                        isDecided = true;
                        break;
                    case 'n':
                        desk.Decide(Verdict.Note, item.Id, Ask("Note"), assignment);
                        break;
                    case 's':
                        return isDecided;
                    case 'q' or '\u001b' or '\u0003':
                        return null;
                }
            }
            catch (ReviewException e)
            {
                _console.MarkupLine($"[red]{Markup.Escape(e.Message)}[/]");
            }
        }
    }

    private string? Ask(string question) => _console.Prompt(new TextPrompt<string>(Markup.Escape(question) + ":").AllowEmpty()) is { Length: > 0 } answer ? answer : null;
}
