using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Clusters while merges and splits are carried out on them.</summary>
internal sealed class Regrouping<T>
    where T : Finding
{
    private readonly Dictionary<string, int> _clusterOf = new(StringComparer.Ordinal);
    private readonly List<Linker.Cluster<T>?> _clusters;

    public Regrouping(List<Linker.Cluster<T>> clusters)
    {
        _clusters = [.. clusters];
        for (var i = 0; i < clusters.Count; i++)
        {
            foreach (var mention in clusters[i].Mentions) _clusterOf[mention.Id] = i;
        }
    }

    /// <summary>The clusters, by their first mentions.</summary>
    public List<Linker.Cluster<T>> Clusters => [.. _clusters.OfType<Linker.Cluster<T>>().OrderBy(c => c.Mentions[0])];

    public void Merge(List<string> ones, List<string> others)
    {
        if (First(ones) is not { } one || First(others) is not { } other || one == other) return;
        var (a, b) = (_clusters[one]!, _clusters[other]!);
        _clusters[one] = new Linker.Cluster<T>([.. a.Mentions.Concat(b.Mentions).Order()], Math.Min(a.WeakestLink, b.WeakestLink));
        _clusters[other] = null;
        foreach (var mention in b.Mentions) _clusterOf[mention.Id] = one;
    }

    public void Split(List<string> taken, List<string> staying)
    {
        var leaving = taken.ToHashSet(StringComparer.Ordinal);
        foreach (var index in staying.Where(_clusterOf.ContainsKey).Select(id => _clusterOf[id]).Distinct().Order().ToList())
        {
            var cluster = _clusters[index]!;
            var rest = cluster.Mentions.FindAll(m => !leaving.Contains(m.Id));
            if (rest.Count == cluster.Mentions.Count || rest.Count == 0) continue;
            var apart = cluster.Mentions.FindAll(m => leaving.Contains(m.Id));
            foreach (var mention in apart) _clusterOf[mention.Id] = _clusters.Count;
            _clusters[index] = cluster with { Mentions = rest };
            _clusters.Add(cluster with { Mentions = apart });
        }
    }

    private int? First(List<string> ids) => ids.Find(_clusterOf.ContainsKey) is { } id ? _clusterOf[id] : null;
}
