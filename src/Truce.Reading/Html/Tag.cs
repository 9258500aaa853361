namespace Truce.Reading;

/// <summary>Elements that the tree's rules or the reader of blocks treat in a way of their own; all others are <see cref="Unknown"/>.</summary>
internal enum Tag : byte
{
    Unknown,
    Html,
    Head,
    Body,
    Frame,
    Meta,
    Link,
    Title,
    Base,
    Script,
    Style,
    NoScript,
    Template,
    RawText,
    Svg,
    Math,
    Paragraph,
    Heading1,
    Heading2,
    Heading,
    HorizontalRule,
    Pre,
    Break,
    Void,
    Input,
    Division,
    Section,
    Article,
    Main,
    Aside,
    Header,
    Footer,
    Address,
    Figure,
    FigureCaption,
    Quotation,
    OtherBlock,
    Menu,
    Navigation,
    List,
    DefinitionList,
    ListItem,
    Definition,
    Term,
    Form,
    Table,
    TableBody,
    Row,
    Cell,
    HeaderCell,
    Caption,
    Column,
    Anchor,
    Bold,
    Strong,
    Italic,
    Emphasis,
    Underline,
    Font,
    Time,
    Button,
    Select,
    Option,
    Dialog,
    Object,
    Media,
}

/// <summary>How an element is read.</summary>
[Flags]
internal enum TagTraits : ushort
{
    None = 0,

    /// <summary>Its text is cut off from what stands before and after, and it is an element of the page's tree of blocks.</summary>
    Block = 1,

    /// <summary>Nothing in it is text for readers.</summary>
    Skipped = 2,

    /// <summary>It has no content and no end tag.</summary>
    Void = 4,

    /// <summary>"Special" in the standard (13.2.4.2): an end tag of an inline element does not reach beyond it.</summary>
    Special = 8,

    /// <summary>End tags of blocks do not reach beyond it ("in scope", 13.2.4.2).</summary>
    Scope = 16,

    /// <summary>Its start tag ends an open paragraph.</summary>
    EndsParagraph = 32,

    /// <summary>Its end tag closes everything up to it that is in scope.</summary>
    EndsInScope = 64,

    /// <summary>Emphasis and links go on through the blocks that begin in them (13.2.4.3).</summary>
    Formatting = 128,

    /// <summary>Links and emphasis opened in it end with it.</summary>
    Marker = 256,

    /// <summary>Its content is text up to its own end tag.</summary>
    Raw = 512,

    /// <summary>It may stand in the head.</summary>
    InHead = 1024,

    /// <summary>h1 to h6: one closes another.</summary>
    Heading = 2048,
}

/// <summary>Names and traits of tags.</summary>
internal static class Tags
{
    private static readonly TagTraits[] _traits = Table();

    /// <summary>The tag of a name in lower case.</summary>
    public static Tag Of(ReadOnlySpan<char> name) => name switch
    {
        "div" => Tag.Division,
        "a" => Tag.Anchor,
        "p" => Tag.Paragraph,
        "li" => Tag.ListItem,
        "ul" or "ol" => Tag.List,
        "img" or "area" or "basefont" or "bgsound" or "embed" or "keygen" or "wbr" or "param" or "source" or "track" or "image" => Tag.Void,
        "b" => Tag.Bold,
        "strong" => Tag.Strong,
        "i" => Tag.Italic,
        "em" => Tag.Emphasis,
        "u" => Tag.Underline,
        "font" or "big" or "code" or "nobr" or "s" or "small" or "strike" or "tt" => Tag.Font,
        "br" => Tag.Break,
        "input" => Tag.Input,
        "meta" => Tag.Meta,
        "link" => Tag.Link,
        "title" => Tag.Title,
        "base" => Tag.Base,
        "script" => Tag.Script,
        "style" => Tag.Style,
        "noscript" => Tag.NoScript,
        "template" => Tag.Template,
        "iframe" or "noembed" or "noframes" or "xmp" or "textarea" => Tag.RawText,
        "svg" => Tag.Svg,
        "math" => Tag.Math,
        "h1" => Tag.Heading1,
        "h2" => Tag.Heading2,
        "h3" or "h4" or "h5" or "h6" => Tag.Heading,
        "hr" => Tag.HorizontalRule,
        "pre" or "listing" => Tag.Pre,
        "section" => Tag.Section,
        "article" => Tag.Article,
        "main" => Tag.Main,
        "aside" => Tag.Aside,
        "header" => Tag.Header,
        "footer" => Tag.Footer,
        "address" => Tag.Address,
        "figure" => Tag.Figure,
        "figcaption" => Tag.FigureCaption,
        "blockquote" => Tag.Quotation,
        "center" or "details" or "dir" or "fieldset" or "hgroup" or "summary" => Tag.OtherBlock,
        "menu" or "search" => Tag.Menu,
        "nav" => Tag.Navigation,
        "dl" => Tag.DefinitionList,
        "dd" => Tag.Definition,
        "dt" => Tag.Term,
        "form" => Tag.Form,
        "table" => Tag.Table,
        "tbody" or "thead" or "tfoot" => Tag.TableBody,
        "tr" => Tag.Row,
        "td" => Tag.Cell,
        "th" => Tag.HeaderCell,
        "caption" => Tag.Caption,
        "colgroup" or "col" => Tag.Column,
        "time" => Tag.Time,
        "button" => Tag.Button,
        "select" => Tag.Select,
        "option" or "optgroup" => Tag.Option,
        "dialog" => Tag.Dialog,
        "object" or "applet" or "marquee" => Tag.Object,
        "canvas" or "video" or "audio" or "map" or "datalist" => Tag.Media,
        "html" => Tag.Html,
        "head" => Tag.Head,
        "body" => Tag.Body,
        "frame" or "frameset" => Tag.Frame,
        _ => Tag.Unknown,
    };

