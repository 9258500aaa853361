using System.Buffers;

namespace Truce.Reading;

/// <summary>Rows of numbers of one width in one array, borrowed from the pool until it is disposed of.</summary>
internal sealed class FeatureTable : IDisposable
{
    private readonly float[] _values;

    /// <summary>A table of zeros.</summary>
    public FeatureTable(int count, int width)
    {
        Count = count;
        Width = width;
        _values = ArrayPool<float>.Shared.Rent(Math.Max(1, count * width));
        _values.AsSpan(0, count * width).Clear();
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Number of columns.</summary>
    public int Width { get; }

    /// <summary>All rows, one after another.</summary>
    public ReadOnlySpan<float> Values => _values.AsSpan(0, Count * Width);

    /// <summary>One row.</summary>
    public Span<float> this[int row] => _values.AsSpan(row * Width, Width);

    public void Dispose() => ArrayPool<float>.Shared.Return(_values);
}
