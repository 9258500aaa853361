using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Tests.Dates;

public class EventTimeTests
{
    /// <summary>Share of the table's dates that must be right. Trees err, so some are not; raise it when they err less.</summary>
    private const double LeastAccuracy = 0.92;

    /// <summary>Share of the dates given that may be wrong: a wrong date is worse than none.</summary>
    private const double MostWrong = 0.06;

    /// <summary>The same for the table that was not looked at while the rules were mended.</summary>
    private const double LeastKept = 0.9, MostWrongKept = 0.1;

    [Fact]
    public void DateOf_EventsOfTheTable_AreNearlyAllRight() => Score("dates.tsv", LeastAccuracy, MostWrong);

    [Fact]
    public void DateOf_EventsOfTheTableKept_AreMostlyRight() => Score("dates-kept.tsv", LeastKept, MostWrongKept);

    private static void Score(string table, double least, double mostWrong)
    {
        var annotator = new Annotator(Shared.Model);
        var (right, wrong, total) = (0, 0, 0);
        var faults = new List<string>();
        foreach (var line in File.ReadLines(Shared.Table(table)))
        {
            if (line.StartsWith('#')) continue;
            var fields = line.Split('\t');
            var start = fields[1].IndexOf('*', StringComparison.Ordinal);
            var text = annotator.Annotate(fields[1].Replace("*", "", StringComparison.Ordinal));
            var token = text.Tokens.ToArray().TakeWhile(t => t.End <= start).Count();
            PartialDate? published = PartialDate.TryParse(fields[0], out var day) ? day : null;

            var found = new DocumentDates(text, published, []).Of(token)?.ToString() ?? "-";

            total++;
            if (found == fields[2]) right++;
            else faults.Add($"{fields[1]}: expected {fields[2]}, found {found}");
            if (found != "-" && found != fields[2]) wrong++;
        }

        Assert.True(right >= least * total && wrong <= mostWrong * total, $"{right} right and {wrong} wrong of {total}\n{string.Join('\n', faults)}");
    }
}
