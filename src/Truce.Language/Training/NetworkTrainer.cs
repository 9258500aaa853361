using System.Globalization;
using Truce.Language.Neural;
using Truce.Language.Tagging;
using static Truce.Language.Neural.NeuralModel;

namespace Truce.Language.Training;

/// <summary>Trains the network: rounds over the sentences in batches, the rate rising for some steps and then falling to zero.</summary>
internal sealed class NetworkTrainer
{
    private const int Commonest = 70_000;
    private const int LeastForWord = 2;
    private const int BatchWords = 800;
    private const int WarmUp = 300;
    private const float Rate = 0.002f;
    private const int BlendEvery = 16;
    private const float BlendShare = 0.025f;
    private const float RenamedShare = 0.12f;

    private readonly ulong _seed;
    private readonly WordTable _table;
    private readonly int _words;
    private readonly Network _network;
    private readonly List<Batch> _sentences = [];

    // Proper nouns of each tag of names, as sentence and place in it, and their rows.
    private readonly List<(int Sentence, int Word)>[] _properNouns = [.. Enumerable.Range(0, Shape.Names + 1).Select(_ => new List<(int, int)>())];

    /// <summary>Reads sentences and word vectors; trainers of other seeds make other networks of the same words.</summary>
    public NetworkTrainer(IReadOnlyList<TreebankSentence> sentences, TagClasses classes, string vectors, ulong seed)
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

