using System.Runtime.InteropServices;

namespace Truce.Coding;

/// <summary>
/// All places the codebook knows: the curated tables of <c>places/</c> over the gazetteer of the world's settlements. An index
/// below <see cref="Gazetteer.Count"/> is the gazetteer's, one above it a curated place. Immutable; shared by all threads.
/// </summary>
internal sealed class PlaceBook
{
    private const string Folder = "places/";

    /// <summary>Kind of a division that its name alone means in the press, though a town in it bears the same ("Gaza").</summary>
    private const string Territory = "territory";

    private readonly Gazetteer _gazetteer;
    private readonly List<Place> _curated = [];
    private readonly Dictionary<ulong, List<PlaceForm>> _forms = [];
    private readonly Dictionary<string, string> _countryNames = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _countries = new(StringComparer.Ordinal);
    private readonly HashSet<int> _territories = [];

    public PlaceBook(CodebookFiles files)
    {
        _gazetteer = new Gazetteer(files.Bytes(Folder + "gazetteer.bin"));
        ReadCountries(files.Open(Folder + "countries.tsv", "iso", "name", "aliases", "adjectives", "lat", "lon", "geonames"));
        ReadStates(files.Open(Folder + "states.tsv", "country", "code", "name", "aliases", "lat", "lon", "geonames"));
        ReadRegions(files.Open(Folder + "regions.tsv", "name", "aliases", "adjectives", "kind", "country", "lat", "lon", "precision"));
        foreach (var name in files.Tables(Folder + "theatres/"))
        {
            ReadTheatre(files.Open(name, "name", "aliases", "kind", "country", "lat", "lon", "precision"));
        }
    }

    /// <summary>
    /// Whether a key is that of a name or of the first words of one. The curated forms and the gazetteer's places of that very key
    /// are given, either of them empty.
    /// </summary>
    public bool TryFind(ulong key, out ReadOnlySpan<PlaceForm> forms, out ReadOnlySpan<int> settlements)
    {
        var curated = _forms.TryGetValue(key, out var list);
        forms = curated ? CollectionsMarshal.AsSpan(list) : default;
        return _gazetteer.TryFind(key, out settlements) | curated;
    }

    /// <summary>The place of an index.</summary>
    public Place this[int index] => index < _gazetteer.Count ? _gazetteer[index] : _curated[index - _gazetteer.Count];

    /// <summary>What kind of place an index is.</summary>
    public PlaceKind KindOf(int index) =>
        index < _gazetteer.Count ? _gazetteer.KindOf(index) : _curated[index - _gazetteer.Count].Kind;

    /// <summary>Decimal logarithm of a place's population.</summary>
    public float LogPopulationOf(int index) =>
        index < _gazetteer.Count ? _gazetteer.LogPopulationOf(index) : MathF.Log10(_curated[index - _gazetteer.Count].Population + 1);

    /// <summary>English name of a country by its ISO code, or null.</summary>
    public string? CountryName(string iso) => _countryNames.GetValueOrDefault(iso);

    /// <summary>Names of the divisions that a place of the gazetteer lies in or is; see <see cref="Gazetteer.DivisionsOf"/>.</summary>
    public (string? Admin1, string? Admin2) DivisionsOf(int index) => _gazetteer.DivisionsOf(index);

    /// <summary>Whether a place is what its name means by itself, before any town of that name.</summary>
    public bool IsTerritory(int index) => _territories.Contains(index);

    /// <summary>Whether a place is curated, not the gazetteer's.</summary>
    public bool IsCurated(int index) => index >= _gazetteer.Count;

    private void ReadCountries(TsvReader table)
    {
        while (table.Read())
        {
            var iso = table.Required(0);
            var name = table.Required(1);
            _countryNames.Add(iso, name);
            var index = Add(new Place(name, PlaceKind.Country, iso, "", "", table.Number(4), table.Number(5), 0, Id(table, 6), "country"));
            _countries.Add(iso, index);
            Enter(index, name, table.List(2), table.List(3));
        }
    }

    private void ReadStates(TsvReader table)
    {
        while (table.Read())
        {
            var country = table.Required(0);
            var code = table.Required(1);
            var name = table.Required(2);
            var index = Add(new Place(name, PlaceKind.Admin1, country, $"{country}.{code}", "", table.Number(4), table.Number(5), 0, Id(table, 6), "adm1"));
            Enter(index, name, table.List(3), []);
            if (char.IsAsciiLetter(code[0])) Form(code, new PlaceForm(index, PlaceFormKind.Code, code));
        }
    }

