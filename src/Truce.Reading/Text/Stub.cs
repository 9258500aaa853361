using System.Buffers;
using System.Globalization;

namespace Truce.Reading;

/// <summary>Tells pages that show only a piece of a report.</summary>
internal static class Stub
{
    private static readonly SearchValues<string> _walls = SearchValues.Create(
    [
        "subscribe to continue", "subscribe to read", "subscribers only", "subscriber-only", "to continue reading", "already a subscriber", "log in to continue",
        "sign in to continue", "sign in to read", "register to continue", "register to read", "this article is for subscribers", "premium content", "exclusive to subscribers",
        "unlock this article", "to read the full story", "to read the full article", "continue reading your article with", "start your free trial", "create a free account to",
        "you have reached your limit", "you've reached your limit", "articles remaining",
    ], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] _nextPages = ["next page", "continue to next page", "continued on next page", "read next page", "go to next page", "continue to page 2", "continued on page 2", "go to page 2"];

    /// <summary>A wall that leaves more than this is the teaser of another offer, not the end of the text.</summary>
    private const int LongestStub = 2500;

    /// <summary>True when a payment wall or a log-in stands below a short text.</summary>
    public static bool IsStub(IReadOnlyList<string> paragraphs, IReadOnlyList<string> footer)
    {
        if (paragraphs.Sum(p => p.Length) > LongestStub) return false;
        foreach (var line in footer)
        {
            if (line.AsSpan().IndexOfAny(_walls) >= 0) return true;
        }

        return false;
    }

    /// <summary>True when a line beside the text numbers its pages, more than one ("Page 1 of 3", "Page 1/4"), or leads to the next.</summary>
    public static bool IsPart(IReadOnlyList<string> footer)
    {
        const int longest = 40;
        foreach (var line in footer)
        {
            var text = line.AsSpan().Trim(" .:»›>→|•");
            if (text.Length is 0 or > longest) continue;
            foreach (var lead in _nextPages)
            {
                if (text.Equals(lead, StringComparison.OrdinalIgnoreCase)) return true;
            }

            if (text.StartsWith("Page ", StringComparison.OrdinalIgnoreCase) && Numbers(text[5..])) return true;
        }

        return false;
    }

    /// <summary>"1 of 3", "1/4": a number, and how many there are, two at least.</summary>
    private static bool Numbers(ReadOnlySpan<char> text)
    {
        var sign = text.Contains('/') ? "/" : " of ";
        var at = text.IndexOf(sign, StringComparison.OrdinalIgnoreCase);
        if (at <= 0) return false;
        return int.TryParse(text[..at].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
            && int.TryParse(text[(at + sign.Length)..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var pages) && page >= 1 && pages >= 2 && page <= pages && pages < 100;
    }
}
