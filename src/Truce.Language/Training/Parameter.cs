using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Truce.Language.Training;

/// <summary>Weights with their gradient and the two moments of Adam (Kingma and Ba 2015). Rows can be updated one by one.</summary>
internal sealed class Parameter
{
    private const float Beta1 = 0.9f;
    private const float Beta2 = 0.98f;

    private readonly float[] _first;
    private readonly float[] _second;

    public Parameter(int length, float scale, Noise noise)
    {
        (Value, Gradient, Average) = (new float[length], new float[length], new float[length]);
        (_first, _second) = (new float[length], new float[length]);
        for (var i = 0; i < length && scale > 0; i++)
        {
            Value[i] = (noise.Uniform() * 2 - 1) * scale;
        }
    }

    public float[] Value { get; }

    /// <summary>The value's running average, which is what is kept in the end.</summary>
    public float[] Average { get; }

    public float[] Gradient { get; }

    /// <summary>Sum of the squares of the gradient.</summary>
    public float Square() => Neural.Kernels.Dot(Gradient, Gradient);

    /// <summary>What Adam corrects its rate by at a step, for moments that began at zero.</summary>
    public static float Correction(int time)
    {
        double first = 1, second = 1;
        for (var i = 0; i < Math.Min(time, 2000); i++)
        {
            (first, second) = (first * Beta1, second * Beta2);
        }

        return (float)(Math.Sqrt(1 - second) / (1 - first));
    }

    /// <summary>Moves the average towards the value by a share of the way.</summary>
    public void Blend(float share)
    {
        var s = Vector256.Create(share);
        ref var value = ref MemoryMarshal.GetArrayDataReference(Value);
        ref var average = ref MemoryMarshal.GetArrayDataReference(Average);
        for (nuint i = 0; i < (nuint)Value.Length; i += 8)
        {
            var a = Vector256.LoadUnsafe(ref average, i);
            Vector256.FusedMultiplyAdd(s, Vector256.LoadUnsafe(ref value, i) - a, a).StoreUnsafe(ref average, i);
        }
    }

    /// <summary>Takes a step along the gradient of a stretch, and clears it.</summary>
    public void Step(int start, int length, float rate, float clip)
    {
        var (r, b1, c1) = (Vector256.Create(-rate), Vector256.Create(Beta1), Vector256.Create(1 - Beta1));
        var (b2, c2, scale, least) = (Vector256.Create(Beta2), Vector256.Create(1 - Beta2), Vector256.Create(clip), Vector256.Create(1e-8f));
        ref var value = ref MemoryMarshal.GetArrayDataReference(Value);
        ref var gradient = ref MemoryMarshal.GetArrayDataReference(Gradient);
        ref var first = ref MemoryMarshal.GetArrayDataReference(_first);
        ref var second = ref MemoryMarshal.GetArrayDataReference(_second);
        for (nuint i = (nuint)start; i < (nuint)(start + length); i += 8)
        {
            var g = Vector256.LoadUnsafe(ref gradient, i) * scale;
            var m = Vector256.FusedMultiplyAdd(b1, Vector256.LoadUnsafe(ref first, i), c1 * g);
            var v = Vector256.FusedMultiplyAdd(b2, Vector256.LoadUnsafe(ref second, i), c2 * g * g);
            m.StoreUnsafe(ref first, i);
            v.StoreUnsafe(ref second, i);
            Vector256.FusedMultiplyAdd(r, m / (Vector256.Sqrt(v) + least), Vector256.LoadUnsafe(ref value, i)).StoreUnsafe(ref value, i);
            Vector256<float>.Zero.StoreUnsafe(ref gradient, i);
        }
    }
}

/// <summary>A stream of random numbers from a seed, the same everywhere (xorshift*).</summary>
internal sealed class Noise(ulong seed)
{
    private ulong _state = seed * 0x9E3779B97F4A7C15ul | 1;

    public ulong Next()
    {
        _state ^= _state >> 12;
        _state ^= _state << 25;
        _state ^= _state >> 27;
        return _state * 0x2545F4914F6CDD1Dul;
    }

    /// <summary>From 0 up to, not including, 1.</summary>
    public float Uniform() => (Next() >> 40) * (1f / (1 << 24));

    /// <summary>A mask of 0 and 1 / (1 - rate), at the rate given in 256ths.</summary>
    public void Mask(Span<float> mask, int rate)
    {
        var kept = 256f / (256 - rate);
        for (var i = 0; i < mask.Length; i += 8)
        {
            var bits = Next();
            for (var k = 0; k < 8 && i + k < mask.Length; k++, bits >>= 8)
            {
                mask[i + k] = (int)(bits & 255) < rate ? 0 : kept;
            }
        }
    }

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var k = (int)(Next() % (ulong)(i + 1));
            (items[i], items[k]) = (items[k], items[i]);
        }
    }
}
