namespace Truce.Reading;

/// <summary>
/// Finds the way in which a site writes its own name: <c>detroitnews.com</c> is The Detroit News where the page calls itself so, and
/// <c>nj.com</c> is nj.com.
/// </summary>
internal static class SpelledName
{
    private static readonly string[] _separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", ": ", " : "];

    /// <summary>True for a name that is nothing but the address or a piece of it.</summary>
    public static bool IsBare(string name, string? url)
    {
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c is not ('.' or '-')) return false;
        }

        return HostOf(url) is not { } host || host == name || host.Split('.').Contains(name);
    }

    /// <summary>The first of the page's words for itself whose letters are those of its address, or null.</summary>
    /// <param name="url">Address of the page, or null.</param>
    /// <param name="words">What may be the name; window titles are tried in their parts.</param>
    public static string? Find(string? url, IEnumerable<string?> words)
    {
        if (HostOf(url) is not { } host) return null;
        var labels = host.Split('.');
        foreach (var text in words)
        {
            if (text is null) continue;
            foreach (var part in text.Split(_separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (IsSpeltIn(labels, host, part)) return part;
            }
        }

        return null;
    }

    private static bool IsSpeltIn(string[] labels, string host, string name)
    {
        if (name.Length is < 2 or > 60 || Array.IndexOf(labels, name) >= 0) return false;
        var key = Fold.Key(name);
        // The last label is a country or "com", never a name.
        for (var i = 0; i < labels.Length - 1; i++)
        {
            var label = labels[i].Replace("-", "", StringComparison.Ordinal);
            if (label.Length > 1 && (key == label || key == "the" + label || "the" + key == label)) return true;
        }

        return key == Fold.Key(host) && !name.Equals(host, StringComparison.Ordinal) || (name.Equals(host, StringComparison.OrdinalIgnoreCase) && labels.Length == 2);
    }

    /// <summary>Host in lower case without <c>www</c>, or null.</summary>
    private static string? HostOf(string? url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.HostNameType != UriHostNameType.Dns) return null;
        var host = uri.Host.ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }
}
