using System.Text;

namespace Truce.Coding.Relations;

/// <summary>
/// Trains a multinomial logistic regression by adaptive steps (AdaGrad; Duchi, Hazan and Singer 2011) over examples in a fixed
/// random order. The same examples and seed give the same weights.
/// </summary>
internal static class RelationTrainer
{
    // Set by cross-validation on the development set; `truce train relations --folds 5` shows what a change does.
    public const int Epochs = 14;
    public const float Rate = 0.25f;
    public const float Decay = 0.00008f;

    /// <summary>One example: its features, its code, and how much it counts.</summary>
    public readonly record struct Example(ulong[] Features, int Label, float Weight);

    /// <summary>Learns weights for all features that at least two examples show.</summary>
    public static RelationModel Train(IReadOnlyList<Example> examples, int labels, ulong seed)
    {
        var index = Index(examples);
        var rows = examples.Select(e => e.Features.Where(index.ContainsKey).Select(f => index[f]).ToArray()).ToArray();
        var weights = new float[index.Count * labels];
        var squares = new float[index.Count * labels];
        var bias = new float[labels];
        var random = seed;
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var scores = new float[labels];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            Shuffle(order, ref random);
            foreach (var at in order)
            {
                var row = rows[at];
                Score(weights, bias, row, scores);
                Softmax(scores);
                for (var label = 0; label < labels; label++)
                {
                    var gradient = (scores[label] - (label == examples[at].Label ? 1 : 0)) * examples[at].Weight;
                    bias[label] -= 0.02f * gradient;
                    var scale = gradient / MathF.Sqrt(row.Length + 1);
                    foreach (var feature in row)
                    {
                        var cell = (feature * labels) + label;
                        var step = scale + (Decay * weights[cell]);
                        squares[cell] += step * step;
                        weights[cell] -= Rate * step / (MathF.Sqrt(squares[cell]) + 1e-6f);
                    }
                }
            }
        }

        return RelationModel.Create(index, weights, bias);
    }

    /// <summary>Sentences of our own from a grammar of patterns: at most a number for each pattern, in a fixed random order.</summary>
    public static IEnumerable<(string Code, string Marked)> Generate(
        IEnumerable<(string Code, string Pattern)> patterns, IReadOnlyList<string> fillers, int each, ulong seed)
    {
        var random = seed;
        foreach (var (code, pattern) in patterns)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var tries = 0; tries < each * 3 && seen.Count < each; tries++)
            {
                var body = Expand(pattern, ref random);
                if (!seen.Add(body)) continue;
                var source = fillers[(int)(Next(ref random) % (ulong)fillers.Count)];
                var target = fillers[(int)(Next(ref random) % (ulong)fillers.Count)];
                yield return (code, Fill(body, source, target));
            }
        }
    }

    private static string Fill(string body, string source, string target)
    {
        var text = new StringBuilder();
        for (var i = 0; i < body.Length; i++)
        {
            var alone = (i == 0 || !char.IsLetter(body[i - 1])) && (i + 1 == body.Length || !char.IsLetter(body[i + 1]));
            if (alone && body[i] == 'S') text.Append("<s>").Append(i == 0 ? Capital(source) : source).Append("</s>");
            else if (alone && body[i] == 'T') text.Append("<t>").Append(i == 0 ? Capital(target) : target).Append("</t>");
            else text.Append(body[i]);
        }

        return text.ToString();
    }

    private static string Capital(string phrase) => char.ToUpperInvariant(phrase[0]) + phrase[1..];

    private static string Expand(string pattern, ref ulong random)
    {
        var text = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '{')
            {
                text.Append(pattern[i]);
                continue;
            }

            var end = pattern.IndexOf('}', i);
            var choices = pattern[(i + 1)..end].Split('|');
            text.Append(choices[(int)(Next(ref random) % (ulong)choices.Length)]);
            i = end;
        }

        return text.ToString().Replace("  ", " ", StringComparison.Ordinal).Replace(" .", ".", StringComparison.Ordinal);
    }

    private static Dictionary<ulong, int> Index(IReadOnlyList<Example> examples)
    {
        var counts = new SortedDictionary<ulong, int>();
        foreach (var example in examples)
        {
            foreach (var feature in example.Features) counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }

        var index = new Dictionary<ulong, int>();
        foreach (var (feature, count) in counts)
        {
            if (count > 1) index.Add(feature, index.Count);
        }

        return index;
    }

    internal static void Score(float[] weights, float[] bias, int[] row, float[] scores)
    {
        bias.CopyTo(scores, 0);
        var scale = 1 / MathF.Sqrt(row.Length + 1);
        foreach (var feature in row)
        {
            var start = feature * scores.Length;
            for (var label = 0; label < scores.Length; label++) scores[label] += weights[start + label] * scale;
        }
    }

    internal static void Softmax(float[] scores)
    {
        var max = scores.Max();
        var sum = 0f;
        for (var i = 0; i < scores.Length; i++) sum += scores[i] = MathF.Exp(scores[i] - max);
        for (var i = 0; i < scores.Length; i++) scores[i] /= sum;
    }

    /// <summary>A fixed random order of the numbers below a count.</summary>
    public static int[] Permutation(int count, ulong seed)
    {
        var order = Enumerable.Range(0, count).ToArray();
        Shuffle(order, ref seed);
        return order;
    }

    private static void Shuffle(int[] order, ref ulong random)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = (int)(Next(ref random) % (ulong)(i + 1));
            (order[i], order[j]) = (order[j], order[i]);
        }
    }

    // SplitMix64 (Steele, Lea and Flood 2014): the runtime's own generator promises no fixed sequence.
    private static ulong Next(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15;
        var z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
