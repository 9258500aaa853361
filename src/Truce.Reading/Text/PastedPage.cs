using Truce.Domain;

namespace Truce.Reading;

/// <summary>
/// Finds the report in a page that was pasted as text, its menus, share buttons and related stories with it. Works on evidence a reader
/// without tags would use too: the shape of sentences, labels that stand on news pages everywhere, what is said twice, and order.
/// </summary>
internal static class PastedPage
{
    /// <summary>Share of the page's prose below a label such as "Related stories" above which the report goes on after it.</summary>
    private const double ReportGoesOn = 0.4;

    /// <summary>So many headline-like lines in a row are a list of other stories.</summary>
    private const int LinkList = 3;

    /// <summary>So many lines between standfirst and report tell who wrote it and when.</summary>
    private const int LongestByline = 4;

    /// <summary>A headline has at most so many words.</summary>
    private const int LongestHeadline = 32;

    public static PageContent Read(string text)
    {
        var lines = LineSplitter.Split(text);
        var labelled = LabelledHeader.Take(lines);
        foreach (var line in lines) line.Kind = LineClassifier.Of(line);
        MarkPosts(lines);
        MarkRepeated(lines);
        var end = FindEnd(lines);
        var first = lines.FindIndex(0, end, line => line.Kind == LineKind.Prose);
        if (first < 0)
        {
            // Notes without a full stop: take what is not furniture, if it is enough to be a report at all.
            first = lines.FindIndex(0, end, line => line.Kind == LineKind.Short && line.Words >= 8);
            if (first < 0) throw new RejectedException(NothingReason(lines));
        }

        var last = lines.FindLastIndex(end - 1, end - first, line => line.Kind == LineKind.Prose);
        if (last < first) last = end - 1;
        var title = labelled.Title is { } given ? new Headline(given, -1) : Headline.Find(lines, first, last, LongestHeadline);
        MarkTitle(lines, title, first);
        var asides = new List<Aside>();
        var paragraphs = new List<string>();
        var footer = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (Asided(lines, i) is { } aside) asides.Add(aside);
            else if (i != title.Index && i >= first && i <= last && BelongsToBody(lines, i, first, last)) paragraphs.Add(line.Text);
            else if (i > first) footer.Add(line.Text);
        }

