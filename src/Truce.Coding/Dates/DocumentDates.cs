using NodaTime;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// The times of a report as days: each expression resolved against the day of publication, or, where that is not known, against the
/// full dates that the text itself gives. Built once for a document.
/// </summary>
internal sealed class DocumentDates
{
    /// <summary>Days within which the full dates of an undated report must lie for its weekdays to be told from them.</summary>
    private const int NearDays = 6;

    /// <summary>Days within which the full dates of an undated report must lie for its days without a year to take theirs.</summary>
    private const int SameYearDays = 120;

    /// <summary>Sentences over which a year of history holds for days without one.</summary>
    private const int HistorySentences = 2;

    /// <summary>A day without a year that is further ahead than this is that of the year before, when it is <see cref="JustPastDays"/> past there. Set by judgement, not fitted to data.</summary>
    private const int FarAheadDays = 270;

    /// <summary>See <see cref="FarAheadDays"/>.</summary>
    private const int JustPastDays = 90;

    /// <summary>Sentences back to which "the next day" may refer.</summary>
    private const int ToldSentences = 3;

    private readonly AnnotatedText _text;
    private readonly TimeInterval?[] _values;
    private readonly TimeByEvent _byEvent;

    /// <summary>Resolves the times of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="published">The day of publication, when the page gives it.</param>
    /// <param name="asides">What stands beside the text: a post it embeds was written before it, and says the year.</param>
    /// <param name="deduced">The day of an undated report, deduced; see <see cref="DeducedDay"/>.</param>
    public DocumentDates(AnnotatedText text, PartialDate? published, IReadOnlyList<Aside> asides, LocalDate? deduced = null)
    {
        _text = text;
        _values = new TimeInterval?[text.Times.Length];
        _byEvent = new TimeByEvent(text, _values);
        Anchor = published is { } date ? new TimeInterval(date.Earliest, date.Latest) : deduced is { } day ? new TimeInterval(day) : null;
        var (days, years) = Anchor is null ? OwnAnchors(text, asides) : (Anchor, Anchor);
        var (told, toldDay, history, reach) = (-1, -1, -1, 0);
        for (var i = 0; i < _values.Length; i++)
        {
            ref readonly var time = ref text.Times[i];
            var tense = text.TenseAt(HeadOf(text, time.First, time.End));
            // "Two days later" counts from a day: history told by month or year in between does not come between them.
            var last = time.From.Unit == TimeUnit.Day || time.From.Weekday > 0 ? toldDay : told;
            var before = last >= 0 && text[time.First].Sentence - text[text.Times[last].First].Sentence <= ToldSentences ? _values[last] : null;
            var anchor = time.From.Month > 0 ? years : days;
            if (GoesOnWithHistory(text, time, tense, history, reach) && _values[history] is { } then)
            {
                // "In 2014 the rebels took Mosul. On August 8 …" is still of 2014.
                anchor = new TimeInterval(new LocalDate(then.Last.Year, 12, 31));
                history = i;
            }

            _values[i] = TimeResolver.Resolve(time, anchor, tense, before);
            if (IsHistory(time, _values[i], years))
            {
                // "In April last year" says little of the sentences behind its own.
                history = i;
                reach = time.From.Basis is TimeBasis.Absolute ? HistorySentences : 0;
            }

            if (_values[i] is not { } value || time.Kind is not (TimeKind.Date or TimeKind.Time)) continue;
            told = i;
            if (value.IsDay) toldDay = i;
        }
    }

    /// <summary>Whether a time without a year follows, in the past tense and at once, on one of another year.</summary>
    private static bool GoesOnWithHistory(AnnotatedText text, in TimeExpression time, ClauseTense tense, int history, int reach)
    {
        if (history < 0 || time.From is not { Basis: TimeBasis.Anchor, Month: > 0, Step: TimeStep.None, Unit: TimeUnit.None }) return false;
        if (tense is not (ClauseTense.Past or ClauseTense.None) || text[time.First].Sentence - text[text.Times[history].First].Sentence > reach) return false;
        var between = text.Text.AsSpan(text[text.Times[history].End - 1].End, text[time.First].Start - text[text.Times[history].End - 1].End);
        return !between.Contains('\n');
    }

