using Truce.Domain;
using Truce.Ledger;

namespace Truce.Web.Views;

/// <summary>A place with what is told of it, and how far from its point it may have been.</summary>
/// <param name="Location">Where.</param>
/// <param name="RadiusKm">Radius of the area within which it may lie, by the precision of the place.</param>
/// <param name="Incidents">How many incidents.</param>
/// <param name="Access">How many records of aid.</param>
public sealed record MapPlace(Location Location, double RadiusKm, int Incidents, int Access)
{
    /// <summary>Length of a degree of latitude, in kilometres.</summary>
    public const double KmPerDegree = 111.2;

    /// <summary>
    /// Radii by precision (codebook, section 1, rule 7). "near" is the codebook's own 25 km; the others are orders of size for drawing: a
    /// town, a district, a province, a country of middling size. They are no measurements, and the page says so.
    /// </summary>
    public static double Radius(string precision) => precision switch
    {
        "exact" => 1,
        "settlement" => 5,
        "near" or "line" => 25,
        "adm2" => 30,
        "sea_or_air" => 50,
        "adm1" => 90,
        _ => 250,
    };

    /// <summary>Places of what a query asks for, those with most first.</summary>
    public static IReadOnlyList<MapPlace> Of(LedgerView view, Query query)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(query);
        var incidents = view.Find<IncidentEntry>(query).Where(i => i.Modality is Modality.Happened or Modality.Alleged or Modality.Denied).Select(i => i.Place).OfType<string>().CountBy(p => p, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var access = view.Find<AccessEntry>(query).Select(a => a.Place).OfType<string>().CountBy(p => p, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. incidents.Keys.Union(access.Keys, StringComparer.Ordinal)
                .Select(name => view.Snapshot.Locations.GetValueOrDefault(name) is { } at ? new MapPlace(at, Radius(at.Precision), incidents.GetValueOrDefault(name), access.GetValueOrDefault(name)) : null)
                .OfType<MapPlace>()
                .OrderByDescending(p => p.Incidents + p.Access).ThenBy(p => p.Location.Name, StringComparer.Ordinal),
        ];
    }
}
