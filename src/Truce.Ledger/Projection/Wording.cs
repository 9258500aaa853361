using System.Collections.Frozen;
using System.Text;

namespace Truce.Ledger;

/// <summary>Compares words of reports without case, punctuation and accents. Ordinal throughout.</summary>
public static class Wording
{
    private static readonly FrozenSet<string> _functionWords = new[]
    {
        "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "with", "from", "as", "is", "was", "be", "been", "were", "are",
        "its", "it", "that", "this", "these", "those", "their", "his", "her", "he", "she", "they", "has", "have", "had", "will", "would", "not",
        "near", "al", "el", "s",
    }.ToFrozenSet(StringComparer.Ordinal);

    private const string Accented = "àáâãäåāăąçćčďđèéêëēęěğìíîïīıłñńňòóôõöøōőřśşšţťùúûüūůűýÿźżž";
    private const string Plain = "aaaaaaaaacccddeeeeeeegiiiiiilnnnoooooooorsssttuuuuuuuyyzzz";

    /// <summary>Lower case, accents off, everything but letters and digits turned into single spaces.</summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var folded = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '’' or '\'' or 'ʿ' or 'ʾ' or '‘') continue;
            var lower = char.ToLowerInvariant(c);
            var accent = Accented.IndexOf(lower, StringComparison.Ordinal);
            if (accent >= 0) folded.Append(Plain[accent]);
            else if (char.IsLetterOrDigit(lower)) folded.Append(lower);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>The words of a text that carry meaning, folded, in order, with repetitions.</summary>
    internal static IEnumerable<string> ContentWords(string? text) =>
        Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(w => !_functionWords.Contains(w));

    /// <summary>The same as a set.</summary>
    internal static HashSet<string> ContentSet(string? text) => ContentWords(text).ToHashSet(StringComparer.Ordinal);

    /// <summary>Share of the smaller set's words that the other has too, 0 to 1; 0 when either is empty.</summary>
    internal static double Overlap(HashSet<string> one, HashSet<string> other)
    {
        if (one.Count == 0 || other.Count == 0) return 0;
        var (small, large) = one.Count <= other.Count ? (one, other) : (other, one);
        return small.Count(large.Contains) / (double)small.Count;
    }

    /// <summary>The value that most bear; of equals the ordinally first. Null when there is none.</summary>
    internal static string? Commonest(IEnumerable<string?> values) => values
        .Where(v => !string.IsNullOrWhiteSpace(v))
        .GroupBy(v => v!, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count())
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;
}
