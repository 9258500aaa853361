using System.Globalization;
using System.Text;
using System.Text.Json;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>
/// JSON Lines of extracted articles, as trafilatura, newspaper and fundus write them: one object a line. Each line becomes a document of
/// type <see cref="ArticleRecord.MediaType"/>, which the reader understands.
/// </summary>
internal static class JsonLines
{
    public static IEnumerable<SourceItem> Read(Stream input, string id, SourceOptions options)
    {
        using var lines = new LineReader(input, options.MaxDocumentBytes);
        var number = 0;
        while (lines.Next() is { } line)
        {
            number++;
            if (line.Truncated)
            {
                yield return SourceItem.Reject($"{id}!{number}", $"line {number} is longer than {options.MaxDocumentBytes} bytes");
                continue;
            }

            var bytes = line.Bytes;
            if (bytes.Span.Trim(" \t\r"u8).IsEmpty) continue;
            yield return Item(id, number, bytes);
        }
    }

    private static SourceItem Item(string id, int number, ReadOnlyMemory<byte> line)
    {
        var place = $"{id}!{number.ToString(CultureInfo.InvariantCulture)}";
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return SourceItem.Reject(place, $"line {number} is no JSON object");
            var name = ArticleRecord.Value(json.RootElement, "id") ?? ArticleRecord.Address(json.RootElement);
            return SourceItem.Of(new RawDocument
            {
                Id = name is null ? place : $"{id}!{name}",
                Bytes = line,
                ContentType = ArticleRecord.MediaType,
                Url = ArticleRecord.Address(json.RootElement),
            });
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return SourceItem.Reject(place, $"line {number} is no JSON: {e.Message}");
        }
    }
}
