using NodaTime;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// The day of an undated report whose dateline gives day and month and no year ("KHARTOUM, May 24 (Reuters) - Clashes broke out on Wednesday"): the only
/// year in which that day was that weekday, or the day after it, and in which those whom the report calls by an office of the codebook held it. A
/// deduction or nothing: with two such years, or nobody in office to go by, none is given.
/// </summary>
internal static class DeducedDay
{
    /// <summary>Years from which reports may be; the codebook's offices begin about then.</summary>
    private const int FirstYear = 1985, LastYear = 2040;

    /// <summary>Sentences at the head of a report in which its weekday stands.</summary>
    private const int LeadSentences = 2;

    /// <summary>The day, or null.</summary>
    public static LocalDate? Of(Document document)
    {
        if (Dateline(document.Text) is not { } line || Weekday(document.Text) is not { } weekday) return null;
        var offices = OfficesNamed(document);
        if (offices.Count == 0) return null;
        LocalDate? only = null;
        for (var year = FirstYear; year <= LastYear; year++)
        {
            if (line.Day > CalendarSystem.Iso.GetDaysInMonth(year, line.Month)) continue;
            var date = new LocalDate(year, line.Month, line.Day);
            if (date.DayOfWeek != weekday && date.PlusDays(-1).DayOfWeek != weekday) continue;
            var day = (year * 10000) + (line.Month * 100) + line.Day;
            if (!offices.TrueForAll(held => held.Exists(office => office.Holds(day)))) continue;
            if (only is not null) return null;
            only = date;
        }

        return only;
    }

    private static TimePoint? Dateline(AnnotatedText text)
    {
        foreach (ref readonly var time in text.Times)
        {
            if (text[time.First].Sentence >= LeadSentences) return null;
            if (time.From is { Month: > 0, Day: > 0, Year: 0 } && EventTime.IsDateline(text, time)) return time.From;
        }

        return null;
    }

    private static IsoDayOfWeek? Weekday(AnnotatedText text)
    {
        foreach (ref readonly var time in text.Times)
        {
            if (text[time.First].Sentence >= LeadSentences) return null;
            if (time.From is { Weekday: > 0, Month: 0, Step: TimeStep.None, Unit: TimeUnit.None } && time.Kind is TimeKind.Date) return (IsoDayOfWeek)time.From.Weekday;
        }

        return null;
    }

    /// <summary>For each person whom the report calls by an office, the terms in which that office was held.</summary>
    private static List<List<Office>> OfficesNamed(Document document)
    {
        var named = new List<List<Office>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var actor in document.Actors)
        {
            if (!actor.IsPerson || !actor.Known || actor.Role is not { } role || actor.Via is not MentionVia.Name || IsFormer(document.Text, actor) || !seen.Add(actor.Name)) continue;
            foreach (var person in document.Codebook.Actors.Persons)
            {
                if (person.Name != actor.Name) continue;
                var terms = person.Offices.Where(office => office.Role == role && office.From > 0).ToList();
                if (terms.Count > 0) named.Add(terms);
                break;
            }
        }

        return named;
    }

    private static bool IsFormer(AnnotatedText text, ActorMention actor)
    {
        for (var i = Math.Max(0, actor.First - 2); i < actor.End; i++)
        {
            if (text.Lemma(i) is "former" or "ex" or "then" or "late" or "incoming") return true;
        }

        return false;
    }
}
