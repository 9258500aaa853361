namespace Truce.Coding;

/// <summary>Numbers for folded words; found by a view of characters, without making a string. Several spellings may share a number.</summary>
internal sealed class WordTable
{
    private string[] _words = new string[1024];
    private int[] _numbers = new int[1024];
    private int _count;

    /// <summary>Numbers given so far; they run from 0.</summary>
    public int Total { get; private set; }

    /// <summary>The number of a word, or -1.</summary>
    public int Find(ReadOnlySpan<char> word)
    {
        var mask = _words.Length - 1;
        for (var slot = (int)Hash(word) & mask; ; slot = (slot + 1) & mask)
        {
            if (_words[slot] is not { } known) return -1;
            if (known.AsSpan().SequenceEqual(word)) return _numbers[slot];
        }
    }

    /// <summary>The number of a word, given now if it had none.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        var number = Find(word);
        if (number >= 0) return number;
        Insert(word.ToString(), Total);
        return Total++;
    }

    /// <summary>Makes a spelling share the number of another; false when it has a number of its own already.</summary>
    public bool Alias(ReadOnlySpan<char> spelling, ReadOnlySpan<char> word)
    {
        var number = Add(word);
        var known = Find(spelling);
        if (known >= 0) return known == number;
        Insert(spelling.ToString(), number);
        return true;
    }

    private void Insert(string word, int number)
    {
        if (_count * 2 >= _words.Length) Grow();
        var mask = _words.Length - 1;
        var slot = (int)Hash(word) & mask;
        while (_words[slot] is not null) slot = (slot + 1) & mask;
        _words[slot] = word;
        _numbers[slot] = number;
        _count++;
    }

    private void Grow()
    {
        var (words, numbers) = (_words, _numbers);
        _words = new string[words.Length * 2];
        _numbers = new int[words.Length * 2];
        _count = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] is { } word) Insert(word, numbers[i]);
        }
    }

    // FNV-1a; places words in the table only, the words themselves are compared.
    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word) hash = (hash ^ c) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
