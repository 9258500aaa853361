namespace Truce.Language;

/// <summary>Finds times among lexemes. Keeps its list between texts; not thread-safe.</summary>
internal sealed class TimeReader
{
    private readonly List<TimeMatch> _matches = [];

    /// <summary>The times of the last text, by position, none overlapping another.</summary>
    public List<TimeMatch> Matches => _matches;

    /// <summary>Reads all times of a text; numbers have been read before and are those of <paramref name="numbers"/>.</summary>
    public void Read(string text, ReadOnlySpan<Lexeme> lexemes, List<NumberMatch> numbers)
    {
        _matches.Clear();
        var number = 0;
        for (var i = 0; i < lexemes.Length;)
        {
            while (number < numbers.Count && numbers[number].First < i) number++;
            var match = new TimeMatch { First = i };
            var counted = number < numbers.Count && numbers[number].First == i;
            if (!CanBegin(lexemes[i]) && !counted)
            {
                i++;
                continue;
            }

            if (!TryPoint(text, lexemes, i, ref match)
                && !(counted && Durations.TryNumber(text, lexemes, numbers[number], ref match))
                && !Durations.TryWords(lexemes, i, ref match))
            {
                i++;
                continue;
            }

            Durations.TakeStep(lexemes, ref match);
            TakeRange(text, lexemes, ref match);
            match.Relation = Relation(lexemes, match.First);
            i = match.End;
            Add(lexemes, match);
        }
    }

    private static bool CanBegin(in Lexeme lexeme) =>
        lexeme.Kind == LexemeKind.Numeral || (lexeme.Kind == LexemeKind.Word && lexeme.Word.Class is not (WordClass.None or WordClass.Of or WordClass.And or WordClass.To));

    private static bool TryPoint(string text, ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        return CalendarDates.TryRead(text, lexemes, index, ref match)
            || TryPartOfDate(text, lexemes, index, ref match)
            || RelativeDates.TryRead(lexemes, index, ref match)
            || Reset(ref match, index) && TryDecade(text, lexemes, index, ref match)
            || CalendarDates.TryYear(text, lexemes, index, ref match)
            || Durations.TryClock(text, lexemes, index, ref match)
            || !Reset(ref match, index);
    }

    private static bool Reset(ref TimeMatch match, int index)
    {
        match = new TimeMatch { First = index };
        return true;
    }

    /// <summary>"Early September", "late 2014", "the end of May 2016", "the night of 19-20 September".</summary>
    private static bool TryPartOfDate(string text, ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        var at = index;
        if (lexemes[at].Word.Class == WordClass.The) at++;
        var word = lexemes[at].Word.Class;
        if (word is not (WordClass.Early or WordClass.Late or WordClass.Beginning or WordClass.End or WordClass.Mid or WordClass.DayPart)) return false;
        var next = at + 1;
        if (word == WordClass.Early && lexemes[next].Word is { Class: WordClass.TimeUnit, Number: (int)TimeUnit.Hour })
        {
            // "The early hours of Monday".
            word = WordClass.DayPart;
            next++;
        }

        if (lexemes[next].Word.Class == WordClass.Of) next++;
        else if (word is not (WordClass.Early or WordClass.Late)) return false;
        else if (lexemes[next].Word.Class is WordClass.On or WordClass.In) next++;
        var inner = new TimeMatch { First = index };
        if (!CalendarDates.TryRead(text, lexemes, next, ref inner) && !(word != WordClass.DayPart && CalendarDates.TryYear(text, lexemes, next, ref inner))
            && !(word == WordClass.DayPart && RelativeDates.TryRead(lexemes, next, ref inner)))
            return false;
        match.End = inner.End;
        match.To = inner.To;
        match.From = inner.From;
        if (word == WordClass.DayPart)
        {
            match.From = match.From with { PartOfDay = true };
            match.To = null;
        }
        else if (match.From.Day == 0)
        {
            match.From = match.From with
            {
                Part = word switch { WordClass.Early or WordClass.Beginning => TimePart.Early, WordClass.Mid => TimePart.Middle, _ => TimePart.Late },
            };
        }

        return true;
    }

    /// <summary>"The 1990s".</summary>
    private static bool TryDecade(string text, ReadOnlySpan<Lexeme> lexemes, int index, ref TimeMatch match)
    {
        ref readonly var lexeme = ref lexemes[index];
        if (lexeme is not { Kind: LexemeKind.Numeral, PlainDigits: 4, Value: >= 1800 and <= 2099 } || lexeme.Value % 10 != 0) return false;
        ref readonly var suffix = ref lexemes[index + 1];
        if (!suffix.Joined || suffix.Kind != LexemeKind.Word || text[suffix.Start] != 's' || suffix.End - suffix.Start != 1) return false;
        match.From = new TimePoint { Basis = TimeBasis.Absolute, Year = (int)lexeme.Value, Unit = TimeUnit.Decade };
        match.End = index + 2;
        return true;
    }

