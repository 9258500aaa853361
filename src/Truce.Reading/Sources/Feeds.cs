using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>
/// Reads RSS 0.9 to 2.0, Atom, JSON Feed and sitemaps: each item with words of its own is a report. Sitemaps name pages and hold none.
/// </summary>
public static class Feeds
{
    /// <summary>Namespaces whose <c>title</c>, <c>content</c> and <c>link</c> speak of pictures and sound, not of the item.</summary>
    private static readonly string[] _media = ["http://search.yahoo.com/mrss/", "http://www.itunes.com/dtds/podcast-1.0.dtd"];

    private static readonly XmlReaderSettings _settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersFromEntities = 1 << 20,
        IgnoreComments = true,
        CheckCharacters = false,
    };

    /// <summary>
    /// What a feed or sitemap names, in its order; null when the document is none. What a broken feed holds before the break counts.
    /// </summary>
    public static IReadOnlyList<FeedItem>? Items(RawDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var bytes = document.Bytes.ToArray();
        var isJson = false;
        switch (Format.Of(document.Id, bytes.AsSpan(0, Math.Min(bytes.Length, HeadStream.HeadSize))))
        {
            case FormatKind.JsonFeed:
                isJson = true;
                break;
            case FormatKind.Feed:
                break;
            default:
                return null;
        }

        var items = new List<FeedItem>();
        try
        {
            foreach (var entry in isJson ? JsonEntries(bytes) : XmlEntries(bytes, document.ContentType, document.Url))
                items.Add(new FeedItem(entry.Record.Url, entry.Kind == EntryKind.Sitemap, entry.HasWords ? entry.Record.ToDocument(Name(document.Id, entry)) : null));
        }
        catch (Exception e) when (e is XmlException or JsonException or InvalidOperationException)
        {
            // The items before the break are good.
        }

        return items;
    }

    internal static IEnumerable<SourceItem> Read(Stream input, string id, bool isJson, SourceOptions options)
    {
        const int times = 4; // a sitemap may have 50 MB
        var limit = options.MaxDocumentBytes * times;
        if (Container.ReadAll(input, limit) is not { } bytes) return [SourceItem.Reject(id, $"more than {limit} bytes, which no feed has")];
        return (isJson ? JsonEntries(bytes) : XmlEntries(bytes, null, null)).Select(entry => Give(id, entry));
    }

    private enum EntryKind
    {
        Item,
        Page,
        Sitemap,
    }

    private readonly record struct Entry(int Number, EntryKind Kind, ArticleRecord Record)
    {
        public bool HasWords => Record.Html is not null || Record.Text is not null;
    }

    private static string Name(string id, Entry entry) => $"{id}!{entry.Record.Url ?? entry.Number.ToString(CultureInfo.InvariantCulture)}";

    private static SourceItem Give(string id, Entry entry)
    {
        var name = Name(id, entry);
        if (entry.HasWords) return SourceItem.Of(entry.Record.ToDocument(name));
        return SourceItem.Reject(name, entry.Kind == EntryKind.Item ? "the feed's item has no text: read its address" : "a sitemap names pages and holds none: read the address itself");
    }

    private static IEnumerable<Entry> XmlEntries(byte[] bytes, string? contentType, string? url)
    {
        var text = FeedText.Mend(CharacterDecoder.Decode(bytes, contentType ?? "application/xml"));
        using var reader = XmlReader.Create(new StringReader(text), _settings);
        string? feed = null;
        bool? isSitemap = null;
        var number = 0;
        var more = reader.Read();
        while (more)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                more = reader.Read();
                continue;
            }

            isSitemap ??= reader.LocalName is "urlset" or "sitemapindex";
            var kind = (isSitemap.Value, reader.LocalName) switch
            {
                (false, "item" or "entry") => EntryKind.Item,
                (true, "url") => EntryKind.Page,
                (true, "sitemap") => EntryKind.Sitemap,
                _ => (EntryKind?)null,
            };
            if (kind is { } known)
            {
                var element = (XElement)XNode.ReadFrom(reader);
                number++;
                yield return new Entry(number, known, known == EntryKind.Item ? Item(element, feed, url) : Place(element));
                more = !reader.EOF;
            }
            else if (reader.LocalName == "title" && feed is null && number == 0)
            {
                feed = Whitespace.Fold(((XElement)XNode.ReadFrom(reader)).Value);
                more = !reader.EOF;
            }
            else if (reader.LocalName is "image" or "textInput" or "textinput" or "author")
            {
                // Their titles and addresses are not the feed's.
                reader.Skip();
                more = !reader.EOF;
            }
            else
            {
                more = reader.Read();
            }
        }
    }

    private static IEnumerable<Entry> JsonEntries(byte[] bytes)
    {
        using var json = JsonDocument.Parse(bytes);
        var feed = ArticleRecord.Value(json.RootElement, "title");
        if (!json.RootElement.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array) yield break;
        var number = 0;
        foreach (var item in items.EnumerateArray())
        {
            number++;
            if (item.ValueKind != JsonValueKind.Object) continue;
            var author = item.TryGetProperty("authors", out var authors) && authors.ValueKind == JsonValueKind.Array && authors.GetArrayLength() > 0
                && authors[0].ValueKind == JsonValueKind.Object ? ArticleRecord.Value(authors[0], "name") : null;
            yield return new Entry(number, EntryKind.Item, new ArticleRecord
            {
                Title = ArticleRecord.Value(item, "title"),
                Html = ArticleRecord.Value(item, "content_html"),
                Text = ArticleRecord.Value(item, "content_text", "summary"),
                Url = ArticleRecord.Value(item, "url", "external_url"),
                Published = Day(ArticleRecord.Value(item, "date_published")),
                Byline = author,
                Outlet = feed,
            });
        }
    }

    private static ArticleRecord Item(XElement item, string? feed, string? url)
    {
        var content = Child(item, "encoded") ?? Child(item, "content") ?? Child(item, "description") ?? Child(item, "summary");
        var isHtml = content is not null && (content.Contains('<', StringComparison.Ordinal) || content.Contains("&#", StringComparison.Ordinal) || content.Contains("&amp;", StringComparison.Ordinal));
        return new ArticleRecord
        {
            Title = Child(item, "title"),
            Html = isHtml ? content : null,
            Text = isHtml ? null : content,
            Url = Link(item, url),
            Published = Day(Child(item, "pubDate") ?? Child(item, "published") ?? Child(item, "date") ?? Child(item, "updated")),
            Byline = Child(item, "creator") ?? Own(item, "author").FirstOrDefault()?.Elements().FirstOrDefault(e => e.Name.LocalName == "name")?.Value,
            Outlet = Own(item, "source").FirstOrDefault()?.Value is { Length: > 0 } source ? source : feed,
        };
    }

    /// <summary>A page that a sitemap names; news sitemaps tell its headline and day too.</summary>
    private static ArticleRecord Place(XElement place)
    {
        var news = Own(place, "news").FirstOrDefault();
        return new ArticleRecord
        {
            Url = Address(Child(place, "loc"), null),
            Title = news is null ? null : Child(news, "title"),
            Published = Day(news is null ? null : Child(news, "publication_date")),
        };
    }

    private static IEnumerable<XElement> Own(XElement parent, string name) =>
        parent.Elements().Where(e => e.Name.LocalName == name && Array.IndexOf(_media, e.Name.NamespaceName) < 0);

    private static string? Child(XElement parent, string name)
    {
        foreach (var child in Own(parent, name))
        {
            var text = child.HasElements ? string.Concat(child.Nodes()) : child.Value;
            if (!string.IsNullOrWhiteSpace(text)) return text.Trim();
        }

        return null;
    }

    private static string? Link(XElement item, string? feed)
    {
        foreach (var link in Own(item, "link"))
        {
            if (link.Attribute("rel")?.Value is null or "alternate" && Address(link.Attribute("href")?.Value ?? link.Value, feed) is { } address) return address;
        }

        return Own(item, "guid").FirstOrDefault(guid => guid.Attribute("isPermaLink")?.Value != "false") is { } guid ? Address(guid.Value, null) : null;
    }

    /// <summary>The address in full; one that is told from where the feed stands counts from there.</summary>
    private static string? Address(string? address, string? feed)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;
        var given = address.Trim();
        var isKnown = Uri.TryCreate(given, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        if (!isKnown && feed is not null && Uri.TryCreate(feed, UriKind.Absolute, out var from)) isKnown = Uri.TryCreate(from, given, out uri) && uri.Scheme is "http" or "https";
        return isKnown ? uri!.AbsoluteUri : null;
    }

    private static PartialDate? Day(string? stamp) =>
        stamp is not null && DateScanner.Scan(stamp).FirstOrDefault() is { Year: > 0, IsAmbiguous: false } date ? date.Date : null;
}
