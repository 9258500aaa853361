using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Truce.Language.Tests.Times;

public class TimeReaderTests
{
    public static TheoryData<string, string[]> Cases => Tsv.Read("times.tsv");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Times_OfASentence_AreThoseOfTheTable(string place, string[] fields)
    {
        var anchor = Anchor(fields[0]);
        var tense = Enum.Parse<ClauseTense>(fields[1], ignoreCase: true);
        var text = Expressions.Read(fields[2]);

        var found = new List<string>();
        TimeInterval? told = null;
        foreach (var time in text.Times)
        {
            var value = TimeResolver.Resolve(time, anchor, tense, told);
            if (value is not null && time.Kind == TimeKind.Date) told = value;
            var kind = time.Kind switch { TimeKind.Duration => "D:", TimeKind.Set => "S:", TimeKind.Time => "T:", _ => "" };
            found.Add($"{Expressions.Words(text, time.First, time.End)} = {kind}{Show(value)}");
        }

        Assert.True(fields[3] == string.Join(" | ", found), $"{place} '{fields[2]}': expected {fields[3]}, found {string.Join(" | ", found)}");
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9998-12-31")]
    public void Resolve_AtTheEndsOfTheCalendar_DoesNotThrow(string day)
    {
        var text = Expressions.Read("On Monday, last week, next year, Sept. 9, three days ago, last winter, 3000 years later, the last 90 months.");
        foreach (var time in text.Times)
        {
            foreach (var tense in Enum.GetValues<ClauseTense>()) _ = TimeResolver.Resolve(time, Anchor(day), tense, Anchor(day));
        }
    }

    private static TimeInterval? Anchor(string iso) => iso.Length switch
    {
        10 => new TimeInterval(LocalDatePattern.Iso.Parse(iso).Value),
        7 => new TimeInterval(LocalDatePattern.Iso.Parse(iso + "-01").Value, LocalDatePattern.Iso.Parse(iso + "-01").Value.With(DateAdjusters.EndOfMonth)),
        4 => new TimeInterval(LocalDatePattern.Iso.Parse(iso + "-01-01").Value, LocalDatePattern.Iso.Parse(iso + "-12-31").Value),
        _ => null,
    };

    private static string Show(TimeInterval? value) => value switch
    {
        null => "?",
        { IsDay: true } day => LocalDatePattern.Iso.Format(day.First),
        { } days => string.Create(CultureInfo.InvariantCulture, $"{LocalDatePattern.Iso.Format(days.First)}..{LocalDatePattern.Iso.Format(days.Last)}"),
    };
}
