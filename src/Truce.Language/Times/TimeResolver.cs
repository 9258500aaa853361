using NodaTime;
using NodaTime.Calendars;

namespace Truce.Language;

/// <summary>Turns what words say about time into days, or into nothing when the words leave it open.</summary>
public static class TimeResolver
{
    /// <summary>Reports appear within a day of what they tell, across time zones; a date this far on the wrong side is still near.</summary>
    private const int Slack = 1;

    /// <summary>Years outside of which no report was written; distances from them need not be checked for the calendar's ends.</summary>
    private const int FirstYear = 1500, LastYear = 9000;

    /// <summary>Years beyond which "N years ago" no longer names a year.</summary>
    private const int LongestYears = 10;

    /// <summary>
    /// The days that an expression means, or null when they cannot be known.
    /// </summary>
    /// <param name="expression">What the words say.</param>
    /// <param name="anchor">The day of writing; a month or year when no more is known; null when nothing is.</param>
    /// <param name="tense">Tense of the clause: of "on Wednesday", past means the last one and future the next.</param>
    /// <param name="told">The time told last, for "the previous day"; null when there is none.</param>
    public static TimeInterval? Resolve(in TimeExpression expression, TimeInterval? anchor, ClauseTense tense, TimeInterval? told)
    {
        if (expression.Kind == TimeKind.Set) return null;
        if (anchor is { } day && (day.First.Year < FirstYear || day.Last.Year > LastYear)) anchor = null;
        var relation = expression.Relation is TimeRelation.By or TimeRelation.Until && tense == ClauseTense.None ? ClauseTense.Future : tense;
        var from = Resolve(expression.From, anchor, relation, told);
        if (from is not { } first || expression.To is not { } to) return from;
        if (to.Basis == TimeBasis.Anchor && to.Month > 0)
        {
            // The end of a range lies behind its beginning, within a year.
            var last = OfMonth(to with { Year = first.First.Year });
            if (last is { } l && l.Last < first.First) last = OfMonth(to with { Year = first.First.Year + 1 });
            return last is { } end ? new TimeInterval(first.First, end.Last) : null;
        }

        if (to.Weekday > 0 && to.Month == 0 && first.IsDay) return new TimeInterval(first.First, first.First.With(DateAdjusters.NextOrSame((IsoDayOfWeek)to.Weekday)));
        return Resolve(to, anchor, relation, told) is { } second && second.Last >= first.First ? first.Through(second) : null;
    }

    /// <summary>The days of one point; see <see cref="Resolve(in TimeExpression, TimeInterval?, ClauseTense, TimeInterval?)"/>.</summary>
    public static TimeInterval? Resolve(in TimePoint point, TimeInterval? anchor, ClauseTense tense, TimeInterval? told)
    {
        switch (point.Basis)
        {
            case TimeBasis.Absolute:
                return Absolute(point, anchor);
            case TimeBasis.Anchor when anchor is { } now:
                return Between(point, now, tense);
            case TimeBasis.Discourse when told is { } last:
                return point.Count == 0 && point.Weekday == 0 && point.Unit == TimeUnit.Day && last.IsDay ? last : Between(point, last, ClauseTense.None);
            default:
                return null;
        }
    }

    /// <summary>Resolves against both ends of an anchor that is not known to the day; what they have in common is known.</summary>
    private static TimeInterval? Between(in TimePoint point, TimeInterval anchor, ClauseTense tense)
    {
        if (!anchor.IsDay && anchor.IsInOneMonth && point.Month > 0) return Against(point, tense == ClauseTense.Future ? anchor.First : anchor.Last, tense);
        var first = Against(point, anchor.First, tense);
        if (anchor.IsDay || first is null) return first;
        return Against(point, anchor.Last, tense) is { } last ? first.Value.Through(last) : null;
    }

    private static TimeInterval? Absolute(in TimePoint point, TimeInterval? anchor)
    {
        if (point.Unit == TimeUnit.Decade) return new TimeInterval(new LocalDate(point.Year, 1, 1), new LocalDate(point.Year + 9, 12, 31));
        if (point.Unit == TimeUnit.Season) return Season(point.Year, point.Month);
        if (point.Month == 0) return Part(point.Part, new TimeInterval(new LocalDate(point.Year, 1, 1), new LocalDate(point.Year, 12, 31)), anchor?.Last);
        if (!point.Ambiguous) return OfMonth(point);
        // Day-month or month-day: the one that fits the day of writing, when only one does.
        var (one, other) = (OfMonth(point), OfMonth(point with { Month = point.Day, Day = point.Month }));
        if (anchor is { } now && one is { } a && other is { } b)
        {
            var (near, far) = (Distance(a, now), Distance(b, now));
            if (near <= 10 && far > 20) return one;
            if (far <= 10 && near > 20) return other;
        }

        return new TimeInterval(new LocalDate(point.Year, 1, 1), new LocalDate(point.Year, 12, 31));
    }

