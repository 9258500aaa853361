using System.Text;

namespace Truce.Reading;

/// <summary>What <see cref="TagScanner.Next"/> came upon.</summary>
internal enum TokenKind
{
    Text,
    Start,
    End,
}

/// <summary>Attributes that the reader asks for.</summary>
internal enum TagAttribute
{
    None = -1,
    Class,
    Id,
    ItemProperty,
    Content,
    Property,
    Name,
    DateTime,
    PublicationDate,
    Relation,
    Address,
    Language,
}

/// <summary>
/// Cuts the source of a page into text and tags after the HTML standard's tokenisation (13.2.5). Comments and the like are passed over.
/// Makes no strings: tokens are places in the source.
/// </summary>
internal sealed class TagScanner(string html)
{
    private const int LongestName = 12;

    private readonly (int Start, int Length)[] _attributes = new (int, int)[(int)TagAttribute.Language + 1];
    private int _present;
    private int _at;

    /// <summary>Kind of the token.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>Tag of a start or end tag.</summary>
    public Tag Tag { get; private set; }

    /// <summary>True for <c>&lt;x /&gt;</c>.</summary>
    public bool IsSelfClosing { get; private set; }

    /// <summary>Where the text, or the name of the tag, begins.</summary>
    public int Start { get; private set; }

    /// <summary>Where the text, or the name of the tag, ends.</summary>
    public int End { get; private set; }

    /// <summary>The text, its references not resolved, or the name of the tag.</summary>
    public ReadOnlySpan<char> Text => html.AsSpan(Start, End - Start);

    /// <summary>The words of <c>&lt;!DOCTYPE …&gt;</c> after that name; null when the page has none.</summary>
    public string? Doctype { get; private set; }

    /// <summary>Moves to the next token; false at the end of the source.</summary>
    public bool Next()
    {
        var start = _at;
        var from = _at;
        while (from < html.Length)
        {
            var step = html.AsSpan(from).IndexOf('<');
            if (step < 0) break;
            var sign = from + step;
            if (!OpensMarkup(sign))
            {
                from = sign + 1;
                continue;
            }

            if (sign > start)
            {
                SetText(start, sign);
                return true;
            }

            if (ReadMarkup(sign)) return true;
            start = from = _at;
        }

        if (start >= html.Length) return false;
        SetText(start, html.Length);
        return true;
    }

    /// <summary>
    /// Passes over the content of the start tag just read, up to and with its end tag; <paramref name="content"/> is what stood between.
    /// False when the end tag is missing: then the content is the rest of the page, and nothing is passed over.
    /// </summary>
    public bool TryReadRaw(out ReadOnlySpan<char> content)
    {
        var name = Text;
        var begin = _at;
        var at = _at;
        while (html.AsSpan(at).IndexOf("</") is >= 0 and var step)
        {
            at += step + 2;
            var rest = html.AsSpan(at);
            if (rest.Length <= name.Length || !rest.StartsWith(name, StringComparison.OrdinalIgnoreCase) || !EndsName(rest[name.Length])) continue;
            var close = rest.IndexOf('>');
            if (close < 0) break;
            content = html.AsSpan(begin, at - 2 - begin);
            _at = at + close + 1;
            return true;
        }

        content = html.AsSpan(begin);
        return false;
    }

    /// <summary>Goes to the end of the source.</summary>
    public void SkipAll() => _at = html.Length;

    /// <summary>True when the start tag has the attribute.</summary>
    public bool Has(TagAttribute attribute) => (_present & (1 << (int)attribute)) != 0;

    /// <summary>The attribute as it stands in the source, references not resolved; empty when the tag has none.</summary>
    public ReadOnlySpan<char> Raw(TagAttribute attribute)
    {
        if (!Has(attribute)) return default;
        var (start, length) = _attributes[(int)attribute];
        return html.AsSpan(start, length);
    }

    /// <summary>The attribute's value, or null.</summary>
    public string? Value(TagAttribute attribute) => Has(attribute) ? CharacterReferences.Decode(Raw(attribute), true) : null;

    private void SetText(int start, int end)
    {
        Kind = TokenKind.Text;
        Start = start;
        End = end;
        _at = end;
    }

    private bool OpensMarkup(int sign) => sign + 1 < html.Length && (char.IsAsciiLetter(html[sign + 1]) || html[sign + 1] is '/' or '!' or '?');

    /// <summary>Reads the tag at the sign; false when it is a comment or broken off, and then passed over.</summary>
    private bool ReadMarkup(int sign)
    {
        var next = html[sign + 1];
        if (char.IsAsciiLetter(next)) return ReadTag(sign + 1, TokenKind.Start);
        if (next == '/' && sign + 2 < html.Length && char.IsAsciiLetter(html[sign + 2])) return ReadTag(sign + 2, TokenKind.End);
        _at = next == '!' ? EndOfDeclaration(sign + 2) : After('>', sign + 1);
        return false;
    }

