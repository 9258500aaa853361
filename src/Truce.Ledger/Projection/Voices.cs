using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Counts who independently says that something happened: an institution or party is one voice, however many reports cite it; what a
/// report tells without a source is the report's own word, and that of its owner when these are the media of a state or party. Doctors,
/// residents and others without a name are voices of the report that heard them. Copies and reports of one agency are one report.
/// </summary>
internal static class Voices
{
    /// <summary>Number of voices behind mentions.</summary>
    /// <param name="mentions">The mentions.</param>
    /// <param name="source">Who says so in a finding, or null when the report does.</param>
    /// <param name="gazetteer">Whom sources speak for.</param>
    public static int Count<T>(IReadOnlyList<Mention<T>> mentions, Func<T, string?> source, Gazetteer gazetteer)
        where T : Finding
    {
        var groups = new Groups(mentions.Count);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < mentions.Count; i++)
        {
            foreach (var key in Keys(mentions[i].Report, source(mentions[i].Finding), gazetteer))
            {
                if (!first.TryAdd(key, i)) groups.Union(first[key], i);
            }
        }

        return Enumerable.Range(0, mentions.Count).Count(i => groups.Find(i) == i);
    }

    /// <summary>Two mentions with a key in common are one voice.</summary>
    private static IEnumerable<string> Keys(SourceReport report, string? source, Gazetteer gazetteer)
    {
        if (source is not null && source.Any(char.IsUpper))
        {
            yield return $"side/{Wording.Fold(gazetteer.SideOf(source))}";
            yield break;
        }

        if (source is null && Ownership.SpeaksFor(report.Findings.Owner) is { } owner)
        {
            yield return $"side/{Wording.Fold(gazetteer.SideOfPower(owner))}";
            yield break;
        }

        var who = Wording.Fold(source);
        yield return $"story/{report.CopyGroup}/{who}";
        if (report.Origin is { } origin) yield return $"origin/{origin}/{who}";
    }
}
