namespace Truce.Reading;

/// <summary>
/// Finds, for each report added, the first one added before that it copies. Looks only at reports that share a band of the fingerprint
/// (locality-sensitive hashing), so a report costs the same whether a hundred or a million stand in the index. Not safe to share
/// between threads.
/// </summary>
public sealed class CopyIndex
{
    /// <summary>Two minima a band: at similarity 0.25, nine copies in ten share one of the 32.</summary>
    private const int Rows = 2;

    private const int Bands = Fingerprint.Minima / Rows;

    private readonly List<(string Id, Fingerprint Fingerprint)> _reports = [];

    /// <summary>
    /// A chained hash table of the bands: where the chain of a hash begins, and for each band of each report the next in its chain. An
    /// entry is report × bands + band, plus one; 0 ends a chain.
    /// </summary>
    private int[] _heads = new int[1 << 10];

    private int[] _next = new int[1 << 10];

    /// <summary>Number of reports in the index that copy none before them.</summary>
    public int Count => _reports.Count;

    /// <summary>
    /// Adds a report. Returns the id of the report that it copies, the earliest of the most similar; null when it copies none, and then it stands in the
    /// index for later ones.
    /// </summary>
    public string? Add(string id, Fingerprint fingerprint)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        ArgumentNullException.ThrowIfNull(fingerprint);
        if (Find(fingerprint) is { } original) return original;
        _reports.Add((id, fingerprint));
        if (_reports.Count * Bands > _heads.Length) Grow();
        else Link(_reports.Count - 1);
        return null;
    }

    /// <summary>The id of the report in the index that has most in common with the text, if that is enough for a copy; else null.</summary>
    public string? Find(Fingerprint fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        var best = -1;
        var bestSimilarity = Fingerprint.CopyThreshold;
        for (var band = 0; band < Bands; band++)
        {
            var values = Values(fingerprint, band);
            for (var entry = _heads[Slot(band, values)]; entry != 0; entry = _next[entry - 1])
            {
                var member = (entry - 1) / Bands;
                if ((entry - 1) % Bands != band || Values(_reports[member].Fingerprint, band) != values) continue;
                var similarity = fingerprint.Similarity(_reports[member].Fingerprint);
                if (similarity < bestSimilarity || (similarity == bestSimilarity && best >= 0 && member >= best)) continue;
                best = member;
                bestSimilarity = similarity;
            }
        }

        return best < 0 ? null : _reports[best].Id;
    }

    private void Link(int report)
    {
        for (var band = 0; band < Bands; band++)
        {
            var entry = (report * Bands) + band;
            ref var head = ref _heads[Slot(band, Values(_reports[report].Fingerprint, band))];
            _next[entry] = head;
            head = entry + 1;
        }
    }

    private void Grow()
    {
        _heads = new int[2 * _heads.Length];
        Array.Resize(ref _next, _heads.Length);
        for (var report = 0; report < _reports.Count; report++) Link(report);
    }

    private int Slot(int band, ulong values)
    {
        var hash = (values + (ulong)band) * 0x9e3779b97f4a7c15;
        return (int)(hash >> 32) & (_heads.Length - 1);
    }

    private static ulong Values(Fingerprint fingerprint, int band) =>
        ((ulong)fingerprint.Values[band * Rows] << 32) | fingerprint.Values[(band * Rows) + 1];
}
