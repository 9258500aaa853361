namespace Truce.Language;

/// <content>Numerals in words, and those that say how many only roughly.</content>
internal static partial class Numeral
{
    private static bool TryWords(ReadOnlySpan<Lexeme> lexemes, ref int at, ref NumberMatch match)
    {
        decimal total = 0, current = 0;
        var last = WordClass.None;
        var start = at;
        while (true)
        {
            var next = at;
            if (next > start)
            {
                if (lexemes[next].Symbol == '-' && lexemes[next].Joined) next++;
                else if (lexemes[next].Word.Class == WordClass.And && last is WordClass.Hundred or WordClass.Scale) next++;
            }

            var word = lexemes[next].Word;
            var fits = word.Class switch
            {
                WordClass.Unit => word.Number > 0 ? last is WordClass.None or WordClass.Ten or WordClass.Hundred or WordClass.Scale : last == WordClass.None,
                WordClass.Teen or WordClass.Ten => last is WordClass.None or WordClass.Hundred or WordClass.Scale,
                WordClass.Hundred or WordClass.Scale or WordClass.Dozen => next > start && last != WordClass.Dozen,
                _ => false,
            };
            if (!fits) break;
            switch (word.Class)
            {
                case WordClass.Hundred:
                    current *= 100;
                    break;
                case WordClass.Dozen:
                    current *= 12;
                    break;
                case WordClass.Scale:
                    total += current * Power(word.Number);
                    match.Scale = Power(word.Number);
                    current = 0;
                    break;
                default:
                    current += word.Number;
                    break;
            }

            last = word.Class;
            at = next + 1;
        }

        match.Low = match.High = total + current;
        return TryFraction(lexemes, ref at, ref match) || TryAndAHalf(lexemes, ref at, ref match) || at > start;
    }

    /// <summary>"Two thirds", "three-quarters".</summary>
    private static bool TryFraction(ReadOnlySpan<Lexeme> lexemes, ref int at, ref NumberMatch match)
    {
        var next = at;
        if (lexemes[next].Symbol == '-' && lexemes[next].Joined) next++;
        var word = lexemes[next].Word;
        var parts = word.Class == WordClass.Quarter ? 4 : word.Class == WordClass.Ordinal && word.Number > 2 ? word.Number : 0;
        if (parts == 0 || match.Low is not { } count || count >= parts || lexemes[next + 1].Word.Class != WordClass.Of) return false;
        match.Kind = NumberKind.Fraction;
        match.Low = match.High = decimal.Round(count / parts, 4);
        at = next + 1;
        return true;
    }

    /// <summary>"Two and a half million", "a million and a half".</summary>
    private static bool TryAndAHalf(ReadOnlySpan<Lexeme> lexemes, ref int at, ref NumberMatch match)
    {
        if (lexemes[at].Word.Class != WordClass.And || at + 2 >= lexemes.Length) return false;
        if (lexemes[at + 1].Word.Class != WordClass.Article || lexemes[at + 2].Word.Class != WordClass.Half) return false;
        at += 3;
        match.Low = match.High = match.Low + match.Scale / 2;
        if (lexemes[at].Word.Class == WordClass.Scale) Multiply(ref match, lexemes[at++].Word.Number);
        return true;
    }

    /// <summary>"A hundred and fifty", "a dozen", "a quarter of", "a few hundred", "a half-million"; "a" alone is no number.</summary>
    private static bool TryArticle(ReadOnlySpan<Lexeme> lexemes, ref int at, ref NumberMatch match)
    {
        ref readonly var next = ref lexemes[at + 1];
        if (next.Joined) return false;
        switch (next.Word.Class)
        {
            case WordClass.Dozen:
                match.Low = match.High = 12;
                at += 2;
                return true;
            case WordClass.Hundred:
            case WordClass.Scale:
                if (next.End - next.Start > 4 && IsPluralScale(lexemes, at + 1)) return false;
                var rest = at + 1;
                match.Low = match.High = next.Word.Class == WordClass.Hundred ? 100 : Power(next.Word.Number);
                match.Scale = next.Word.Class == WordClass.Hundred ? 100 : Power(next.Word.Number);
                at = rest + 1;
                if (TryAndAHalf(lexemes, ref at, ref match)) return true;
                AddSmaller(lexemes, ref at, ref match);
                return true;
            case WordClass.Half:
                at++;
                if (TryHalf(lexemes, ref at, ref match)) return true;
                at--;
                return false;
            case WordClass.Quarter or WordClass.Ordinal:
                var parts = next.Word.Class == WordClass.Quarter ? 4 : next.Word.Number;
                if (parts < 3) return false;
                if (lexemes[at + 2].Word.Class != WordClass.Of) return false;
                if (next.Word.Class == WordClass.Quarter && lexemes[at + 3].Word.Class == WordClass.Article && lexemes[at + 4].Word.Class == WordClass.Scale)
                {
                    match.Low = match.High = Power(lexemes[at + 4].Word.Number) / 4;
                    at += 5;
                    return true;
                }

                match.Kind = NumberKind.Fraction;
                match.Low = match.High = decimal.Round(1m / parts, 4);
                at += 2;
                return true;
            case WordClass.Few:
                var few = at + 2;
                if (lexemes[few].Word.Class is not (WordClass.Hundred or WordClass.Scale or WordClass.Dozen)) return false;
                match.Low = 2 * Size(lexemes[few].Word);
                match.Plural = true;
                at = few + 1;
                return true;
            case WordClass.Couple:
                var couple = at + 2;
                if (lexemes[couple].Word.Class == WordClass.Of) couple++;
                if (lexemes[couple].Word.Class is not (WordClass.Hundred or WordClass.Scale or WordClass.Dozen)) return false;
                match.Low = match.High = 2 * Size(lexemes[couple].Word);
                match.Approximate = true;
                at = couple + 1;
                return true;
            default:
                return false;
        }
    }

