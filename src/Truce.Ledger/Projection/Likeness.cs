using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// How alike two dates, places or wordings are, as scores that the projections add up. Negative infinity: they rule each other
/// out. Lives as long as one projection and remembers each wording and each pair of places it has met, since reports repeat them.
/// </summary>
internal sealed class Likeness(Gazetteer gazetteer)
{
    private readonly Dictionary<string, HashSet<string>> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), double> _places = [];

    public const double RuledOut = double.NegativeInfinity;

    /// <summary>Places nearer than this count as one scene: a town and the village where the convoy stood.</summary>
    private const double SceneKm = 30;

    /// <summary>2 for one day, 1 for what may be one day, 0 when a date is missing and the reports are near in time.</summary>
    public static double OfDates(PartialDate? one, PartialDate? other, int toleranceDays)
    {
        if (one is not { } a || other is not { } b) return 0;
        if (AgreementIdentity.GapDays(a, b) > toleranceDays) return RuledOut;
        return a == b && a.Day is not null ? 2 : 1;
    }

    /// <summary>
    /// Days between the reports of two mentions, where a date that the finding gives itself counts before the report's; null when
    /// neither is known.
    /// </summary>
    public static int? DaysApart(PartialDate? one, LocalDate? oneKnown, PartialDate? other, LocalDate? otherKnown)
    {
        var a = one?.AsDay ?? oneKnown;
        var b = other?.AsDay ?? otherKnown;
        return a is { } x && b is { } y ? Math.Abs(Period.DaysBetween(x, y)) : null;
    }

    /// <summary>2 for one place, 1 for a place and the country or the town near it, 0 when one is missing.</summary>
    public double OfPlaces(string? one, string? other)
    {
        if (one is null || other is null) return 0;
        if (one == other) return 2;
        if (!_places.TryGetValue((one, other), out var likeness)) _places.Add((one, other), likeness = ComparePlaces(one, other));
        return likeness;
    }

    private double ComparePlaces(string one, string other)
    {
        var (a, b) = (Wording.Fold(one), Wording.Fold(other));
        if (a == b) return 2;
        if (Wording.Overlap(Words(one), Words(other)) == 1) return 1.5;
        if (gazetteer.DistanceKm(one, other) is { } km && !gazetteer.IsCountry(one) && !gazetteer.IsCountry(other)) return km <= SceneKm ? 1.5 : RuledOut;
        // A village that no gazetteer knows may lie by the town that another report names; two such villages are two.
        if (gazetteer.CountryOfPlace(one) is null != gazetteer.CountryOfPlace(other) is null) return 0;
        if (gazetteer.IsCountry(one)) return gazetteer.CountryOfPlace(other) is { } country && country != one ? RuledOut : 0.5;
        if (gazetteer.IsCountry(other)) return gazetteer.CountryOfPlace(one) is { } country && country != other ? RuledOut : 0.5;
        return RuledOut;
    }

    /// <summary>1.5 when the words are about one thing, −1.5 when both say something and nothing is in common.</summary>
    public double OfWords(string? one, string? other)
    {
        if (one is null || other is null) return 0;
        var (a, b) = (Words(one), Words(other));
        if (a.Count == 0 || b.Count == 0) return 0;
        var overlap = Wording.Overlap(a, b);
        return overlap >= 0.5 ? 1.5 : overlap > 0 ? 0.5 : -1.5;
    }

    /// <summary>Share of the telling words of the shorter wording that the other has too, 0 to 1.</summary>
    public double Overlap(string? one, string? other) => one is null || other is null ? 0 : Wording.Overlap(Words(one), Words(other));

    /// <summary>The telling words of a wording.</summary>
    public HashSet<string> Words(string text)
    {
        if (!_words.TryGetValue(text, out var words)) _words.Add(text, words = Wording.ContentSet(text));
        return words;
    }
}
