using System.Buffers;
using Truce.Domain;

namespace Truce.Coding.Words;

/// <summary>
/// Finds the passages between quotation marks, whatever the marks look like and however badly they are paired. Works a paragraph
/// (a line of the text) at a time, so a mark that was forgotten spoils no more than its own paragraph. Marks within marks
/// belong to the outer passage.
/// </summary>
internal static class PassageScanner
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\"“”„«»'‘’`<");

    /// <summary>Longest passage that single marks are believed to enclose, in code units: beyond it an apostrophe was mistaken.</summary>
    private const int LongestSingle = 1200;

    /// <summary>
    /// Adds the passages of a text to an empty list, in order; they never overlap. Single marks count only in a text that
    /// uses them more than double ones: elsewhere they are apostrophes and marks within marks.
    /// </summary>
    public static void Scan(string text, List<Passage> passages)
    {
        for (var begin = 0; begin < text.Length;)
        {
            var length = text.AsSpan(begin).IndexOf('\n');
            var end = length < 0 ? text.Length : begin + length;
            if (end > begin) ScanParagraph(text, begin, end, passages);
            begin = end + 1;
        }

        var singles = 0;
        foreach (var passage in passages) singles += passage.Form == PassageForm.Single ? 1 : 0;
        if (singles > 0 && singles * 2 <= passages.Count) passages.RemoveAll(static p => p.Form == PassageForm.Single);
    }

    private static void ScanParagraph(string text, int begin, int end, List<Passage> passages)
    {
        var firstHere = passages.Count;
        var open = -1;
        var opener = '\0';
        for (var i = NextMark(text, begin, end); i < end; i = NextMark(text, i + 1, end))
        {
            var c = text[i];
            if (c == '<' && TagEnd(text, i, end) is var tag and > 0)
            {
                i = tag;
                continue;
            }

            var width = MarkWidth(text, i, end);
            if (width == 0) continue;
            var sign = width == 2 ? Doubled(c, text[i + 1], open >= 0) : c;
            switch (SideOf(text, sign, opener, open >= 0, i, i + width, begin, end))
            {
                case Side.Opens when open < 0:
                    open = i;
                    opener = sign;
                    break;
                case Side.Closes when open >= 0:
                    Add(text, open, i + width, opener, closed: true, passages);
                    open = -1;
                    opener = '\0';
                    break;
            }

            i += width - 1;
        }

        if (open >= 0 && (opener is '“' or '„' or '«' || NextParagraphOpens(text, end))) Add(text, open, end, opener, closed: false, passages);
        AddSingles(text, begin, end, firstHere, passages);
    }

    /// <summary>The next character from an index on that may be a mark, or open a tag; the end when there is none.</summary>
    private static int NextMark(string text, int from, int end)
    {
        if (from >= end) return end;
        var next = text.AsSpan(from, end - from).IndexOfAny(Marks);
        return next < 0 ? end : from + next;
    }

    /// <summary>Number of code units of the double mark at an index, or 0 when there is none.</summary>
    private static int MarkWidth(string text, int i, int end) => text[i] switch
    {
        '"' or '“' or '”' or '„' or '«' or '»' => 1,
        '\'' or '`' or '‘' or '’' when i + 1 < end && IsPair(text[i], text[i + 1]) => 2,
        _ => 0,
    };

    private static bool IsPair(char first, char second) => (first, second) is ('\'', '\'') or ('`', '`') or ('‘', '‘') or ('’', '’') or ('’', '‘');

    /// <summary>The sign that two single marks in a row stand for; a pair turned either way closes what is open.</summary>
    private static char Doubled(char first, char second, bool isOpen) => (first, second) switch
    {
        ('`', '`') => '“',
        ('\'', '\'') => '"',
        ('‘', '‘') => isOpen ? '"' : '“',
        _ => '”',
    };

    private static Side SideOf(string text, char sign, char opener, bool isOpen, int start, int after, int begin, int end)
    {
        switch (sign)
        {
            case '“':
                return opener == '„' ? Side.Closes : Side.Opens;
            case '„' or '«':
                return Side.Opens;
            case '”' or '»':
                return Side.Closes;
        }

        if (isOpen) return Side.Closes;

        // A straight mark that follows a word and precedes a gap closes a passage whose opening is missing, or means inches.
        var previous = start > begin ? text[start - 1] : ' ';
        var next = after < end ? text[after] : ' ';
        var afterWord = !char.IsWhiteSpace(previous) && !"([{—–-/:…‘'".Contains(previous, StringComparison.Ordinal);
        return afterWord && (char.IsWhiteSpace(next) || ".,;:!?)".Contains(next, StringComparison.Ordinal)) ? Side.Neither : Side.Opens;
    }

    /// <summary>Index of the ">" that ends left-over page markup, or 0 when the "&lt;" is none.</summary>
    private static int TagEnd(string text, int start, int end)
    {
        if (start + 1 >= end || !(text[start + 1] == '/' || char.IsAsciiLetterLower(text[start + 1]))) return 0;
        var rest = text.AsSpan(start + 1, end - start - 1);
        var stop = rest.IndexOfAny('<', '>');
        return stop > 0 && rest[stop] == '>' ? start + 1 + stop : 0;
    }

    private static bool NextParagraphOpens(string text, int end)
    {
        var i = end;
        while (i < text.Length && text[i] == '\n') i++;
        return i < text.Length && (text[i] is '"' or '“' or '”' or '„' or '«' || (i + 1 < text.Length && IsPair(text[i], text[i + 1])));
    }

    private static void Add(string text, int start, int end, char opener, bool closed, List<Passage> passages)
    {
        if (!HasWord(text, start, end)) return;
        passages.Add(new Passage(new TextSpan(start, end), opener == '«' ? PassageForm.Angular : PassageForm.Double, closed));
    }

    private static bool HasWord(string text, int start, int end)
    {
        foreach (var c in text.AsSpan(start, end - start))
        {
            if (!IsOuter(c)) return true;
        }

        return false;
    }

    /// <summary>True for what may surround the words of a passage: marks, white space, closing punctuation.</summary>
    public static bool IsOuter(char c) => c is '“' or '”' or '„' or '"' or '\'' or '‘' or '’' or '`' or '«' or '»' or ' ' or '\t' or '\n' or '\u00a0'
        or '.' or ',' or ';' or ':' or '!' or '?' or '…' or '—' or '–' or '-';

    /// <summary>Passages between single marks, in the gaps that the double ones leave.</summary>
    private static void AddSingles(string text, int begin, int end, int firstHere, List<Passage> passages)
    {
        var doubles = passages.Count;
        var next = firstHere;
        for (var i = begin; i < end; i++)
        {
            if (next < doubles && i >= passages[next].Span.Start)
            {
                i = passages[next].Span.End - 1;
                next++;
                continue;
            }

            if (text[i] is not ('‘' or '\'') || !OpensSingle(text, i, begin, end)) continue;
            var limit = Math.Min(next < doubles ? passages[next].Span.Start : end, i + LongestSingle);
            var close = CloseOfSingle(text, i, limit);
            if (close < 0) continue;
            passages.Add(new Passage(new TextSpan(i, close + 1), PassageForm.Single, true));
            i = close;
        }

        if (passages.Count > doubles && doubles > firstHere)
            passages.Sort(firstHere, passages.Count - firstHere, Comparer<Passage>.Create((a, b) => a.Span.CompareTo(b.Span)));
    }

    private static bool OpensSingle(string text, int i, int begin, int end) =>
        (i == begin || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is '(' or '[' or '—' or '–')
        && i + 1 < end && char.IsLetter(text[i + 1]);

    /// <summary>
    /// The closing single mark: one after punctuation, or else the first before a gap. An "s’" before a word may be a
    /// possessive, so it closes only when nothing better follows.
    /// </summary>
    private static int CloseOfSingle(string text, int start, int limit)
    {
        var sign = text[start] == '‘' ? '’' : '\'';
        var possessive = -1;
        for (var i = start + 2; i < limit; i++)
        {
            if (text[i] != sign) continue;
            var next = i + 1 < text.Length ? text[i + 1] : ' ';
            if (char.IsLetterOrDigit(next)) continue;
            if (text[i - 1] is not 's' || !char.IsWhiteSpace(next)) return i;
            if (possessive < 0) possessive = i;
        }

        return possessive;
    }

    private enum Side
    {
        Neither,
        Opens,
        Closes,
    }
}
