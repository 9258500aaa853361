namespace Truce.Language.Words;

/// <summary>
/// The dateline of a news report: "GENEVA, May 1 (Reuters) -", "Addis Ababa (AP) —", "NEW DELHI:". It is no part of the sentence that
/// follows, and a parser that meets it there goes astray.
/// </summary>
internal static class Dateline
{
    private const int LongestInTokens = 16;

    // "GAZA CITY, Gaza Strip —": a town in capitals, then where it lies.
    private const int LongestPlace = 8;

    // "Beirut, Lebanon –": without capitals only so much, and only where the text begins.
    private const int LongestPlainPlace = 4;

    /// <summary>Index after the dateline that begins at a token, or -1 when none does.</summary>
    public static int End(AnnotatedText text, int first)
    {
        var (capitals, separators, brackets, digits) = (0, 0, 0, false);
        for (var i = first; i < text.TokenTotal && i < first + LongestInTokens; i++)
        {
            var word = text.Word(i);
            if (word is "-" or "–" or "—" or "--" or "―")
            {
                if (i == first || !(IsFollowedBySpace(text, i) || (word is "--" && capitals > 0)) || !OpensSentence(text, i + 1)) return -1;
                if (text.TokenArray[i].Start == text.TokenArray[i - 1].End && word is "-") continue;
                return brackets >= 2 || (digits && capitals > 0) || (capitals > 0 && i - first <= (word is "-" ? LongestPlainPlace : LongestPlace))
                    || (first == 0 && word is not "-" && i <= LongestPlainPlace && (separators > 0 || i == 1)) ? i + 1 : -1;
            }

            if (word is ":") return capitals > 0 && capitals + separators == i - first && OpensSentence(text, i + 1) ? i + 1 : -1;
            if (word is "(" or ")") brackets++;
            else if (word is "," or "/" or "." or "|") separators++;
            else if (char.IsAsciiDigit(word[0])) digits = true;
            else if (!char.IsUpper(word[0]) && word is not ("de" or "el" or "al" or "and" or "of")) return -1;
            else if (IsCapitals(word)) capitals++;
        }

        return -1;
    }

    private static bool IsCapitals(ReadOnlySpan<char> word)
    {
        if (word.Length < 4) return word.Length >= 2 && word is "NEW" or "THE" or "SAN" or "DAR" or "TEL" or "AD" or "EL" or "AL" or "UN";
        foreach (var c in word)
        {
            if ((char.IsLetter(c) && !char.IsUpper(c)) || c is '.') return false; // "U.S." is no town
        }

        return true;
    }

    private static bool IsFollowedBySpace(AnnotatedText text, int i) =>
        i + 1 < text.TokenTotal && text.TokenArray[i].End < text.TokenArray[i + 1].Start;

    private static bool OpensSentence(AnnotatedText text, int i)
    {
        if (i >= text.TokenTotal) return false;
        var c = text.Text[text.TokenArray[i].Start];
        return char.IsUpper(c) || char.IsDigit(c) || c is '"' or '“' or '‘' or '\'';
    }
}
