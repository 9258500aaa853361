namespace Truce.Language.Words;

/// <content>Addresses of pages and of mail, and emoticons.</content>
internal sealed partial class Tokenizer
{
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
