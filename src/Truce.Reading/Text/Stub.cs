using System.Buffers;

namespace Truce.Reading;

/// <summary>Tells pages that show only the beginning of a report.</summary>
internal static class Stub
{
    private static readonly SearchValues<string> _walls = SearchValues.Create(
    [
        "subscribe to continue", "subscribe to read", "subscribers only", "subscriber-only", "to continue reading", "already a subscriber", "log in to continue",
        "sign in to continue", "sign in to read", "register to continue", "register to read", "this article is for subscribers", "premium content", "exclusive to subscribers",
        "unlock this article", "to read the full story", "to read the full article", "continue reading your article with", "start your free trial", "create a free account to",
        "you have reached your limit", "you've reached your limit", "articles remaining",
    ], StringComparison.OrdinalIgnoreCase);

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
}