    /// <summary>Whether a time tells of a year before that of writing, as an adverbial: "in 2014", "on May 1, 2012", "in April last year"; not "the 2014 war".</summary>
    private static bool IsHistory(in TimeExpression time, TimeInterval? value, TimeInterval? anchor) =>
        time is { Kind: TimeKind.Date, Relation: TimeRelation.In or TimeRelation.On, To: null } && (time.From.Basis is TimeBasis.Absolute || time.From is { Basis: TimeBasis.Anchor, Month: > 0, Unit: TimeUnit.Year, Count: < 0 })
        && value is { } days && anchor is { } now && days.Last.Year < now.First.Year;

    /// <summary>The day of writing, or null when it is not known.</summary>
    public TimeInterval? Anchor { get; }

    /// <summary>The days of an expression (index into the text's times), or null when they cannot be known.</summary>
    public TimeInterval? this[int time] => _values[time];

    /// <summary>An expression as a date, or null when it is not known to the year at least.</summary>
    public PartialDate? Value(int time) => ToPartial(_text.Times[time], _values[time]);

    /// <summary>An expression as a date, where its clause is known to tell of the past or of what is ahead.</summary>
    public PartialDate? Value(int time, ClauseTense tense) =>
        Anchor is not null && _text.Times[time].From.Basis is TimeBasis.Anchor ? ToPartial(_text.Times[time], TimeResolver.Resolve(_text.Times[time], Anchor, tense, null)) : Value(time);

    /// <summary>
    /// The days of a span that something holds for, from the day of writing, in a tense; or null. "Declared a truce from April 1", written on April 14: of two years, that in
    /// which the day is near.
    /// </summary>
    public TimeInterval? Span(int time, ClauseTense tense)
    {
        ref readonly var expression = ref _text.Times[time];
        var days = TimeResolver.Resolve(expression, Anchor, tense, null);
        if (tense is not ClauseTense.Future || expression.From is not { Basis: TimeBasis.Anchor, Month: > 0, Step: TimeStep.None } || days is not { } ahead || Anchor is not { } now) return days;
        var before = TimeResolver.Resolve(expression, Anchor, ClauseTense.Past, null);
        return before is { } past && Period.DaysBetween(past.First, now.First) is > 0 and < JustPastDays && Period.DaysBetween(now.First, ahead.First) > FarAheadDays ? before : days;
    }

    /// <summary>Index of the expression that dates what a verb or noun tells, or -1.</summary>
    public int TimeOf(int token) => EventTime.Of(_text, _values, token);

    /// <summary>When what a verb or noun tells is or was, where it is known to be ahead or past.</summary>
    public PartialDate? Of(int token, ClauseTense tense)
    {
        var time = EventTime.Of(_text, _values, token);
        if (time < 0) return tense is ClauseTense.Future ? null : ToPartial(_byEvent.Of(token));
        if (tense is ClauseTense.Future && IsSince(time, token)) return null;
        return Value(time, tense);
    }

    /// <summary>True when a time stands in what something has lasted since ("the first meeting since they broke off talks on Oct. 3"): it is past.</summary>
    private bool IsSince(int time, int token)
    {
        ref readonly var expression = ref _text.Times[time];
        for (var at = HeadOf(_text, expression.First, expression.End); at >= 0 && at != token; at = _text[at].Head)
        {
            for (var i = _text.Sentences[_text[at].Sentence].First; i < at; i++)
            {
                if (_text[i].Head == at && _text[i].Relation is Relation.Mark or Relation.Case && _text.Lemma(i) is "since") return true;
            }
        }

        return false;
    }

