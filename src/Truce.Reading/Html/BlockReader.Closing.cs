namespace Truce.Reading;

/// <summary>What a tag ends that was not closed by one of its own, and where it may not stand.</summary>
internal sealed partial class BlockReader
{
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

    /// <summary>Without a doctype, or with one of the last century, a paragraph may hold a table (13.2.6.4.1).</summary>
    private bool IsQuirky()
    {
        if (_scanner.Doctype is not { } doctype) return true;
        if (doctype.Contains("//DTD HTML 4.01", StringComparison.OrdinalIgnoreCase))
            return !doctype.Contains("http", StringComparison.OrdinalIgnoreCase) && !doctype.Contains("4.01//", StringComparison.OrdinalIgnoreCase);
        return doctype.Contains("//DTD HTML ", StringComparison.OrdinalIgnoreCase);
    }
}
