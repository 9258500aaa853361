using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Truce.Language.Neural;

/// <summary>
/// The arithmetic of the network. Every sum runs in one fixed order, eight lanes wide with fused multiply-add, so that any
/// processor gives the same bits: <see cref="Vector256"/> is emulated exactly where the hardware lacks it.
/// </summary>
internal static class Kernels
{
    /// <summary>Sum of the products of two vectors whose length is a multiple of eight.</summary>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector256<float>.Zero;
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        for (nuint i = 0; i < (nuint)a.Length; i += 8)
        {
            sum = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, i), Vector256.LoadUnsafe(ref y, i), sum);
        }

        return Total(sum);
    }

    /// <summary>The eight lanes added in one fixed order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Total(Vector256<float> v)
    {
        var half = v.GetLower() + v.GetUpper();
        return half[0] + half[2] + (half[1] + half[3]);
    }

    /// <summary>y += factor·x.</summary>
    public static void AddScaled(Span<float> y, ReadOnlySpan<float> x, float factor)
    {
        ref var to = ref MemoryMarshal.GetReference(y);
        ref var from = ref MemoryMarshal.GetReference(x);
        var f = Vector256.Create(factor);
        for (nuint i = 0; i < (nuint)x.Length; i += 8)
        {
            Vector256.FusedMultiplyAdd(f, Vector256.LoadUnsafe(ref from, i), Vector256.LoadUnsafe(ref to, i)).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>y += x.</summary>
    public static void Add(Span<float> y, ReadOnlySpan<float> x)
    {
        ref var to = ref MemoryMarshal.GetReference(y);
        ref var from = ref MemoryMarshal.GetReference(x);
        for (nuint i = 0; i < (nuint)x.Length; i += 8)
        {
            (Vector256.LoadUnsafe(ref from, i) + Vector256.LoadUnsafe(ref to, i)).StoreUnsafe(ref to, i);
        }
    }

    /// <summary>The exponential, to about one part in ten million (Cephes' polynomial).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        x = Vector256.Min(Vector256.Max(x, Vector256.Create(-87f)), Vector256.Create(87f));
        var n = Vector256.Floor(Vector256.FusedMultiplyAdd(x, Vector256.Create(1.44269504f), Vector256.Create(0.5f)));
        var r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-0.693359375f), x);
        r = Vector256.FusedMultiplyAdd(n, Vector256.Create(2.12194440e-4f), r);
        var p = Vector256.Create(1.9875691500e-4f);
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.3981999507e-3f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(8.3334519073e-3f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(4.1665795894e-2f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(1.6666665459e-1f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(5.0000001201e-1f));
        p = Vector256.FusedMultiplyAdd(p, r * r, r) + Vector256<float>.One;
        var power = Vector256.ShiftLeft(Vector256.ConvertToInt32(n) + Vector256.Create(127), 23).AsSingle();
        return p * power;
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x) => Vector256<float>.One / (Vector256<float>.One + Exp(-x));

    /// <summary>1 / (1 + e⁻ˣ), in place.</summary>
    public static void Sigmoid(Span<float> values)
    {
        ref var v = ref MemoryMarshal.GetReference(values);
        for (nuint i = 0; i < (nuint)values.Length; i += 8)
        {
            Sigmoid(Vector256.LoadUnsafe(ref v, i)).StoreUnsafe(ref v, i);
        }
    }

    /// <summary>Brings a row, whose length is a multiple of 32, to mean 0 and variance 1, then scales and shifts it; gives mean and inverse deviation.</summary>
    public static (float Mean, float Inverse) Normalise(ReadOnlySpan<float> row, ReadOnlySpan<float> gain, ReadOnlySpan<float> shift, Span<float> result)
    {
        // Four sums at a time, lest each addition wait for the last.
        ref var x = ref MemoryMarshal.GetReference(row);
        var (s0, s1, s2, s3) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        for (nuint i = 0; i < (nuint)row.Length; i += 32)
        {
            s0 += Vector256.LoadUnsafe(ref x, i);
            s1 += Vector256.LoadUnsafe(ref x, i + 8);
            s2 += Vector256.LoadUnsafe(ref x, i + 16);
            s3 += Vector256.LoadUnsafe(ref x, i + 24);
        }

        var mean = Total(s0 + s1 + (s2 + s3)) / row.Length;
        var m = Vector256.Create(mean);
        (s0, s1, s2, s3) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        for (nuint i = 0; i < (nuint)row.Length; i += 32)
        {
            var (d0, d1) = (Vector256.LoadUnsafe(ref x, i) - m, Vector256.LoadUnsafe(ref x, i + 8) - m);
            var (d2, d3) = (Vector256.LoadUnsafe(ref x, i + 16) - m, Vector256.LoadUnsafe(ref x, i + 24) - m);
            s0 = Vector256.FusedMultiplyAdd(d0, d0, s0);
            s1 = Vector256.FusedMultiplyAdd(d1, d1, s1);
            s2 = Vector256.FusedMultiplyAdd(d2, d2, s2);
            s3 = Vector256.FusedMultiplyAdd(d3, d3, s3);
        }

        var squares = s0 + s1 + (s2 + s3);
        var inverse = 1 / MathF.Sqrt(Total(squares) / row.Length + 1e-5f);
        ref var g = ref MemoryMarshal.GetReference(gain);
        ref var s = ref MemoryMarshal.GetReference(shift);
        ref var r = ref MemoryMarshal.GetReference(result);
        var scale = Vector256.Create(inverse);
        for (nuint i = 0; i < (nuint)row.Length; i += 8)
        {
            var d = (Vector256.LoadUnsafe(ref x, i) - m) * scale;
            Vector256.FusedMultiplyAdd(d, Vector256.LoadUnsafe(ref g, i), Vector256.LoadUnsafe(ref s, i)).StoreUnsafe(ref r, i);
        }

        return (mean, inverse);
    }
}
