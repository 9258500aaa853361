using System.Text.Json.Serialization;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>A truce, pause, accord or exchange, by all that the reports say of it.</summary>
public sealed record AgreementEntry : Entry
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-3)]
    public override string Type => "agreement";

    /// <summary>A name for people.</summary>
    public required string Label { get; init; }

    /// <summary>What most of its voices call it.</summary>
    public required AgreementKind Kind { get; init; }

    /// <summary>Who is bound by it.</summary>
    public required IReadOnlyList<string> Parties { get; init; }

    /// <summary>Who arranged it.</summary>
    public required IReadOnlyList<string> Brokers { get; init; }

    /// <summary>When it was agreed, by most voices; <see cref="LifeCycle"/> holds every date that a source gives.</summary>
    public PartialDate? Agreed { get; init; }

    /// <summary>When it took or takes effect, by most voices.</summary>
    public PartialDate? InForce { get; init; }

    /// <summary>When it is due to end, by the latest report that says so.</summary>
    public PartialDate? Expires { get; init; }

    /// <summary>When it ended, by most voices.</summary>
    public PartialDate? Ended { get; init; }

    /// <summary>State as of the date of the ledger.</summary>
    public required AgreementStatus Status { get; init; }

    /// <summary>Areas or groups it covers.</summary>
    public required IReadOnlyList<string> Covers { get; init; }

    /// <summary>Areas or groups it leaves out.</summary>
    public required IReadOnlyList<string> Excludes { get; init; }

    /// <summary>Length in words of a report, or null.</summary>
    public string? Duration { get; init; }

    /// <summary>Clause kinds that a report names.</summary>
    public IReadOnlyList<string> Terms { get; init; } = [];

    /// <summary>Its dated transitions; where sources differ on a date, one element for each date.</summary>
    public required IReadOnlyList<Transition> LifeCycle { get; init; }

    /// <summary>How sure it is that all sources mean this agreement, 0 to 1: the weakest link.</summary>
    public required double Confidence { get; init; }
}

/// <summary>A step in the life of an agreement.</summary>
/// <param name="Event">What changed.</param>
/// <param name="Date">When, or null when a source tells it without a date.</param>
/// <param name="Sources">Ids of the documents that say so.</param>
public sealed record Transition(TransitionKind Event, PartialDate? Date, IReadOnlyList<string> Sources);

/// <summary>Steps in the life of an agreement, in their usual order.</summary>
public enum TransitionKind
{
    /// <summary>Agreed, announced or signed.</summary>
    Agreed,

    /// <summary>Took effect.</summary>
    InForce,

    /// <summary>Made longer or wider.</summary>
    Extended,

    /// <summary>Said to have been broken, while it lasted.</summary>
    Violated,

    /// <summary>Ended, by whatever cause.</summary>
    Ended,

    /// <summary>Carried out in full.</summary>
    Implemented,
}
