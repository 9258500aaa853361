namespace Truce.Domain;

/// <summary>
/// What one report says about one thing. A finding without words does not exist: <see cref="Span"/> is never empty
/// and <see cref="Evidence"/> repeats its words.
/// </summary>
public abstract record Finding
{
    /// <summary>The words that say so, in <see cref="Article.Text"/>.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The text of <see cref="Span"/>.</summary>
    public required string Evidence { get; init; }

    /// <summary>Id of the rule that made the finding.</summary>
    public string? Rule { get; init; }

    /// <summary>Whose word it is when it is not the outlet's own: the outermost source first.</summary>
    public IReadOnlyList<string> AttributedTo { get; init; } = [];
}

/// <summary>A mention of a truce, pause, accord or exchange that can be told apart from others.</summary>
public sealed record AgreementFinding : Finding
{
    /// <summary>A name for people, made of the words of the report ("US-Russia truce of September 2016").</summary>
    public required string Label { get; init; }

    /// <summary>What sort of agreement.</summary>
    public required AgreementKind Kind { get; init; }

    /// <summary>The finer kind of the codebook, when there is one.</summary>
    public string? KindFine { get; init; }

    /// <summary>Who is bound by it.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>Who arranged it.</summary>
    public IReadOnlyList<string> Brokers { get; init; } = [];

    /// <summary>When it was agreed or announced.</summary>
    public PartialDate? Agreed { get; init; }

    /// <summary>When it took or takes effect.</summary>
    public PartialDate? InForce { get; init; }

    /// <summary>When it is due to end.</summary>
    public PartialDate? Expires { get; init; }

    /// <summary>When it did end.</summary>
    public PartialDate? Ended { get; init; }

    /// <summary>When it was made longer, the last time.</summary>
    public PartialDate? Extended { get; init; }

    /// <summary>When it is first said to have been broken.</summary>
    public PartialDate? Violated { get; init; }

    /// <summary>When it was carried out in full.</summary>
    public PartialDate? Implemented { get; init; }

    /// <summary>Its state at the time of writing, by this report.</summary>
    public required AgreementStatus StatusInDoc { get; init; }

    /// <summary>Areas or groups it covers.</summary>
    public IReadOnlyList<string> Covers { get; init; } = [];

    /// <summary>Areas or groups it leaves out.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>Length in words of the report ("seven days"), or null.</summary>
    public string? Duration { get; init; }

    /// <summary>Clause kinds of the codebook, section 7, that the report names.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];
}

/// <summary>One side says that another did wrong.</summary>
public sealed record AccusationFinding : Finding
{
    /// <summary>Who accuses.</summary>
    public required string Accuser { get; init; }

    /// <summary>Who is accused.</summary>
    public required string Accused { get; init; }

    /// <summary>Of what, in words of the report.</summary>
    public required string Act { get; init; }

    /// <summary>Who denies it in the same report, or null.</summary>
    public string? DeniedBy { get; init; }

    /// <summary>When it was said, or null.</summary>
    public PartialDate? Date { get; init; }
}

/// <summary>Something that was done, or is said to have been done, on the ground.</summary>
public sealed record IncidentFinding : Finding
{
    /// <summary>What sort of incident.</summary>
    public required IncidentKind Kind { get; init; }

    /// <summary>The finer kind of the codebook, section 8, when there is one.</summary>
    public string? KindFine { get; init; }

    /// <summary>Who did it, by the report, or null when it does not say.</summary>
    public string? Perpetrator { get; init; }

    /// <summary>Who says that the perpetrator did it, or null when the outlet says so itself.</summary>
    public string? AllegedBy { get; init; }

    /// <summary>What or who was hit, in words of the report.</summary>
    public string? Target { get; init; }

    /// <summary>Where.</summary>
    public string? Place { get; init; }

    /// <summary>When.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>How the report presents it.</summary>
    public required Modality Modality { get; init; }
}

/// <summary>A number of something that counts in a conflict.</summary>
public sealed record FigureFinding : Finding
{
    /// <summary>What is counted.</summary>
    public required FigureKind Kind { get; init; }

    /// <summary>The finer kind of the codebook, section 9, when there is one.</summary>
    public string? KindFine { get; init; }

    /// <summary>Lower bound, inclusive; null when there is none ("up to 40").</summary>
    public decimal? Low { get; init; }

    /// <summary>Upper bound, inclusive; null when there is none ("at least 12").</summary>
    public decimal? High { get; init; }

