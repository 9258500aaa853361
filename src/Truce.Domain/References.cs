namespace Truce.Domain;

/// <summary>An actor that a report names, resolved by the codebook. One for each actor, however often it is named.</summary>
/// <param name="Name">Canonical English name, as the findings use it.</param>
/// <param name="Kind">PLOVER sector (GOV, REB, IGO …), or empty when not known.</param>
/// <param name="Country">Country the actor belongs to, by its English name, or null.</param>
/// <param name="Mentions">How often the report mentions it.</param>
public sealed record ActorReference(string Name, string Kind, string? Country, int Mentions);

/// <summary>A place that a report names as a place, resolved by the gazetteer. One for each place, however often it is named.</summary>
/// <param name="Name">Common English name, as the findings use it.</param>
/// <param name="Country">Country by its English name, or null.</param>
/// <param name="Latitude">Degrees north, or null when the place is not in the gazetteer.</param>
/// <param name="Longitude">Degrees east, or null.</param>
/// <param name="Precision">Precision by the codebook, section 1, rule 7.</param>
/// <param name="Mentions">How often the report mentions it.</param>
public sealed record PlaceReference(string Name, string? Country, double? Latitude, double? Longitude, string Precision, int Mentions)
{
    /// <summary>Identifier in GeoNames (geonames.org), or null when the place is not listed there or its identifier is not known.</summary>
    public int? GeonamesId { get; init; }

    /// <summary>First-order division (state, province, governorate) that it lies in or is, by GeoNames' name, or null.</summary>
    public string? Admin1 { get; init; }

    /// <summary>Second-order division (district, county) that it lies in or is, by GeoNames' name, or null.</summary>
    public string? Admin2 { get; init; }
}
