using System.Text.Json.Serialization;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// What the ledger holds about one thing in the world, made from what one or many reports say of it. An entry without evidence
/// does not exist.
/// </summary>
public abstract record Entry
{
    /// <summary>Which sort of entry, as exports name it.</summary>
    [JsonPropertyOrder(-3)]
    public abstract string Type { get; }

    /// <summary>Stable name: a hash of the earliest evidence, whatever the order of reading.</summary>
    [JsonPropertyOrder(-2)]
    public required string Id { get; init; }

    /// <summary>Conflict it belongs to, by the English name of the country, or null when the reports do not tell.</summary>
    [JsonPropertyOrder(-1)]
    public string? Theatre { get; init; }

    /// <summary>Ids of the documents that speak of it, in ordinal order.</summary>
    [JsonPropertyOrder(100)]
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>
    /// How many independently say so: copies of one story, reports of one agency and media of one state or party count once. Of what happened,
    /// where aid got through and how many it were, an institution that several reports cite counts once too.
    /// </summary>
    [JsonPropertyOrder(101)]
    public required int Voices { get; init; }

    /// <summary>The words that say so, earliest report first.</summary>
    [JsonPropertyOrder(102)]
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>What reviewers decided.</summary>
    [JsonPropertyOrder(103)]
    public Review Review { get; init; } = Review.None;
}

/// <summary>A passage of a report.</summary>
/// <param name="Document">Id of the report.</param>
/// <param name="Span">Where in its text.</param>
/// <param name="Words">The text of the span.</param>
/// <param name="Finding">Name of the finding, by which review can point at it.</param>
public sealed record Evidence(string Document, TextSpan Span, string Words, string Finding);

/// <summary>What reviewers made of an entry.</summary>
/// <param name="State">
/// Machine when nobody has looked; accepted when every piece of its evidence was; else what a coder did to it.
/// </param>
/// <param name="Notes">Notes and reasons of the coders.</param>
public sealed record Review(ReviewState State, IReadOnlyList<string> Notes)
{
    /// <summary>Names of the coders.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Nobody has looked at it.</summary>
    public static Review None { get; } = new(ReviewState.Machine, []);
}

/// <summary>States of review.</summary>
public enum ReviewState
{
    /// <summary>Nobody has looked at it.</summary>
    Machine,

    /// <summary>A reviewer found it right.</summary>
    Accepted,

    /// <summary>A reviewer changed a field.</summary>
    Corrected,

    /// <summary>A reviewer put it together with another.</summary>
    Merged,

    /// <summary>A reviewer took it apart.</summary>
    Split,

    /// <summary>A reviewer threw it out. Only reports bear it: a rejected finding makes no entry.</summary>
    Rejected,
}
