using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// What one report says of its own places and actors: which country a place lies in. Which conflict a report belongs to follows from this
/// alone, so that no other report can move it.
/// </summary>
internal sealed class OwnPlaces
{
    private static readonly HashSet<string> _stateSectors = new(["GOV", "MIL", "COP", "SPY", "JUD", "LEG", "ELI"], StringComparer.Ordinal);

    private readonly Dictionary<string, string?> _countryOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActorReference> _actors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _countries = new(StringComparer.Ordinal);

    public OwnPlaces(DocumentFindings findings)
    {
        foreach (var place in findings.Places.OrderByDescending(p => p.Mentions).ThenBy(p => p.Country, StringComparer.Ordinal))
        {
            _countryOf.TryAdd(Wording.Fold(place.Name), place.Country);
            if (place.Country is { } country) _countries.Add(country);
        }

        foreach (var actor in findings.Actors.OrderByDescending(a => a.Mentions).ThenBy(a => a.Country, StringComparer.Ordinal).ThenBy(a => a.Kind, StringComparer.Ordinal))
        {
            _actors.TryAdd(Wording.Fold(actor.Name), actor);
            if (actor.Country is { } country) _countries.Add(country);
        }
    }

    /// <summary>True when the name is a country's.</summary>
    public bool IsCountry(string name) => _countries.Contains(name);

    /// <summary>The country that a place lies in, or null when the report does not tell.</summary>
    public string? CountryOfPlace(string? place) =>
        place is null ? null : IsCountry(place) ? place : _countryOf.GetValueOrDefault(Wording.Fold(place));

    /// <summary>Home of an actor, or null when the report does not tell.</summary>
    public string? CountryOfActor(string actor) => IsCountry(actor) ? actor : _actors.GetValueOrDefault(Wording.Fold(actor))?.Country;

    /// <summary>True when the actor is known to speak for a state.</summary>
    public bool IsState(string actor) => IsCountry(actor) || (_actors.GetValueOrDefault(Wording.Fold(actor)) is { } known && _stateSectors.Contains(known.Kind));
}
