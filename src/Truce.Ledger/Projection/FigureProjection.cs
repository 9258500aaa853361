using System.Collections.Frozen;
using System.Globalization;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Makes series of figures: one for each quantity of one incident, period, or place and year, with every source's value. Nothing is
/// averaged or added up.
/// </summary>
internal static class FigureProjection
{
    /// <summary>A figure belongs to an incident whose words stand at most so many characters away: in the same sentence.</summary>
    private const int SentenceReach = 90;

    /// <summary>A toll that names no place or time of its own and follows the incident within so many characters is told of it too.</summary>
    private const int ParagraphReach = 260;

    /// <summary>Values for one thing that lie at most so many days apart contradict each other; later ones may be revisions.</summary>
    private const int SameTimeDays = 3;

    private static readonly FrozenSet<FigureKind> _harm = new[] { FigureKind.Killed, FigureKind.Injured, FigureKind.Missing }.ToFrozenSet();

    /// <summary>Words that say no more than that people are counted.</summary>
    private static readonly FrozenSet<string> _anybody = new[] { "", "people", "persons", "person", "others", "dead", "killed", "wounded", "injured" }
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The series, each with those of its values that contradict each other.</summary>
    public static IEnumerable<(FigureSeriesEntry Series, ContradictionEntry? Contradiction, Mention<FigureFinding> First)> Project(
        List<Mention<FigureFinding>> mentions,
        string? theatre,
        IReadOnlyList<(IncidentEntry Entry, IReadOnlyList<Mention<IncidentFinding>> Mentions)> incidents,
        Gazetteer gazetteer,
        Standing standing)
    {
        var ids = incidents.SelectMany(i => i.Mentions.Select(m => ((m.Report.Order, m.Finding.Span), i.Entry.Id)))
            .GroupBy(i => i.Item1).ToDictionary(g => g.Key, g => g.Select(i => i.Id).Min(StringComparer.Ordinal)!);
        var series = mentions
            .GroupBy(m => Key(m, IncidentNear(m.Report, m.Finding) is { } near ? ids.GetValueOrDefault((m.Report.Order, near.Span)) : null), StringComparer.Ordinal)
            .Select(g => new Linker.Cluster<FigureFinding>([.. g], double.PositiveInfinity));
        return standing.Regroup([.. series]).Select(c =>
        {
            var (entry, contradiction) = ToEntries(c.Mentions, theatre, gazetteer);
            return (entry, contradiction, c.Mentions[0]);
        });
    }

    /// <summary>The incident, of the same conflict, that a toll is told with; null for other figures and for tolls that stand alone.</summary>
    public static IncidentFinding? IncidentNear(SourceReport report, FigureFinding figure)
    {
        if (!_harm.Contains(figure.Kind)) return null;
        var theatre = report.TheatreOf(figure.Place);
        return report.Findings.Incidents
            .Select(i => (Incident: i, Gap: Gap(i.Span, figure.Span), Follows: i.Span.End <= figure.Span.Start))
            .Where(i => i.Gap <= SentenceReach || (i.Follows && i.Gap <= ParagraphReach && figure is { Place: null, Period: null }))
            .Where(i => report.TheatreOf(i.Incident.Place) == theatre)
            .OrderBy(i => i.Gap).ThenBy(i => i.Incident.Span)
            .Select(i => i.Incident)
            .FirstOrDefault();
    }

    private static string Key(Mention<FigureFinding> mention, string? incident)
    {
        var f = mention.Finding;
        var whom = Wording.Fold(f.OfWhom);
        var what = $"{f.Kind}|{f.KindFine}|{f.Currency}|{(_anybody.Contains(whom) ? "" : whom)}";
        if (incident is not null) return $"{what}|{incident}";
        // Without an incident the dead of a place are those of a period or of a day; two tolls without either are two tolls. What is told of no
        // period ("50,000 have fled") is told of its year.
        var when = f.Period is { } period ? Wording.Fold(period)
            : !_harm.Contains(f.Kind) ? ""
            : f.Date is { } date ? date.ToString()
            : $"{mention.Report.Key}/{f.Span}";
        return $"{what}|{Wording.Fold(f.Place)}|{when}|{Window.YearOf(mention.Report.DayOf(f))}";
    }

    private static int Gap(TextSpan a, TextSpan b) => a.Overlaps(b) ? 0 : a.End <= b.Start ? b.Start - a.End : a.Start - b.End;

