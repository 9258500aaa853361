using System.Diagnostics.CodeAnalysis;

namespace Truce.Reading;

/// <summary>Reads lines that say who wrote the report.</summary>
internal static class Byline
{
    private const int LongestLine = 120;
    private const int MostWords = 14;

    private static readonly string[] _starts = ["By ", "BY ", "by ", "Written by ", "Story by ", "Report by ", "Reported by ", "Posted by ", "Analysis by ", "Opinion by ", "Commentary by ", "Text by ", "Words by ", "Author: ", "Authors: ", "Author ", "By: ", "Par ", "Por ", "Von "];

    /// <summary>The words after "By", with the date and time that may follow them cut off; false when the line is no byline.</summary>
    public static bool TryRead(string line, [NotNullWhen(true)] out string? author)
    {
        author = null;
        if (line.Length > LongestLine) return false;
        var text = line.AsSpan().TrimStart("•·*|-–— ");
        var names = WithoutStart(text);
        if (names.Length == text.Length) return false;
        var rest = Cut(names);
        if (rest.Length == 0 || !IsName(rest)) return false;
        author = rest.ToString();
        return true;
    }

    /// <summary>Without the "By" or "Analysis by" before the names.</summary>
    public static ReadOnlySpan<char> WithoutStart(ReadOnlySpan<char> text)
    {
        foreach (var start in _starts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal)) return text[start.Length..].Trim();
        }

        return text;
    }

    /// <summary>Without what follows the names: a date, a bar, a mail address.</summary>
    public static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text)
    {
        var bar = text.IndexOfAny("|•·");
        if (bar >= 0) text = text[..bar];
        foreach (var label in new[] { "Published", "Updated", "Posted", " on " })
        {
            var at = text.IndexOf(label, StringComparison.Ordinal);
            if (at > 0) text = text[..at];
        }

        var dates = DateScanner.Scan(text);
        if (dates.Count > 0) text = text[..dates[0].Span.Start];
        return text.TrimEnd(" ,-–—:;/／").Trim();
    }

    /// <summary>Names begin with capitals, save for the small words within them; a sentence that begins with "By" does not.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return false;
        if (text[^1] is '.' or '!' or '?' && text.Length > 40) return false;
        int words = 0, small = 0;
        foreach (var range in text.Split(' '))
        {
            var word = text[range].Trim(",.()&'\"");
            if (word.Length == 0) continue;
            words++;
            if (char.IsLower(word[0]) && word is not ("and" or "in" or "of" or "the" or "de" or "da" or "van" or "von" or "al" or "el" or "bin" or "for" or "et" or "y" or "und" or "dos" or "del")) small++;
        }

        return words is > 0 and <= MostWords && small == 0 && char.IsLetter(text[0]);
    }
}
