namespace Truce.Reading;

/// <summary>Reads the <c>title</c> element, in which sites put their own name beside the headline.</summary>
internal static class PageTitle
{
    private static readonly string[] _separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " « ", " · ", " / "];

    /// <summary>The longest part of the title between separators; the headline is longer than the name of the site.</summary>
    public static string WithoutSite(string title)
    {
        foreach (var separator in _separators)
        {
            if (!title.Contains(separator, StringComparison.Ordinal)) continue;
            var parts = title.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length < 2) continue;
            // A headline may contain the separator itself: only the last part is the site, unless the first is clearly the longer.
            var longest = parts.MaxBy(part => part.Length)!;
            return longest == parts[^1] ? longest : string.Join(separator, parts[..^1].Length > 2 ? [longest] : parts[..^1]);
        }

        return title;
    }
}