        return new PageContent
        {
            Title = title.Text,
            Paragraphs = paragraphs,
            Asides = asides,
            Header = [.. labelled.Header, .. Header(lines, first, title)],
            Footer = footer,
            Completeness = Stub.IsStub(paragraphs, footer) ? Completeness.Stub : Stub.IsPart(footer) ? Completeness.Part : Completeness.Whole,
        };
    }

    /// <summary>
    /// A text that is known to be a report and nothing else: every line is a paragraph of it, save that lines wrapped to a width are
    /// joined.
    /// </summary>
    public static PageContent OfPlainText(string text)
    {
        var lines = LineSplitter.Split(text);
        if (lines.Count == 0) throw new RejectedException("the text is blank");
        return new PageContent { Paragraphs = [.. lines.Select(line => line.Text)] };
    }

    private static string NothingReason(List<PageLine> lines)
    {
        if (lines.Count == 0) return "the text is blank";
        return $"there is no report in it: {lines.Count} lines, none of them a sentence of a report (line 1: \"{Shorten(lines[0].Text)}\")";
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    /// <summary>The words of an embedded post stand right above its signature.</summary>
    private static void MarkPosts(List<PageLine> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            if (lines[i].Kind != LineKind.PostSignature) continue;
            for (var j = i - 1; j >= 0; j--)
            {
                if (lines[j].Kind is LineKind.PostSignature or LineKind.Post) break;
                lines[j].Kind = LineKind.Post;
                if (lines[j].AfterBlank) break;
            }
        }
    }

    /// <summary>
    /// A line that is said again is said once: a headline in the breadcrumbs, a standfirst that opens the report, a picture's words that
    /// stand both in and under it.
    /// </summary>
    private static void MarkRepeated(List<PageLine> lines)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Words < 4 || line.Kind is LineKind.Furniture or LineKind.End or LineKind.PostSignature) continue;
            if (!seen.TryAdd(line.Key, i))
            {
                var before = lines[seen[line.Key]];
                if (before.Kind == LineKind.Prose && i == seen[line.Key] + 1) before.Kind = LineKind.Caption;
                line.Kind = LineKind.Repeated;
            }
        }

        const int reach = 4;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind != LineKind.Prose || lines[i].Words < 6) continue;
            for (var j = i + 1; j < lines.Count && j <= i + reach; j++)
            {
                if (lines[j].Kind == LineKind.Prose && lines[j].Key.Length > lines[i].Key.Length && lines[j].Key.StartsWith(lines[i].Key, StringComparison.Ordinal))
                {
                    lines[i].Kind = LineKind.Repeated;
                    break;
                }
            }
        }
    }

    /// <summary>Index of the line where the report is over: an end label, unless much of the page's prose still follows.</summary>
    private static int FindEnd(List<PageLine> lines)
    {
        var total = 0;
        foreach (var line in lines)
        {
            if (line.Kind == LineKind.Prose) total += line.Text.Length;
        }

        var before = 0;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind == LineKind.Prose) before += lines[i].Text.Length;
            if (lines[i].Kind == LineKind.End && before > 0 && total - before < ReportGoesOn * total) return i;
        }

        return lines.Count;
    }

    private static void MarkTitle(List<PageLine> lines, Headline title, int first)
    {
        if (title.Text is null) return;
        var key = Fold.Key(title.Text);
        for (var i = 0; i < lines.Count; i++)
        {
            if (i == title.Index || lines[i].Key == key) lines[i].Kind = LineKind.Repeated;
            else if (i < first && lines[i].Kind == LineKind.Prose && lines[i].Key == key) lines[i].Kind = LineKind.Repeated;
        }
    }

    private static Aside? Asided(List<PageLine> lines, int i)
    {
        var line = lines[i];
        if (line.Kind == LineKind.Caption) return new Aside(AsideKind.Caption, line.Text);
        if (line.Kind != LineKind.PostSignature || !PostSignature.TryRead(line.Text, out var signature)) return null;
        var start = i;
        while (start > 0 && lines[start - 1].Kind == LineKind.Post) start--;
        var words = string.Join('\n', lines.Skip(start).Take(i - start).Select(post => post.Text));
        return new Aside(AsideKind.Post, words, signature!.Author, signature.Date);
    }

    private static bool BelongsToBody(List<PageLine> lines, int i, int first, int last)
    {
        var line = lines[i];
        if (line.Kind == LineKind.Prose) return true;
        if (line.Kind != LineKind.Short) return false;
        if (IsListItem(line.Text) || line.EndsSentence || EndsInQuotation(line.Text)) return true;

        // A subheading stands alone before prose; several such lines in a row lead to other stories.
        var start = i;
        var stop = i;
        while (start > first && lines[start - 1].Kind == LineKind.Short) start--;
        while (stop < last && lines[stop + 1].Kind == LineKind.Short) stop++;
        return stop - start + 1 < LinkList;
    }

    private static bool IsListItem(string text) => text.Length > 12 && text[0] is '•' or '-' or '*' or '–' or '—' or '·' && text.Length > 2 && text[1] == ' ';

    private static bool EndsInQuotation(string text) => text[^1] is '”' or '"' or '»';

    /// <summary>
    /// The lines above the report. A standfirst is a sentence too: who wrote and when may stand between it and the report.
    /// </summary>
    private static IEnumerable<HeaderLine> Header(List<PageLine> lines, int first, Headline title)
    {
        var below = first + 1;
        while (below < lines.Count && below <= first + LongestByline && lines[below].Kind is LineKind.Date or LineKind.Byline or LineKind.Short or LineKind.Furniture) below++;
        if (below < lines.Count && lines[below].Kind == LineKind.Prose)
        {
            for (var i = first + 1; i < below; i++)
            {
                if (lines[i].Kind != LineKind.Furniture && i != title.Index) yield return new HeaderLine(lines[i].Text, false, false);
            }
        }

        for (var i = 0; i < first; i++)
        {
            if (i != title.Index && lines[i].Kind is not (LineKind.Caption or LineKind.Post or LineKind.PostSignature))
                yield return new HeaderLine(lines[i].Text, i < title.Index, i == 0);
        }
    }
}
