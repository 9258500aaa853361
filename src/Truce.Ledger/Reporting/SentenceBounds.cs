using Truce.Domain;

namespace Truce.Ledger.Reporting;

/// <summary>Finds the sentence around some words, for showing them where they stand.</summary>
public static class SentenceBounds
{
    /// <summary>The start and end of the sentence or sentences that the span lies in. A paragraph always ends one.</summary>
    public static (int Start, int End) Around(string text, TextSpan span)
    {
        var start = span.Start;
        while (start > 0 && !EndsBefore(text, start)) start--;
        var end = Math.Max(span.End, start);
        while (end < text.Length && !(end > span.Start && EndsBefore(text, end))) end++;
        while (end > span.End && char.IsWhiteSpace(text[end - 1])) end--;
        return (start, end);
    }

    /// <summary>True when a sentence ends before the index: after a paragraph, or after a mark, white space and before a capital.</summary>
    private static bool EndsBefore(string text, int index)
    {
        if (text[index - 1] == '\n') return true;
        if (!char.IsWhiteSpace(text[index - 1]) || !(char.IsUpper(text[index]) || text[index] is '“' or '"' or '‘')) return false;
        var mark = index - 1;
        while (mark > 0 && char.IsWhiteSpace(text[mark])) mark--;
        while (mark > 0 && text[mark] is '”' or '"' or '’' or ')') mark--;
        if (text[mark] is '!' or '?') return true;
        // "U.S. Secretary", "Gen. Salim": the word before the stop is short or has a stop itself.
        var word = mark;
        while (word > 0 && (char.IsLetterOrDigit(text[word - 1]) || text[word - 1] == '.')) word--;
        return text[mark] == '.' && mark - word > 3 && !text.AsSpan(word, mark - word).Contains('.');
    }
}
