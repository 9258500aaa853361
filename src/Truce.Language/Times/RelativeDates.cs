namespace Truce.Language;

/// <summary>Reads times that are told from the day of writing or from the time told last ("on Wednesday", "last week", "two days later").</summary>
internal static class RelativeDates
{
    /// <summary>Reads the time that begins at a lexeme; moves the index behind it.</summary>
    public static bool TryRead(ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        ref readonly var lexeme = ref lexemes[index];
        switch (lexeme.Word.Class)
        {
            case WordClass.Today:
                return Day(lexemes, index, 0, ref match);
            case WordClass.Tonight:
                Day(lexemes, index, 0, ref match);
                match.From = match.From with { PartOfDay = true };
                return true;
            case WordClass.Yesterday:
                return Day(lexemes, index, -1, ref match);
            case WordClass.Tomorrow:
                return Day(lexemes, index, 1, ref match);
            case WordClass.Overnight:
                match.From = new TimePoint { Basis = TimeBasis.Anchor, Unit = TimeUnit.Day, PartOfDay = true };
                match.End = index + 1;
                return true;
            case WordClass.Weekday when lexeme.Capital:
                return Weekday(lexemes, index, TimeStep.None, ref match);
            case WordClass.Last or WordClass.Next or WordClass.This or WordClass.Past:
                return Stepped(lexemes, index, definite: false, ref match);
            case WordClass.The:
                return Definite(lexemes, index + 1, ref match);
            case WordClass.That or WordClass.Same or WordClass.Previous or WordClass.Following:
                return Discourse(lexemes, index, ref match);
            case WordClass.Earlier or WordClass.Later or WordClass.Early or WordClass.Late:
                return Within(lexemes, index, ref match);
            case WordClass.Season when lexeme.Word.Number > 0:
                return Season(lexemes, index, TimeStep.None, ref match);
            case WordClass.Feast when lexeme.Capital:
                return Feast(lexemes, index, ref match);
            default:
                return false;
        }
    }

    /// <summary>"Three days ago", "two weeks later", "a day after"; the number has been read already and ends before <paramref name="unit"/>.</summary>
    public static bool TryDistance(ReadOnlySpan<Lexeme> lexemes, decimal count, int unit, ref TimeMatch match)
    {
        ref readonly var lexeme = ref lexemes[unit];
        if (lexeme.Word.Class != WordClass.TimeUnit) return false;
        var length = (TimeUnit)lexeme.Word.Number;
        var word = lexemes[unit + 1].Word.Class;
        var (basis, sign) = word switch
        {
            WordClass.Ago => (TimeBasis.Anchor, -1),
            WordClass.Later => (TimeBasis.Discourse, 1),
            WordClass.Earlier => (TimeBasis.Discourse, -1),
            WordClass.Before => (TimeBasis.None, -1),
            WordClass.After => (TimeBasis.None, 1),
            _ => (TimeBasis.None, 0),
        };
        if (sign == 0) return false;
        match.Kind = TimeKind.Date;
        match.End = unit + 2;
        if (length <= TimeUnit.Hour && basis == TimeBasis.Discourse && count < 12)
        {
            // "Hours later" is the day told last.
            match.From = new TimePoint { Basis = basis, Unit = TimeUnit.Day, PartOfDay = true };
            return true;
        }

        match.From = new TimePoint { Basis = basis, Unit = length, Count = sign * count };
        return true;
    }

    private static bool Day(ReadOnlySpan<Lexeme> lexemes, int index, int offset, ref TimeMatch match)
    {
        match.From = new TimePoint { Basis = TimeBasis.Anchor, Unit = TimeUnit.Day, Count = offset };
        match.End = index + 1;
        return PartOfDay(lexemes, ref match);
    }

    /// <summary>Takes in "morning", "night" and the like behind a day.</summary>
    private static bool PartOfDay(ReadOnlySpan<Lexeme> lexemes, ref TimeMatch match)
    {
        if (lexemes[match.End].Word.Class == WordClass.Overnight || lexemes[match.End].Word.Class == WordClass.DayPart)
        {
            match.From = match.From with { PartOfDay = true };
            match.End++;
        }

        return true;
    }

