using System.Globalization;
using System.Text.Json;
using Spectre.Console;
using Truce.Ledger;
using Truce.Ledger.Reporting;

namespace Truce.Reporting;

/// <summary>What coders see: lines for lists, and one thing in full.</summary>
internal static class ReviewView
{
    private const int LongestWords = 90;

    /// <summary>An entry in one line: id, voices, words.</summary>
    public static string Line(Entry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.Id,-32} {Prose.Word(entry.Review.State),-9} {entry.Voices} {(entry.Voices == 1 ? "voice " : "voices")} {Short(entry.Evidence.Count > 0 ? entry.Evidence[0].Words : "")}");

    /// <summary>A record in one line: when, who, what, of what.</summary>
    public static string Line(ReviewRecord record)
    {
        var what = record switch
        {
            Decision d => $"{WireName(d.Verdict)} {About(d)}{(d.Assignment is null ? "" : $" [{d.Assignment}]")}",
            Withholding { IsLifted: true } w => $"no longer withheld: {About(w)}",
            Withholding w => $"withheld: {About(w)}",
            Assignment a => $"assigned {a.Findings.Count.ToString(CultureInfo.InvariantCulture)} findings to {Prose.List(a.Coders)}: {a.Name}",
            _ => "",
        };
        var at = record.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return $"{at}Z  {record.By}: {what}{(record.Note is { Length: > 0 } note ? $" – {note}" : "")}";
    }

    /// <summary>What is left, and what is not shown.</summary>
    public static string Counts(LedgerSnapshot snapshot, int left) => string.Create(
        CultureInfo.InvariantCulture, $"{left:#,0} in the queue. {Prose.Withheld(snapshot.Withheld)}").TrimEnd();

    public static void Write(ReviewItem item, IAnsiConsole console)
    {
        console.MarkupLine($"[bold]{Markup.Escape(item.Id)}[/]");
        foreach (var (field, json) in item.Fields)
        {
            if (Text(json) is { Length: > 0 } text) console.MarkupLine($"  [grey]{Markup.Escape(field)}:[/] {Markup.Escape(text)}");
        }

        if (item.Fields.Where(f => Text(f.Value).Length == 0).Select(f => f.Key).ToList() is { Count: > 0 } empty)
            console.MarkupLine($"  [grey]without a value: {Markup.Escape(string.Join(", ", empty))}[/]");
        foreach (var passage in item.Passages)
        {
            console.WriteLine();
            string?[] origin = [passage.Finding, passage.Outlet ?? passage.Document, passage.Published?.ToString(), passage.Mark == FindingMark.None ? null : Prose.Word(passage.Mark.State), passage.Mark.HasChanged ? "coded otherwise since" : null];
            console.MarkupLine($"[grey]{Markup.Escape(string.Join(" · ", origin.OfType<string>()))}[/]");
            console.MarkupLine(passage.Words.Length == 0
                ? $"  {Markup.Escape(passage.Title ?? "")}"
                : $"  {Markup.Escape(passage.Before)}[bold underline]{Markup.Escape(passage.Words)}[/]{Markup.Escape(passage.After)}");
            foreach (var note in passage.Mark.Notes) console.MarkupLine($"  [grey]note: {Markup.Escape(note)}[/]");
        }
    }

    private static string About(Decision decision) => decision.Verdict switch
    {
        Verdict.Correct => $"{decision.Field} = {decision.Value ?? "null"} of {Words(decision)}",
        _ => Words(decision),
    };

    private static string About(Withholding withholding) => withholding.Kind == WithheldKind.Finding ? $"“{Short(withholding.Finding?.Words ?? "")}”" : withholding.Target;

    private static string Words(Decision decision)
    {
        var first = decision.Findings[0];
        var more = decision.Findings.Count + decision.Others.Count - 1;
        var words = first.Kind == FindingKind.Document ? $"document {first.Document[..16]}…" : $"{WireName(first.Kind)} “{Short(first.Words)}”";
        return more > 0 ? string.Create(CultureInfo.InvariantCulture, $"{words} and {more} more") : words;
    }

    private static string WireName<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static string Short(string words)
    {
        var line = words.ReplaceLineEndings(" ");
        return line.Length <= LongestWords ? line : string.Concat(line.AsSpan(0, LongestWords - 1), "…");
    }

    private static string Text(string json)
    {
        using var value = JsonDocument.Parse(json);
        return value.RootElement.ValueKind == JsonValueKind.Array ? string.Join("; ", value.RootElement.EnumerateArray()) : value.RootElement.ToString();
    }
}
