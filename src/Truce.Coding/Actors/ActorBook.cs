namespace Truce.Coding;

/// <summary>
/// The actors of the codebook: countries, groups, organisations, persons, roles, and all their names. Built once by
/// <see cref="ActorBookReader"/>; never changed afterwards.
/// </summary>
internal sealed class ActorBook
{
    private readonly Dictionary<string, Country> _countryOfSide = new(StringComparer.Ordinal);

    /// <summary>Countries in the order of their table.</summary>
    public List<Country> Countries { get; } = [];

    /// <summary>Groups, then organisations.</summary>
    public List<Party> Parties { get; } = [];

    /// <summary>Persons.</summary>
    public List<Person> Persons { get; } = [];

    /// <summary>Roles; a role that means different things in different countries has several rows.</summary>
    public List<Role> Roles { get; } = [];

    /// <summary>Whom general nouns stand for.</summary>
    public List<Theatre> Theatres { get; } = [];

    /// <summary>All names.</summary>
    public NameTrie Names { get; } = new();

    /// <summary>Countries by name.</summary>
    public Dictionary<string, Country> CountryByName { get; } = new(StringComparer.Ordinal);

    /// <summary>Groups and organisations by name.</summary>
    public Dictionary<string, Party> PartyByName { get; } = new(StringComparer.Ordinal);

    /// <summary>Persons who hold or held an office of a country, group or organisation, by holder.</summary>
    public Dictionary<string, List<(Person Person, Office Office)>> Offices { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a name of a state as a party to a war.</summary>
    public void AddSide(Country country, DatedSide side)
    {
        country.Sides.Add(side);
        _countryOfSide.TryAdd(side.Name, country);
    }

    /// <summary>The country that a side is the government of, by any of its names, or null.</summary>
    public Country? CountryOf(string side) =>
        CountryByName.TryGetValue(side, out var country) || _countryOfSide.TryGetValue(side, out country) ? country : null;

    /// <summary>Whether a name stands for a country, side, group or organisation.</summary>
    public bool Knows(string name) => CountryByName.ContainsKey(name) || _countryOfSide.ContainsKey(name) || PartyByName.ContainsKey(name);

    /// <summary>The party that a country, group, organisation or side acts as on a day (<see cref="Day"/>).</summary>
    public string SideOn(string name, int day)
    {
        for (var steps = 0; steps < 4; steps++)
        {
            if (PartyByName.TryGetValue(name, out var party))
            {
                if (party.Side is null) return name;
                name = party.Side;
                continue;
            }

            return CountryOf(name) is { } country ? country.SideOn(day) : name;
        }

        return name;
    }
}
