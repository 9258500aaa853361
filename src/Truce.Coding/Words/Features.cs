namespace Truce.Coding.Words;

/// <summary>Collects the hashed features of one decision. A feature is a number of its template mixed with its values.</summary>
internal ref struct Features(Span<uint> buffer)
{
    private readonly Span<uint> _buffer = buffer;
    private int _count;

    /// <summary>The features collected.</summary>
    public readonly ReadOnlySpan<uint> All => _buffer[.._count];

    /// <summary>Forgets the features collected.</summary>
    public void Clear() => _count = 0;

    public void Add(uint template) => _buffer[_count++] = Finish(template * 0x9E3779B1u);

    public void Add(uint template, uint a) => _buffer[_count++] = Finish(Mix(template * 0x9E3779B1u, a));

    public void Add(uint template, uint a, uint b) => _buffer[_count++] = Finish(Mix(Mix(template * 0x9E3779B1u, a), b));

    public void Add(uint template, uint a, uint b, uint c) => _buffer[_count++] = Finish(Mix(Mix(Mix(template * 0x9E3779B1u, a), b), c));

    /// <summary>Folds one more value into a hash; the order of values counts.</summary>
    public static uint Mix(uint hash, uint value) => (System.Numerics.BitOperations.RotateLeft(hash, 5) ^ value) * 0x85EBCA6Bu;

    /// <summary>Hash of a word, the same on every machine; upper and lower case are one.</summary>
    public static uint HashLower(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
        {
            var lower = c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c < 128 ? c : char.ToLowerInvariant(c);
            hash = (hash ^ (lower == '’' ? '\'' : lower)) * 16777619u;
        }

        return hash;
    }

    private static uint Finish(uint hash)
    {
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6Du;
        return hash ^ (hash >> 13);
    }
}
