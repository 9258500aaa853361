using System.Runtime.InteropServices;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Chooses among namesakes: by what encloses a name where it stands ("Paris, Texas"), by size and rank, and by the countries and
/// divisions of the document's other places, with the weights of <see cref="PlaceWeights"/>. One name stands for one place in a
/// document. Holds scratch buffers: one for each thread.
/// </summary>
internal sealed class PlaceRanker(PlaceBook book, PlaceWeights weights)
{
    private const int MostCandidates = 300;
    private const int Rounds = 3;
    private const double NearKm = 300;

    private readonly PlaceBook _book = book;
    private readonly PlaceWeights _weights = weights;
    private readonly PlaceNaming _naming = new(book);
    private readonly List<PlaceName> _names = [];
    private readonly Dictionary<ulong, int> _nameOf = [];
    private readonly List<PlaceCandidate> _candidates = [];
    private readonly Dictionary<string, double> _countries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, double> _divisions = new(StringComparer.Ordinal);
    private readonly float[] _features = new float[PlaceWeights.Count];
    private double _total;
    private int[] _spanName = [];

    /// <summary>The distinct names of the document ranked last.</summary>
    public IReadOnlyList<PlaceName> Names => _names;

    /// <summary>The candidates of all names of the document ranked last.</summary>
    public IReadOnlyList<PlaceCandidate> Candidates => _candidates;

    /// <summary>Which name a span of the document ranked last bears.</summary>
    public int NameOf(int span) => _spanName[span];

    /// <summary>Adds a mention for each span; without coordinates where no place of that name is known.</summary>
    public void Rank(AnnotatedText text, List<PlaceSpan> spans, List<PlaceMention> mentions)
    {
        Collect(text, spans);
        for (var round = 0; round < Rounds; round++)
        {
            Weigh(surestOnly: round == 0);
            for (var n = 0; n < _names.Count; n++) Choose(n);
        }

        for (var s = 0; s < spans.Count; s++)
        {
            var name = _names[_spanName[s]];
            mentions.Add(_naming.Mention(text, spans[s], name, CollectionsMarshal.AsSpan(_candidates)[name.FirstCandidate..name.EndCandidate]));
        }
    }

    /// <summary>The features of a candidate as the document stands, for training.</summary>
    public ReadOnlySpan<float> FeaturesOf(int name, int candidate)
    {
        Describe(name, CollectionsMarshal.AsSpan(_candidates)[candidate]);
        return _features;
    }

    private void Collect(AnnotatedText text, List<PlaceSpan> spans)
    {
        _names.Clear();
        _nameOf.Clear();
        _candidates.Clear();
        if (_spanName.Length < spans.Count) _spanName = new int[spans.Count * 2];
        for (var s = 0; s < spans.Count; s++)
        {
            var (first, end) = (spans[s].First, spans[s].End);
            var key = KeyOf(text, first, end);
            if (!_nameOf.TryGetValue(key, out var n))
            {
                n = _names.Count;
                var firstCandidate = _candidates.Count;
                AddCandidates(text, first, end, key);
                _names.Add(new PlaceName { FirstCandidate = firstCandidate, EndCandidate = _candidates.Count, Best = -1, Key = key });
                _nameOf.Add(key, n);
            }

            _spanName[s] = n;
            ref var name = ref CollectionsMarshal.AsSpan(_names)[n];
            name.Mentions++;
            name.AsDivision |= end < text.Count && IsDivisionWord(text.Word(end));
            name.AsSettlement |= (first > 1 && text.Word(first - 1) is "of" && IsSettlementWord(text.Word(first - 2))) || IsDateline(text, first, end);
            if (name.Best < 0) name.Best = MostLikely(name);
        }

        for (var s = 0; s + 1 < spans.Count; s++) Enclose(text, spans[s], spans[s + 1], s);
    }

    private static ulong KeyOf(AnnotatedText text, int first, int end)
    {
        var key = PlaceKey.Empty;
        for (var i = first; i < end; i++) key = PlaceKey.Append(key, text.Word(i));
        return key;
    }

    /// <summary>The places of a span's whole words; failing that, of its longest part that is a name, from the right.</summary>
    private void AddCandidates(AnnotatedText text, int first, int end, ulong key)
    {
        if (Add(text, first, end, key)) return;
        for (var length = end - first - 1; length > 0; length--)
        {
            for (var from = end - length; from >= first; from--)
            {
                if (!char.IsUpper(text.Word(from)[0])) continue;
                if (length == 1 && (NameWords.Of(text.Word(from)) & (NameWord.Place | NameWord.Organisation)) != 0) continue;
                if (Add(text, from, from + length, KeyOf(text, from, from + length))) return;
            }
        }
    }

