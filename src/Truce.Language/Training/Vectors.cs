using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Truce.Language.Neural;

namespace Truce.Language.Training;

/// <summary>Element by element arithmetic of the learning network, eight at a time; lengths are multiples of eight.</summary>
internal static class Vectors
{
    public static Vector256<float> At(float[] values, int index) => Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(values), (nuint)index);

    public static void Multiply(ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> result)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        ref var r = ref MemoryMarshal.GetReference(result);
        for (nuint i = 0; i < (nuint)a.Length; i += 8)
        {
            (Vector256.LoadUnsafe(ref x, i) * Vector256.LoadUnsafe(ref y, i)).StoreUnsafe(ref r, i);
        }
    }

    /// <summary>result = a·b + c.</summary>
    public static void MultiplyAdd(float[] a, float[] b, float[] c, float[] result, int count)
    {
        for (var i = 0; i < count; i += 8)
        {
            Vector256.FusedMultiplyAdd(At(a, i), At(b, i), At(c, i)).CopyTo(result, i);
        }
    }

    /// <summary>The activation.</summary>
    public static void Bend(float[] values, int count)
    {
        var leak = Vector256.Create(Shape.Leak);
        for (var i = 0; i < count; i += 8)
        {
            var x = At(values, i);
            Vector256.Max(x, x * leak).CopyTo(values, i);
        }
    }

    /// <summary>The gradient before the activation, from its result and the gradient after it.</summary>
    public static void Unbend(ReadOnlySpan<float> bent, Span<float> gradient)
    {
        ref var x = ref MemoryMarshal.GetReference(bent);
        ref var g = ref MemoryMarshal.GetReference(gradient);
        var leak = Vector256.Create(Shape.Leak);
        for (nuint i = 0; i < (nuint)bent.Length; i += 8)
        {
            var above = Vector256.GreaterThan(Vector256.LoadUnsafe(ref x, i), Vector256<float>.Zero);
            var slope = Vector256.ConditionalSelect(above, Vector256<float>.One, leak);
            (Vector256.LoadUnsafe(ref g, i) * slope).StoreUnsafe(ref g, i);
        }
    }

    /// <summary>A recurrent cell: what is kept of the last one, and what is new. No last one at the edge of a sentence.</summary>
    public static void Cell(ReadOnlySpan<float> value, ReadOnlySpan<float> forget, ReadOnlySpan<float> last, Span<float> cell)
    {
        ref var v = ref MemoryMarshal.GetReference(value);
        ref var f = ref MemoryMarshal.GetReference(forget);
        ref var l = ref MemoryMarshal.GetReference(last);
        ref var c = ref MemoryMarshal.GetReference(cell);
        for (nuint i = 0; i < (nuint)value.Length; i += 8)
        {
            var before = last.IsEmpty ? Vector256<float>.Zero : Vector256.LoadUnsafe(ref l, i);
            var x = Vector256.LoadUnsafe(ref v, i);
            Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref f, i), before - x, x).StoreUnsafe(ref c, i);
        }
    }

    /// <summary>result = state + gate·cell·mask.</summary>
    public static void Gate(ReadOnlySpan<float> gate, ReadOnlySpan<float> cell, ReadOnlySpan<float> mask, ReadOnlySpan<float> state, Span<float> result)
    {
        ref var g = ref MemoryMarshal.GetReference(gate);
        ref var c = ref MemoryMarshal.GetReference(cell);
        ref var m = ref MemoryMarshal.GetReference(mask);
        ref var s = ref MemoryMarshal.GetReference(state);
        ref var r = ref MemoryMarshal.GetReference(result);
        for (nuint i = 0; i < (nuint)gate.Length; i += 8)
        {
            var product = Vector256.LoadUnsafe(ref g, i) * Vector256.LoadUnsafe(ref c, i);
            Vector256.FusedMultiplyAdd(product, Vector256.LoadUnsafe(ref m, i), Vector256.LoadUnsafe(ref s, i)).StoreUnsafe(ref r, i);
        }
    }
}