    private static void AddSmaller(ReadOnlySpan<Lexeme> lexemes, ref int at, ref NumberMatch match)
    {
        var next = lexemes[at].Word.Class == WordClass.And ? at + 1 : at;
        if (lexemes[next].Word.Class is not (WordClass.Unit or WordClass.Teen or WordClass.Ten)) return;
        // "A hundred and one" is a number; "a hundred one" would be an accident of two.
        var smaller = new NumberMatch { Scale = 1 };
        if (!TryWords(lexemes, ref next, ref smaller) || smaller.Kind != NumberKind.Count || smaller.Low >= match.Scale) return;
        match.Low = match.High = match.Low + smaller.Low;
        at = next;
    }

    private static bool TryHalf(ReadOnlySpan<Lexeme> lexemes, ref int at, ref NumberMatch match)
    {
        var next = at + 1;
        if (lexemes[next].Symbol == '-' && lexemes[next].Joined) next++;
        if (lexemes[next].Word.Class == WordClass.Article) next++;
        if (lexemes[next].Word.Class is WordClass.Scale or WordClass.Dozen)
        {
            match.Low = match.High = Size(lexemes[next].Word) / 2;
            at = next + 1;
            return true;
        }

        if (lexemes[at + 1].Word.Class is not (WordClass.Of or WordClass.The)) return false;
        match.Kind = NumberKind.Fraction;
        match.Low = match.High = 0.5m;
        at++;
        return true;
    }

    /// <summary>"Dozens", "hundreds of thousands", "several hundred": a lower bound only (codebook, section 9: at least two of the unit).</summary>
    private static bool TryPlural(string text, ReadOnlySpan<Lexeme> lexemes, ref int at, ref NumberMatch match)
    {
        var at0 = at;
        var several = at > 0 && lexemes[at - 1].Word.Class is WordClass.Several or WordClass.Few && match.First < at;
        ref readonly var first = ref lexemes[at];
        decimal low;
        if (first.Word.Class == WordClass.Dozens || (several && first.Word.Class == WordClass.Dozen))
        {
            low = first.Word.Class == WordClass.Dozen ? 24 : first.Word.Number;
        }
        else if (first.Word.Class is WordClass.Hundred or WordClass.Scale)
        {
            if (!several && !IsPlural(text, first)) return false;
            low = 2 * Size(first.Word);
        }
        else
        {
            // Tens: nothing by itself.
            low = 0;
        }

        at++;
        while (lexemes[at].Word.Class == WordClass.Of && lexemes[at + 1].Word.Class is WordClass.Scale or WordClass.Hundred && IsPlural(text, lexemes[at + 1]))
        {
            // "Hundreds of thousands" is at least 200,000, "tens of thousands" at least 20,000.
            low = (low == 0 ? 20 : low) * Size(lexemes[at + 1].Word);
            at += 2;
        }

        if (low == 0)
        {
            at = at0;
            return false;
        }

        match.Low = low;
        match.High = null;
        match.Plural = true;
        return true;
    }

    private static bool IsPlural(string text, in Lexeme lexeme) => text[lexeme.End - 1] is 's' or 'S';

    private static bool IsPluralScale(ReadOnlySpan<Lexeme> lexemes, int at) => lexemes[at + 1].Word.Class == WordClass.Of && lexemes[at].Word.Number == 0;

    private static decimal Size(Word word) => word.Class switch
    {
        WordClass.Hundred => 100,
        WordClass.Dozen => 12,
        _ => Power(word.Number),
    };
}
