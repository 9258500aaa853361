using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Truce.Reading;

/// <summary>Walks the tree of a page once and cuts its text into blocks.</summary>
internal sealed class BlockWalker
{
    /// <summary>The tags that the model asks for among the elements around a block, in the order of their flags.</summary>
    public static readonly string[] TagFlags = ["article", "main", "aside", "header", "footer", "form", "figure", "li", "table", "blockquote", "section", "articlebody"];

    private enum Treatment
    {
        Inline,
        Block,
        Skip,
        Link,
        Emphasis,
        Break,
        Meta,
        Time,
    }

    private static readonly FrozenDictionary<string, Treatment> _treatments = Treatments();

    private readonly BlockPage _page = new();
    private readonly ClassWords _classWords = new();
    private char[] _text = new char[4096];
    private int _length;
    private int _links;
    private int _emphasis;
    private int _linkCount;
    private bool _beginsWithLink;
    private int _linkDepth;
    private int _emphasisDepth;
    private bool _space;
    private bool _broken;

    /// <summary>The blocks of a document.</summary>
    public static BlockPage Walk(IDocument document)
    {
        var walker = new BlockWalker();
        if (document.DocumentElement is { } root)
        {
            walker._page.Language = root.GetAttribute("lang");
            walker.Element(root, "html", -1, 0);
        }

        walker.Sum();
        return walker._page;
    }

    private void Children(INode node, int element, BlockTag tag)
    {
        var children = node.ChildNodes;
        var count = children.Length;
        for (var i = 0; i < count; i++)
        {
            var child = children[i];
            if (child.NodeType == NodeType.Text) Append(((IText)child).Data);
            else if (child.NodeType == NodeType.Element) Child((IElement)child, element, tag);
        }
    }

    private void Child(IElement child, int element, BlockTag tag)
    {
        var name = child.LocalName;
        switch (_treatments.GetValueOrDefault(name))
        {
            case Treatment.Skip:
                return;
            case Treatment.Break:
                Break(element, tag);
                return;
            case Treatment.Meta:
                Head(child, name);
                return;
            case Treatment.Time:
                Date(child, child.GetAttribute("datetime"));
                Children(child, element, tag);
                return;
            case Treatment.Link:
                _linkDepth++;
                _linkCount++;
                Children(child, element, tag);
                _linkDepth--;
                return;
            case Treatment.Emphasis:
                _emphasisDepth++;
                Children(child, element, tag);
                _emphasisDepth--;
                return;
            case Treatment.Block:
                Flush(element, tag);
                // A link or emphasis around blocks goes on in them.
                Element(child, name, element, _page.Elements[element].Depth + 1);
                return;
            default:
                Property(child);
                Children(child, element, tag);
                return;
        }
    }

    private void Element(IElement node, string name, int parent, int depth)
    {
        var flags = _classWords.Of(node.ClassName ?? "") | _classWords.Of(node.Id ?? "");
        var tagFlag = Array.IndexOf(TagFlags, name is "ol" or "ul" ? "li" : name);
        if (tagFlag >= 0) flags |= 1 << (ClassWords.Count + tagFlag);
        if (Property(node)) flags |= 1 << (ClassWords.Count + TagFlags.Length - 1);
        var index = _page.Elements.Count;
        _page.Elements.Add(new PageElement { Parent = parent, Depth = depth, Flags = flags });
        var tag = TagOf(name);
        Children(node, index, tag);
        Flush(index, tag);
    }

    /// <summary>Microdata of the element; true when it is the article's body.</summary>
    private bool Property(IElement node)
    {
        var property = node.GetAttribute("itemprop");
        if (property is null) return false;
        if (property.Equals("articleBody", StringComparison.OrdinalIgnoreCase)) return true;
        if (property.Equals("datePublished", StringComparison.OrdinalIgnoreCase)) Date(node, node.GetAttribute("content") ?? node.GetAttribute("datetime"), true);
        return false;
    }

    private void Date(IElement node, string? machine, bool published = false)
    {
        published |= node.HasAttribute("pubdate") || (node.GetAttribute("itemprop")?.Equals("datePublished", StringComparison.OrdinalIgnoreCase) ?? false);
        if (!string.IsNullOrWhiteSpace(machine)) _page.Times.Add((machine, published, _page.Blocks.Count));
    }

    private void Head(IElement node, string name)
    {
        if (name == "title")
        {
            _page.Title ??= Whitespace.Fold(node.TextContent);
        }
        else if (name == "link")
        {
            var relation = node.GetAttribute("rel");
            if (relation == "canonical") _page.Canonical ??= node.GetAttribute("href");
            else if (relation == "next") _page.HasNextPage = true;
        }
        else if ((node.GetAttribute("property") ?? node.GetAttribute("name") ?? node.GetAttribute("itemprop")) is { } key
            && node.GetAttribute("content") is { Length: > 0 } content)
        {
            _page.Meta.TryAdd(key, content);
        }
    }

