using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Truce.Coding.Words.Training;
using Truce.Domain;

namespace Truce.Evaluation;

/// <summary>Articles of the tasks quotes and attributions: JSON Lines, plain or gzipped, with gold or without.</summary>
internal sealed record WordsInput(GoldArticle Article, string Split, bool HasAttributions, IReadOnlyList<QuotationGold>? Quotations)
{
    /// <summary>Reads a file; throws <see cref="InvalidDataException"/> naming the line that is wrong.</summary>
    public static IEnumerable<WordsInput> Read(string path)
    {
        using var file = File.OpenRead(path);
        using var stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var number = 0;

        // Texts hold other line separators unescaped, which a reader of lines takes for none only if it splits at \n and \r alone: StreamReader does.
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0) yield return Parse(line, $"{path}({number})");
        }
    }

    private static WordsInput Parse(string line, string place)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var hasAttributions = root.TryGetProperty("attributions", out var attributions);
            var article = new GoldArticle(
                root.GetProperty("id").GetString()!,
                root.GetProperty("text").GetString()!,
                hasAttributions ? [.. attributions.EnumerateArray().Select(a => new GoldAttribution(Spans(a, "source"), Spans(a, "cue"), Spans(a, "content")))] : [],
                Spans(root, "discard"));
            return new WordsInput(
                article,
                root.TryGetProperty("split", out var split) ? split.GetString()! : "",
                hasAttributions,
                root.TryGetProperty("quotes", out var quotes) ? [.. quotes.EnumerateArray().Select(Quotation)] : null);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new InvalidDataException($"{place}: {e.Message}", e);
        }
    }

    private static QuotationGold Quotation(JsonElement quote) => new(
        new TextSpan(quote.GetProperty("start").GetInt32(), quote.GetProperty("end").GetInt32()),
        quote.TryGetProperty("speaker", out var speaker) && speaker.ValueKind == JsonValueKind.Array ? Span(speaker) : null);

    private static TextSpan[] Spans(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var spans) && spans.ValueKind == JsonValueKind.Array ? [.. spans.EnumerateArray().Select(Span)] : [];

    private static TextSpan Span(JsonElement pair) => new(pair[0].GetInt32(), pair[1].GetInt32());
}

/// <summary>A quotation as people marked it.</summary>
internal sealed record QuotationGold(TextSpan Span, TextSpan? Speaker);
