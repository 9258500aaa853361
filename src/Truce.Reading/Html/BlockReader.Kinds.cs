namespace Truce.Reading;

/// <summary>Which tags the model tells apart.</summary>
internal sealed partial class BlockReader
{
    /// <summary>The tags that the model asks for among the elements around a block, in the order of their flags.</summary>
    public static readonly string[] TagFlags = ["article", "main", "aside", "header", "footer", "form", "figure", "li", "table", "blockquote", "section", "articlebody"];

    private static int FlagOf(Tag tag) => tag switch
    {
        Tag.Article => 0,
        Tag.Main => 1,
        Tag.Aside => 2,
        Tag.Header => 3,
        Tag.Footer => 4,
        Tag.Form => 5,
        Tag.Figure => 6,
        Tag.ListItem or Tag.List => 7,
        Tag.Table => 8,
        Tag.Quotation => 9,
        Tag.Section => 10,
        _ => -1,
    };

    private static BlockTag KindOf(Tag tag) => tag switch
    {
        Tag.Paragraph => BlockTag.Paragraph,
        Tag.Heading1 => BlockTag.Heading1,
        Tag.Heading2 => BlockTag.Heading2,
        Tag.Heading => BlockTag.Heading,
        Tag.ListItem or Tag.Definition or Tag.Term => BlockTag.ListItem,
        Tag.Division or Tag.Section or Tag.Article or Tag.Main or Tag.Body => BlockTag.Division,
        Tag.Cell or Tag.HeaderCell or Tag.Caption => BlockTag.Cell,
        Tag.Quotation => BlockTag.Quotation,
        Tag.FigureCaption or Tag.Figure => BlockTag.Caption,
        Tag.Pre => BlockTag.Preformatted,
        _ => BlockTag.Other,
    };
}
