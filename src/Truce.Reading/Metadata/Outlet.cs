using System.Collections.Frozen;
using System.Globalization;
using Truce.Domain;

namespace Truce.Reading;

/// <summary>A news outlet known by name.</summary>
/// <param name="Name">Its usual English name.</param>
/// <param name="Kind">wire, newspaper, broadcaster, magazine, website, un or ngo.</param>
/// <param name="Country">ISO 3166-1 code of where it sits.</param>
/// <param name="Owner">
/// Who owns it; <c>state:X</c> when the state of X owns or directs it, <c>party:X</c> when a party or armed group does. When it changed hands,
/// owners in order, all but the last with the year in which they ceased to be: <c>state:Yugoslavia until 1992;state:Serbia until 2015;private</c>.
/// </param>
public sealed record Outlet(string Name, string Kind, string Country, string Owner)
{
    private const int LongestInitials = 5;

    private const string Until = " until ";

    private static readonly FrozenDictionary<string, Outlet> _byName;
    private static readonly FrozenSet<string> _initials;
    private static readonly FrozenDictionary<string, Outlet> _byDomain;

    static Outlet()
    {
        var names = new Dictionary<string, Outlet>(StringComparer.OrdinalIgnoreCase);
        var domains = new Dictionary<string, Outlet>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Resource.Rows("Outlets.tsv"))
        {
            var outlet = new Outlet(row[0], row[3], row[4], row[5]);
            names.TryAdd(row[0], outlet);
            foreach (var alias in row[1].Split(';', StringSplitOptions.RemoveEmptyEntries)) names.TryAdd(alias, outlet);
            foreach (var domain in row[2].Split(';', StringSplitOptions.RemoveEmptyEntries)) domains.TryAdd(domain, outlet);
        }

        _byName = names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        _initials = names.Keys.Where(name => name.Length <= LongestInitials && !name.Any(char.IsLower)).ToFrozenSet(StringComparer.Ordinal);
        _byDomain = domains.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>True for news agencies, whose reports others print.</summary>
    public bool IsWire => Kind == "wire";

    /// <summary>Who owned the outlet of a name on a day, the last owner when the day is not known; null for outlets that are not listed.</summary>
    public static string? OwnerOf(string? name, PartialDate? day)
    {
        if (name is null || OfName(name) is not { } outlet) return null;
        var owners = outlet.Owner.Split(';');
        foreach (var owner in owners)
        {
            var end = owner.IndexOf(Until, StringComparison.Ordinal);
            if (end < 0) return owner;
            if (day is { } known && known.Year < int.Parse(owner.AsSpan(end + Until.Length), NumberStyles.None, CultureInfo.InvariantCulture)) return owner[..end];
        }

        return null;
    }

    /// <summary>The outlet of that name or alias, in any case, or null. "The" and "www" may be there or not.</summary>
    public static Outlet? OfName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var trimmed = name.Trim(' ', '.', ',', '|', '-', '–', '—', '•', '(', ')', '[', ']');
        if (trimmed.Length == 0) return null;
        // "AP" and "MAP" are agencies; "ap" and "map" are not.
        if (_byName.TryGetValue(trimmed, out var outlet)) return _initials.Contains(trimmed.ToUpperInvariant()) && !_initials.Contains(trimmed) ? null : outlet;
        if (trimmed.StartsWith("The ", StringComparison.OrdinalIgnoreCase) && _byName.TryGetValue(trimmed[4..], out outlet)) return outlet;
        return OfHost(trimmed);
    }

    /// <summary>The outlet at that host name or one above it (<c>www.bbc.co.uk</c>), or null.</summary>
    public static Outlet? OfHost(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        for (var rest = host; rest.Contains('.', StringComparison.Ordinal); rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..])
        {
            if (_byDomain.TryGetValue(rest, out var outlet)) return outlet;
        }

        return null;
    }
}
