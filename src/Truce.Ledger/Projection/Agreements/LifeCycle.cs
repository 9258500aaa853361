using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>The dated transitions of an agreement, and its state, from what its mentions say.</summary>
internal static class LifeCycle
{
    /// <summary>The transitions by date, those without a date last; where sources differ on a date, one for each date.</summary>
    public static IReadOnlyList<Transition> Of(AgreementCluster cluster)
    {
        var told = new List<(TransitionKind Event, PartialDate? Date, SourceReport Report)>();
        foreach (var (report, f) in cluster.Mentions)
        {
            var isLaterExtension = f.StatusInDoc == AgreementStatus.Extended && IsAfterStart(f.Agreed, cluster);
            if (f.Agreed is { } start && IsNamedByItsStart(f, start, cluster)) told.Add((TransitionKind.InForce, start, report));
            else if (f.Agreed is { } agreed && !IsUnrealised(f.StatusInDoc)) told.Add(isLaterExtension ? (TransitionKind.Extended, f.Extended ?? agreed, report) : (TransitionKind.Agreed, agreed, report));
            if (f.InForce is { } inForce && !IsUnrealised(f.StatusInDoc)) told.Add((TransitionKind.InForce, inForce, report));
            if (f.Ended is { } ended) told.Add((TransitionKind.Ended, ended, report));
            if (!isLaterExtension && (f.StatusInDoc == AgreementStatus.Extended || f.Extended is not null)) told.Add((TransitionKind.Extended, f.Extended, report));
            if (f.StatusInDoc == AgreementStatus.Violated || (f.Violated is not null && !IsUnrealised(f.StatusInDoc))) told.Add((TransitionKind.Violated, f.Violated, report));
            if (f.Implemented is { } implemented) told.Add((TransitionKind.Implemented, implemented, report));
            if (f.StatusInDoc is AgreementStatus.Collapsed or AgreementStatus.Expired && f.Ended is null) told.Add((TransitionKind.Ended, null, report));
        }

        return
        [
            .. told.GroupBy(t => t.Event)
                .SelectMany(g => Merge(g.Key, [.. g.Select(t => (t.Date, t.Report))]))
                .OrderBy(t => t.Date is null)
                .ThenBy(t => t.Date)
                .ThenBy(t => t.Event),
        ];
    }

    /// <summary>
    /// State at the time of the latest reports: what they say, by most voices; of equals the later stage of life. Reports that
    /// tell it as history only count when there are no others, or when they tell its end.
    /// </summary>
    public static AgreementStatus State(AgreementCluster cluster, LocalDate? asOf)
    {
        var news = cluster.Mentions.Where(m => m.Finding.StatusInDoc != AgreementStatus.Background).ToList();
        var end = cluster.Ended;
        var latest = news.Max(m => m.Report.KnownBy);
        if (end is not null && (asOf is null || end.Value.Earliest <= asOf))
            return news.Exists(m => m.Finding.StatusInDoc == AgreementStatus.Expired) ? AgreementStatus.Expired : AgreementStatus.Collapsed;
        if (news.Count == 0) return AgreementStatus.Background;

        var current = news.Where(m => m.Report.KnownBy == latest).ToList();
        // Reports without a day count as of the latest day when they tell the end: an end is not undone.
        current.AddRange(news.Where(m => m.Report.KnownBy is null && m.Finding.StatusInDoc is AgreementStatus.Collapsed or AgreementStatus.Expired));
        return current
            .GroupBy(m => m.Finding.StatusInDoc)
            .OrderByDescending(g => Copies.CountVoices([.. g.Select(m => m.Report).DistinctBy(r => r.Id, StringComparer.Ordinal)]))
            .ThenByDescending(g => Stage(g.Key))
            .First().Key;
    }

    /// <summary>
    /// One transition for each date. A month or year that covers a day which another source gives is no other date: its source
    /// stands with the day's. A transition without any date is kept only when no source gives one.
    /// </summary>
    private static IEnumerable<Transition> Merge(TransitionKind kind, List<(PartialDate? Date, SourceReport Report)> told)
    {
        var dates = told.Where(t => t.Date is not null).Select(t => t.Date!.Value).Distinct().Order().ToList();
        if (dates.Count == 0) return [new Transition(kind, null, Ids(told.Select(t => t.Report)))];
        var finest = dates.Where(d => !dates.Exists(other => other != d && d.Covers(other))).ToList();
        var support = told.Where(t => t.Date is not null).CountBy(t => t.Date!.Value).ToDictionary();
        var homes = dates.ToDictionary(d => d, d => Home(d, finest, support));
        return finest.Select(d => new Transition(kind, d, Ids(told.Where(t => t.Date is { } date && homes[date] == d).Select(t => t.Report))));
    }

    /// <summary>The finest date that a coarser one stands for: the one with most sources, of equals the first.</summary>
    private static PartialDate Home(PartialDate date, List<PartialDate> finest, Dictionary<PartialDate, int> support) => finest
        .Where(date.Covers)
        .OrderByDescending(d => support.GetValueOrDefault(d))
        .ThenBy(d => d)
        .First();

    private static List<string> Ids(IEnumerable<SourceReport> reports) => [.. reports.Select(r => r.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>
    /// "The truce of September 12" names a truce by a day and does not tell which: where others tell that it was agreed on another day and
    /// began on this one, the name means its beginning.
    /// </summary>
    private static bool IsNamedByItsStart(AgreementFinding finding, PartialDate day, AgreementCluster cluster) =>
        finding.InForce is null && cluster.InForce == day && cluster.Agreed is { } agreed && agreed != day && day is { Day: not null }
        && YearlessDate.Find(finding.Evidence) is { } named && named.Month == day.Month && named.Day == day.Day;

    private static bool IsAfterStart(PartialDate? date, AgreementCluster cluster) =>
        date is { } day && cluster.Onset is { } onset && onset.PlusDays(AgreementIdentity.ToleranceDays) < day.Earliest;

    private static bool IsUnrealised(AgreementStatus status) => status is AgreementStatus.Proposed or AgreementStatus.Negotiating or AgreementStatus.Rejected;

    private static int Stage(AgreementStatus status) => status switch
    {
        AgreementStatus.Proposed => 0,
        AgreementStatus.Negotiating => 1,
        AgreementStatus.Agreed => 2,
        AgreementStatus.InForce => 3,
        AgreementStatus.Extended => 4,
        AgreementStatus.Violated => 5,
        AgreementStatus.Rejected => 6,
        AgreementStatus.Expired => 7,
        AgreementStatus.Collapsed => 8,
        _ => -1,
    };
}
