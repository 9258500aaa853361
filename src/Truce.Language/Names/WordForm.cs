namespace Truce.Language;

/// <summary>What taggers of names see in a word's letters.</summary>
public static class WordForm
{
    /// <summary>Shapes from here on begin with a capital.</summary>
    public const ulong FirstCapitalised = 8;

    /// <summary>A hash of the word without case, all digits alike.</summary>
    public static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = 0xcbf29ce484222325;
        foreach (var c in word)
        {
            var lower = char.ToLowerInvariant(c);
            hash = (hash ^ (char.IsAsciiDigit(lower) ? '0' : lower)) * 0x100000001b3;
        }

        return hash;
    }

    /// <summary>A small number for how a word is written; see <see cref="FirstCapitalised"/>.</summary>
    public static ulong Shape(ReadOnlySpan<char> word)
    {
        if (word.IsEmpty) return 0;
        var first = word[0];
        if (char.IsUpper(first))
        {
            if (word.Length == 1) return 8;
            if (word[^1] == '.') return word.Length == 2 ? 9u : 10u;
            var (upper, lower) = (0, 0);
            foreach (var c in word[1..])
            {
                if (char.IsUpper(c)) upper++;
                else if (char.IsLower(c)) lower++;
            }

            if (lower == 0) return upper == 0 ? 11u : word.Length <= 3 ? 12u : 13u;
            return upper == 0 ? 14u : 15u;
        }

        if (char.IsLower(first)) return 1;
        if (char.IsAsciiDigit(first)) return word.Length == 4 ? 2u : 3u;
        if (word.Length > 1) return 7;
        return first switch { ',' => 5, '.' => 6, _ => 4 };
    }
}
