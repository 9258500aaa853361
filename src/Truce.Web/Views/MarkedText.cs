using Truce.Domain;

namespace Truce.Web.Views;

/// <summary>A finding in the text of its report, with a number that leads from the words to the finding beside them.</summary>
/// <param name="Number">From 1, in the order of the text.</param>
/// <param name="Sort">What sort of finding, for its sign.</param>
/// <param name="Finding">The finding.</param>
public sealed record NumberedFinding(int Number, string Sort, Finding Finding);

/// <summary>A stretch of text within which the same findings hold.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Text">Its words.</param>
/// <param name="Findings">Findings whose words it is part of, shortest first.</param>
/// <param name="Begins">Whether a finding's words begin here.</param>
public sealed record Stretch(int Start, string Text, IReadOnlyList<NumberedFinding> Findings, bool Begins);

/// <summary>Cuts the text of a report at paragraphs and at the ends of findings, so that words that several findings share are marked once.</summary>
public static class MarkedText
{
    /// <summary>The findings of a report in the order of its text; events are left out, for they repeat what the others say in codes.</summary>
    public static IReadOnlyList<NumberedFinding> Number(DocumentFindings document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return
        [
            .. document.Agreements.Select(f => ("agreement", (Finding)f))
                .Concat(document.Accusations.Select(f => ("accusation", (Finding)f)))
                .Concat(document.Incidents.Select(f => ("incident", (Finding)f)))
                .Concat(document.Figures.Select(f => ("figure", (Finding)f)))
                .Concat(document.Statements.Select(f => ("statement", (Finding)f)))
                .Concat(document.Meetings.Select(f => ("meeting", (Finding)f)))
                .Concat(document.Access.Select(f => ("access", (Finding)f)))
                .Concat(document.Council.Select(f => ("council", (Finding)f)))
                .OrderBy(f => f.Item2.Span).ThenBy(f => f.Item1, StringComparer.Ordinal)
                .Select((f, i) => new NumberedFinding(i + 1, f.Item1, f.Item2)),
        ];
    }

    /// <summary>Paragraphs of the text, each cut into stretches.</summary>
    public static IEnumerable<IReadOnlyList<Stretch>> Paragraphs(string text, IReadOnlyList<NumberedFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(findings);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            if (end < 0) end = text.Length;
            if (end > start) yield return Cut(text, start, end, findings);
            start = end + 2;
        }
    }

    private static List<Stretch> Cut(string text, int start, int end, IReadOnlyList<NumberedFinding> findings)
    {
        var here = findings.Where(f => f.Finding.Span.Start < end && f.Finding.Span.End > start).ToList();
        int[] cuts =
        [
            .. here.SelectMany(f => new[] { f.Finding.Span.Start, f.Finding.Span.End }).Where(c => c > start && c < end)
                .Append(start).Append(end).Distinct().Order(),
        ];
        var stretches = new List<Stretch>();
        for (var i = 0; i + 1 < cuts.Length; i++)
        {
            var (from, to) = (cuts[i], cuts[i + 1]);
            var over = here.Where(f => f.Finding.Span.Start <= from && f.Finding.Span.End >= to).OrderBy(f => f.Finding.Span.Length).ThenBy(f => f.Number).ToList();
            stretches.Add(new Stretch(from, text[from..to], over, over.Exists(f => f.Finding.Span.Start == from)));
        }

        return stretches;
    }
}
