namespace Truce.Language;

/// <summary>Reads lengths of time, sets and times of day ("a seven-day truce", "the last 12 days", "every Friday", "10:30 p.m. GMT").</summary>
internal static class Durations
{
    /// <summary>Reads a length that begins with a number which has been read already.</summary>
    public static bool TryNumber(string text, ReadOnlySpan<Lexeme> lexemes, in NumberMatch number, ref TimeMatch match)
    {
        if (number.Kind != NumberKind.Count || number.Currency is not null) return false;
        var count = number.Low ?? number.High ?? 0;
        var at = number.End;
        if (lexemes[at].Symbol == '-' && lexemes[at].Joined && lexemes[at + 1].Joined) at++;
        // "Three more days", "two full weeks", "another 24 hours".
        else if (IsExtra(text, lexemes[at])) at++;
        if (lexemes[at].Word.Class == WordClass.Of && number.Plural) at++;
        if (lexemes[at].Word.Class != WordClass.TimeUnit || count > 5000) return false;
        if (RelativeDates.TryDistance(lexemes, count, at, ref match)) return true;
        match.Kind = TimeKind.Duration;
        match.From = new TimePoint { Unit = (TimeUnit)lexemes[at].Word.Number, Count = count };
        match.End = at + 1;
        TakeLongOrOld(lexemes, ref match);
        return true;
    }

    /// <summary>Lengths without a number: "a week", "a week-long truce", "several days", "the last few hours", "daylong".</summary>
    public static bool TryWords(ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        ref readonly var lexeme = ref lexemes[index];
        switch (lexeme.Word.Class)
        {
            case WordClass.UnitLong:
                match.Kind = TimeKind.Duration;
                match.From = new TimePoint { Unit = (TimeUnit)lexeme.Word.Number, Count = 1 };
                match.End = index + 1;
                return true;
            case WordClass.TimeUnit:
                return UnitAlone(lexemes, index, ref match);
            case WordClass.Article or WordClass.Several or WordClass.Few:
                return CountedLoosely(lexemes, index, ref match);
            case WordClass.TimeUnitAdverb:
                match.Kind = TimeKind.Set;
                match.From = new TimePoint { Unit = (TimeUnit)lexeme.Word.Number, Count = 1 };
                match.End = index + 1;
                return true;
            case WordClass.Weekdays when lexeme.Capital:
                match.Kind = TimeKind.Set;
                match.From = new TimePoint { Weekday = lexeme.Word.Number };
                match.End = index + 1;
                return true;
            case WordClass.Every:
                return Every(lexemes, index, ref match);
            default:
                return false;
        }
    }

    /// <summary>"10:30 p.m.", "6 a.m. local time", "0300 GMT", "noon", "midnight".</summary>
    public static bool TryClock(string text, ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        ref readonly var lexeme = ref lexemes[index];
        match.Kind = TimeKind.Time;
        if (lexeme.Word.Class is WordClass.Noon or WordClass.Midnight)
        {
            match.End = index + 1;
            TakeZone(lexemes, ref match);
            return true;
        }

        if (lexeme.Kind != LexemeKind.Numeral || lexeme.Value >= 2400) return false;
        var at = index + 1;
        var clock = false;
        if (lexemes[at].Symbol == ':' && lexemes[at].Joined && lexemes[at + 1] is { Kind: LexemeKind.Numeral, Joined: true, Value: < 60 } && lexeme is { PlainDigits: 1 or 2, Value: < 25 })
        {
            at += 2;
            if (lexemes[at].Symbol == ':' && lexemes[at + 1] is { Kind: LexemeKind.Numeral, Joined: true }) at += 2;
            clock = true;
        }

        if (lexemes[at].Word.Class == WordClass.Meridiem && lexeme.Value < 13)
        {
            at++;
            clock = true;
        }
        else if (IsDottedMeridiem(text, lexemes, at) && lexeme.Value < 13)
        {
            at += lexemes[at + 3].Symbol == '.' && lexemes[at + 3].Joined ? 4 : 3;
            clock = true;
        }

        match.End = at;
        if (TakeZone(lexemes, ref match)) clock |= lexeme.PlainDigits == 4;
        return clock;
    }

    private static bool IsDottedMeridiem(string text, ReadOnlySpan<Lexeme> lexemes, int at) =>
        lexemes[at].Kind == LexemeKind.Word && lexemes[at].End - lexemes[at].Start == 1 && text[lexemes[at].Start] is 'a' or 'p' or 'A' or 'P'
        && lexemes[at + 1].Symbol == '.' && lexemes[at + 2] is { Kind: LexemeKind.Word, Joined: true } && text[lexemes[at + 2].Start] is 'm' or 'M'
        && lexemes[at + 2].End - lexemes[at + 2].Start == 1;

    private static bool TakeZone(ReadOnlySpan<Lexeme> lexemes, ref TimeMatch match)
    {
        if (lexemes[match.End].Word.Class != WordClass.Zone || !lexemes[match.End].Capital) return false;
        match.End++;
        return true;
    }

