namespace Truce.Language;

/// <summary>Reads dates that name a month, a year or both, in words or digits ("Sept. 9, 2016", "10 to 15 May", "23 septembre 2016", "2016-09-12").</summary>
internal static class CalendarDates
{
    /// <summary>Reads the date that begins at a lexeme; moves the index behind it.</summary>
    public static bool TryRead(string text, ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        ref readonly var lexeme = ref lexemes[index];
        switch (lexeme.Word.Class)
        {
            case WordClass.Weekday or WordClass.WeekdayShort when lexeme.Capital:
                return TryWeekdayDate(text, lexemes, index, ref match);
            case WordClass.Month or WordClass.MonthLikeWord when lexeme.Capital:
                return TryMonthFirst(text, lexemes, index, ref match);
            case WordClass.Ordinal or WordClass.Ten:
            case WordClass.None when lexeme.Kind == LexemeKind.Numeral:
                return TryDayFirst(text, lexemes, index, ref match) || TryDigits(text, lexemes, index, ref match);
            case WordClass.The:
                return lexemes[index + 1].Word.Class is WordClass.Ordinal or WordClass.Ten || lexemes[index + 1].Kind == LexemeKind.Numeral
                    ? TryDayFirst(text, lexemes, index + 1, ref match)
                    : false;
            case WordClass.Mid when lexemes[index + 1].Symbol == '-' || lexemes[index + 1].Capital:
                var month = lexemes[index + 1].Symbol == '-' ? index + 2 : index + 1;
                if (!lexemes[month].Capital || lexemes[month].Word.Class is not (WordClass.Month or WordClass.MonthLikeWord))
                    return TryMidYear(text, lexemes, month, ref match);
                if (!TryMonthFirst(text, lexemes, month, ref match)) return false;
                match.From = match.From with { Part = TimePart.Middle };
                return true;
            default:
                return false;
        }
    }

    /// <summary>A year in digits, by itself; the words before it must say that it is one.</summary>
    public static bool TryYear(string text, ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        ref readonly var lexeme = ref lexemes[index];
        if (!IsYear(text, lexeme) || index == 0) return false;
        ref readonly var before = ref lexemes[index - 1];
        ref readonly var after = ref lexemes[index + 1];
        var plural = after is { Kind: LexemeKind.Word, Capital: false, Joined: false } && text[after.End - 1] == 's' && after.Word.Class == WordClass.None;
        var said = before.Word.Class switch
        {
            WordClass.In or WordClass.Since or WordClass.During or WordClass.Until or WordClass.Throughout => true,
            WordClass.By or WordClass.From or WordClass.Before or WordClass.After or WordClass.To or WordClass.Through => !plural,
            WordClass.Of or WordClass.The or WordClass.Between or WordClass.And or WordClass.Article => !plural || (lexeme.Value % 100 != 0 && before.Word.Class == WordClass.The),
            WordClass.Early or WordClass.Late or WordClass.Mid or WordClass.Season => true,
            _ => before.Symbol == '(' && after.Symbol is ')' or '-',
        };
        if (before.Word.Class == WordClass.And) said &= lexemes[index - 2].Kind == LexemeKind.Numeral && IsYear(text, lexemes[index - 2]);
        if (said && after.Word.Class == WordClass.Scale) said = false;
        if (!said) return false;
        match.From = new TimePoint { Basis = TimeBasis.Absolute, Year = (int)lexeme.Value };
        match.End = index + 1;
        TryYearRange(text, lexemes, ref match);
        return true;
    }

    public static bool IsYear(string text, in Lexeme lexeme) =>
        lexeme is { Kind: LexemeKind.Numeral, PlainDigits: 4, Value: >= 1800 and <= 2099 } && (!lexeme.Joined || text[lexeme.Start - 1] is '(' or '-' or '\u2013' or '"' or '\u201C' or '/');

    /// <summary>"2011-13", "2011-2013".</summary>
    private static void TryYearRange(string text, ReadOnlySpan<Lexeme> lexemes, ref TimeMatch match)
    {
        if (lexemes[match.End].Symbol is not ('-' or '/') || lexemes[match.End + 1].Kind != LexemeKind.Numeral) return;
        ref readonly var second = ref lexemes[match.End + 1];
        var year = second.PlainDigits == 2 ? match.From.Year / 100 * 100 + (int)second.Value : IsYear(text, second) ? (int)second.Value : 0;
        if (year <= match.From.Year) return;
        match.To = match.From with { Year = year };
        match.End += 2;
    }

