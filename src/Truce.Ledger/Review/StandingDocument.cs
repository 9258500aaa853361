using Truce.Domain;

namespace Truce.Ledger;

/// <summary>A report as it stands after review.</summary>
/// <param name="Document">The report; null when it is withheld as a whole.</param>
public sealed record StandingDocument(StoredDocument? Document)
{
    /// <summary>True when it is withheld as a whole.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>How many of its findings are withheld.</summary>
    public int FindingsWithheld { get; init; }

    /// <summary>What was decided on its findings, by the findings' names; the rejected ones too, which the document lacks.</summary>
    public IReadOnlyDictionary<string, FindingMark> Marks { get; init; } = NoMarks;

    /// <summary>Names of the findings that the addresses in decisions mean; none for one that leads nowhere.</summary>
    internal IReadOnlyDictionary<FindingAddress, IReadOnlyList<string>> Found { get; init; } = _noneFound;

    /// <summary>Corrections that do not fit what the report holds now.</summary>
    internal IReadOnlyList<Orphan> Misfits { get; init; } = [];

    internal static IReadOnlyDictionary<string, FindingMark> NoMarks { get; } = new Dictionary<string, FindingMark>();

    private static readonly Dictionary<FindingAddress, IReadOnlyList<string>> _noneFound = [];
}

/// <summary>What coders made of a finding.</summary>
/// <param name="State">The last decision; a note alone leaves it as it was.</param>
/// <param name="Notes">Notes and reasons, in the order of the decisions.</param>
/// <param name="By">Names of the coders, in the order of their first decision.</param>
/// <param name="HasChanged">True when the finding no longer says what it said when the last decision was made.</param>
public sealed record FindingMark(ReviewState State, IReadOnlyList<string> Notes, IReadOnlyList<string> By, bool HasChanged)
{
    /// <summary>Nobody has looked at it.</summary>
    public static FindingMark None { get; } = new(ReviewState.Machine, [], [], false);
}

/// <summary>A decision, or a part of it, that has nothing to act on any more. It is kept and shown.</summary>
/// <param name="Decision">The decision.</param>
/// <param name="Address">The finding that is not there.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record Orphan(Decision Decision, FindingAddress Address, string Reason);
