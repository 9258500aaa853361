using System.Globalization;
using Truce.Language.Neural;
using Truce.Language.Tagging;
using static Truce.Language.Neural.NeuralModel;

namespace Truce.Language.Training;

/// <summary>Trains the network: rounds over the sentences in batches, the rate rising for some steps and then falling to zero.</summary>
internal sealed class NetworkTrainer
{
    private const ulong Seed = 2016;
    private const int Commonest = 70_000;
    private const int LeastForWord = 2;
    private const int BatchWords = 800;
    private const int WarmUp = 300;
    private const float Rate = 0.002f;

    private readonly WordTable _table;
    private readonly int _words;
    private readonly Network _network;
    private readonly List<Batch> _sentences = [];

    public NetworkTrainer(IReadOnlyList<TreebankSentence> sentences, TagClasses classes, string vectors)
    {
        // Words of the treebanks first, then those that only have a vector.
        var counts = new Dictionary<ulong, int>();
        var order = new List<ulong>();
        foreach (var word in sentences.SelectMany(s => s.Words))
        {
            foreach (var digits in new[] { true, false })
            {
                var key = WordFeatures.Key(word.Form, digits);
                if (digits || key != WordFeatures.Key(word.Form, true))
                {
                    counts[key] = counts.GetValueOrDefault(key) + 1;
                    if (counts[key] == LeastForWord)
                    {
                        order.Add(key);
                    }
                }
            }
        }

        var found = WordVectors.Read(vectors, Commonest, counts.ContainsKey);
        var seen = new HashSet<ulong>(order);
        order.AddRange(found.Where(f => seen.Add(f.Key)).Select(f => f.Key));
        _words = order.Count;
        _table = WordTable.Build(order);
        var values = new float[_words * Network.VectorWidth];
        foreach (var (key, vector) in found)
        {
            vector.CopyTo(values, _table.Find(key) * Network.VectorWidth);
        }

        _network = new Network(values, _words, Seed);
        Vectors = values;
        foreach (var sentence in sentences)
        {
            if (sentence.Words.Count <= Words.SentenceSplitter.Longest)
            {
                _sentences.Add(Encode(sentence, classes));
            }
        }
    }

    private float[] Vectors { get; }

    public int WordCount => _words;

    /// <summary>Trains for some rounds; <paramref name="after"/> is told of each.</summary>
    public void Train(int rounds, Action<int, string> after)
    {
        var order = Enumerable.Range(0, _sentences.Count).ToArray();
        var noise = new Noise(Seed + 1);
        var total = rounds * (_sentences.Sum(s => s.Count) / BatchWords);
        var step = 0;
        for (var round = 1; round <= rounds; round++)
        {
            noise.Shuffle(order.AsSpan());
            double tags = 0, heads = 0, relations = 0;
            var batches = 0;
            for (var next = 0; next < order.Length; batches++)
            {
                var members = new List<Batch>();
                for (var size = 0; next < order.Length && size < BatchWords; next++)
                {
                    members.Add(_sentences[order[next]]);
                    size += members[^1].Count;
                }

                step++;
                var rate = Rate * (step < WarmUp ? (float)step / WarmUp : MathF.Max(0.01f, 1 - (float)(step - WarmUp) / (total - WarmUp)));
                var loss = _network.Learn(Join(members), rate);
                (tags, heads, relations) = (tags + loss.Tags, heads + loss.Heads, relations + loss.Relations);
            }

            after(round, string.Create(CultureInfo.InvariantCulture,
                $"round {round} of {rounds}: losses {tags / batches:F4} {heads / batches:F4} {relations / batches:F4}"));
        }
    }

