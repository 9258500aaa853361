using System.Text;
using Truce.Domain;
using Truce.Ledger.Reporting;

namespace Truce;

/// <summary>Findings for people: the text, paragraph by paragraph, what was found in it underlined, and named beneath.</summary>
internal static class FindingsView
{
    private const string Bold = "\e[1m", Underline = "\e[4m", Dim = "\e[2m", Reset = "\e[0m";

    /// <summary>Writes one document; without <paramref name="styled"/> (a pipe, a file) underlines become angle brackets.</summary>
    public static void Write(DocumentFindings document, TextWriter output, bool styled)
    {
        var (bold, dim, reset) = styled ? (Bold, Dim, Reset) : ("", "", "");
        output.WriteLine($"{bold}{document.Title ?? document.Id}{reset}");
        output.WriteLine($"{dim}{string.Join(" · ", Provenance(document))}{reset}");
        output.WriteLine();
        var findings = Named(document).OrderBy(f => f.Finding.Span).ToList();
        foreach (var paragraph in Paragraphs(document.Text))
        {
            var here = findings.Where(f => paragraph.Contains(f.Finding.Span.Start)).ToList();
            output.WriteLine(Marked(document.Text, paragraph, here.Select(f => f.Finding.Span), styled));
            foreach (var (name, _) in here) output.WriteLine($"  {dim}└{reset} {name}");
            output.WriteLine();
        }
    }

    private static IEnumerable<string> Provenance(DocumentFindings document)
    {
        yield return document.Id;
        yield return document.Outlet ?? "outlet unknown";
        yield return document.Published is { } date ? $"published {date}" : "date unknown";
        if (document.Byline is { } byline) yield return "by " + byline;
        if (!document.Relevant) yield return "not about a conflict";
        if (document.DuplicateOf is { } original) yield return "copy of " + original;
    }

    private static IEnumerable<TextSpan> Paragraphs(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            if (end < 0) end = text.Length;
            if (end > start) yield return new TextSpan(start, end);
            start = end + 2;
        }
    }

    private static string Marked(string text, TextSpan paragraph, IEnumerable<TextSpan> spans, bool styled)
    {
        var marked = new StringBuilder();
        var at = paragraph.Start;
        foreach (var span in Union(spans))
        {
            var (start, end) = (Math.Max(span.Start, at), Math.Min(span.End, paragraph.End));
            if (start >= end) continue;
            marked.Append(text, at, start - at);
            marked.Append(styled ? Underline : "‹").Append(text, start, end - start).Append(styled ? Reset : "›");
            at = end;
        }

        return marked.Append(text, at, paragraph.End - at).ToString();
    }

    private static IEnumerable<TextSpan> Union(IEnumerable<TextSpan> spans)
    {
        TextSpan? open = null;
        foreach (var span in spans.Order())
        {
            if (open is { } last && span.Start <= last.End)
            {
                open = new TextSpan(last.Start, Math.Max(last.End, span.End));
                continue;
            }

            if (open is { } done) yield return done;
            open = span;
        }

        if (open is { } tail) yield return tail;
    }

    private static IEnumerable<(string Name, Finding Finding)> Named(DocumentFindings d)
    {
        foreach (var f in d.Agreements) yield return ($"agreement · {f.Label} · {Word(f.StatusInDoc)}{On(f.Agreed, " · agreed on")}{On(f.InForce, " · in force from")}{On(f.Ended, " · ended on")}", f);
        foreach (var f in d.Accusations) yield return ($"accusation · {f.Accuser} → {f.Accused}: {f.Act}{By(f.DeniedBy, "; denied by")}", f);
        foreach (var f in d.Incidents) yield return ($"incident · {Word(f.Kind)} · {Word(f.Modality)}{Blame(f)}{By(f.Place, " at")}{On(f.Date, " on")}", f);
        foreach (var f in d.Figures) yield return ($"figure · {Word(f.Kind)} {Prose.Range(f.Low, f.High)}{By(f.OfWhom, "")}{By(f.Place, " in")}{By(f.Source, " according to")}", f);
        foreach (var f in d.Statements) yield return ($"statement · {f.Speaker} ({Word(f.Kind)}){By(f.Audience, " to")}{On(f.Date, " on")}", f);
        foreach (var f in d.Meetings) yield return ($"meeting · {Word(f.Form)} · {Word(f.Status)} · {string.Join(", ", f.Participants)}{By(f.Place, " in")}{On(f.Date, " on")}", f);
        foreach (var f in d.Access) yield return ($"access · {Word(f.Kind)} · {Word(f.Modality)}{By(f.Actor, " by")}{By(f.Place, " at")}{On(f.Date, " on")}", f);
        foreach (var f in d.Council) yield return ($"council · {Word(f.Kind)}{By(f.Number, "")}{(f.By.Count > 0 ? " by " + string.Join(", ", f.By) : "")}{On(f.Date, " on")}", f);
    }

    private static string By(string? who, string word) => who is null ? "" : $"{word} {who}";

    private static string On(PartialDate? date, string word) => date is { } d ? $"{word} {d}" : "";

    /// <summary>Who did it where the report tells so itself; whom somebody blames where it does not.</summary>
    private static string Blame(IncidentFinding f) => (f.Perpetrator, f.AllegedBy) switch
    {
        (null, null) => "",
        (null, { } source) => $" according to {source}",
        ({ } doer, null) => f.Modality is Modality.Happened ? $" by {doer}" : $" · {doer} named",
        ({ } doer, { } source) => $" · blamed on {doer} by {source}",
    };

    private static string Word<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');
}
