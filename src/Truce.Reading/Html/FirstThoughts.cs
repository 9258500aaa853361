namespace Truce.Reading;

/// <summary>What the first step of <see cref="BodyModel"/> thinks of a page, summed up for the second.</summary>
internal sealed class FirstThoughts
{
    private const int Levels = 6;
    private const float Sure = 0.6f;
    private const int Furthest = 30;

    private readonly BlockPage _page;
    private readonly float[] _early;
    private readonly float[] _mass;
    private readonly float[] _characters;
    private readonly float[] _before;
    private readonly float _total;
    private readonly int[] _toLast;
    private readonly int[] _toNext;
    private readonly bool[] _best;
    private readonly Dictionary<(int Own, int Around), (float Mass, float Characters)> _alike = [];

    public FirstThoughts(BlockPage page, float[] early)
    {
        _page = page;
        _early = early;
        _mass = new float[page.Elements.Count];
        _characters = new float[page.Elements.Count];
        _before = new float[early.Length];
        _toLast = new int[early.Length];
        _toNext = new int[early.Length];
        var odds = new float[page.Elements.Count];
        var last = -Furthest;
        for (var i = 0; i < early.Length; i++)
        {
            var characters = page.Blocks[i].Characters;
            _before[i] = _total;
            _total += early[i] * characters;
            _toLast[i] = Math.Min(i - last, Furthest);
            if (early[i] > Sure) last = i;
            var alike = Signature(i);
            _alike.TryGetValue(alike, out var sums);
            _alike[alike] = (sums.Mass + (early[i] * characters), sums.Characters + characters);
            for (var at = page.Blocks[i].Element; at >= 0; at = page.Elements[at].Parent)
            {
                _mass[at] += early[i] * characters;
                _characters[at] += characters;
                odds[at] += (early[i] - 0.5f) * characters;
            }
        }

        var next = early.Length + Furthest;
        for (var i = early.Length - 1; i >= 0; i--)
        {
            _toNext[i] = Math.Min(next - i, Furthest);
            if (early[i] > Sure) next = i;
        }

        // The deepest element that gains most by being taken whole.
        var best = 0;
        for (var i = 1; i < odds.Length; i++)
        {
            if (odds[i] >= odds[best]) best = i;
        }

        _best = new bool[odds.Length];
        for (var i = best; i < odds.Length; i++) _best[i] = i == best || (page.Elements[i].Parent >= best && _best[page.Elements[i].Parent]);
    }

    /// <summary>Writes the second step's row of a block: the first step's row, then these thoughts.</summary>
    public void Fill(Span<float> row, ReadOnlySpan<float> first, int index)
    {
        first.CopyTo(row);
        var at = BlockFeatures.Count;
        for (var step = -3; step <= 3; step++) row[at++] = index + step >= 0 && index + step < _early.Length ? _early[index + step] : -1;
        var characters = _page.Blocks[index].Characters;
        var own = _early[index] * characters;
        var element = _page.Blocks[index].Element;
        for (var level = 0; level < Levels; level++)
        {
            if (element < 0)
            {
                row[at++] = -1;
                row[at++] = -1;
                continue;
            }

            // The block itself left out: what do the others here look like?
            row[at++] = _characters[element] <= characters ? -1 : (_mass[element] - own) / (_characters[element] - characters);
            row[at++] = _mass[element] / Math.Max(1, _total);
            element = _page.Elements[element].Parent;
        }

        row[at++] = _before[index] / Math.Max(1, _total);
        row[at++] = MathF.Log(1 + _total);
        row[at++] = _toLast[index];
        row[at++] = _toNext[index];
        row[at++] = _best[_page.Blocks[index].Element] ? 1 : 0;
        // Reports that are cut in pieces by boxes go on in elements of the same make.
        var (mass, alike) = _alike[Signature(index)];
        row[at++] = alike <= characters ? -1 : (mass - own) / (alike - characters);
        row[at] = mass / Math.Max(1, _total);
    }

    /// <summary>What the block's element and the one around it are made like.</summary>
    private (int Own, int Around) Signature(int index)
    {
        var element = _page.Elements[_page.Blocks[index].Element];
        return (element.Signature, element.Parent < 0 ? 0 : _page.Elements[element.Parent].Signature);
    }
}
