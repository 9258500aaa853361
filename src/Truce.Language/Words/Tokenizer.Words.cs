namespace Truce.Language.Words;

/// <content>Words: how far one goes, and what joins at stops, commas, slashes and hyphens.</content>
internal sealed partial class Tokenizer
{
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
}
