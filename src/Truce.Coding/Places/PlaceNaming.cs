using Truce.Language;

namespace Truce.Coding;

/// <summary>What a mention says of the place chosen for it: its common English name, its point, its GeoNames identifier and the divisions it lies in.</summary>
internal sealed class PlaceNaming(PlaceBook book)
{
    /// <summary>A curated place and one of the gazetteer under one name and nearer than this are one place. Set by judgement: sources round and centre towns differently.</summary>
    private const double OnePlaceKm = 25;

    /// <summary>The mention of a span, by the candidates of its name.</summary>
    public PlaceMention Mention(AnnotatedText text, PlaceSpan span, in PlaceName name, ReadOnlySpan<PlaceCandidate> candidates)
    {
        if (name.Best < 0)
        {
            var words = text.Text[text[span.First].Start..text[span.End - 1].End];
            var unknown = span.IsAdjective ? PlaceRole.Adjective : PlaceRoles.Of(text, span, null);
            return new PlaceMention(span.First, span.End, words, null, null, null, null, "unknown", unknown);
        }

        var best = candidates[name.Best - name.FirstCandidate];
        var place = best.Place;
        var twin = Twin(best, candidates);
        var curated = book.IsCurated(best.Index) ? place : twin is { } other && book.IsCurated(other.Index) ? other.Place : null;
        var listed = book.IsCurated(best.Index) ? twin : best;
        var common = curated?.Name ?? (place.Kind is PlaceKind.Country or PlaceKind.Region or PlaceKind.Water ? place.Name : CommonName(text, span, place.Name));
        var (admin1, admin2) = listed is { } known && !book.IsCurated(known.Index) ? book.DivisionsOf(known.Index) : (place.Kind is PlaceKind.Admin1 ? place.Name : null, null);
        var id = place.GeoNamesId != 0 ? place.GeoNamesId : listed?.Place.GeoNamesId ?? 0;
        return new PlaceMention(
            span.First,
            span.End,
            common,
            place.Latitude,
            place.Longitude,
            id == 0 ? null : id,
            book.CountryName(place.Country),
            place.Precision,
            span.IsAdjective ? PlaceRole.Adjective : PlaceRoles.Of(text, span, place))
        {
            Admin1 = admin1,
            Admin2 = admin2,
        };
    }

    /// <summary>The entry of the other source for a town that both have, the curated tables and the gazetteer; or null.</summary>
    private PlaceCandidate? Twin(PlaceCandidate best, ReadOnlySpan<PlaceCandidate> candidates)
    {
        if (!IsTown(best.Place)) return null;
        foreach (var candidate in candidates)
        {
            if (book.IsCurated(candidate.Index) == book.IsCurated(best.Index) || !IsTown(candidate.Place) || candidate.Place.Country != best.Place.Country) continue;
            if (Geodesy.DistanceKm(candidate.Place.Latitude, candidate.Place.Longitude, best.Place.Latitude, best.Place.Longitude) < OnePlaceKm) return candidate;
        }

        return null;
    }

    private static bool IsTown(Place place) => place.Kind < PlaceKind.Country || (place.Kind is PlaceKind.Site && place.Precision is "settlement");

    /// <summary>
    /// The English spelling of a town: the report's own ("Geneva", "Marib") where the gazetteer holds a local one that begins alike ("Geneve", "Ma'rib").
    /// </summary>
    private static string CommonName(AnnotatedText text, PlaceSpan span, string listed)
    {
        const int AlikeLetters = 3;
        var written = text.Text.AsSpan(text[span.First].Start, text[span.End - 1].End - text[span.First].Start);
        if (written.Length < AlikeLetters || written.Equals(listed, StringComparison.Ordinal) || !written.ContainsAnyInRange('a', 'z') || !char.IsUpper(written[0])) return listed;
        var (a, b, alike) = (0, 0, 0);
        while (a < written.Length && b < listed.Length && alike < AlikeLetters)
        {
            if (!char.IsLetter(written[a])) a++;
            else if (!char.IsLetter(listed[b])) b++;
            else if (char.ToLowerInvariant(written[a++]) == char.ToLowerInvariant(listed[b++])) alike++;
            else return listed;
        }

        return alike == AlikeLetters && Math.Abs(written.Length - listed.Length) <= 2 ? written.ToString() : listed;
    }
}
