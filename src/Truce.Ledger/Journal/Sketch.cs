namespace Truce.Ledger;

/// <summary>
/// A short fingerprint of a text, by which copies of one wire story are found (min-hashing over five-word shingles; Broder 1997).
/// The share of equal places of two sketches estimates the share of shingles the texts have in common.
/// </summary>
internal static class Sketch
{
    /// <summary>Number of places: the standard error of the estimate at 0.8 is 0.07.</summary>
    public const int Length = 32;

    private const int ShingleWords = 5;
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <summary>The sketch of a text; empty for one shorter than a shingle.</summary>
    public static uint[] Of(string text)
    {
        Span<ulong> words = stackalloc ulong[ShingleWords];
        Span<uint> least = stackalloc uint[Length];
        least.Fill(uint.MaxValue);
        var count = 0;
        var position = 0;
        while (NextWord(text, ref position, out var word))
        {
            words[count % ShingleWords] = word;
            if (++count < ShingleWords) continue;
            var shingle = FnvOffset;
            for (var i = count; i < count + ShingleWords; i++) shingle = Mix(shingle ^ words[i % ShingleWords]);
            for (var place = 0; place < Length; place++)
            {
                shingle = Mix(shingle + (ulong)place);
                least[place] = Math.Min(least[place], (uint)(shingle >> 32));
            }
        }

        return count < ShingleWords ? [] : least.ToArray();
    }

    /// <summary>Estimated share of common shingles, 0 to 1; 0 when either sketch is empty.</summary>
    public static double Similarity(ReadOnlySpan<uint> one, ReadOnlySpan<uint> other)
    {
        if (one.Length != Length || other.Length != Length) return 0;
        var same = 0;
        for (var i = 0; i < Length; i++)
        {
            if (one[i] == other[i]) same++;
        }

        return same / (double)Length;
    }

    /// <summary>Hash of the next run of letters and digits, without regard to case.</summary>
    private static bool NextWord(string text, ref int position, out ulong word)
    {
        while (position < text.Length && !char.IsLetterOrDigit(text[position])) position++;
        word = FnvOffset;
        var start = position;
        while (position < text.Length && char.IsLetterOrDigit(text[position]))
            word = (word ^ char.ToLowerInvariant(text[position++])) * FnvPrime;
        return position > start;
    }

    /// <summary>The finaliser of SplitMix64: every bit of the result depends on every bit of the value.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
