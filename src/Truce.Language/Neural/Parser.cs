using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static Truce.Language.Neural.NeuralModel;

namespace Truce.Language.Neural;

/// <summary>Tags and trees by the network, for some sentences at a time. Holds scratch buffers: one for each thread.</summary>
internal sealed class Parser(NeuralModel model)
{
    /// <summary>Words that are worked on at once, and so the longest sentence; fewer at once measured no faster.</summary>
    private const int Most = Words.SentenceSplitter.Longest;

    private const int D = Shape.Width, A = Shape.Arc, L = Shape.Label;

    private readonly float[] _state = new float[Most * D];
    private readonly float[] _normal = new float[Most * D];
    private readonly float[] _wide = new float[Most * 3 * D];
    private readonly float[] _cell = new float[D];
    private readonly float[] _tags = new float[Most * Shape.Tags];
    private readonly float[] _heads = new float[Most * A];
    private readonly float[] _dependents = new float[Most * A];
    private readonly float[] _queries = new float[Most * A];
    private readonly float[] _labelHeads = new float[Most * L];
    private readonly float[] _labels = new float[Most * L];
    private readonly float[] _relations = new float[Most * Shape.Relations];
    private readonly int[] _tree = new int[Most];
    private readonly TreeDecoder _decoder = new(Most);

    /// <summary>Fills the tag classes, heads and relations of all sentences.</summary>
    public void Parse(AnnotatedText text, Span<int> classes, int classCount)
    {
        var sentences = text.Sentences;
        for (var first = 0; first < sentences.Length;)
        {
            var end = first + 1;
            while (end < sentences.Length && sentences[end].End - sentences[first].First <= Most)
            {
                end++;
            }

            Parse(text, sentences[first..end], classes, classCount);
            first = end;
        }
    }

    private void Parse(AnnotatedText text, ReadOnlySpan<Sentence> sentences, Span<int> classes, int classCount)
    {
        var start = sentences[0].First;
        var n = sentences[^1].End - start;
        Embed(text, sentences, start);
        Mix(sentences, start, n);
        for (var layer = 0; layer < Shape.Layers; layer++)
        {
            Read(sentences, start, n, layer);
        }

        for (var t = 0; t < n; t++)
        {
            Kernels.Normalise(_state.AsSpan(t * D, D), model[Part.OutputGain], model[Part.OutputShift], _normal.AsSpan(t * D, D));
        }

        Linear(_normal, model[Part.TagWeights], model[Part.TagBias], _tags, n, D, Shape.Tags);
        for (var t = 0; t < n; t++)
        {
            classes[start + t] = Largest(_tags.AsSpan(t * Shape.Tags, classCount));
        }

        Linear(_normal, model[Part.ArcHeadWeights], model[Part.ArcHeadBias], _heads, n, D, A);
        Bend(_heads.AsSpan(0, n * A));
        Linear(_normal, model[Part.ArcDependentWeights], model[Part.ArcDependentBias], _dependents, n, D, A);
        Bend(_dependents.AsSpan(0, n * A));
        Linear(_dependents, model[Part.ArcMiddleWeights], model[Part.ArcMiddleBias], _queries, n, A, A);
        Linear(_normal, model[Part.LabelHeadWeights], model[Part.LabelHeadBias], _labelHeads, n, D, L);
        Linear(_normal, model[Part.LabelDependentWeights], model[Part.LabelDependentBias], _labels, n, D, L);
        foreach (var sentence in sentences)
        {
            FindHeads(sentence, start);
        }

        for (var t = 0; t < n; t++)
        {
            if (_tree[t] >= 0)
            {
                Kernels.Add(_labels.AsSpan(t * L, L), _labelHeads.AsSpan(_tree[t] * L, L));
            }
        }

        Bend(_labels.AsSpan(0, n * L));
        Linear(_labels, model[Part.LabelOutWeights], model[Part.LabelOutBias], _relations, n, L, Shape.Relations);
        for (var t = 0; t < n; t++)
        {
            ref var token = ref text.TokenArray[start + t];
            var scores = _relations.AsSpan(t * Shape.Relations, RelationNames.Count);
            scores[(int)Relation.Root] = float.MinValue;
            token.Head = _tree[t] < 0 ? -1 : start + _tree[t];
            token.Relation = _tree[t] < 0 ? Relation.Root : (Relation)Largest(scores);
        }
    }

    /// <summary>The sum of each word's rows, normalised.</summary>
    private void Embed(AnnotatedText text, ReadOnlySpan<Sentence> sentences, int start)
    {
        Span<int> rows = stackalloc int[WordFeatures.Count];
        Span<float> sum = stackalloc float[D];
        foreach (var sentence in sentences)
        {
            for (var i = sentence.First; i < sentence.End; i++)
            {
                var word = text.Word(i);
                var row = model.Words.Find(word);
                if (row < 0)
                {
                    model[Part.Unknown].CopyTo(sum);
                }
                else
                {
                    sum.Clear();
                    AddRow(sum, model.WordRows.AsSpan(row * D, D), model.WordScales[row]);
                }

                WordFeatures.Fill(word, i == sentence.First, rows);
                foreach (var feature in rows)
                {
                    AddRow(sum, model.FeatureRows.AsSpan(feature * D, D), model.FeatureScales[feature]);
                }

                Kernels.Normalise(sum, model[Part.InputGain], model[Part.InputShift], _state.AsSpan((i - start) * D, D));
            }
        }
    }

