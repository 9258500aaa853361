namespace Truce.Reading;

/// <summary>
/// Cuts out of a page's source what holds no text for readers: scripts, styles, drawings, comments. Two thirds of a news page are such;
/// the parser need not see them.
/// </summary>
internal static class SourceCut
{
    private static readonly string[] _elements = ["script", "style", "svg", "noscript"];

    /// <summary>The source without them. An element that is not closed stays, and the parser deals with it.</summary>
    public static string Of(string html)
    {
        var kept = new char[html.Length];
        var length = 0;
        var start = 0;
        var at = 0;
        while (at < html.Length)
        {
            var step = html.AsSpan(at).IndexOf('<');
            if (step < 0) break;
            at += step;
            var end = EndOf(html, at);
            if (end < 0)
            {
                at++;
                continue;
            }

            html.AsSpan(start, at - start).CopyTo(kept.AsSpan(length));
            length += at - start;
            start = at = end;
        }

        html.AsSpan(start).CopyTo(kept.AsSpan(length));
        return new string(kept, 0, length + html.Length - start);
    }

    /// <summary>Where the comment or element at <paramref name="at"/> ends, or −1 when it is kept.</summary>
    private static int EndOf(string html, int at)
    {
        if (at + 3 >= html.Length) return -1;
        var next = html[at + 1];
        if (next == '!')
        {
            if (html[at + 2] != '-' || html[at + 3] != '-') return -1;
            var close = html.AsSpan(at + 4).IndexOf("-->");
            return close < 0 ? -1 : at + 4 + close + 3;
        }

        if ((next | 0x20) is not ('s' or 'n')) return -1;
        var rest = html.AsSpan(at + 1);
        foreach (var element in _elements)
        {
            if (rest.Length <= element.Length || !rest.StartsWith(element, StringComparison.OrdinalIgnoreCase) || !IsNameEnd(rest[element.Length])) continue;
            return Closing(html, at + 1 + element.Length, element);
        }

        return -1;
    }

    private static int Closing(string html, int from, string element)
    {
        var at = from;
        while (true)
        {
            var step = html.AsSpan(at).IndexOf("</");
            if (step < 0) return -1;
            at += step + 2;
            var rest = html.AsSpan(at);
            if (rest.Length <= element.Length || !rest.StartsWith(element, StringComparison.OrdinalIgnoreCase) || !IsNameEnd(rest[element.Length])) continue;
            var close = rest.IndexOf('>');
            return close < 0 ? -1 : at + close + 1;
        }
    }

    private static bool IsNameEnd(char c) => c is '>' or '/' || char.IsWhiteSpace(c);
}
