namespace Truce.Reading;

/// <summary>
/// How many links and emphases are open. The standard keeps a list of them and opens each again in every block that follows (13.2.4.3);
/// for the reader it is enough that they are in force until their end tag.
/// </summary>
internal struct FormattingCounts
{
    private const int Most = byte.MaxValue;

    private byte _bold;
    private byte _strong;
    private byte _italic;
    private byte _emphasis;
    private byte _underline;

    /// <summary>Open links: one, and one more for each table cell between.</summary>
    public int Links { get; private set; }

    /// <summary>True within any emphasis.</summary>
    public readonly bool IsEmphasised => (_bold | _strong | _italic | _emphasis | _underline) != 0;

    /// <summary>Opens one; a link ends the one before it.</summary>
    public void Open(Tag tag, in FormattingCounts outside)
    {
        if (tag == Tag.Anchor) Links = Math.Min(outside.Links + 1, Most);
        else if (tag != Tag.Font && CountOf(ref this, tag) < Most) CountOf(ref this, tag)++;
    }

    /// <summary>Closes one, unless it was opened outside of the cell.</summary>
    public void Close(Tag tag, in FormattingCounts outside)
    {
        if (tag == Tag.Anchor) Links = Math.Min(Links, outside.Links);
        else if (tag != Tag.Font && CountOf(ref this, tag) > outside.Count(tag)) CountOf(ref this, tag)--;
    }

    private static ref byte CountOf(ref FormattingCounts counts, Tag tag)
    {
        switch (tag)
        {
            case Tag.Bold: return ref counts._bold;
            case Tag.Strong: return ref counts._strong;
            case Tag.Italic: return ref counts._italic;
            case Tag.Emphasis: return ref counts._emphasis;
            default: return ref counts._underline;
        }
    }

    private readonly byte Count(Tag tag) => tag switch
    {
        Tag.Bold => _bold,
        Tag.Strong => _strong,
        Tag.Italic => _italic,
        Tag.Emphasis => _emphasis,
        _ => _underline,
    };
}