    /// <summary>"From Friday to Sunday", "May 10 - June 2, 2016", "between 2011 and 2013".</summary>
    private static void TakeRange(string text, ReadOnlySpan<Lexeme> lexemes, ref TimeMatch match)
    {
        if (match.Kind != TimeKind.Date || match.To is not null || match.From.Basis == TimeBasis.None || match.From.Part != TimePart.None) return;
        ref readonly var link = ref lexemes[match.End];
        var before = match.First > 0 ? lexemes[match.First - 1].Word.Class : WordClass.None;
        var joins = link.Word.Class switch
        {
            WordClass.And => before == WordClass.Between,
            WordClass.To or WordClass.Through => true,
            WordClass.Until => before == WordClass.From,
            _ => link.Symbol == '-',
        };
        if (!joins) return;
        var second = new TimeMatch { First = match.End + 1 };
        if (!CalendarDates.TryRead(text, lexemes, match.End + 1, ref second)
            && !RelativeDates.TryRead(lexemes, match.End + 1, ref second)
            && !CalendarDates.TryYear(text, lexemes, match.End + 1, ref second))
            return;
        if (second.Kind != TimeKind.Date || second.To is not null || Sort(second.From) != Sort(match.From)) return;
        if (link.Symbol == '-' && match.From.Day == 0 && !link.Joined) return;
        match.To = second.From;
        match.End = second.End;
        if (match.From.Year == 0 && second.From.Year > 0 && match.From.Month > 0) match.From = match.From with { Basis = TimeBasis.Absolute, Year = second.From.Year };
    }

    // Only like joins like: a day a day, a weekday a weekday, a year a year.
    private static int Sort(in TimePoint point) =>
        point.Day > 0 ? 1 : point.Month > 0 ? 2 : point.Weekday > 0 ? 3 : point.Year > 0 ? 4 : 5;

    private static TimeRelation Relation(ReadOnlySpan<Lexeme> lexemes, int first)
    {
        for (var back = 1; back <= 2 && first - back >= 0; back++)
        {
            var relation = lexemes[first - back].Word.Class switch
            {
                WordClass.On => TimeRelation.On,
                WordClass.At => TimeRelation.At,
                WordClass.In => TimeRelation.In,
                WordClass.During => TimeRelation.During,
                WordClass.Since => TimeRelation.Since,
                WordClass.Until => TimeRelation.Until,
                WordClass.By => TimeRelation.By,
                WordClass.Before => TimeRelation.Before,
                WordClass.After => TimeRelation.After,
                WordClass.From => TimeRelation.From,
                WordClass.For => TimeRelation.For,
                WordClass.Within => TimeRelation.Within,
                WordClass.Over or WordClass.Throughout => TimeRelation.Over,
                WordClass.To => TimeRelation.To,
                _ => TimeRelation.None,
            };
            if (relation != TimeRelation.None) return relation;
            if (lexemes[first - back].Word.Class is not (WordClass.The or WordClass.Early or WordClass.Late or WordClass.At)) break;
        }

        return TimeRelation.None;
    }

    /// <summary>Adds a time; a time of day and the day beside it become one ("midnight on Friday", "Monday at 6 p.m.").</summary>
    private void Add(ReadOnlySpan<Lexeme> lexemes, in TimeMatch match)
    {
        if (_matches.Count > 0)
        {
            ref var last = ref System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_matches)[^1];
            var gap = match.First - last.End;
            if (gap is 0 or 1 && (gap == 0 || lexemes[last.End].Word.Class is WordClass.On or WordClass.At or WordClass.Of or WordClass.The || lexemes[last.End].Symbol is ','))
            {
                if (last.Kind == TimeKind.Time && match.Kind == TimeKind.Date && last.From.Basis == TimeBasis.None && match.To is null)
                {
                    last.End = match.End;
                    last.From = match.From;
                    return;
                }

                if (last.Kind == TimeKind.Date && match.Kind == TimeKind.Time && last.To is null && (last.From.Day > 0 || last.From.Weekday > 0 || last.From.Unit == TimeUnit.Day))
                {
                    last.End = match.End;
                    last.Kind = TimeKind.Time;
                    return;
                }
            }
        }

        _matches.Add(match);
    }
}
