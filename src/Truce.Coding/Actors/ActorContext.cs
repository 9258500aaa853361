using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// What a report as a whole says about time and place: on which day it speaks, which countries it speaks of, whom it names in
/// full. Names that mean several things are decided by it.
/// </summary>
internal sealed class ActorContext
{
    // The first sentences say what a report is about.
    private const int LeadTokens = 60;
    private const int LeadWeight = 3;

    // A country that a report speaks of this many times less than of the one at war is a neighbour of the war, not a party to one of its own.
    private const int NeighbourWeight = 3;

    private readonly Dictionary<Country, int> _countries = [];
    private readonly HashSet<Country> _governments = [];
    private readonly HashSet<Party> _parties = [];
    private readonly HashSet<Person> _persons = [];

    /// <summary>Looks at the names of a report.</summary>
    public ActorContext(ActorBook book, AnnotatedText text, List<NameHit> hits, Domain.PartialDate? published)
    {
        Book = book;
        foreach (var hit in hits)
        {
            var weight = hit.First < LeadTokens ? LeadWeight : 1;
            switch (hit.Sort)
            {
                case NameSort.Country when hit.Weak:
                    break;
                case NameSort.Country or NameSort.Adjective or NameSort.People or NameSort.Capital or NameSort.Seat:
                    Count(book.Countries[hit.Index], weight);
                    if (hit.End < text.Count && text.Word(hit.End) is "government" or "regime" or "junta") _governments.Add(book.Countries[hit.Index]);
                    break;
                case NameSort.Party when !hit.Weak:
                    var party = book.Parties[hit.Index];
                    _parties.Add(party);

                    // Where armed groups are named there is the war that the report is about.
                    if (party.Countries.Count > 0) Count(party.Countries[0], party is { IsGroup: true, Kind: "REB" } ? 2 * weight : weight);
                    break;
                case NameSort.Person:
                    _persons.Add(book.Persons[hit.Index]);
                    if (book.CountryOf(book.Persons[hit.Index].Side) is { } country) Count(country, 1);
                    break;
            }
        }

        Published = Day.Earliest(published);
        On = Published != 0 ? Published : InferDay(text);
        Focus = FindFocus();
    }

    /// <summary>The codebook.</summary>
    public ActorBook Book { get; }

    /// <summary>First day that the date of publication may mean (<see cref="Day"/>), or 0.</summary>
    public int Published { get; }

    /// <summary>The day the report speaks on: that of publication, or one on which all the persons it names by name held an office; 0 when neither is known.</summary>
    public int On { get; }

    /// <summary>The country at war that the report speaks of most, else the country it speaks of most; or null.</summary>
    public Country? Focus { get; }

    /// <summary>How much the report speaks of a country.</summary>
    public int WeightOf(Country country) => _countries.GetValueOrDefault(country);

    /// <summary>Whether the report names a group or organisation in a way that cannot mean another.</summary>
    public bool Names(Party party) => _parties.Contains(party);

    /// <summary>Whether the report names a person in full.</summary>
    public bool Names(Person person) => _persons.Contains(person);

    /// <summary>The party that a country, group or organisation acts as on the day of the report.</summary>
    public string SideOf(string name) =>
        Book.CountryOf(name) is { } country && !(Book.PartyByName.TryGetValue(name, out var party) && party.IsGroup) ? SideOf(country) : Book.SideOn(name, On);

    /// <summary>
    /// The party that a country acts as on the day of the report: its government where the report is about its war, the country itself where it
    /// is a neighbour, a mediator or a sender of troops.
    /// </summary>
    public string SideOf(Country country)
    {
        if (Focus is null || country == Focus || _governments.Contains(country) || WeightOf(country) * NeighbourWeight > WeightOf(Focus)) return country.SideOn(On);
        foreach (var party in _parties)
        {
            if (party.IsGroup && party.Countries.Contains(country)) return country.SideOn(On);
        }

        return country.Name;
    }

    /// <summary>The party that a person speaks for on the day of the report.</summary>
    public string SideOf(Person person) => SideOf(person.OfficeOn(On)?.Holder ?? person.Side);

    /// <summary>
    /// Which group or organisation the words of a hit mean: the one that needs no support, or the one that the report names in
    /// full, or whose country it speaks of most; null when none has support.
    /// </summary>
    public Party? ChooseParty(in NameHit hit)
    {
        Party? best = null;
        var bestWeight = 0;
        for (var m = Book.Names.MeaningOf(hit.Node); m >= 0; m = Book.Names[m].Next)
        {
            var meaning = Book.Names[m];
            if (meaning.Sort != NameSort.Party) continue;
            var party = Book.Parties[meaning.Index];
            var weight = meaning.Weak ? 0 : 1;
            if (_parties.Contains(party) && meaning.Weak) weight += 1000;
            foreach (var country in party.Countries) weight = Math.Max(weight, WeightOf(country) * (country == party.Countries[0] ? 2 : 1));
            if (weight > bestWeight) (best, bestWeight) = (party, weight);
        }

        return best;
    }

    private void Count(Country country, int weight) => _countries[country] = WeightOf(country) + weight;

    // A year that the text names says little (it may be history); persons in office say more.
    private int InferDay(AnnotatedText text)
    {
        var latest = LatestYear(text);
        Span<int> votes = stackalloc int[80];
        foreach (var person in _persons)
        {
            foreach (var office in person.Offices)
            {
                if (office.From == 0) continue;
                var last = Math.Min(office.To / 10000, 2029);
                for (var year = Math.Max(office.From / 10000, 1950); year <= last; year++) votes[year - 1950]++;
            }
        }

        var (best, bestYear) = (0, 0);
        for (var i = 0; i < votes.Length; i++)
        {
            // The latest year named in the text is a likely year of writing among equals.
            var score = (votes[i] * 2) + (1950 + i == latest ? 1 : 0);
            if (score > 0 && score >= best) (best, bestYear) = (score, 1950 + i);
        }

        return best >= 2 ? (bestYear * 10000) + 701 : latest > 0 ? (latest * 10000) + 701 : 0;
    }

    private static int LatestYear(AnnotatedText text)
    {
        var latest = 0;
        for (var i = 0; i < text.Count; i++)
        {
            var word = text.Word(i);
            if (word.Length == 4 && (word.StartsWith("19", StringComparison.Ordinal) || word.StartsWith("20", StringComparison.Ordinal))
                && int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var year)
                && year is >= 1990 and < 2030)
            {
                latest = Math.Max(latest, year);
            }
        }

        return latest;
    }

    private Country? FindFocus()
    {
        var theatre = MostNamed(atWar: true);
        var any = MostNamed(atWar: false);
        return theatre is not null && any is not null && WeightOf(theatre) * 3 >= WeightOf(any) ? theatre : any;
    }

    private Country? MostNamed(bool atWar)
    {
        Country? best = null;
        foreach (var country in Book.Countries)
        {
            var weight = WeightOf(country);
            if (weight > (best is null ? 0 : WeightOf(best)) && (!atWar || IsAtWar(country))) best = country;
        }

        return best;
    }

    private bool IsAtWar(Country country)
    {
        foreach (var theatre in Book.Theatres)
        {
            if (theatre.Country == country && (On == 0 || (theatre.From <= On && On <= theatre.To))) return true;
        }

        foreach (var side in country.Sides)
        {
            if (On == 0 || (side.From <= On && On <= side.To)) return true;
        }

        return false;
    }
}
