using System.Runtime.CompilerServices;

namespace Truce.Language.Tagging;

/// <summary>Hashes of words and of their parts. The same on every machine.</summary>
internal static class Features
{
    /// <summary>Mixes a template's number with a value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint template, uint value)
    {
        var h = (value ^ (template * 0x9E3779B9u)) * 0x85EBCA6Bu;
        h ^= h >> 15;
        h *= 0xC2B2AE35u;
        return h ^ (h >> 13);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Mix(uint template, uint first, uint second) => Mix(template, first ^ (second * 0x27D4EB2Fu + 0x165667B1u));

    /// <summary>Hash of a word without regard to case; digits count as one another.</summary>
    public static uint Lower(ReadOnlySpan<char> word)
    {
        var h = 2166136261u;
        foreach (var c in word)
        {
            h = (h ^ Fold(c)) * 16777619u;
        }

        return h;
    }

    /// <summary>What a word looks like: capitals, figures, hyphens, at the start of a sentence or not.</summary>
    public static uint Shape(ReadOnlySpan<char> word, bool first)
    {
        uint upper = 0, lower = 0, digit = 0, other = 0;
        foreach (var c in word)
        {
            if (char.IsUpper(c))
            {
                upper++;
            }
            else if (char.IsDigit(c))
            {
                digit = 1;
            }
            else if (char.IsLetter(c))
            {
                lower = 1;
            }
            else
            {
                other = 1;
            }
        }

        var capital = char.IsUpper(word[0]) ? 1u : 0u;
        return Math.Min(upper, 3) | (lower << 2) | (digit << 3) | (other << 4) | (capital << 5) | ((first ? 1u : 0u) << 6)
            | ((uint)Math.Min(word.Length, 3) << 7);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Fold(char c)
    {
        if (c < 128)
        {
            return char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : char.IsAsciiDigit(c) ? '0' : c;
        }

        return c == '’' ? '\'' : c is '“' or '”' ? '"' : char.ToLowerInvariant(c);
    }
}
