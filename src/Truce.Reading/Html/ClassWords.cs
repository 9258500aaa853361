using System.Collections.Frozen;

namespace Truce.Reading;

/// <summary>Reads the words of class and id attributes into a set of flags, one for each row of <c>ClassWords.tsv</c>.</summary>
internal sealed class ClassWords
{
    private const int LongestWord = 24;

    private static readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _flags = Load();

    /// <summary>Number of flags.</summary>
    public static int Count { get; } = Resource.Rows("ClassWords.tsv").Count();

    // Templates repeat their attributes from element to element; the cache lives as long as one page.
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _seen =
        new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The flags of an attribute's value.</summary>
    public int Of(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty) return 0;
        if (_seen.TryGetValue(value, out var flags)) return flags;
        flags = Read(value);
        _seen.TryAdd(value, flags);
        return flags;
    }

    private static int Read(ReadOnlySpan<char> value)
    {
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        var flags = 0;
        var before = ' ';
        foreach (var c in value)
        {
            // "articleBody", "article-body" and "article_body" are two words each.
            if (!char.IsAsciiLetter(c) || (char.IsAsciiLetterUpper(c) && char.IsAsciiLetterLower(before)))
            {
                flags |= Lookup(word[..length]);
                length = 0;
            }

            if (char.IsAsciiLetter(c) && length < LongestWord) word[length++] = char.ToLowerInvariant(c);
            before = c;
        }

        return flags | Lookup(word[..length]);
    }

    private static int Lookup(ReadOnlySpan<char> word) => word.Length > 0 && _flags.TryGetValue(word, out var flag) ? flag : 0;

    private static FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> Load()
    {
        var flags = new Dictionary<string, int>(StringComparer.Ordinal);
        var row = 0;
        foreach (var cells in Resource.Rows("ClassWords.tsv"))
        {
            foreach (var word in cells[1].Split(' '))
            {
                flags.TryGetValue(word, out var before);
                flags[word] = before | (1 << row);
            }

            row++;
        }

        return flags.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }
}
