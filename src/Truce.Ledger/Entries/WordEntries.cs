using System.Text.Json.Serialization;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>What somebody said, once, however many report it.</summary>
public sealed record StatementEntry : Entry
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-3)]
    public override string Type => "statement";

    /// <summary>Who said it.</summary>
    public required string Speaker { get; init; }

    /// <summary>Direct when any source quotes the words.</summary>
    public required StatementKind Kind { get; init; }

    /// <summary>The words, of the longest quotation.</summary>
    public required string Text { get; init; }

    /// <summary>To whom, or null.</summary>
    public string? Audience { get; init; }

    /// <summary>When, or null.</summary>
    public PartialDate? Date { get; init; }
}

/// <summary>A meeting, call or visit, from plan to outcome.</summary>
public sealed record MeetingEntry : Entry
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-3)]
    public override string Type => "meeting";

    /// <summary>Who took or is to take part.</summary>
    public required IReadOnlyList<string> Participants { get; init; }

    /// <summary>Its form.</summary>
    public required MeetingForm Form { get; init; }

    /// <summary>Where, or null.</summary>
    public string? Place { get; init; }

    /// <summary>When, or null.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>Whether it took place, by the latest report.</summary>
    public required MeetingStatus Status { get; init; }

    /// <summary>What the reports said of it, in the order of its life: planned, then held or cancelled.</summary>
    public required IReadOnlyList<MeetingStep> History { get; init; }
}

/// <summary>What a meeting was said to be.</summary>
/// <param name="Status">Proposed, planned, held or cancelled.</param>
/// <param name="Sources">Ids of the documents that say so.</param>
public sealed record MeetingStep(MeetingStatus Status, IReadOnlyList<string> Sources);

/// <summary>A text before the Security Council from draft to outcome, or a session or statement of the council.</summary>
public sealed record CouncilEntry : Entry
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-3)]
    public override string Type => "council";

    /// <summary>How far it came: draft, vote, veto, adoption; or session, statement.</summary>
    public required CouncilKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public string? Subject { get; init; }

    /// <summary>Members that table the text.</summary>
    public required IReadOnlyList<string> Sponsors { get; init; }

    /// <summary>Who acted: the members that vetoed, the council itself.</summary>
    public required IReadOnlyList<string> By { get; init; }

    /// <summary>Number of the resolution or symbol of the draft, or null.</summary>
    public string? Number { get; init; }

    /// <summary>When it came as far as <see cref="Kind"/> says, or null.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>The tally by most voices, or null.</summary>
    public VoteTally? Votes { get; init; }

    /// <summary>The strongest presentation by any source.</summary>
    public required Modality Modality { get; init; }

    /// <summary>What the reports say happened to it, in order.</summary>
    public required IReadOnlyList<CouncilStep> Steps { get; init; }

    /// <summary>What the Charter's rule makes of the tally; null without a tally or a veto.</summary>
    public CharterCheck? Charter { get; init; }
}

/// <summary>A step of a text before the council.</summary>
/// <param name="Kind">Draft, vote, veto, adoption …</param>
/// <param name="Modality">How the reports present it: a veto may be threatened.</param>
/// <param name="Date">When, or null.</param>
/// <param name="Sources">Ids of the documents that say so.</param>
public sealed record CouncilStep(CouncilKind Kind, Modality Modality, PartialDate? Date, IReadOnlyList<string> Sources);

/// <summary>The Charter's rule (Article 27) applied to a tally: nine of fifteen, no permanent member against, on substance.</summary>
/// <param name="Outcome">What follows from the numbers.</param>
/// <param name="Agrees">Whether the reports say the same.</param>
/// <param name="Note">The arithmetic in words.</param>
public sealed record CharterCheck(CouncilOutcome Outcome, bool Agrees, string Note);

/// <summary>What becomes of a text that is voted on.</summary>
public enum CouncilOutcome
{
    /// <summary>Nine or more in favour and no permanent member against.</summary>
    Adopted,

    /// <summary>Nine or more in favour and a permanent member against.</summary>
    Vetoed,

    /// <summary>Fewer than nine in favour.</summary>
    LackedVotes,

    /// <summary>The numbers do not decide: who voted against is not known, or they do not add up to fifteen or fewer.</summary>
    Undecided,
}
