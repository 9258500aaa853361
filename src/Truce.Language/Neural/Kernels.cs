using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Truce.Language.Neural;

/// <summary>
/// The arithmetic of the network. Every sum runs in one fixed order, eight lanes wide with fused multiply-add, so that any
/// processor gives the same bits: <see cref="Vector256"/> is emulated exactly where the hardware lacks it.
/// </summary>
internal static unsafe class Kernels
{
    /// <summary>Columns of a packed panel. All widths of matrices are multiples of it.</summary>
    public const int Panel = 16;

    private const int Rows = 6;

    /// <summary>Rearranges a matrix of k rows and m columns into panels of sixteen columns, each contiguous.</summary>
    public static void Pack(ReadOnlySpan<float> matrix, int k, int m, Span<float> packed)
    {
        for (var panel = 0; panel < m / Panel; panel++)
        {
            for (var row = 0; row < k; row++)
            {
                matrix.Slice(row * m + panel * Panel, Panel).CopyTo(packed[(panel * k * Panel + row * Panel)..]);
            }
        }
    }

    /// <summary>The panels of the transposed matrix: k rows and m columns after transposing.</summary>
    public static void PackTransposed(ReadOnlySpan<float> matrix, int k, int m, Span<float> packed)
    {
        for (var panel = 0; panel < m / Panel; panel++)
        {
            for (var row = 0; row < k; row++)
            {
                for (var column = 0; column < Panel; column++)
                {
                    packed[panel * k * Panel + row * Panel + column] = matrix[(panel * Panel + column) * k + row];
                }
            }
        }
    }

    /// <summary>C += A·B: A is n rows of k with the strides given, B is packed, C has m columns.</summary>
    public static void Multiply(
        ReadOnlySpan<float> a, int rowStride, int columnStride, ReadOnlySpan<float> packed, Span<float> c, int n, int k, int m)
    {
        fixed (float* aStart = a, bStart = packed, cStart = c)
        {
            for (var panel = 0; panel < m / Panel; panel++)
            {
                var b = bStart + (nint)panel * k * Panel;
                var row = 0;
                for (; row + Rows <= n; row += Rows)
                {
                    SixRows(aStart + (nint)row * rowStride, rowStride, columnStride, b, cStart + (nint)row * m + panel * Panel, k, m);
                }

                for (; row < n; row++)
                {
                    OneRow(aStart + (nint)row * rowStride, columnStride, b, cStart + (nint)row * m + panel * Panel, k);
                }
            }
        }
    }

    private static void SixRows(float* a, nint stride, nint step, float* b, float* c, int k, nint m)
    {
        float* a0 = a, a1 = a + stride, a2 = a1 + stride, a3 = a2 + stride, a4 = a3 + stride, a5 = a4 + stride;
        float* c0 = c, c1 = c + m, c2 = c1 + m, c3 = c2 + m, c4 = c3 + m, c5 = c4 + m;
        Vector256<float> s00 = Vector256.Load(c0), s01 = Vector256.Load(c0 + 8), s10 = Vector256.Load(c1), s11 = Vector256.Load(c1 + 8);
        Vector256<float> s20 = Vector256.Load(c2), s21 = Vector256.Load(c2 + 8), s30 = Vector256.Load(c3), s31 = Vector256.Load(c3 + 8);
        Vector256<float> s40 = Vector256.Load(c4), s41 = Vector256.Load(c4 + 8), s50 = Vector256.Load(c5), s51 = Vector256.Load(c5 + 8);
        for (nint i = 0, at = 0; i < k; i++, at += step)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            b += Panel;
            var x = Vector256.Create(a0[at]);
            s00 = Vector256.FusedMultiplyAdd(x, b0, s00);
            s01 = Vector256.FusedMultiplyAdd(x, b1, s01);
            x = Vector256.Create(a1[at]);
            s10 = Vector256.FusedMultiplyAdd(x, b0, s10);
            s11 = Vector256.FusedMultiplyAdd(x, b1, s11);
            x = Vector256.Create(a2[at]);
            s20 = Vector256.FusedMultiplyAdd(x, b0, s20);
            s21 = Vector256.FusedMultiplyAdd(x, b1, s21);
            x = Vector256.Create(a3[at]);
            s30 = Vector256.FusedMultiplyAdd(x, b0, s30);
            s31 = Vector256.FusedMultiplyAdd(x, b1, s31);
            x = Vector256.Create(a4[at]);
            s40 = Vector256.FusedMultiplyAdd(x, b0, s40);
            s41 = Vector256.FusedMultiplyAdd(x, b1, s41);
            x = Vector256.Create(a5[at]);
            s50 = Vector256.FusedMultiplyAdd(x, b0, s50);
            s51 = Vector256.FusedMultiplyAdd(x, b1, s51);
        }

        s00.Store(c0);
        s01.Store(c0 + 8);
        s10.Store(c1);
        s11.Store(c1 + 8);
        s20.Store(c2);
        s21.Store(c2 + 8);
        s30.Store(c3);
        s31.Store(c3 + 8);
        s40.Store(c4);
        s41.Store(c4 + 8);
        s50.Store(c5);
        s51.Store(c5 + 8);
    }

    private static void OneRow(float* a, nint step, float* b, float* c, int k)
    {
        Vector256<float> s0 = Vector256.Load(c), s1 = Vector256.Load(c + 8);
        for (nint i = 0, at = 0; i < k; i++, at += step)
        {
            var x = Vector256.Create(a[at]);
            s0 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b), s0);
            s1 = Vector256.FusedMultiplyAdd(x, Vector256.Load(b + 8), s1);
            b += Panel;
        }

        s0.Store(c);
        s1.Store(c + 8);
    }

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

    /// <summary>Brings a row to mean 0 and variance 1, then scales and shifts it; gives mean and inverse deviation.</summary>
    public static (float Mean, float Inverse) Normalise(ReadOnlySpan<float> row, ReadOnlySpan<float> gain, ReadOnlySpan<float> shift, Span<float> result)
    {
        ref var x = ref MemoryMarshal.GetReference(row);
        var sum = Vector256<float>.Zero;
        var squares = Vector256<float>.Zero;
        for (nuint i = 0; i < (nuint)row.Length; i += 8)
        {
            sum += Vector256.LoadUnsafe(ref x, i);
        }

        var mean = Total(sum) / row.Length;
        var m = Vector256.Create(mean);
        for (nuint i = 0; i < (nuint)row.Length; i += 8)
        {
            var d = Vector256.LoadUnsafe(ref x, i) - m;
            squares = Vector256.FusedMultiplyAdd(d, d, squares);
        }

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
