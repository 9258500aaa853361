namespace Truce.Language;

/// <summary>Reads one numeral, in digits, in words or mixed, with its currency or per cent, without the words that bound it.</summary>
internal static partial class Numeral
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
}
