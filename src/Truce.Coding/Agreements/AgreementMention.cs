using Truce.Domain;

namespace Truce.Coding.Agreements;

/// <summary>One passage that names an agreement, with what the passage itself says of it. Token indices.</summary>
internal sealed record AgreementMention
{
    /// <summary>The term that names it.</summary>
    public required AgreementTerm Term { get; init; }

    /// <summary>First token of the term.</summary>
    public required int First { get; init; }

    /// <summary>Token after the term.</summary>
    public required int End { get; init; }

    /// <summary>Token that governs the noun phrase; "deal" in "ceasefire deal".</summary>
    public required int Head { get; init; }

    /// <summary>Kind, also where a carrier's purpose gives it; null for a carrier that says nothing of its purpose.</summary>
    public AgreementKind? Kind { get; init; }

    /// <summary>Whether the phrase points back (the, this, its).</summary>
    public bool Definite { get; init; }

    /// <summary>Whether the phrase brings something up (a, another, any).</summary>
    public bool Indefinite { get; init; }

    /// <summary>Whether the phrase sets it apart as one before (earlier, previous).</summary>
    public bool Earlier { get; init; }

    /// <summary>Whether the phrase sets it apart as another (new, second, another).</summary>
    public bool Another { get; init; }

    /// <summary>First token of the passage that it is set apart from by "a second", "one of them", "followed suit"; or null.</summary>
    public int? OtherThan { get; init; }

    /// <summary>"unilateral", "bilateral", "local", "nationwide" …, or null.</summary>
    public string? Scope { get; init; }

    /// <summary>Length as the phrase gives it ("three-day"), or null.</summary>
    public string? Duration { get; init; }

    /// <summary>Index of its sentence.</summary>
    public int Sentence { get; init; }

    /// <summary>Whether its sentence opens with it ("A truce that both called for was breached").</summary>
    public bool Opens { get; init; }

    /// <summary>Whether a time that goes with it names its year.</summary>
    public bool YearGiven => Year is not null;

    /// <summary>The year that a time of its clause names, or null.</summary>
    public int? Year { get; init; }

    /// <summary>Whether it is called somebody's ("the government's own truce").</summary>
    public bool Possessed { get; init; }

    /// <summary>Whether it is said to hold from the moment it is made ("immediate", "with immediate effect").</summary>
    public bool AtOnce { get; init; }

    /// <summary>The date that tells it from others ("the Sept. 9 truce"), or null.</summary>
    public PartialDate? Dated { get; init; }

    /// <summary>Places it covers, by the phrase.</summary>
    public IReadOnlyList<string> Covers { get; init; } = [];

    /// <summary>The countries in which <see cref="Covers"/> lie.</summary>
    public IReadOnlyList<string> CoverCountries { get; init; } = [];

    /// <summary>Places or groups it leaves out.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>Those between whom it is, by the phrase.</summary>
    public IReadOnlyList<string> Parties { get; init; } = [];

    /// <summary>Those who arranged it, by the phrase.</summary>
    public IReadOnlyList<string> Brokers { get; init; } = [];

    /// <summary>What is said of it.</summary>
    public IReadOnlyList<AgreementPredication> Said { get; init; } = [];
}

/// <summary>One thing said of an agreement.</summary>
/// <param name="State">What.</param>
/// <param name="Word">The verb or noun that says so.</param>
/// <param name="Modality">How it is presented.</param>
/// <param name="Date">When it came about, or null.</param>
/// <param name="Subjects">Who did it, by canonical side.</param>
internal sealed record AgreementPredication(
    AgreementState State,
    int Word,
    Modality Modality,
    PartialDate? Date,
    IReadOnlyList<string> Subjects)
{
    /// <summary>Whether the word says that somebody arranged it for others (broker, mediate, host).</summary>
    public bool Arranges { get; init; }

    /// <summary>Whether the word only makes it known (announce, declare), which others than the parties can do.</summary>
    public bool Announces { get; init; }

    /// <summary>Whether the word says that somebody puts it forward (propose, call for), so that its subject is not one of the parties.</summary>
    public bool PutsForward { get; init; }

    /// <summary>Whether only one bound by the agreement can do it (sign, break, withdraw from), so that its subjects are parties.</summary>
    public bool ByParty { get; init; }

    /// <summary>Whether the word tells of its start, not of its holding.</summary>
    public bool Starts { get; init; }

    /// <summary>Whether it is told as what was before the news ("had kept").</summary>
    public bool Before { get; init; }

    /// <summary>Who asks for it, where the word itself does not say ("urges both to ensure a truce").</summary>
    public IReadOnlyList<string> Proposers { get; init; } = [];

    /// <summary>Where it was done, by a phrase that depends on the word ("signed in Jeddah"), or null.</summary>
    public string? Venue { get; init; }

    /// <summary>Whether it came about, by somebody's word at least.</summary>
    public bool Real => Modality is Modality.Happened or Modality.Alleged;
}
