namespace Truce.Ledger;

/// <summary>
/// A small set of folded names. A 64-bit summary answers most questions for names in common without looking at the names: pairs
/// of mentions are compared by the million.
/// </summary>
internal sealed class NameSet
{
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private ulong _summary;

    public NameSet(params IEnumerable<string> names)
    {
        foreach (var name in names) Add(name);
    }

    public int Count => _names.Count;

    /// <summary>The names, in ordinal order.</summary>
    public IEnumerable<string> Names => _names;

    public void Add(string name)
    {
        if (_names.Add(name)) _summary |= 1UL << (name.GetHashCode(StringComparison.Ordinal) & 63);
    }

    public bool Contains(string name) => _names.Contains(name);

    public bool Overlaps(NameSet other) => (_summary & other._summary) != 0 && _names.Overlaps(other._names);

    public bool SetEquals(NameSet other) => _summary == other._summary && _names.SetEquals(other._names);

    /// <summary>True when some name is in none of the others.</summary>
    public bool HasOtherThan(NameSet one, NameSet other)
    {
        foreach (var name in _names)
        {
            if (!one.Contains(name) && !other.Contains(name)) return true;
        }

        return false;
    }

    /// <summary>The names in ordinal order, joined by commas.</summary>
    public override string ToString() => string.Join(',', _names);
}
