namespace Truce.Language;

/// <summary>Reads one numeral, in digits, in words or mixed, with its currency or per cent, without the words that bound it.</summary>
internal static class Numeral
{
    /// <summary>Reads the numeral that begins at a lexeme; false when none does.</summary>
    public static bool TryRead(string text, ReadOnlySpan<Lexeme> lexemes, int index, out NumberMatch match)
    {
        match = new NumberMatch { First = index, NumeralFirst = index, Scale = 1 };
        var at = index;
        if (TryCurrencyBefore(text, lexemes, ref at, out var currency)) match.Currency = currency;
        match.NumeralFirst = at;
        if (!TryValue(text, lexemes, ref at, ref match)) return false;
        if (match.Currency is null && match.Kind != NumberKind.Ordinal && IsLabel(text, lexemes, index)) return false;
        match.NumeralEnd = match.End = at;
        ReadUnit(text, lexemes, ref match);
        if (match.Kind == NumberKind.Count && match.Currency is not null) match.Kind = NumberKind.Money;
        ref readonly var next = ref lexemes[match.End];
        match.Hyphenated = next.Symbol == '-' && next.Joined && lexemes[match.End + 1] is { Kind: LexemeKind.Word, Joined: true };
        if (match.Low is { } low) match.Low = Normal(low);
        if (match.High is { } high) match.High = Normal(high);
        return true;
    }

    /// <summary>True when a numeral of the match begins where nothing parts it from what stands before.</summary>
    public static bool Joined(this in NumberMatch match, ReadOnlySpan<Lexeme> lexemes) => lexemes[match.First].Joined;

    /// <summary>2.500000 as 2.5: a division by one with many places drops the zeros at the end.</summary>
    public static decimal Normal(decimal value) => value / 1.000000000000000000000000000000m;

    private static bool TryCurrencyBefore(string text, ReadOnlySpan<Lexeme> lexemes, ref int at, out string? currency)
    {
        currency = null;
        ref readonly var first = ref lexemes[at];
        if (first.Kind == LexemeKind.Symbol)
        {
            currency = NumberWords.Currency(first.Symbol);
            if (currency is null || (lexemes[at + 1].Kind != LexemeKind.Numeral && lexemes[at + 1].Word.Class is not (WordClass.Unit or WordClass.Teen or WordClass.Ten))) return false;
            if (at > 0 && first.Joined && lexemes[at - 1].Kind == LexemeKind.Word)
            {
                currency = text.AsSpan(lexemes[at - 1].Start, lexemes[at - 1].End - lexemes[at - 1].Start) switch
                {
                    "C" or "CA" or "Can" => "CAD",
                    "A" or "AU" => "AUD",
                    "NZ" => "NZD",
                    "S" => "SGD",
                    "HK" => "HKD",
                    _ => currency,
                };
            }

            at++;
            return true;
        }

        if (first.Word.Class == WordClass.CurrencyCode && lexemes[at + 1].Kind == LexemeKind.Numeral && char.IsUpper(text[first.End - 1]))
        {
            currency = text[first.Start..first.End];
            at++;
            return true;
        }

        return false;
    }

    private static bool TryValue(string text, ReadOnlySpan<Lexeme> lexemes, ref int at, ref NumberMatch match)
    {
        ref readonly var lexeme = ref lexemes[at];
        switch (lexeme.Word.Class)
        {
            case WordClass.None when lexeme.Kind == LexemeKind.Numeral:
                return TryDigits(text, lexemes, ref at, ref match);
            case WordClass.Unit or WordClass.Teen or WordClass.Ten:
                return TryWords(lexemes, ref at, ref match);
            case WordClass.Article:
                return TryArticle(lexemes, ref at, ref match);
            case WordClass.Half:
                return TryHalf(lexemes, ref at, ref match);
            case WordClass.Several or WordClass.Few:
                var next = at + 1;
                if (!TryPlural(text, lexemes, ref next, ref match)) return false;
                at = next;
                return true;
            case WordClass.Hundred or WordClass.Scale or WordClass.Dozens:
                return TryPlural(text, lexemes, ref at, ref match);
            case WordClass.Ordinal:
                match.Kind = NumberKind.Ordinal;
                match.Low = match.High = lexeme.Word.Number;
                at++;
                return true;
            default:
                // "Tens of thousands" has a number only together with its scale.
                return lexeme.Kind == LexemeKind.Word && text.AsSpan(lexeme.Start, lexeme.End - lexeme.Start).Equals("tens", StringComparison.OrdinalIgnoreCase)
                    && TryPlural(text, lexemes, ref at, ref match);
        }
    }

