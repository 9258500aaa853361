using System.Collections.Frozen;

namespace Truce.Reading;

/// <summary>
/// Weighted phrases looked for in running text. Nearly no word ends a phrase, and a table of hashed bits says so before the words are
/// copied and compared.
/// </summary>
internal sealed class CuePhrases
{
    private const int LongestWord = 32;
    private const int Bits = 1 << 13;

    /// <summary>Where the hash of a word begins (FNV-1a).</summary>
    private const uint NoHash = 2166136261;

    private readonly FrozenDictionary<string, double>.AlternateLookup<ReadOnlySpan<char>> _weights;
    private readonly bool[] _ends = new bool[Bits];
    private readonly int _longest;

    /// <summary>Phrases of words in lower case, one space between two, with their weights.</summary>
    public CuePhrases(Dictionary<string, double> weights)
    {
        _weights = weights.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var phrase in weights.Keys)
        {
            _longest = Math.Max(_longest, phrase.Count(c => c == ' ') + 1);
            var hash = NoHash;
            foreach (var c in phrase.AsSpan(phrase.LastIndexOf(' ') + 1)) hash = Add(hash, c);
            _ends[Bit(hash)] = true;
        }
    }

    /// <summary>
    /// Sum of the weights of the phrases in the line; at each word the longest phrase that ends there counts ("email address" does not
    /// also count the parts of "your email address" twice).
    /// </summary>
    public double Evidence(ReadOnlySpan<char> line, out int words)
    {
        Span<int> starts = stackalloc int[_longest];
        Span<int> ends = stackalloc int[_longest];
        double evidence = 0;
        words = 0;
        var at = 0;
        var slot = 0;
        while (true)
        {
            while (at < line.Length && !char.IsLetterOrDigit(line[at])) at++;
            if (at == line.Length) return evidence;
            var start = at;
            var hash = NoHash;
            for (; at < line.Length; at++)
            {
                var c = line[at];
                if (c is not (>= 'a' and <= 'z') && !char.IsLetterOrDigit(c) && !(c is '\'' or '’' && at + 1 < line.Length && char.IsLetter(line[at + 1]))) break;
                if (at - start < LongestWord) hash = Add(hash, c);
            }

            starts[slot] = start;
            ends[slot] = at;
            words++;
            if (_ends[Bit(hash)]) evidence += LongestWeight(line, starts, ends, words);
            if (++slot == _longest) slot = 0;
        }
    }

    private double LongestWeight(ReadOnlySpan<char> line, ReadOnlySpan<int> starts, ReadOnlySpan<int> ends, int words)
    {
        Span<char> phrase = stackalloc char[_longest * (LongestWord + 1)];
        for (var size = Math.Min(_longest, words); size > 0; size--)
        {
            var length = 0;
            for (var i = words - size; i < words; i++)
            {
                if (length > 0) phrase[length++] = ' ';
                var word = line[starts[i % _longest]..ends[i % _longest]];
                foreach (var c in word[..Math.Min(word.Length, LongestWord)]) phrase[length++] = Folded(c);
            }

            if (_weights.TryGetValue(phrase[..length], out var weight)) return weight;
        }

        return 0;
    }

    private static uint Add(uint hash, char c) => (hash ^ Folded(c)) * 16777619u;

    private static int Bit(uint hash) => (int)((hash ^ (hash >> 15)) & (Bits - 1));

    private static char Folded(char c) => c is >= 'a' and <= 'z' ? c : c == '’' ? '\'' : char.ToLowerInvariant(c);
}
