using System.Globalization;
using System.IO.Compression;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>
/// Reads WARC 1.0 and 1.1 (ISO 28500), record by record: pages that were fetched (<c>response</c>, <c>resource</c>) and texts made of
/// them (<c>conversion</c>). Holds one record at a time, however long the file.
/// </summary>
internal static class Warc
{
    public static IEnumerable<SourceItem> Read(Stream input, string id, SourceOptions options)
    {
        var reader = new ByteReader(input);
        while (true)
        {
            var start = reader.Position;
            var version = reader.Line();
            if (version is null) yield break;
            if (version.Length == 0) continue;
            if (!version.StartsWith("WARC/", StringComparison.Ordinal)) throw new InvalidDataException($"no WARC record at byte {start}");
            var headers = Headers(reader);
            if (!long.TryParse(headers.GetValueOrDefault("Content-Length"), NumberStyles.None, CultureInfo.InvariantCulture, out var length))
                throw new InvalidDataException($"the WARC record at byte {start} has no length");
            var target = headers.GetValueOrDefault("WARC-Target-URI")?.Trim('<', '>');
            var type = headers.GetValueOrDefault("WARC-Type") ?? "";
            if (target is null || type is not ("response" or "resource" or "conversion"))
            {
                if (!reader.Skip(length)) yield return Cut(id, start);
                continue;
            }

            if (length > options.MaxDocumentBytes)
            {
                yield return SourceItem.Reject($"{id}!{target}", $"more than {options.MaxDocumentBytes} bytes, which no report has");
                if (!reader.Skip(length)) yield break;
                continue;
            }

            var body = reader.Bytes((int)length);
            if (body.Length < length)
            {
                yield return Cut(id, start);
                yield break;
            }

            if (Item(id, target, type, headers, body, options) is not { } item) continue;
            if (!item.IsDocument) yield return item;
            else foreach (var part in LiveBlog.Split(item.Document, options)) yield return part;
        }
    }

    private static SourceItem Cut(string id, long start) => SourceItem.Reject(id, $"the WARC record at byte {start} is cut off");

    private static Dictionary<string, string> Headers(ByteReader reader)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Line() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) headers[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return headers;
    }

    private static SourceItem? Item(string id, string target, string type, Dictionary<string, string> headers, byte[] body, SourceOptions options)
    {
        var contentType = headers.GetValueOrDefault("Content-Type");
        if (type == "response")
        {
            if (!target.StartsWith("http", StringComparison.OrdinalIgnoreCase)) return null;
            var reader = new ByteReader(new MemoryStream(body, writable: false));
            var status = reader.Line() ?? "";
            var http = Headers(reader);
            if (!status.Contains(" 200", StringComparison.Ordinal)) return null;
            contentType = http.GetValueOrDefault("Content-Type");
            body = body[(int)reader.Position..];
            try
            {
                if (http.GetValueOrDefault("Transfer-Encoding")?.Contains("chunked", StringComparison.OrdinalIgnoreCase) ?? false) body = Unchunk(body);
                body = Unpack(body, http.GetValueOrDefault("Content-Encoding"), options.MaxDocumentBytes);
            }
            catch (InvalidDataException e)
            {
                return SourceItem.Reject($"{id}!{target}", e.Message);
            }
        }

        if (contentType is not null && !IsText(contentType)) return null;
        return SourceItem.Of(new RawDocument { Id = $"{id}!{target}", Bytes = body, ContentType = contentType, Url = target });
    }

    private static bool IsText(string contentType) =>
        contentType.Contains("html", StringComparison.OrdinalIgnoreCase) || contentType.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase);

    /// <summary>Undoes chunked transfer (RFC 9112, 7.1). Many crawlers store pages already joined: then the first line is no number, and the bytes stay.</summary>
    private static byte[] Unchunk(byte[] body)
    {
        var reader = new ByteReader(new MemoryStream(body, writable: false));
        using var joined = new MemoryStream();
        while (reader.Line() is { } line)
        {
            var semicolon = line.IndexOf(';', StringComparison.Ordinal);
            var size = (semicolon < 0 ? line : line[..semicolon]).Trim();
            if (!int.TryParse(size, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var count) || count < 0) return joined.Length == 0 ? body : joined.ToArray();
            if (count == 0) break;
            joined.Write(reader.Bytes(Math.Min(count, body.Length)));
            reader.Line();
        }

        return joined.ToArray();
    }

    private static byte[] Unpack(byte[] body, string? encoding, int limit)
    {
        if (encoding is null || body.Length == 0) return body;
        using var packed = new MemoryStream(body, writable: false);
        using Stream? unpacked = encoding.Trim().ToLowerInvariant() switch
        {
            // Stored already unpacked, with the header left as it was: common.
            "gzip" or "x-gzip" => body[0] == 0x1f ? new GZipStream(packed, CompressionMode.Decompress) : null,
            "br" => body[0] == (byte)'<' ? null : new BrotliStream(packed, CompressionMode.Decompress),
            "deflate" => body[0] == 0x78 ? new ZLibStream(packed, CompressionMode.Decompress) : null,
            _ => null,
        };
        if (unpacked is null) return body;
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 14];
        int read;
        while ((read = unpacked.Read(buffer)) > 0)
        {
            if (memory.Length + read > limit) throw new InvalidDataException($"unpacks to more than {limit} bytes");
            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }
}