    private void Append(string data)
    {
        while (_length + (2 * data.Length) + 2 > _text.Length) Array.Resize(ref _text, 2 * _text.Length);
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c))
            {
                _space = true;
                continue;
            }

            if (Whitespace.IsInvisible(c)) continue;
            if (_length > 0 && _space && _text[_length - 1] != '\n') _text[_length++] = ' ';
            _space = false;
            _broken = false;
            if (_length == 0) _beginsWithLink = _linkDepth > 0;
            _text[_length++] = c;
            if (_linkDepth > 0) _links++;
            if (_emphasisDepth > 0) _emphasis++;
        }
    }

    /// <summary>One break ends a line; two end the paragraph.</summary>
    private void Break(int element, BlockTag tag)
    {
        if (_broken)
        {
            Flush(element, tag);
            return;
        }

        if (_length + 1 > _text.Length) Array.Resize(ref _text, 2 * _text.Length);
        if (_length > 0) _text[_length++] = '\n';
        _broken = true;
        _space = false;
    }

    private void Flush(int element, BlockTag tag)
    {
        _broken = false;
        _space = false;
        while (_length > 0 && _text[_length - 1] == '\n') _length--;
        if (_length > 0)
        {
            var text = new string(_text, 0, _length);
            var (characters, words) = Count(text);
            if (characters > 0)
            {
                _page.Blocks.Add(new Block
                {
                    Text = text,
                    Tag = tag,
                    Element = element,
                    LinkCharacters = Math.Min(_links, characters),
                    Links = _linkCount,
                    BeginsWithLink = _beginsWithLink,
                    EmphasisCharacters = Math.Min(_emphasis, characters),
                    Characters = characters,
                    Words = words,
                    Key = text.Length < 400 ? Fold.Key(text) : Fold.Key(text.AsSpan(0, 400)),
                });
            }

            _length = 0;
        }

        _links = 0;
        _linkCount = _linkDepth;
        _emphasis = 0;
    }

    private static (int Characters, int Words) Count(string text)
    {
        int characters = 0, words = 0;
        var inWord = false;
        foreach (var c in text)
        {
            var letter = char.IsLetterOrDigit(c);
            if (letter)
            {
                characters++;
                if (!inWord) words++;
            }

            inWord = letter && c < '\u2E80';
        }

        return (characters, words);
    }

    /// <summary>Adds up what lies below each element, and scores elements by the paragraphs in them.</summary>
    private void Sum()
    {
        foreach (var block in _page.Blocks)
        {
            var isProse = block.Words >= 12 && block.LinkCharacters * 3 < block.Characters;
            var score = isProse ? 1 + Commas(block.Text) + Math.Min(block.Characters / 100.0, 3) : 0;
            var share = 1.0;
            var level = 0;
            for (var at = block.Element; at >= 0; at = _page.Elements[at].Parent)
            {
                var element = _page.Elements[at];
                element.Characters += block.Characters;
                element.LinkCharacters += block.LinkCharacters;
                element.Blocks++;
                if (isProse)
                {
                    element.ProseCharacters += block.Characters;
                    if (level++ < 2) element.ProseBlocks++;
                    // The block's own element is the paragraph; its parent the body. Readability's shares: 1, 1/2, 1/3 …
                    if (level > 1 || block.Tag != BlockTag.Paragraph)
                    {
                        element.Score += score * share;
                        share = share == 1 ? 0.5 : share / 1.5;
                    }
                }
            }
        }

        foreach (var element in _page.Elements)
        {
            if (element.Characters > 0) element.Score *= 1 - ((double)element.LinkCharacters / element.Characters);
        }
    }

    private static int Commas(string text)
    {
        var commas = 0;
        foreach (var c in text)
        {
            if (c is ',' or '،' or '、' or '，') commas++;
        }

        return commas;
    }

    private static BlockTag TagOf(string name) => name switch
    {
        "p" => BlockTag.Paragraph,
        "h1" => BlockTag.Heading1,
        "h2" => BlockTag.Heading2,
        "h3" or "h4" or "h5" or "h6" => BlockTag.Heading,
        "li" or "dd" or "dt" => BlockTag.ListItem,
        "div" or "section" or "article" or "main" or "body" => BlockTag.Division,
        "td" or "th" or "caption" => BlockTag.Cell,
        "blockquote" => BlockTag.Quotation,
        "figcaption" or "figure" => BlockTag.Caption,
        "pre" => BlockTag.Preformatted,
        _ => BlockTag.Other,
    };

    private static FrozenDictionary<string, Treatment> Treatments()
    {
        var treatments = new Dictionary<string, Treatment>(StringComparer.Ordinal);
        Add(Treatment.Block, "html head body address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 "
            + "header hgroup hr li main ol p pre section summary table tbody td tfoot th thead tr ul caption");
        Add(Treatment.Skip, "script style noscript template svg iframe select button input textarea canvas video audio object embed map nav math applet dialog option datalist");
        Add(Treatment.Link, "a");
        Add(Treatment.Emphasis, "b strong i em u");
        Add(Treatment.Break, "br");
        Add(Treatment.Meta, "meta title link");
        Add(Treatment.Time, "time");
        return treatments.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(Treatment treatment, string names)
        {
            foreach (var name in names.Split(' ')) treatments[name] = treatment;
        }
    }
}
