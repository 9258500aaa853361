using Truce.Domain;

namespace Truce.Ledger;

/// <summary>The findings of a report by sort.</summary>
internal static class FindingLists
{
    /// <summary>All findings, by sort, then in the order of the report.</summary>
    public static IEnumerable<Finding> All(DocumentFindings findings) => Enum.GetValues<FindingKind>().SelectMany(kind => Of(findings, kind));

    /// <summary>The findings of one sort; none for <see cref="FindingKind.Document"/>.</summary>
    public static IReadOnlyList<Finding> Of(DocumentFindings findings, FindingKind kind) => kind switch
    {
        FindingKind.Agreement => findings.Agreements,
        FindingKind.Accusation => findings.Accusations,
        FindingKind.Incident => findings.Incidents,
        FindingKind.Figure => findings.Figures,
        FindingKind.Statement => findings.Statements,
        FindingKind.Meeting => findings.Meetings,
        FindingKind.Access => findings.Access,
        FindingKind.Council => findings.Council,
        FindingKind.Event => findings.Events,
        _ => [],
    };

    /// <summary>The same report with each finding replaced, or left out where the function gives null.</summary>
    public static DocumentFindings Map(DocumentFindings findings, Func<Finding, Finding?> change)
    {
        return findings with
        {
            Agreements = Mapped(findings.Agreements),
            Accusations = Mapped(findings.Accusations),
            Incidents = Mapped(findings.Incidents),
            Figures = Mapped(findings.Figures),
            Statements = Mapped(findings.Statements),
            Meetings = Mapped(findings.Meetings),
            Access = Mapped(findings.Access),
            Council = Mapped(findings.Council),
            Events = Mapped(findings.Events),
        };

        List<T> Mapped<T>(IReadOnlyList<T> list)
            where T : Finding => [.. list.Select(f => (T?)change(f)).OfType<T>()];
    }

    public static FindingKind KindOf(Finding finding) => finding switch
    {
        AgreementFinding => FindingKind.Agreement,
        AccusationFinding => FindingKind.Accusation,
        IncidentFinding => FindingKind.Incident,
        FigureFinding => FindingKind.Figure,
        StatementFinding => FindingKind.Statement,
        MeetingFinding => FindingKind.Meeting,
        AccessFinding => FindingKind.Access,
        CouncilFinding => FindingKind.Council,
        EventFinding => FindingKind.Event,
        _ => throw new ArgumentException($"findings of type {finding.GetType().Name} have no sort", nameof(finding)),
    };
}
