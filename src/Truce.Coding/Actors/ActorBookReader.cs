namespace Truce.Coding;

/// <summary>Reads the tables of <c>actors/</c> and checks that they agree with one another.</summary>
internal sealed class ActorBookReader
{
    private readonly CodebookFiles _files;
    private readonly ActorBook _book = new();
    private readonly HashSet<string> _roles = new(StringComparer.Ordinal);
    private readonly HashSet<string> _persons = new(StringComparer.Ordinal);

    private ActorBookReader(CodebookFiles files) => _files = files;

    /// <summary>Reads all tables; throws <see cref="CodebookException"/> at the first fault.</summary>
    public static ActorBook Read(CodebookFiles files)
    {
        var reader = new ActorBookReader(files);
        reader.ReadSpellings();
        reader.ReadCountries();
        reader.ReadSides();
        reader.ReadRoles();
        reader.ReadParties();
        reader.ReadTheatres();
        foreach (var name in files.Tables("actors/persons/")) reader.ReadPersons(name);
        reader.ReadTitles();
        return reader._book;
    }

    private void ReadSpellings()
    {
        var table = _files.Open("actors/spellings.tsv", "spelling", "variants");
        Span<char> word = stackalloc char[Atom.Longest];
        Span<char> variant = stackalloc char[Atom.Longest];
        while (table.Read())
        {
            var length = Atom.Fold(table.Required(0), word, out _);
            foreach (var other in table.List(1))
            {
                if (!_book.Names.Words.Alias(variant[..Atom.Fold(other, variant, out _)], word[..length]))
                    throw table.Fault($"'{other}' is a spelling of another word already");
            }
        }
    }

    private void ReadCountries()
    {
        var table = _files.Open("actors/countries.tsv", "name", "iso2", "iso3", "aliases", "adjectives", "people", "capital", "seats");
        while (table.Read())
        {
            var country = new Country
            {
                Name = table.Required(0).TrimStart('?'),
                Iso2 = table.Optional(1),
                Iso3 = table.Optional(2),
                Adjectives = table.List(4),
                Capitals = table.List(6),
            };
            if (!_book.CountryByName.TryAdd(country.Name, country)) throw table.Fault($"'{country.Name}' stands twice");
            var index = _book.Countries.Count;
            _book.Countries.Add(country);
            AddName(table, table.Required(0), NameSort.Country, index);
            foreach (var alias in table.List(3)) AddName(table, alias, NameSort.Country, index);
            foreach (var adjective in table.List(4)) AddName(table, adjective, NameSort.Adjective, index);
            foreach (var people in table.List(5)) AddName(table, people, NameSort.People, index);
            foreach (var capital in table.List(6)) AddName(table, capital, NameSort.Capital, index);
            foreach (var seat in table.List(7)) AddName(table, seat, NameSort.Seat, index);
        }
    }

    private void ReadSides()
    {
        var table = _files.Open("actors/sides.tsv", "country", "side", "from", "to");
        while (table.Read())
        {
            var country = CountryNamed(table, table.Required(0));
            var (from, to) = Period(table, 2, 3);
            _book.AddSide(country, new DatedSide(table.Required(1), from, to));
        }
    }

    private void ReadRoles()
    {
        var table = _files.Open("actors/roles.tsv", "role", "nouns", "sort", "kind", "own", "countries");
        var nouns = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var plurals = new List<(string Plural, int Index)>();
        while (table.Read())
        {
            if (!Enum.TryParse<RoleSort>(table.Required(2), ignoreCase: true, out var sort)) throw table.Fault($"unknown sort '{table.Text(2)}'");
            var role = new Role
            {
                Name = table.Required(0),
                Sort = sort,
                Kind = table.Text(3),
                Own = table.Optional(4),
                Countries = CountriesNamed(table, 5),
            };
            _roles.Add(role.Name);
            var index = _book.Roles.Count;
            _book.Roles.Add(role);
            foreach (var noun in table.List(1))
            {
                _book.Names.Add(noun, NameSort.Role, index, weak: false, anyCase: true);
                nouns.Add(noun);
                if (sort is RoleSort.Office or RoleSort.Member && Plural(noun) is { } plural) plurals.Add((plural, index));
            }
        }

        AddPlurals(nouns, plurals);
    }

