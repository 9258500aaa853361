using System.Collections.Frozen;

namespace Truce.Coding;

/// <summary>
/// Lemmas of the codebook's own words by their forms. War has words that a general lemmatiser has not seen ("shelled",
/// "airstrikes"); for the words it lists, the codebook knows better.
/// </summary>
internal sealed class LemmaTable
{
    private readonly FrozenDictionary<string, Entry> _entries;
    private readonly FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _byForm;

    /// <summary>Makes the regular forms of every lemma, and adds the irregular ones.</summary>
    public LemmaTable(IEnumerable<string> lemmas, IReadOnlyDictionary<string, string[]> irregular)
    {
        var known = lemmas.ToHashSet(StringComparer.Ordinal);
        var byForm = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (lemma, forms) in irregular.OrderBy(i => i.Key, StringComparer.Ordinal))
        {
            if (!known.Contains(lemma)) continue;
            foreach (var form in forms) byForm.TryAdd(form, lemma);
        }

        var irregularForms = new Dictionary<string, string>(byForm, StringComparer.Ordinal);
        foreach (var lemma in known.Order(StringComparer.Ordinal))
        {
            foreach (var form in RegularForms(lemma)) byForm.TryAdd(form, lemma);
        }

        // Last, since a participle that some table lists ("looted art") is also a form of its verb.
        foreach (var lemma in known) byForm.TryAdd(lemma, lemma);
        _entries = byForm.ToFrozenDictionary(f => f.Key, f => new Entry(known.Contains(f.Key), f.Value, irregularForms.GetValueOrDefault(f.Key)), StringComparer.Ordinal);
        _byForm = _entries.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What is known of a form: whether it is a lemma itself, the lemma it is a form of, and the one it is an irregular form of.</summary>
    private readonly record struct Entry(bool IsLemma, string Lemma, string? Irregular);

    /// <summary>The lemma of a word: of a verb by its irregular form; the annotator's where the codebook has it, else the codebook's own by the form, else the annotator's.</summary>
    /// <param name="annotated">The annotator's lemma.</param>
    /// <param name="word">The word as written.</param>
    /// <param name="verb">Whether it is a verb.</param>
    /// <param name="known">Whether the lemma is one of the codebook's words.</param>
    public string Lemma(string annotated, ReadOnlySpan<char> word, bool verb, out bool known)
    {
        known = true;
        var isPlain = word.SequenceEqual(annotated);
        if (_entries.TryGetValue(annotated, out var entry))
        {
            // "Had shot villagers": a form that is also a noun, with the noun's lemma.
            if (verb && isPlain && entry.Irregular is not null) return entry.Irregular;
            if (entry.IsLemma) return annotated;
        }

        if (word.Length > 32)
        {
            entry = default;
        }
        else if (!isPlain || word.ContainsAnyExceptInRange('a', 'z')) // else the word has just been looked up
        {
            Span<char> lower = stackalloc char[32];
            var length = word.ToLowerInvariant(lower);
            _byForm.TryGetValue(lower[..length], out entry);
        }

        known = entry.Lemma is not null;
        return entry.Lemma ?? annotated;
    }

    /// <summary>Regular plurals, third persons, past forms and participles of English.</summary>
    private static IEnumerable<string> RegularForms(string lemma)
    {
        if (lemma.Length < 3) yield break;
        var last = lemma[^1];
        var consonantY = last == 'y' && !IsVowel(lemma[^2]);
        var sibilant = last is 's' or 'x' or 'z' || lemma.EndsWith("ch", StringComparison.Ordinal) || lemma.EndsWith("sh", StringComparison.Ordinal);
        yield return consonantY ? lemma[..^1] + "ies" : sibilant || last == 'o' ? lemma + "es" : lemma + "s";
        yield return consonantY ? lemma[..^1] + "ied" : last == 'e' ? lemma + "d" : lemma + "ed";
        yield return last == 'e' && lemma[^2] != 'e' ? lemma[..^1] + "ing" : lemma + "ing";
        if (last is 'b' or 'd' or 'g' or 'l' or 'm' or 'n' or 'p' or 'r' or 't' or 'k' && IsVowel(lemma[^2]) && !IsVowel(lemma[^3]))
        {
            yield return lemma + last + "ed";
            yield return lemma + last + "ing";
        }
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
