using System.Diagnostics.CodeAnalysis;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>What a source holds at one place: a document to read, or the reason why there is none.</summary>
public readonly record struct SourceItem
{
    private SourceItem(RawDocument? document, RejectedDocument? rejected)
    {
        Document = document;
        Rejected = rejected;
    }

    /// <summary>The document, or null when <see cref="Rejected"/> says why it could not be had.</summary>
    public RawDocument? Document { get; }

    /// <summary>Why there is no document, or null when there is one.</summary>
    public RejectedDocument? Rejected { get; }

    /// <summary>True when there is a document.</summary>
    [MemberNotNullWhen(true, nameof(Document))]
    [MemberNotNullWhen(false, nameof(Rejected))]
    public bool IsDocument => Document is not null;

    internal static SourceItem Of(RawDocument document) => new(document, null);

    internal static SourceItem Reject(string id, string reason) => new(null, new RejectedDocument(id, null, reason));
}
