using System.Globalization;
using System.Text.Json;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>
/// JSON of extracted articles, as trafilatura, newspaper and fundus write them: one object a line, one object alone, or one array of objects.
/// Each object becomes a document of type <see cref="ArticleRecord.MediaType"/>, which the reader understands.
/// </summary>
internal static class Json
{
    /// <summary>
    /// Lines of objects, or one object over many lines when the first line is not a whole one and the name does not promise lines
    /// (<paramref name="mayBeOne"/>): a file that is neither gives one rejection, not one a line.
    /// </summary>
    public static IEnumerable<SourceItem> ReadLines(Stream input, string id, bool mayBeOne, SourceOptions options)
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
            if (mayBeOne && !IsWhole(bytes))
            {
                yield return One(bytes, lines, id, options);
                yield break;
            }

            mayBeOne = false;
            yield return Item(id, number, $"line {number}", bytes);
        }
    }

    /// <summary>The objects of one array, held one at a time.</summary>
    public static IEnumerable<SourceItem> ReadArray(HeadStream input, string id, SourceOptions options)
    {
        input.Allow(2L * options.MaxDocumentBytes);
        var number = 0;
        foreach (var element in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(input).ToBlockingEnumerable())
        {
            number++;
            input.Allow(2L * options.MaxDocumentBytes);
            yield return Item(id, number, $"element {number}", JsonSerializer.SerializeToUtf8Bytes(element));
        }
    }

    private static SourceItem One(ReadOnlyMemory<byte> first, LineReader lines, string id, SourceOptions options)
    {
        using var whole = new MemoryStream();
        whole.Write(first.Span);
        while (lines.Next() is { } line)
        {
            if (line.Truncated || whole.Length + line.Bytes.Length >= options.MaxDocumentBytes)
                return SourceItem.Reject(id, $"more than {options.MaxDocumentBytes} bytes of JSON that is not one object a line");
            whole.WriteByte((byte)'\n');
            whole.Write(line.Bytes.Span);
        }

        return Item(id, null, "the file", whole.ToArray());
    }

    private static bool IsWhole(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static SourceItem Item(string id, int? number, string what, ReadOnlyMemory<byte> bytes)
    {
        var place = number is { } n ? $"{id}!{n.ToString(CultureInfo.InvariantCulture)}" : id;
        try
        {
            using var json = JsonDocument.Parse(bytes);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return SourceItem.Reject(place, $"{what} is no JSON object");
            var name = ArticleRecord.Value(json.RootElement, "id") ?? ArticleRecord.Address(json.RootElement);
            return SourceItem.Of(new RawDocument
            {
                Id = name is null || number is null ? place : $"{id}!{name}",
                Bytes = bytes,
                ContentType = ArticleRecord.MediaType,
                Url = ArticleRecord.Address(json.RootElement),
            });
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return SourceItem.Reject(place, $"{what} is no JSON: {e.Message}");
        }
    }
}
