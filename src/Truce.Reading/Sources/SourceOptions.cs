namespace Truce.Reading;

/// <summary>Limits and choices of <see cref="Sources"/>.</summary>
public sealed record SourceOptions
{
    /// <summary>Largest single document, in bytes after unpacking. The default is 16 MiB: the longest news pages have 5.</summary>
    public int MaxDocumentBytes { get; init; } = 16 << 20;

    /// <summary>Most bytes that one compressed file may unpack to. The default is 64 GiB, so that a bomb ends.</summary>
    public long MaxUnpackedBytes { get; init; } = 64L << 30;

    /// <summary>How deep containers may lie in containers. The default is 3.</summary>
    public int MaxDepth { get; init; } = 3;

    /// <summary>Whether a live blog gives its entries, each a document of its own (the default), or the page as one.</summary>
    public bool SplitLiveBlogs { get; init; } = true;

    /// <summary>Column of a CSV file that holds the text; the default, null, takes <c>text</c>, <c>body</c>, <c>content</c> or <c>html</c>.</summary>
    public string? TextColumn { get; init; }

    /// <summary>Column with the title; the default, null, takes <c>title</c> or <c>headline</c>.</summary>
    public string? TitleColumn { get; init; }

    /// <summary>Column with the date of publication; the default, null, takes <c>date</c>, <c>published</c> or one like it.</summary>
    public string? DateColumn { get; init; }
}
