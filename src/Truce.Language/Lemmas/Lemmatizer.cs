using System.Globalization;
using Truce.Language.Tagging;

namespace Truce.Language.Lemmas;

/// <summary>
/// What the training data says of a word in a class (its lemma, and for pronouns and their like its features), and for other
/// words how their ending changes. Endings are rules "strip n, add s", the longest ending that was seen winning.
/// </summary>
internal sealed class Lemmatizer
{
    /// <summary>Longest ending of a rule, in letters.</summary>
    public const int LongestEnding = 5;

    private readonly Dictionary<string, (string Lemma, Morphology Morphology)>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly Dictionary<string, (byte Strip, string Add)>.AlternateLookup<ReadOnlySpan<char>> _endings;

    public Lemmatizer(
        Dictionary<string, (string Lemma, Morphology Morphology)> words, Dictionary<string, (byte Strip, string Add)> endings)
    {
        (Words, Endings) = (words, endings);
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _endings = endings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>By class (one character) and word.</summary>
    public Dictionary<string, (string Lemma, Morphology Morphology)> Words { get; }

    /// <summary>By class (one character) and ending.</summary>
    public Dictionary<string, (byte Strip, string Add)> Endings { get; }

    /// <summary>The character that stands for a class in the keys.</summary>
    public static char Key(int tagClass) => (char)('A' + tagClass);

    /// <summary>The lemma; <paramref name="known"/> holds one string for each distinct lemma met so far.</summary>
    public string Lemma(ReadOnlySpan<char> word, int tagClass, Upos upos, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known, out Morphology morphology)
    {
        morphology = Morphology.None;
        if (word.Length > 60)
        {
            return Known(word, known);
        }

        Span<char> key = stackalloc char[80];
        key[0] = Key(tagClass);
        var keeps = upos is Upos.PROPN or Upos.X or Upos.SYM or Upos.PUNCT;
        for (var i = 0; i < word.Length; i++)
        {
            key[i + 1] = keeps ? word[i] : word[i] == '’' ? '\'' : char.ToLowerInvariant(word[i]);
        }

        var length = word.Length + 1;
        if (_words.TryGetValue(key[..length], out var entry))
        {
            morphology = entry.Morphology;
            return entry.Lemma;
        }

        if (keeps && upos != Upos.PROPN)
        {
            return Known(word, known);
        }

        Span<char> rule = stackalloc char[LongestEnding + 1];
        rule[0] = key[0];
        for (var ending = Math.Min(LongestEnding, word.Length - 1); ending >= 0; ending--)
        {
            key.Slice(length - ending, ending).CopyTo(rule[1..]);
            if (_endings.TryGetValue(rule[..(ending + 1)], out var change) && change.Strip < word.Length)
            {
                var kept = length - change.Strip;
                change.Add.CopyTo(key[kept..]);
                return Known(key[1..(kept + change.Add.Length)], known);
            }
        }

        return Known(key[1..length], known);
    }

    private static string Known(ReadOnlySpan<char> lemma, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known)
    {
        if (known.TryGetValue(lemma, out var found))
        {
            return found;
        }

        var made = lemma.ToString();
        known.Set.Add(made);
        return made;
    }

    public void Write(BinaryWriter output)
    {
        output.Write(Words.Count);
        foreach (var (key, entry) in Words.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            output.Write(key);
            output.Write(entry.Lemma);
            output.Write((uint)entry.Morphology);
        }

        output.Write(Endings.Count);
        foreach (var (key, entry) in Endings.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            output.Write(key);
            output.Write(entry.Strip);
            output.Write(entry.Add);
        }
    }

    public static Lemmatizer Read(BinaryReader input)
    {
        var words = new Dictionary<string, (string, Morphology)>(StringComparer.Ordinal);
        for (var n = input.ReadInt32(); n > 0; n--)
        {
            words.Add(input.ReadString(), (input.ReadString(), (Morphology)input.ReadUInt32()));
        }

        var endings = new Dictionary<string, (byte, string)>(StringComparer.Ordinal);
        for (var n = input.ReadInt32(); n > 0; n--)
        {
            endings.Add(input.ReadString(), (input.ReadByte(), input.ReadString()));
        }

        return new Lemmatizer(words, endings);
    }
}
