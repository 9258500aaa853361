namespace Truce.Language;

/// <summary>Finds numbers among lexemes and joins them with what bounds them. Keeps its list between texts; not thread-safe.</summary>
internal sealed class NumberReader
{
    private readonly List<NumberMatch> _matches = [];

    /// <summary>The numbers of the last text, by position.</summary>
    public List<NumberMatch> Matches => _matches;

    /// <summary>Reads all numbers of a text.</summary>
    public void Read(string text, ReadOnlySpan<Lexeme> lexemes)
    {
        _matches.Clear();
        for (var i = 0; i < lexemes.Length;)
        {
            if (Numeral.TryRead(text, lexemes, i, out var match))
            {
                i = match.NumeralEnd;
                _matches.Add(match);
            }
            else
            {
                i++;
            }
        }

        Join(text, lexemes);
        foreach (ref var match in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_matches)) Bound(text, lexemes, ref match);
        Supersede(text, lexemes);
    }

    /// <summary>Makes one range of "80 to 100", "between 80 and 100", "2-3 million", "two or three".</summary>
    private void Join(string text, ReadOnlySpan<Lexeme> lexemes)
    {
        var kept = 0;
        for (var i = 0; i < _matches.Count; i++)
        {
            var match = _matches[i];
            if (i + 1 < _matches.Count && TryRange(text, lexemes, match, _matches[i + 1], out var range))
            {
                match = range;
                i++;
            }

            _matches[kept++] = match;
        }

        _matches.RemoveRange(kept, _matches.Count - kept);
    }

    private static bool TryRange(string text, ReadOnlySpan<Lexeme> lexemes, in NumberMatch low, in NumberMatch high, out NumberMatch range)
    {
        range = low;
        if (low.Low is not { } from || high.Low is not { } to || low.Plural || high.Plural) return false;
        if (low.Kind != high.Kind && !(low.Kind == NumberKind.Count && high.Kind is NumberKind.Percent or NumberKind.Money) && high.Kind != NumberKind.Count) return false;
        if (low.Kind is NumberKind.Ordinal || high.Kind is NumberKind.Ordinal) return false;
        if (high.First != low.End + 1) return false;
        ref readonly var link = ref lexemes[low.End];
        var first = low.First;
        var before = low.First > 0 ? lexemes[low.First - 1] : default;
        switch (link.Word.Class)
        {
            case WordClass.And when before.Word.Class == WordClass.Between:
                first--;
                break;
            // "Rose from 12 to 20" is two numbers, one after the other.
            case WordClass.To when before.Word.Class != WordClass.From:
                break;
            case WordClass.Or when to > from && (to <= from * 2 || to - from <= 2):
                break;
            default:
                if (link.Symbol != '-' || link.Joined != high.Joined(lexemes) || (before.Word.Class == WordClass.From && !link.Joined)) return false;
                break;
        }

        var scale = high.Scale > 1 && low.Scale == 1 && from < to / high.Scale ? high.Scale : 1;
        if (to <= from * scale) return false;
        range = high with { First = first, NumeralFirst = low.NumeralFirst, Low = Numeral.Normal(from * scale), High = to, Currency = low.Currency ?? high.Currency };
        if (range.Currency is not null) range.Kind = NumberKind.Money;
        return true;
    }

    /// <summary>Takes in the words before and after a number that bound it.</summary>
    private static void Bound(string text, ReadOnlySpan<Lexeme> lexemes, ref NumberMatch match)
    {
        if (match.Kind == NumberKind.Ordinal) return;
        var bound = NumberBound.None;
        for (var round = 0; round < 3; round++)
        {
            var found = NumberBound.None;
            var length = 4;
            for (; length > 0 && found == NumberBound.None; length--)
            {
                var first = match.First - length;
                if (first >= 0 && AllWords(lexemes[first..match.First]))
                    found = NumberWords.Bound(text.AsSpan(lexemes[first].Start, lexemes[match.First - 1].End - lexemes[first].Start));
            }

            if (found == NumberBound.None || IsParticle(text, lexemes, match.First - length - 1)) break;
            match.First -= length + 1;
            if (found == NumberBound.About) match.Approximate = true;
            else if (bound == NumberBound.None) bound = found;
        }

        var after = match.End;
        if (bound == NumberBound.None && after < lexemes.Length)
        {
            ref readonly var next = ref lexemes[after];
            if (next.Symbol == '+' && next.Joined)
            {
                bound = NumberBound.AtLeast;
                match.End++;
            }
            else if (next.Word.Class == WordClass.Or && after + 1 < lexemes.Length && lexemes[after + 1].Kind == LexemeKind.Word)
            {
                var word = text.AsSpan(lexemes[after + 1].Start, lexemes[after + 1].End - lexemes[after + 1].Start);
                if (word.Equals("more", StringComparison.OrdinalIgnoreCase)) bound = NumberBound.AtLeast;
                else if (word.Equals("fewer", StringComparison.OrdinalIgnoreCase) || word.Equals("less", StringComparison.OrdinalIgnoreCase)) bound = NumberBound.AtMost;
                if (word.Equals("so", StringComparison.OrdinalIgnoreCase)) match.Approximate = true;
                if (bound != NumberBound.None || match.Approximate) match.End += 2;
            }
        }

        if (bound == NumberBound.AtLeast) match.High = match.Low == match.High ? null : match.High;
        else if (bound == NumberBound.AtMost && !match.Plural) match.Low = match.Low == match.High ? null : match.Low;
    }

    /// <summary>"Handed over six captives", "took over 12 posts": the word belongs to the verb.</summary>
    private static bool IsParticle(string text, ReadOnlySpan<Lexeme> lexemes, int at)
    {
        if (at < 1 || lexemes[at].Word.Class != WordClass.Over) return false;
        ref readonly var verb = ref lexemes[at - 1];
        return text.AsSpan(verb.Start, verb.End - verb.Start) is "hand" or "hands" or "handed" or "handing" or "turn" or "turned" or "turning" or "take" or "took" or "taken" or "taking"
            or "takes" or "give" or "gave" or "given" or "signed" or "ran" or "run";
    }

    /// <summary>"Dozens, perhaps hundreds", "hundreds if not thousands": one number, from the first to the second.</summary>
    private void Supersede(string text, ReadOnlySpan<Lexeme> lexemes)
    {
        for (var i = 0; i + 1 < _matches.Count; i++)
        {
            var (match, next) = (_matches[i], _matches[i + 1]);
            if (match.Kind != NumberKind.Count || next.Kind != NumberKind.Count || match.Low is null || next.First - match.End > 3) continue;
            var between = text.AsSpan(lexemes[match.End - 1].End, lexemes[next.NumeralFirst].Start - lexemes[match.End - 1].End).Trim(", -\u2013\u2014");
            if (between.ContainsAny('\n', '.', ';')) continue;
            if (!(between.Equals("perhaps", StringComparison.OrdinalIgnoreCase) || between.Equals("possibly", StringComparison.OrdinalIgnoreCase)
                || between.Equals("maybe", StringComparison.OrdinalIgnoreCase) || between.Equals("if not", StringComparison.OrdinalIgnoreCase)
                || between.Equals("or even", StringComparison.OrdinalIgnoreCase) || between.Equals("even", StringComparison.OrdinalIgnoreCase)
                || between.Equals("and perhaps", StringComparison.OrdinalIgnoreCase) || between.Equals("and possibly", StringComparison.OrdinalIgnoreCase)
                || between.Equals("or perhaps", StringComparison.OrdinalIgnoreCase) || between.Equals("or possibly", StringComparison.OrdinalIgnoreCase)))
                continue;
            if (next.Low <= match.Low) continue;
            match.High = next.Plural ? null : next.High;
            match.End = next.End;
            match.NumeralEnd = next.NumeralEnd;
            match.Hyphenated = next.Hyphenated;
            _matches[i] = match;
            _matches.RemoveAt(i + 1);
        }
    }

    private static bool AllWords(ReadOnlySpan<Lexeme> lexemes)
    {
        foreach (ref readonly var lexeme in lexemes)
            if (lexeme.Kind != LexemeKind.Word) return false;
        return true;
    }
}
