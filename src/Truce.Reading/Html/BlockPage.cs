namespace Truce.Reading;

/// <summary>A web page as blocks of text in order, with what its head says of it.</summary>
internal sealed class BlockPage
{
    /// <summary>Blocks in the order of the page.</summary>
    public List<Block> Blocks { get; } = [];

    /// <summary>Block elements, a parent before its children.</summary>
    public List<PageElement> Elements { get; } = [];

    /// <summary>Content of the page's <c>title</c>, or null.</summary>
    public string? Title { get; set; }

    /// <summary>Values of <c>meta</c> elements by name or property, the first of each.</summary>
    public Dictionary<string, string> Meta { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Canonical address, or null.</summary>
    public string? Canonical { get; set; }

    /// <summary>True when the page says that another page follows (<c>rel=next</c> in its head).</summary>
    public bool HasNextPage { get; set; }

    /// <summary>Value of <c>lang</c> on the root, or null.</summary>
    public string? Language { get; set; }

    /// <summary>Contents of the <c>application/ld+json</c> scripts.</summary>
    public List<string> LinkedData { get; } = [];

    /// <summary>Values of <c>time</c> and date microdata in order: machine form, words, and the block that came next.</summary>
    public List<(string Machine, bool IsPublished, int BlockIndex)> Times { get; } = [];

    /// <summary>What the page marks as its authors (<c>rel=author</c>, microdata, the class of the element), and the block that came next.</summary>
    public List<(string Name, int BlockIndex)> Authors { get; } = [];
}