    private static bool TryMidYear(string text, ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        ref readonly var lexeme = ref lexemes[index];
        if (lexeme is not { Kind: LexemeKind.Numeral, PlainDigits: 4, Value: >= 1800 and <= 2099 }) return false;
        match.From = new TimePoint { Basis = TimeBasis.Absolute, Year = (int)lexeme.Value, Part = TimePart.Middle };
        match.End = index + 1;
        return true;
    }

    /// <summary>"Tuesday, Sept. 24, 2013", "Monday 12 September", "Sun, 12 Sep 2016", "Monday the 12th of September".</summary>
    private static bool TryWeekdayDate(string text, ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        var at = index + 1;
        if (lexemes[at].Symbol == '.') at++;
        if (lexemes[at].Word.Class == WordClass.DayPart) at++;
        if (lexemes[at].Symbol is ',' or '(') at++;
        if (lexemes[at].Word.Class == WordClass.The) at++;
        if (lexemes[at].Word.Class is WordClass.On) at++;
        if (lexemes[at].Word.Class is not (WordClass.Month or WordClass.MonthLikeWord or WordClass.ForeignMonth or WordClass.Ordinal) && lexemes[at].Kind != LexemeKind.Numeral) return false;
        var date = default(TimeMatch);
        var read = lexemes[at].Word.Class is WordClass.Month or WordClass.MonthLikeWord
            ? lexemes[at].Capital && TryMonthFirst(text, lexemes, at, ref date)
            : TryDayFirst(text, lexemes, at, ref date) || TryDigits(text, lexemes, at, ref date);
        if (!read || date.From.Day == 0) return false;
        match.From = date.From with { Weekday = lexemes[index].Word.Number };
        match.To = date.To;
        match.End = date.End;
        return true;
    }

    /// <summary>"September", "Sept. 9", "May 10-15", "September 9, 2016", "May 10 to June 2".</summary>
    private static bool TryMonthFirst(string text, ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        ref readonly var month = ref lexemes[index];
        var at = index + 1;
        var abbreviation = month.End - month.Start <= 4 && month.Word.Number is not (5 or 6 or 7) || (month.End - month.Start == 3 && month.Word.Number != 5);
        var dot = lexemes[at].Symbol == '.' && lexemes[at].Joined && abbreviation;
        if (dot) at++;
        if (lexemes[at].Word.Class == WordClass.The && TryDay(lexemes, at + 1, out _, out _)) at++;
        match.From = new TimePoint { Basis = TimeBasis.Anchor, Month = month.Word.Number };
        match.End = at;
        // A dash that hugs the month leads to a day too: "Sept-9".
        if (TryDay(lexemes, at, out var day, out var end) && !IsClock(lexemes, end))
        {
            match.From = match.From with { Day = day };
            match.End = end;
            if (TryRangeLink(lexemes, end, out var second) && TryDay(lexemes, second, out var last, out var after) && last > day
                && !IsClock(lexemes, after) && lexemes[after].Word.Class is not (WordClass.Month or WordClass.MonthLikeWord))
            {
                match.To = match.From with { Day = last };
                match.End = after;
            }

            TryYearAfter(text, lexemes, ref match);
            return true;
        }

        if (TryYearAfter(text, lexemes, ref match)) return true;
        if (dot && !NamesMonth(lexemes, index)) return false;
        return NamesMonth(lexemes, index) && !(abbreviation && !dot && month.End - month.Start == 3);
    }

