namespace Truce.Domain;

/// <summary>Everything one report says, in the shape of the contract (docs/formats/findings.md).</summary>
public sealed record DocumentFindings
{
    /// <summary>See <see cref="Article.Id"/>.</summary>
    public required string Id { get; init; }

    /// <summary>See <see cref="Article.ContentHash"/>.</summary>
    public required string ContentHash { get; init; }

    /// <summary>See <see cref="Article.Published"/>.</summary>
    public PartialDate? Published { get; init; }

    /// <summary>See <see cref="Article.PublishedConfidence"/>.</summary>
    public double PublishedConfidence { get; init; }

    /// <summary>See <see cref="Article.Outlet"/>.</summary>
    public string? Outlet { get; init; }

    /// <summary>See <see cref="Article.Wire"/>.</summary>
    public string? Wire { get; init; }

    /// <summary>See <see cref="Article.Owner"/>.</summary>
    public string? Owner { get; init; }

    /// <summary>See <see cref="Article.Title"/>.</summary>
    public string? Title { get; init; }

    /// <summary>See <see cref="Article.Byline"/>.</summary>
    public string? Byline { get; init; }

    /// <summary>See <see cref="Article.Language"/>.</summary>
    public string? Language { get; init; }

    /// <summary>See <see cref="Article.Url"/>.</summary>
    public string? Url { get; init; }

    /// <summary>Whether the report concerns conflict, truce, humanitarian access or the council at all.</summary>
    public bool Relevant { get; init; }

    /// <summary>See <see cref="Article.Text"/>.</summary>
    public required string Text { get; init; }

    /// <summary>Id of the document that this one copies, or null.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>SHA-256 of the codebook that coded it, lower-case hexadecimal.</summary>
    public string? Codebook { get; init; }

    /// <summary>Actors named, in ordinal order of their names.</summary>
    public IReadOnlyList<ActorReference> Actors { get; init; } = [];

    /// <summary>Places named, in ordinal order of their names.</summary>
    public IReadOnlyList<PlaceReference> Places { get; init; } = [];

    /// <summary>Agreements mentioned.</summary>
    public IReadOnlyList<AgreementFinding> Agreements { get; init; } = [];

    /// <summary>Accusations made.</summary>
    public IReadOnlyList<AccusationFinding> Accusations { get; init; } = [];

    /// <summary>Incidents told or alleged.</summary>
    public IReadOnlyList<IncidentFinding> Incidents { get; init; } = [];

    /// <summary>Figures given.</summary>
    public IReadOnlyList<FigureFinding> Figures { get; init; } = [];

    /// <summary>Statements, direct and indirect.</summary>
    public IReadOnlyList<StatementFinding> Statements { get; init; } = [];

    /// <summary>Meetings held and to come.</summary>
    public IReadOnlyList<MeetingFinding> Meetings { get; init; } = [];

    /// <summary>Aid let in, stopped or asked for.</summary>
    public IReadOnlyList<AccessFinding> Access { get; init; } = [];

    /// <summary>Actions of the Security Council.</summary>
    public IReadOnlyList<CouncilFinding> Council { get; init; } = [];

    /// <summary>Political events by PLOVER.</summary>
    public IReadOnlyList<EventFinding> Events { get; init; } = [];
}
