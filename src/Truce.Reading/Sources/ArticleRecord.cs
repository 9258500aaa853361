using System.Text.Json;

namespace Truce.Reading;

/// <summary>
/// An article that somebody has already taken out of its page, as one JSON object. The field names of trafilatura, newspaper, fundus and of
/// Truce's own containers are understood; see the lists below.
/// </summary>
internal static class ArticleRecord
{
    /// <summary>Media type of a document whose bytes are such an object.</summary>
    public const string MediaType = "application/vnd.truce.article+json";

    private static readonly string[] _urls = ["url", "link", "source", "source_url", "requested_url", "responded_url", "canonical_link"];

    /// <summary>The first of the fields that holds words, or null.</summary>
    public static string? Text(JsonElement record, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            if (record.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
                && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The page's address, or null.</summary>
    public static string? Url(JsonElement record)
    {
        foreach (var field in _urls)
        {
            if (Text(record, field) is { } url && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
                return url;
        }

        return record.TryGetProperty("html", out var html) && html.ValueKind == JsonValueKind.Object ? Url(html) : null;
    }
}
