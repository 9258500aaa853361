using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Truce.Language.Neural;

/// <summary>
/// A linear map with bias, its weights in whole numbers from -64 to 64 with a scale for each output. Inputs come as bytes, 128
/// being zero, so all sums are of whole numbers and any processor gives the same bits; a pair of products never leaves 16 bits,
/// which is what lets processors without dot products of bytes use their saturating ones.
/// </summary>
internal sealed unsafe class LinearMap
{
    /// <summary>Outputs that are worked on at once; the number of outputs is a multiple of it.</summary>
    public const int Panel = 16;

    /// <summary>Inputs that are multiplied in one step; their number is a multiple of it.</summary>
    public const int Group = 4;

    /// <summary>Rows that are worked on at once.</summary>
    public const int Rows = 6;

    private const int Largest = 64;

    private readonly int[] _offsets;

    /// <summary>Takes weights as <see cref="Weights"/> has them.</summary>
    public LinearMap(sbyte[] weights, float[] scales, float[] biases)
    {
        (Weights, Scales, Biases) = (weights, scales, biases);
        _offsets = new int[Outputs];
        for (int at = 0, panel = 0; panel < Outputs; panel += Panel)
        {
            for (var i = 0; i < Inputs; i += Group)
            {
                for (var column = 0; column < Panel; column++, at += Group)
                {
                    _offsets[panel + column] += 128 * (weights[at] + weights[at + 1] + weights[at + 2] + weights[at + 3]);
                }
            }
        }
    }

    /// <summary>The weights: panels of sixteen outputs; in each, for every four inputs, four weights of each output.</summary>
    public sbyte[] Weights { get; }

    /// <summary>What a whole number is worth, for each output.</summary>
    public float[] Scales { get; }

    public float[] Biases { get; }

    public int Outputs => Biases.Length;

    public int Inputs => Weights.Length / Biases.Length;

    /// <summary>Rounds the weights of a matrix with a row for each input.</summary>
    public static LinearMap Round(ReadOnlySpan<float> matrix, ReadOnlySpan<float> biases)
    {
        var m = biases.Length;
        var k = matrix.Length / m;
        var (weights, scales) = (new sbyte[k * m], new float[m]);
        for (var column = 0; column < m; column++)
        {
            var largest = 1e-9f;
            for (var row = 0; row < k; row++)
            {
                largest = MathF.Max(largest, MathF.Abs(matrix[row * m + column]));
            }

            scales[column] = largest / Largest;
            for (var row = 0; row < k; row++)
            {
                var at = column / Panel * k * Panel + row / Group * Group * Panel + column % Panel * Group + row % Group;
                weights[at] = (sbyte)MathF.Round(matrix[row * m + column] / scales[column]);
            }
        }

        return new LinearMap(weights, scales, biases.ToArray());
    }

    /// <summary>Turns a row of numbers into bytes about 128; gives what a step of one is worth.</summary>
    public static float Round(ReadOnlySpan<float> row, Span<byte> bytes)
    {
        ref var x = ref MemoryMarshal.GetReference(row);
        ref var to = ref MemoryMarshal.GetReference(bytes);
        var most = Vector256<float>.Zero;
        for (nuint i = 0; i < (nuint)row.Length; i += 8)
        {
            most = Vector256.Max(most, Vector256.Abs(Vector256.LoadUnsafe(ref x, i)));
        }

        var half = Vector128.Max(most.GetLower(), most.GetUpper());
        var largest = MathF.Max(MathF.Max(half[0], half[1]), MathF.Max(half[2], half[3]));
        var factor = Vector256.Create(largest > 0 ? 127 / largest : 0);
        var middle = Vector256.Create(128.5f);
        for (nuint i = 0; i < (nuint)row.Length; i += 32)
        {
            var first = Vector256.Narrow(Step(ref x, i), Step(ref x, i + 8));
            var second = Vector256.Narrow(Step(ref x, i + 16), Step(ref x, i + 24));
            Vector256.Narrow(first.AsUInt16(), second.AsUInt16()).StoreUnsafe(ref to, i);
        }

        return largest / 127;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        Vector256<int> Step(ref float from, nuint i) => Vector256.ConvertToInt32(Vector256.LoadUnsafe(ref from, i) * factor + middle);
    }

    /// <summary>Rows for which there must be room when n are mapped.</summary>
    public static int Room(int n) => (n + Rows - 1) / Rows * Rows;

