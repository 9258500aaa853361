using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Makes entries of statements: the same speaker and the same words are one statement, however many report it.</summary>
internal static class StatementProjection
{
    private const double Threshold = 0.6;

    private const int ToleranceDays = 4;

    public static IEnumerable<(StatementEntry Entry, Mention<StatementFinding> First)> Project(List<Mention<StatementFinding>> mentions, string? theatre, Likeness likeness, Standing standing)
    {
        return Linker.Join(mentions, m => Blocks(m, likeness.Words(m.Finding.Text)), (a, b) => Score(a, b, likeness), Threshold, standing).Select(c => (ToEntry(c.Mentions, theatre), c.Mentions[0]));
    }

    /// <summary>Quotations of one statement share some of its rarer words; long words are rarer.</summary>
    private static IEnumerable<string> Blocks(Mention<StatementFinding> mention, HashSet<string> words)
    {
        const int rare = 4;
        var speaker = mention.Finding.Speaker;
        return words.OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).Take(rare).Select(w => $"{speaker}/{w}");
    }

    private static double Score(Mention<StatementFinding> a, Mention<StatementFinding> b, Likeness likeness)
    {
        const int fewest = 3;
        if (a.Finding.Speaker != b.Finding.Speaker) return Likeness.RuledOut;
        if (double.IsNegativeInfinity(Likeness.OfDates(a.Finding.Date, b.Finding.Date, ToleranceDays))) return Likeness.RuledOut;
        if (Likeness.DaysApart(a.Finding.Date, a.Report.KnownBy, b.Finding.Date, b.Report.KnownBy) > ToleranceDays) return Likeness.RuledOut;
        // Different passages of one report are different statements, however alike.
        if (a.Report.Order == b.Report.Order && !a.Finding.Span.Overlaps(b.Finding.Span)) return Likeness.RuledOut;
        var (x, y) = (likeness.Words(a.Finding.Text), likeness.Words(b.Finding.Text));
        if (Math.Min(x.Count, y.Count) < fewest) return x.SetEquals(y) ? 1 : 0;
        return Wording.Overlap(x, y);
    }

    private static StatementEntry ToEntry(List<Mention<StatementFinding>> mentions, string? theatre)
    {
        var gathered = Gathering.Of(mentions);
        var fullest = mentions
            .OrderByDescending(m => m.Finding.Kind == StatementKind.Direct)
            .ThenByDescending(m => m.Finding.Text.Length)
            .ThenBy(m => m)
            .First().Finding;
        return new StatementEntry
        {
            Id = EntryIds.Of("statement", mentions[0]),
            Theatre = theatre,
            Speaker = mentions[0].Finding.Speaker,
            Kind = fullest.Kind,
            Text = fullest.Text,
            Audience = Wording.Commonest(mentions.Select(m => m.Finding.Audience)),
            Date = Gathering.BestDate(mentions, f => f.Date),
            Sources = gathered.Sources,
            Voices = gathered.Voices,
            Evidence = gathered.Evidence,
        };
    }
}