    /// <summary>A month by itself needs a word before or after that is said of months: "May" and "Jan" are also names and verbs.</summary>
    private static bool NamesMonth(ReadOnlySpan<Lexeme> lexemes, int index)
    {
        ref readonly var month = ref lexemes[index];
        ref readonly var after = ref lexemes[index + 1];
        // "April Johnson", "August Wilson".
        if (after is { Kind: LexemeKind.Word, Capital: true, Word.Class: WordClass.None } && month.Word.Number is 4 or 6 or 8) return false;
        if (index == 0) return month.Word.Class == WordClass.Month;
        ref readonly var before = ref lexemes[index - 1];
        switch (before.Word.Class)
        {
            case WordClass.In or WordClass.Since or WordClass.Until or WordClass.By or WordClass.During or WordClass.Throughout
                or WordClass.Last or WordClass.Next or WordClass.This or WordClass.Early or WordClass.Late or WordClass.Mid or WordClass.Past:
            case WordClass.Before or WordClass.After or WordClass.From or WordClass.Between or WordClass.To or WordClass.Of or WordClass.Through
                or WordClass.Previous or WordClass.Following or WordClass.On:
                return true;
            case WordClass.And or WordClass.Or:
                return index > 1 && lexemes[index - 2].Word.Class is WordClass.Month or WordClass.MonthLikeWord;
            default:
                // "The May truce": not where "may" or a name could stand.
                if (month.Word.Class == WordClass.MonthLikeWord || month.Word.Number is 4 or 6 or 8)
                {
                    return before.Word.Class is WordClass.The or WordClass.Article && after is { Kind: LexemeKind.Word, Capital: false, Word.Class: WordClass.None };
                }

                return !before.Capital || before.Word.Class != WordClass.None;
        }
    }

    /// <summary>"10 September 2016", "the 10th of September", "19-20 September", "10 to 15 May", "10 de septiembre de 2016".</summary>
    private static bool TryDayFirst(string text, ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        if (!TryDay(lexemes, index, out var day, out var at)) return false;
        var last = 0;
        if (TryRangeLink(lexemes, at, out var second) && TryDay(lexemes, second, out var to, out var after) && to > day)
        {
            last = to;
            at = after;
        }

        var written = lexemes[index].Word.Class == WordClass.Ordinal || lexemes[index + 1].Word.Class == WordClass.OrdinalSuffix;
        var dot = lexemes[at].Symbol == '.' && lexemes[at].Joined;
        if (dot) at++;
        if (lexemes[at].Word.Class is WordClass.Of or WordClass.ForeignOf) at++;
        ref readonly var month = ref lexemes[at];
        if (month.Symbol is '-' or '/' && month.Joined && lexemes[at + 1].Word.Class == WordClass.Month) month = ref lexemes[++at];
        switch (month.Word.Class)
        {
            case WordClass.Month or WordClass.MonthLikeWord when month.Capital:
            case WordClass.ForeignMonth when last == 0:
                break;
            default:
                return false;
        }

        if (month.Word.Class == WordClass.ForeignMonth && written && lexemes[index + 1].Word.Class != WordClass.OrdinalSuffix) return false;
        at++;
        if (lexemes[at].Symbol == '.' && lexemes[at].Joined && month.End - month.Start <= 4 && month.Word.Number != 5 && lexemes[at + 1].Kind == LexemeKind.Numeral) at++;
        match.From = new TimePoint { Basis = TimeBasis.Anchor, Month = month.Word.Number, Day = day };
        match.End = at;
        if (last > 0) match.To = match.From with { Day = last };
        var year = TryYearAfter(text, lexemes, ref match);
        // "The toll rose to 10. September was worse": a full stop between day and month needs the year ("10. September 2016").
        return (year || !dot) && IsPossible(match.From) && (match.To is not { } end || IsPossible(end));
    }

    /// <summary>ISO dates, and dates with points or slashes; which of day and month comes first is left open where it is.</summary>
    private static bool TryDigits(string text, ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        ref readonly var first = ref lexemes[index];
        ref readonly var link = ref lexemes[index + 1];
        ref readonly var second = ref lexemes[index + 2];
        if (!link.Joined || text[link.Start] is not ('-' or '/' or '.') || second is not { Kind: LexemeKind.Numeral, Joined: true, PlainDigits: 1 or 2 }) return false;
        if (first.Joined && text[first.Start - 1] is '/' or '-' or '.') return false;
        var third = lexemes[index + 3].Joined && text[lexemes[index + 3].Start] == text[link.Start] ? lexemes[index + 4] : default;
        if (third is not { Kind: LexemeKind.Numeral, Joined: true }) return false;
        var (a, b, c) = ((int)first.Value, (int)second.Value, third.PlainDigits is 2 or 4 ? (int)third.Value : -1);
        match.End = index + 5;
        if (first.PlainDigits == 4)
        {
            match.From = new TimePoint { Basis = TimeBasis.Absolute, Year = a, Month = b, Day = c };
            return text[link.Start] != '.' && third.PlainDigits <= 2 && c > 0 && IsPossible(match.From);
        }

        if (first.PlainDigits is not (1 or 2) || c < 0) return false;
        // Two figures for a year are this century's; nothing older is written so in a press report.
        var year = third.PlainDigits == 4 ? c : 2000 + c;
        if (third.PlainDigits == 4 ? c is < 1800 or > 2099 : c > 50) return false;
        var dayFirst = new TimePoint { Basis = TimeBasis.Absolute, Year = year, Month = b, Day = a };
        var monthFirst = new TimePoint { Basis = TimeBasis.Absolute, Year = year, Month = a, Day = b };
        if (text[link.Start] == '.') match.From = dayFirst;
        else if (!IsPossible(dayFirst)) match.From = monthFirst;
        else if (!IsPossible(monthFirst) || a == b) match.From = dayFirst;
        else match.From = monthFirst with { Ambiguous = true };
        return IsPossible(match.From);
    }