    /// <summary>The network as it is used.</summary>
    public NeuralModel Export()
    {
        const int D = Shape.Width;
        var rows = new float[_words * D];
        Network.Project(Vectors, _network.Projection.Value, _network.Delta.Value, rows, _words);
        var (wordRows, wordScales) = Quantise(rows);
        var (featureRows, featureScales) = Quantise(_network.Hashed.Value);
        var n = _network;
        var parts = new List<float[]>
        {
            n.Unknown.Value, n.Input.Gain.Value, n.Input.Shift.Value,
            n.Convolution.Norm.Gain.Value, n.Convolution.Norm.Shift.Value, Pack(n.Convolution.Weights, D, 3 * D), n.Convolution.Bias.Value,
            n.Output.Gain.Value, n.Output.Shift.Value, Pack(n.Tag.Weights, D, Shape.Tags), n.Tag.Bias.Value,
            Pack(n.ArcHead.Weights, D, Shape.Arc), n.ArcHead.Bias.Value, Pack(n.ArcDependent.Weights, D, Shape.Arc), n.ArcDependent.Bias.Value,
            Pack(n.ArcMiddle.Weights, Shape.Arc, Shape.Arc), n.ArcMiddle.Bias.Value, n.ArcRoot.Value, n.Distance.Value,
            Pack(n.LabelHead.Weights, D, Shape.Label), n.LabelHead.Bias.Value,
            Pack(n.LabelDependent.Weights, D, Shape.Label), n.LabelDependent.Bias.Value,
            Pack(n.LabelOut.Weights, Shape.Label, Shape.Relations), n.LabelOut.Bias.Value,
        };
        foreach (var layer in n.Layers)
        {
            parts.AddRange([layer.Norm.Gain.Value, layer.Norm.Shift.Value, Pack(layer.Weights, D, 3 * D), layer.Bias.Value]);
        }

        return new NeuralModel
        {
            Words = _table,
            WordRows = wordRows,
            WordScales = wordScales,
            FeatureRows = featureRows,
            FeatureScales = featureScales,
            Parts = [.. parts.Select(p => (float[])p.Clone())],
        };
    }

    private static float[] Pack(Parameter weights, int k, int m)
    {
        var packed = new float[k * m];
        Kernels.Pack(weights.Value, k, m, packed);
        return packed;
    }

    private static (sbyte[] Rows, float[] Scales) Quantise(float[] values)
    {
        const int D = Shape.Width;
        var rows = new sbyte[values.Length];
        var scales = new float[values.Length / D];
        for (var row = 0; row < scales.Length; row++)
        {
            float largest = 1e-9f;
            foreach (var value in values.AsSpan(row * D, D))
            {
                largest = MathF.Max(largest, MathF.Abs(value));
            }

            scales[row] = largest / 127;
            for (var i = 0; i < D; i++)
            {
                rows[row * D + i] = (sbyte)MathF.Round(values[row * D + i] / scales[row]);
            }
        }

        return (rows, scales);
    }

    private Batch Encode(TreebankSentence sentence, TagClasses classes)
    {
        var n = sentence.Words.Count;
        var rows = new int[n * WordFeatures.Count];
        for (var i = 0; i < n; i++)
        {
            WordFeatures.Fill(sentence.Words[i].Form, i == 0, rows.AsSpan(i * WordFeatures.Count, WordFeatures.Count));
        }

        return new Batch
        {
            Starts = [0, n],
            Words = [.. sentence.Words.Select(w => _table.Find(w.Form))],
            Rows = rows,
            Tags = [.. sentence.Words.Select(w => classes.Of(w.Upos, w.Morphology))],
            Heads = [.. sentence.Words.Select(w => w.Head)],
            Relations = [.. sentence.Words.Select(w => (int)w.Relation)],
        };
    }

    private static Batch Join(List<Batch> members)
    {
        var starts = new List<int> { 0 };
        var heads = new List<int>();
        foreach (var member in members)
        {
            heads.AddRange(member.Heads.Select(h => h < 0 ? -1 : h + starts[^1]));
            starts.Add(starts[^1] + member.Count);
        }

        return new Batch
        {
            Starts = [.. starts],
            Words = [.. members.SelectMany(m => m.Words)],
            Rows = [.. members.SelectMany(m => m.Rows)],
            Tags = [.. members.SelectMany(m => m.Tags)],
            Heads = [.. heads],
            Relations = [.. members.SelectMany(m => m.Relations)],
        };
    }
}
