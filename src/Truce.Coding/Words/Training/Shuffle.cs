namespace Truce.Coding.Words.Training;

/// <summary>A fixed order that looks random: the same on every machine and every run.</summary>
internal struct Shuffle(ulong seed)
{
    private ulong _state = seed;

    /// <summary>Puts a list out of order.</summary>
    public void Apply<T>(T[] items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var k = (int)(Next() % (ulong)(i + 1));
            (items[i], items[k]) = (items[k], items[i]);
        }
    }

    // SplitMix64, by its published constants.
    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
