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

    private readonly Dictionary<(int Band, ulong Values), List<int>> _bands = [];
    private readonly List<(string Id, Fingerprint Fingerprint)> _reports = [];

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
        for (var band = 0; band < Fingerprint.Minima / Rows; band++)
        {
            var key = (band, Values(fingerprint, band));
            if (!_bands.TryGetValue(key, out var members)) _bands.Add(key, members = []);
            members.Add(_reports.Count);
        }

        _reports.Add((id, fingerprint));
        return null;
    }

    /// <summary>The id of the report in the index that has most in common with the text, if that is enough for a copy; else null.</summary>
    public string? Find(Fingerprint fingerprint)
    {
        ArgumentNullException.ThrowIfNull(fingerprint);
        var best = -1;
        var bestSimilarity = Fingerprint.CopyThreshold;
        for (var band = 0; band < Fingerprint.Minima / Rows; band++)
        {
            if (!_bands.TryGetValue((band, Values(fingerprint, band)), out var members)) continue;
            foreach (var member in members)
            {
                var similarity = fingerprint.Similarity(_reports[member].Fingerprint);
                if (similarity < bestSimilarity || (similarity == bestSimilarity && best >= 0 && member >= best)) continue;
                best = member;
                bestSimilarity = similarity;
            }
        }

        return best < 0 ? null : _reports[best].Id;
    }

    private static ulong Values(Fingerprint fingerprint, int band) =>
        ((ulong)fingerprint.Values[band * Rows] << 32) | fingerprint.Values[(band * Rows) + 1];
}
