namespace Truce.Ledger;

/// <summary>What was made of one partition.</summary>
/// <param name="Entries">Its entries, by type, then id, each id once.</param>
/// <param name="Locations">Where the places lie that they name, as far as its reports tell.</param>
internal sealed record Projected(IReadOnlyList<Entry> Entries, IReadOnlyDictionary<string, Location> Locations)
{
    public static Projected Of(List<Entry> entries, Gazetteer gazetteer)
    {
        var locations = new SortedDictionary<string, Location>(StringComparer.Ordinal);
        foreach (var name in entries.SelectMany(e => e.Places()).Distinct(StringComparer.Ordinal))
        {
            if (gazetteer.Place(name) is { Latitude: { } latitude, Longitude: { } longitude } place)
                locations.Add(name, new Location(place.Name, latitude, longitude, place.Precision));
        }

        return new Projected(InOrder(entries), locations);
    }

    /// <summary>Entries by type, then id; those that rest on the very same words are numbered.</summary>
    public static IReadOnlyList<Entry> InOrder(List<Entry> entries)
    {
        entries.Sort((a, b) => string.CompareOrdinal(a.Type, b.Type) is var byType and not 0 ? byType : string.CompareOrdinal(a.Id, b.Id));
        return EntryIds.MakeUnique(entries);
    }
}
