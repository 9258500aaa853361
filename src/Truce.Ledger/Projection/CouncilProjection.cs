using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Makes entries of council actions: a text from draft to outcome is one entry; so is each session and statement.</summary>
internal static class CouncilProjection
{
    private const double Threshold = 2;

    /// <summary>From draft to vote within this many days.</summary>
    private const int TextDays = 45;

    private const int UndatedDays = 14;

    public static IEnumerable<(CouncilEntry Entry, Mention<CouncilFinding> First)> Project(List<Mention<CouncilFinding>> mentions, string? theatre, Likeness likeness, Standing standing)
    {
        return Linker.Join(mentions, _ => [""], (a, b) => Score(a, b, likeness), Threshold, standing).Select(c => (ToEntry(c.Mentions, theatre), c.Mentions[0]));
    }

    private static double Score(Mention<CouncilFinding> a, Mention<CouncilFinding> b, Likeness likeness)
    {
        var (x, y) = (a.Finding, b.Finding);
        if (IsText(x.Kind) != IsText(y.Kind) || (!IsText(x.Kind) && x.Kind != y.Kind)) return Likeness.RuledOut;
        var sameNumber = x.Number is not null && y.Number is not null && Wording.Fold(x.Number) == Wording.Fold(y.Number);
        if (x.Number is not null && y.Number is not null && !sameNumber) return Likeness.RuledOut;
        if (sameNumber) return 3;
        var (sponsors, others) = (x.Sponsors, y.Sponsors);
        if (sponsors.Count > 0 && others.Count > 0 && !sponsors.Intersect(others, StringComparer.Ordinal).Any()) return Likeness.RuledOut;
        if (x.Votes is { } one && y.Votes is { } other && Differ(one, other) && !IsSameVeto(x, y)) return Likeness.RuledOut;

        var score = 0.0;
        if (x.Date is { } from && y.Date is { } to)
        {
            var gap = AgreementIdentity.GapDays(from, to);
            var limit = !IsText(x.Kind) || (x.Kind == y.Kind && x.Kind != CouncilKind.Draft) ? 0 : TextDays;
            if (gap > limit) return Likeness.RuledOut;
            score += gap == 0 ? 2 : 0.5;
        }
        else
        {
            if (Likeness.DaysApart(x.Date, a.Report.KnownBy, y.Date, b.Report.KnownBy) is not { } days || days > UndatedDays) return Likeness.RuledOut;
            // What "has been vetoed before" is not what is threatened with a veto today.
            if (x.Kind == CouncilKind.Veto && y.Kind == CouncilKind.Veto && x.Modality != y.Modality) return Likeness.RuledOut;
        }

        if (sponsors.Count > 0 && others.Count > 0) score += 1.5;
        score += Math.Max(0, likeness.OfWords(x.Subject, y.Subject) - 0.5);
        if (x.By.Intersect(y.By, StringComparer.Ordinal).Any()) score += 0.5;
        if (x.Votes is not null && x.Votes == y.Votes) score += 2;
        return score;
    }

    /// <summary>A member vetoes one text a day; reports that count its votes differently contradict each other.</summary>
    private static bool IsSameVeto(CouncilFinding a, CouncilFinding b) =>
        a.Kind == CouncilKind.Veto && b.Kind == CouncilKind.Veto && a.Date?.Day is not null && a.Date == b.Date && a.By.Intersect(b.By, StringComparer.Ordinal).Any();

    private static bool Differ(VoteTally a, VoteTally b) => Other(a.For, b.For) || Other(a.Against, b.Against) || Other(a.Abstain, b.Abstain);

    private static bool Other(int? a, int? b) => a is not null && b is not null && a != b;

    private static bool IsText(CouncilKind kind) => kind is CouncilKind.Draft or CouncilKind.Vote or CouncilKind.Veto or CouncilKind.Adoption;

    private static CouncilEntry ToEntry(List<Mention<CouncilFinding>> mentions, string? theatre)
    {
        var gathered = Gathering.Of(mentions);
        var real = mentions.Where(m => m.Finding.Modality is Modality.Happened or Modality.Alleged).ToList();
        var furthest = (real.Count > 0 ? real : mentions).OrderByDescending(m => Stage(m.Finding.Kind)).First().Finding.Kind;
        var atFurthest = mentions.Where(m => m.Finding.Kind == furthest).ToList();
        var votes = mentions.Where(m => m.Finding.Votes is not null).GroupBy(m => m.Finding.Votes!)
            .OrderByDescending(g => g.Count()).ThenByDescending(g => Given(g.Key)).ThenBy(g => g.First()).FirstOrDefault()?.Key;
        var by = Names(atFurthest.SelectMany(m => m.Finding.By));
        var against = furthest == CouncilKind.Veto ? by.Where(Charter.IsPermanent).ToList() : [];
        return new CouncilEntry
        {
            Id = EntryIds.Of("council", mentions[0]),
            Theatre = theatre,
            Kind = furthest,
            Subject = mentions.Select(m => m.Finding.Subject).OfType<string>().OrderByDescending(s => s.Length).ThenBy(s => s, StringComparer.Ordinal).FirstOrDefault(),
            Sponsors = Names(mentions.SelectMany(m => m.Finding.Sponsors)),
            By = by,
            Number = Wording.Commonest(mentions.Select(m => m.Finding.Number)),
            Date = Gathering.BestDate(atFurthest, f => f.Date),
            Votes = votes,
            Modality = Gathering.Strongest(atFurthest.Select(m => m.Finding.Modality)),
            Steps =
            [
                .. mentions.GroupBy(m => (m.Finding.Kind, m.Finding.Modality))
                    .OrderBy(g => Stage(g.Key.Kind)).ThenBy(g => g.Key.Modality)
                    .Select(g => new CouncilStep(g.Key.Kind, g.Key.Modality, Gathering.BestDate(g, f => f.Date), Gathering.SourcesOf(g))),
            ],
            Charter = votes is null ? null : Charter.Check(votes, against, furthest),
            Sources = gathered.Sources,
            Voices = gathered.Voices,
            Evidence = gathered.Evidence,
        };
    }

    private static int Given(VoteTally votes) => (votes.For is null ? 0 : 1) + (votes.Against is null ? 0 : 1) + (votes.Abstain is null ? 0 : 1);

    private static List<string> Names(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static int Stage(CouncilKind kind) => kind switch
    {
        CouncilKind.Draft => 0,
        CouncilKind.Vote => 1,
        CouncilKind.Adoption => 2,
        CouncilKind.Veto => 3,
        _ => 0,
    };
}
