namespace Truce.Reading;

/// <summary>What a stream is.</summary>
internal enum FormatKind
{
    /// <summary>One page or text.</summary>
    Document,
    Gzip,
    Zip,
    Tar,
    JsonLines,
    Json,
    JsonArray,
    JsonFeed,
    Warc,
    Feed,
    Csv,
    Mailbox,
    Mail,
}

/// <summary>Tells a stream's format: by its first bytes where they are a signature, by its name where they are not.</summary>
internal static class Format
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xef, 0xbb, 0xbf];

    public static FormatKind Of(string id, ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b])) return FormatKind.Gzip;
        if (head.StartsWith("PK\u0003\u0004"u8)) return FormatKind.Zip;
        if (head.Length > 262 && head[257..].StartsWith("ustar"u8)) return FormatKind.Tar;
        var start = head.StartsWith(ByteOrderMark) ? head[3..] : head;
        start = start.TrimStart(" \t\r\n"u8);
        if (start.StartsWith("WARC/1."u8)) return FormatKind.Warc;
        if (start.StartsWith("{"u8) && start.IndexOf("jsonfeed.org/version"u8) >= 0) return FormatKind.JsonFeed;
        if (start.StartsWith("<"u8) && IsFeed(start)) return FormatKind.Feed;
        if (NameEnds(id, ".csv", ".tsv")) return FormatKind.Csv;
        if (start.StartsWith("From "u8) && (NameEnds(id, ".mbox", ".mbx") || start.IndexOf("\nSubject:"u8) >= 0)) return FormatKind.Mailbox;
        if (NameEnds(id, ".eml")) return FormatKind.Mail;
        if (start.StartsWith("{"u8) && NameEnds(id, ".jsonl", ".ndjson")) return FormatKind.JsonLines;
        if (start.IsEmpty || !NameEnds(id, ".json")) return FormatKind.Document;
        return start.StartsWith("["u8) ? FormatKind.JsonArray : FormatKind.Json;
    }

    private static bool IsFeed(ReadOnlySpan<byte> start) =>
        start.IndexOf("<html"u8) < 0
        && (start.IndexOf("<rss"u8) >= 0 || start.IndexOf("<feed"u8) >= 0 || start.IndexOf("<urlset"u8) >= 0 || start.IndexOf("<sitemapindex"u8) >= 0 || start.IndexOf("<rdf:RDF"u8) >= 0);

    /// <summary>True when the name, without <c>.gz</c>, has one of the endings.</summary>
    private static bool NameEnds(string id, params ReadOnlySpan<string> endings)
    {
        var name = id.AsSpan();
        if (name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) name = name[..^3];
        foreach (var ending in endings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