    private bool Add(AnnotatedText text, int first, int end, ulong key)
    {
        if (!_book.TryFind(key, out var forms, out var settlements)) return false;
        var before = _candidates.Count;
        foreach (var form in forms)
        {
            if (PlaceScan.Fits(form, text, first, end)) AddCandidate(form.Place);
        }

        foreach (var place in settlements)
        {
            if (_candidates.Count - before >= MostCandidates) break;
            AddCandidate(place);
        }

        return _candidates.Count > before;
    }

    private void AddCandidate(int index) => _candidates.Add(new PlaceCandidate { Index = index, Place = _book[index] });

    private int MostLikely(PlaceName name)
    {
        var best = -1;
        for (var c = name.FirstCandidate; c < name.EndCandidate; c++)
        {
            if (best < 0 || Prior(_candidates[c]) > Prior(_candidates[best])) best = c;
        }

        return best;
    }

    private float Prior(PlaceCandidate candidate)
    {
        Array.Clear(_features);
        DescribePlace(candidate);
        return _weights.Score(_features);
    }

    /// <summary>Notes that a name is followed by a comma, or nothing, and the name of what encloses it.</summary>
    private void Enclose(AnnotatedText text, PlaceSpan inner, PlaceSpan outer, int s)
    {
        var gap = outer.First - inner.End;
        if (outer.IsAdjective || gap is < 0 or > 2 || text[inner.First].Sentence != text[outer.First].Sentence) return;
        var linked = gap == 0 || text.Word(inner.End) is "," or "(" || (gap == 1 && text.Word(inner.End) is "in" or "-");
        var (n, container) = (_spanName[s], _spanName[s + 1]);
        if (!linked || n == container) return;
        var candidates = CollectionsMarshal.AsSpan(_candidates);
        for (var c = _names[n].FirstCandidate; c < _names[n].EndCandidate; c++)
        {
            for (var o = _names[container].FirstCandidate; o < _names[container].EndCandidate; o++)
            {
                if (!Encloses(candidates[o].Place, candidates[c].Place)) continue;
                candidates[c].Enclosed = true;
                candidates[o].Enclosing = true;
            }
        }
    }

    private static bool Encloses(Place outer, Place inner) => outer.Kind switch
    {
        PlaceKind.Country => inner.Kind != PlaceKind.Country && inner.Country == outer.Country,
        PlaceKind.Admin1 => inner.Admin1.Length > 0 && inner.Admin1 == outer.Admin1 && inner.Kind != PlaceKind.Admin1,
        PlaceKind.Admin2 => inner.Admin2.Length > 0 && inner.Admin2 == outer.Admin2 && inner.Kind < PlaceKind.Country,
        _ => false,
    };

    /// <summary>How much of the document lies in each country and division, by the places chosen so far.</summary>
    private void Weigh(bool surestOnly)
    {
        _countries.Clear();
        _divisions.Clear();
        _total = 0;
        foreach (var name in _names)
        {
            if (name.Best < 0) continue;
            var place = _candidates[name.Best].Place;
            var sure = place.Kind is PlaceKind.Country or PlaceKind.Region || (place.Kind == PlaceKind.Admin1 && _book.IsCurated(_candidates[name.Best].Index))
                || name.EndCandidate == name.FirstCandidate + 1;
            if (surestOnly && !sure) continue;
            var weight = Weight(name);
            _total += weight;
            if (place.Country.Length > 0) CollectionsMarshal.GetValueRefOrAddDefault(_countries, place.Country, out _) += weight;
            if (place.Admin1.Length > 0) CollectionsMarshal.GetValueRefOrAddDefault(_divisions, place.Admin1, out _) += weight;
        }
    }

    private static double Weight(PlaceName name) => Math.Min(3, 0.5 + (0.5 * name.Mentions));

    private void Choose(int n)
    {
        ref var name = ref CollectionsMarshal.AsSpan(_names)[n];
        var candidates = CollectionsMarshal.AsSpan(_candidates);
        var best = -1;
        for (var c = name.FirstCandidate; c < name.EndCandidate; c++)
        {
            Describe(n, candidates[c]);
            candidates[c].Score = _weights.Score(_features);
            if (best < 0 || candidates[c].Score > candidates[best].Score) best = c;
        }

        for (var c = name.FirstCandidate; c < name.EndCandidate && !name.AsSettlement; c++)
        {
            if (_book.IsTerritory(candidates[c].Index)) best = c;
        }

        name.Best = best;
    }

