using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Something to decide on, with all that a coder needs to see.</summary>
/// <param name="Id">Id of the entry, name of the finding, or id of the report.</param>
/// <param name="Kind">Type of the entry, sort of the finding, or "document".</param>
/// <param name="Entry">The entry, or the report's; null when the item is a finding.</param>
/// <param name="Passages">The words, with what stands around them; one for each finding that a decision would be about.</param>
public sealed record ReviewItem(string Id, string Kind, Entry? Entry, IReadOnlyList<ReviewPassage> Passages)
{
    /// <summary>Fields that can be corrected, by wire name, with their values as JSON; in the order of the wire form.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();
}

/// <summary>A finding where it stands.</summary>
/// <param name="Finding">Name of the finding.</param>
/// <param name="Address">How decisions point at it.</param>
/// <param name="Document">Id of the report.</param>
/// <param name="Title">The report's headline, or null.</param>
/// <param name="Outlet">The report's outlet, or null.</param>
/// <param name="Published">The report's date, or null.</param>
/// <param name="Before">The beginning of the sentence, up to the words.</param>
/// <param name="Words">The words.</param>
/// <param name="After">The rest of the sentence.</param>
/// <param name="Mark">What was decided on it.</param>
public sealed record ReviewPassage(
    string Finding,
    FindingAddress Address,
    string Document,
    string? Title,
    string? Outlet,
    PartialDate? Published,
    string Before,
    string Words,
    string After,
    FindingMark Mark);
