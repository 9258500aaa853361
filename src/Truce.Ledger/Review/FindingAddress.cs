using System.Security.Cryptography;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Where a finding stands, in terms that outlive a new reading of the page and a new coding of the text: no row, no sequence
/// number, but the page's own hash and the words themselves.
/// </summary>
/// <param name="Document">SHA-256 of the page, lower-case hexadecimal.</param>
/// <param name="Kind">Sort of finding; for <see cref="FindingKind.Document"/> the span is empty and there are no words.</param>
/// <param name="Span">Where the words stood when the decision was made.</param>
/// <param name="Words">The finding's words.</param>
/// <param name="Seen">
/// The first 16 hexadecimal digits of the SHA-256 of the finding's wire form without its rule: tells apart findings of one sort on
/// the same words, and whether a finding has changed since it was reviewed.
/// </param>
public sealed record FindingAddress(string Document, FindingKind Kind, TextSpan Span, string Words, string Seen)
{
    private const int SeenBytes = 8;

    /// <summary>The address of a report as such.</summary>
    public static FindingAddress OfDocument(string contentHash) => new(contentHash, FindingKind.Document, default, "", "");

    /// <summary>The address of a finding of a report.</summary>
    public static FindingAddress Of(string contentHash, Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        return new FindingAddress(contentHash, FindingLists.KindOf(finding), finding.Span, finding.Evidence, Digest(finding));
    }

    /// <summary>
    /// The findings that the address means in a report as it is coded now, mostly one. Words decide: the same words of the same
    /// sort; among several the ones on the old span; among these the ones that say exactly what was seen. When that still leaves
    /// findings that differ, or none, the address leads nowhere, and nothing is guessed.
    /// </summary>
    internal IReadOnlyList<Finding> Resolve(DocumentFindings findings)
    {
        var candidates = FindingLists.Of(findings, Kind).Where(f => f.Evidence == Words).ToList();
        Narrow(f => f.Span == Span);
        if (candidates.Count > 1) Narrow(f => Digest(f) == Seen);
        return candidates.Count <= 1 || candidates.TrueForAll(f => f.Span == candidates[0].Span && Digest(f) == Seen) ? candidates : [];

        void Narrow(Predicate<Finding> condition)
        {
            var narrower = candidates.FindAll(condition);
            if (narrower.Count > 0) candidates = narrower;
        }
    }

    internal static string Digest(Finding finding) =>
        Convert.ToHexStringLower(SHA256.HashData(ReviewJson.Write(finding with { Rule = null })).AsSpan(0, SeenBytes));
}
