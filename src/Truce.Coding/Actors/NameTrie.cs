namespace Truce.Coding;

/// <summary>What a name in the trie names.</summary>
internal enum NameSort : byte
{
    /// <summary>A country by its name.</summary>
    Country,

    /// <summary>A country by its adjective.</summary>
    Adjective,

    /// <summary>A country by its people.</summary>
    People,

    /// <summary>A country by its capital; the country only when it acts.</summary>
    Capital,

    /// <summary>A country by a palace or street of its government.</summary>
    Seat,

    /// <summary>A group, party or organisation.</summary>
    Party,

    /// <summary>A person in full, or by a name that nobody else has.</summary>
    Person,

    /// <summary>A person by surname.</summary>
    Surname,

    /// <summary>A role.</summary>
    Role,

    /// <summary>A form of address or rank before a name.</summary>
    Title,
}

/// <summary>One meaning of a name.</summary>
/// <param name="Sort">What it names.</param>
/// <param name="Index">Index in the list of that sort.</param>
/// <param name="Weak">Whether the words mean other things too, and need support in the report.</param>
/// <param name="Letters">How each word must be written, two bits a word from the lowest: capitals where the name has them.</param>
/// <param name="Next">Index of the next meaning of the same words, or -1.</param>
internal readonly record struct NameMeaning(NameSort Sort, int Index, bool Weak, ulong Letters, int Next)
{
    /// <summary>Whether a name in words written so may be this one: capitals must meet capitals, small letters meet either.</summary>
    public bool Fits(ReadOnlySpan<Letters> written)
    {
        var needed = Letters;
        foreach (var letters in written)
        {
            if ((ulong)letters < (needed & 3)) return false;
            needed >>= 2;
        }

        return true;
    }
}

/// <summary>All names of the actors' codebook as a trie over folded words (<see cref="Atom"/>).</summary>
internal sealed class NameTrie
{
    /// <summary>Longest name in words; the marks for capitals fill 64 bits.</summary>
    public const int LongestName = 32;

    private readonly List<int> _meaningOf = [-1];
    private readonly List<NameMeaning> _meanings = [];
    private ulong[] _keys = new ulong[4096];
    private int[] _targets = new int[4096];
    private int _edges;

    /// <summary>The words of the names.</summary>
    public WordTable Words { get; } = new();

    /// <summary>The node after a word, or 0 when no name goes on so. The root is 0.</summary>
    public int Step(int node, int word)
    {
        var key = Key(node, word);
        var mask = _keys.Length - 1;
        for (var slot = Slot(key) & mask; _keys[slot] != 0; slot = (slot + 1) & mask)
        {
            if (_keys[slot] == key) return _targets[slot];
        }

        return 0;
    }

    /// <summary>Index of the first meaning of the name that ends at a node, or -1.</summary>
    public int MeaningOf(int node) => _meaningOf[node];

    /// <summary>A meaning.</summary>
    public NameMeaning this[int meaning] => _meanings[meaning];

    /// <summary>
    /// Adds a name; gives the meaning it now shares its words with and could be mistaken for, or -1. Adding the same twice changes nothing.
    /// </summary>
    public int Add(ReadOnlySpan<char> name, NameSort sort, int index, bool weak, bool anyCase = false)
    {
        var (node, letters, count) = (0, 0ul, 0);
        Span<char> folded = stackalloc char[Atom.Longest];
        var rest = name;
        while (NextWord(ref rest, out var word))
        {
            if (count == LongestName) break;
            var length = Atom.Fold(word, folded, out var written);
            if (length == 0) continue;
            if (anyCase || IsParticle(folded[..length])) written = Letters.Small;
            letters |= (ulong)written << (2 * count++);
            node = StepOrAdd(node, Words.Add(folded[..length]));
        }

        var clash = -1;
        for (var known = _meaningOf[node]; known >= 0; known = _meanings[known].Next)
        {
            var other = _meanings[known];
            if (other.Sort == sort && other.Index == index && other.Letters == letters) return -1;
            if ((other.Sort != sort || other.Index != index) && other.Letters == letters) clash = known;
        }

        // Meanings stand in the order in which they were added.
        _meanings.Add(new NameMeaning(sort, index, weak, letters, -1));
        var added = _meanings.Count - 1;
        if (_meaningOf[node] < 0)
        {
            _meaningOf[node] = added;
        }
        else
        {
            var last = _meaningOf[node];
            while (_meanings[last].Next >= 0) last = _meanings[last].Next;
            _meanings[last] = _meanings[last] with { Next = added };
        }

        return clash;
    }

    /// <summary>Cuts the next word of a name off: at spaces and joints, and before a possessive "'s", as tokens are.</summary>
    internal static bool NextWord(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> word)
    {
        while (rest.Length > 0 && (rest[0] == ' ' || Atom.IsJoint(rest[0]))) rest = rest[1..];
        word = rest;
        if (rest.IsEmpty) return false;
        if (rest[0] is '(' or ')' or ',' or '&')
        {
            word = rest[..1];
            rest = rest[1..];
            return true;
        }

        if (rest.Length >= 2 && Atom.IsApostrophe(rest[0]) && rest[1] is 's' && (rest.Length == 2 || rest[2] is ' ' or '-'))
        {
            word = "s";
            rest = rest[2..];
            return true;
        }

        var end = 0;
        while (end < rest.Length && rest[end] is not (' ' or '(' or ')' or ',') && !Atom.IsJoint(rest[end]))
        {
            if (Atom.IsApostrophe(rest[end]) && end + 1 < rest.Length && rest[end + 1] == 's' && (end + 2 == rest.Length || rest[end + 2] is ' ' or '-')) break;
            end++;
        }

        word = rest[..end];
        rest = rest[end..];
        return true;
    }

    // Articles and particles inside names are written with and without capitals.
    private static bool IsParticle(ReadOnlySpan<char> word) =>
        word is "al" or "el" or "de" or "da" or "del" or "der" or "van" or "von" or "bin" or "ben" or "ibn" or "ag" or "ould" or "the" or "and" or "of" or "for" or "in" or "on" or "to";

    private int StepOrAdd(int node, int word)
    {
        var next = Step(node, word);
        if (next != 0) return next;
        if (_edges * 2 >= _keys.Length) Grow();
        next = _meaningOf.Count;
        _meaningOf.Add(-1);
        Insert(Key(node, word), next);
        return next;
    }

    private void Insert(ulong key, int target)
    {
        var mask = _keys.Length - 1;
        var slot = Slot(key) & mask;
        while (_keys[slot] != 0) slot = (slot + 1) & mask;
        _keys[slot] = key;
        _targets[slot] = target;
        _edges++;
    }

    private void Grow()
    {
        var (keys, targets) = (_keys, _targets);
        _keys = new ulong[keys.Length * 2];
        _targets = new int[keys.Length * 2];
        _edges = 0;
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] != 0) Insert(keys[i], targets[i]);
        }
    }

    // Never 0, which marks a free slot.
    private static ulong Key(int node, int word) => ((ulong)(uint)node << 32) | (uint)(word + 1);

    private static int Slot(ulong key)
    {
        key *= 0x9E3779B97F4A7C15;
        return (int)(key >> 33);
    }
}
