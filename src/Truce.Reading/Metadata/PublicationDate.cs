using System.Text.RegularExpressions;
using NodaTime;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>A day of publication and how sure it is, 0 to 1.</summary>
internal readonly partial record struct PublicationDate(PartialDate? Date, double Confidence)
{
    /// <summary>The page says so in its data, or in a line that calls it published.</summary>
    public const double Stated = 0.95;

    /// <summary>A date stands alone between headline and report.</summary>
    public const double Shown = 0.85;

    /// <summary>Only when it was changed last is stated.</summary>
    public const double Modified = 0.7;

    /// <summary>A dateline whose year stands elsewhere.</summary>
    public const double FromDateline = 0.6;

    /// <summary>A date alone above the headline, no menu between: it may be the day of the visit.</summary>
    public const double AboveTitle = 0.6;

    /// <summary>The report's own words name the day and call it by its weekday.</summary>
    public const double FromWords = 0.4;

    /// <summary>A report appears within so many days of its dateline; a page that says otherwise says when it was saved or changed.</summary>
    private const int DaysToPrint = 14;


    /// <summary>Decides from the lines of a page without data of its own.</summary>
    public static PublicationDate Find(PageContent page)
    {
        var best = default(PublicationDate);
        var menuBelow = MenuBetween(page.Header);
        foreach (var line in page.Header)
        {
            foreach (var date in DateScanner.Scan(line.Text))
            {
                var candidate = OfHeader(line, date, menuBelow);
                if (candidate.Confidence > best.Confidence && Fits(candidate, page)) best = candidate;
            }
        }

        if (best.Date is not null) return best;
        foreach (var line in page.Footer)
        {
            if (line.Length > 160 || !DateLabels.Starts(line)) continue;
            foreach (var date in DateScanner.Scan(line))
            {
                var candidate = new PublicationDate(date.Date, date.IsAmbiguous ? 0 : DateLabels.IsPublished(line) ? Shown : Modified);
                if (candidate.Confidence > best.Confidence && Fits(candidate, page)) best = candidate;
            }
        }

        if (best.Date is not null) return best;
        if (FiledOn(page) is { } filed) return new(filed, Shown);
        if (FromDatelineOf(page) is { Date: not null } dateline) return dateline;
        return FromWeekday(page);
    }

    private static PublicationDate OfHeader(HeaderLine line, WrittenDate date, bool menuBelow)
    {
        if (date.Year == 0) return default;
        var resolved = Resolve(line.Text, date);
        if (resolved is null) return default;
        if (DateLabels.IsPublished(line.Text) || line.Text.Contains("ublished", StringComparison.Ordinal)) return new(resolved, Stated);
        if (DateLabels.IsModified(line.Text)) return new(resolved, Modified);
        if (!line.IsAboveTitle) return new(resolved, Shown);
        // The day of the visit stands at the very top, with its weekday and without a time, and the menu below it.
        if (menuBelow || (line.IsFirst && date.Weekday != 0 && !HasTime(line.Text))) return default;
        return new(resolved, AboveTitle);
    }

    /// <summary>Day and month of <c>05/10/2016</c>: day first unless the clock beside it has am and pm, as in the United States.</summary>
    private static PartialDate? Resolve(string line, WrittenDate date)
    {
        if (!date.IsAmbiguous) return date.Date;
        var american = line.Contains(" AM", StringComparison.OrdinalIgnoreCase) || line.Contains(" PM", StringComparison.OrdinalIgnoreCase)
            || line.Contains("EST", StringComparison.Ordinal) || line.Contains("EDT", StringComparison.Ordinal);
        return american ? date.Swapped.Date : date.Date;
    }

    private static bool HasTime(string line)
    {
        foreach (var range in line.AsSpan().Split(' '))
        {
            var word = line.AsSpan(range).Trim(",|");
            if (word.Length > 3 && word.Contains(':') && char.IsAsciiDigit(word[0])) return true;
        }

        return false;
    }

    /// <summary>True when labels of a menu or breadcrumbs stand between the first line and the headline.</summary>
    private static bool MenuBetween(IReadOnlyList<HeaderLine> header)
    {
        for (var i = 1; i < header.Count && header[i].IsAboveTitle; i++)
        {
            if (Furniture.IsLabel(header[i].Text) || header[i].Text.StartsWith("Home", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>
    /// A report does not tell of days after its own: a date that the words overtake by more than a month is not its date, whatever
    /// the page says (plans lie ahead, but are seldom dated with the year further off than that).
    /// </summary>
    private static bool Fits(PublicationDate candidate, PageContent page)
    {
        if (candidate.Date?.AsDay is not { } day) return candidate.Date is not null;
        if (DatelineDay(page) is { Year: 0 } filed && DaysApart(day, filed) > DaysToPrint) return false;
        var told = page.Paragraphs.SelectMany(p => DateScanner.Scan(p)).Where(d => d.Year == 0 && !d.IsAmbiguous).ToList();
        // Days without a year lie within about half a year, mostly just past: one near is enough, none near is a sign of another year's page.
        return told.Count < 2 || told.Exists(d => DaysApart(day, d) <= 100);
    }

    private static int DaysApart(LocalDate day, WrittenDate other)
    {
        var least = int.MaxValue;
        for (var year = day.Year - 1; year <= day.Year + 1; year++)
        {
            if (other.Day > CalendarSystem.Iso.GetDaysInMonth(year, other.Month)) continue;
            least = Math.Min(least, Math.Abs(Period.DaysBetween(day, new LocalDate(year, other.Month, other.Day))));
        }

        return least;
    }

    /// <summary>The stamp that American agencies put below a report, month first: <c>AP-WF-05-14-15 1710GMT</c>; or null.</summary>
    private static PartialDate? FiledOn(PageContent page)
    {
        foreach (var line in page.Footer.Concat(page.Paragraphs.TakeLast(1)))
        {
            if (line.Length > 60 || FilingStamp().Match(line) is not { Success: true } stamp) continue;
            int Part(int group) => int.Parse(stamp.Groups[group].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            var year = Part(3) + (Part(3) < 70 ? 2000 : 1900);
            if (Part(1) is >= 1 and <= 12 && Part(2) >= 1 && Part(2) <= CalendarSystem.Iso.GetDaysInMonth(year, Part(1))) return new PartialDate(year, Part(1), Part(2));
        }

        return null;
    }

    [GeneratedRegex(@"-([0-9]{2})-([0-9]{2})-([0-9]{2}) [0-9]{4}[A-Z]{3}\b", RegexOptions.CultureInvariant)]
    private static partial Regex FilingStamp();

    /// <summary>The day in the dateline, whose year may be missing; or null.</summary>
    private static WrittenDate? DatelineDay(PageContent page)
    {
        foreach (var paragraph in page.Paragraphs.Take(2))
        {
            if (Dateline.TryRead(paragraph, out var dateline) && dateline.Date is { IsAmbiguous: false, Day: > 0 } date) return date;
        }

        return null;
    }

    /// <summary><c>GENEVA, May 1 (Reuters) -</c>: the year is the one of the page's other words in which the weekdays agree.</summary>
    private static PublicationDate FromDatelineOf(PageContent page)
    {
        foreach (var paragraph in page.Paragraphs.Take(2))
        {
            if (!Dateline.TryRead(paragraph, out var dateline) || dateline.Date is not { } date || date.IsAmbiguous) continue;
            if (date.Date is { } full) return new(full, Shown);
            var years = YearsNamed(page).Where(year => year > 0 && date.Day <= CalendarSystem.Iso.GetDaysInMonth(year, date.Month)).ToList();
            years.RemoveAll(year => WeekdayNamed(page, new LocalDate(year, date.Month, date.Day)) is null);
            if (years.Count == 0) continue;
            var sameDay = years.Where(year => WeekdayNamed(page, new LocalDate(year, date.Month, date.Day)) == 0).ToList();
            return new(new PartialDate((sameDay.Count > 0 ? sameDay : years).Max(), date.Month, date.Day), FromDateline);
        }

        return default;
    }

    /// <summary>Years that the report's dates and the copyright lines name.</summary>
    private static IEnumerable<int> YearsNamed(PageContent page) =>
        page.Paragraphs.Concat(page.Footer.Where(line => line.Contains('©', StringComparison.Ordinal) || line.Contains("opyright", StringComparison.Ordinal)))
            .SelectMany(Years).Distinct();

    private static List<int> Years(string text)
    {
        var years = new List<int>();
        for (var i = 0; i + 4 <= text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]) || (i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is ',' or '.' or '/'))) continue;
            if (int.TryParse(text.AsSpan(i, 4), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year)
                && year is >= 1945 and <= 2100 && (i + 4 == text.Length || !char.IsLetterOrDigit(text[i + 4])))
            {
                years.Add(year);
            }
        }

        return years;
    }

    /// <summary>
    /// How many days before the dateline's own the first weekday that the report names lies: 0 for "said on Wednesday" filed on a Wednesday, 1 for
    /// the day before; null when it is neither.
    /// </summary>
    private static int? WeekdayNamed(PageContent page, LocalDate day)
    {
        foreach (var paragraph in page.Paragraphs.Take(3))
        {
            var named = BareWeekdays(paragraph);
            if (named.Count == 0) continue;
            var own = (int)day.DayOfWeek;
            return named.Contains(own) ? 0 : named.Contains(own == 1 ? 7 : own - 1) ? 1 : null;
        }

        return null;
    }

    /// <summary>
    /// "… said on his arrival on May 1, 2016 …", with "on Sunday" elsewhere: the latest full date of the report's first half, when the
    /// report calls a day by that weekday and so was written within the week.
    /// </summary>
    private static PublicationDate FromWeekday(PageContent page)
    {
        var dates = new List<(WrittenDate Date, bool Early)>();
        var weekdays = new HashSet<int>();
        var total = page.Paragraphs.Sum(p => p.Length);
        var at = 0;
        foreach (var paragraph in page.Paragraphs)
        {
            foreach (var date in DateScanner.Scan(paragraph))
            {
                if (date.Year != 0 && !date.IsAmbiguous) dates.Add((date, 2 * at < total));
            }

            weekdays.UnionWith(BareWeekdays(paragraph));
            at += paragraph.Length;
        }

        foreach (var aside in page.Asides)
        {
            if (aside.Kind != AsideKind.Caption) continue;
            foreach (var date in DateScanner.Scan(aside.Text))
            {
                if (date.Year != 0 && !date.IsAmbiguous) dates.Add((date, true));
            }
        }

        if (dates.Count == 0 || weekdays.Count == 0) return default;
        var latest = dates.MaxBy(d => d.Date.Date!.Value.Earliest.ToDateTimeUnspecified());
        if (!latest.Early || latest.Date.Date!.Value.AsDay is not { } day || !weekdays.Contains((int)day.DayOfWeek)) return default;
        return new(latest.Date.Date, FromWords);
    }

    /// <summary>Weekdays that stand without a date: "on Tuesday", "Tuesday said".</summary>
    private static HashSet<int> BareWeekdays(string text)
    {
        var dated = DateScanner.Scan(text).Where(d => d.Weekday != 0).Select(d => d.Span).ToList();
        var found = new HashSet<int>();
        var at = 0;
        while (at < text.Length)
        {
            if (!char.IsUpper(text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Length && char.IsLetter(text[end])) end++;
            if (end - at >= 6 && DateScanner.Weekday(text.AsSpan(at, end - at)) is > 0 and var weekday && !dated.Exists(s => s.Contains(at))) found.Add(weekday);
            at = Math.Max(end, at + 1);
        }

        return found;
    }
}
