namespace Truce.Reading;

/// <summary>
/// Reads the source of a page into blocks in one pass, without a tree in memory: keeps the stack of open elements after the HTML
/// standard's tree construction (13.2.6) and cuts the text where a block begins or ends. Left out: what the standard moves out of tables
/// stays where it is written, and framesets are not read.
/// </summary>
internal sealed class BlockReader
{
    /// <summary>The tags that the model asks for among the elements around a block, in the order of their flags.</summary>
    public static readonly string[] TagFlags = ["article", "main", "aside", "header", "footer", "form", "figure", "li", "table", "blockquote", "section", "articlebody"];

    /// <summary>How the classes end that sites give to the name of an author: <c>article__author</c>, <c>byline-author</c>, <c>c-author-name</c>.</summary>
    private static readonly string[] _authorEndings = ["author", "author-name", "author__name", "author_name", "authorName"];

    private const int LongestAuthor = 120;

    private readonly string _html;
    private readonly TagScanner _scanner;
    private readonly OpenElements _open = new();
    private readonly BlockBuilder _builder = new();
    private readonly ClassWords _classWords = new();
    private FormattingCounts _formatting;
    private bool _inBody;
    private bool _hasHead;
    private bool _inForm;
    private bool _inAuthor;
    private string _author = "";

    /// <summary>Index of the outermost open element whose content is no text for readers.</summary>
    private int _skipFrom = int.MaxValue;

    private BlockReader(string html)
    {
        _html = html;
        _scanner = new TagScanner(html);
    }

    private bool IsSkipping => _skipFrom != int.MaxValue;

    private BlockPage Page => _builder.Page;

    /// <summary>The blocks of a page's source.</summary>
    public static BlockPage Read(string html)
    {
        var reader = new BlockReader(html);
        while (reader._scanner.Next()) reader.Token();
        while (reader._open.Count > 0) reader.Pop();
        reader._builder.Sum();
        return reader.Page;
    }

    private void Token()
    {
        if (_scanner.Kind == TokenKind.Text)
        {
            if (!_inBody)
            {
                if (_scanner.Text.IsWhiteSpace() || _open.Count > 2) return;
                OpenBody(false);
            }

            if (IsSkipping) return;
            _builder.Append(_scanner.Text, _formatting);
            if (_inAuthor && _author.Length < LongestAuthor) _author += CharacterReferences.Decode(_scanner.Text, false);
            return;
        }

        var tag = _scanner.Tag;
        if (_scanner.Kind == TokenKind.Start)
        {
            if (_inBody && MarksAuthor(tag))
            {
                _inAuthor = true;
                _author = "";
            }

            if (_inBody || OpenHead(tag)) StartTag(tag, Tags.Traits(tag));
        }
        else if (_inBody || _open.Count > 2)
        {
            EndAuthor();
            EndTag(tag, Tags.Traits(tag));
        }
    }

    /// <summary>The elements around the head and the body, which need no tags. False when the tag is done with.</summary>
    private bool OpenHead(Tag tag)
    {
        if (_open.Count == 0)
        {
            Page.Language = tag == Tag.Html ? _scanner.Value(TagAttribute.Language) : null;
            PushBlock(Tag.Html, tag == Tag.Html);
        }

        if (tag == Tag.Html) return false;
        if (!_hasHead)
        {
            _hasHead = true;
            PushBlock(Tag.Head, tag == Tag.Head);
        }

        if (tag == Tag.Head) return false;
        if (_open.Count > 2 || (Tags.Traits(tag) & TagTraits.InHead) != 0) return true;
        OpenBody(tag == Tag.Body);
        return tag != Tag.Body;
    }

    private void OpenBody(bool hasTag)
    {
        if (_open.Count == 0) PushBlock(Tag.Html, false);
        if (!_hasHead) PushBlock(Tag.Head, false);
        _hasHead = true;
        PopTo(1);
        PushBlock(Tag.Body, hasTag);
        _inBody = true;
    }

    private void StartTag(Tag tag, TagTraits traits)
    {
        if (_open.Current.Tag == Tag.Select && StaysInSelect(tag)) return;
        if (EndsDrawing(tag, traits)) PopTo(_skipFrom);
        if ((traits & TagTraits.Raw) != 0)
        {
            Raw(tag);
            return;
        }

        if ((traits & TagTraits.Formatting) != 0)
        {
            _formatting.Open(tag, Outside());
            if (tag == Tag.Anchor && !IsSkipping) _builder.BeginLink();
            return;
        }

        if ((traits & TagTraits.EndsParagraph) != 0 && _open.Paragraph() is >= 0 and var paragraph) PopTo(paragraph);
        if ((traits & TagTraits.Void) != 0)
        {
            Void(tag);
            return;
        }

        if (Prepare(tag, traits)) Push(tag, traits);
    }

