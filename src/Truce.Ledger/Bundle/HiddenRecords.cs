using System.Text;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Tells which records of a journal must not leave the house: the withholdings themselves, which say what is withheld and why; the
/// reports that anything is withheld of, with their other names; and what people decided on these, or in words that name a withheld
/// source. A report of which any coding, also one that does not count any more, says what is withheld, stays with all its codings.
/// </summary>
internal sealed class HiddenRecords
{
    private readonly HashSet<string> _documents;
    private readonly List<string> _sources;

    public HiddenRecords(LedgerFile ledger, Rulings rulings)
    {
        var withheld = rulings.Withheld;
        _sources = [.. withheld.Records.Where(r => r.Kind == WithheldKind.Source).Select(r => Wording.Fold(r.Target))];
        _documents = withheld.Records.Count == 0
            ? []
            : ledger.Codings()
                .Where(d => withheld.IsAnyWithheld(d.Findings with { Text = ledger.Text(d.TextHash) ?? "" }))
                .Select(d => d.Findings.ContentHash)
                .ToHashSet(StringComparer.Ordinal);
    }

    public bool Contains(LedgerFile.StoredRecord record, byte[] content) => record.Kind switch
    {
        nameof(RecordKind.Document) or nameof(RecordKind.Coding) or nameof(RecordKind.Alias) => _documents.Contains(record.Key),
        nameof(RecordKind.Withholding) => true,
        nameof(RecordKind.Decision) or nameof(RecordKind.Assignment) => Addresses(ReviewJson.Read(content)).Any(a => _documents.Contains(a.Document)) || NamesSource(content),
        _ => NamesSource(content),
    };

    private bool NamesSource(byte[] content)
    {
        if (_sources.Count == 0) return false;
        var words = $" {Wording.Fold(Encoding.UTF8.GetString(content))} ";
        return _sources.Exists(s => words.Contains($" {s} ", StringComparison.Ordinal));
    }

    private static IEnumerable<FindingAddress> Addresses(ReviewRecord record) => record switch
    {
        Decision d => d.Findings.Concat(d.Others),
        Assignment a => a.Findings,
        _ => [],
    };
}