    private static bool Weekday(ReadOnlySpan<Lexeme> lexemes, int index, TimeStep step, ref TimeMatch match)
    {
        match.From = new TimePoint { Basis = TimeBasis.Anchor, Weekday = lexemes[index].Word.Number, Step = step };
        match.End = index + 1;
        PartOfDay(lexemes, ref match);
        var at = match.End;
        if (lexemes[at].Word.Class is WordClass.Of) at++;
        if (lexemes[at].Word.Class is WordClass.Last or WordClass.Next or WordClass.This && lexemes[at + 1].Word is { Class: WordClass.TimeUnit, Number: (int)TimeUnit.Week })
        {
            match.From = match.From with { Unit = TimeUnit.Week, Count = Sign(lexemes[at].Word.Class), Step = TimeStep.None };
            match.End = at + 2;
        }

        return true;
    }

    private static int Sign(WordClass word) => word switch
    {
        WordClass.Last or WordClass.Past or WordClass.Previous => -1,
        WordClass.Next or WordClass.Following => 1,
        _ => 0,
    };

    /// <summary>"Last week", "this morning", "next Friday", "this past Monday", "last September".</summary>
    private static bool Stepped(ReadOnlySpan<Lexeme> lexemes, int index, bool definite, ref TimeMatch match)
    {
        var first = lexemes[index].Word.Class;
        var at = index + 1;
        if (first == WordClass.This && lexemes[at].Word.Class is WordClass.Past or WordClass.Last) (first, at) = (WordClass.Last, at + 1);
        else if (first == WordClass.This && lexemes[at].Word.Class == WordClass.Next) (first, at) = (WordClass.Next, at + 1);
        var sign = Sign(first);
        var step = sign switch { < 0 => TimeStep.Last, > 0 => TimeStep.Next, _ => TimeStep.This };
        ref readonly var noun = ref lexemes[at];
        switch (noun.Word.Class)
        {
            case WordClass.Weekday when noun.Capital:
                return Weekday(lexemes, at, step, ref match);
            case WordClass.Weekend:
                match.From = new TimePoint { Basis = TimeBasis.Anchor, Unit = TimeUnit.Weekend, Count = sign, Step = step };
                match.End = at + 1;
                return true;
            case WordClass.Month or WordClass.MonthLikeWord when noun.Capital && first != WordClass.Past:
                match.From = new TimePoint { Basis = TimeBasis.Anchor, Month = noun.Word.Number, Step = step };
                match.End = at + 1;
                if (lexemes[match.End].Kind == LexemeKind.Numeral && lexemes[match.End].PlainDigits is 1 or 2)
                {
                    match.From = match.From with { Day = (int)lexemes[match.End].Value };
                    match.End++;
                    return match.From.Day is >= 1 and <= 31;
                }

                return true;
            case WordClass.Season when noun.Word.Number > 0:
                return Season(lexemes, at, step, ref match);
            case WordClass.DayPart when first is WordClass.Last or WordClass.This:
                match.From = new TimePoint { Basis = TimeBasis.Anchor, Unit = TimeUnit.Day, Count = sign, PartOfDay = true };
                match.End = at + 1;
                return true;
            case WordClass.TimeUnit when (TimeUnit)noun.Word.Number >= TimeUnit.Week || ((TimeUnit)noun.Word.Number == TimeUnit.Day && first == WordClass.Past):
                match.End = at + 1;
                if (definite || first == WordClass.Past || (TimeUnit)noun.Word.Number == TimeUnit.Day)
                {
                    // "Over the last week": a length that ends now.
                    match.Kind = TimeKind.Duration;
                    match.From = new TimePoint { Basis = TimeBasis.Anchor, Unit = (TimeUnit)noun.Word.Number, Count = 1, Step = step };
                    return true;
                }

                match.From = new TimePoint { Basis = TimeBasis.Anchor, Unit = (TimeUnit)noun.Word.Number, Count = sign, Step = step };
                return true;
            default:
                return false;
        }
    }

