using Truce.Domain;

namespace Truce.Coding;

/// <summary>A row of codebook/events: which words, in which surroundings, mean which event.</summary>
internal sealed record EventRule
{
    /// <summary>Stable name, stamped on every finding it makes.</summary>
    public required string Id { get; init; }

    /// <summary>PLOVER type.</summary>
    public required EventType Type { get; init; }

    /// <summary>PLOVER mode, or null.</summary>
    public string? Mode { get; init; }

    /// <summary>PLOVER contexts.</summary>
    public IReadOnlyList<string> Context { get; init; } = [];

    /// <summary>Kind of incident, access or act in the ledger's own finer words (codebook.md, sections 8 and 10), or null.</summary>
    public string? Fine { get; init; }
}
