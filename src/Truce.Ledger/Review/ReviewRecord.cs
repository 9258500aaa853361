using System.Text.Json.Serialization;

namespace Truce.Ledger;

/// <summary>
/// What people put into the journal about what the machine has read: decisions, withholdings, assignments. Appended, never
/// changed; a later record overrides an earlier one.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "record")]
[JsonDerivedType(typeof(Decision), "decision")]
[JsonDerivedType(typeof(Withholding), "withholding")]
[JsonDerivedType(typeof(Assignment), "assignment")]
public abstract record ReviewRecord
{
    /// <summary>Name of whoever signs it.</summary>
    public required string By { get; init; }

    /// <summary>When, in UTC, to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The reason, or the note, in the signer's words; null without any.</summary>
    public string? Note { get; init; }

    /// <summary>SHA-256 of its wire form, lower-case hexadecimal: its key in the journal.</summary>
    [JsonIgnore]
    public string Key => ReviewJson.KeyOf(this);

    /// <summary>
    /// The order in which records count: by time, then by hash, whatever the order in which they were appended; so two ledgers with
    /// the same records say the same.
    /// </summary>
    internal static int Compare(ReviewRecord a, ReviewRecord b) => a.At != b.At ? a.At.CompareTo(b.At) : string.CompareOrdinal(a.Key, b.Key);
}

/// <summary>What a coder decides.</summary>
public enum Verdict
{
    /// <summary>It is right as it stands.</summary>
    Accept,

    /// <summary>A field has another value.</summary>
    Correct,

    /// <summary>The report does not say so, or it does not belong in the ledger.</summary>
    Reject,

    /// <summary>Two entries are one.</summary>
    Merge,

    /// <summary>Some of an entry's evidence is about something else.</summary>
    Split,

    /// <summary>Something to bear in mind; changes nothing.</summary>
    Note,
}

/// <summary>
/// A named coder's decision on findings. A decision on an entry is one on the findings that the entry rested on when the coder saw
/// it: evidence that comes later has not been decided on.
/// </summary>
public sealed record Decision : ReviewRecord
{
    /// <summary>What was decided.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The findings; for <see cref="Verdict.Split"/> those that are taken out.</summary>
    public required IReadOnlyList<FindingAddress> Findings { get; init; }

    /// <summary><see cref="Verdict.Merge"/>: the findings of the other entry. <see cref="Verdict.Split"/>: those that stay.</summary>
    public IReadOnlyList<FindingAddress> Others { get; init; } = [];

    /// <summary>
    /// Type of the entry that <see cref="Verdict.Correct"/> is about ("incident"); null when each of the findings is corrected.
    /// The entry is the one that rests on the first of the findings that still exists.
    /// </summary>
    public string? Entry { get; init; }

    /// <summary>The field that <see cref="Verdict.Correct"/> is about, by its wire name ("place").</summary>
    public string? Field { get; init; }

    /// <summary>The field's right value as JSON; null or <c>null</c> when it has none.</summary>
    public string? Value { get; init; }

    /// <summary>
    /// Name of the assignment under which it was made, or null. Such decisions measure how far coders agree; they do not change the
    /// ledger until an editor makes them anew without the assignment.
    /// </summary>
    public string? Assignment { get; init; }
}

/// <summary>What is withheld.</summary>
public enum WithheldKind
{
    /// <summary>A page, by its content hash.</summary>
    Document,

    /// <summary>Everything of an outlet or agency, or everything that a speaker is named in, by name.</summary>
    Source,

    /// <summary>One finding, and with it all that the same words say.</summary>
    Finding,
}

/// <summary>Takes something out of all pages and exports, or puts it back; the journal keeps it.</summary>
public sealed record Withholding : ReviewRecord
{
    /// <summary>What is withheld.</summary>
    public required WithheldKind Kind { get; init; }

    /// <summary>Content hash of the page, or name of the source; empty for a finding.</summary>
    public string Target { get; init; } = "";

    /// <summary>The finding, or null.</summary>
    public FindingAddress? Finding { get; init; }

    /// <summary>True when an earlier withholding of the same ends.</summary>
    public bool IsLifted { get; init; }
}

/// <summary>A sample that coders judge without seeing each other's judgements. An assignment of an earlier name replaces it.</summary>
public sealed record Assignment : ReviewRecord
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Names of the coders.</summary>
    public required IReadOnlyList<string> Coders { get; init; }

    /// <summary>The sample.</summary>
    public required IReadOnlyList<FindingAddress> Findings { get; init; }
}