    /// <summary>The convolution over each word and its neighbours.</summary>
    private void Mix(ReadOnlySpan<Sentence> sentences, int start, int n)
    {
        for (var t = 0; t < n; t++)
        {
            Kernels.Normalise(_state.AsSpan(t * D, D), model[Part.MixGain], model[Part.MixShift], _normal.AsSpan(t * D, D));
        }

        _wide.AsSpan(0, n * 3 * D).Clear();
        Kernels.Multiply(_normal, D, 1, model[Part.MixWeights], _wide, n, D, 3 * D);
        var bias = model[Part.MixBias];
        Span<float> sum = stackalloc float[D];
        foreach (var sentence in sentences)
        {
            var (first, end) = (sentence.First - start, sentence.End - start);
            for (var t = first; t < end; t++)
            {
                bias.CopyTo(sum);
                Kernels.Add(sum, _wide.AsSpan(t * 3 * D + D, D));
                if (t > first)
                {
                    Kernels.Add(sum, _wide.AsSpan((t - 1) * 3 * D, D));
                }

                if (t + 1 < end)
                {
                    Kernels.Add(sum, _wide.AsSpan((t + 1) * 3 * D + 2 * D, D));
                }

                Bend(sum);
                Kernels.Add(_state.AsSpan(t * D, D), sum);
            }
        }
    }

    /// <summary>One recurrent layer: half of the width reads forwards, half backwards.</summary>
    private void Read(ReadOnlySpan<Sentence> sentences, int start, int n, int layer)
    {
        const int H = D / 2;
        for (var t = 0; t < n; t++)
        {
            Kernels.Normalise(
                _state.AsSpan(t * D, D), model.OfLayer(Part.LayerGain, layer), model.OfLayer(Part.LayerShift, layer), _normal.AsSpan(t * D, D));
        }

        Linear(_normal, model.OfLayer(Part.LayerWeights, layer), model.OfLayer(Part.LayerBias, layer), _wide, n, D, 3 * D);
        foreach (var sentence in sentences)
        {
            var (first, end) = (sentence.First - start, sentence.End - start);
            _cell.AsSpan().Clear();
            for (var t = first; t < end; t++)
            {
                Step(t, 0, H);
            }

            for (var t = end - 1; t >= first; t--)
            {
                Step(t, H, D);
            }
        }
    }

    private void Step(int t, int from, int to)
    {
        ref var cell = ref MemoryMarshal.GetArrayDataReference(_cell);
        ref var state = ref _state[t * D];
        ref var gates = ref _wide[t * 3 * D];
        for (var i = (nuint)from; i < (nuint)to; i += 8)
        {
            var value = Vector256.LoadUnsafe(ref gates, i);
            var forget = Kernels.Sigmoid(Vector256.LoadUnsafe(ref gates, i + D));
            var reset = Kernels.Sigmoid(Vector256.LoadUnsafe(ref gates, i + 2 * D));
            var c = Vector256.FusedMultiplyAdd(forget, Vector256.LoadUnsafe(ref cell, i) - value, value);
            c.StoreUnsafe(ref cell, i);
            Vector256.FusedMultiplyAdd(reset, c, Vector256.LoadUnsafe(ref state, i)).StoreUnsafe(ref state, i);
        }
    }

    private void FindHeads(Sentence sentence, int start)
    {
        var (first, count) = (sentence.First - start, sentence.End - sentence.First);
        var scores = _decoder.Scores(count);
        var distance = model[Part.Distance];
        for (var t = 0; t < count; t++)
        {
            var query = _queries.AsSpan((first + t) * A, A);
            var row = scores.Slice(t * (count + 1), count + 1);
            row[0] = Kernels.Dot(query, model[Part.ArcRoot]);
            for (var h = 0; h < count; h++)
            {
                row[1 + h] = h == t ? float.MinValue : Kernels.Dot(query, _heads.AsSpan((first + h) * A, A)) + distance[Shape.Distance(t, h)];
            }
        }

        var tree = _tree.AsSpan(first, count);
        _decoder.Decode(count, tree);
        for (var t = 0; t < count; t++)
        {
            tree[t] = tree[t] < 0 ? -1 : first + tree[t];
        }
    }

    private static void Linear(ReadOnlySpan<float> x, ReadOnlySpan<float> weights, ReadOnlySpan<float> bias, Span<float> y, int n, int k, int m)
    {
        for (var t = 0; t < n; t++)
        {
            bias.CopyTo(y[(t * m)..]);
        }

        Kernels.Multiply(x, k, 1, weights, y, n, k, m);
    }

    private static void Bend(Span<float> values)
    {
        ref var v = ref MemoryMarshal.GetReference(values);
        var leak = Vector256.Create(Shape.Leak);
        for (nuint i = 0; i < (nuint)values.Length; i += 8)
        {
            var x = Vector256.LoadUnsafe(ref v, i);
            Vector256.Max(x, x * leak).StoreUnsafe(ref v, i);
        }
    }

    private static void AddRow(Span<float> sum, ReadOnlySpan<sbyte> row, float scale)
    {
        ref var to = ref MemoryMarshal.GetReference(sum);
        ref var from = ref MemoryMarshal.GetReference(row);
        var s = Vector256.Create(scale);
        for (nuint i = 0; i < (nuint)row.Length; i += 16)
        {
            var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref from, i));
            var (a, b) = Vector256.Widen(Vector256.Create(low, high));
            Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(a), s, Vector256.LoadUnsafe(ref to, i)).StoreUnsafe(ref to, i);
            Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(b), s, Vector256.LoadUnsafe(ref to, i + 8)).StoreUnsafe(ref to, i + 8);
        }
    }

    private static int Largest(ReadOnlySpan<float> values)
    {
        var best = 0;
        for (var i = 1; i < values.Length; i++)
        {
            best = values[i] > values[best] ? i : best;
        }

        return best;
    }
}
