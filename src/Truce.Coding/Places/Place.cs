namespace Truce.Coding;

/// <summary>A place of the gazetteer or the codebook.</summary>
/// <param name="Name">Common English name.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Country">ISO 3166-1 code of two letters; empty for what lies in several countries or in none.</param>
/// <param name="Admin1">GeoNames code of the first-order division, or empty.</param>
/// <param name="Admin2">GeoNames code of the second-order division, or empty.</param>
/// <param name="Latitude">Degrees north.</param>
/// <param name="Longitude">Degrees east.</param>
/// <param name="Population">Inhabitants, as far as known; of a division, those of its listed settlements.</param>
/// <param name="GeoNamesId">GeoNames identifier, or 0.</param>
/// <param name="Precision">Precision by the codebook, section 1, rule 7.</param>
internal sealed record Place(
    string Name,
    PlaceKind Kind,
    string Country,
    string Admin1,
    string Admin2,
    double Latitude,
    double Longitude,
    long Population,
    int GeoNamesId,
    string Precision);

/// <summary>What a place is, as coarsely as telling namesakes apart needs.</summary>
internal enum PlaceKind : byte
{
    /// <summary>A settlement that is the seat of nothing.</summary>
    Settlement,

    /// <summary>Capital of a country.</summary>
    Capital,

    /// <summary>Seat of a first-order division.</summary>
    Seat1,

    /// <summary>Seat of a second-order division.</summary>
    Seat2,

    /// <summary>Seat of a smaller division.</summary>
    Seat3,

    /// <summary>A part of a settlement.</summary>
    Section,

    /// <summary>A country or dependent territory.</summary>
    Country,

    /// <summary>A first-order division: state, governorate, province.</summary>
    Admin1,

    /// <summary>A second-order division: county, district.</summary>
    Admin2,

    /// <summary>A continent or region, in one country or over several.</summary>
    Region,

    /// <summary>Sea, lake, river, strait or canal.</summary>
    Water,

    /// <summary>A small place of the curated tables: camp, crossing, base, road, village, front.</summary>
    Site,
}