    /// <summary>
    /// Maps n rows of bytes, each with what its step is worth. All three spans have <see cref="Room"/> for the rows: what lies
    /// behind the last one is mapped along, which is cheaper than working on few.
    /// </summary>
    public void Apply(ReadOnlySpan<byte> rows, ReadOnlySpan<float> steps, Span<float> results, int n)
    {
        var (k, m) = (Inputs, Outputs);
        n = Room(n);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.Length, n * k);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps.Length, n);
        ArgumentOutOfRangeException.ThrowIfLessThan(results.Length, n * m);
        fixed (byte* a = rows)
        fixed (float* step = steps, c = results, scale = Scales, bias = Biases)
        fixed (sbyte* w = Weights)
        fixed (int* offset = _offsets)
        {
            for (var panel = 0; panel < m; panel += Panel)
            {
                var b = w + (nint)panel * k;
                for (var row = 0; row < n; row += Rows)
                {
                    SixRows(a + (nint)row * k, b, k, step + row, offset + panel, scale + panel, bias + panel, c + (nint)row * m + panel, m);
                }
            }
        }
    }

    private static void SixRows(byte* a, sbyte* b, nint k, float* step, int* offset, float* scale, float* bias, float* c, nint m)
    {
        byte* a1 = a + k, a2 = a1 + k, a3 = a2 + k, a4 = a3 + k, a5 = a4 + k;
        Vector256<int> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default;
        Vector256<int> s30 = default, s31 = default, s40 = default, s41 = default, s50 = default, s51 = default;
        if (!Avx2.IsSupported)
        {
            for (var row = 0; row < Rows; row++)
            {
                Sum(a + row * k, b, k, out s00, out s01);
                Store(s00, s01, step[row], offset, scale, bias, c + row * m);
            }

            return;
        }

        for (nint i = 0; i < k; i += Group)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 32);
            b += Group * Panel;
            var x = Four(a + i);
            s00 = Add(s00, x, b0);
            s01 = Add(s01, x, b1);
            x = Four(a1 + i);
            s10 = Add(s10, x, b0);
            s11 = Add(s11, x, b1);
            x = Four(a2 + i);
            s20 = Add(s20, x, b0);
            s21 = Add(s21, x, b1);
            x = Four(a3 + i);
            s30 = Add(s30, x, b0);
            s31 = Add(s31, x, b1);
            x = Four(a4 + i);
            s40 = Add(s40, x, b0);
            s41 = Add(s41, x, b1);
            x = Four(a5 + i);
            s50 = Add(s50, x, b0);
            s51 = Add(s51, x, b1);
        }

        Store(s00, s01, step[0], offset, scale, bias, c);
        Store(s10, s11, step[1], offset, scale, bias, c + m);
        Store(s20, s21, step[2], offset, scale, bias, c + 2 * m);
        Store(s30, s31, step[3], offset, scale, bias, c + 3 * m);
        Store(s40, s41, step[4], offset, scale, bias, c + 4 * m);
        Store(s50, s51, step[5], offset, scale, bias, c + 5 * m);
    }

    /// <summary>The sums of one row and panel in plain whole numbers, for processors that are not of the x86 family.</summary>
    internal static void Sum(byte* a, sbyte* b, nint k, out Vector256<int> s0, out Vector256<int> s1)
    {
        var sums = stackalloc int[Panel];
        new Span<int>(sums, Panel).Clear();
        for (nint i = 0; i < k; i += Group, b += Group * Panel)
        {
            for (var column = 0; column < Panel; column++)
            {
                var four = b + column * Group;
                sums[column] += a[i] * four[0] + a[i + 1] * four[1] + a[i + 2] * four[2] + a[i + 3] * four[3];
            }
        }

        (s0, s1) = (Vector256.Load(sums), Vector256.Load(sums + 8));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Four(byte* a) => Vector256.Create(*(int*)a).AsByte();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Add(Vector256<int> sum, Vector256<byte> x, Vector256<sbyte> weights) => AvxVnni.IsSupported
        ? AvxVnni.MultiplyWideningAndAdd(sum, x, weights)
        : sum + Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(x, weights), Vector256<short>.One);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<int> s0, Vector256<int> s1, float step, int* offset, float* scale, float* bias, float* c)
    {
        var factor = Vector256.Create(step);
        var y0 = Vector256.ConvertToSingle(s0 - Vector256.Load(offset));
        var y1 = Vector256.ConvertToSingle(s1 - Vector256.Load(offset + 8));
        Vector256.FusedMultiplyAdd(y0, Vector256.Load(scale) * factor, Vector256.Load(bias)).Store(c);
        Vector256.FusedMultiplyAdd(y1, Vector256.Load(scale + 8) * factor, Vector256.Load(bias + 8)).Store(c + 8);
    }
}
