using System.Runtime.CompilerServices;
using Truce.Language.Tagging;

namespace Truce.Language.Neural;

/// <summary>
/// What the network sees of a word: itself (a row of the word table), and rows of one hashed table for its endings, its
/// beginning and its shape. Numbers of rows are the same in training and use.
/// </summary>
internal static class WordFeatures
{
    /// <summary>Hashed features of a word.</summary>
    public const int Count = 5;

    /// <summary>Rows for endings and beginnings of each kind; shapes have their own.</summary>
    public const int Hashed = 8192;

    public const int Shapes = 1024;

    public const int Rows = 4 * Hashed + Shapes;

    /// <summary>Key of a word in the word table: 64 bits of its folded letters. Digits stay, or are all made 0.</summary>
    public static ulong Key(ReadOnlySpan<char> word, bool digits)
    {
        var h = 14695981039346656037ul;
        foreach (var c in word)
        {
            var folded = Fold(c, digits);
            h = (h ^ folded) * 1099511628211ul;
        }

        h ^= h >> 32;
        h *= 0xD6E8FEB86659FD93ul;
        h ^= h >> 29;
        return h == 0 ? 1 : h;
    }

    /// <summary>The rows of a word's hashed features.</summary>
    public static void Fill(ReadOnlySpan<char> word, bool first, Span<int> rows)
    {
        var n = word.Length;
        rows[0] = Row(0, word[Math.Max(0, n - 2)..]);
        rows[1] = Row(1, word[Math.Max(0, n - 3)..]);
        rows[2] = Row(2, word[Math.Max(0, n - 4)..]);
        rows[3] = Row(3, word[..Math.Min(3, n)]);
        rows[4] = 4 * Hashed + (int)(Features.Shape(word, first) & (Shapes - 1));
    }

    private static int Row(uint kind, ReadOnlySpan<char> part) =>
        (int)kind * Hashed + (int)(Features.Mix(kind, Features.Lower(part)) & (Hashed - 1));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Fold(char c, bool digits)
    {
        if (c < 128)
        {
            return char.IsAsciiLetterUpper(c) ? c | 0x20u : digits || !char.IsAsciiDigit(c) ? c : '0';
        }

        return c switch
        {
            '’' or '‘' => '\'',
            '“' or '”' => '"',
            _ => char.ToLowerInvariant(c),
        };
    }
}
