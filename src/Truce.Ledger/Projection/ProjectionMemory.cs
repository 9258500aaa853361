namespace Truce.Ledger;

/// <summary>Partitions of past days by what they were made from, those used last; any thread may use it.</summary>
internal sealed class ProjectionMemory
{
    /// <summary>Entries that are kept, some 2 kB each.</summary>
    private const int MostEntries = 400_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, Projected Made)>> _known = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, Projected Made)> _byUse = new();
    private int _entries;

    /// <summary>What stands under the key, made when nothing does.</summary>
    public Projected Get(string key, Func<Projected> make)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value.Made;
            }
        }

        var made = make();
        lock (_lock)
        {
            if (_known.ContainsKey(key)) return made;
            _known.Add(key, _byUse.AddFirst((key, made)));
            _entries += made.Entries.Count;
            while (_entries > MostEntries && _byUse.Last is { } oldest && oldest.Value.Key != key)
            {
                _byUse.RemoveLast();
                _known.Remove(oldest.Value.Key);
                _entries -= oldest.Value.Made.Entries.Count;
            }
        }

        return made;
    }
}
