namespace Truce.Reading;

/// <summary>How pages call what is reported as it happens: in their words, and in the names of their elements.</summary>
internal static class LiveWords
{
    private static readonly byte[][] _after =
    [
        .. new[] { "blog", "-blog", "_blog", " blog", "Blog", " Blog", "-update", "_update", " update", " Update", "Update", "-post", "-stor", "-entr", "-feed", " coverage", " report" }
            .Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    private static readonly string[] _titles =
    [
        "live blog", "liveblog", "live update", "live coverage", "live report", "live feed", "live: ", "live | ", ": live", "- live", "– live", "— live", "| live", "as it happened", "as they happened",
        "minute by minute", "minute-by-minute", "rolling coverage", "rolling updates", "latest updates",
    ];

    /// <summary>True when the page names anything live: a tag, a class, a heading. Cheap, and asked of every document.</summary>
    public static bool AreIn(ReadOnlySpan<byte> bytes)
    {
        var rest = bytes;
        while (rest.IndexOf("ive"u8) is >= 0 and var at)
        {
            var after = rest[(at + 3)..];
            if (at > 0 && rest[at - 1] is (byte)'l' or (byte)'L')
            {
                foreach (var word in _after)
                {
                    if (after.StartsWith(word)) return true;
                }
            }

            rest = after;
        }

        return false;
    }

    /// <summary>True for a heading that says that the page is written as things happen.</summary>
    public static bool IsIn(ReadOnlySpan<char> heading)
    {
        foreach (var words in _titles)
        {
            var at = heading.IndexOf(words, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && (at == 0 || !char.IsLetterOrDigit(heading[at - 1])) && !IsCut(heading, at + words.Length, words)) return true;
        }

        return false;

        // "- live" is not in "pick-up - lives lost".
        static bool IsCut(ReadOnlySpan<char> heading, int end, string words) => words.EndsWith("live", StringComparison.Ordinal) && end < heading.Length && char.IsLetter(heading[end]);
    }
}
