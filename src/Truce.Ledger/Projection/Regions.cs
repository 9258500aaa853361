namespace Truce.Ledger;

/// <summary>
/// Countries that agreements tie together: agreements of two regions never mean one another, so that each region's are found by
/// themselves. A region bears the name of its ordinally first country.
/// </summary>
internal sealed class Regions
{
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);

    /// <summary>Where agreements stand that name no country, in reports that name none.</summary>
    public const string Nowhere = "";

    /// <summary>Puts two countries into one region.</summary>
    public void Bond(string one, string other)
    {
        var (a, b) = (Of(one), Of(other));
        if (a == b) return;
        if (string.CompareOrdinal(a, b) < 0) _parents[b] = a;
        else _parents[a] = b;
    }

    /// <summary>Puts the countries of one mention into one region.</summary>
    public void Bond(IReadOnlyCollection<string> lands)
    {
        foreach (var (one, other) in Pairs(lands)) Bond(one, other);
    }

    /// <summary>Pairs that tie the countries of one mention together.</summary>
    public static IEnumerable<(string One, string Other)> Pairs(IReadOnlyCollection<string> lands)
    {
        var ordered = lands.Order(StringComparer.Ordinal).ToList();
        return ordered.Zip(ordered.Skip(1));
    }

    /// <summary>The region of a country.</summary>
    public string Of(string country)
    {
        while (_parents.TryGetValue(country, out var parent)) country = parent;
        return country;
    }

    /// <summary>The region of a mention by its countries.</summary>
    public string Of(IReadOnlyCollection<string> lands) => lands.Count == 0 ? Nowhere : Of(lands.First());
}