    // A plural that is a noun of its own row ("officials") is left to it.
    private void AddPlurals(HashSet<string> nouns, List<(string Plural, int Index)> plurals)
    {
        foreach (var (plural, index) in plurals)
        {
            if (!nouns.Contains(plural)) _book.Names.Add(plural, NameSort.Role, index, weak: false, anyCase: true);
        }
    }

    // "foreign ministers", "ministers of foreign affairs"; nouns in -man and -person are seldom met in the plural.
    private static string? Plural(string noun)
    {
        var head = noun.IndexOfAny([' ', '-']) is >= 0 and var cut && (noun[cut..].StartsWith(" of ", StringComparison.Ordinal) || noun[cut..].StartsWith(" to ", StringComparison.Ordinal))
            ? cut : noun.Length;
        if (head == 0 || noun[head - 1] == 's' || noun.EndsWith("man", StringComparison.Ordinal)) return null;
        return string.Concat(noun.AsSpan(0, head), "s", noun.AsSpan(head));
    }

    private void ReadParties()
    {
        // Two passes: a side may stand in a later row or file.
        var sides = new List<(string Side, CodebookException Fault)>();
        foreach (var file in _files.Tables("actors/groups/"))
        {
            var table = _files.Open(file, "name", "aliases", "countries", "kind", "side", "terms");
            while (table.Read()) AddParty(table, table.Required(3), table.Optional(4), CountriesNamed(table, 2), table.List(5), isGroup: true, sides);
        }

        var organisations = _files.Open("actors/organisations.tsv", "name", "aliases", "kind", "side", "country");
        while (organisations.Read())
            AddParty(organisations, organisations.Required(2), organisations.Optional(3), CountriesNamed(organisations, 4), [], isGroup: false, sides);

        foreach (var (side, fault) in sides)
        {
            if (!_book.Knows(side)) throw fault;
        }
    }

    private void AddParty(
        TsvReader table,
        string kind,
        string? side,
        Country[] countries,
        string[] terms,
        bool isGroup,
        List<(string Side, CodebookException Fault)> sides)
    {
        var party = new Party { Name = table.Required(0).TrimStart('?'), Kind = kind, Side = side, Countries = countries, Terms = terms, IsGroup = isGroup };
        if (_book.CountryByName.ContainsKey(party.Name) || !_book.PartyByName.TryAdd(party.Name, party)) throw table.Fault($"'{party.Name}' stands twice");
        if (side is not null) sides.Add((side, table.Fault($"the side '{side}' is no country, side, group or organisation")));
        var index = _book.Parties.Count;
        _book.Parties.Add(party);
        AddName(table, table.Required(0), NameSort.Party, index);
        foreach (var alias in table.List(1)) AddName(table, alias, NameSort.Party, index);
    }

    private void ReadTheatres()
    {
        var table = _files.Open("actors/theatres.tsv", "country", "terms", "group", "from", "to");
        while (table.Read())
        {
            var group = table.Required(2);
            if (!_book.Knows(group)) throw table.Fault($"'{group}' is no group of the codebook");
            var (from, to) = Period(table, 3, 4);
            _book.Theatres.Add(new Theatre(CountryNamed(table, table.Required(0)), table.List(1), group, from, to));
        }
    }

