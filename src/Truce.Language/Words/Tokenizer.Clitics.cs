namespace Truce.Language.Words;

/// <content>Words in parts: clitics, possessives, units behind figures.</content>
internal sealed partial class Tokenizer
{
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
}
