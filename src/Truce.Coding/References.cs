using Truce.Domain;

namespace Truce.Coding;

/// <summary>Sums up who and where a report is about, for readers that have the findings and not the codebook.</summary>
internal static class References
{
    public static IReadOnlyList<ActorReference> Actors(List<ActorMention> mentions) =>
        [.. mentions
            .GroupBy(m => m.Name, StringComparer.Ordinal)
            .Select(g => new ActorReference(g.Key, g.First().Kind, g.First().Country, g.Count()))
            .OrderBy(a => a.Name, StringComparer.Ordinal)];

    public static IReadOnlyList<PlaceReference> Places(List<PlaceMention> mentions) =>
        [.. mentions
            .Where(m => m.Role == PlaceRole.Place)
            .GroupBy(m => m.Name, StringComparer.Ordinal)
            .Select(g => (First: g.First(), Count: g.Count()))
            .Select(p => new PlaceReference(
                p.First.Name, p.First.Country, p.First.Latitude, p.First.Longitude, p.First.Precision, p.Count)
            {
                GeonamesId = p.First.GeoNamesId,
                Admin1 = p.First.Admin1,
                Admin2 = p.First.Admin2,
            })
            .OrderBy(p => p.Name, StringComparer.Ordinal)];
}
