using System.Text.Json;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>
/// An article that somebody has already taken out of its page, as one JSON object. The field names of trafilatura, newspaper, fundus and of
/// Truce's own containers are understood; see the lists below.
/// </summary>
internal sealed record ArticleRecord
{
    /// <summary>Media type of a document whose bytes are such an object.</summary>
    public const string MediaType = "application/vnd.truce.article+json";

    private static readonly string[] _urls = ["url", "link", "source", "source_url", "requested_url", "responded_url", "canonical_link"];
    private static readonly string[] _outlets = ["outlet", "sitename", "source-hostname", "source_name", "publisher", "publication", "hostname", "source_domain", "source"];
    private static readonly string[] _authors = ["byline", "author", "authors", "creator"];
    private static readonly string[] _dates = ["published", "date", "publish_date", "publishing_date", "date_publish", "pubdate", "published_at", "date_published"];

    /// <summary>Headline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Plain text, or null.</summary>
    public string? Text { get; init; }

    /// <summary>Page or fragment the text must be taken from, or null.</summary>
    public string? Html { get; init; }

    /// <summary>Name of the outlet, or null.</summary>
    public string? Outlet { get; init; }

    /// <summary>Authors, joined by commas, or null.</summary>
    public string? Byline { get; init; }

    /// <summary>Day of publication, or null.</summary>
    public PartialDate? Published { get; init; }

    /// <summary>The time of publication as the page writes it, kept as evidence; or null.</summary>
    public string? Time { get; init; }

    /// <summary>Address of the page, or null.</summary>
    public string? Url { get; init; }

    /// <summary>ISO 639-1 code, or null.</summary>
    public string? Language { get; init; }

    /// <summary>Reads the object; throws <see cref="RejectedException"/> when it is no JSON object.</summary>
    public static ArticleRecord Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var record = json.RootElement;
            if (record.ValueKind != JsonValueKind.Object) throw new RejectedException("the record is no JSON object");
            var outlet = Value(record, _outlets);
            var date = Value(record, _dates);
            return new ArticleRecord
            {
                Title = Value(record, "title", "headline"),
                Text = Value(record, "text", "raw_text", "maintext", "plaintext", "articleBody", "content", "content_text") ?? Body(record),
                Html = Value(record, "html", "content_html"),
                Outlet = outlet is not null && outlet.Contains("://", StringComparison.Ordinal) ? null : outlet is null ? null : Reading.Outlet.OfHost(outlet)?.Name ?? outlet,
                Byline = Value(record, _authors) ?? Names(record),
                Published = date is null ? null : DateScanner.Scan(date).FirstOrDefault() is { Year: > 0, IsAmbiguous: false } day ? day.Date : null,
                Time = Value(record, "time"),
                Url = Address(record),
                Language = Value(record, "language", "lang") is { Length: 2 } language ? language : null,
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Strings that are no Unicode give the second.
            throw new RejectedException($"the record is no JSON: {e.Message}", e);
        }
    }

    /// <summary>Writes the fields as an object that <see cref="Read"/> understands.</summary>
    public byte[] Write()
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory))
        {
            writer.WriteStartObject();
            Field(writer, "title", Title);
            Field(writer, "text", Text);
            Field(writer, "html", Html);
            Field(writer, "outlet", Outlet);
            Field(writer, "byline", Byline);
            Field(writer, "published", Published?.ToString());
            Field(writer, "time", Time);
            Field(writer, "url", Url);
            Field(writer, "language", Language);
            writer.WriteEndObject();
        }

        return memory.ToArray();

        static void Field(Utf8JsonWriter writer, string name, string? value)
        {
            if (value is not null) writer.WriteString(name, value);
        }
    }

    /// <summary>The record as a document.</summary>
    public RawDocument ToDocument(string id) => new() { Id = id, Bytes = Write(), ContentType = MediaType, Url = Url };

    private static string? Names(JsonElement record)
    {
        foreach (var field in _authors)
        {
            if (!record.TryGetProperty(field, out var value) || value.ValueKind != JsonValueKind.Array) continue;
            var names = value.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()).ToList();
            if (names.Count > 0) return string.Join(", ", names);
        }

        return null;
    }

    /// <summary>The body of fundus: a summary and sections, each of headlines and paragraphs.</summary>
    private static string? Body(JsonElement record)
    {
        if (!record.TryGetProperty("body", out var body)) return null;
        if (body.ValueKind == JsonValueKind.String) return body.GetString();
        if (body.ValueKind != JsonValueKind.Object) return null;
        var paragraphs = new List<string>();
        Add(paragraphs, body, "summary");
        if (body.TryGetProperty("sections", out var sections) && sections.ValueKind == JsonValueKind.Array)
        {
            foreach (var section in sections.EnumerateArray().Where(section => section.ValueKind == JsonValueKind.Object))
            {
                Add(paragraphs, section, "headline");
                Add(paragraphs, section, "paragraphs");
            }
        }

        return paragraphs.Count == 0 ? null : string.Join("\n\n", paragraphs);
    }

    private static void Add(List<string> paragraphs, JsonElement part, string field)
    {
        if (!part.TryGetProperty(field, out var lines) || lines.ValueKind != JsonValueKind.Array) return;
        foreach (var line in lines.EnumerateArray())
        {
            if (line.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(line.GetString())) paragraphs.Add(line.GetString()!);
        }
    }

    /// <summary>The first of the fields that holds words, or null.</summary>
    public static string? Value(JsonElement record, params ReadOnlySpan<string> fields)
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
    public static string? Address(JsonElement record)
    {
        foreach (var field in _urls)
        {
            if (Value(record, field) is { } url && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
                return url;
        }

        return record.TryGetProperty("html", out var html) && html.ValueKind == JsonValueKind.Object ? Address(html) : null;
    }
}
