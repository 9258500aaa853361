using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Makes entries of aid let in, stopped or asked for: merged by kind, actor, place and day.</summary>
internal static class AccessProjection
{
    private const double Threshold = 3;

    private const int UndatedDays = 3;

    public static IEnumerable<(AccessEntry Entry, Mention<AccessFinding> First)> Project(
        List<Mention<AccessFinding>> mentions,
        string? theatre,
        Gazetteer gazetteer,
        Likeness likeness,
        Standing standing)
    {
        return Linker.Join(mentions, Blocks, (a, b) => Score(a, b, gazetteer, likeness), Threshold, standing).Select(c => (ToEntry(c.Mentions, theatre, gazetteer), c.Mentions[0]));
    }

    /// <summary>By kind and month; a report of the first days of a month also looks in the month before.</summary>
    private static IEnumerable<string> Blocks(Mention<AccessFinding> mention)
    {
        var day = mention.Finding.Date?.Earliest ?? mention.Report.KnownBy;
        yield return $"{mention.Finding.Kind}/{day?.Year}-{day?.Month}";
        if (day?.PlusDays(-UndatedDays) is { } before && before.Month != day.Value.Month) yield return $"{mention.Finding.Kind}/{before.Year}-{before.Month}";
    }

    private static double Score(Mention<AccessFinding> a, Mention<AccessFinding> b, Gazetteer gazetteer, Likeness likeness)
    {
        var (x, y) = (a.Finding, b.Finding);
        if (x.Kind != y.Kind || x.Modality != y.Modality) return Likeness.RuledOut;
        if (x.Actor is { } one && y.Actor is { } other && gazetteer.SideOf(one) != gazetteer.SideOf(other)) return Likeness.RuledOut;
        var score = Likeness.OfDates(x.Date, y.Date, 0) + likeness.OfPlaces(x.Place, y.Place) + (x.Actor is not null && y.Actor is not null ? 1 : 0);
        if (x.Date?.Day is not null && y.Date?.Day is not null) return score;
        if (Likeness.DaysApart(x.Date, a.Report.KnownBy, y.Date, b.Report.KnownBy) is not { } days || days > UndatedDays) return Likeness.RuledOut;
        return score + (likeness.Overlap(x.Evidence, y.Evidence) >= 0.5 ? 1.5 : 0);
    }

    private static AccessEntry ToEntry(List<Mention<AccessFinding>> mentions, string? theatre, Gazetteer gazetteer)
    {
        var gathered = Gathering.Of(mentions);
        return new AccessEntry
        {
            Id = EntryIds.Of("access", mentions[0]),
            Theatre = theatre,
            Kind = mentions[0].Finding.Kind,
            KindFine = Wording.Commonest(mentions.Select(m => m.Finding.KindFine)),
            Actor = Wording.Commonest(mentions.Select(m => m.Finding.Actor)),
            Place = Wording.Commonest(mentions.Select(m => m.Finding.Place)),
            Date = Gathering.BestDate(mentions, f => f.Date),
            Modality = Gathering.Strongest(mentions.Select(m => m.Finding.Modality)),
            Sources = gathered.Sources,
            Voices = Voices.Count(mentions, f => f.AttributedTo is [.., var source] ? source : null, gazetteer),
            Evidence = gathered.Evidence,
        };
    }
}
