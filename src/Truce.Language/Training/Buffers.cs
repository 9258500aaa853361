namespace Truce.Language.Training;

/// <summary>Arrays that are used again in every batch, in the same order.</summary>
internal sealed class Buffers
{
    private readonly List<float[]> _arrays = [];
    private int _next;

    public void Reset() => _next = 0;

    /// <summary>An array of at least a length, all zero.</summary>
    public float[] Zeroed(int length)
    {
        var array = Take(length);
        Array.Clear(array, 0, length);
        return array;
    }

    /// <summary>An array of at least a length, with whatever it held before.</summary>
    public float[] Take(int length)
    {
        if (_next == _arrays.Count)
        {
            _arrays.Add(new float[length]);
        }
        else if (_arrays[_next].Length < length)
        {
            _arrays[_next] = new float[length];
        }

        return _arrays[_next++];
    }
}
