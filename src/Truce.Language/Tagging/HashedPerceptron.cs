using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Truce.Language.Tagging;

/// <summary>A linear classifier over hashed features, with eight-bit weights; a row of weights for each feature.</summary>
internal sealed class HashedPerceptron
{
    /// <summary>Classes are padded to a multiple of this.</summary>
    private const int Block = 16;

    private readonly sbyte[] _weights;
    private readonly uint _mask;
    private readonly int _bits;

    /// <param name="classes">Number of classes.</param>
    /// <param name="bits">The rows are two to this power.</param>
    /// <param name="weights">The rows, each of <see cref="Stride"/> weights.</param>
    public HashedPerceptron(int classes, int bits, sbyte[] weights) =>
        (Classes, _bits, _weights, _mask) = (classes, bits, weights, (1u << bits) - 1);

    public int Classes { get; }

    /// <summary>Weights in a row of so many classes.</summary>
    public static int Stride(int classes) => (classes + Block - 1) / Block * Block;

    /// <summary>The class of the highest sum; the first of equals. <paramref name="scores"/> has room for a whole row.</summary>
    public int Best(ReadOnlySpan<uint> features, Span<short> scores)
    {
        Score(features, scores);
        var best = short.MinValue;
        foreach (var score in scores[..Classes])
        {
            best = Math.Max(best, score);
        }

        return scores.IndexOf(best);
    }

    /// <summary>The sums of all classes.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<short> scores)
    {
        var stride = Stride(Classes);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        ref var result = ref MemoryMarshal.GetReference(scores[..stride]);
        for (nuint block = 0; block < (nuint)stride; block += Block)
        {
            Vector128<short> low = default, high = default;
            foreach (var feature in features)
            {
                var (a, b) = Vector128.Widen(Vector128.LoadUnsafe(ref weights, (nuint)(feature & _mask) * (nuint)stride + block));
                low += a;
                high += b;
            }

            low.StoreUnsafe(ref result, block);
            high.StoreUnsafe(ref result, block + 8);
        }
    }

    public void Write(BinaryWriter output)
    {
        output.Write(Classes);
        output.Write(_bits);
        output.Write(MemoryMarshal.AsBytes(_weights.AsSpan()));
    }

    public static HashedPerceptron Read(BinaryReader input)
    {
        var (classes, bits) = (input.ReadInt32(), input.ReadInt32());
        var weights = GC.AllocateUninitializedArray<sbyte>(Stride(classes) << bits);
        input.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new HashedPerceptron(classes, bits, weights);
    }
}