    private void ReadRegions(TsvReader table)
    {
        while (table.Read())
        {
            var name = table.Required(0);
            var kind = Kind(table, table.Required(3), table.Text(7));
            var index = Add(new Place(name, kind, Country(table, 4), "", "", table.Number(5), table.Number(6), 0, 0, Precision(table, 7)));
            if (table.Text(3) == Territory) _territories.Add(index);
            Enter(index, name, table.List(1), table.List(2));
        }
    }

    private void ReadTheatre(TsvReader table)
    {
        while (table.Read())
        {
            var name = table.Required(0);
            var kind = Kind(table, table.Required(2), table.Text(6));
            var index = Add(new Place(name, kind, Country(table, 3), "", "", table.Number(4), table.Number(5), 0, 0, Precision(table, 6)));
            Enter(index, name, table.List(1), []);
        }
    }

    private static PlaceKind Kind(TsvReader table, string kind, string precision) => kind switch
    {
        "country" => PlaceKind.Country,
        "adm1" or Territory => PlaceKind.Admin1,
        "adm2" or "governorate" => precision == "adm1" ? PlaceKind.Admin1 : PlaceKind.Admin2,
        "continent" or "region" or "islands" or "island" or "mountains" or "reef" => PlaceKind.Region,
        "sea" or "ocean" or "river" or "lake" or "strait" or "canal" => PlaceKind.Water,
        "city" or "town" => PlaceKind.Settlement,
        "village" or "camp" or "crossing" or "airbase" or "airport" or "port" or "base" or "road" or "street" or "district" or "front"
            or "line" or "corridor" or "mountain" or "hill" or "bridge" or "dam" or "plant" or "border" or "monastery" or "hospital"
            or "valley" or "site" => PlaceKind.Site,
        _ => throw table.Fault($"'{kind}' is no kind of place"),
    };

    private static string Precision(TsvReader table, int column) => table.Text(column) switch
    {
        "exact" or "near" or "settlement" or "adm2" or "adm1" or "line" or "country" or "sea_or_air" or "unknown" => table.Text(column),
        var other => throw table.Fault($"'{other}' is no precision"),
    };

    /// <summary>A GeoNames identifier, or 0 where the column is empty.</summary>
    private static int Id(TsvReader table, int column) => table.Text(column).Length == 0 ? 0 : (int)table.Number(column);

    private string Country(TsvReader table, int column)
    {
        var iso = table.Text(column);
        if (iso.Length > 0 && iso != "AQ" && !_countries.ContainsKey(iso)) throw table.Fault($"'{iso}' is no country of countries.tsv");
        return iso;
    }

    private int Add(Place place)
    {
        _curated.Add(place);
        return _gazetteer.Count + _curated.Count - 1;
    }

    private void Enter(int index, string name, string[] aliases, string[] adjectives)
    {
        Form(name, new PlaceForm(index, PlaceFormKind.Name, ""));
        foreach (var alias in aliases)
        {
            // A short form is a name only when written exactly so: "US" is one and "us" is not.
            var exact = alias.Contains('.') || (alias.Length <= 3 && !alias.Any(char.IsAsciiLetterLower));
            Form(alias, new PlaceForm(index, exact ? PlaceFormKind.Short : PlaceFormKind.Name, exact ? alias : ""));
        }

        foreach (var adjective in adjectives) Form(adjective, new PlaceForm(index, PlaceFormKind.Adjective, ""));
    }

    private void Form(string name, PlaceForm form)
    {
        var words = name.Split([' ', '-', '/', ',', '&'], StringSplitOptions.RemoveEmptyEntries);
        var key = PlaceKey.Empty;
        for (var i = 0; i < words.Length; i++)
        {
            key = PlaceKey.Append(key, words[i]);
            if (!_forms.TryGetValue(key, out var list)) _forms.Add(key, list = []);
            if (i == words.Length - 1 && !list.Contains(form)) list.Add(form);
        }
    }
}

/// <summary>One way of writing a curated place.</summary>
/// <param name="Place">Index of the place.</param>
/// <param name="Kind">What the form is.</param>
/// <param name="Written">For short forms and codes: exactly as it must be written.</param>
internal readonly record struct PlaceForm(int Place, PlaceFormKind Kind, string Written);

/// <summary>Ways of writing a place.</summary>
internal enum PlaceFormKind : byte
{
    /// <summary>A name.</summary>
    Name,

    /// <summary>A short form that only counts when written exactly so ("US", "Ky.").</summary>
    Short,

    /// <summary>A postal code, which only counts after the name of a settlement and a comma ("Paris, TX").</summary>
    Code,

    /// <summary>An adjective or the name of the people ("Russian", "Russians").</summary>
    Adjective,
}
