using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// What all reports together say of places and actors: which country a place lies in, where it is, which side somebody speaks
/// for. Made of the findings alone, by majority, so that it is the same for any order of reading.
/// </summary>
internal sealed class Gazetteer
{
    /// <summary>Radius of the earth in kilometres, for distances on a sphere.</summary>
    private const double EarthRadiusKm = 6371;

    private static readonly HashSet<string> _stateSectors = new(["GOV", "MIL", "COP", "SPY", "JUD", "LEG", "ELI"], StringComparer.Ordinal);

    /// <summary>Towns of one country nearer than this, in kilometres, are one town under two spellings; gazetteers round to about 0.1 km.</summary>
    private const double OneTownKm = 0.5;

    /// <summary>Cells of the grid on which spellings meet, to a degree: each cell is wider than <see cref="OneTownKm"/> up to 76° of latitude.</summary>
    private const double CellsToADegree = 50;

    private readonly Dictionary<string, PlaceReference> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _townNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ActorReference> _actors = new(StringComparer.Ordinal);
    private readonly HashSet<string> _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _governments = new(StringComparer.Ordinal);

    public Gazetteer(IEnumerable<DocumentFindings> documents)
    {
        var places = new Dictionary<PlaceReference, int>();
        var actors = new Dictionary<ActorReference, int>();
        foreach (var document in documents)
        {
            foreach (var place in document.Places) Count(places, place with { Mentions = 0 }, place.Mentions);
            foreach (var actor in document.Actors) Count(actors, actor with { Mentions = 0 }, actor.Mentions);
        }

        foreach (var (place, _) in places.OrderByDescending(p => p.Value).ThenBy(p => p.Key.ToString(), StringComparer.Ordinal))
        {
            _places.TryAdd(Wording.Fold(place.Name), place);
            if (place.Country is not null) _countries.Add(place.Country);
        }

        NameTowns(places);

        foreach (var (actor, _) in actors.OrderByDescending(a => a.Value).ThenBy(a => a.Key.ToString(), StringComparer.Ordinal))
        {
            _actors.TryAdd(Wording.Fold(actor.Name), actor);
            if (actor.Country is null) continue;
            _countries.Add(actor.Country);
            // In a war of its own a state has a government's name, "Syrian government"; abroad it is "Russia".
            if (_stateSectors.Contains(actor.Kind) && actor.Name.EndsWith(" government", StringComparison.Ordinal)) _governments.TryAdd(actor.Country, actor.Name);
        }
    }

    /// <summary>True when the name is a country's.</summary>
    public bool IsCountry(string name) => _countries.Contains(name);

    /// <summary>True when the name is known as an actor's and not as a place's.</summary>
    public bool IsActor(string name) => !_places.ContainsKey(Wording.Fold(name)) && !IsCountry(name) && _actors.ContainsKey(Wording.Fold(name));

    /// <summary>The country that a place lies in, or null when no report tells.</summary>
    public string? CountryOfPlace(string? place)
    {
        if (place is null) return null;
        if (IsCountry(place)) return place;
        return _places.GetValueOrDefault(Wording.Fold(place))?.Country;
    }

    /// <summary>
    /// The name that a place goes by in the ledger: spellings of one town ("Hodeida", "Al Hudaydah") have that which reports give most often.
    /// </summary>
    public string NameOf(string place) => _townNames.GetValueOrDefault(Wording.Fold(place), place);

    /// <summary>Home of an actor, or null when no report tells.</summary>
    public string? CountryOfActor(string? actor) =>
        actor is null ? null : IsCountry(actor) ? actor : _actors.GetValueOrDefault(Wording.Fold(actor))?.Country;

    /// <summary>True when the actor is known to speak for a state.</summary>
    public bool IsState(string actor) =>
        IsCountry(actor) || (_actors.GetValueOrDefault(Wording.Fold(actor)) is { } known && _stateSectors.Contains(known.Kind));

    /// <summary>Whom an actor speaks for: its state, when it is a state's; else itself.</summary>
    public string SideOf(string actor)
    {
        if (_actors.GetValueOrDefault(Wording.Fold(actor)) is not { Country: { } country } known || !_stateSectors.Contains(known.Kind)) return actor;
        return _governments.GetValueOrDefault(country, country);
    }

    /// <summary>The side that a state or party is in the conflict: a state at war with itself is its government.</summary>
    public string SideOfPower(string name) => _governments.GetValueOrDefault(name) ?? SideOf(name);

    /// <summary>The place, with its coordinates, or null.</summary>
    public PlaceReference? Place(string? name) => name is null ? null : _places.GetValueOrDefault(Wording.Fold(name));

    /// <summary>Distance of two places in kilometres, or null when either has no coordinates.</summary>
    public double? DistanceKm(string one, string other)
    {
        if (Place(one) is not { Latitude: { } lat1, Longitude: { } lon1 } || Place(other) is not { Latitude: { } lat2, Longitude: { } lon2 }) return null;
        var (dLat, dLon) = (double.DegreesToRadians(lat2 - lat1), double.DegreesToRadians(lon2 - lon1));
        var half = (Math.Sin(dLat / 2) * Math.Sin(dLat / 2))
            + (Math.Cos(double.DegreesToRadians(lat1)) * Math.Cos(double.DegreesToRadians(lat2)) * Math.Sin(dLon / 2) * Math.Sin(dLon / 2));
        return 2 * EarthRadiusKm * Math.Asin(Math.Sqrt(half));
    }

    /// <summary>Gives towns that stand on one spot the name of the one named most.</summary>
    private void NameTowns(Dictionary<PlaceReference, int> mentions)
    {
        var spots = new Dictionary<(string Country, int Row, int Column), List<string>>();
        var weights = mentions.GroupBy(m => Wording.Fold(m.Key.Name), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(m => m.Value), StringComparer.Ordinal);
        foreach (var (folded, town) in _places.OrderByDescending(p => weights[p.Key]).ThenBy(p => p.Key, StringComparer.Ordinal))
        {
            if (town is not { Precision: "settlement", Country: { } country, Latitude: { } latitude, Longitude: { } longitude }) continue;
            var (row, column) = ((int)Math.Floor(latitude * CellsToADegree), (int)Math.Floor(longitude * CellsToADegree));
            var name = town.Name;
            for (var near = 0; near < 9; near++)
            {
                if (spots.TryGetValue((country, row + (near / 3) - 1, column + (near % 3) - 1), out var others)
                    && others.Find(o => DistanceKm(o, town.Name) <= OneTownKm) is { } known)
                {
                    name = known;
                    break;
                }
            }

            if (name != town.Name)
            {
                _townNames.Add(folded, name);
                continue;
            }

            if (!spots.TryGetValue((country, row, column), out var here)) spots.Add((country, row, column), here = []);
            here.Add(name);
        }
    }

    private static void Count<T>(Dictionary<T, int> counts, T key, int by)
        where T : notnull => counts[key] = counts.GetValueOrDefault(key) + by;
}
