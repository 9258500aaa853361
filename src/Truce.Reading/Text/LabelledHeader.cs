namespace Truce.Reading;

/// <summary>
/// A head of "Label: value" lines, as archives and researchers put before a text (<c>Title: …</c>, <c>Source: …</c>, <c>Date: …</c>).
/// </summary>
internal sealed record LabelledHeader(string? Title, IReadOnlyList<HeaderLine> Header)
{
    private static readonly string[] _titles = ["title", "headline"];
    private static readonly string[] _dates = ["date", "published", "publication date", "pub date", "date published", "posted", "time"];
    private static readonly string[] _authors = ["author", "authors", "byline", "by"];
    private static readonly string[] _outlets = ["source", "outlet", "publication", "publisher", "newspaper", "agency"];
    private static readonly string[] _others = ["url", "link", "section", "location", "place", "language", "length", "id", "category", "keywords", "retrieved", "accessed"];

    /// <summary>Takes such a head off the lines; needs two labelled lines at the top, or it is none.</summary>
    public static LabelledHeader Take(List<PageLine> lines)
    {
        string? title = null;
        var header = new List<HeaderLine>();
        var count = 0;
        while (count < lines.Count && Read(lines[count].Text) is { } pair)
        {
            if (pair.Field == "title") title = pair.Value;
            else if (pair.Field is not "other") header.Add(new HeaderLine($"{pair.Field}: {pair.Value}", false, false));
            count++;
        }

        if (count < 2 || (title is null && header.Count == 0)) return new LabelledHeader(null, []);
        lines.RemoveRange(0, count);
        return new LabelledHeader(title, header);
    }

    private static (string Field, string Value)? Read(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 2 or > 20 || colon + 1 >= line.Length) return null;
        var label = line.AsSpan(0, colon).Trim(" *_#").ToString().ToLowerInvariant();
        var value = line[(colon + 1)..].Trim(' ', '*', '_');
        if (value.Length == 0) return null;
        if (_titles.Contains(label)) return ("title", value);
        if (_dates.Contains(label)) return ("Published", value);
        if (_authors.Contains(label)) return ("Author", value);
        if (_outlets.Contains(label)) return ("Source", value);
        return _others.Contains(label) ? ("other", value) : null;
    }
}
