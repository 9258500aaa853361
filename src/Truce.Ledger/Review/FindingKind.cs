using Truce.Domain;

namespace Truce.Ledger;

/// <summary>What a reviewer can point at: a report as such, or one of the sorts of finding in it.</summary>
public enum FindingKind
{
    /// <summary>The report itself: its date, outlet, headline.</summary>
    Document,

    /// <summary><see cref="AgreementFinding"/>.</summary>
    Agreement,

    /// <summary><see cref="AccusationFinding"/>.</summary>
    Accusation,

    /// <summary><see cref="IncidentFinding"/>.</summary>
    Incident,

    /// <summary><see cref="FigureFinding"/>.</summary>
    Figure,

    /// <summary><see cref="StatementFinding"/>.</summary>
    Statement,

    /// <summary><see cref="MeetingFinding"/>.</summary>
    Meeting,

    /// <summary><see cref="AccessFinding"/>.</summary>
    Access,

    /// <summary><see cref="CouncilFinding"/>.</summary>
    Council,

    /// <summary><see cref="EventFinding"/>.</summary>
    Event,
}
