using Truce.Language.Lemmas;
using Truce.Language.Tagging;

namespace Truce.Language.Training;

/// <summary>Collects lemmas, features and changes of endings from a treebank.</summary>
internal static class LemmaTrainer
{
    private const int LeastForEnding = 2;

    public static Lemmatizer Train(IEnumerable<TreebankSentence> sentences, TagClasses classes)
    {
        var words = new Dictionary<string, Dictionary<(string, Morphology), int>>(StringComparer.Ordinal);
        foreach (var word in sentences.SelectMany(s => s.Words))
        {
            if (word.Form.Length > 60 || word.Lemma == "_")
            {
                continue;
            }

            var tag = classes.Of(word.Upos, word.Morphology);
            var keeps = word.Upos is Upos.PROPN or Upos.X or Upos.SYM or Upos.PUNCT;
            var key = Lemmatizer.Key(tag) + (keeps ? word.Form : word.Form.ToLowerInvariant().Replace('’', '\''));
            var closed = classes.All[tag].Morphology == Morphology.None && word.Upos is not (Upos.VERB or Upos.AUX or Upos.NOUN or Upos.PROPN);
            Count(words, key, (word.Lemma, closed ? word.Morphology : Morphology.None));
        }

        var entries = words.ToDictionary(w => w.Key, w => Commonest(w.Value), StringComparer.Ordinal);
        var endings = new Dictionary<string, Dictionary<(byte, string), int>>(StringComparer.Ordinal);
        foreach (var (key, (lemma, _)) in entries)
        {
            var form = key[1..];
            var shared = 0;
            while (shared < form.Length && shared < lemma.Length && form[shared] == lemma[shared])
            {
                shared++;
            }

            if (form.Length - shared > LongestChange || lemma.Length - shared > LongestChange)
            {
                continue;
            }

            for (var ending = 0; ending <= Math.Min(Lemmatizer.LongestEnding, form.Length - 1); ending++)
            {
                if (ending >= form.Length - shared)
                {
                    Count(endings, key[0] + form[^ending..], ((byte)(form.Length - shared), lemma[shared..]));
                }
            }
        }

        var rules = endings.Where(e => e.Value.Values.Sum() >= LeastForEnding)
            .ToDictionary(e => e.Key, e => Commonest(e.Value), StringComparer.Ordinal);
        var plain = Prune(rules);
        var lemmatizer = new Lemmatizer(new Dictionary<string, (string, Morphology)>(StringComparer.Ordinal), plain);
        var known = new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var kept = entries.Where(e => e.Value.Item2 != Morphology.None
                || lemmatizer.Lemma(e.Key.AsSpan(1), e.Key[0] - Lemmatizer.Key(0), classes.All[e.Key[0] - Lemmatizer.Key(0)].Upos, known, out _) != e.Value.Item1)
            .ToDictionary(e => e.Key, e => e.Value, StringComparer.Ordinal);
        return new Lemmatizer(kept, plain);
    }

    private const int LongestChange = 4;

    /// <summary>Drops every rule that the rule of a shorter ending already gives.</summary>
    private static Dictionary<string, (byte, string)> Prune(Dictionary<string, (byte, string)> rules)
    {
        var kept = new Dictionary<string, (byte, string)>(StringComparer.Ordinal);
        foreach (var (key, change) in rules.OrderBy(r => r.Key.Length).ThenBy(r => r.Key, StringComparer.Ordinal))
        {
            var same = false;
            for (var cut = 2; cut <= key.Length; cut++)
            {
                if (kept.TryGetValue(key[0] + key[cut..], out var shorter))
                {
                    same = shorter == change;
                    break;
                }
            }

            if (!same)
            {
                kept.Add(key, change);
            }
        }

        return kept;
    }

    private static void Count<T>(Dictionary<string, Dictionary<T, int>> counts, string key, T value)
        where T : notnull
    {
        if (!counts.TryGetValue(key, out var inner))
        {
            counts.Add(key, inner = []);
        }

        inner[value] = inner.GetValueOrDefault(value) + 1;
    }

    private static T Commonest<T>(Dictionary<T, int> counts)
        where T : notnull => counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key.ToString(), StringComparer.Ordinal).First().Key;
}