    private int EndOfDeclaration(int at)
    {
        const string doctype = "doctype";
        var rest = html.AsSpan(at);
        if (rest.StartsWith("--")) return EndOfComment(at + 2);
        var end = After('>', at);
        if (rest.StartsWith(doctype, StringComparison.OrdinalIgnoreCase)) Doctype ??= html[(at + doctype.Length)..Math.Max(at + doctype.Length, end - 1)];
        return end;
    }

    /// <summary><c>&lt;!--&gt;</c> and <c>&lt;!---&gt;</c> are whole comments.</summary>
    private int EndOfComment(int at)
    {
        var rest = html.AsSpan(at);
        if (rest.StartsWith(">")) return at + 1;
        if (rest.StartsWith("->")) return at + 2;
        var from = at;
        while (html.AsSpan(from).IndexOf("--") is >= 0 and var step)
        {
            var after = from + step + 2;
            if (html.AsSpan(after).StartsWith(">")) return after + 1;
            if (html.AsSpan(after).StartsWith("!>")) return after + 2;
            from = after - 1;
        }

        return html.Length;
    }

    private int After(char sign, int from)
    {
        var step = html.AsSpan(from).IndexOf(sign);
        return step < 0 ? html.Length : from + step + 1;
    }

    private bool ReadTag(int nameStart, TokenKind kind)
    {
        var at = nameStart;
        while (at < html.Length && !EndsName(html[at])) at++;
        Kind = kind;
        Start = nameStart;
        End = at;
        Tag = TagOf(html.AsSpan(nameStart, at - nameStart));
        IsSelfClosing = false;
        _present = 0;
        while (true)
        {
            while (at < html.Length && (char.IsWhiteSpace(html[at]) || html[at] == '/')) at++;
            if (at >= html.Length)
            {
                // Broken off within the tag: the standard drops it.
                _at = html.Length;
                return false;
            }

            if (html[at] == '>')
            {
                IsSelfClosing = html[at - 1] == '/';
                _at = at + 1;
                return true;
            }

            at = ReadAttribute(at);
        }
    }

    private int ReadAttribute(int start)
    {
        // A sign of equality may begin a name.
        var at = start + 1;
        while (at < html.Length && html[at] is not ('=' or '>' or '/') && !char.IsWhiteSpace(html[at])) at++;
        var attribute = AttributeOf(html.AsSpan(start, at - start));
        while (at < html.Length && char.IsWhiteSpace(html[at])) at++;
        if (at >= html.Length || html[at] != '=')
        {
            Add(attribute, at, 0);
            return at;
        }

        at++;
        while (at < html.Length && char.IsWhiteSpace(html[at])) at++;
        if (at >= html.Length) return at;
        if (html[at] is '"' or '\'')
        {
            var length = html.AsSpan(at + 1).IndexOf(html[at]);
            if (length < 0) return html.Length;
            Add(attribute, at + 1, length);
            return at + length + 2;
        }

        var valueStart = at;
        while (at < html.Length && html[at] != '>' && !char.IsWhiteSpace(html[at])) at++;
        Add(attribute, valueStart, at - valueStart);
        return at;
    }

    /// <summary>The first of two attributes of one name counts.</summary>
    private void Add(TagAttribute attribute, int start, int length)
    {
        if (attribute == TagAttribute.None || Has(attribute)) return;
        _present |= 1 << (int)attribute;
        _attributes[(int)attribute] = (start, length);
    }

    private static TagAttribute AttributeOf(ReadOnlySpan<char> name) => name.Length switch
    {
        2 when Is(name, "id") => TagAttribute.Id,
        3 when Is(name, "rel") => TagAttribute.Relation,
        4 when Is(name, "name") => TagAttribute.Name,
        4 when Is(name, "href") => TagAttribute.Address,
        4 when Is(name, "lang") => TagAttribute.Language,
        5 when Is(name, "class") => TagAttribute.Class,
        7 when Is(name, "content") => TagAttribute.Content,
        7 when Is(name, "pubdate") => TagAttribute.PublicationDate,
        8 when Is(name, "itemprop") => TagAttribute.ItemProperty,
        8 when Is(name, "property") => TagAttribute.Property,
        8 when Is(name, "datetime") => TagAttribute.DateTime,
        _ => TagAttribute.None,
    };

    private static bool Is(ReadOnlySpan<char> name, string lower) => name.SequenceEqual(lower) || Ascii.EqualsIgnoreCase(name, lower);

    private static Tag TagOf(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName) return Tag.Unknown;
        var tag = Tags.Of(name);
        if (tag != Tag.Unknown || !name.ContainsAnyInRange('A', 'Z')) return tag;
        Span<char> lower = stackalloc char[LongestName];
        return Ascii.ToLower(name, lower, out _) == System.Buffers.OperationStatus.Done ? Tags.Of(lower[..name.Length]) : Tag.Unknown;
    }

    private static bool EndsName(char c) => c is '>' or '/' || char.IsWhiteSpace(c);
}
