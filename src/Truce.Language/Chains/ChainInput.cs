namespace Truce.Language;

/// <summary>
/// The features of the words of one sentence, as 64-bit hashes, word after word. Used again and again: one for each thread.
/// </summary>
public sealed class ChainInput
{
    private ulong[] _features = new ulong[4096];
    private int[] _ends = new int[256];
    private int _total;

    /// <summary>Number of words.</summary>
    public int Count { get; private set; }

    /// <summary>Whether any word may be part of a span.</summary>
    public bool HasOpen { get; private set; }

    /// <summary>Empties it.</summary>
    public void Clear()
    {
        Count = 0;
        _total = 0;
        HasOpen = false;
    }

    /// <summary>Adds a feature to the word at hand: its template and its value.</summary>
    public void Add(int template, ulong value)
    {
        if (_total == _features.Length) Array.Resize(ref _features, _total * 2);
        _features[_total++] = Mix(value + ((ulong)template * 0x9E3779B97F4A7C15));
    }

    /// <summary>Adds a feature made of two values.</summary>
    public void Add(int template, ulong first, ulong second) => Add(template, Mix(first + 0x632BE59BD9B4E019) ^ second);

    /// <summary>Adds a feature made of three values.</summary>
    public void Add(int template, ulong first, ulong second, ulong third) =>
        Add(template, Mix(Mix(first + 0x632BE59BD9B4E019) ^ second) ^ third);

    /// <summary>Ends the word at hand. A word without any feature is closed: it is outside of every span, and costs nothing.</summary>
    public void EndWord()
    {
        if (Count == _ends.Length) Array.Resize(ref _ends, Count * 2);
        HasOpen |= _total > (Count == 0 ? 0 : _ends[Count - 1]);
        _ends[Count++] = _total;
    }

    /// <summary>Features of a word.</summary>
    public ReadOnlySpan<ulong> this[int word]
    {
        get
        {
            var start = word == 0 ? 0 : _ends[word - 1];
            return _features.AsSpan(start, _ends[word] - start);
        }
    }

    private static ulong Mix(ulong x)
    {
        x ^= x >> 31;
        x *= 0xBF58476D1CE4E5B9;
        return x ^ (x >> 29);
    }
}
