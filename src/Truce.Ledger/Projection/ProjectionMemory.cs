namespace Truce.Ledger;

/// <summary>
/// What was made of partitions before, by their keys: a new report costs the partitions that it has a part in, and a view as of
/// another day those that were otherwise then. One projection at a time uses it.
/// </summary>
internal sealed class ProjectionMemory
{
    /// <summary>A partition that this many projections in a row had no use for is forgotten.</summary>
    private const int Lasting = 8;

    private readonly Dictionary<string, (IReadOnlyList<Entry> Entries, int LastUsed)> _known = new(StringComparer.Ordinal);
    private int _now;

    /// <summary>How many partitions were made anew since the beginning.</summary>
    public int Made { get; private set; }

    /// <summary>Begins a projection, and forgets what has not been of use for long.</summary>
    public void Begin()
    {
        _now++;
        foreach (var (key, (_, lastUsed)) in _known)
        {
            if (_now - lastUsed > Lasting) _known.Remove(key);
        }
    }

    /// <summary>What stands under the key, made when nothing does.</summary>
    public IReadOnlyList<Entry> Get(string key, Func<IReadOnlyList<Entry>> make)
    {
        if (!_known.TryGetValue(key, out var known)) Made++;
        var entries = known.Entries ?? make();
        _known[key] = (entries, _now);
        return entries;
    }
}
