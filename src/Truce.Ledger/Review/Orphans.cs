using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Finds decisions that have nothing to act on any more, so that somebody can make them anew. None is ever dropped.</summary>
public static class Orphans
{
    /// <summary>
    /// The decisions, or parts of them, that lead nowhere among these reports, in the order of the decisions. What is withheld is not
    /// missing.
    /// </summary>
    public static IReadOnlyList<Orphan> Of(IEnumerable<StoredDocument> documents, Rulings rulings)
    {
        ArgumentNullException.ThrowIfNull(documents);
        ArgumentNullException.ThrowIfNull(rulings);
        var wanted = rulings.Decisions.SelectMany(Addresses).Select(a => a.Document).ToHashSet(StringComparer.Ordinal);
        var known = documents.Where(d => wanted.Contains(d.Findings.ContentHash)).ToDictionary(d => d.Findings.ContentHash, StringComparer.Ordinal);
        var misfits = known.Values.SelectMany(d => rulings.Apply(d).Misfits).ToLookup(o => (o.Decision.Key, o.Address));
        var orphans = new List<Orphan>();
        foreach (var decision in rulings.Decisions)
        {
            foreach (var address in Addresses(decision))
            {
                if (Reason(address) is { } reason) orphans.Add(new Orphan(decision, address, reason));
                orphans.AddRange(misfits[(decision.Key, address)]);
            }
        }

        return orphans;

        string? Reason(FindingAddress address)
        {
            if (!known.TryGetValue(address.Document, out var document)) return "its page is not in this ledger";
            if (address.Kind == FindingKind.Document || address.Resolve(document.Findings).Count > 0) return null;
            var like = FindingLists.Of(document.Findings, address.Kind).Count(f => f.Evidence == address.Words);
            return like == 0
                ? $"the report is coded anew, and holds no {WireNames.Of(address.Kind)} of these words any more"
                : $"the report is coded anew, and holds {like} of the sort {WireNames.Of(address.Kind)} of these words, none of them as it was seen";
        }
    }

    private static IEnumerable<FindingAddress> Addresses(Decision decision) => decision.Findings.Concat(decision.Others);
}
