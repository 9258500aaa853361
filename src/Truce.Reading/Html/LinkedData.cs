using System.Net;
using System.Text.Json;

namespace Truce.Reading;

/// <summary>What a page's JSON-LD says of the article on it; null where it says nothing.</summary>
internal sealed record LinkedData
{
    private static readonly Dictionary<string, string> _noNames = [];

    /// <summary>Whole text of the article.</summary>
    public string? Body { get; init; }

    /// <summary>Headline.</summary>
    public string? Headline { get; init; }

    /// <summary>Date of publication, as written.</summary>
    public string? Published { get; init; }

    /// <summary>Date of the last change, as written.</summary>
    public string? Modified { get; init; }

    /// <summary>Names of the authors, joined by commas.</summary>
    public string? Author { get; init; }

    /// <summary>Name of the publisher.</summary>
    public string? Publisher { get; init; }

    /// <summary>True when the page says that it is not free to read.</summary>
    public bool IsPaid { get; init; }

    /// <summary>Reads the scripts of a page's source; broken ones are passed over, as search engines do.</summary>
    public static LinkedData Find(string html)
    {
        var found = new LinkedData();
        foreach (var script in Scripts(html))
        {
            if (NamesArticle(html.AsSpan()[script])) found = Merge(found, html[script]);
        }

        return found;
    }

    /// <summary>Where the contents of the scripts stand.</summary>
    public static IEnumerable<Range> Scripts(string html)
    {
        var at = 0;
        while ((at = html.IndexOf("ld+json", at, StringComparison.Ordinal)) >= 0)
        {
            var start = html.IndexOf('>', at) + 1;
            if (start == 0) yield break;
            var end = html.IndexOf("</script", start, StringComparison.OrdinalIgnoreCase);
            if (end < 0) yield break;
            yield return start..end;
            at = end;
        }
    }

    /// <summary>Parses a script, the commonest faults mended; throws <see cref="JsonException"/>.</summary>
    public static JsonDocument Parse(string json) =>
        JsonDocument.Parse(Repair(json), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 });

    /// <summary>Names of the authors of one thing in such a script, or null.</summary>
    public static string? AuthorOf(JsonElement element) => Names(element, "author", _noNames);

    /// <summary>Most such scripts are about the site, its videos or its breadcrumbs: those are not worth the parsing.</summary>
    private static bool NamesArticle(ReadOnlySpan<char> json) =>
        json.Contains("Article\"", StringComparison.Ordinal) || json.Contains("Posting\"", StringComparison.Ordinal) || json.Contains("Report\"", StringComparison.Ordinal)
        || json.Contains("Review\"", StringComparison.Ordinal);

    private static LinkedData Merge(LinkedData found, string json)
    {
        try
        {
            using var document = Parse(json);
            var names = new Dictionary<string, string>(StringComparer.Ordinal);
            CollectNames(document.RootElement, names, 0);
            return Visit(found, document.RootElement, names, 0);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return found;
        }
    }

    /// <summary>Strings with raw line breaks and wrappings in comments are the commonest faults.</summary>
    private static string Repair(string json)
    {
        var text = json.AsSpan().Trim();
        if (text.StartsWith("<!--")) text = text[4..];
        if (text.EndsWith("-->")) text = text[..^3];
        if (text.StartsWith("//<![CDATA[")) text = text[11..];
        if (text.EndsWith("//]]>")) text = text[..^5];
        if (!text.ContainsAnyInRange('\u0000', '\u001f')) return text.ToString();
        return string.Create(text.Length, text, static (repaired, source) =>
        {
            for (var i = 0; i < source.Length; i++) repaired[i] = source[i] < ' ' ? ' ' : source[i];
        }).TrimEnd(' ', ';');
    }

    private static LinkedData Visit(LinkedData found, JsonElement element, Dictionary<string, string> names, int depth)
    {
        const int deepest = 4;
        if (depth > deepest) return found;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) found = Visit(found, item, names, depth + 1);
            return found;
        }

        if (element.ValueKind != JsonValueKind.Object) return found;
        if (IsArticle(element)) found = Take(found, element, names);
        if (element.TryGetProperty("@graph", out var graph)) found = Visit(found, graph, names, depth + 1);
        if (element.TryGetProperty("mainEntity", out var main)) found = Visit(found, main, names, depth + 1);
        return found;
    }

    private static bool IsArticle(JsonElement element)
    {
        if (!element.TryGetProperty("@type", out var type)) return false;
        if (type.ValueKind == JsonValueKind.Array)
        {
            foreach (var one in type.EnumerateArray())
            {
                if (one.ValueKind == JsonValueKind.String && Names(one.GetString()!)) return true;
            }

            return false;
        }

        return type.ValueKind == JsonValueKind.String && Names(type.GetString()!);

        static bool Names(string type) => type.EndsWith("Article", StringComparison.Ordinal) || type is "BlogPosting" or "Report" or "Review" or "LiveBlogPosting" or "SocialMediaPosting";
    }

    private static LinkedData Take(LinkedData found, JsonElement article, Dictionary<string, string> names) => found with
    {
        Body = found.Body ?? String(article, "articleBody"),
        Headline = found.Headline ?? String(article, "headline") ?? String(article, "name"),
        Published = found.Published ?? String(article, "datePublished") ?? String(article, "dateCreated"),
        Modified = found.Modified ?? String(article, "dateModified"),
        Author = found.Author ?? Names(article, "author", names) ?? Names(article, "creator", names),
        Publisher = found.Publisher ?? Names(article, "publisher", names) ?? Names(article, "sourceOrganization", names),
        IsPaid = found.IsPaid || (article.TryGetProperty("isAccessibleForFree", out var free)
            && (free.ValueKind == JsonValueKind.False || (free.ValueKind == JsonValueKind.String && free.GetString()!.Equals("false", StringComparison.OrdinalIgnoreCase)))),
    };

    private static string? String(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? Whitespace.Fold(text.Contains('&', StringComparison.Ordinal) ? WebUtility.HtmlDecode(text) : text)
            : null;

    private static string? Names(JsonElement element, string name, Dictionary<string, string> known)
    {
        if (!element.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String) return String(element, name);
        if (value.ValueKind == JsonValueKind.Object) return NameOf(value, known);
        if (value.ValueKind != JsonValueKind.Array) return null;
        var names = new List<string>();
        foreach (var one in value.EnumerateArray())
        {
            var text = one.ValueKind == JsonValueKind.String ? one.GetString() : one.ValueKind == JsonValueKind.Object ? NameOf(one, known) : null;
            if (!string.IsNullOrWhiteSpace(text) && !names.Contains(text)) names.Add(text);
        }

        return names.Count == 0 ? null : string.Join(", ", names);
    }

    /// <summary>The name, or that of the thing elsewhere in the script which the object only points at.</summary>
    private static string? NameOf(JsonElement value, Dictionary<string, string> known) =>
        String(value, "name") ?? (String(value, "@id") is { } id ? known.GetValueOrDefault(id) : null);

    /// <summary>Names of the people and houses that a graph lists once and points at from elsewhere.</summary>
    private static void CollectNames(JsonElement element, Dictionary<string, string> names, int depth)
    {
        const int deepest = 3;
        if (depth > deepest) return;
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray()) CollectNames(item, names, depth + 1);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            if (String(element, "@id") is { } id && String(element, "name") is { } name) names.TryAdd(id, name);
            if (element.TryGetProperty("@graph", out var graph)) CollectNames(graph, names, depth + 1);
        }
    }
}