    private static int Distance(TimeInterval day, TimeInterval anchor) =>
        Math.Abs(Period.DaysBetween(day.First, day.First < anchor.First ? anchor.First : anchor.Last));

    private static TimeInterval? OfMonth(in TimePoint point)
    {
        if (point.Month is < 1 or > 12 || point.Year is < 1 or > 9998) return null;
        var days = CalendarSystem.Iso.GetDaysInMonth(point.Year, point.Month);
        if (point.Day > days) return null;
        return point.Day > 0
            ? new TimeInterval(new LocalDate(point.Year, point.Month, point.Day))
            : Part(point.Part, new TimeInterval(new LocalDate(point.Year, point.Month, 1), new LocalDate(point.Year, point.Month, days)), null);
    }

    private static TimeInterval? Against(in TimePoint point, LocalDate anchor, ClauseTense tense)
    {
        if (point.Unit == TimeUnit.Season && point.Month > 0) return Season(point, anchor);
        if (point.Month > 0) return WithoutYear(point, anchor, tense);
        if (point.Weekday > 0) return Weekday(point, anchor, tense) is { } day ? new TimeInterval(day) : null;
        if (Math.Abs(point.Count) > 3000) return null;
        var count = (int)point.Count;
        return point.Unit switch
        {
            TimeUnit.Day when point.Step != TimeStep.None => Span(point, anchor, Period.FromDays(count)),
            TimeUnit.Day when point.PartOfDay && count == 0 && point.Basis == TimeBasis.Anchor => new TimeInterval(anchor),
            TimeUnit.Day => new TimeInterval(anchor.PlusDays(count)),
            TimeUnit.Weekend => Weekend(point, anchor, tense),
            TimeUnit.Week or TimeUnit.Fortnight => Weeks(point, anchor, point.Unit == TimeUnit.Week ? count : 2 * count),
            TimeUnit.Month => Months(point, anchor, count),
            TimeUnit.Year when Math.Abs(count) <= LongestYears && anchor.Year + count is > 0 and < 9999 => Years(point, anchor, count),
            TimeUnit.Hour or TimeUnit.Minute when point.Step != TimeStep.None => new TimeInterval(anchor.PlusDays(point.Step == TimeStep.Last ? -(count / 24) : 0), anchor.PlusDays(point.Step == TimeStep.Next ? count / 24 : 0)),
            _ => null,
        };
    }

    private static TimeInterval Span(in TimePoint point, LocalDate anchor, Period length) =>
        point.Step == TimeStep.Last ? new TimeInterval(anchor - length, anchor) : new TimeInterval(anchor, anchor + length);

