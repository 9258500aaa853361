using Truce.Domain;
using Truce.Ledger;
using Truce.Reading;

namespace Truce.Intake;

/// <summary>
/// One thing on its way to the journal: a document, a refusal, or a page that its server says is unchanged; with what fetching is to
/// remember, which becomes durable in the same moment.
/// </summary>
internal readonly record struct Incoming
{
    /// <summary>The document, or null.</summary>
    public RawDocument? Document { get; private init; }

    /// <summary>Why there is none, or null.</summary>
    public RejectedDocument? Rejected { get; private init; }

    /// <summary>True for a page that was read before and is unchanged.</summary>
    public bool IsUnchanged { get; private init; }

    /// <summary>What is to be remembered of the address, or null.</summary>
    public Visit? Visit { get; private init; }

    /// <summary>Bytes that are held for it.</summary>
    public int Weight => Document?.Bytes.Length ?? 0;

    public static Incoming Of(SourceItem item, Visit? visit = null) => new() { Document = item.Document, Rejected = item.Rejected, Visit = visit };

    public static Incoming Of(RawDocument document, Visit? visit = null) => new() { Document = document, Visit = visit };

    public static Incoming Reject(string id, string reason, Visit? visit = null) => new() { Rejected = new RejectedDocument(id, null, reason), Visit = visit };

    public static Incoming Unchanged(Visit visit) => new() { IsUnchanged = true, Visit = visit };

    public static Incoming Remember(Visit visit) => new() { Visit = visit };
}
