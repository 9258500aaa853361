using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Makes entries of accusations: one for each accuser, accused and act, however many report it.</summary>
internal static class AccusationProjection
{
    private const double Threshold = 1;

    private const int ToleranceDays = 3;

    private const int AnswerDays = 7;

    public static IEnumerable<AccusationEntry> Project(IReadOnlyList<SourceReport> reports, string? theatre, Gazetteer gazetteer)
    {
        var mentions = reports.SelectMany(r => r.Findings.Accusations.Select(f => new Mention<AccusationFinding>(r, f))).Order().ToList();
        var entries = Linker.Join(mentions, m => [$"{Side(m.Finding.Accuser)}>{Side(m.Finding.Accused)}"], (a, b) => Score(a, b), Threshold)
            .Select(c => ToEntry(c.Mentions, theatre, gazetteer))
            .ToList();
        return entries.Select(e => e with { AnsweredBy = Answers(e, entries) });

        string Side(string actor) => gazetteer.SideOf(actor);
    }

    private static double Score(Mention<AccusationFinding> a, Mention<AccusationFinding> b)
    {
        var date = Likeness.OfDates(DateOf(a), DateOf(b), ToleranceDays);
        if (double.IsNegativeInfinity(date)) return date;
        return Wording.Overlap(Wording.ContentSet(a.Finding.Act), Wording.ContentSet(b.Finding.Act)) * 2;
    }

    private static PartialDate? DateOf(Mention<AccusationFinding> m) => m.Finding.Date ?? (m.Report.KnownBy is { } day ? new PartialDate(day) : null);

    private static AccusationEntry ToEntry(List<Mention<AccusationFinding>> mentions, string? theatre, Gazetteer gazetteer)
    {
        var first = mentions[0].Finding;
        var gathered = Gathering.Of(mentions);
        return new AccusationEntry
        {
            Id = EntryIds.Of("accusation", mentions[0], $"{first.Accuser}\n{first.Accused}\n{first.Act}"),
            Theatre = theatre,
            Accuser = first.Accuser,
            AccuserSide = gazetteer.SideOf(first.Accuser),
            Accused = first.Accused,
            AccusedSide = gazetteer.SideOf(first.Accused),
            Act = first.Act,
            Date = Gathering.BestDate(mentions, f => f.Date) ?? mentions[0].Report.Findings.Published,
            DeniedBy = [.. mentions.Select(m => m.Finding.DeniedBy).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Sources = gathered.Sources,
            Voices = gathered.Voices,
            Evidence = gathered.Evidence,
        };
    }

    private static List<string> Answers(AccusationEntry accusation, List<AccusationEntry> all) =>
    [
        .. all.Where(other => other.AccuserSide == accusation.AccusedSide && other.AccusedSide == accusation.AccuserSide)
            .Where(other => accusation.Date is { } said && other.Date is { } answered && said.Earliest <= answered.Latest
                && AgreementIdentity.GapDays(said, answered) <= AnswerDays)
            .Select(other => other.Id)
            .Order(StringComparer.Ordinal),
    ];
}
