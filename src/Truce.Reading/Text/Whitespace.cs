using System.Buffers;

namespace Truce.Reading;

/// <summary>White space as the web leaves it.</summary>
internal static class Whitespace
{
    private const int StackLimit = 512;

    /// <summary>
    /// Trims, folds every run of white space to one space, and drops what has no width (soft hyphens, joiners at the ends of words, byte
    /// order marks) and control characters.
    /// </summary>
    public static string Fold(ReadOnlySpan<char> text)
    {
        if (text.Length <= StackLimit)
        {
            Span<char> small = stackalloc char[StackLimit];
            return new string(small[..Fold(text, small)]);
        }

        var rented = ArrayPool<char>.Shared.Rent(text.Length);
        var folded = new string(rented.AsSpan(0, Fold(text, rented)));
        ArrayPool<char>.Shared.Return(rented);
        return folded;
    }

    private static int Fold(ReadOnlySpan<char> text, Span<char> folded)
    {
        var length = 0;
        var space = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                space = length > 0;
            }
            else if (!IsInvisible(c))
            {
                if (space) folded[length++] = ' ';
                space = false;
                folded[length++] = c;
            }
        }

        return length;
    }

    /// <summary>True for characters that show nothing. The joiners U+200C and U+200D are letters' business in Persian and Indic scripts.</summary>
    public static bool IsInvisible(char c) =>
        c is '\u00ad' or '\u200b' or '\u2060' or '\ufeff' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069')
        || char.IsControl(c);
}
