using System.Globalization;
using System.Net;
using System.Text.Json;

namespace Truce.Reading;

/// <summary>The entries that a page lists for search engines: <c>liveBlogUpdate</c> of a <c>LiveBlogPosting</c> (schema.org).</summary>
internal static class LinkedEntries
{
    private const int Deepest = 5;

    /// <summary>The entries with words and a time, or null when the page lists none.</summary>
    public static List<LiveEntry>? Find(string html)
    {
        var entries = new List<LiveEntry>();
        foreach (var script in LinkedData.Scripts(html))
        {
            if (!html.AsSpan()[script].Contains("liveBlogUpdate", StringComparison.Ordinal)) continue;
            try
            {
                using var json = LinkedData.Parse(html[script]);
                Visit(json.RootElement, entries, 0);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                // As search engines do: what is broken is passed over.
            }
        }

        return entries.Count == 0 ? null : entries;
    }

    private static void Visit(JsonElement element, List<LiveEntry> entries, int depth)
    {
        if (depth > Deepest) return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) Visit(item, entries, depth + 1);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in element.EnumerateObject())
            {
                if (field.Name == "liveBlogUpdate") Take(field.Value, entries);
                else Visit(field.Value, entries, depth + 1);
            }
        }
    }

    private static void Take(JsonElement updates, List<LiveEntry> entries)
    {
        if (updates.ValueKind == JsonValueKind.Object) TakeOne(updates, entries);
        if (updates.ValueKind != JsonValueKind.Array) return;
        foreach (var update in updates.EnumerateArray())
        {
            if (update.ValueKind == JsonValueKind.Object) TakeOne(update, entries);
        }
    }

    private static void TakeOne(JsonElement update, List<LiveEntry> entries)
    {
        if (ArticleRecord.Value(update, "datePublished", "dateCreated", "dateModified") is not { } time) return;
        if (ArticleRecord.Value(update, "articleBody", "text", "description") is not { } body) return;
        if (!DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)) return;
        var text = body.Contains("&lt;", StringComparison.Ordinal) ? WebUtility.HtmlDecode(body) : body;
        var hasTags = text.Contains("</", StringComparison.Ordinal) || text.Contains("<br", StringComparison.OrdinalIgnoreCase);
        entries.Add(new LiveEntry
        {
            Time = time,
            Order = moment.UtcTicks,
            Day = DateScanner.Scan(time).FirstOrDefault().Date,
            Headline = ArticleRecord.Value(update, "headline", "name") is { } headline ? Whitespace.Fold(WebUtility.HtmlDecode(headline)) : null,
            Text = hasTags ? null : WebUtility.HtmlDecode(text),
            Html = hasTags ? text : null,
            Author = LinkedData.AuthorOf(update),
            Url = ArticleRecord.Address(update),
        });
    }
}
