using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Names findings by where they stand: the page's hash, the sort, the span, and the place among findings of one sort on the very
/// same span. The name does not change when a reviewer corrects or takes out a finding.
/// </summary>
public static class FindingIds
{
    /// <summary>Bytes of the hash that a name keeps: two of ten million findings share a name with a chance of 1 in 1,400.</summary>
    private const int HashBytes = 7;

    /// <summary>The name of a finding of a report. The finding is one of the report's own, not a copy of it.</summary>
    public static string Of(StoredDocument document, Finding finding)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(finding);
        if (document.ReviewedIds is { } ids && ids.TryGetValue(finding, out var id)) return id;
        var ordinal = 0;
        foreach (var other in FindingLists.Of(document.Findings, FindingLists.KindOf(finding)))
        {
            if (ReferenceEquals(other, finding)) break;
            if (other.Span == finding.Span) ordinal++;
        }

        return Of(document.Findings.ContentHash, FindingLists.KindOf(finding), finding.Span, ordinal);
    }

    /// <summary>The name of a report as something to decide on.</summary>
    public static string OfDocument(string contentHash) => Of(contentHash, FindingKind.Document, default, 0);

    private static string Of(string contentHash, FindingKind kind, TextSpan span, int ordinal)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{kind}\n{contentHash}\n{span.Start}\n{span.End}\n{ordinal}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, HashBytes));
    }
}
