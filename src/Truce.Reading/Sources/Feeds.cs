using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>Reads RSS 2.0, Atom and JSON Feed: each item with words of its own is a report. Sitemaps name pages and hold none.</summary>
internal static class Feeds
{
    private static readonly XmlReaderSettings _settings = new()
    {
        DtdProcessing = DtdProcessing.Ignore,
        XmlResolver = null,
        MaxCharactersFromEntities = 1 << 20,
        IgnoreComments = true,
    };

    public static IEnumerable<SourceItem> ReadXml(Stream input, string id)
    {
        using var reader = XmlReader.Create(input, _settings);
        string? feed = null;
        var number = 0;
        var more = reader.Read();
        while (more)
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                more = reader.Read();
                continue;
            }

            switch (reader.LocalName)
            {
                case "item" or "entry":
                    yield return Item((XElement)XNode.ReadFrom(reader), feed, id, ++number);
                    more = !reader.EOF;
                    break;
                case "title" when feed is null && number == 0:
                    feed = reader.ReadElementContentAsString();
                    break;
                case "url" or "sitemap":
                    var place = (XElement)XNode.ReadFrom(reader);
                    yield return SourceItem.Reject($"{id}!{Child(place, "loc") ?? (++number).ToString(System.Globalization.CultureInfo.InvariantCulture)}", "a sitemap names pages and holds none: read the address itself");
                    more = !reader.EOF;
                    break;
                default:
                    more = reader.Read();
                    break;
            }
        }
    }

    public static IEnumerable<SourceItem> ReadJson(Stream input, string id)
    {
        using var json = JsonDocument.Parse(input);
        var feed = ArticleRecord.Value(json.RootElement, "title");
        if (!json.RootElement.TryGetProperty("items", out var items) || items.ValueKind != JsonValueKind.Array) yield break;
        var number = 0;
        foreach (var item in items.EnumerateArray())
        {
            number++;
            if (item.ValueKind != JsonValueKind.Object) continue;
            var author = item.TryGetProperty("authors", out var authors) && authors.ValueKind == JsonValueKind.Array && authors.GetArrayLength() > 0
                && authors[0].ValueKind == JsonValueKind.Object ? ArticleRecord.Value(authors[0], "name") : null;
            yield return Give(id, number, new ArticleRecord
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

    private static SourceItem Item(XElement item, string? feed, string id, int number)
    {
        var content = Child(item, "encoded") ?? Child(item, "content") ?? Child(item, "description") ?? Child(item, "summary");
        var isHtml = content is not null && content.Contains('<', StringComparison.Ordinal);
        return Give(id, number, new ArticleRecord
        {
            Title = Child(item, "title"),
            Html = isHtml ? content : null,
            Text = isHtml ? null : content,
            Url = Link(item),
            Published = Day(Child(item, "pubDate") ?? Child(item, "published") ?? Child(item, "date") ?? Child(item, "updated")),
            Byline = Child(item, "creator") ?? item.Elements().FirstOrDefault(e => e.Name.LocalName == "author")?.Elements().FirstOrDefault(e => e.Name.LocalName == "name")?.Value,
            Outlet = item.Elements().FirstOrDefault(e => e.Name.LocalName == "source")?.Value is { Length: > 0 } source ? source : feed,
        });
    }

    private static SourceItem Give(string id, int number, ArticleRecord record)
    {
        var name = $"{id}!{record.Url ?? number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return record.Html is null && record.Text is null
            ? SourceItem.Reject(name, "the feed's item has no text: read its address")
            : SourceItem.Of(record.ToDocument(name));
    }

    private static string? Child(XElement parent, string name)
    {
        var value = parent.Elements().FirstOrDefault(e => e.Name.LocalName == name);
        if (value is null) return null;
        var text = value.HasElements ? string.Concat(value.Nodes()) : value.Value;
        return string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    private static string? Link(XElement item)
    {
        foreach (var link in item.Elements().Where(e => e.Name.LocalName == "link"))
        {
            var address = link.Attribute("href")?.Value ?? link.Value;
            if (link.Attribute("rel")?.Value is null or "alternate" && Uri.TryCreate(address.Trim(), UriKind.Absolute, out _)) return address.Trim();
        }

        return null;
    }

    private static PartialDate? Day(string? stamp) =>
        stamp is not null && DateScanner.Scan(stamp).FirstOrDefault() is { Year: > 0, IsAmbiguous: false } date ? date.Date : null;
}
