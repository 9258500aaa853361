using System.Formats.Tar;
using System.IO.Compression;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>Looks at a stream and reads what it is: one document, or a container of many.</summary>
internal static class Container
{
    /// <summary>What the stream holds. <paramref name="packed"/> tells how many packed bytes gave what was read of it, when it was packed.</summary>
    public static IEnumerable<SourceItem> Read(Stream stream, string id, string? contentType, SourceOptions options, int depth, Func<long>? packed = null)
    {
        if (depth > options.MaxDepth) throw new InvalidDataException($"containers lie deeper than {options.MaxDepth} in each other");
        var input = new HeadStream(stream, depth == 0 ? long.MaxValue : options.MaxUnpackedBytes, packed);
        return Format.Of(id, input.Head) switch
        {
            FormatKind.Gzip => ReadGzip(input, id, options, depth),
            FormatKind.Zip => ReadZip(input, stream, id, options, depth),
            FormatKind.Tar => ReadTar(input, id, options, depth),
            FormatKind.Warc => Warc.Read(input, id, options),
            FormatKind.Feed => Feeds.Read(input, id, isJson: false, options),
            FormatKind.JsonFeed => Feeds.Read(input, id, isJson: true, options),
            FormatKind.Csv => Csv.Read(input, id, options),
            FormatKind.Mailbox => Mail.ReadMailbox(input, id, options),
            FormatKind.Mail => ReadMail(input, id, options),
            FormatKind.JsonLines => Json.ReadLines(input, id, mayBeOne: false, options),
            FormatKind.Json => Json.ReadLines(input, id, mayBeOne: true, options),
            FormatKind.JsonArray => Json.ReadArray(input, id, options),
            _ => ReadDocument(input, id, contentType, options),
        };
    }

    private static IEnumerable<SourceItem> ReadDocument(Stream input, string id, string? contentType, SourceOptions options)
    {
        var bytes = ReadAll(input, options.MaxDocumentBytes);
        if (bytes is null) return [TooLong(id, options)];
        if (Exports.MayBe(bytes) && Exports.Read(CharacterDecoder.DecodeAs(bytes, null), id) is { } articles) return articles;
        return LiveBlog.Split(new RawDocument { Id = id, Bytes = bytes, ContentType = contentType }, options);
    }

    private static IEnumerable<SourceItem> ReadMail(Stream input, string id, SourceOptions options)
    {
        var bytes = ReadAll(input, options.MaxDocumentBytes);
        yield return bytes is null ? TooLong(id, options) : Mail.Message(bytes, id);
    }

    private static SourceItem TooLong(string id, SourceOptions options) =>
        SourceItem.Reject(id, $"more than {options.MaxDocumentBytes} bytes, which no report has");

    /// <summary>The whole stream, or null when it is longer than <paramref name="limit"/>.</summary>
    public static byte[]? ReadAll(Stream input, int limit)
    {
        using var memory = new MemoryStream();
        var buffer = new byte[1 << 14];
        int read;
        while ((read = input.Read(buffer)) > 0)
        {
            if (memory.Length + read > limit) return null;
            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }

    private static IEnumerable<SourceItem> ReadGzip(HeadStream input, string id, SourceOptions options, int depth)
    {
        using var unpacked = new GZipStream(input, CompressionMode.Decompress, leaveOpen: true);
        foreach (var item in Read(unpacked, id, null, options, depth + 1, () => input.Position)) yield return item;
    }

    private static IEnumerable<SourceItem> ReadTar(Stream input, string id, SourceOptions options, int depth)
    {
        using var tar = new TarReader(input, leaveOpen: true);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.DataStream is null || IsHidden(entry.Name)) continue;
            var name = $"{id}!{entry.Name}";
            foreach (var item in Sources.Guarded(name, () => Read(entry.DataStream, name, null, options, depth + 1))) yield return item;
        }
    }

    private static IEnumerable<SourceItem> ReadZip(HeadStream input, Stream original, string id, SourceOptions options, int depth)
    {
        // A zip's directory stands at its end: it needs a stream that can seek. One inside another container is small enough to hold.
        using var held = original.CanSeek ? null : Hold(input, options);
        var seekable = held ?? original;
        seekable.Position = 0;
        using var zip = new ZipArchive(seekable, ZipArchiveMode.Read, leaveOpen: true);
        if (OfficeFile.Is(zip))
        {
            foreach (var item in OfficeFile.Read(zip, id, options)) yield return item;
            yield break;
        }

        foreach (var entry in zip.Entries.OrderBy(e => e.FullName, StringComparer.Ordinal))
        {
            if (entry.FullName.EndsWith('/') || IsHidden(entry.FullName)) continue;
            var name = $"{id}!{entry.FullName}";
            foreach (var item in Sources.Guarded(name, () => ReadEntry(entry, name, options, depth))) yield return item;
        }
    }

    private static IEnumerable<SourceItem> ReadEntry(ZipArchiveEntry entry, string name, SourceOptions options, int depth)
    {
        using var unpacked = entry.Open();
        foreach (var item in Read(unpacked, name, null, options, depth + 1, () => entry.CompressedLength)) yield return item;
    }

    private static MemoryStream Hold(HeadStream input, SourceOptions options)
    {
        const int times = 8;
        var bytes = ReadAll(input, options.MaxDocumentBytes * times)
            ?? throw new InvalidDataException($"a zip without a seekable file may have {options.MaxDocumentBytes * times} bytes at most");
        return new MemoryStream(bytes, writable: false);
    }

    private static bool IsHidden(string path)
    {
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        return name.StartsWith('.') || path.StartsWith("__MACOSX/", StringComparison.Ordinal);
    }
}
