namespace Truce.Language;

/// <summary>What kinds of name a word is often part of, by word lists; a word can be of several.</summary>
[Flags]
public enum NameWord : ushort
{
    /// <summary>On no list.</summary>
    None = 0,

    /// <summary>A given name ("John", "Sergei").</summary>
    Given = 1,

    /// <summary>A title or role that stands before a person's name ("Gen.", "Minister").</summary>
    Title = 2,

    /// <summary>A word of an organisation's name ("Ministry", "Front").</summary>
    Organisation = 4,

    /// <summary>A common word of a place's name ("River", "San").</summary>
    Place = 8,

    /// <summary>A people, faith or party ("Kurds", "Sunni").</summary>
    Group = 16,

    /// <summary>A word of the name of a country, region or large city ("Kenya", "Lagos").</summary>
    Known = 32,

    /// <summary>An adjective of a country or region, or the name of its people ("Kenyan", "Kenyans").</summary>
    Demonym = 64,

    /// <summary>The name of a town ("Culion").</summary>
    Town = 128,

    /// <summary>The name of an organisation, in one word or its initials ("Congress", "UNHCR").</summary>
    Body = 256,
}

/// <summary>Word lists for names. Immutable; shared by all threads.</summary>
public static class NameWords
{
    private static readonly Dictionary<string, NameWord> Words = Load();
    private static readonly Dictionary<string, NameWord>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The lists that hold a word, written with a capital or all in capitals; a full stop at its end does not count.</summary>
    public static NameWord Of(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > 24 || !char.IsUpper(word[0])) return NameWord.None;
        if (word[^1] == '.') word = word[..^1];
        if (Lookup.TryGetValue(word, out var found)) return found;
        if (word.Length < 4 || word.ContainsAnyExceptInRange('A', 'Z')) return NameWord.None;
        Span<char> written = stackalloc char[word.Length];
        written[0] = word[0];
        for (var i = 1; i < word.Length; i++) written[i] = (char)(word[i] | 0x20);
        return Lookup.TryGetValue(written, out found) ? found : NameWord.None;
    }

    private static Dictionary<string, NameWord> Load()
    {
        var words = new Dictionary<string, NameWord>(StringComparer.Ordinal);
        foreach (var (file, kind) in new[]
        {
            ("given-names", NameWord.Given), ("titles", NameWord.Title), ("organisation-words", NameWord.Organisation),
            ("place-words", NameWord.Place), ("group-words", NameWord.Group), ("place-names", NameWord.Known),
            ("demonyms", NameWord.Demonym), ("towns", NameWord.Town), ("organisations", NameWord.Body),
        })
        {
            using var stream = typeof(NameWords).Assembly.GetManifestResourceStream($"Truce.Language.Names.Lists.{file}.txt")!;
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith('#')) continue;
                foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    words[word] = words.GetValueOrDefault(word) | kind;
                }
            }
        }

        return words;
    }
}
