using System.Globalization;

namespace Truce.Language;

/// <summary>Cuts a text into <see cref="Lexeme"/>s. Keeps its array between texts; not thread-safe.</summary>
internal sealed class Lexer
{
    /// <summary>Breaks at the end, so that a reader may look ahead without asking.</summary>
    private const int Padding = 8;

    private Lexeme[] _lexemes = new Lexeme[1024];
    private int _count;

    /// <summary>The lexemes of the last text; the last eight are breaks.</summary>
    public ReadOnlySpan<Lexeme> Lexemes => _lexemes.AsSpan(0, _count);

    /// <summary>Reads a text; linear in its length.</summary>
    public void Read(string text)
    {
        _count = 0;
        var position = 0;
        var joined = false;
        while (position < text.Length)
        {
            var c = text[position];
            if (c is '\n' or '\r' or '\u2028' or '\u2029')
            {
                if (_count == 0 || _lexemes[_count - 1].Kind != LexemeKind.Break) Add(position, position + 1, LexemeKind.Break, joined);
                position++;
                joined = false;
            }
            else if (char.IsWhiteSpace(c))
            {
                position++;
                joined = false;
            }
            else if (char.IsDigit(c))
            {
                position = ReadNumeral(text, position, joined);
                joined = true;
            }
            else if (IsWordPart(c))
            {
                position = ReadWord(text, position, joined);
                joined = true;
            }
            else
            {
                Add(position, position + 1, LexemeKind.Symbol, joined).Symbol = Plain(c);
                position++;
                joined = true;
            }
        }

        for (var i = 0; i < Padding; i++) Add(text.Length, text.Length, LexemeKind.Break, joined: false);
    }

    private static bool IsWordPart(char c) =>
        char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static char Plain(char c) => c switch
    {
        '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => '-',
        '\u2018' or '\u2019' => '\'',
        '\u2044' => '/',
        '\uFF05' or '\u066A' => '%',
        _ => c,
    };

    private int ReadWord(string text, int start, bool joined)
    {
        var end = start + 1;
        while (end < text.Length && IsWordPart(text[end])) end++;
        ref var lexeme = ref Add(start, end, LexemeKind.Word, joined);
        lexeme.Capital = char.IsUpper(text[start]);
        lexeme.Word = NumberAndTimeWords.Find(text.AsSpan(start, end - start));
        return end;
    }

    /// <summary>
    /// A numeral: digits; a separator counts as part of it when exactly three digits follow ("1,400", "300 000" with a
    /// no-break space), a point when digits follow and it is not one of several ("2.5", but "10.9.2016" is three numerals).
    /// </summary>
    private int ReadNumeral(string text, int start, bool joined)
    {
        decimal value = 0;
        var digits = 0;
        var end = Digits(text, start, ref value, ref digits);
        var plain = digits;
        if (plain <= 3)
        {
            while (end < text.Length && IsSeparator(text[end]) && ThreeDigits(text, end + 1)) end = Digits(text, end + 1, ref value, ref digits);
        }

        if (digits > plain) plain = 0;
        if (Point(text, end) && !(start > 1 && text[start - 1] == '.' && char.IsDigit(text[start - 2])))
        {
            decimal fraction = 0;
            var places = 0;
            var after = Digits(text, end + 1, ref fraction, ref places);
            if (!Point(text, after) && places <= 9)
            {
                for (var i = 0; i < places; i++) fraction /= 10;
                value += fraction;
                end = after;
                plain = 0;
            }
        }

        ref var lexeme = ref Add(start, end, LexemeKind.Numeral, joined);
        lexeme.Value = value;
        lexeme.PlainDigits = plain;
        return end;
    }

    private static bool Point(string text, int at) => at + 1 < text.Length && text[at] == '.' && char.IsDigit(text[at + 1]);

    private static bool IsSeparator(char c) => c is ',' or '\u00A0' or '\u202F' or '\u2009' or '\u066C';

    private static bool ThreeDigits(string text, int start) =>
        start + 2 < text.Length && char.IsDigit(text[start]) && char.IsDigit(text[start + 1]) && char.IsDigit(text[start + 2])
        && (start + 3 == text.Length || !char.IsDigit(text[start + 3]));

    private static int Digits(string text, int start, ref decimal value, ref int digits)
    {
        var end = start;
        for (; end < text.Length && char.IsDigit(text[end]); end++)
        {
            // Beyond 18 digits it is no number that anybody counts; the value stays what it is.
            if (++digits <= 18) value = value * 10 + CharUnicodeInfo.GetDecimalDigitValue(text[end]);
        }

        return end;
    }

    private ref Lexeme Add(int start, int end, LexemeKind kind, bool joined)
    {
        if (_count == _lexemes.Length) Array.Resize(ref _lexemes, _count * 2);
        ref var lexeme = ref _lexemes[_count++];
        lexeme = new Lexeme { Start = start, End = end, Kind = kind, Joined = joined };
        return ref lexeme;
    }
}
