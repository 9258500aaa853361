using System.Text.Json;
using Spectre.Console;
using Truce.Domain;
using Truce.Ledger;
using Truce.Ledger.Reporting;

namespace Truce.Reporting;

/// <summary>One entry in full: its fields, then its evidence sentence by sentence, the words themselves set apart.</summary>
internal static class EntryView
{
    /// <summary>Fields that the view shows in its own way.</summary>
    private static readonly HashSet<string> _apart = new(["type", "id", "sources", "evidence", "review"], StringComparer.Ordinal);

    public static void Write(Entry entry, LedgerSnapshot snapshot, LedgerReader reader, IAnsiConsole console)
    {
        console.MarkupLine($"[bold]{Markup.Escape(entry.Id)}[/]");
        using var json = JsonDocument.Parse(LedgerJson.Write(entry));
        foreach (var field in json.RootElement.EnumerateObject())
        {
            if (!_apart.Contains(field.Name) && Text(field.Value) is { Length: > 0 } text)
                console.MarkupLine($"  [grey]{Markup.Escape(field.Name.Replace('_', ' '))}:[/] {Markup.Escape(text)}");
        }

        var names = new SourceNames(snapshot);
        console.MarkupLine($"  [grey]sources:[/] {Markup.Escape(string.Join("; ", names.Of(entry.Sources)))}");
        if (entry.Review.State != ReviewState.Machine)
            console.MarkupLine($"  [grey]review:[/] {Markup.Escape($"{Prose.Word(entry.Review.State)} by {Prose.List(entry.Review.By)}")}{(entry.Review.Notes.Count > 0 ? Markup.Escape(": " + string.Join("; ", entry.Review.Notes)) : "")}");

        var texts = entry.Evidence.Select(e => e.Document).Distinct(StringComparer.Ordinal).ToDictionary(d => d, d => reader.Document(d)?.Findings.Text, StringComparer.Ordinal);
        foreach (var evidence in entry.Evidence)
        {
            console.WriteLine();
            console.MarkupLine($"[grey]{Markup.Escape($"{names.Name(evidence.Document)} · {evidence.Finding}")}[/]");
            console.MarkupLine("  " + Sentence(texts.GetValueOrDefault(evidence.Document), evidence));
        }
    }

    private static string Sentence(string? text, Evidence evidence)
    {
        if (text is null || evidence.Span.End > text.Length) return Marked(evidence.Words);
        var (start, end) = SentenceBounds.Around(text, evidence.Span);
        return Markup.Escape(text[start..evidence.Span.Start]) + Marked(text[evidence.Span.Start..evidence.Span.End]) + Markup.Escape(text[evidence.Span.End..end]);
    }

    private static string Marked(string words) => $"[bold underline]{Markup.Escape(words)}[/]";

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join("; ", value.EnumerateArray().Select(Text)),
        JsonValueKind.Object => string.Join(", ", value.EnumerateObject().Select(f => (f.Name, Text: Text(f.Value))).Where(f => f.Text.Length > 0).Select(f => $"{f.Name.Replace('_', ' ')} {f.Text}")),
        _ => value.GetRawText(),
    };
}
