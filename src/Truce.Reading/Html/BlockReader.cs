namespace Truce.Reading;

/// <summary>
/// Reads the source of a page into blocks in one pass, without a tree in memory: keeps the stack of open elements after the HTML
/// standard's tree construction (13.2.6) and cuts the text where a block begins or ends. Left out: what the standard moves out of tables
/// stays where it is written, and framesets are not read.
/// </summary>
internal sealed partial class BlockReader
{
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

    /// <summary>The flags of the start tag just read.</summary>
    private int Flags(Tag tag)
    {
        var flags = _classWords.Of(_scanner.Raw(TagAttribute.Class)) | _classWords.Of(_scanner.Raw(TagAttribute.Id));
        var own = FlagOf(tag);
        if (own >= 0) flags |= 1 << (ClassWords.Count + own);
        if (IsBody()) flags |= 1 << (ClassWords.Count + TagFlags.Length - 1);
        return flags;
    }
}