    private static (FigureSeriesEntry Series, ContradictionEntry? Contradiction) ToEntries(List<Mention<FigureFinding>> mentions, string? theatre, Gazetteer gazetteer)
    {
        var gathered = Gathering.Of(mentions);
        var first = mentions[0].Finding;
        var values = mentions
            .GroupBy(m => (m.Finding.Low, m.Finding.High, m.Finding.Source, Date: DateOf(m)))
            .OrderBy(g => g.First())
            .Select(g => (Value: new FigureValue(g.Key.Low, g.Key.High, g.Key.Source, g.Key.Date, g.First().Finding.Evidence, Gathering.SourcesOf(g)), Mentions: g.ToList()))
            .ToList();
        var series = new FigureSeriesEntry
        {
            Id = EntryIds.Of("figure_series", mentions[0]),
            Theatre = theatre,
            Kind = first.Kind,
            KindFine = first.KindFine,
            OfWhom = Wording.Commonest(mentions.Select(m => m.Finding.OfWhom)),
            Place = Wording.Commonest(mentions.Select(m => m.Finding.Place)),
            Period = Wording.Commonest(mentions.Select(m => m.Finding.Period)),
            Low = mentions.Min(m => m.Finding.Low),
            High = mentions.Exists(m => m.Finding.High is null) ? null : mentions.Max(m => m.Finding.High),
            Values = [.. values.Select(v => v.Value)],
            Sources = gathered.Sources,
            Voices = Voices.Count(mentions, f => f.Source, gazetteer),
            Evidence = gathered.Evidence,
        };
        return (series, Contradiction(series, values, theatre));
    }

    private static PartialDate? DateOf(Mention<FigureFinding> mention) => mention.Finding.Date ?? mention.Report.Findings.Published;

    private static ContradictionEntry? Contradiction(
        FigureSeriesEntry series,
        List<(FigureValue Value, List<Mention<FigureFinding>> Mentions)> values,
        string? theatre)
    {
        var against = values.Where(v => values.Exists(other => Contradict(v, other))).ToList();
        if (against.Count == 0) return null;
        var mentions = against.SelectMany(v => v.Mentions).Order().ToList();
        var gathered = Gathering.Of(mentions);
        return new ContradictionEntry
        {
            Id = EntryIds.Of("contradiction", mentions[0], series.Id),
            Theatre = theatre,
            About = series.Id,
            Field = "value",
            Positions =
            [
                .. against.GroupBy(v => (v.Value.Low, v.Value.High))
                    .Select(g => new Position(
                        RangeText(g.Key.Low, g.Key.High),
                        [.. g.SelectMany(v => v.Mentions.Select(m => v.Value.Issuer ?? m.Report.Name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                        g.First().Value.Words,
                        [.. g.SelectMany(v => v.Value.Sources).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]))
                    .OrderByDescending(p => p.Sources.Count).ThenBy(p => p.Value, StringComparer.Ordinal),
            ],
            Sources = gathered.Sources,
            Voices = gathered.Voices,
            Evidence = gathered.Evidence,
        };
    }

    /// <summary>Two values contradict each other when their ranges do not meet, they are of one time, and not of one source revising itself.</summary>
    private static bool Contradict((FigureValue Value, List<Mention<FigureFinding>> Mentions) a, (FigureValue Value, List<Mention<FigureFinding>> Mentions) b)
    {
        var (x, y) = (a.Value, b.Value);
        if (!(x.High < y.Low || y.High < x.Low)) return false;
        if (SameVoice(a, b)) return false;
        return x.Date is null || y.Date is null || AgreementIdentity.GapDays(x.Date.Value, y.Date.Value) <= SameTimeDays;
    }

    private static bool SameVoice((FigureValue Value, List<Mention<FigureFinding>> Mentions) a, (FigureValue Value, List<Mention<FigureFinding>> Mentions) b)
    {
        if (a.Value.Issuer is not null || b.Value.Issuer is not null) return a.Value.Issuer == b.Value.Issuer;
        return a.Mentions.Exists(x => b.Mentions.Exists(y => x.Report.Order == y.Report.Order || (x.Report.Origin is not null && x.Report.Origin == y.Report.Origin)));
    }

    /// <summary>A range in words: <c>12</c>, <c>at least 12</c>, <c>up to 40</c>, <c>80 to 100</c>.</summary>
    public static string RangeText(decimal? low, decimal? high)
    {
        return (low, high) switch
        {
            ({ } l, { } h) when l == h => Text(l),
            ({ } l, { } h) => $"{Text(l)} to {Text(h)}",
            ({ } l, null) => $"at least {Text(l)}",
            (null, { } h) => $"up to {Text(h)}",
            _ => "an unknown number",
        };

        static string Text(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);
    }
}
