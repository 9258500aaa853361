namespace Truce.Reading;

/// <summary>
/// Walks the words of a line in lower case and shows the last few as one phrase ("your email address"). A word is a run of letters,
/// digits and inner apostrophes.
/// </summary>
internal ref struct WordWindow
{
    /// <summary>Room that the phrase needs for each word of the window.</summary>
    public const int CharactersPerWord = LongestWord + 1;

    private const int LongestWord = 32;

    private readonly ReadOnlySpan<char> _line;
    private readonly Span<int> _starts;
    private readonly Span<char> _phrase;
    private int _position;
    private int _length;

    /// <summary>A window over as many words as <paramref name="starts"/> has room for.</summary>
    public WordWindow(ReadOnlySpan<char> line, Span<int> starts, Span<char> phrase)
    {
        _line = line;
        _starts = starts;
        _phrase = phrase;
    }

    /// <summary>A window over so many words, with buffers of its own.</summary>
    public WordWindow(ReadOnlySpan<char> line, int size)
        : this(line, new int[size], new char[size * CharactersPerWord])
    {
    }

    /// <summary>How many words the window holds.</summary>
    public int Held { get; private set; }

    /// <summary>Moves to the next word; false at the end.</summary>
    public bool Next()
    {
        while (_position < _line.Length && !char.IsLetterOrDigit(_line[_position])) _position++;
        if (_position == _line.Length) return false;
        var start = _position;
        while (_position < _line.Length && IsWordCharacter(_position)) _position++;
        Push(_line[start.._position]);
        return true;
    }

    /// <summary>The last <paramref name="size"/> words, in lower case, one space between two.</summary>
    public readonly ReadOnlySpan<char> Last(int size) => _phrase[_starts[Held - size].._length];

    private readonly bool IsWordCharacter(int at) =>
        char.IsLetterOrDigit(_line[at])
        || (_line[at] is '\'' or '’' && at + 1 < _line.Length && char.IsLetter(_line[at + 1]));

    private void Push(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestWord) word = word[..LongestWord];
        if (Held == _starts.Length)
        {
            var drop = Held > 1 ? _starts[1] : _length;
            _phrase[drop.._length].CopyTo(_phrase);
            _length -= drop;
            for (var i = 1; i < Held; i++) _starts[i - 1] = _starts[i] - drop;
            Held--;
        }

        if (_length > 0) _phrase[_length++] = ' ';
        _starts[Held++] = _length;
        foreach (var c in word) _phrase[_length++] = c == '’' ? '\'' : char.ToLowerInvariant(c);
    }
}
