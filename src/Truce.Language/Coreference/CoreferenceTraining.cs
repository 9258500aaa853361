using System.Globalization;
using Truce.Language.Names;

namespace Truce.Language.Coreference;

/// <summary>Fits the weights for pronouns to treebanks with entities, and measures how many pronouns find their entity.</summary>
public static class CoreferenceTraining
{
    private const int Epochs = 15;
    private const float Rate = 0.02f;

    /// <summary>Fits the weights and returns them as the text of a table for <see cref="PronounWeights"/>.</summary>
    public static string Fit(LanguageModel model, string file, Action<string>? report)
    {
        var documents = Read(model, file);
        var current = PronounWeights.Fitted.ToArray();
        var sum = new double[current.Length];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            var (right, all) = (0, 0);
            foreach (var document in documents)
            {
                var resolver = new CoreferenceResolver(new PronounWeights(current));
                resolver.OnPronoun = (index, entities) => Step(document, resolver, index, entities, current, ref right, ref all);
                resolver.Resolve(document.Text);
            }

            for (var i = 0; i < sum.Length; i++) sum[i] += current[i];
            report?.Invoke(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch + 1}: {right} of {all} pronouns right"));
        }

        return string.Join(", ", sum.Select(s => (s / Epochs).ToString("0.00", CultureInfo.InvariantCulture) + "f"));
    }

    /// <summary>
    /// Scores a file: of the pronouns that people gave an antecedent, the share given one, and of those the share where an earlier mention
    /// of the chosen entity is one of the same annotated entity.
    /// </summary>
    public static string Score(LanguageModel model, string file)
    {
        var names = new[] { "he, she", "they", "it" };
        var (gold, given, right) = (new int[3], new int[3], new int[3]);
        foreach (var document in Read(model, file))
        {
            var resolver = new CoreferenceResolver(PronounWeights.Fitted);
            resolver.Resolve(document.Text);
            for (var c = 0; c < resolver.Candidates.Count; c++)
            {
                var pronoun = resolver.Candidates[c];
                if (pronoun.Kind != MentionKind.Pronoun || !HasAntecedent(document, pronoun.Head)) continue;
                var @class = CoreferenceResolver.ClassOf(pronoun);
                gold[@class]++;
                if (pronoun.Entity < 0) continue;
                given[@class]++;
                if (Enumerable.Range(0, c).Any(k => resolver.Candidates[k].Entity == pronoun.Entity && SameEntity(document, resolver.Candidates[k].Head, pronoun.Head))) right[@class]++;
            }
        }

        return string.Join('\n', Enumerable.Range(0, 3).Select(k => string.Create(
            CultureInfo.InvariantCulture,
            $"{names[k],-8} resolved {given[k] / Math.Max(1.0, gold[k]):0.000} right of those {right[k] / Math.Max(1.0, given[k]):0.000} ({gold[k]})")));
    }

    private static List<NameDocument> Read(LanguageModel model, string file)
    {
        var annotator = new Annotator(model);
        var documents = NameGold.Read(file);
        foreach (var document in documents)
        {
            annotator.AnnotateWords(document.Text);
            annotator.AnnotateNames(document.Text);
        }

        return documents;
    }

    private static void Step(NameDocument document, CoreferenceResolver resolver, int index, IReadOnlyList<int> entities, float[] weights, ref int right, ref int all)
    {
        var pronoun = resolver.Candidates[index];
        var scorer = new PronounWeights(weights);
        var @class = CoreferenceResolver.ClassOf(pronoun);
        var rows = new float[entities.Count][];
        var good = new bool[entities.Count];
        var scores = new float[entities.Count];
        for (var e = 0; e < entities.Count; e++)
        {
            rows[e] = resolver.FeaturesOf(document.Text, index, entities[e]).ToArray();
            good[e] = SameEntity(document, resolver.Candidates[resolver.Entities[entities[e]].Latest].Head, pronoun.Head);
            scores[e] = scorer.Score(rows[e], @class);
        }

        if (!good.Contains(true)) return;
        all++;
        var most = scores.Max();
        if (good[Array.IndexOf(scores, most)]) right++;
        var p = scores.Select(s => MathF.Exp(s - most)).ToArray();
        var (total, totalGood) = (p.Sum(), p.Where((_, i) => good[i]).Sum() + 1e-9f);
        for (var e = 0; e < rows.Length; e++)
        {
            var g = ((good[e] ? p[e] / totalGood : 0) - (p[e] / total)) * Rate;
            for (var f = 0; f < PronounWeights.Count; f++) weights[(@class * PronounWeights.Count) + f] += g * rows[e][f];
        }
    }

    private static bool HasAntecedent(NameDocument document, int token)
    {
        var own = InnermostAt(document, token);
        return own is { } mention && document.Mentions.Exists(m => m.Entity == mention.Entity && m.First < mention.First);
    }

    private static bool SameEntity(NameDocument document, int token, int pronoun)
    {
        if (InnermostAt(document, pronoun) is not { } mention) return false;
        foreach (var m in document.Mentions)
        {
            if (m.Entity == mention.Entity && m.First <= token && token < m.End && NameGold.HeadOf(document.Gold, m) is var head && (head == token || IsPartOfName(document, head, token))) return true;
        }

        return false;
    }

    /// <summary>Whether two words are parts of one name or noun phrase, one of them its head.</summary>
    private static bool IsPartOfName(NameDocument document, int head, int token) =>
        document.Gold[token].Head == head && document.Gold[token].Relation is Relation.Flat or Relation.Compound or Relation.NmodDesc;

    private static EntityMention? InnermostAt(NameDocument document, int token)
    {
        EntityMention? best = null;
        foreach (var mention in document.Mentions)
        {
            if (mention.First <= token && token < mention.End && NameGold.HeadOf(document.Gold, mention) == token && (best is null || mention.End - mention.First < best.Value.End - best.Value.First)) best = mention;
        }

        return best;
    }
}