    /// <summary>Closes what the element ends by beginning; false when it may not stand here.</summary>
    private bool Prepare(Tag tag, TagTraits traits)
    {
        if ((traits & TagTraits.Heading) != 0)
        {
            if ((Tags.Traits(_open.Current.Tag) & TagTraits.Heading) != 0) Pop();
            return true;
        }

        switch (tag)
        {
            case Tag.ListItem:
                if (_open.ItemBefore(Tag.ListItem, Tag.ListItem) is >= 0 and var item) PopTo(item);
                // The item's own paragraph is closed with it; this one is of the list around.
                if (_open.Paragraph() is >= 0 and var paragraph) PopTo(paragraph);
                return true;
            case Tag.Definition or Tag.Term:
                if (_open.ItemBefore(Tag.Definition, Tag.Term) is >= 0 and var term) PopTo(term);
                return true;
            case Tag.Button:
                if (_open.InScope(Tag.Button) is >= 0 and var button) PopTo(button);
                return true;
            case Tag.Option:
                if (_open.Current.Tag == Tag.Option) Pop();
                return true;
            case Tag.Form:
                if (_inForm) return false;
                _inForm = true;
                if (!_open.IsBetweenCells()) return true;
                // A form around rows holds nothing.
                if (!IsSkipping) OpenBlock(_open.Current.Element, tag);
                return false;
            case Tag.Table:
                if (!IsQuirky() && _open.Paragraph() is >= 0 and var before) PopTo(before);
                if (_open.IsBetweenCells()) PopTo(_open.InTable(Tag.Table));
                return true;
            case Tag.TableBody or Tag.Row or Tag.Cell or Tag.HeaderCell or Tag.Caption:
                return PrepareTable(tag);
            case Tag.Column or Tag.Html or Tag.Head or Tag.Body:
                return false;
            default:
                return true;
        }
    }

    private bool PrepareTable(Tag tag)
    {
        var table = _open.InTable(Tag.Table);
        if (table < 0) return false;
        if (tag is Tag.TableBody or Tag.Caption)
        {
            PopTo(table + 1);
            return true;
        }

        var body = _open.InTable(Tag.TableBody);
        var row = _open.InTable(Tag.Row);
        if (tag is not Tag.Row && row > table)
        {
            PopTo(row + 1);
            return true;
        }

        PopTo((body > table ? body : table) + 1);
        if (body <= table) Push(Tag.TableBody, Tags.Traits(Tag.TableBody), false);
        if (tag is not Tag.Row) Push(Tag.Row, Tags.Traits(Tag.Row), false);
        return true;
    }

    private void Void(Tag tag)
    {
        if (tag == Tag.Input && _open.Current.Tag == Tag.Select) Pop();
        if (IsSkipping) return;
        switch (tag)
        {
            case Tag.Break:
                _builder.Break(_open.Current, _formatting);
                break;
            case Tag.Meta or Tag.Link:
                Head(tag);
                break;
            case Tag.HorizontalRule:
                Flush();
                OpenBlock(_open.Current.Element, tag);
                break;
            case Tag.Void:
                IsBody();
                break;
            default:
                break;
        }
    }

    private void EndTag(Tag tag, TagTraits traits)
    {
        if (tag == Tag.Break)
        {
            if (!IsSkipping) _builder.Break(_open.Current, _formatting);
            return;
        }

        if ((traits & TagTraits.Formatting) != 0)
        {
            _formatting.Close(tag, Outside());
            return;
        }

        if (_open.Current.Tag == Tag.Select && tag is not (Tag.Select or Tag.Table or Tag.TableBody or Tag.Row or Tag.Cell or Tag.HeaderCell or Tag.Template)) return;
        var at = (traits & TagTraits.EndsInScope) != 0 ? _open.InScope(tag, _html, _scanner.Text)
            : (traits & TagTraits.Heading) != 0 ? _open.HeadingInScope()
            : tag switch
            {
                Tag.Paragraph => Paragraph(),
                Tag.ListItem => _open.ListItem(),
                Tag.Definition or Tag.Term => _open.InScope(tag),
                Tag.Form => Form(),
                Tag.Table or Tag.TableBody or Tag.Row or Tag.Cell or Tag.HeaderCell or Tag.Caption => _open.InTable(tag),
                Tag.Html or Tag.Head or Tag.Body => -1,
                Tag.Template or Tag.Select => _open.InScope(tag),
                _ => _open.Inline(_html, _scanner.Text),
            };
        if (at >= 0) PopTo(at);
    }

