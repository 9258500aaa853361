using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Makes entries of accusations: one for each accuser, accused and act, however many report it.</summary>
internal static class AccusationProjection
{
    private const double Threshold = 1;

    private const int ToleranceDays = 3;

    private const int AnswerDays = 7;

    /// <summary>In a war of words the first answers tell; the rest is in the blame matrix.</summary>
    private const int MostAnswers = 5;

    public static IEnumerable<(AccusationEntry Entry, Mention<AccusationFinding> First)> Project(List<Mention<AccusationFinding>> mentions, string? theatre, Gazetteer gazetteer, Likeness likeness, Standing standing)
    {
        var entries = Linker.Join(mentions, m => [$"{Side(m.Finding.Accuser)}>{Side(m.Finding.Accused)}"], (a, b) => Score(a, b, likeness), Threshold, standing)
            .Select(c => (Entry: ToEntry(c.Mentions, theatre, gazetteer), First: c.Mentions[0]))
            .ToList();
        var bySides = entries.Select(e => e.Entry).Where(e => e.Date is not null).ToLookup(e => (e.AccuserSide, e.AccusedSide));
        return entries.Select(e => (e.Entry with { AnsweredBy = Answers(e.Entry, bySides[(e.Entry.AccusedSide, e.Entry.AccuserSide)]) }, e.First));

        string Side(string actor) => gazetteer.SideOf(actor);
    }

    private static double Score(Mention<AccusationFinding> a, Mention<AccusationFinding> b, Likeness likeness)
    {
        var date = Likeness.OfDates(DateOf(a), DateOf(b), ToleranceDays);
        if (double.IsNegativeInfinity(date)) return date;
        return likeness.Overlap(a.Finding.Act, b.Finding.Act) * 2;
    }

    private static PartialDate? DateOf(Mention<AccusationFinding> m) => m.Finding.Date ?? (m.Report.KnownBy is { } day ? new PartialDate(day) : null);

    private static AccusationEntry ToEntry(List<Mention<AccusationFinding>> mentions, string? theatre, Gazetteer gazetteer)
    {
        var first = mentions[0].Finding;
        var gathered = Gathering.Of(mentions);
        return new AccusationEntry
        {
            Id = EntryIds.Of("accusation", mentions[0]),
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

    /// <summary>The first of the accusations in return that came on the day or within the days after.</summary>
    private static List<string> Answers(AccusationEntry accusation, IEnumerable<AccusationEntry> inReturn)
    {
        if (accusation.Date is not { } said) return [];
        return
        [
            .. inReturn
                .Where(other => said.Earliest <= other.Date!.Value.Latest && AgreementIdentity.GapDays(said, other.Date.Value) <= AnswerDays)
                .Take(MostAnswers)
                .Select(other => other.Id)
                .Order(StringComparer.Ordinal),
        ];
    }
}
