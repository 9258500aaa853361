using System.Text.Json;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>The reports as they stand after review, and what review means for the entries made of them.</summary>
internal sealed class Standing
{
    private readonly Rulings _rulings;
    private readonly Dictionary<string, FindingMark> _marks = new(StringComparer.Ordinal);
    private readonly Dictionary<FindingAddress, IReadOnlyList<string>> _found = [];
    private readonly ILookup<string, Decision> _onEntries;

    private Standing(Rulings rulings, IReadOnlyList<StandingDocument> documents)
    {
        _rulings = rulings;
        foreach (var document in documents)
        {
            foreach (var (id, mark) in document.Marks) _marks[id] = mark;
            foreach (var (address, ids) in document.Found) _found[address] = ids;
        }

        _onEntries = rulings.Decisions
            .Where(d => d is { Verdict: Verdict.Correct, Entry: not null })
            .Select(d => (Anchor: Ids(d.Findings).FirstOrDefault(), Decision: d))
            .Where(d => d.Anchor is not null)
            .ToLookup(d => $"{d.Decision.Entry} {d.Anchor}", d => d.Decision, StringComparer.Ordinal);
    }

    /// <summary>What decisions mean for entries made of these reports.</summary>
    public static Standing Of(IReadOnlyList<StandingDocument> documents, Rulings rulings) => new(rulings, documents);

    /// <summary>
    /// Clusters as coders want them: merges and splits in their order, so that the last one counts. What is merged is the clusters in
    /// which the first known findings of the two entries lie; what is split off is the findings that a coder took out, from every
    /// cluster that holds some of those that were to stay.
    /// </summary>
    public List<Linker.Cluster<T>> Regroup<T>(List<Linker.Cluster<T>> clusters)
        where T : Finding
    {
        if (_rulings.Regroupings.Count == 0) return clusters;
        var regrouping = new Regrouping<T>(clusters);
        foreach (var decision in _rulings.Regroupings)
        {
            var (ones, others) = (Ids(decision.Findings), Ids(decision.Others));
            if (decision.Verdict == Verdict.Merge) regrouping.Merge(ones, others);
            else regrouping.Split(ones, others);
        }

        return regrouping.Clusters;
    }

    /// <summary>The entry with what coders decided on it.</summary>
    public Entry Apply(Entry entry)
    {
        if (_marks.Count == 0) return entry;
        List<string> ids = entry is DocumentEntry document ? [FindingIds.OfDocument(document.ContentHash)] : [.. entry.Evidence.Select(e => e.Finding).Distinct(StringComparer.Ordinal)];
        if (!ids.Exists(_marks.ContainsKey)) return entry;
        var corrections = ids.SelectMany(id => _onEntries[$"{entry.Type} {id}"]).ToList();
        corrections.Sort(ReviewRecord.Compare);
        foreach (var correction in corrections) entry = Corrected(entry, correction);
        return entry with { Review = ReviewOf(ids.ConvertAll(id => _marks.GetValueOrDefault(id, FindingMark.None)), corrections.Count > 0) };
    }

    private static Entry Corrected(Entry entry, Decision correction)
    {
        try
        {
            return Correction.Apply(entry, correction.Field!, correction.Value);
        }
        catch (JsonException)
        {
            return entry; // Orphans.Of names it
        }
    }

    /// <summary>Accepted means that every piece of its evidence was: what came later nobody has looked at.</summary>
    private static Review ReviewOf(List<FindingMark> marks, bool isCorrected)
    {
        var states = marks.ConvertAll(m => m.State);
        var state = isCorrected || states.Contains(ReviewState.Corrected) ? ReviewState.Corrected
            : states.Contains(ReviewState.Rejected) ? ReviewState.Rejected
            : states.Contains(ReviewState.Merged) ? ReviewState.Merged
            : states.Contains(ReviewState.Split) ? ReviewState.Split
            : states.TrueForAll(s => s == ReviewState.Accepted) ? ReviewState.Accepted
            : ReviewState.Machine;
        return new Review(state, [.. marks.SelectMany(m => m.Notes).Distinct(StringComparer.Ordinal)])
        {
            By = [.. marks.SelectMany(m => m.By).Distinct(StringComparer.Ordinal)],
        };
    }

    private List<string> Ids(IReadOnlyList<FindingAddress> addresses) =>
        [.. addresses.SelectMany(a => a.Kind == FindingKind.Document ? [FindingIds.OfDocument(a.Document)] : _found.GetValueOrDefault(a, []))];
}
