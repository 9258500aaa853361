using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Finds copies of one story among reports, by their sketches and by what their readers said of them.</summary>
internal static class Copies
{
    /// <summary>
    /// Share of common shingles from which two reports count as copies. Copies of one wire story that were cut and retouched keep
    /// 0.6 to 1; different reports of one event share less than 0.2.
    /// </summary>
    private const double Threshold = 0.55;

    /// <summary>Places of a sketch that are compared at once; two copies at 0.6 agree in one of 8 such bands with a chance of 0.67, at 0.8 of 0.99.</summary>
    private const int BandPlaces = 4;

    /// <summary>The group of each document, as the index of the group's first document.</summary>
    public static int[] Find(IReadOnlyList<StoredDocument> documents)
    {
        var groups = new Groups(documents.Count);
        var sketches = documents.Select(d => d.Sketch.ToArray()).ToArray();
        var bands = new Dictionary<(int Band, UInt128 Places), int>();
        for (var i = 0; i < sketches.Length; i++)
        {
            for (var band = 0; band * BandPlaces < sketches[i].Length; band++)
            {
                var places = UInt128.Zero;
                for (var p = 0; p < BandPlaces; p++) places = (places << 32) | sketches[i][(band * BandPlaces) + p];
                if (bands.TryAdd((band, places), i)) continue;
                var first = bands[(band, places)];
                if (groups.Find(first) != groups.Find(i) && Sketch.Similarity(sketches[first], sketches[i]) >= Threshold) groups.Union(first, i);
            }
        }

        UniteStated(documents, groups);
        return [.. Enumerable.Range(0, documents.Count).Select(groups.Find)];
    }

    private static void UniteStated(IReadOnlyList<StoredDocument> documents, Groups groups)
    {
        Dictionary<string, int>? byName = null;
        for (var i = 0; i < documents.Count; i++)
        {
            if (documents[i].Findings.DuplicateOf is not { } original) continue;
            byName ??= Names(documents);
            if (byName.TryGetValue(original, out var first)) groups.Union(first, i);
        }
    }

    private static Dictionary<string, int> Names(IReadOnlyList<StoredDocument> documents)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < documents.Count; i++) names.TryAdd(documents[i].Findings.Id, i);
        return names;
    }

    /// <summary>Number of independent voices among reports: those of one origin and copies of each other are one.</summary>
    public static int CountVoices(IReadOnlyList<SourceReport> reports)
    {
        var groups = new Groups(reports.Count);
        var origins = new Dictionary<string, int>(StringComparer.Ordinal);
        var copies = new Dictionary<int, int>();
        for (var i = 0; i < reports.Count; i++)
        {
            if (reports[i].Origin is { } origin && !origins.TryAdd(origin, i)) groups.Union(origins[origin], i);
            if (!copies.TryAdd(reports[i].CopyGroup, i)) groups.Union(copies[reports[i].CopyGroup], i);
        }

        return Enumerable.Range(0, reports.Count).Count(i => groups.Find(i) == i);
    }
}
