namespace Truce.Reading;

/// <summary>What the page says of itself on the way: microdata, times, authors, the elements of its head.</summary>
internal sealed partial class BlockReader
{
    /// <summary>How the classes end that sites give to the name of an author: <c>article__author</c>, <c>byline-author</c>, <c>c-author-name</c>.</summary>
    private static readonly string[] _authorEndings = ["author", "author-name", "author__name", "author_name", "authorName"];

    private const int LongestAuthor = 120;

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
}
