using Truce.Domain;

namespace Truce.Coding.Words;

/// <summary>The words that spans hold, as somebody said them: without the marks about them.</summary>
internal static class SaidWords
{
    /// <summary>The words of spans, without the marks about them and without a leading "that".</summary>
    public static string Of(string text, List<TextSpan> parts)
    {
        var said = new System.Text.StringBuilder();
        foreach (var part in parts)
        {
            int start = part.Start, end = part.End;
            while (start < end && (IsMark(text[start]) || char.IsWhiteSpace(text[start]) || text[start] is ',' or ':' or ';' or '—' or '–' or '-')) start++;
            while (end > start && ((IsMark(text[end - 1]) && !Closes(text, start, end - 1)) || char.IsWhiteSpace(text[end - 1]) || text[end - 1] is ',' or ';' or ':' or '—' or '–')) end--;
            if (said.Length == 0 && text.AsSpan(start, end - start).StartsWith("that ", StringComparison.OrdinalIgnoreCase)) start += 5;
            while (start < end && IsMark(text[start])) start++;
            if (start >= end) continue;
            if (said.Length > 0) said.Append(' ');
            said.Append(text, start, end - start);
        }

        return said.ToString();
    }

    /// <summary>True when a mark closes a passage that was opened within the words.</summary>
    private static bool Closes(string text, int start, int mark)
    {
        var marks = 0;
        for (var i = start; i < mark; i++) marks += text[i] is '"' or '“' or '„' or '«' ? 1 : text[i] is '”' or '»' ? -1 : 0;
        return text[mark] is '"' ? marks % 2 != 0 : text[mark] is '”' or '»' && marks > 0;
    }

    public static int Count(string text, TextSpan span)
    {
        var words = 0;
        var inside = false;
        for (var i = span.Start; i < span.End; i++)
        {
            var isWord = char.IsLetterOrDigit(text[i]) || (inside && text[i] is '’' or '\'' or '-');
            if (isWord && !inside) words++;
            inside = isWord;
        }

        return words;
    }

    /// <summary>True for a quotation mark of any sort.</summary>
    public static bool IsMark(char c) => c is '"' or '“' or '”' or '„' or '«' or '»' or '\'' or '‘' or '’' or '`';
}
