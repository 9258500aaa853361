namespace Truce.Ledger;

/// <summary>Disjoint sets over 0 … n−1 (union by smaller index, so that the result does not depend on the order of unions).</summary>
internal sealed class Groups
{
    private readonly int[] _parent;

    public Groups(int count)
    {
        _parent = new int[count];
        for (var i = 0; i < count; i++) _parent[i] = i;
    }

    /// <summary>The least member of the set that <paramref name="item"/> is in.</summary>
    public int Find(int item)
    {
        while (_parent[item] != item)
        {
            _parent[item] = _parent[_parent[item]];
            item = _parent[item];
        }

        return item;
    }

    public void Union(int one, int other)
    {
        var (a, b) = (Find(one), Find(other));
        if (a < b) _parent[b] = a;
        else _parent[a] = b;
    }

    /// <summary>The sets, each in ascending order, by their least members.</summary>
    public List<List<int>> All()
    {
        var sets = new Dictionary<int, List<int>>();
        for (var i = 0; i < _parent.Length; i++)
        {
            var root = Find(i);
            if (!sets.TryGetValue(root, out var set)) sets.Add(root, set = []);
            set.Add(i);
        }

        return [.. sets.OrderBy(s => s.Key).Select(s => s.Value)];
    }
}
