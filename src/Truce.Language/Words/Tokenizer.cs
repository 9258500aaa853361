using System.Runtime.CompilerServices;

namespace Truce.Language.Words;

/// <summary>
/// Splits text into syntactic words by the conventions of the English Universal Dependencies treebanks: clitics and
/// negation apart ("do" "n't"), hyphenated words in pieces ("UN" "-" "backed") except after a prefix ("non-state"),
/// figures with their separators whole, addresses whole. One pass with bounded look-ahead: linear on any input.
/// </summary>
internal sealed partial class Tokenizer
{
    /// <summary>Longest word that is looked up, and farthest look-ahead for addresses, in code units.</summary>
    private const int Reach = 64;

    private const int None = int.MaxValue;
    private const int Unknown = -1;

    private string _text = "";
    private AnnotatedText _target = null!;
    private int _limit;
    private int _nextAddress;
    private int _nextScheme;
    private int _nextWww;
    private int _nextAt;

    /// <summary>Replaces the tokens of <paramref name="target"/> by those of its text.</summary>
    public void Tokenize(AnnotatedText target)
    {
        _target = target;
        _text = target.Text;
        target.TokenTotal = 0;
        var text = _text;
        var position = 0;
        while (position < text.Length)
        {
            if (IsSpace(text[position]))
            {
                position++;
                continue;
            }

            var end = position + 1;
            while (end < text.Length && !IsSpace(text[end]))
            {
                end++;
            }

            SplitChunk(position, end);
            position = end;
        }

        _target = null!;
        _text = "";
    }

    private static bool IsSpace(char c) => c <= ' ' || (c >= '\x7f' && char.IsWhiteSpace(c));

    private static bool IsWordChar(char c) => c < 128
        ? char.IsAsciiLetterOrDigit(c) || c == '_'
        : !char.IsPunctuation(c) && !char.IsSymbol(c);

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '`' or '´' or 'ʼ';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private char At(int index) => index < _limit ? _text[index] : '\0';

    private void Add(int start, int end, bool joined = false)
    {
        var target = _target;
        if (target.TokenTotal == target.TokenArray.Length)
        {
            Array.Resize(ref target.TokenArray, Math.Max(256, target.TokenTotal * 2));
        }

        target.TokenArray[target.TokenTotal++] = new Token { Start = start, End = end, Head = -1, Joined = joined };
    }

    private void SplitChunk(int start, int end)
    {
        _limit = end;
        var plain = true;
        for (var i = start; i < end && plain; i++)
        {
            plain = char.IsAsciiLetter(_text[i]);
        }

        if (plain)
        {
            AddWord(start, end);
            return;
        }

        (_nextScheme, _nextWww) = (Unknown, Unknown);
        _nextAddress = FindAddress(start);
        _nextAt = FindAt(start);
        var position = start;
        while (position < end)
        {
            position = Next(position, start);
        }
    }

    private int Next(int at, int chunk)
    {
        if (_nextAddress < at)
        {
            _nextAddress = FindAddress(at);
        }

        if (_nextAddress == at && EndOfAddress(at) is var addressEnd && addressEnd > at)
        {
            Add(at, addressEnd);
            return addressEnd;
        }

        if (_nextAt >= 0 && _nextAt < at)
        {
            _nextAt = FindAt(at);
        }

        if (_nextAt > at && EndOfMail(at) is var mailEnd && mailEnd > at)
        {
            Add(at, mailEnd);
            return mailEnd;
        }

        var c = _text[at];
        if (IsWordChar(c))
        {
            return Word(at);
        }

        if (Emoticon(at, chunk) is var face && face > 0)
        {
            Add(at, at + face);
            return at + face;
        }

        switch (c)
        {
            case '.' when char.IsAsciiDigit(At(at + 1)) && (at == chunk || !IsWordChar(_text[at - 1])):
                return Word(at);
            case '.' when at == chunk && char.IsAsciiLetterLower(At(at + 1)):
                return Word(at);
            case '+' when at == chunk && char.IsAsciiDigit(At(at + 1)):
                return Word(at);
            case '#' or '@' when char.IsLetter(At(at + 1)) && (at == chunk || !IsWordChar(_text[at - 1])):
                return Tag(at);
            case '\'' or '’' or '‘' when Elision(at, chunk) is var elided && elided > at:
                Add(at, elided);
                return elided;
            case '\'' or '’' or '`' or '´' when at > chunk && PossessiveEnd(at) is var clitic && clitic > at:
                Add(at, clitic, joined: true);
                return clitic;
            case '\'' or '`' when At(at + 1) == c:
                Add(at, at + 2);
                return at + 2;
            case '$' or '€' or '£' or '%' or '"' or '“' or '”' or '(' or ')' or '[' or ']' or ',' or ';' or ':' or '/' or '\'' or '’':
                Add(at, at + 1);
                return at + 1;
            default:
                return Run(at);
        }
    }

    /// <summary>A run of one mark ("...", "--", "***"), or of exclamation and question marks.</summary>
    private int Run(int at)
    {
        var c = _text[at];
        var end = at + 1;
        if (c is '!' or '?')
        {
            while (At(end) is '!' or '?')
            {
                end++;
            }
        }
        else
        {
            while (end < _limit && _text[end] == c)
            {
                end++;
            }
        }

        Add(at, end);
        return end;
    }

    private int Tag(int at)
    {
        var end = at + 1;
        while (end < _limit && IsWordChar(_text[end]))
        {
            end++;
        }

        Add(at, end);
        return end;
    }
}
