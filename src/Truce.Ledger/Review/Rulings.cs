using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// What people have decided, ready for use: the same records in any order make the same rulings. A ruling on a report depends on
/// that report and the records alone, so that a decision costs what a new report costs.
/// </summary>
public sealed class Rulings
{
    private readonly ILookup<string, Decision> _byDocument;

    private Rulings(IReadOnlyList<ReviewRecord> records)
    {
        Records = records;
        Key = records.Count == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', records.Select(r => r.Key)))));
        Decisions = [.. records.OfType<Decision>().Where(d => d.Assignment is null)];
        Withheld = new Withheld(records.OfType<Withholding>());
        Regroupings = [.. Decisions.Where(d => d.Verdict is Verdict.Merge or Verdict.Split)];
        _byDocument = Decisions
            .SelectMany(d => d.Findings.Concat(d.Others).Select(a => a.Document).Distinct(StringComparer.Ordinal).Select(document => (document, d)))
            .ToLookup(p => p.document, p => p.d, StringComparer.Ordinal);
    }

    /// <summary>Nobody has decided anything.</summary>
    public static Rulings None { get; } = new([]);

    /// <summary>All records, in the order in which they count: by time, then by hash.</summary>
    public IReadOnlyList<ReviewRecord> Records { get; }

    /// <summary>The decisions that change the ledger, in the same order; those made under an assignment are not among them.</summary>
    public IReadOnlyList<Decision> Decisions { get; }

    /// <summary>What is withheld.</summary>
    public Withheld Withheld { get; }

    /// <summary>SHA-256 over the keys of all records; empty when there are none.</summary>
    internal string Key { get; }

    /// <summary>Merges and splits, in order.</summary>
    internal IReadOnlyList<Decision> Regroupings { get; }

    /// <summary>Makes rulings of records in any order. The same record twice counts once.</summary>
    public static Rulings Of(IEnumerable<ReviewRecord> records)
    {
        ArgumentNullException.ThrowIfNull(records);
        var ordered = records.DistinctBy(r => r.Key).ToList();
        if (ordered.Count == 0) return None;
        ordered.Sort(ReviewRecord.Compare);
        return new Rulings(ordered);
    }

    /// <summary>For each merge, the hashes of the pages that its findings stand on.</summary>
    internal IEnumerable<IReadOnlySet<string>> MergedDocuments() =>
        Regroupings.Where(d => d.Verdict == Verdict.Merge).Select(d => d.Findings.Concat(d.Others).Select(a => a.Document).ToHashSet(StringComparer.Ordinal));

    /// <summary>True when some record is about the report, so that it may stand otherwise than it was coded.</summary>
    public bool Touch(DocumentFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return Withheld.Records.Count > 0 || _byDocument.Contains(findings.ContentHash);
    }

    /// <summary>
    /// The report as it stands after review: corrected, without what was rejected or is withheld. Where several decisions say
    /// different things of one finding the last one counts; corrections of different fields add up.
    /// </summary>
    public StandingDocument Apply(StoredDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        if (!Touch(document.Findings)) return new StandingDocument(document);
        var all = FindingLists.All(document.Findings).ToList();
        var visible = Withheld.Filter(document.Findings);
        if (visible is null) return new StandingDocument(null) { IsWithheld = true };
        var shown = FindingLists.All(visible).ToHashSet<Finding>(ReferenceEqualityComparer.Instance);
        var reviewed = new ReviewedDocument(document, all.Where(shown.Contains));
        foreach (var decision in _byDocument[document.Findings.ContentHash]) reviewed.Take(decision);
        var standing = reviewed.Stand(visible);
        // A correction may have put in a name that is withheld.
        var findings = Withheld.Filter(standing.Document!.Findings);
        return standing with
        {
            Document = findings is null ? null : standing.Document with { Findings = findings },
            IsWithheld = findings is null,
            FindingsWithheld = findings is null ? 0 : all.Count - shown.Count + FindingLists.All(standing.Document.Findings).Count() - FindingLists.All(findings).Count(),
        };
    }
}