    private static bool TryDigits(string text, ReadOnlySpan<Lexeme> lexemes, ref int at, ref NumberMatch match)
    {
        ref readonly var numeral = ref lexemes[at];
        if (IsPartOfSomethingElse(text, lexemes, at)) return false;
        match.Low = match.High = numeral.Value;
        at++;
        ref readonly var next = ref lexemes[at];
        if (next.Kind == LexemeKind.Word && next.Joined)
        {
            switch (next.Word.Class)
            {
                case WordClass.OrdinalSuffix:
                    match.Kind = NumberKind.Ordinal;
                    at++;
                    return true;
                case WordClass.ScaleSuffix when match.Currency is not null || next.Word.Number > 6 || !next.Capital || next.End - next.Start > 1:
                    Multiply(ref match, next.Word.Number);
                    at++;
                    return true;
                case WordClass.Scale:
                    break;
                default:
                    return false;
            }
        }

        // "$2.5bn", "EUR 20 m": with a space only after a currency.
        if (next is { Kind: LexemeKind.Word, Joined: false, Word.Class: WordClass.ScaleSuffix } && match.Currency is not null)
        {
            Multiply(ref match, next.Word.Number);
            at++;
            return true;
        }

        var scaled = at;
        if (next.Symbol == '-' && next.Joined && lexemes[at + 1].Word.Class == WordClass.Scale) scaled++;
        if (lexemes[scaled].Word.Class == WordClass.Hundred) Multiply(ref match, lexemes[at = scaled++].Word.Number);
        while (lexemes[scaled].Word.Class == WordClass.Scale)
        {
            Multiply(ref match, lexemes[scaled].Word.Number);
            at = ++scaled;
        }

        return true;
    }

    /// <summary>Digits that are part of a code, a clock time, a date with slashes or points, a decimal chain or a telephone number.</summary>
    private static bool IsPartOfSomethingElse(string text, ReadOnlySpan<Lexeme> lexemes, int at)
    {
        ref readonly var numeral = ref lexemes[at];
        if (numeral.PlainDigits > 8 || (numeral.PlainDigits > 1 && text[numeral.Start] == '0')) return true;
        if (numeral.Joined && at > 0)
        {
            ref readonly var before = ref lexemes[at - 1];
            if (before.Kind == LexemeKind.Word) return true;
            if (before.Symbol is '/' or ':' or '.' or '#' or '@' or '_' or '+' or '=' or '&' or '\'') return true;
            if (before.Symbol == '-' && before.Joined && at > 1 && lexemes[at - 2] is { Kind: LexemeKind.Word, Word.Class: WordClass.None or WordClass.Mid }) return true;
        }

        ref readonly var after = ref lexemes[at + 1];
        if (after.Joined && after.Symbol is '/' or ':' or '_' or '=' && lexemes[at + 2].Joined) return true;
        return after.Joined && after.Symbol == '.' && lexemes[at + 2] is { Kind: LexemeKind.Numeral, Joined: true };
    }

    private static bool IsLabel(string text, ReadOnlySpan<Lexeme> lexemes, int at)
    {
        var before = at - 1;
        if (before < 0 || lexemes[at].Kind != LexemeKind.Numeral) return false;
        if (lexemes[before].Symbol == '.' && before > 0 && lexemes[before].Joined) before--;
        ref readonly var lexeme = ref lexemes[before];
        if (lexeme.Kind != LexemeKind.Word || !NumberWords.IsLabelled(text.AsSpan(lexeme.Start, lexeme.End - lexeme.Start))) return false;
        // A full stop after a word of the list ends a sentence, unless the word is an abbreviation.
        return before == at - 1 || lexeme.End - lexeme.Start <= 4;
    }

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

    private static void ReadUnit(string text, ReadOnlySpan<Lexeme> lexemes, ref NumberMatch match)
    {
        if (match.Kind == NumberKind.Ordinal) return;
        var at = match.End;
        ref readonly var next = ref lexemes[at];
        if (next.Symbol == '%' || next.Word.Class == WordClass.Percent)
        {
            match.Kind = NumberKind.Percent;
            match.End = at + 1;
            return;
        }

        if (next.Word.Class == WordClass.Per && lexemes[at + 1].Word.Class == WordClass.Cent)
        {
            match.Kind = NumberKind.Percent;
            match.End = at + 2;
            return;
        }

        if (match.Currency is not null) return;
        if (next.Symbol == '-' && next.Joined) return;
        for (var length = 3; length > 0; length--)
        {
            var end = at + length;
            if (end > lexemes.Length || lexemes[end - 1].Word.Class != WordClass.CurrencyWord) continue;
            var words = text.AsSpan(next.Start, lexemes[end - 1].End - next.Start);
            if (NumberWords.Currency(words) is { } code) match.Currency = code;
            else if (length == 1) match.Currency = "XXX";
            else continue;
            match.End = end;
            return;
        }

        if (next.Word.Class == WordClass.CurrencyCode && char.IsUpper(text[next.End - 1]) && char.IsUpper(text[next.Start]))
        {
            match.Currency = text[next.Start..next.End];
            match.End = at + 1;
            return;
        }

        // "Thousands of dollars".
        if (match.Plural && next.Word.Class == WordClass.Of && lexemes[at + 1].Word.Class == WordClass.CurrencyWord)
        {
            match.Currency = NumberWords.Currency(text.AsSpan(lexemes[at + 1].Start, lexemes[at + 1].End - lexemes[at + 1].Start)) ?? "XXX";
            match.End = at + 2;
        }
    }

    private static void Multiply(ref NumberMatch match, int power)
    {
        match.Low *= Power(power);
        match.High *= Power(power);
        match.Scale *= Power(power);
    }

    private static decimal Power(int exponent)
    {
        decimal value = 1;
        for (var i = 0; i < exponent; i++) value *= 10;
        return value;
    }
}
