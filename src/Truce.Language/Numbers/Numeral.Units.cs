namespace Truce.Language;

/// <content>Units behind a numeral.</content>
internal static partial class Numeral
{
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