    private static bool IsExtra(string text, in Lexeme lexeme) => lexeme.Kind == LexemeKind.Word
        && text.AsSpan(lexeme.Start, lexeme.End - lexeme.Start) is "more" or "full" or "consecutive" or "straight" or "additional" or "further" or "long"
            or "whole" or "successive" or "calendar" or "working" or "or";

    /// <summary>"Week-long", "week-old"; a unit by itself is no time.</summary>
    private static bool UnitAlone(ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        if (lexemes[index + 1].Symbol != '-' || !lexemes[index + 1].Joined || lexemes[index + 2].Word.Class is not (WordClass.Long or WordClass.Old))
        {
            // "Days later", "hours after", "weeks ago": how many, nobody says.
            if (index > 0 && lexemes[index - 1].Kind == LexemeKind.Numeral) return false;
            if (!RelativeDates.TryDistance(lexemes, 0, index, ref match)) return false;
            Loosen(ref match);
            return true;
        }

        match.Kind = TimeKind.Duration;
        match.From = new TimePoint { Unit = (TimeUnit)lexemes[index].Word.Number, Count = 1 };
        match.End = index + 3;
        return true;
    }

    private static bool CountedLoosely(ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        var one = lexemes[index].Word.Class == WordClass.Article;
        var at = index + 1;
        if (one && lexemes[at].Word.Class is WordClass.Few or WordClass.Couple)
        {
            one = false;
            if (lexemes[++at].Word.Class == WordClass.Of) at++;
        }

        if (lexemes[at].Word.Class == WordClass.Half)
        {
            at++;
            if (lexemes[at].Word.Class is WordClass.Article) at++;
            if (lexemes[at].Word.Class != WordClass.TimeUnit) return false;
        }

        if (lexemes[at].Word.Class != WordClass.TimeUnit || (lexemes[at].Joined && lexemes[at - 1].Kind == LexemeKind.Word)) return false;
        if (RelativeDates.TryDistance(lexemes, one ? 1 : 0, at, ref match))
        {
            if (!one) Loosen(ref match);
            return true;
        }

        match.Kind = TimeKind.Duration;
        match.From = new TimePoint { Unit = (TimeUnit)lexemes[at].Word.Number, Count = one ? 1 : 0 };
        match.End = at + 1;
        TakeLongOrOld(lexemes, ref match);
        return true;
    }

    // Some hours are still the day told; some days are no day at all.
    private static void Loosen(ref TimeMatch match)
    {
        if (match.From is not { Basis: TimeBasis.Discourse, Unit: TimeUnit.Day, PartOfDay: true }) match.From = match.From with { Basis = TimeBasis.None };
    }

    /// <summary>"The last 12 days", "the past few weeks", "the next 48 hours"; the words before the number have been read already.</summary>
    public static void TakeStep(ReadOnlySpan<Lexeme> lexemes, ref TimeMatch match)
    {
        if (match.Kind != TimeKind.Duration || match.First == 0) return;
        var at = match.First - 1;
        var step = lexemes[at].Word.Class switch
        {
            WordClass.Last or WordClass.Past or WordClass.Previous => TimeStep.Last,
            WordClass.Next or WordClass.Following => TimeStep.Next,
            _ => TimeStep.None,
        };
        if (step == TimeStep.None) return;
        var basis = lexemes[at].Word.Class is WordClass.Previous or WordClass.Following ? TimeBasis.None : TimeBasis.Anchor;
        match.From = match.From with { Basis = match.From.Count > 0 ? basis : TimeBasis.None, Step = step };
        match.First = at > 0 && lexemes[at - 1].Word.Class == WordClass.The ? at - 1 : at;
    }

    private static bool Every(ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        var at = index + 1;
        if (lexemes[at].Word.Class is WordClass.Unit or WordClass.Few) at++;
        ref readonly var noun = ref lexemes[at];
        var fits = noun.Word.Class is WordClass.TimeUnit or WordClass.DayPart || (noun.Word.Class == WordClass.Weekday && noun.Capital) || noun.Word.Class is WordClass.Month or WordClass.Weekend;
        if (!fits) return false;
        match.Kind = TimeKind.Set;
        match.From = noun.Word.Class switch
        {
            WordClass.Weekday => new TimePoint { Weekday = noun.Word.Number },
            WordClass.TimeUnit => new TimePoint { Unit = (TimeUnit)noun.Word.Number, Count = 1 },
            _ => default,
        };
        match.End = at + 1;
        return true;
    }

    private static void TakeLongOrOld(ReadOnlySpan<Lexeme> lexemes, ref TimeMatch match)
    {
        var at = match.End;
        if (lexemes[at].Symbol == '-' && lexemes[at].Joined) at++;
        if (lexemes[at].Word.Class is WordClass.Long or WordClass.Old) match.End = at + 1;
    }
}
