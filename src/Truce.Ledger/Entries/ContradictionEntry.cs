using System.Text.Json.Serialization;

namespace Truce.Ledger;

/// <summary>Two wordings that cannot both be right, side by side.</summary>
public sealed record ContradictionEntry : Entry
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-3)]
    public override string Type => "contradiction";

    /// <summary>Id of the entry that they are about.</summary>
    public required string About { get; init; }

    /// <summary>The field on which they differ.</summary>
    public required string Field { get; init; }

    /// <summary>The positions, the one with most voices first.</summary>
    public required IReadOnlyList<Position> Positions { get; init; }
}

/// <summary>One side of a contradiction.</summary>
/// <param name="Value">The value.</param>
/// <param name="HeldBy">Whose word it is: a named source, or the outlets themselves.</param>
/// <param name="Words">The words of a report that say so.</param>
/// <param name="Sources">Ids of the documents that say so.</param>
public sealed record Position(string Value, IReadOnlyList<string> HeldBy, string Words, IReadOnlyList<string> Sources);