    /// <summary>The end tag of a paragraph that was not begun stands for an empty one.</summary>
    private int Paragraph()
    {
        var at = _open.Paragraph();
        if (at < 0 && !IsSkipping)
        {
            Flush();
            _builder.Open(_open.Current.Element, 0, (int)Tag.Paragraph);
        }

        return at;
    }

    /// <summary>A form's end tag ends the form, not the elements that were begun in it and are still open.</summary>
    private int Form()
    {
        _inForm = false;
        var at = _open.InScope(Tag.Form);
        if (at < 0 || at == _open.Count - 1) return at;
        _open.Remove(at);
        if (_skipFrom != int.MaxValue && _skipFrom > at) _skipFrom--;
        return -1;
    }

    private void Raw(Tag tag)
    {
        var isClosed = _scanner.TryReadRaw(out var content);
        if (tag == Tag.Title && !IsSkipping) Page.Title ??= Whitespace.Fold(CharacterReferences.Decode(content, false));
        // Scripts that never end hide the rest of the page; a noscript that never ends does not.
        if (!isClosed && tag != Tag.NoScript) _scanner.SkipAll();
    }

    private void Push(Tag tag, TagTraits traits, bool hasTag = true)
    {
        if ((traits & TagTraits.Block) != 0)
        {
            PushBlock(tag, hasTag);
            return;
        }

        if (tag is Tag.Svg or Tag.Math && _scanner.IsSelfClosing) return;
        if (!IsSkipping && (traits & TagTraits.Skipped) == 0)
        {
            if (tag == Tag.Time) Date(_scanner.Value(TagAttribute.DateTime), false);
            else IsBody();
        }

        if (_open.IsFull) return;
        var current = _open.Current;
        if (!IsSkipping && ((traits & TagTraits.Skipped) != 0 || (tag == Tag.Unknown && HoverBox.Is(_scanner.Raw(TagAttribute.Class))))) _skipFrom = _open.Count;
        _open.Push(new OpenElement(tag, _scanner.Start, _scanner.End - _scanner.Start, current.Element, current.Kind, _formatting));
    }

    private void PushBlock(Tag tag, bool hasTag)
    {
        if (_open.Count > 0 && !IsSkipping) Flush();
        if (_open.IsFull) return;
        var parent = _open.Count == 0 ? -1 : _open.Current.Element;
        var element = IsSkipping ? parent : hasTag ? OpenBlock(parent, tag) : _builder.Open(parent, 0, (int)tag);
        var (start, length) = hasTag ? (_scanner.Start, _scanner.End - _scanner.Start) : (0, 0);
        _open.Push(new OpenElement(tag, start, length, element, KindOf(tag), _formatting));
    }

    private int OpenBlock(int parent, Tag tag) => _builder.Open(parent, Flags(tag), Signature(tag));

    /// <summary>Elements that one template prints have one tag and one class.</summary>
    private int Signature(Tag tag)
    {
        var hash = (uint)tag + 1;
        foreach (var c in _scanner.Raw(TagAttribute.Class)) hash = (hash ^ c) * 16777619;
        return (int)hash;
    }

    private void PopTo(int index)
    {
        while (_open.Count > index) Pop();
    }

    private void Pop()
    {
        ref readonly var element = ref _open.Current;
        var traits = Tags.Traits(element.Tag);
        if (!IsSkipping && (traits & TagTraits.Block) != 0) Flush();
        if ((traits & TagTraits.Marker) != 0) _formatting = element.Formatting;
        _open.Pop();
        if (_open.Count <= _skipFrom) _skipFrom = int.MaxValue;
    }

    private void Flush() => _builder.Flush(_open.Current, _formatting);