    private void Describe(int n, PlaceCandidate candidate)
    {
        Array.Clear(_features);
        DescribePlace(candidate);
        var name = _names[n];
        var place = candidate.Place;
        var isDivision = place.Kind is PlaceKind.Admin1 or PlaceKind.Admin2 or PlaceKind.Region;
        if (candidate.Enclosed) _features[PlaceWeights.Enclosed] = 1;
        if (candidate.Enclosing) _features[PlaceWeights.Enclosing] = 1;
        if (name.AsDivision && isDivision) _features[PlaceWeights.CalledDivision] = 1;
        if (name.AsSettlement && place.Kind is < PlaceKind.Country or PlaceKind.Site) _features[PlaceWeights.CalledSettlement] = 1;
        var own = name.Best >= 0 ? _candidates[name.Best].Place : null;
        var ownWeight = own is null ? 0 : Weight(name);
        if (place.Country.Length > 0)
        {
            var weight = Math.Max(0, _countries.GetValueOrDefault(place.Country) - (own?.Country == place.Country ? ownWeight : 0));
            _features[PlaceWeights.CountryWeight] = (float)Math.Log2(1 + weight);
            _features[PlaceWeights.CountryShare] = (float)(weight / Math.Max(1, _total - ownWeight));
        }

        if (place.Admin1.Length > 0)
        {
            var weight = Math.Max(0, _divisions.GetValueOrDefault(place.Admin1) - (own?.Admin1 == place.Admin1 ? ownWeight : 0));
            _features[PlaceWeights.DivisionWeight] = (float)Math.Log2(1 + weight);
            _features[PlaceWeights.DivisionShare] = (float)(weight / Math.Max(1, _total - ownWeight));
        }

        if (place.Kind is not (PlaceKind.Country or PlaceKind.Region or PlaceKind.Water)) _features[PlaceWeights.Nearness] = Nearness(place, n);
    }

    private void DescribePlace(PlaceCandidate candidate)
    {
        var place = candidate.Place;
        var curated = _book.IsCurated(candidate.Index);
        _features[PlaceWeights.FirstKind + (int)place.Kind] = 1;
        var size = (float)Math.Log10(place.Population + 1);
        if (place.Kind < PlaceKind.Country) _features[PlaceWeights.Population] = curated ? 4.5f : size;
        else if (place.Kind is PlaceKind.Admin1 or PlaceKind.Admin2 && !curated) _features[PlaceWeights.DivisionPopulation] = size;
        if (curated) _features[place.Kind == PlaceKind.Admin1 ? PlaceWeights.CuratedDivision : PlaceWeights.Curated] = 1;
    }

    /// <summary>How near a place is to the other settlements chosen.</summary>
    private float Nearness(Place place, int n)
    {
        var near = 0.0;
        for (var other = 0; other < _names.Count; other++)
        {
            if (other == n || _names[other].Best < 0) continue;
            var there = _candidates[_names[other].Best].Place;
            if (there.Kind is PlaceKind.Country or PlaceKind.Region or PlaceKind.Water) continue;
            if (Math.Abs(place.Latitude - there.Latitude) > 3) continue;
            var km = Geodesy.DistanceKm(place.Latitude, place.Longitude, there.Latitude, there.Longitude);
            if (km < NearKm) near += 1 - (km / NearKm);
        }

        return (float)Math.Log2(1 + near);
    }

    private static bool IsDivisionWord(ReadOnlySpan<char> word) =>
        word is "province" or "Province" or "governorate" or "Governorate" or "region" or "Region" or "state" or "State" or "oblast" or "Oblast"
            or "department" or "Department" or "district" or "District" or "prefecture" or "county" or "provinces" or "regions" or "states";

    private static bool IsSettlementWord(ReadOnlySpan<char> word) =>
        word is "city" or "town" or "village" or "suburb" or "suburbs" or "port" or "capital" or "outskirts" or "villages" or "towns" or "City" or "Town";

    /// <summary>Whether a name in capitals opens a paragraph, as datelines do.</summary>
    private static bool IsDateline(AnnotatedText text, int first, int end)
    {
        if (first > 0 && text.Text.AsSpan(text[first - 1].End, text[first].Start - text[first - 1].End).IndexOf('\n') < 0) return false;
        var word = text.Word(first);
        return word.Length > 2 && !word.ContainsAnyExceptInRange('A', 'Z') && end < text.Count && text.Word(end) is "," or "(" or "-" or "–" or "—" or "--";
    }
}
