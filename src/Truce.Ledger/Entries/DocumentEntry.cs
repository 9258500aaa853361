using System.Text.Json.Serialization;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>A report that the ledger has read.</summary>
public sealed record DocumentEntry : Entry
{
    /// <inheritdoc/>
    [JsonPropertyOrder(-3)]
    public override string Type => "document";

    /// <summary>SHA-256 of the page, lower-case hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>SHA-256 of the clean text, lower-case hexadecimal.</summary>
    public required string TextHash { get; init; }

    /// <summary>Date of publication, or null.</summary>
    public PartialDate? Published { get; init; }

    /// <summary>Name of the outlet, or null.</summary>
    public string? Outlet { get; init; }

    /// <summary>Agency credited for the words, or null.</summary>
    public string? Wire { get; init; }

    /// <summary>
    /// Who owns the agency, or else the outlet: <c>state:Syria</c> for media that a state owns or directs, <c>party:Hezbollah</c> for those of a
    /// party, otherwise the owner's name; null when it is not known.
    /// </summary>
    public string? Owner { get; init; }

    /// <summary>Headline, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Address, or null.</summary>
    public string? Url { get; init; }

    /// <summary>Whether it concerns conflict at all.</summary>
    public required bool Relevant { get; init; }

    /// <summary>Id of the report that this one copies, or null.</summary>
    public string? DuplicateOf { get; init; }

    /// <summary>How many findings it holds.</summary>
    public required int Findings { get; init; }
}