    /// <summary>The traits of a tag.</summary>
    public static TagTraits Traits(Tag tag) => _traits[(int)tag];

    private static TagTraits[] Table()
    {
        const TagTraits block = TagTraits.Block | TagTraits.Special;
        const TagTraits closing = block | TagTraits.EndsParagraph | TagTraits.EndsInScope;
        const TagTraits raw = TagTraits.Raw | TagTraits.Skipped | TagTraits.Special;
        var traits = new TagTraits[(int)Tag.Media + 1];
        foreach (var tag in (ReadOnlySpan<Tag>)[
            Tag.Division, Tag.Section, Tag.Article, Tag.Main, Tag.Aside, Tag.Header, Tag.Footer, Tag.Address, Tag.Figure, Tag.FigureCaption, Tag.Quotation,
            Tag.OtherBlock, Tag.List, Tag.DefinitionList, Tag.Pre])
        {
            traits[(int)tag] = closing;
        }

        foreach (var tag in (ReadOnlySpan<Tag>)[Tag.Heading1, Tag.Heading2, Tag.Heading]) traits[(int)tag] = block | TagTraits.EndsParagraph | TagTraits.Heading;
        foreach (var tag in (ReadOnlySpan<Tag>)[Tag.Paragraph, Tag.ListItem, Tag.Definition, Tag.Term, Tag.Form]) traits[(int)tag] = block | TagTraits.EndsParagraph;
        foreach (var tag in (ReadOnlySpan<Tag>)[Tag.TableBody, Tag.Row, Tag.Head, Tag.Body]) traits[(int)tag] = block;
        foreach (var tag in (ReadOnlySpan<Tag>)[Tag.Html, Tag.Table]) traits[(int)tag] = block | TagTraits.Scope;
        foreach (var tag in (ReadOnlySpan<Tag>)[Tag.Cell, Tag.HeaderCell, Tag.Caption]) traits[(int)tag] = block | TagTraits.Scope | TagTraits.Marker;
        foreach (var tag in (ReadOnlySpan<Tag>)[Tag.Anchor, Tag.Bold, Tag.Strong, Tag.Italic, Tag.Emphasis, Tag.Underline, Tag.Font]) traits[(int)tag] = TagTraits.Formatting;
        foreach (var tag in (ReadOnlySpan<Tag>)[Tag.Script, Tag.Style, Tag.NoScript]) traits[(int)tag] = raw | TagTraits.InHead;
        foreach (var tag in (ReadOnlySpan<Tag>)[Tag.Meta, Tag.Link, Tag.Base]) traits[(int)tag] = TagTraits.Void | TagTraits.InHead;
        foreach (var tag in (ReadOnlySpan<Tag>)[Tag.Void, Tag.Input, Tag.Break, Tag.Frame]) traits[(int)tag] = TagTraits.Void;
        foreach (var tag in (ReadOnlySpan<Tag>)[Tag.Svg, Tag.Math, Tag.Option, Tag.Media]) traits[(int)tag] = TagTraits.Skipped;
        traits[(int)Tag.HorizontalRule] = block | TagTraits.Void | TagTraits.EndsParagraph;
        traits[(int)Tag.Title] = raw | TagTraits.InHead;
        traits[(int)Tag.RawText] = raw;
        traits[(int)Tag.Menu] = TagTraits.Special | TagTraits.EndsParagraph | TagTraits.EndsInScope;
        traits[(int)Tag.Navigation] = TagTraits.Skipped | TagTraits.Special | TagTraits.EndsParagraph | TagTraits.EndsInScope;
        traits[(int)Tag.Dialog] = TagTraits.Skipped | TagTraits.EndsParagraph | TagTraits.EndsInScope;
        traits[(int)Tag.Button] = TagTraits.Skipped | TagTraits.Special | TagTraits.EndsInScope;
        traits[(int)Tag.Select] = TagTraits.Skipped | TagTraits.Special;
        traits[(int)Tag.Template] = TagTraits.Skipped | TagTraits.Special | TagTraits.Scope | TagTraits.Marker | TagTraits.InHead;
        traits[(int)Tag.Object] = TagTraits.Skipped | TagTraits.Special | TagTraits.Scope | TagTraits.Marker | TagTraits.EndsInScope;
        return traits;
    }
}
