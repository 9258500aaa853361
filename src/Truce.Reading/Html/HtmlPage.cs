using System.Globalization;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>Finds the report in a web page.</summary>
internal static class HtmlPage
{
    /// <summary>Fewer words than this in all are no report.</summary>
    private const int ShortestReport = 8;

    /// <summary>Lines so far above the report are its header; further up is the site's.</summary>
    private const int HeaderBlocks = 25;

    /// <summary>True when the text is HTML, by what the source says or by its first tags.</summary>
    public static bool Is(string text, string? contentType)
    {
        const int head = 4096;
        if (contentType is not null && contentType.Contains("html", StringComparison.OrdinalIgnoreCase)) return true;
        var start = text.AsSpan(0, Math.Min(text.Length, head));
        if (!start.Contains('<')) return false;
        foreach (var tag in new[] { "<!doctype html", "<html", "<head>", "<head ", "<body", "<article", "<p>", "<div", "<meta " })
        {
            if (start.Contains(tag, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>Reads the page; throws <see cref="RejectedException"/> when no report is on it.</summary>
    public static HtmlReport Read(string html)
    {
        var data = LinkedData.Find(html);
        var page = BlockReader.Read(html);
        var scores = BodyModel.Shipped.Score(page, data);
        var chosen = BodyChoice.Choose(page, scores);
        var posts = EmbeddedPosts.Take(page, chosen);
        var words = chosen.Sum(index => page.Blocks[index].Words);
        if (words < ShortestReport) throw new RejectedException(Reason(page, html));
        var title = HtmlTitle.Find(page, data, chosen[0]);
        var paragraphs = chosen.SelectMany(index => Lines(page.Blocks[index].Text)).ToList();
        var footer = Footer(page, chosen).ToList();
        var content = new PageContent
        {
            Title = title.Text,
            Paragraphs = paragraphs,
            Asides = [.. posts, .. Captions(page, chosen)],
            Header = [.. Header(page, chosen[0], title.Index)],
            Footer = footer,
            Completeness = CompletenessOf(page, data, chosen, paragraphs, footer, html),
        };
        return new HtmlReport(page, data, content, chosen[0]);
    }

    /// <summary>
    /// Reads a piece of a page that holds the report and nothing else, as feeds carry it: everything but labels, captions and
    /// sentences to the visitor.
    /// </summary>
    public static HtmlReport ReadFragment(string html)
    {
        var data = new LinkedData();
        var page = BlockReader.Read(html);
        var chosen = new List<int>();
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.Tag != BlockTag.Caption && !Furniture.IsLabel(block.Text) && !Furniture.IsAddress(block.Text) && !LineClassifier.IsCaption(block.Text)) chosen.Add(i);
        }

        var posts = EmbeddedPosts.Take(page, chosen);
        if (chosen.Count == 0) throw new RejectedException(Reason(page, html));
        var paragraphs = chosen.SelectMany(index => Lines(page.Blocks[index].Text)).ToList();
        return new HtmlReport(page, data, new PageContent { Paragraphs = paragraphs, Asides = posts }, chosen[0]);
    }

    private static string Reason(BlockPage page, string html)
    {
        var cut = IsCut(html) ? ", and the page is cut off" : "";
        return page.Blocks.Count == 0
            ? $"the page has no text{cut}"
            : string.Create(CultureInfo.InvariantCulture, $"no report among the page's {page.Blocks.Count} pieces of text{cut} (the first: \"{Shorten(page.Blocks[0].Text)}\")");
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static bool IsCut(string html) =>
        !html.Contains("</html", StringComparison.OrdinalIgnoreCase) && !html.Contains("</body", StringComparison.OrdinalIgnoreCase)
        && html.Contains("<body", StringComparison.OrdinalIgnoreCase);

    private static Completeness CompletenessOf(BlockPage page, LinkedData data, List<int> chosen, List<string> paragraphs, List<string> footer, string html)
    {
        if (Stub.IsStub(paragraphs, footer) || (data.IsPaid && paragraphs.Sum(p => p.Length) < 1200)) return Completeness.Stub;
        var cutInReport = chosen[^1] == page.Blocks.Count - 1 && IsCut(html);
        return cutInReport || page.HasNextPage || Stub.IsPart(footer) ? Completeness.Part : Completeness.Whole;
    }

    /// <summary>Line breaks within a block end a paragraph where a sentence ends; others are only wrapped.</summary>
    private static List<string> Lines(string text)
    {
        if (!text.Contains('\n', StringComparison.Ordinal)) return [text];
        var lines = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (lines.Count > 0 && char.IsLower(line[0]) && char.IsLetterOrDigit(lines[^1][^1])) lines[^1] += " " + line;
            else lines.Add(line);
        }

        return lines;
    }

    private static IEnumerable<HeaderLine> Header(BlockPage page, int first, int title)
    {
        var from = Math.Max(0, Math.Min(first, title < 0 ? first : title) - HeaderBlocks);
        for (var i = from; i < first; i++)
        {
            if (i != title) yield return new HeaderLine(page.Blocks[i].Text.Replace('\n', ' '), title >= 0 && i < title, i == 0);
        }
    }

    private static IEnumerable<string> Footer(BlockPage page, List<int> chosen)
    {
        var taken = new HashSet<int>(chosen);
        for (var i = chosen[0]; i < page.Blocks.Count; i++)
        {
            if (!taken.Contains(i)) yield return page.Blocks[i].Text.Replace('\n', ' ');
        }
    }

    private static IEnumerable<Aside> Captions(BlockPage page, List<int> chosen)
    {
        const int reach = 4;
        var taken = new HashSet<int>(chosen);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = Math.Max(0, chosen[0] - reach); i < chosen[^1]; i++)
        {
            var block = page.Blocks[i];
            if (taken.Contains(i) || block.Words is < 3 or > 80 || !(block.Tag == BlockTag.Caption || LineClassifier.IsCaption(block.Text))) continue;
            if (seen.Add(block.Key)) yield return new Aside(AsideKind.Caption, block.Text.Replace('\n', ' '));
        }
    }
}

/// <summary>A page that was read, and the evidence for its metadata.</summary>
internal sealed record HtmlReport(BlockPage Page, LinkedData Data, PageContent Content, int FirstBlock);
