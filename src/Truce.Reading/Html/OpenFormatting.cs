using System.Globalization;

namespace Truce.Reading;

/// <summary>
/// Counts links and emphasis that a page opens and never closes. The standard has a parser open each of them again in every block that
/// follows (13.2.4.3), so thousands of them, which no editor writes, cost a minute: such pages are refused.
/// </summary>
internal static class OpenFormatting
{
    /// <summary>Real pages leave a few dozen open at most.</summary>
    private const int Most = 500;

    private static readonly string[] _elements = ["a", "b", "i", "u", "s", "em", "strong", "font", "small", "big", "code", "tt", "nobr", "strike"];

    /// <summary>Throws <see cref="RejectedException"/> when too many stay open.</summary>
    public static void Check(ReadOnlySpan<char> html)
    {
        var open = 0;
        var at = 0;
        while (html[at..].IndexOf('<') is >= 0 and var step)
        {
            at += step + 1;
            var closes = at < html.Length && html[at] == '/';
            if (!IsFormatting(html[(closes ? at + 1 : at)..])) continue;
            open = closes ? Math.Max(0, open - 1) : open + 1;
            if (open > Most)
                throw new RejectedException(string.Create(CultureInfo.InvariantCulture, $"more than {Most} links or emphases are opened and not closed (by character {at} of the page)"));
        }
    }

    private static bool IsFormatting(ReadOnlySpan<char> name)
    {
        var length = 0;
        while (length < name.Length && length < 8 && char.IsAsciiLetter(name[length])) length++;
        if (length == 0 || length > 6) return false;
        foreach (var element in _elements)
        {
            if (name[..length].Equals(element, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
