namespace Truce.Reading;

/// <summary>The headline of a web page and the block it stands in (−1: in none).</summary>
internal readonly record struct HtmlTitle(string? Text, int Index)
{
    private const int Shortest = 8;

    /// <summary>
    /// The heading on the page that the page's own data repeats; failing that, what the data say, the only first-level heading, or the
    /// name of the window.
    /// </summary>
    public static HtmlTitle Find(BlockPage page, LinkedData data, int firstBlock)
    {
        var window = page.Title is null ? null : PageTitle.WithoutSite(page.Title);
        string?[] stated = [data.Headline, page.Meta.GetValueOrDefault("og:title"), page.Meta.GetValueOrDefault("twitter:title"), window];
        var keys = stated.Where(title => title is { Length: >= Shortest }).Select(title => Fold.Key(title!)).ToList();
        var heading = -1;
        for (var i = 0; i < page.Blocks.Count; i++)
        {
            var block = page.Blocks[i];
            if (block.Tag is not (BlockTag.Heading1 or BlockTag.Heading2 or BlockTag.Heading) || block.Key.Length < Shortest) continue;
            // Sites put their name behind the headline in their data: one may begin with the other.
            if (keys.Exists(key => key == block.Key || key.StartsWith(block.Key, StringComparison.Ordinal) || block.Key.StartsWith(key, StringComparison.Ordinal)))
                return new HtmlTitle(block.Text.Replace('\n', ' '), i);
            if (block.Tag == BlockTag.Heading1 && i < firstBlock) heading = i;
        }

        if (heading >= 0 && firstBlock - heading <= 15) return new HtmlTitle(page.Blocks[heading].Text.Replace('\n', ' '), heading);
        var said = stated.FirstOrDefault(title => title is { Length: >= Shortest });
        if (said is not null)
        {
            var bare = PageTitle.WithoutSite(said);
            var key = Fold.Key(bare);
            return new HtmlTitle(bare, page.Blocks.FindIndex(block => block.Key == key));
        }

        return heading >= 0 ? new HtmlTitle(page.Blocks[heading].Text.Replace('\n', ' '), heading) : default(HtmlTitle) with { Index = -1 };
    }
}
