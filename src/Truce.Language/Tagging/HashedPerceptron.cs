namespace Truce.Language.Tagging;

/// <summary>A linear classifier over hashed features, with eight-bit weights.</summary>
internal sealed class HashedPerceptron(int classes, int bits, sbyte[] weights)
{
    private readonly uint _mask = (1u << bits) - 1;

    public int Classes => classes;

    /// <summary>The class with the highest sum of weights among those allowed (all, when the mask is empty); the first of equals.</summary>
    public int Best(ReadOnlySpan<uint> features, Span<int> scores, ulong allowed = ulong.MaxValue)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            var row = weights.AsSpan((int)(feature & _mask) * classes, classes);
            for (var c = 0; c < row.Length; c++)
            {
                scores[c] += row[c];
            }
        }

        var best = -1;
        for (var c = 0; c < classes; c++)
        {
            if ((c >= 64 || (allowed >> c & 1) != 0) && (best < 0 || scores[c] > scores[best]))
            {
                best = c;
            }
        }

        return best;
    }

    public void Write(BinaryWriter output)
    {
        output.Write(classes);
        output.Write(bits);
        output.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
    }

    public static HashedPerceptron Read(BinaryReader input)
    {
        var (classes, bits) = (input.ReadInt32(), input.ReadInt32());
        var weights = new sbyte[classes << bits];
        input.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        return new HashedPerceptron(classes, bits, weights);
    }
}
