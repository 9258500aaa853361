using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Truce.Coding.Words;

/// <summary>
/// Trained weights of a linear model over hashed features, quantised to a byte each. A power of two of slots, each with one weight a
/// class; features that share a slot share its weights. Immutable, safe to share between threads.
/// </summary>
internal sealed class LinearModel
{
    private readonly sbyte[] _weights;
    private readonly int _length;
    private readonly uint _mask;

    /// <summary>Most classes: the weights of a slot are read as one vector of bytes.</summary>
    private const int MostClasses = 16;

    /// <summary>Makes a model; the weights stand slot by slot, class by class.</summary>
    public LinearModel(int classes, float scale, ReadOnlySpan<sbyte> weights)
    {
        Classes = classes;
        Scale = scale;
        _length = weights.Length;
        _weights = new sbyte[weights.Length + MostClasses]; // a vector read from the last slot must not leave the array
        weights.CopyTo(_weights);
        _mask = (uint)(weights.Length / classes) - 1;
    }

    /// <summary>Number of classes, 1 for a yes-or-no model.</summary>
    public int Classes { get; }

    /// <summary>What one step of a weight is worth.</summary>
    public float Scale { get; }

    /// <summary>Score of a model with one class.</summary>
    public float Score(ReadOnlySpan<uint> features)
    {
        // The mask keeps every slot within the weights, which the compiler cannot know.
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        var sum = 0;
        foreach (var feature in features) sum += Unsafe.Add(ref weights, feature & _mask);
        return sum * Scale;
    }

    /// <summary>Scores of all classes, for at most 256 features.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        Span<float> all = stackalloc float[MostClasses];
        Scores(Sum(features), all);
        all[..Classes].CopyTo(scores);
    }

    /// <summary>Writes what sums of weights are worth, in all places that a vector has: sixteen.</summary>
    public void Scores(Vector256<short> sums, Span<float> scores)
    {
        var (low, high) = Vector256.Widen(sums);
        (Vector256.ConvertToSingle(low) * Scale).CopyTo(scores);
        (Vector256.ConvertToSingle(high) * Scale).CopyTo(scores[Vector256<float>.Count..]);
    }

    /// <summary>Sums of the weights of each class in steps of <see cref="Scale"/>, for at most 256 features: so many bytes do not overflow 16 bits.</summary>
    public Vector256<short> Sum(ReadOnlySpan<uint> features)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(features.Length, 256);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        Vector128<short> lower = default, upper = default;
        foreach (var feature in features)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref weights, (nuint)(feature & _mask) * (nuint)Classes));
            lower += low;
            upper += high;
        }

        return Vector256.Create(lower, upper);
    }

    /// <summary>Writes the model.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Classes);
        writer.Write(Scale);
        writer.Write(_length);
        writer.Write(MemoryMarshal.AsBytes(_weights.AsSpan(0, _length)));
    }

    /// <summary>Reads what <see cref="Write"/> wrote; throws <see cref="InvalidDataException"/> on anything else.</summary>
    public static LinearModel Read(BinaryReader reader)
    {
        var classes = reader.ReadInt32();
        var scale = reader.ReadSingle();
        var length = reader.ReadInt32();
        if (classes is < 1 or > MostClasses || length < classes || length % classes != 0 || !int.IsPow2(length / classes))
            throw new InvalidDataException("the weights are damaged: impossible sizes");
        var weights = new sbyte[length];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new LinearModel(classes, scale, weights);
    }
}
