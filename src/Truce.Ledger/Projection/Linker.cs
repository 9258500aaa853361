using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Puts mentions of one thing together: pairs that share a block are scored, best pairs join first, and two clusters join only
/// when nothing in them conflicts. Rests on scores and the canonical order alone.
/// </summary>
internal static class Linker
{
    /// <summary>
    /// Each mention is compared with so many after it in each of its blocks. Blocks are narrow (a place and a few days), so this only
    /// bounds the cost of floods of reports on one thing, whose members are alike and meet through each other.
    /// </summary>
    private const int Neighbours = 32;

    /// <summary>A cluster so large is one flood of reports; asking more of them changes nothing but the time it takes.</summary>
    private const int MostWitnesses = 12;

    /// <summary>A cluster of mentions, in canonical order, and the weakest score that joined it.</summary>
    public sealed record Cluster<T>(List<Mention<T>> Mentions, double WeakestLink)
        where T : Finding;

    /// <summary>Clusters mentions, which are in canonical order.</summary>
    /// <param name="mentions">The mentions.</param>
    /// <param name="blocks">Keys under which a mention looks for its like.</param>
    /// <param name="score">How much speaks for one thing; negative infinity when it cannot be.</param>
    /// <param name="threshold">Least score that joins.</param>
    /// <param name="standing">What coders have merged and split, which counts before any score.</param>
    public static List<Cluster<T>> Join<T>(
        IReadOnlyList<Mention<T>> mentions,
        Func<Mention<T>, IEnumerable<string>> blocks,
        Func<Mention<T>, Mention<T>, double> score,
        double threshold,
        Standing standing)
        where T : Finding
    {
        var groups = new Groups(mentions.Count);
        var members = new Dictionary<int, List<int>>();
        var weakest = new Dictionary<int, double>();
        foreach (var (link, a, b) in Pairs(mentions, blocks, score, threshold))
        {
            var (one, other) = (groups.Find(a), groups.Find(b));
            if (one == other) continue;
            var (ones, others) = (Members(one), Members(other));
            if (Witnesses(ones).Exists(x => Witnesses(others).Exists(y => double.IsNegativeInfinity(score(mentions[Math.Min(x, y)], mentions[Math.Max(x, y)]))))) continue;
            groups.Union(one, other);
            var root = groups.Find(one);
            var lowest = Math.Min(link, Math.Min(weakest.GetValueOrDefault(one, link), weakest.GetValueOrDefault(other, link)));
            members.Remove(one);
            members.Remove(other);
            members[root] = [.. ones, .. others];
            weakest[root] = lowest;
        }

        return standing.Regroup<T>([.. groups.All().Select(g => new Cluster<T>(g.ConvertAll(i => mentions[i]), weakest.GetValueOrDefault(g[0], double.PositiveInfinity)))]);

        List<int> Members(int root) => members.TryGetValue(root, out var list) ? list : [root];
    }

    /// <summary>The members of a cluster that are asked whether anything conflicts: all of a small one, the first of a large one.</summary>
    private static List<int> Witnesses(List<int> members) => members.Count <= MostWitnesses ? members : members.GetRange(0, MostWitnesses);

    private static List<(double Score, int A, int B)> Pairs<T>(
        IReadOnlyList<Mention<T>> mentions,
        Func<Mention<T>, IEnumerable<string>> blocks,
        Func<Mention<T>, Mention<T>, double> score,
        double threshold)
        where T : Finding
    {
        var byBlock = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var pairs = new List<(double Score, int A, int B)>();
        var compared = new HashSet<(int, int)>();
        for (var b = 0; b < mentions.Count; b++)
        {
            foreach (var block in blocks(mentions[b]))
            {
                if (!byBlock.TryGetValue(block, out var earlier)) byBlock.Add(block, earlier = []);
                for (var i = earlier.Count - 1; i >= Math.Max(0, earlier.Count - Neighbours); i--)
                {
                    if (!compared.Add((earlier[i], b))) continue;
                    var link = score(mentions[earlier[i]], mentions[b]);
                    if (link >= threshold) pairs.Add((link, earlier[i], b));
                }

                if (earlier.Count == 0 || earlier[^1] != b) earlier.Add(b);
            }
        }

        pairs.Sort((x, y) => x.Score != y.Score ? y.Score.CompareTo(x.Score) : x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B));
        return pairs;
    }
}
