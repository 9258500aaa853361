namespace Truce.Reading;

/// <summary>Gathers the text of a page into blocks and sums up what lies below each element.</summary>
internal sealed class BlockBuilder
{
    private readonly BlockPage _page = new();
    private char[] _text = new char[4096];
    private int _length;
    private int _links;
    private int _emphasis;
    private int _linkCount;
    private bool _beginsWithLink;
    private bool _space;
    private bool _broken;

    /// <summary>The page so far.</summary>
    public BlockPage Page => _page;

    /// <summary>Adds a block element; returns its index.</summary>
    public int Open(int parent, int flags, int signature)
    {
        _page.Elements.Add(new PageElement { Parent = parent, Depth = parent < 0 ? 0 : _page.Elements[parent].Depth + 1, Flags = flags, Signature = signature });
        return _page.Elements.Count - 1;
    }

    /// <summary>A link begins here.</summary>
    public void BeginLink() => _linkCount++;

    /// <summary>Adds text as it stands in the source.</summary>
    public void Append(ReadOnlySpan<char> source, in FormattingCounts formatting)
    {
        // A space before each sign is the most that can be added.
        while (_length + (2 * source.Length) + 2 > _text.Length) Array.Resize(ref _text, 2 * _text.Length);
        var before = _length;
        var spaces = 0;
        Span<char> written = stackalloc char[CharacterReferences.MostCharacters];
        while (source.IndexOf('&') is >= 0 and var at)
        {
            spaces += AppendPlain(source[..at], formatting);
            source = source[(at + 1)..];
            var count = CharacterReferences.Read(source, false, written, out var consumed);
            spaces += AppendPlain(count == 0 ? "&" : written[..count], formatting);
            source = source[consumed..];
        }

        spaces += AppendPlain(source, formatting);
        var added = _length - before - spaces;
        if (formatting.Links > 0) _links += added;
        if (formatting.IsEmphasised) _emphasis += added;
    }

    /// <summary>One break ends a line; two end the paragraph.</summary>
    public void Break(in OpenElement current, in FormattingCounts formatting)
    {
        if (_broken)
        {
            Flush(current, formatting);
            return;
        }

        if (_length + 1 > _text.Length) Array.Resize(ref _text, 2 * _text.Length);
        if (_length > 0) _text[_length++] = '\n';
        _broken = true;
        _space = false;
    }

    /// <summary>Ends the block that the text so far makes, if there is any.</summary>
    public void Flush(in OpenElement current, in FormattingCounts formatting)
    {
        _broken = false;
        _space = false;
        while (_length > 0 && _text[_length - 1] == '\n') _length--;
        if (_length > 0)
        {
            var (characters, words) = Count(_text.AsSpan(0, _length));
            if (characters > 0)
            {
                var text = new string(_text, 0, _length);
                _page.Blocks.Add(new Block
                {
                    Text = text,
                    Tag = current.Kind,
                    Element = current.Element,
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
        _linkCount = formatting.Links;
        _emphasis = 0;
    }

    /// <summary>Appends what holds no references; returns how many spaces it put in.</summary>
    private int AppendPlain(ReadOnlySpan<char> source, in FormattingCounts formatting)
    {
        var spaces = 0;
        var text = _text;
        var length = _length;
        foreach (var c in source)
        {
            if (c is <= ' ' or >= '\u007f')
            {
                if (char.IsWhiteSpace(c))
                {
                    _space = true;
                    continue;
                }

                if (Whitespace.IsInvisible(c)) continue;
            }

            if (_space && length > 0 && text[length - 1] != '\n')
            {
                text[length++] = ' ';
                spaces++;
            }

            _space = false;
            _broken = false;
            if (length == 0) _beginsWithLink = formatting.Links > 0;
            text[length++] = c;
        }

        _length = length;
        return spaces;
    }

    private static (int Characters, int Words) Count(ReadOnlySpan<char> text)
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

            // Chinese and Japanese write words without a space between: each sign counts.
            inWord = letter && c < '\u2E80';
        }

        return (characters, words);
    }

    /// <summary>Adds up what lies below each element, and scores elements by the paragraphs in them.</summary>
    public void Sum()
    {
        foreach (var block in _page.Blocks)
        {
            var isProse = BlockFeatures.IsProse(block);
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
}
