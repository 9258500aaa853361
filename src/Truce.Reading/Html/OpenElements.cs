namespace Truce.Reading;

/// <summary>An element whose end tag has not come yet.</summary>
/// <param name="Tag">Its tag.</param>
/// <param name="NameStart">Where its name stands in the source.</param>
/// <param name="NameLength">How long the name is.</param>
/// <param name="Element">The block element that text in it belongs to: itself or the nearest around it.</param>
/// <param name="Kind">That element, as the model knows it.</param>
/// <param name="Formatting">The links and emphasis that go on after it, when it ends those that begin in it.</param>
internal readonly record struct OpenElement(Tag Tag, int NameStart, int NameLength, int Element, BlockTag Kind, FormattingCounts Formatting);

/// <summary>The standard's stack of open elements (13.2.4.2). Emphasis and links are not on it; <see cref="FormattingCounts"/> has them.</summary>
internal sealed class OpenElements
{
    /// <summary>News pages nest some sixty deep; every tag asks those around it, so depth costs twice.</summary>
    public const int MostDeep = 256;

    private readonly OpenElement[] _elements = new OpenElement[MostDeep];

    /// <summary>How many are open.</summary>
    public int Count { get; private set; }

    public ref readonly OpenElement this[int index] => ref _elements[index];

    /// <summary>The innermost.</summary>
    public ref readonly OpenElement Current => ref _elements[Count - 1];

    public bool IsFull => Count == MostDeep;

    public void Push(in OpenElement element) => _elements[Count++] = element;

    public void Pop() => Count--;

    /// <summary>Takes one out from among the others, which stay open.</summary>
    public void Remove(int index)
    {
        Array.Copy(_elements, index + 1, _elements, index, Count - index - 1);
        Count--;
    }

    /// <summary>Index of the innermost element of the tag that a block's end tag may close, or −1.</summary>
    public int InScope(Tag tag)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_elements[i].Tag == tag) return i;
            if (Has(i, TagTraits.Scope)) return -1;
        }

        return -1;
    }

    /// <summary>The same with a name, for tags that stand for several.</summary>
    public int InScope(Tag tag, string html, ReadOnlySpan<char> name)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_elements[i].Tag == tag && IsNamed(i, html, name)) return i;
            if (Has(i, TagTraits.Scope)) return -1;
        }

        return -1;
    }

    /// <summary>Index of the innermost heading in scope, or −1.</summary>
    public int HeadingInScope()
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (Has(i, TagTraits.Heading)) return i;
            if (Has(i, TagTraits.Scope)) return -1;
        }

        return -1;
    }

    /// <summary>Index of the paragraph that a block's start tag would end, or −1.</summary>
    public int Paragraph()
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_elements[i].Tag == Tag.Paragraph) return i;
            if (_elements[i].Tag == Tag.Button || Has(i, TagTraits.Scope)) return -1;
        }

        return -1;
    }

    /// <summary>Index of the list item that the end tag closes, or −1: one in an outer list stays open.</summary>
    public int ListItem()
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_elements[i].Tag == Tag.ListItem) return i;
            if (_elements[i].Tag == Tag.List || Has(i, TagTraits.Scope)) return -1;
        }

        return -1;
    }

    /// <summary>Index of the item that the next item of a list ends, or −1.</summary>
    public int ItemBefore(Tag one, Tag other)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_elements[i].Tag == one || _elements[i].Tag == other) return i;
            if (Has(i, TagTraits.Special) && _elements[i].Tag is not (Tag.Address or Tag.Division or Tag.Paragraph)) return -1;
        }

        return -1;
    }

    /// <summary>Index of the innermost element of the tag in the innermost table, or −1.</summary>
    public int InTable(Tag tag)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_elements[i].Tag == tag) return i;
            if (_elements[i].Tag is Tag.Table or Tag.Template or Tag.Html) return -1;
        }

        return -1;
    }

    /// <summary>True when the next text would stand in a table but in no cell of it.</summary>
    public bool IsBetweenCells()
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (_elements[i].Tag is Tag.Table or Tag.TableBody or Tag.Row) return true;
            if (_elements[i].Tag is Tag.Cell or Tag.HeaderCell or Tag.Caption or Tag.Template or Tag.Html) return false;
        }

        return false;
    }

    /// <summary>Index of the inline element that an end tag of that name closes, or −1: a block is in between.</summary>
    public int Inline(string html, ReadOnlySpan<char> name)
    {
        for (var i = Count - 1; i >= 0; i--)
        {
            if (IsNamed(i, html, name)) return i;
            if (Has(i, TagTraits.Special)) return -1;
        }

        return -1;
    }

    private bool Has(int index, TagTraits trait) => (Tags.Traits(_elements[index].Tag) & trait) != 0;

    private bool IsNamed(int index, string html, ReadOnlySpan<char> name) =>
        _elements[index].NameLength == name.Length && name.Equals(html.AsSpan(_elements[index].NameStart, name.Length), StringComparison.OrdinalIgnoreCase);
}
