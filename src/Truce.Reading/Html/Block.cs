namespace Truce.Reading;

/// <summary>Elements that the model tells apart, as the innermost block element around a text.</summary>
internal enum BlockTag
{
    Other,
    Paragraph,
    Heading1,
    Heading2,
    Heading,
    ListItem,
    Division,
    Cell,
    Quotation,
    Caption,
    Preformatted,
}

/// <summary>A run of text between two block boundaries, and where it stands in the tree.</summary>
internal sealed class Block
{
    /// <summary>The words; a line break (<c>\n</c>) where the page has one within the block.</summary>
    public required string Text { get; init; }

    /// <summary>Innermost block element.</summary>
    public required BlockTag Tag { get; init; }

    /// <summary>Index of the innermost block element around it, in <see cref="BlockPage.Elements"/>.</summary>
    public required int Element { get; init; }

    /// <summary>Letters and digits within links.</summary>
    public required int LinkCharacters { get; init; }

    /// <summary>Number of links that begin in it.</summary>
    public required int Links { get; init; }

    /// <summary>True when it begins with a link.</summary>
    public required bool BeginsWithLink { get; init; }

    /// <summary>Letters and digits in all.</summary>
    public required int Characters { get; init; }

    /// <summary>Letters and digits within bold or italic elements.</summary>
    public required int EmphasisCharacters { get; init; }

    /// <summary>Number of words.</summary>
    public required int Words { get; init; }

    /// <summary>See <see cref="Fold.Key"/>.</summary>
    public required string Key { get; init; }
}

/// <summary>A block element on the way from the root to the blocks.</summary>
internal sealed class PageElement
{
    /// <summary>Index of the element around it, or −1.</summary>
    public required int Parent { get; init; }

    /// <summary>Depth, the root being 0.</summary>
    public required int Depth { get; init; }

    /// <summary>Flags of its own class and id (<see cref="ClassWords"/>), then of its tag (<see cref="BlockReader.TagFlags"/>).</summary>
    public required int Flags { get; init; }

    /// <summary>A number that elements of one tag and one class share.</summary>
    public required int Signature { get; init; }

    /// <summary>Characters of all text below it.</summary>
    public int Characters { get; set; }

    /// <summary>Characters of the links below it.</summary>
    public int LinkCharacters { get; set; }

    /// <summary>Characters of long, linkless paragraphs below it.</summary>
    public int ProseCharacters { get; set; }

    /// <summary>How many long, linkless paragraphs are its own blocks or children's.</summary>
    public int ProseBlocks { get; set; }

    /// <summary>Blocks below it.</summary>
    public int Blocks { get; set; }

    /// <summary>Score by paragraphs near it, after Readability.</summary>
    public double Score { get; set; }
}