    private static bool TryDay(ReadOnlySpan<Lexeme> lexemes, int index, out int day, out int end)
    {
        ref readonly var lexeme = ref lexemes[index];
        day = 0;
        end = index + 1;
        if (lexeme.Word.Class == WordClass.Ordinal && lexeme.Word.Number > 0)
        {
            day = lexeme.Word.Number;
        }
        else if (lexeme.Word.Class == WordClass.Ten && lexemes[index + 1].Symbol == '-' && lexemes[index + 2] is { Joined: true, Word.Class: WordClass.Ordinal })
        {
            day = lexeme.Word.Number + lexemes[index + 2].Word.Number;
            end = index + 3;
        }
        else if (lexeme is { Kind: LexemeKind.Numeral, PlainDigits: 1 or 2 })
        {
            day = (int)lexeme.Value;
            if (lexemes[end].Word.Class == WordClass.OrdinalSuffix && lexemes[end].Joined) end++;
            else if (lexemes[end] is { Kind: LexemeKind.Word, Joined: true } || lexemes[end].Symbol == '%') return false;
            if (lexemes[end].Joined && lexemes[end].Symbol is ':' or '/') return false;
        }

        return day is >= 1 and <= 31;
    }

    private static bool IsClock(ReadOnlySpan<Lexeme> lexemes, int end) =>
        lexemes[end].Word.Class is WordClass.Meridiem or WordClass.Scale or WordClass.Percent || (lexemes[end].Symbol == ':' && lexemes[end + 1].Joined);

    /// <summary>What joins two days to a range; "and" does so too: of "12 and 13 May" the first day has no month of its own.</summary>
    private static bool TryRangeLink(ReadOnlySpan<Lexeme> lexemes, int at, out int second)
    {
        second = at + 1;
        return lexemes[at].Symbol is '-' or '/' || lexemes[at].Word.Class is WordClass.To or WordClass.And or WordClass.Or or WordClass.Until or WordClass.Through;
    }

    private static bool TryYearAfter(string text, ReadOnlySpan<Lexeme> lexemes, ref TimeMatch match)
    {
        var at = match.End;
        if (lexemes[at].Symbol == ',' && lexemes[at].Joined) at++;
        if (lexemes[at].Word.Class is WordClass.Of or WordClass.ForeignOf) at++;
        ref readonly var year = ref lexemes[at];
        if (year.Word.Class is WordClass.Last or WordClass.This or WordClass.Next && lexemes[at + 1].Word is { Class: WordClass.TimeUnit, Number: (int)TimeUnit.Year })
        {
            // "September last year".
            match.End = at + 2;
            match.From = match.From with { Unit = TimeUnit.Year, Count = year.Word.Class switch { WordClass.Last => -1, WordClass.Next => 1, _ => 0 } };
            return true;
        }

        if (year is not { Kind: LexemeKind.Numeral, PlainDigits: 4, Value: >= 1000 and <= 2099 }) return false;
        match.End = at + 1;
        match.From = match.From with { Basis = TimeBasis.Absolute, Year = (int)year.Value };
        if (match.To is { } to) match.To = to with { Basis = TimeBasis.Absolute, Year = (int)year.Value };
        return IsPossible(match.From);
    }

    private static bool IsPossible(in TimePoint point) =>
        point.Month is >= 1 and <= 12 && (point.Day == 0 || point.Day <= NodaTime.CalendarSystem.Iso.GetDaysInMonth(point.Year == 0 ? 2000 : point.Year, point.Month));
}
