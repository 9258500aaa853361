using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Finds what sources say of one thing and cannot both be right: dates of agreements, who did what.</summary>
internal static class ContradictionProjection
{
    /// <summary>Transitions that happen once, so that two days for one of them disagree.</summary>
    private static readonly TransitionKind[] _once = [TransitionKind.Agreed, TransitionKind.InForce, TransitionKind.Ended];

    public static IEnumerable<ContradictionEntry> OfAgreement(AgreementEntry agreement, IReadOnlyList<Mention<AgreementFinding>> mentions) => _once
        .Select(kind => (Kind: kind, Dates: agreement.LifeCycle.Where(t => t.Event == kind && t.Date is not null).ToList()))
        .Where(k => k.Dates.Count > 1)
        .Select(k => OfDates(agreement, mentions, k.Kind, k.Dates));

    public static IEnumerable<ContradictionEntry> OfIncident(IncidentEntry incident, IReadOnlyList<Mention<IncidentFinding>> mentions)
    {
        var denied = incident.Perpetrators.Where(p => p.DeniedBy.Count > 0).ToList();
        foreach (var claim in denied)
        {
            var about = mentions.Where(m => m.Finding.Perpetrator == claim.Perpetrator).ToList();
            var gathered = Gathering.Of(about);
            yield return new ContradictionEntry
            {
                Id = EntryIds.Of("contradiction", about[0], $"{incident.Id}\n{claim.Perpetrator}"),
                Theatre = incident.Theatre,
                About = incident.Id,
                Field = "perpetrator",
                Positions =
                [
                    new Position(claim.Perpetrator, claim.ClaimedBy, about[0].Finding.Evidence, claim.Sources),
                    new Position($"not {claim.Perpetrator}", claim.DeniedBy, Denial(about, claim.Perpetrator), claim.Sources),
                ],
                Sources = gathered.Sources,
                Voices = gathered.Voices,
                Evidence = gathered.Evidence,
            };
        }
    }

    private static ContradictionEntry OfDates(
        AgreementEntry agreement,
        IReadOnlyList<Mention<AgreementFinding>> mentions,
        TransitionKind kind,
        List<Transition> dates)
    {
        var with = mentions.Where(m => dates.Exists(d => DateOf(m.Finding, kind) == d.Date)).ToList();
        var gathered = Gathering.Of(with);
        return new ContradictionEntry
        {
            Id = EntryIds.Of("contradiction", with[0], $"{agreement.Id}\n{kind}"),
            Theatre = agreement.Theatre,
            About = agreement.Id,
            Field = kind switch { TransitionKind.Agreed => "agreed", TransitionKind.InForce => "in_force", _ => "ended" },
            Positions =
            [
                .. dates.OrderByDescending(d => d.Sources.Count).ThenBy(d => d.Date).Select(d => new Position(
                    d.Date!.Value.ToString(),
                    [.. with.Where(m => DateOf(m.Finding, kind) == d.Date).Select(m => m.Report.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                    with.First(m => DateOf(m.Finding, kind) == d.Date).Finding.Evidence,
                    d.Sources)),
            ],
            Sources = gathered.Sources,
            Voices = gathered.Voices,
            Evidence = gathered.Evidence,
        };
    }

    private static PartialDate? DateOf(AgreementFinding finding, TransitionKind kind) => kind switch
    {
        TransitionKind.Agreed => finding.Agreed,
        TransitionKind.InForce => finding.InForce,
        _ => finding.Ended,
    };

    private static string Denial(List<Mention<IncidentFinding>> mentions, string perpetrator) => mentions
        .SelectMany(m => m.Report.Findings.Accusations.Where(a => a.DeniedBy is not null && a.Accused == perpetrator && a.Span.Overlaps(m.Finding.Span)))
        .Select(a => a.Evidence)
        .First();
}
