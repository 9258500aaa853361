using System.Text.Json.Serialization;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Something done, or said to have been done, on the ground.</summary>
public sealed record IncidentEntry : Entry
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-3)]
    public override string Type => "incident";

    /// <summary>What sort of incident.</summary>
    public required IncidentKind Kind { get; init; }

    /// <summary>The finer kind, or null.</summary>
    public string? KindFine { get; init; }

    /// <summary>Where, as precisely as a source says.</summary>
    public string? Place { get; init; }

    /// <summary>When, as precisely as a source says.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>What or whom it hit.</summary>
    public string? Target { get; init; }

    /// <summary>The strongest presentation by any source: told as fact by one outlet is happened, else alleged, and so on.</summary>
    public required Modality Modality { get; init; }

    /// <summary>Who is said to have done it, by whom.</summary>
    public required IReadOnlyList<PerpetratorClaim> Perpetrators { get; init; }

    /// <summary>Id of the agreement in force there and then, which it may have broken; or null.</summary>
    public string? Agreement { get; init; }

    /// <summary>How sure it is that all sources mean this incident, 0 to 1: the weakest link.</summary>
    public required double Confidence { get; init; }
}

/// <summary>A claim about who did something.</summary>
/// <param name="Perpetrator">Who is said to have done it.</param>
/// <param name="ClaimedBy">Who says so; outlets that say so themselves are named as outlets.</param>
/// <param name="DeniedBy">Who denies it.</param>
/// <param name="Sources">Ids of the documents with the claim.</param>
public sealed record PerpetratorClaim(
    string Perpetrator,
    IReadOnlyList<string> ClaimedBy,
    IReadOnlyList<string> DeniedBy,
    IReadOnlyList<string> Sources);

/// <summary>One side says that another did wrong.</summary>
public sealed record AccusationEntry : Entry
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-3)]
    public override string Type => "accusation";

    /// <summary>Who accuses.</summary>
    public required string Accuser { get; init; }

    /// <summary>The side that the accuser speaks for; the accuser when it is nobody's voice.</summary>
    public required string AccuserSide { get; init; }

    /// <summary>Who is accused.</summary>
    public required string Accused { get; init; }

    /// <summary>The side that the accused belongs to.</summary>
    public required string AccusedSide { get; init; }

    /// <summary>Of what, in words of the earliest report.</summary>
    public required string Act { get; init; }

    /// <summary>When it was said, or null.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>Who denies it.</summary>
    public required IReadOnlyList<string> DeniedBy { get; init; }

    /// <summary>Ids of accusations that the accused raised in return within a week.</summary>
    public IReadOnlyList<string> AnsweredBy { get; init; } = [];
}

/// <summary>Aid let in, stopped or asked for.</summary>
public sealed record AccessEntry : Entry
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-3)]
    public override string Type => "access";

    /// <summary>What sort of access event.</summary>
    public required AccessKind Kind { get; init; }

    /// <summary>The finer kind, or null.</summary>
    public string? KindFine { get; init; }

    /// <summary>Who delivers, blocks, attacks or demands, or null.</summary>
    public string? Actor { get; init; }

    /// <summary>Where, or null.</summary>
    public string? Place { get; init; }

    /// <summary>When, or null.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>The strongest presentation by any source.</summary>
    public required Modality Modality { get; init; }
}

/// <summary>One quantity of one event or period: what each source gives, over time. Nothing is averaged or added.</summary>
public sealed record FigureSeriesEntry : Entry
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-3)]
    public override string Type => "figure_series";

    /// <summary>What is counted.</summary>
    public required FigureKind Kind { get; init; }

    /// <summary>The finer kind, or null.</summary>
    public string? KindFine { get; init; }

    /// <summary>Who or what is counted, or null for people.</summary>
    public string? OfWhom { get; init; }

    /// <summary>Where, or null.</summary>
    public string? Place { get; init; }

    /// <summary>Over what time, in words of a report, or null.</summary>
    public string? Period { get; init; }

    /// <summary>Lowest of the values' lower bounds, or null when no value has one.</summary>
    public decimal? Low { get; init; }

    /// <summary>Highest of the values' upper bounds; null when some value has none.</summary>
    public decimal? High { get; init; }

    /// <summary>The values, earliest report first.</summary>
    public required IReadOnlyList<FigureValue> Values { get; init; }
}

/// <summary>One value of a series.</summary>
/// <param name="Low">Lower bound, inclusive; null when there is none.</param>
/// <param name="High">Upper bound, inclusive; null when there is none.</param>
/// <param name="Issuer">Whose number it is; null when it is the outlet's own.</param>
/// <param name="Date">The day it is about, or the day of publication when the report gives none; null when neither is known.</param>
/// <param name="Words">The report's words.</param>
/// <param name="Sources">Ids of the documents that give it.</param>
public sealed record FigureValue(
    decimal? Low,
    decimal? High,
    string? Issuer,
    PartialDate? Date,
    string Words,
    IReadOnlyList<string> Sources);
