namespace Truce.Language;

/// <summary>Lists the numbers and times of a text that has been split into tokens. Keeps its buffers between texts; not thread-safe.</summary>
internal sealed class ExpressionReader
{
    private readonly Lexer _lexer = new();
    private readonly NumberReader _numbers = new();
    private readonly TimeReader _times = new();

    /// <summary>Replaces the numbers and times of a text.</summary>
    public void Read(AnnotatedText target)
    {
        _lexer.Read(target.Text);
        _numbers.Read(target.Text, _lexer.Lexemes);
        _times.Read(target.Text, _lexer.Lexemes, _numbers.Matches);
        MapTimes(target);
        MapNumbers(target);
    }

    private void MapTimes(AnnotatedText target)
    {
        var matches = _times.Matches;
        if (target.TimeArray.Length < matches.Count) target.TimeArray = new TimeExpression[matches.Count + 8];
        target.TimeTotal = 0;
        var token = 0;
        foreach (var match in matches)
        {
            var (first, end) = Tokens(target, match.First, match.End, ref token);
            if (first < end) target.TimeArray[target.TimeTotal++] = new TimeExpression(first, end, match.Kind, match.Relation, match.From, match.To);
        }
    }

    /// <summary>Numbers that are part of a time ("the last 12 days", "Sept. 9") are left out.</summary>
    private void MapNumbers(AnnotatedText target)
    {
        var matches = _numbers.Matches;
        if (target.NumberArray.Length < matches.Count) target.NumberArray = new NumberExpression[matches.Count + 8];
        target.NumberTotal = 0;
        var (token, inner, time) = (0, 0, 0);
        foreach (var match in matches)
        {
            var numeral = _lexer.Lexemes[match.NumeralFirst].Start;
            while (time < _times.Matches.Count && _lexer.Lexemes[_times.Matches[time].End - 1].End <= numeral) time++;
            if (time < _times.Matches.Count && _lexer.Lexemes[_times.Matches[time].First].Start <= numeral) continue;
            var (first, end) = Tokens(target, match.First, match.End, ref token);
            var (numeralFirst, numeralEnd) = Tokens(target, match.NumeralFirst, match.NumeralEnd, ref inner);
            if (first >= end || numeralFirst >= numeralEnd) continue;
            target.NumberArray[target.NumberTotal++] = new NumberExpression(
                first, end, numeralFirst, numeralEnd, match.Kind, match.Low, match.High, match.Approximate, match.Hyphenated, match.Currency);
        }
    }

    /// <summary>
    /// The tokens that a range of lexemes touches; empty when they lie in two sentences. <paramref name="token"/> is where the
    /// search begins and is left at the first one: matches come in the order of the text.
    /// </summary>
    private (int First, int End) Tokens(AnnotatedText target, int firstLexeme, int endLexeme, ref int token)
    {
        var (start, end) = (_lexer.Lexemes[firstLexeme].Start, _lexer.Lexemes[endLexeme - 1].End);
        while (token < target.Count && target[token].End <= start) token++;
        var last = token;
        while (last < target.Count && target[last].Start < end) last++;
        return last > token && target[token].Sentence == target[last - 1].Sentence ? (token, last) : (token, token);
    }
}
