using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Makes entries of meetings: a plan and its holding are one meeting.</summary>
internal static class MeetingProjection
{
    private const double Threshold = 3;

    private const int UndatedDays = 3;

    public static IEnumerable<(MeetingEntry Entry, Mention<MeetingFinding> First)> Project(List<Mention<MeetingFinding>> mentions, string? theatre, Gazetteer gazetteer, Likeness likeness, Standing standing)
    {
        return Linker.Join(mentions, Blocks, (a, b) => Score(a, b, gazetteer, likeness), Threshold, standing).Select(c => (ToEntry(c.Mentions, theatre), c.Mentions[0]));

        IEnumerable<string> Blocks(Mention<MeetingFinding> m) => m.Finding.Participants.Select(gazetteer.SideOf);
    }

    private static double Score(Mention<MeetingFinding> a, Mention<MeetingFinding> b, Gazetteer gazetteer, Likeness likeness)
    {
        var (x, y) = (a.Finding, b.Finding);
        var isCall = x.Form == MeetingForm.Call;
        if (isCall != (y.Form == MeetingForm.Call)) return Likeness.RuledOut;
        if ((x.Form == MeetingForm.CouncilSession) != (y.Form == MeetingForm.CouncilSession)) return Likeness.RuledOut;
        var place = isCall ? 0 : likeness.OfPlaces(x.Place, y.Place);
        var date = Likeness.OfDates(x.Date, y.Date, 0);
        if (double.IsNegativeInfinity(place) || double.IsNegativeInfinity(date)) return Likeness.RuledOut;
        var sides = Sides(x);
        var common = Sides(y).Count(sides.Contains);
        var isSame = common == sides.Count && common == Sides(y).Count;
        if (a.Report.Order == b.Report.Order && !(date == 2 && isSame && place != 0.5)) return Likeness.RuledOut;
        if (common < 2 && !(isSame && place == 2 && date == 2)) return Likeness.RuledOut;
        if (x.Date?.Day is null || y.Date?.Day is null)
        {
            if (Likeness.DaysApart(x.Date, a.Report.KnownBy, y.Date, b.Report.KnownBy) is not { } days || days > UndatedDays) return Likeness.RuledOut;
        }

        return Math.Min(common, 3) + date + place + (x.Form == y.Form ? 0.5 : 0) + (isSame ? 0.5 : 0);

        HashSet<string> Sides(MeetingFinding meeting) => meeting.Participants.Select(gazetteer.SideOf).ToHashSet(StringComparer.Ordinal);
    }

    private static MeetingEntry ToEntry(List<Mention<MeetingFinding>> mentions, string? theatre)
    {
        var gathered = Gathering.Of(mentions);
        var latest = mentions.OrderBy(m => m.Report.KnownBy).ThenBy(m => m).Last();
        return new MeetingEntry
        {
            Id = EntryIds.Of("meeting", mentions[0]),
            Theatre = theatre,
            Participants = [.. mentions.SelectMany(m => m.Finding.Participants).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Form = mentions.GroupBy(m => m.Finding.Form).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key,
            Place = Wording.Commonest(mentions.Select(m => m.Finding.Place)),
            Date = Gathering.BestDate(mentions, f => f.Date),
            // What took place cannot be called off later.
            Status = mentions.Exists(m => m.Finding.Status == MeetingStatus.Held) ? MeetingStatus.Held : latest.Finding.Status,
            History =
            [
                .. mentions.GroupBy(m => m.Finding.Status).OrderBy(g => Stage(g.Key)).Select(g => new MeetingStep(g.Key, Gathering.SourcesOf(g))),
            ],
            Sources = gathered.Sources,
            Voices = gathered.Voices,
            Evidence = gathered.Evidence,
        };
    }

    private static int Stage(MeetingStatus status) => status switch
    {
        MeetingStatus.Proposed => 0,
        MeetingStatus.Planned => 1,
        MeetingStatus.Cancelled => 2,
        _ => 3,
    };
}