    private void ReadPersons(string file)
    {
        var table = _files.Open(file, "name", "aliases", "short", "side", "offices");
        while (table.Read())
        {
            var name = table.Required(0);
            var side = table.Required(3);
            if (!_persons.Add(name)) throw table.Fault($"'{name}' stands twice");
            if (!_book.Knows(side)) throw table.Fault($"'{side}' is no country, side, group or organisation");
            var offices = ReadOffices(table, 4, side);
            var person = new Person { Name = name, Side = side, Offices = offices };
            var index = _book.Persons.Count;
            _book.Persons.Add(person);
            foreach (var office in offices)
            {
                if (!_book.Offices.TryGetValue(office.Holder, out var list)) _book.Offices.Add(office.Holder, list = []);
                list.Add((person, office));
            }

            PersonNames.Add(_book.Names, table, index, name, table.List(1), table.List(2));
        }
    }

    /// <summary>Offices as <c>role[/territory][@holder] from..to</c>, parted by bars; the holder is the side when none is given.</summary>
    private Office[] ReadOffices(TsvReader table, int column, string side)
    {
        var parts = table.List(column);
        var offices = new Office[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i].AsSpan();
            var (from, to) = (0, Day.Never);
            var dots = part.IndexOf("..", StringComparison.Ordinal);
            if (dots >= 0)
            {
                var space = part[..dots].LastIndexOf(' ');
                if (space < 0) throw table.Fault($"'{part}': a space must stand before the dates");
                from = Day.Earliest(DateIn(table, part[(space + 1)..dots]));
                to = Day.Latest(DateIn(table, part[(dots + 2)..]));
                if (from > to) throw table.Fault($"'{part}' ends before it begins");
                part = part[..space];
            }

            var holder = side;
            if (part.IndexOf('@') is >= 0 and var at)
            {
                holder = part[(at + 1)..].Trim().ToString();
                part = part[..at];
                if (!_book.Knows(holder)) throw table.Fault($"'{holder}' is no country, side, group or organisation");
            }

            string? territory = null;
            if (part.IndexOf('/') is >= 0 and var slash)
            {
                territory = CountryNamed(table, part[(slash + 1)..].Trim().ToString()).Name;
                part = part[..slash];
            }

            var role = part.Trim().ToString();
            if (!_roles.Contains(role)) throw table.Fault($"unknown role '{role}'");
            offices[i] = new Office(role, holder, territory, from, to);
        }

        return offices;
    }

    private void ReadTitles()
    {
        var table = _files.Open("actors/titles.tsv", "title");
        while (table.Read()) _book.Names.Add(table.Required(0), NameSort.Title, 0, weak: false);
    }

    private static Domain.PartialDate? DateIn(TsvReader table, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return null;
        return Domain.PartialDate.TryParse(text.ToString(), out var date) ? date : throw table.Fault($"'{text}' is no date (2016, 2016-09 or 2016-09-12)");
    }

    private void AddName(TsvReader table, string name, NameSort sort, int index)
    {
        var weak = name[0] == '?';
        if (weak) name = name[1..];
        if (name.StartsWith("the ", StringComparison.OrdinalIgnoreCase)) name = name[4..];
        var clash = _book.Names.Add(name, sort, index, weak);
        if (clash < 0 || weak) return;
        var other = _book.Names[clash];
        if (!other.Weak && other.Sort is NameSort.Country or NameSort.Party && sort is NameSort.Country or NameSort.Party)
            throw table.Fault($"'{name}' already names {NameOf(other)}; put a '?' before it in both rows if it may be either");
    }

    private string NameOf(NameMeaning meaning) =>
        meaning.Sort == NameSort.Party ? _book.Parties[meaning.Index].Name : _book.Countries[meaning.Index].Name;

    private Country CountryNamed(TsvReader table, string name) =>
        _book.CountryByName.TryGetValue(name, out var country) ? country : throw table.Fault($"'{name}' is no country of the codebook");

    private Country[] CountriesNamed(TsvReader table, int column) =>
        Array.ConvertAll(table.List(column), name => CountryNamed(table, name));

    private static (int From, int To) Period(TsvReader table, int from, int to)
    {
        var period = (From: Day.Earliest(table.Date(from)), To: Day.Latest(table.Date(to)));
        return period.From <= period.To ? period : throw table.Fault("it ends before it begins");
    }
}