    /// <summary>Links and emphasis that were open before the innermost cell.</summary>
    private FormattingCounts Outside()
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            if ((Tags.Traits(_open[i].Tag) & TagTraits.Marker) != 0) return _open[i].Formatting;
        }

        return default;
    }

    /// <summary>A list of choices holds nothing but choices; another list, a field or a row of the table around ends it.</summary>
    private bool StaysInSelect(Tag tag)
    {
        if (tag is Tag.Option or Tag.Script or Tag.Template) return false;
        if (tag is not (Tag.Select or Tag.Input or Tag.RawText or Tag.TableBody or Tag.Row or Tag.Cell or Tag.HeaderCell or Tag.Table)) return true;
        Pop();
        return tag == Tag.Select;
    }

    /// <summary>Tags of text end a drawing or a formula that was left open, save where the drawing holds text of its own.</summary>
    private bool EndsDrawing(Tag tag, TagTraits traits) =>
        IsSkipping && _open[_skipFrom].Tag is Tag.Svg or Tag.Math
        && ((traits & TagTraits.EndsParagraph) != 0 || tag is Tag.Break or Tag.Table or Tag.Meta or Tag.Bold or Tag.Strong or Tag.Italic or Tag.Emphasis or Tag.Underline or Tag.Body or Tag.Head)
        && _open.Inline(_html, "foreignObject") < 0;

    /// <summary>The flags of the start tag just read.</summary>
    private int Flags(Tag tag)
    {
        var flags = _classWords.Of(_scanner.Raw(TagAttribute.Class)) | _classWords.Of(_scanner.Raw(TagAttribute.Id));
        var own = FlagOf(tag);
        if (own >= 0) flags |= 1 << (ClassWords.Count + own);
        if (IsBody()) flags |= 1 << (ClassWords.Count + TagFlags.Length - 1);
        return flags;
    }

    /// <summary>Microdata of the start tag just read; true when they call it the article's body.</summary>
    private bool IsBody()
    {
        var property = _scanner.Raw(TagAttribute.ItemProperty);
        if (property.IsEmpty) return false;
        if (property.Equals("articleBody", StringComparison.OrdinalIgnoreCase)) return true;
        if (property.Equals("datePublished", StringComparison.OrdinalIgnoreCase)) Date(_scanner.Value(TagAttribute.Content) ?? _scanner.Value(TagAttribute.DateTime), true);
        return false;
    }

    /// <summary>The first words in an element that is marked so are the author's name.</summary>
    private void EndAuthor()
    {
        if (!_inAuthor || string.IsNullOrWhiteSpace(_author)) return;
        _inAuthor = false;
        var name = Whitespace.Fold(_author);
        if (name.Length < LongestAuthor) Page.Authors.Add((name, Page.Blocks.Count));
    }

    private bool MarksAuthor(Tag tag)
    {
        if (tag == Tag.Anchor && _scanner.Raw(TagAttribute.Relation).Equals("author", StringComparison.OrdinalIgnoreCase)) return true;
        if ((Tags.Traits(tag) & (TagTraits.Void | TagTraits.Raw)) != 0) return false;
        if (_scanner.Raw(TagAttribute.ItemProperty).Equals("author", StringComparison.OrdinalIgnoreCase)) return true;
        var classes = _scanner.Raw(TagAttribute.Class);
        if (!classes.Contains("author", StringComparison.OrdinalIgnoreCase)) return false;
        foreach (var range in classes.Split(' '))
        {
            foreach (var ending in _authorEndings)
            {
                if (classes[range].EndsWith(ending, StringComparison.Ordinal)) return true;
            }
        }

        return false;
    }

    private void Date(string? machine, bool published)
    {
        published |= _scanner.Has(TagAttribute.PublicationDate) || _scanner.Raw(TagAttribute.ItemProperty).Equals("datePublished", StringComparison.OrdinalIgnoreCase);
        if (!string.IsNullOrWhiteSpace(machine)) Page.Times.Add((machine, published, Page.Blocks.Count));
    }

    private void Head(Tag tag)
    {
        if (tag == Tag.Link)
        {
            var relation = _scanner.Raw(TagAttribute.Relation);
            if (relation is "canonical") Page.Canonical ??= _scanner.Value(TagAttribute.Address);
            else if (relation is "next") Page.HasNextPage = true;
            return;
        }

        var key = _scanner.Value(TagAttribute.Property) ?? _scanner.Value(TagAttribute.Name) ?? _scanner.Value(TagAttribute.ItemProperty);
        if (key is not null && _scanner.Value(TagAttribute.Content) is { Length: > 0 } content) Page.Meta.TryAdd(key, content);
    }

    /// <summary>Without a doctype, or with one of the last century, a paragraph may hold a table (13.2.6.4.1).</summary>
    private bool IsQuirky()
    {
        if (_scanner.Doctype is not { } doctype) return true;
        if (doctype.Contains("//DTD HTML 4.01", StringComparison.OrdinalIgnoreCase))
            return !doctype.Contains("http", StringComparison.OrdinalIgnoreCase) && !doctype.Contains("4.01//", StringComparison.OrdinalIgnoreCase);
        return doctype.Contains("//DTD HTML ", StringComparison.OrdinalIgnoreCase);
    }

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
