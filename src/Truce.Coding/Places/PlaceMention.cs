namespace Truce.Coding;

/// <summary>A stretch of the text that names a place.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Name">Common English name.</param>
/// <param name="Latitude">Degrees north, or null when the place is not in the gazetteer.</param>
/// <param name="Longitude">Degrees east, or null.</param>
/// <param name="GeoNamesId">GeoNames identifier, or null.</param>
/// <param name="Country">Country by its English name, or null.</param>
/// <param name="Precision">Precision by the codebook, section 1, rule 7 ("exact", "settlement", "adm1", "country" …).</param>
/// <param name="Role">Whether the words name the place as a place.</param>
internal sealed record PlaceMention(
    int First,
    int End,
    string Name,
    double? Latitude,
    double? Longitude,
    int? GeoNamesId,
    string? Country,
    string Precision,
    PlaceRole Role)
{
    /// <summary>First-order division by the gazetteer's name, or null when it is not known.</summary>
    public string? Admin1 { get; init; }

    /// <summary>Second-order division by the gazetteer's name, or null when it is not known.</summary>
    public string? Admin2 { get; init; }
}

/// <summary>What the words of a place name stand for.</summary>
internal enum PlaceRole
{
    /// <summary>The place ("in Moscow").</summary>
    Place,

    /// <summary>Who sits there ("Moscow said").</summary>
    Metonym,

    /// <summary>A part of another name ("the Aleppo Media Centre").</summary>
    PartOfName,

    /// <summary>An adjective or demonym ("Russian").</summary>
    Adjective,
}
