using System.Text.Json;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>A report while the decisions on it are taken in, one after the other.</summary>
internal sealed class ReviewedDocument
{
    private readonly StoredDocument _document;
    private readonly Dictionary<Finding, string> _ids = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, FindingMark> _marks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Finding> _corrected = new(StringComparer.Ordinal);
    private readonly Dictionary<FindingAddress, IReadOnlyList<string>> _found = [];
    private readonly List<Orphan> _misfits = [];
    private readonly string _ownId;
    private readonly List<(string Field, string? Value)> _head = [];

    /// <param name="document">The report as it was coded.</param>
    /// <param name="shown">Those of its findings that are not withheld.</param>
    public ReviewedDocument(StoredDocument document, IEnumerable<Finding> shown)
    {
        _document = document;
        _ownId = FindingIds.OfDocument(document.Findings.ContentHash);
        foreach (var finding in shown) _ids.Add(finding, FindingIds.Of(document, finding));
    }

    public void Take(Decision decision)
    {
        foreach (var address in decision.Findings.Concat(decision.Others))
        {
            if (address.Document != _document.Findings.ContentHash) continue;
            if (address.Kind == FindingKind.Document) TakeOnDocument(decision, address);
            else foreach (var finding in Resolve(address)) TakeOn(decision, address, finding);
        }
    }

    /// <summary>What stands: of what is shown of the report, the corrected findings for the old ones, without the rejected.</summary>
    public StandingDocument Stand(DocumentFindings visible)
    {
        var ids = new Dictionary<Finding, string>(ReferenceEqualityComparer.Instance);
        var isRejected = _marks.GetValueOrDefault(_ownId)?.State == ReviewState.Rejected;
        var standing = FindingLists.Map(visible, f =>
        {
            var id = _ids[f];
            if (isRejected || _marks.GetValueOrDefault(id)?.State == ReviewState.Rejected) return null;
            var result = _corrected.GetValueOrDefault(id, f);
            ids.Add(result, id);
            return result;
        });
        foreach (var (field, value) in _head) standing = Correction.Apply(standing, field, value);
        if (isRejected) standing = standing with { Relevant = false };
        return new StandingDocument(_document with { Findings = standing, ReviewedIds = ids }) { Marks = _marks, Found = _found, Misfits = _misfits };
    }

    /// <summary>The findings that an address means and that are not withheld.</summary>
    private List<Finding> Resolve(FindingAddress address)
    {
        List<Finding> findings = [.. address.Resolve(_document.Findings).Where(_ids.ContainsKey)];
        _found[address] = findings.ConvertAll(f => _ids[f]);
        return findings;
    }

    private void TakeOn(Decision decision, FindingAddress address, Finding finding)
    {
        var id = _ids[finding];
        if (decision is { Verdict: Verdict.Correct, Entry: null })
        {
            try
            {
                _corrected[id] = Correction.Apply(_corrected.GetValueOrDefault(id, finding), decision.Field!, decision.Value);
            }
            catch (JsonException e)
            {
                _misfits.Add(new Orphan(decision, address, e.Message));
                return;
            }
        }

        Mark(id, decision, hasChanged: FindingAddress.Digest(finding) != address.Seen);
    }

    private void TakeOnDocument(Decision decision, FindingAddress address)
    {
        _found[address] = [_ownId];
        if (decision.Verdict == Verdict.Correct)
        {
            try
            {
                Correction.Apply(_document.Findings, decision.Field!, decision.Value);
                _head.Add((decision.Field!, decision.Value));
            }
            catch (JsonException e)
            {
                _misfits.Add(new Orphan(decision, address, e.Message));
                return;
            }
        }

        Mark(_ownId, decision, hasChanged: false);
    }

    private void Mark(string id, Decision decision, bool hasChanged)
    {
        var mark = _marks.GetValueOrDefault(id, FindingMark.None);
        _marks[id] = mark with
        {
            State = StateAfter(decision) ?? mark.State,
            Notes = decision.Note is { Length: > 0 } note ? [.. mark.Notes, note] : mark.Notes,
            By = mark.By.Contains(decision.By) ? mark.By : [.. mark.By, decision.By],
            HasChanged = decision.Verdict == Verdict.Note ? mark.HasChanged : hasChanged,
        };
    }

    private static ReviewState? StateAfter(Decision decision) => decision.Verdict switch
    {
        Verdict.Accept => ReviewState.Accepted,
        Verdict.Correct => ReviewState.Corrected,
        Verdict.Reject => ReviewState.Rejected,
        Verdict.Merge => ReviewState.Merged,
        Verdict.Split => ReviewState.Split,
        _ => null,
    };
}