    /// <summary>What "the" may begin: "the next day", "the previous week", "the last month", "the start of the year", "the 1990s", "the day before".</summary>
    private static bool Definite(ReadOnlySpan<Lexeme> lexemes, int at, ref TimeMatch match)
    {
        ref readonly var word = ref lexemes[at];
        switch (word.Word.Class)
        {
            case WordClass.Same or WordClass.Previous or WordClass.Following:
                return Discourse(lexemes, at, ref match);
            case WordClass.Next when lexemes[at + 1].Word is { Class: WordClass.TimeUnit, Number: (int)TimeUnit.Day } || lexemes[at + 1].Word.Class == WordClass.DayPart:
                return Discourse(lexemes, at, ref match);
            case WordClass.Last or WordClass.Past or WordClass.Next:
                return Stepped(lexemes, at, definite: true, ref match);
            case WordClass.Weekend:
                match.From = new TimePoint { Basis = TimeBasis.Anchor, Unit = TimeUnit.Weekend };
                match.End = at + 1;
                return true;
            case WordClass.Beginning or WordClass.End or WordClass.Mid:
                return PartOf(lexemes, at, ref match);
            case WordClass.TimeUnit when (TimeUnit)word.Word.Number == TimeUnit.Day && lexemes[at + 1].Word.Class is WordClass.Before or WordClass.After:
                var sign = lexemes[at + 1].Word.Class == WordClass.Before ? -1 : 1;
                if (lexemes[at + 2].Word.Class is WordClass.Yesterday or WordClass.Tomorrow)
                {
                    match.From = new TimePoint { Basis = TimeBasis.Anchor, Unit = TimeUnit.Day, Count = 2 * sign };
                    match.End = at + 3;
                    return true;
                }

                // "The day after" closes a clause; "the day after the attack" is told from the attack.
                var closed = lexemes[at + 2].Kind != LexemeKind.Word;
                match.From = new TimePoint { Basis = closed ? TimeBasis.Discourse : TimeBasis.None, Unit = TimeUnit.Day, Count = sign };
                match.End = at + 2;
                return true;
            case WordClass.None when word is { Kind: LexemeKind.Numeral, PlainDigits: 4 or 2 } && lexemes[at + 1].Joined:
                return false;
            default:
                return false;
        }
    }

    /// <summary>"The previous day", "the same month", "that evening", "the following Monday".</summary>
    private static bool Discourse(ReadOnlySpan<Lexeme> lexemes, int at, ref TimeMatch match)
    {
        var first = lexemes[at].Word.Class;
        var sign = Sign(first);
        ref readonly var noun = ref lexemes[at + 1];
        switch (noun.Word.Class)
        {
            case WordClass.TimeUnit when (TimeUnit)noun.Word.Number >= TimeUnit.Day && (TimeUnit)noun.Word.Number <= TimeUnit.Year:
                match.From = new TimePoint { Basis = TimeBasis.Discourse, Unit = (TimeUnit)noun.Word.Number, Count = sign };
                break;
            case WordClass.DayPart:
                match.From = new TimePoint { Basis = TimeBasis.Discourse, Unit = TimeUnit.Day, Count = sign, PartOfDay = true };
                break;
            case WordClass.Weekday when noun.Capital && sign != 0:
                match.From = new TimePoint { Basis = TimeBasis.Discourse, Weekday = noun.Word.Number, Step = sign < 0 ? TimeStep.Last : TimeStep.Next };
                break;
            default:
                return false;
        }

        match.End = at + 2;
        return true;
    }