    /// <summary>Who or what is counted ("children", "people"), in words of the report.</summary>
    public string? OfWhom { get; init; }

    /// <summary>Where.</summary>
    public string? Place { get; init; }

    /// <summary>Over what time, in words of the report, or null.</summary>
    public string? Period { get; init; }

    /// <summary>Whose number it is, or null when it is the outlet's own.</summary>
    public string? Source { get; init; }

    /// <summary>ISO 4217 code when the figure is money, or null.</summary>
    public string? Currency { get; init; }

    /// <summary>The day the figure is about, or null.</summary>
    public PartialDate? Date { get; init; }
}

/// <summary>What somebody said.</summary>
public sealed record StatementFinding : Finding
{
    /// <summary>Who said it.</summary>
    public required string Speaker { get; init; }

    /// <summary>Whether the words stand in quotation marks.</summary>
    public required StatementKind Kind { get; init; }

    /// <summary>The words, without quotation marks and without "that".</summary>
    public required string Text { get; init; }

    /// <summary>The verb or phrase that hands the words to the speaker ("said", "according to").</summary>
    public string? Cue { get; init; }

    /// <summary>To whom, or null.</summary>
    public string? Audience { get; init; }

    /// <summary>When, or null.</summary>
    public PartialDate? Date { get; init; }
}

/// <summary>A meeting, call or visit, held or to come.</summary>
public sealed record MeetingFinding : Finding
{
    /// <summary>Who took or is to take part.</summary>
    public required IReadOnlyList<string> Participants { get; init; }

    /// <summary>Its form.</summary>
    public required MeetingForm Form { get; init; }

    /// <summary>Where, or null.</summary>
    public string? Place { get; init; }

    /// <summary>When, or null.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>Whether it took place, by this report.</summary>
    public required MeetingStatus Status { get; init; }
}

/// <summary>A passage about aid getting through or being stopped.</summary>
public sealed record AccessFinding : Finding
{
    /// <summary>What sort of access event.</summary>
    public required AccessKind Kind { get; init; }

    /// <summary>The finer kind of the codebook, section 10, when there is one.</summary>
    public string? KindFine { get; init; }

    /// <summary>Who delivers, blocks, attacks or demands, or null.</summary>
    public string? Actor { get; init; }

    /// <summary>Where, or null.</summary>
    public string? Place { get; init; }

    /// <summary>When, or null.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>How the report presents it.</summary>
    public Modality Modality { get; init; }
}

/// <summary>An action of the UN Security Council.</summary>
public sealed record CouncilFinding : Finding
{
    /// <summary>What the council did or has before it.</summary>
    public required CouncilKind Kind { get; init; }

    /// <summary>What it is about, in words of the report.</summary>
    public string? Subject { get; init; }

    /// <summary>Members that table the text.</summary>
    public IReadOnlyList<string> Sponsors { get; init; } = [];

    /// <summary>Who acted: the members that vetoed, the council itself.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Number of the resolution ("2254") or symbol of the draft, or null.</summary>
    public string? Number { get; init; }

    /// <summary>When, or null.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>The tally, or null when the report gives none.</summary>
    public VoteTally? Votes { get; init; }

    /// <summary>How the report presents it.</summary>
    public Modality Modality { get; init; }
}

/// <summary>A count of votes as a report gives it; null where it is silent.</summary>
/// <param name="For">Votes in favour.</param>
/// <param name="Against">Votes against.</param>
/// <param name="Abstain">Abstentions.</param>
public sealed record VoteTally(int? For, int? Against, int? Abstain);

/// <summary>Who did what to whom, by the PLOVER ontology (codebook, sections 3 to 5).</summary>
public sealed record EventFinding : Finding
{
    /// <summary>PLOVER event type.</summary>
    public required EventType Type { get; init; }

    /// <summary>PLOVER mode, or null.</summary>
    public string? Mode { get; init; }

    /// <summary>PLOVER contexts.</summary>
    public IReadOnlyList<string> Context { get; init; } = [];

    /// <summary>Who acts.</summary>
    public IReadOnlyList<string> Actors { get; init; } = [];

    /// <summary>On whom.</summary>
    public IReadOnlyList<string> Recipients { get; init; } = [];

    /// <summary>When, or null.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>Where, or null.</summary>
    public string? Place { get; init; }

    /// <summary>How the report presents it.</summary>
    public required Modality Modality { get; init; }
}