    // "The last week" is a length that ends now; "last week" is the week before this one, Monday to Sunday.
    private static TimeInterval? Weeks(in TimePoint point, LocalDate anchor, int count)
    {
        if (IsLength(point)) return Span(point, anchor, Period.FromWeeks(count));
        if (point.Step == TimeStep.None && count != 0)
        {
            var day = anchor.PlusWeeks(count);
            return new TimeInterval(day.PlusDays(-3), day.PlusDays(3));
        }

        var monday = anchor.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)).PlusWeeks(count);
        return Part(point.Part, new TimeInterval(monday, monday.PlusDays(6)), anchor);
    }

    private static TimeInterval? Months(in TimePoint point, LocalDate anchor, int count)
    {
        if (IsLength(point)) return Span(point, anchor, Period.FromMonths(count));
        var first = new LocalDate(anchor.Year, anchor.Month, 1).PlusMonths(count);
        return Part(point.Part, new TimeInterval(first, first.PlusMonths(1).PlusDays(-1)), anchor);
    }

    private static TimeInterval? Years(in TimePoint point, LocalDate anchor, int count)
    {
        if (IsLength(point)) return Span(point, anchor, Period.FromYears(count));
        return Part(point.Part, new TimeInterval(new LocalDate(anchor.Year + count, 1, 1), new LocalDate(anchor.Year + count, 12, 31)), anchor);
    }

    // A length has its count positive and says whether it lies behind or ahead.
    private static bool IsLength(in TimePoint point) => point is { Step: TimeStep.Last, Count: > 0 } || (point is { Step: TimeStep.Next, Count: > 1 });

    private static LocalDate? Weekday(in TimePoint point, LocalDate anchor, ClauseTense tense)
    {
        var day = (IsoDayOfWeek)point.Weekday;
        if (point.Unit == TimeUnit.Week) return anchor.With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Monday)).PlusWeeks((int)point.Count).With(DateAdjusters.NextOrSame(day));
        return point.Step switch
        {
            TimeStep.Last => anchor.With(DateAdjusters.Previous(day)),
            TimeStep.Next => anchor.With(DateAdjusters.Next(day)),
            _ => tense is ClauseTense.Future or ClauseTense.Present || (point.Step == TimeStep.This && tense == ClauseTense.None)
                ? anchor.With(DateAdjusters.NextOrSame(day))
                : anchor.With(DateAdjusters.PreviousOrSame(day)),
        };
    }

    private static TimeInterval Weekend(in TimePoint point, LocalDate anchor, ClauseTense tense)
    {
        var ahead = point.Step == TimeStep.Next || (point.Step != TimeStep.Last && tense is ClauseTense.Future or ClauseTense.Present);
        // "Last weekend", said on a Sunday, is the one before.
        var saturday = ahead
            ? anchor.With(DateAdjusters.NextOrSame(IsoDayOfWeek.Saturday))
            : (point.Step == TimeStep.Last ? anchor.PlusDays(-2) : anchor).With(DateAdjusters.PreviousOrSame(IsoDayOfWeek.Saturday));
        return new TimeInterval(saturday, saturday.PlusDays(1));
    }

    /// <summary>A day and month without year: of the years about the anchor's, the one that tense, weekday and nearness speak for.</summary>
    private static TimeInterval? WithoutYear(in TimePoint point, LocalDate anchor, ClauseTense tense)
    {
        if (anchor.Year is < 2 or > 9997) return null;
        if (point.Unit == TimeUnit.Year) return OfMonth(point with { Year = anchor.Year + (int)point.Count });
        TimeInterval? best = null;
        var bestDistance = int.MaxValue;
        for (var year = anchor.Year - 1; year <= anchor.Year + 1; year++)
        {
            if (OfMonth(point with { Year = year }) is not { } candidate) continue;
            if (point.Weekday > 0 && point.Day > 0 && (int)candidate.First.DayOfWeek != point.Weekday) continue;
            var within = candidate.First <= anchor && anchor <= candidate.Last;
            var before = candidate.First <= anchor.PlusDays(Slack);
            var distance = within ? 0 : Math.Abs(Period.DaysBetween(anchor, candidate.First > anchor ? candidate.First : candidate.Last));
            var fits = point.Step switch
            {
                TimeStep.Last => candidate.Last < anchor,
                TimeStep.Next => candidate.First > anchor,
                TimeStep.This => candidate.First.Year == anchor.Year,
                _ => tense switch
                {
                    ClauseTense.Past => before,
                    ClauseTense.Future => candidate.Last >= anchor.PlusDays(-Slack),
                    // Without a tense a month is the last one, a day the nearest.
                    _ => point.Day > 0 || before,
                },
            };
            if (!fits || distance >= bestDistance) continue;
            best = candidate;
            bestDistance = distance;
        }

        return best;
    }

    private static TimeInterval? Season(in TimePoint point, LocalDate anchor)
    {
        for (var year = point.Step == TimeStep.Last ? anchor.Year : anchor.Year - 1; year >= anchor.Year - 2 && year <= anchor.Year + 1; year += point.Step == TimeStep.Last ? -1 : 1)
        {
            var season = Season(year, point.Month);
            var fits = point.Step switch
            {
                TimeStep.Last => season.Last < anchor,
                TimeStep.Next => season.First > anchor,
                _ => season.Last >= anchor,
            };
            if (fits) return season;
        }

        return null;
    }

    // The northern seasons, by whole months.
    private static TimeInterval Season(int year, int month)
    {
        var first = new LocalDate(year, month, 1);
        return new TimeInterval(first, first.PlusMonths(3).PlusDays(-1));
    }

    private static TimeInterval? Part(TimePart part, TimeInterval whole, LocalDate? anchor)
    {
        var third = (Period.DaysBetween(whole.First, whole.Last) + 1) / 3;
        return part switch
        {
            TimePart.Early => new TimeInterval(whole.First, whole.First.PlusDays(third - 1)),
            TimePart.Middle => new TimeInterval(whole.First.PlusDays(third), whole.Last.PlusDays(-third)),
            TimePart.Late => new TimeInterval(whole.Last.PlusDays(1 - third), whole.Last),
            TimePart.SoFar when anchor is { } now && now > whole.First && now <= whole.Last => new TimeInterval(whole.First, now),
            TimePart.Rest when anchor is { } now && now >= whole.First && now < whole.Last => new TimeInterval(now, whole.Last),
            _ => whole,
        };
    }
}
