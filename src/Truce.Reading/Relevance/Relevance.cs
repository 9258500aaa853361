using System.Collections.Frozen;
using System.Globalization;

namespace Truce.Reading;

/// <summary>
/// Judges whether a report concerns armed conflict, truce, humanitarian access or the Security Council at all. Truces in sport, trade
/// and show business do not.
/// </summary>
public static class Relevance
{
    /// <summary>
    /// Least sum of weights over different terms for a report to be relevant: one clear term and a few of war's common words. Set on the
    /// project's own reports and the development pages of the article benchmark; run those again when the table changes.
    /// </summary>
    private const double Least = 7;

    /// <summary>A brief item of so many words at most has no room for all of war's words: less is asked of it, and all from <see cref="Full"/> words on.</summary>
    private const int Brief = 120;

    /// <summary>Words from which on <see cref="Least"/> is asked in full.</summary>
    private const int Full = 220;

    /// <summary>Least sum for a brief item.</summary>
    private const double LeastBrief = 6;

    /// <summary>Long reports use more words of every sort: so much is asked for each thousand words beyond the first.</summary>
    private const double LeastPerThousandWords = 2;

    private static readonly FrozenDictionary<string, (double Weight, int Index)>.AlternateLookup<ReadOnlySpan<char>> _terms;
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _ends;
    private static readonly int _count;
    private static readonly int _longest;

    static Relevance()
    {
        var terms = new Dictionary<string, (double, int)>(StringComparer.Ordinal);
        foreach (var row in Resource.Rows("Relevance.tsv"))
        {
            foreach (var term in row[1].Split(';')) terms[Spell(term)] = (double.Parse(row[0], CultureInfo.InvariantCulture), terms.Count);
        }

        _count = terms.Count;
        _longest = terms.Keys.Max(term => term.Count(c => c == ' ') + 1);
        _ends = terms.Keys.Select(term => term[(term.LastIndexOf(' ') + 1)..]).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _terms = terms.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>
    /// True when the report is about conflict, truce, access or the council. Knows English only: a text in another language is taken as
    /// relevant, since a report missed is worse here than one too many.
    /// </summary>
    public static bool Judge(string? title, string text, string? language)
    {
        ArgumentNullException.ThrowIfNull(text);
        return language is not (null or "en") || Score(title, text) >= 0;
    }

    /// <summary>How far the report is above the least that makes it relevant; below zero it is not.</summary>
    internal static double Score(string? title, string text)
    {
        Span<bool> seen = stackalloc bool[_count];
        seen.Clear();
        double score = 0;
        Add(text, seen, ref score, out var words);
        if (title is not null)
        {
            // What the headline says counts again.
            Span<bool> inTitle = stackalloc bool[_count];
            inTitle.Clear();
            Add(title, inTitle, ref score, out _);
        }

        var least = LeastBrief + ((Least - LeastBrief) * Math.Clamp((words - Brief) / (double)(Full - Brief), 0, 1));
        return score - least - (LeastPerThousandWords * Math.Max(0, words - 1000) / 1000);
    }

    private static void Add(string text, Span<bool> seen, ref double score, out int words)
    {
        var window = new WordWindow(text, _longest);
        words = 0;
        while (window.Next())
        {
            words++;
            if (!_ends.Contains(window.Last(1))) continue;
            for (var size = Math.Min(_longest, window.Held); size > 0; size--)
            {
                if (!_terms.TryGetValue(window.Last(size), out var term)) continue;
                if (!seen[term.Index]) score += term.Weight;
                seen[term.Index] = true;
                break;
            }
        }
    }

    /// <summary>A term as the window shows it: signs other than letters and digits part words.</summary>
    private static string Spell(string term)
    {
        var window = new WordWindow(term, 8);
        while (window.Next())
        {
        }

        return window.Last(window.Held).ToString();
    }
}
