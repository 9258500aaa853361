using System.Runtime.Intrinsics;

namespace Truce.Language.Training;

/// <summary>The recurrence of the layers, and the way back through it.</summary>
internal sealed partial class Network
{
    /// <summary>The cells of both directions: the first half of the width reads forwards, the second backwards.</summary>
    private static void Recur(Batch batch, float[] gates, float[] cells)
    {
        const int H = D / 2;
        for (var s = 0; s + 1 < batch.Starts.Length; s++)
        {
            var (start, end) = (batch.Starts[s], batch.Starts[s + 1]);
            for (var t = start; t < end; t++)
            {
                var last = t > start ? cells.AsSpan((t - 1) * D, H) : default;
                Vectors.Cell(gates.AsSpan(t * 3 * D, H), gates.AsSpan(t * 3 * D + D, H), last, cells.AsSpan(t * D, H));
            }

            for (var t = end - 1; t >= start; t--)
            {
                var last = t + 1 < end ? cells.AsSpan((t + 1) * D + H, H) : default;
                Vectors.Cell(gates.AsSpan(t * 3 * D + H, H), gates.AsSpan(t * 3 * D + D + H, H), last, cells.AsSpan(t * D + H, H));
            }
        }
    }

    private static void Unwind(Batch batch, float[] gates, float[] cells, float[] mask, float[] gradient, float[] inner)
    {
        const int H = D / 2;
        var carry = new float[D];
        for (var s = 0; s + 1 < batch.Starts.Length; s++)
        {
            var (start, end) = (batch.Starts[s], batch.Starts[s + 1]);
            Array.Clear(carry);
            for (var t = end - 1; t >= start; t--)
            {
                UnwindOne(t, 0, H, t > start ? (t - 1) * D : -1);
            }

            for (var t = start; t < end; t++)
            {
                UnwindOne(t, H, D, t + 1 < end ? (t + 1) * D : -1);
            }
        }

        void UnwindOne(int t, int from, int to, int last)
        {
            for (var i = from; i < to; i += 8)
            {
                var value = Vectors.At(gates, t * 3 * D + i);
                var forget = Vectors.At(gates, t * 3 * D + D + i);
                var reset = Vectors.At(gates, t * 3 * D + 2 * D + i);
                var before = last < 0 ? Vector256<float>.Zero : Vectors.At(cells, last + i);
                var g = Vectors.At(gradient, t * D + i) * Vectors.At(mask, t * D + i);
                var cell = g * reset + Vectors.At(carry, i);
                var kept = Vector256<float>.One - forget;
                (g * Vectors.At(cells, t * D + i) * reset * (Vector256<float>.One - reset)).CopyTo(inner, t * 3 * D + 2 * D + i);
                (cell * (before - value) * forget * kept).CopyTo(inner, t * 3 * D + D + i);
                (cell * kept).CopyTo(inner, t * 3 * D + i);
                (cell * forget).CopyTo(carry, i);
            }
        }
    }
}