    /// <summary>"Earlier this month", "later on Monday", "late last year", "early Thursday", "earlier today".</summary>
    private static bool Within(ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        var at = index + 1;
        if (lexemes[at].Word.Class is WordClass.On or WordClass.In) at++;
        var part = lexemes[index].Word.Class switch
        {
            WordClass.Earlier => TimePart.SoFar,
            WordClass.Later => TimePart.Rest,
            WordClass.Early => TimePart.Early,
            _ => TimePart.Late,
        };
        ref readonly var next = ref lexemes[at];
        var read = next.Word.Class switch
        {
            WordClass.Weekday when next.Capital => Weekday(lexemes, at, TimeStep.None, ref match),
            WordClass.Last or WordClass.Next or WordClass.This => Stepped(lexemes, at, definite: false, ref match),
            WordClass.Today or WordClass.Yesterday or WordClass.Tomorrow => TryRead(lexemes, at, ref match),
            WordClass.The when lexemes[at + 1].Word.Class is WordClass.Next or WordClass.Same or WordClass.Following => TryRead(lexemes, at, ref match),
            WordClass.Season when lexemes[index].Word.Class is WordClass.Early or WordClass.Late => Season(lexemes, at, TimeStep.None, ref match),
            _ => false,
        };
        if (!read) return false;
        if (match.From.Weekday == 0 && match.From.Unit != TimeUnit.Day) match.From = match.From with { Part = part };
        return true;
    }

    /// <summary>"The start of the year", "the end of last month", "the beginning of next week"; of a date in words, see <see cref="TimeReader"/>.</summary>
    private static bool PartOf(ReadOnlySpan<Lexeme> lexemes, int at, ref TimeMatch match)
    {
        if (lexemes[at + 1].Word.Class != WordClass.Of) return false;
        var part = lexemes[at].Word.Class switch { WordClass.Beginning => TimePart.Early, WordClass.End => TimePart.Late, _ => TimePart.Middle };
        var next = at + 2;
        if (lexemes[next].Word.Class is WordClass.The or WordClass.This && lexemes[next + 1].Word is { Class: WordClass.TimeUnit, Number: >= (int)TimeUnit.Week and <= (int)TimeUnit.Year })
        {
            match.From = new TimePoint { Basis = TimeBasis.Anchor, Unit = (TimeUnit)lexemes[next + 1].Word.Number, Part = part };
            match.End = next + 2;
            return true;
        }

        if (lexemes[next].Word.Class is not (WordClass.Last or WordClass.Next) || !Stepped(lexemes, next, definite: false, ref match)) return false;
        match.From = match.From with { Part = part };
        return true;
    }

    /// <summary>"Last summer", "the spring of 2015", "summer 2014"; a season by itself is no time.</summary>
    private static bool Season(ReadOnlySpan<Lexeme> lexemes, int index, TimeStep step, ref TimeMatch match)
    {
        var at = index + 1;
        if (lexemes[at].Word.Class == WordClass.Of) at++;
        match.From = new TimePoint { Basis = TimeBasis.Anchor, Unit = TimeUnit.Season, Month = lexemes[index].Word.Number, Step = step };
        if (lexemes[at] is { Kind: LexemeKind.Numeral, PlainDigits: 4, Value: >= 1800 and <= 2099 })
        {
            match.From = match.From with { Basis = TimeBasis.Absolute, Year = (int)lexemes[at].Value };
            match.End = at + 1;
            return true;
        }

        match.End = index + 1;
        return step != TimeStep.None;
    }

    /// <summary>"Christmas Day", "Christmas Eve"; feasts that move are not resolved.</summary>
    private static bool Feast(ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        ref readonly var next = ref lexemes[index + 1];
        var day = next.Word is { Class: WordClass.TimeUnit, Number: (int)TimeUnit.Day } && next.Capital;
        if (!day) return false;
        match.From = new TimePoint { Basis = TimeBasis.Anchor, Month = lexemes[index].Word.Number / 100, Day = lexemes[index].Word.Number % 100 };
        match.End = index + 2;
        if (lexemes[match.End] is { Kind: LexemeKind.Numeral, PlainDigits: 4, Value: >= 1800 and <= 2099 })
        {
            match.From = match.From with { Basis = TimeBasis.Absolute, Year = (int)lexemes[match.End].Value };
            match.End++;
        }

        return true;
    }
}
