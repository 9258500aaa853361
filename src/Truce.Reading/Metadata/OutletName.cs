namespace Truce.Reading;

/// <summary>Finds the name of the outlet among a page's own words. What a report says of other outlets is no evidence.</summary>
internal static class OutletName
{
    private static readonly string[] _separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · "];

    /// <summary>The outlet as the page writes it, or null.</summary>
    public static string? Find(PageContent page, string? byline, string? url)
    {
        foreach (var line in page.Header)
        {
            if (line.Text.StartsWith("Source: ", StringComparison.Ordinal)) return line.Text[8..];
        }

        if (FromUrl(url) is { } host) return host.Name;
        if (byline is not null)
        {
            foreach (var part in byline.Split([',', '|', '(', ')']))
            {
                if (Outlet.OfName(part) is not null) return part.Trim();
            }
        }

        foreach (var line in page.Header)
        {
            if (WireCredit.SourceLine(line.Text) is { } source && !Furniture.IsLabel(source) && Outlet.OfName(source) is not null) return source;
        }

        foreach (var line in page.Footer)
        {
            if (Copyright.Holder(line) is { } holder && Outlet.OfName(holder) is not null) return holder;
        }

        return null;
    }

    /// <summary>The outlet at the address, or null.</summary>
    public static Outlet? FromUrl(string? url) =>
        url is not null && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? Outlet.OfHost(uri.Host) : null;

    /// <summary>Takes the outlet's name off a headline ("Truce holds - BBC News"); the name, or null when none is on it.</summary>
    public static string? TakeOff(string title, out string bare)
    {
        foreach (var separator in _separators)
        {
            var at = title.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 0) continue;
            var tail = title[(at + separator.Length)..];
            if (Outlet.OfName(tail) is null) continue;
            bare = title[..at].Trim();
            return tail.Trim();
        }

        bare = title;
        return null;
    }
}
