using System.Runtime.CompilerServices;

namespace Truce.Language.Words;

/// <summary>
/// Splits text into syntactic words by the conventions of the English Universal Dependencies treebanks: clitics and
/// negation apart ("do" "n't"), hyphenated words in pieces ("UN" "-" "backed") except after a prefix ("non-state"),
/// figures with their separators whole, addresses whole. One pass with bounded look-ahead: linear on any input.
/// </summary>
internal sealed class Tokenizer
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

    private int Word(int start)
    {
        var end = start;
        var hyphens = -1;
        while (true)
        {
            while (end < _limit && IsWordChar(_text[end]))
            {
                end++;
            }

            if (end == start)
            {
                end++; // A leading "." or "+" belongs to its figure.
                continue;
            }

            if (end + 1 >= _limit || !IsWordChar(_text[end + 1]))
            {
                break;
            }

            var before = _text[end - 1];
            var after = _text[end + 1];
            var joins = _text[end] switch
            {
                '.' => JoinsAtFullStop(start, end),
                ',' => char.IsAsciiDigit(before) && IsThousands(end),
                ':' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
                '/' => (char.IsAsciiDigit(before) && char.IsAsciiDigit(after)) || IsSlashed(start, end),
                '&' => char.IsUpper(before) && char.IsUpper(after),
                '@' => true,
                '\'' or '’' => char.IsLetter(before) && char.IsLetter(after),
                '`' or '´' => char.IsLetter(before) && char.IsLetter(after),
                '-' or '‐' or '‑' => hyphens == 1 || JoinsAtHyphen(start, end, ref hyphens),
                _ => false,
            };
            if (!joins)
            {
                break;
            }

            end++;
        }

        if (At(end) == '.' && TakesFullStop(start, end))
        {
            end++;
        }
        else if (At(end) == '$' && end - start <= 3 && char.IsAsciiLetterUpper(_text[start]) && char.IsAsciiDigit(At(end + 1)))
        {
            end++; // US$, A$, HK$
        }

        AddWord(start, end);
        return end;
    }

    private bool JoinsAtFullStop(int start, int dot)
    {
        var before = _text[dot - 1];
        var after = _text[dot + 1];
        if (char.IsAsciiDigit(before) || char.IsAsciiDigit(after))
        {
            return char.IsAsciiDigit(before) == char.IsAsciiDigit(after) || !char.IsUpper(after);
        }

        // "the end.The next": a full stop without its space; but "U.S" and "example.org" are one word.
        var single = dot == start + 1 || _text[dot - 2] == '.';
        return single || !char.IsUpper(after) || (char.IsUpper(before) && char.IsUpper(_text[dot - 2]));
    }

    /// <summary>A comma between figures: exactly three digits follow.</summary>
    private bool IsThousands(int comma) =>
        char.IsAsciiDigit(At(comma + 1)) && char.IsAsciiDigit(At(comma + 2)) && char.IsAsciiDigit(At(comma + 3))
        && !char.IsAsciiDigit(At(comma + 4));

    private bool IsSlashed(int start, int slash)
    {
        var end = slash + 1;
        while (end < _limit && end - start < 8 && char.IsAsciiLetter(_text[end]))
        {
            end++;
        }

        return slash - start < 4 && WordTables.Slashed.Contains(_text.AsSpan(start, end - start));
    }

    /// <summary>Telephone numbers, dates in figures and prefixed words stay whole; <paramref name="whole"/> remembers 1 for "all of it".</summary>
    private bool JoinsAtHyphen(int start, int hyphen, ref int whole)
    {
        if (char.IsAsciiDigit(_text[hyphen - 1]) && char.IsAsciiDigit(_text[hyphen + 1]))
        {
            if (whole < 0)
            {
                whole = IsFiguresInGroups(start) ? 1 : 0;
            }

            return whole == 1;
        }

        return hyphen - start <= 8 && char.IsLetter(_text[hyphen + 1])
            && WordTables.HyphenPrefixes.Contains(_text.AsSpan(start, hyphen - start));
    }

    private bool IsFiguresInGroups(int start)
    {
        int groups = 1, length = 0, first = 0, last = 0;
        for (var i = start; i < _limit && i < start + 24; i++)
        {
            var c = _text[i];
            if (char.IsAsciiDigit(c))
            {
                length++;
            }
            else if (c == '-' && length > 0 && char.IsAsciiDigit(At(i + 1)))
            {
                groups++;
                first = first == 0 ? length : first;
                length = 0;
            }
            else if (char.IsLetter(c))
            {
                return false;
            }
            else
            {
                break;
            }
        }

        last = length;
        return groups >= 3 || (groups == 2 && last == 4 && first is 3 or 5 && last == 4);
    }

    /// <summary>Whether the full stop after a word is its own: abbreviations, initials, "U.S.".</summary>
    private bool TakesFullStop(int start, int dot)
    {
        if (At(dot + 1) == '.' || dot - start > 16)
        {
            return false;
        }

        var word = _text.AsSpan(start, dot - start);
        if (word.Length == 1)
        {
            return (char.IsUpper(word[0]) && word[0] != 'I') || (word[0] is 'p' or 'c' or 'b' or 'd' && NextIsDigit(dot + 1));
        }

        // Letters with stops between them: U.S., p.m., i.e.
        if (word.Contains('.'))
        {
            var letters = 0;
            var single = true;
            foreach (var c in word)
            {
                letters = c == '.' ? 0 : letters + 1;
                single &= letters <= 2 && (c == '.' || char.IsLetter(c));
            }

            return single;
        }

        if (!char.IsLetter(word[0]))
        {
            return false;
        }

        var upper = char.IsUpper(word[0]);
        var known = WordTables.LeadingAbbreviations.Contains(word) || WordTables.ClosingAbbreviations.Contains(word);
        if (!known || (!upper && WordTables.OnlyCapitalised.Contains(word)))
        {
            return WordTables.BeforeNumber.Contains(word) && NextIsDigit(dot + 1);
        }

        if (WordTables.BeforeNumber.Contains(word))
        {
            return NextIsDigit(dot + 1) || (upper && word[0] is 'S' && NextIsName(dot + 1));
        }

        // State names in short ("Calif.") stand after a comma; elsewhere the same letters end a sentence.
        if (WordTables.OnlyCapitalised.Contains(word) && WordTables.ClosingAbbreviations.Contains(word))
        {
            return word is "Co" || (start >= 2 && _text[start - 2] == ',');
        }

        return true;
    }

    private bool NextIsDigit(int index)
    {
        while (index < _text.Length && _text[index] == ' ')
        {
            index++;
        }

        return index < _text.Length && char.IsAsciiDigit(_text[index]);
    }

    private bool NextIsName(int index)
    {
        while (index < _text.Length && _text[index] == ' ')
        {
            index++;
        }

        return index < _text.Length && char.IsUpper(_text[index]);
    }

    private void AddWord(int start, int end)
    {
        var word = _text.AsSpan(start, end - start);
        if (word.Length > Reach)
        {
            Add(start, end);
            return;
        }

        if (char.IsAsciiDigit(word[0]) || (word[0] == '.' && word.Length > 1))
        {
            var digits = UnitStart(word);
            Add(start, start + digits);
            if (digits < word.Length)
            {
                Add(start + digits, end);
            }

            return;
        }

        if (CliticStart(word) is var clitic && clitic > 0)
        {
            AddWord(start, start + clitic);
            Add(start + clitic, end, joined: true);
            return;
        }

        if (WordTables.FirstOfContraction(word) is var first && first > 0 && !word.SequenceEqual("IM") && !word.SequenceEqual("UR"))
        {
            Add(start, start + first);
            Add(start + first, end, joined: true);
            return;
        }

        Add(start, end);
    }

    /// <summary>Where a unit begins in a figure ("5pm"), or the length of the word.</summary>
    private static int UnitStart(ReadOnlySpan<char> word)
    {
        var i = 0;
        while (i < word.Length && (char.IsAsciiDigit(word[i]) || word[i] is '.' or ',' or ':' or '/'))
        {
            i++;
        }

        while (i > 0 && word[i - 1] is '.' && i < word.Length)
        {
            i--;
        }

        return i > 0 && i < word.Length && WordTables.Units.Contains(word[i..]) ? i : word.Length;
    }

    /// <summary>Where the last clitic of a word begins ("do|n't", "Russia|'s"), or 0.</summary>
    private static int CliticStart(ReadOnlySpan<char> word)
    {
        if (word.Length >= 4 && word[^1] is 't' or 'T' && IsApostrophe(word[^2]) && word[^3] is 'n' or 'N')
        {
            return word.Length - 3;
        }

        for (var length = 1; length <= 2 && length + 2 <= word.Length; length++)
        {
            if (IsApostrophe(word[^(length + 1)]))
            {
                return WordTables.Clitics.Contains(word[^length..]) ? word.Length - length - 1 : 0;
            }
        }

        return 0;
    }

    /// <summary>A clitic after something that is no word of letters: "1990's", "(BBC)'s"; or the bare apostrophe of a plural.</summary>
    private int PossessiveEnd(int at)
    {
        if (!IsApostrophe(_text[at]))
        {
            return at;
        }

        for (var length = 2; length >= 1; length--)
        {
            if (at + length < _text.Length && at + 1 + length <= _limit && !IsWordChar(At(at + 1 + length))
                && WordTables.Clitics.Contains(_text.AsSpan(at + 1, length)) && (IsWordChar(_text[at - 1]) || length == 1))
            {
                return at + 1 + length;
            }
        }

        return at;
    }

    private int Elision(int at, int chunk)
    {
        if (at > chunk && IsWordChar(_text[at - 1]))
        {
            return at;
        }

        var end = at + 1;
        while (end < _limit && end - at < 8 && char.IsAsciiLetterOrDigit(_text[end]))
        {
            end++;
        }

        var rest = _text.AsSpan(at + 1, end - at - 1);
        if (rest.Length is 2 or 3 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) && (rest.Length == 2 || rest[2] == 's'))
        {
            return end;
        }

        return WordTables.Elided.Contains(rest) && !IsApostrophe(At(end)) ? end : at;
    }

    /// <summary>Length of an emoticon, or 0.</summary>
    private int Emoticon(int at, int chunk)
    {
        if (_text[at] is not (':' or ';' or '=') || (at > chunk && char.IsAsciiLetterOrDigit(_text[at - 1]) && At(at + 1) != ')' && At(at + 1) != '('))
        {
            return 0;
        }

        var nose = At(at + 1) == '-' ? 1 : 0;
        var mouth = At(at + 1 + nose);
        if (mouth is ')' or '(')
        {
            return 2 + nose;
        }

        return mouth is 'D' or 'P' or 'p' or 'O' or '/' or '|' && !IsWordChar(At(at + 2 + nose)) && At(at + 2 + nose) != '/' ? 2 + nose : 0;
    }

    /// <summary>Start of the next address at or after an index, or None. Each kind is sought once, not again for every word.</summary>
    private int FindAddress(int from)
    {
        if (_nextScheme != None && _nextScheme < from)
        {
            _nextScheme = _text.AsSpan(from, _limit - from).IndexOf("://") is var found && found < 0 ? None : from + found;
            while (_nextScheme != None && _nextScheme > from && char.IsAsciiLetter(_text[_nextScheme - 1]))
            {
                _nextScheme--;
            }
        }

        if (_nextWww != None && _nextWww < from)
        {
            _nextWww = _text.AsSpan(from, _limit - from).IndexOf("www.") is var found && found < 0 ? None : from + found;
        }

        return Math.Min(_nextScheme, _nextWww);
    }

    private int EndOfAddress(int at)
    {
        var end = at;
        while (end < _limit && _text[end] is not ('"' or '<' or '>' or '”' or '“' or '»'))
        {
            end++;
        }

        while (end > at && _text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '\'' or '’' or '*')
        {
            end--;
        }

        return end;
    }

    private int FindAt(int from)
    {
        var index = _text.AsSpan(from, _limit - from).IndexOf('@');
        return index < 0 ? -1 : from + index;
    }

    private int EndOfMail(int at)
    {
        if (_nextAt - at > Reach || !IsMailChar(At(_nextAt + 1)))
        {
            return at;
        }

        for (var i = at; i < _nextAt; i++)
        {
            if (!IsMailChar(_text[i]))
            {
                return at;
            }
        }

        var end = _nextAt + 1;
        while (end < _limit && IsMailChar(_text[end]))
        {
            end++;
        }

        while (_text[end - 1] is '.' or '-')
        {
            end--;
        }

        return end;
    }

    private static bool IsMailChar(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '%' or '+' or ':';
}
