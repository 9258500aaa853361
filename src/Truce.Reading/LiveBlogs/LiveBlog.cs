using Truce.Domain;

namespace Truce.Reading;

/// <summary>
/// Splits a live blog into its entries, each a document of its own with its own time: what was reported in the morning is not what was reported
/// at night, and a page that has grown since it was read last gives the entries that are known already by the same bytes.
/// </summary>
internal static class LiveBlog
{
    /// <summary>Fewer entries make no live blog.</summary>
    public const int Fewest = 3;

    /// <summary>So many words outside the entries are a report that leads the page.</summary>
    private const int LeadWords = 25;

    /// <summary>The document, or the entries of the live blog that it is.</summary>
    public static IEnumerable<SourceItem> Split(RawDocument document, SourceOptions options)
    {
        var entries = options.SplitLiveBlogs ? Entries(document) : null;
        return entries is null ? [SourceItem.Of(document)] : Items(document, entries);
    }

    private static List<LiveEntry>? Entries(RawDocument document)
    {
        if (document.ContentType == ArticleRecord.MediaType) return null;
        var bytes = document.Bytes.Span;
        var isLive = LiveWords.AreIn(bytes);
        if (!isLive && !StampedText.MayBe(bytes)) return null;
        var text = CharacterDecoder.Decode(bytes, document.ContentType);
        var entries = !HtmlPage.Is(text, document.ContentType) ? StampedText.Find(text)
            : isLive ? LinkedEntries.Find(text) ?? MarkedEntries.Find(text)
            : null;
        return entries is { Count: >= Fewest } ? entries : null;
    }

    private static IEnumerable<SourceItem> Items(RawDocument document, List<LiveEntry> entries)
    {
        Article? page = null;
        try
        {
            page = new ArticleReader().Read(document);
        }
        catch (RejectedException)
        {
            // The page around the entries is no report: they are.
        }

        var whole = new ArticleRecord { Title = page?.Title, Outlet = page?.Outlet, Published = page?.Published, Url = page?.Url ?? document.Url };
        if (page is not null && Lead(page, entries) is { } lead) yield return SourceItem.Of((whole with { Text = lead, Byline = page.Byline }).ToDocument($"{document.Id}!lead"));
        // The oldest first, whichever way the page has them: an entry keeps its number when the page grows.
        if (entries[0].Order > entries[^1].Order) entries.Reverse();
        var number = 0;
        foreach (var entry in entries.OrderBy(entry => entry.Order))
        {
            yield return SourceItem.Of((whole with
            {
                Title = entry.Headline ?? whole.Title,
                Text = entry.Text,
                Html = entry.Html,
                Byline = entry.Author,
                Published = entry.Day ?? whole.Published,
                Time = entry.Time,
                Url = entry.Url ?? whole.Url,
            }).ToDocument($"{document.Id}!{++number}"));
        }
    }

    /// <summary>The paragraphs that stand in no entry, or null when they are too few.</summary>
    private static string? Lead(Article page, List<LiveEntry> entries)
    {
        var keys = string.Join('\n', entries.Select(entry => Fold.Key(entry.Time + entry.Headline + entry.Text + entry.Html)));
        var paragraphs = page.Text.Split("\n\n").Where(paragraph => !keys.Contains(Fold.Key(paragraph), StringComparison.Ordinal)).ToList();
        return paragraphs.Sum(paragraph => paragraph.AsSpan().Count(' ') + 1) >= LeadWords ? string.Join("\n\n", paragraphs) : null;
    }
}
