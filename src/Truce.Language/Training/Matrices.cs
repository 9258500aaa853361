using System.Runtime.Intrinsics;

namespace Truce.Language.Training;

/// <summary>
/// Products of matrices while the network learns. Each number of a product is summed in one fixed order with fused multiply-add,
/// however many lanes and rows are worked on at once, so that any processor trains the same weights.
/// </summary>
internal static unsafe class Matrices
{
    /// <summary>Columns of a packed panel. All widths of matrices are multiples of it.</summary>
    public const int Panel = 16;

    private const int Rows = 6;
    private const int WideRows = 8;

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

    /// <summary>Turns a matrix of n rows and k columns, in tiles.</summary>
    public static void Transpose(ReadOnlySpan<float> matrix, int n, int k, Span<float> turned)
    {
        const int Tile = 16;
        fixed (float* from = matrix, to = turned)
        {
            for (var row = 0; row < n; row += Tile)
            {
                for (var column = 0; column < k; column += Tile)
                {
                    for (var i = column; i < Math.Min(column + Tile, k); i++)
                    {
                        for (var t = row; t < Math.Min(row + Tile, n); t++)
                        {
                            to[(nint)i * n + t] = from[(nint)t * k + i];
                        }
                    }
                }
            }
        }
    }

    /// <summary>y += x·weights; neither is packed.</summary>
    public static void Multiply(Buffers buffers, float[] x, float[] weights, float[] y, int n, int k, int m)
    {
        var packed = buffers.Take(k * m);
        Pack(weights, k, m, packed);
        Multiply(x, k, 1, packed, y, n, k, m);
    }

    /// <summary>C += A·B: A is n rows of k with the strides given, B is packed, C has m columns.</summary>
    public static void Multiply(
        ReadOnlySpan<float> a, int rowStride, int columnStride, ReadOnlySpan<float> packed, Span<float> c, int n, int k, int m)
    {
        fixed (float* aStart = a, bStart = packed, cStart = c)
        {
            var narrow = 0;
            if (Vector512.IsHardwareAccelerated)
            {
                for (; narrow + 2 <= m / Panel; narrow += 2)
                {
                    var b = bStart + (nint)narrow * k * Panel;
                    var row = 0;
                    for (; row + WideRows <= n; row += WideRows)
                    {
                        EightRows(aStart + (nint)row * rowStride, rowStride, columnStride, b, cStart + (nint)row * m + narrow * Panel, k, m);
                    }

                    for (; row < n; row++)
                    {
                        OneRow(aStart + (nint)row * rowStride, columnStride, b, cStart + (nint)row * m + narrow * Panel, k);
                        OneRow(aStart + (nint)row * rowStride, columnStride, b + (nint)k * Panel, cStart + (nint)row * m + (narrow + 1) * Panel, k);
                    }
                }
            }

            for (var panel = narrow; panel < m / Panel; panel++)
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

    /// <summary>Two panels at once, sixteen lanes wide: the same sums in the same order as <see cref="SixRows"/>.</summary>
    private static void EightRows(float* a, nint stride, nint step, float* b, float* c, int k, nint m)
    {
        var next = b + (nint)k * Panel;
        float* a0 = a + 0 * stride, c0 = c + 0 * m;
        float* a1 = a + 1 * stride, c1 = c + 1 * m;
        float* a2 = a + 2 * stride, c2 = c + 2 * m;
        float* a3 = a + 3 * stride, c3 = c + 3 * m;
        float* a4 = a + 4 * stride, c4 = c + 4 * m;
        float* a5 = a + 5 * stride, c5 = c + 5 * m;
        float* a6 = a + 6 * stride, c6 = c + 6 * m;
        float* a7 = a + 7 * stride, c7 = c + 7 * m;
        Vector512<float> s00 = Vector512.Load(c0), s01 = Vector512.Load(c0 + Panel);
        Vector512<float> s10 = Vector512.Load(c1), s11 = Vector512.Load(c1 + Panel);
        Vector512<float> s20 = Vector512.Load(c2), s21 = Vector512.Load(c2 + Panel);
        Vector512<float> s30 = Vector512.Load(c3), s31 = Vector512.Load(c3 + Panel);
        Vector512<float> s40 = Vector512.Load(c4), s41 = Vector512.Load(c4 + Panel);
        Vector512<float> s50 = Vector512.Load(c5), s51 = Vector512.Load(c5 + Panel);
        Vector512<float> s60 = Vector512.Load(c6), s61 = Vector512.Load(c6 + Panel);
        Vector512<float> s70 = Vector512.Load(c7), s71 = Vector512.Load(c7 + Panel);
        for (nint i = 0, at = 0; i < k; i++, at += step)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(next);
            b += Panel;
            next += Panel;
            var x0 = Vector512.Create(a0[at]);
            s00 = Vector512.FusedMultiplyAdd(x0, b0, s00);
            s01 = Vector512.FusedMultiplyAdd(x0, b1, s01);
            var x1 = Vector512.Create(a1[at]);
            s10 = Vector512.FusedMultiplyAdd(x1, b0, s10);
            s11 = Vector512.FusedMultiplyAdd(x1, b1, s11);
            var x2 = Vector512.Create(a2[at]);
            s20 = Vector512.FusedMultiplyAdd(x2, b0, s20);
            s21 = Vector512.FusedMultiplyAdd(x2, b1, s21);
            var x3 = Vector512.Create(a3[at]);
            s30 = Vector512.FusedMultiplyAdd(x3, b0, s30);
            s31 = Vector512.FusedMultiplyAdd(x3, b1, s31);
            var x4 = Vector512.Create(a4[at]);
            s40 = Vector512.FusedMultiplyAdd(x4, b0, s40);
            s41 = Vector512.FusedMultiplyAdd(x4, b1, s41);
            var x5 = Vector512.Create(a5[at]);
            s50 = Vector512.FusedMultiplyAdd(x5, b0, s50);
            s51 = Vector512.FusedMultiplyAdd(x5, b1, s51);
            var x6 = Vector512.Create(a6[at]);
            s60 = Vector512.FusedMultiplyAdd(x6, b0, s60);
            s61 = Vector512.FusedMultiplyAdd(x6, b1, s61);
            var x7 = Vector512.Create(a7[at]);
            s70 = Vector512.FusedMultiplyAdd(x7, b0, s70);
            s71 = Vector512.FusedMultiplyAdd(x7, b1, s71);
        }

        s00.Store(c0);
        s01.Store(c0 + Panel);
        s10.Store(c1);
        s11.Store(c1 + Panel);
        s20.Store(c2);
        s21.Store(c2 + Panel);
        s30.Store(c3);
        s31.Store(c3 + Panel);
        s40.Store(c4);
        s41.Store(c4 + Panel);
        s50.Store(c5);
        s51.Store(c5 + Panel);
        s60.Store(c6);
        s61.Store(c6 + Panel);
        s70.Store(c7);
        s71.Store(c7 + Panel);
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
}
