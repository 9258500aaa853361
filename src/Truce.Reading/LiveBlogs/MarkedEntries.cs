using System.Globalization;

namespace Truce.Reading;

/// <summary>
/// The entries of a live blog by the shape of its page: a row of elements of one make below one parent, each with one time of its own and
/// paragraphs.
/// </summary>
internal static class MarkedEntries
{
    /// <summary>Most of a row's elements are made alike, though a pinned entry or one with a picture may differ.</summary>
    private const double MadeAlike = 0.6;

    /// <summary>An entry has so many words.</summary>
    private const int FewestWords = 8;

    /// <summary>The entries, or null when the page has no such row or does not call itself live.</summary>
    public static List<LiveEntry>? Find(string html)
    {
        var page = BlockReader.Read(html);
        var isTyped = html.Contains("LiveBlogPosting", StringComparison.Ordinal);
        if (!isTyped && !LiveWords.IsIn(page.Title) && !LiveWords.IsIn(page.Meta.GetValueOrDefault("og:title")) && !HasLiveHeading(page)) return null;
        var times = Times(page);
        if (times.Count < LiveBlog.Fewest || Row(page, times) is not { } parent) return null;
        var entries = new List<LiveEntry>();
        foreach (var group in times.GroupBy(time => ChildOf(page, time.Element, parent)))
        {
            if (group.Key >= 0 && Entry(page, group.Key, group.First()) is { } entry) entries.Add(entry);
        }

        return entries.Count == 0 ? null : entries;
    }

    private static bool HasLiveHeading(BlockPage page) => page.Blocks.Exists(block => block.Tag == BlockTag.Heading1 && LiveWords.IsIn(block.Text));

    /// <summary>The page's times with a clock, and the element that each stands in.</summary>
    private static List<(string Stamp, DateTimeOffset Moment, int Element)> Times(BlockPage page)
    {
        var times = new List<(string, DateTimeOffset, int)>();
        foreach (var (machine, _, at) in page.Times)
        {
            if (at >= page.Blocks.Count || !machine.Contains(':', StringComparison.Ordinal)) continue;
            if (DateTimeOffset.TryParse(machine, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) times.Add((machine, moment, page.Blocks[at].Element));
        }

        return times;
    }

    /// <summary>The element whose children are the entries: the nearest one around most pairs of neighbouring times; null when they are not made alike.</summary>
    private static int? Row(BlockPage page, List<(string Stamp, DateTimeOffset Moment, int Element)> times)
    {
        var votes = new Dictionary<int, int>();
        for (var i = 1; i < times.Count; i++)
        {
            if (times[i - 1].Element == times[i].Element) continue;
            var around = Around(page, times[i - 1].Element, times[i].Element);
            votes[around] = votes.GetValueOrDefault(around) + 1;
        }

        if (votes.Count == 0) return null;
        var (parent, _) = votes.MaxBy(vote => (vote.Value, -vote.Key));
        var children = times.Select(time => ChildOf(page, time.Element, parent)).Where(child => child >= 0).Distinct().ToList();
        if (children.Count < LiveBlog.Fewest) return null;
        var alike = children.GroupBy(child => page.Elements[child].Signature).Max(group => group.Count());
        return alike >= MadeAlike * children.Count ? parent : null;
    }

    private static int Around(BlockPage page, int one, int other)
    {
        while (one != other)
        {
            if (page.Elements[one].Depth >= page.Elements[other].Depth) one = page.Elements[one].Parent;
            else other = page.Elements[other].Parent;
        }

        return one;
    }

    /// <summary>The child of <paramref name="parent"/> that holds the element, or −1.</summary>
    private static int ChildOf(BlockPage page, int element, int parent)
    {
        while (element >= 0 && page.Elements[element].Parent != parent) element = page.Elements[element].Parent;
        return element;
    }

    private static LiveEntry? Entry(BlockPage page, int element, (string Stamp, DateTimeOffset Moment, int Element) time)
    {
        string? headline = null;
        var paragraphs = new List<string>();
        var words = 0;
        foreach (var block in page.Blocks)
        {
            if (!IsWithin(page, block.Element, element)) continue;
            var text = block.Text.Replace('\n', ' ');
            if (block.Tag is BlockTag.Heading1 or BlockTag.Heading2 or BlockTag.Heading && paragraphs.Count == 0)
            {
                headline ??= text;
            }
            else if (block.Tag != BlockTag.Caption && LineClassifier.Of(new PageLine(text, true)) is LineKind.Prose && block.LinkCharacters < block.Characters)
            {
                paragraphs.Add(text);
                words += block.Words;
            }
        }

        return words < FewestWords ? null : new LiveEntry
        {
            Time = time.Stamp,
            Order = time.Moment.UtcTicks,
            Day = DateScanner.Scan(time.Stamp).FirstOrDefault().Date,
            Headline = headline,
            Text = string.Join("\n\n", paragraphs),
        };
    }

    private static bool IsWithin(BlockPage page, int element, int outer)
    {
        while (element > outer) element = page.Elements[element].Parent;
        return element == outer;
    }
}