    /// <summary>When what a verb or noun tells took place, takes place or is to, by the words that stand with it; null when they do not say.</summary>
    public PartialDate? Of(int token)
    {
        var time = EventTime.Of(_text, _values, token);
        if (time < 0) return ToPartial(_byEvent.Of(token));

        // "holds them responsible for an attack in the town on Friday": the verb tells of now, its day is of what was done.
        var done = _text[token] is { Upos: Upos.NOUN, Relation: Relation.Obl or Relation.Nmod } && _text[token].Head is >= 0 and var verb && verb < token
            && token < _text.Times[time].First && _text.TenseAt(verb) is ClauseTense.Present;
        return done ? Value(time, ClauseTense.Past) : Value(time);
    }

    /// <summary>The day of an event as that of another tells it ("two days after the president declared a truce"), whatever times stand beside it; or null.</summary>
    public PartialDate? ByEvent(int token) => ToPartial(_byEvent.Of(token));

    /// <summary>The date that a name carries ("the Sept. 9 truce", "February's ceasefire", "the truce of May 2012"), or null.</summary>
    /// <param name="first">Index of the first token of the name.</param>
    /// <param name="head">Index of its head.</param>
    public PartialDate? OfName(int first, int head)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            ref readonly var time = ref _text.Times[i];
            if (time.Kind != TimeKind.Date || _values[i] is null) continue;
            var governor = HeadOf(_text, time.First, time.End);
            var before = time.First >= first - 1 && time.End <= head;
            var behind = _text[governor].Head == head && time.First > head
                && time.Relation is TimeRelation.None or TimeRelation.In or TimeRelation.On && time.First - head <= 4;
            if (before || behind || (_text[governor].Head == head && time.First < head)) return Value(i, ClauseTense.Past);
        }

        return null;
    }

    /// <summary>A week or a weekend is no month, though it may lie in one: less than a month and more than a day has no date.</summary>
    private static PartialDate? ToPartial(in TimeExpression time, TimeInterval? interval) =>
        interval is { IsDay: false } && time.From.Unit is TimeUnit.Week or TimeUnit.Fortnight or TimeUnit.Weekend or TimeUnit.Day ? null : ToPartial(interval);

    /// <summary>
    /// The date of an interval: its day, its month when it does not leave one, its year when it fills a good part of one; else null.
    /// A week across two months has no date that would be both true and of use.
    /// </summary>
    public static PartialDate? ToPartial(TimeInterval? interval)
    {
        if (interval is not { } days) return null;
        if (days.IsDay) return new PartialDate(days.First);
        if (days.IsInOneMonth) return new PartialDate(days.First.Year, days.First.Month);
        return days.First.Year == days.Last.Year && Period.DaysBetween(days.First, days.Last) > 60 ? new PartialDate(days.First.Year) : null;
    }

    /// <summary>The token of a range that the range hangs by.</summary>
    public static int HeadOf(AnnotatedText text, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            var head = text[i].Head;
            if ((head < first || head >= end) && text[i].Relation is not (Relation.Case or Relation.Punct)) return i;
        }

        return end - 1;
    }

    /// <summary>
    /// What an undated report says of its own time: the last of its full dates when they lie close together, for weekdays; the same with
    /// more room and with those of embedded posts, for days without a year.
    /// </summary>
    private static (TimeInterval? Days, TimeInterval? Years) OwnAnchors(AnnotatedText text, IReadOnlyList<Aside> asides)
    {
        LocalDate? first = null, last = null;
        foreach (ref readonly var time in text.Times)
        {
            if (time.From is not { Basis: TimeBasis.Absolute, Day: > 0, Ambiguous: false }) continue;
            if (TimeResolver.Resolve(time, null, ClauseTense.None, null) is not { } days) continue;
            first = first is { } f && f < days.First ? f : days.First;
            last = last is { } l && l > days.Last ? l : days.Last;
        }

        var weekdays = first is { } from && last is { } to && Period.DaysBetween(from, to) <= NearDays ? new TimeInterval(to) : (TimeInterval?)null;
        foreach (var aside in asides)
        {
            if (aside.Date?.AsDay is not { } day) continue;
            first = first is { } f && f < day ? f : day;
            last = last is { } l && l > day ? l : day;
        }

        return (weekdays, first is { } start && last is { } end && Period.DaysBetween(start, end) <= SameYearDays ? new TimeInterval(end) : null);
    }
}