        _seed = seed;
        _network = new Network(values, _words, seed);
        Vectors = values;
        foreach (var sentence in sentences)
        {
            if (sentence.Words.Count <= Words.SentenceSplitter.Longest)
            {
                for (var i = 0; i < sentence.Words.Count; i++)
                {
                    if (sentence.Words[i].Upos == Upos.PROPN)
                    {
                        _properNouns[(sentence.NameTags?[i] ?? -1) + 1].Add((_sentences.Count, i));
                    }
                }

                _sentences.Add(Encode(sentence, classes));
            }
        }
    }

    private float[] Vectors { get; }

    public int WordCount => _words;

    /// <summary>Adds a share of what the trained network thinks of each sentence to what others think of it.</summary>
    public void Observe(Opinion[] opinions, float share)
    {
        for (var i = 0; i < _sentences.Count; i++)
        {
            _network.Observe(Join([i], opinions), share);
        }
    }

    /// <summary>Room for opinions of all sentences.</summary>
    public Opinion[] NewOpinions() => [.. _sentences.Select(s => new Opinion(s.Count))];

    /// <summary>
    /// Trains for some rounds, on others' opinions too if they are given; <paramref name="after"/> is told of each round. The rate
    /// falls so that it would be nothing after <paramref name="horizon"/> rounds.
    /// </summary>
    public void Train(int rounds, int horizon, Opinion[]? opinions, Action<int, string> after)
    {
        var order = Enumerable.Range(0, _sentences.Count).ToArray();
        var noise = new Noise(_seed + 1);
        var total = horizon * (_sentences.Sum(s => s.Count) / BatchWords);
        var step = 0;
        for (var round = 1; round <= rounds; round++)
        {
            noise.Shuffle(order.AsSpan());
            double tags = 0, heads = 0, relations = 0, names = 0;
            var batches = 0;
            for (var next = 0; next < order.Length; batches++)
            {
                var members = new List<int>();
                for (var size = 0; next < order.Length && size < BatchWords; next++)
                {
                    members.Add(order[next]);
                    size += _sentences[order[next]].Count;
                }

                step++;
                var rate = Rate * (step < WarmUp ? (float)step / WarmUp : MathF.Max(0.01f, 1 - (float)(step - WarmUp) / (total - WarmUp)));
                var loss = _network.Learn(Rename(Join(members, opinions), members, noise), rate);
                (tags, heads, relations, names) = (tags + loss.Tags, heads + loss.Heads, relations + loss.Relations, names + loss.Names);
                if (step % BlendEvery == 0)
                {
                    _network.Blend(MathF.Max(BlendShare, (float)BlendEvery / step));
                }
            }

            after(round, string.Create(CultureInfo.InvariantCulture,
                $"round {round} of {rounds}: losses {tags / batches:F4} {heads / batches:F4} {relations / batches:F4} {names / batches:F4}"));
        }
    }

    /// <summary>The network as it is used.</summary>
    public NeuralModel Export()
    {
        const int E = Shape.Input, D = Shape.Width;
        var n = _network;
        var rows = new float[_words * E];
        Network.Project(Vectors, n.Projection.Average, n.Delta.Average, rows, _words);
        var (wordRows, wordScales) = Quantise(rows);
        var (featureRows, featureScales) = Quantise(n.Hashed.Average);
        var parts = new List<float[]>
        {
            n.Unknown.Average, n.Input.Gain.Average, n.Input.Shift.Average, n.Convolution.Bias.Average,
            n.Output.Gain.Average, n.Output.Shift.Average, n.ArcRoot.Average, n.Distance.Average,
        };
        var maps = new List<LinearMap>
        {
            LinearMap.Round(n.Convolution.Weights.Average, new float[3 * D]),
            Join(D, n.Tag, n.Name, n.ArcHead, n.ArcDependent, n.LabelHead, n.LabelDependent),
            LinearMap.Round(n.ArcMiddle.Weights.Average, n.ArcMiddle.Bias.Average),
            LinearMap.Round(n.LabelOut.Weights.Average, n.LabelOut.Bias.Average),
        };
        foreach (var layer in n.Layers)
        {
            parts.AddRange([layer.Norm.Gain.Average, layer.Norm.Shift.Average]);
            maps.Add(LinearMap.Round(layer.Weights.Average, layer.Bias.Average));
        }

        return new NeuralModel
        {
            Words = _table,
            WordRows = wordRows,
            WordScales = wordScales,
            FeatureRows = featureRows,
            FeatureScales = featureScales,
            Maps = [.. maps],
            Parts = [.. parts.Select(p => (float[])p.Clone())],
        };
    }

    /// <summary>Linear maps of the same input as one, their outputs side by side.</summary>
    private static LinearMap Join(int inputs, params ReadOnlySpan<Linear> maps)
    {
        var biases = new List<float>();
        foreach (var map in maps)
        {
            biases.AddRange(map.Bias.Average);
        }

        var (matrix, at) = (new float[inputs * biases.Count], 0);
        foreach (var map in maps)
        {
            var width = map.Bias.Average.Length;
            for (var i = 0; i < inputs; i++)
            {
                map.Weights.Average.AsSpan(i * width, width).CopyTo(matrix.AsSpan(i * biases.Count + at));
            }

            at += width;
        }

        return LinearMap.Round(matrix, biases.ToArray());
    }

    private static (sbyte[] Rows, float[] Scales) Quantise(float[] values)
    {
        const int E = Shape.Input;
        var rows = new sbyte[values.Length];
        var scales = new float[values.Length / E];
        for (var row = 0; row < scales.Length; row++)
        {
            float largest = 1e-9f;
            foreach (var value in values.AsSpan(row * E, E))
            {
                largest = MathF.Max(largest, MathF.Abs(value));
            }

            scales[row] = largest / 127;
            for (var i = 0; i < E; i++)
            {
                rows[row * E + i] = (sbyte)MathF.Round(values[row * E + i] / scales[row]);
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
            Proper = [.. sentence.Words.Select(w => w.Upos == Upos.PROPN)],
            Names = sentence.NameTags ?? [.. Enumerable.Repeat(-1, n)],
        };
    }

    private Batch Join(List<int> indices, Opinion[]? opinions)
    {
        var members = indices.ConvertAll(i => _sentences[i]);
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
            Names = [.. members.SelectMany(m => m.Names)],
            Opinions = opinions is null ? null : [.. indices.Select(i => opinions[i])],
        };
    }

    /// <summary>
    /// Puts other proper nouns of the same tag of names in the place of some, but for the shape: a name is to be known by
    /// where it stands, even when nobody has heard it before.
    /// </summary>
    private Batch Rename(Batch batch, List<int> members, Noise noise)
    {
        for (int m = 0, at = 0; m < members.Count; at += _sentences[members[m++]].Count)
        {
            var member = _sentences[members[m]];
            for (var i = 0; i < member.Count; i++)
            {
                if (!member.Proper[i] || noise.Uniform() >= RenamedShare)
                {
                    continue;
                }

                var others = _properNouns[member.Names[i] + 1];
                var (sentence, word) = others[(int)(noise.Next() % (ulong)others.Count)];
                batch.Words[at + i] = _sentences[sentence].Words[word];
                _sentences[sentence].Rows.AsSpan(word * WordFeatures.Count, WordFeatures.Count - 1).CopyTo(batch.Rows.AsSpan((at + i) * WordFeatures.Count));
            }
        }

        return batch;
    }
}
