using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using static Truce.Language.Neural.NeuralModel;

namespace Truce.Language.Neural;

/// <summary>Tags and trees by the network, for some sentences at a time. Holds scratch buffers: one for each thread.</summary>
internal sealed partial class Parser(NeuralModel model)
{
    /// <summary>Words that are worked on at once, unless a sentence is longer: what the caches hold with the weights of a layer.</summary>
    private const int Together = 128;

    private const int Most = Words.SentenceSplitter.Longest;

    private const int E = Shape.Input, D = Shape.Width, A = Shape.Arc, L = Shape.Label, R = Shape.ReadOut;

    private static readonly int _room = LinearMap.Room(Most);

    private readonly byte[] _bytes = new byte[_room * Math.Max(E, D)];
    private readonly float[] _steps = new float[_room];
    private readonly float[] _state = new float[Most * D];
    private readonly float[] _normal = new float[D];
    private readonly float[] _wide = new float[_room * 3 * D];
    private readonly float[] _cell = new float[D];
    private readonly float[] _queries = new float[_room * A];
    private readonly float[] _relations = new float[_room * Shape.Relations];
    private readonly float[] _distances = Distances(model[Part.Distance]);
    private readonly int[] _tree = new int[Most];
    private readonly TreeDecoder _decoder = new(Most);

    /// <summary>Fills the tag classes, heads, relations and scores of names of all sentences.</summary>
    public void Parse(AnnotatedText text, Span<int> classes, int classCount)
    {
        var sentences = text.Sentences;
        for (var first = 0; first < sentences.Length;)
        {
            var end = first + 1;
            while (end < sentences.Length && sentences[end].End - sentences[first].First <= Together)
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
            Normalise(n, model.OfLayer(Part.LayerGain, layer), model.OfLayer(Part.LayerShift, layer));
            model[Map.Layer + layer].Apply(_bytes, _steps, _wide, n);
            Recur(sentences, start);
        }

        Normalise(n, model[Part.OutputGain], model[Part.OutputShift]);
        model[Map.ReadOut].Apply(_bytes, _steps, _wide, n);
        for (var t = 0; t < n; t++)
        {
            classes[start + t] = Largest(_wide.AsSpan(t * R + Shape.TagsAt, classCount));
            _wide.AsSpan(t * R + Shape.NamesAt, Shape.Names).CopyTo(text.NameScoreArray.AsSpan((start + t) * Shape.Names));
            Bend(_wide.AsSpan(t * R + Shape.ArcHeadAt, A));
            Bend(_wide.AsSpan(t * R + Shape.ArcDependentAt, A));
            _steps[t] = LinearMap.Round(_wide.AsSpan(t * R + Shape.ArcDependentAt, A), _bytes.AsSpan(t * A, A));
        }

        model[Map.ArcMiddle].Apply(_bytes, _steps, _queries, n);
        foreach (var sentence in sentences)
        {
            FindHeads(sentence, start);
        }

        for (var t = 0; t < n; t++)
        {
            var label = _wide.AsSpan(t * R + Shape.LabelDependentAt, L);
            if (_tree[t] >= 0)
            {
                Kernels.Add(label, _wide.AsSpan(_tree[t] * R + Shape.LabelHeadAt, L));
            }

            Bend(label);
            _steps[t] = LinearMap.Round(label, _bytes.AsSpan(t * L, L));
        }

        model[Map.LabelOut].Apply(_bytes, _steps, _relations, n);
        for (var t = 0; t < n; t++)
        {
            ref var token = ref text.TokenArray[start + t];
            var scores = _relations.AsSpan(t * Shape.Relations, RelationNames.Count);
            scores[(int)Relation.Root] = float.MinValue;
            token.Head = _tree[t] < 0 ? -1 : start + _tree[t];
            token.Relation = _tree[t] < 0 ? Relation.Root : (Relation)Largest(scores);
        }
    }

    /// <summary>The sum of each word's rows, normalised, as bytes.</summary>
    private void Embed(AnnotatedText text, ReadOnlySpan<Sentence> sentences, int start)
    {
        Span<int> rows = stackalloc int[WordFeatures.Count];
        Span<float> sum = stackalloc float[E];
        var normal = _normal.AsSpan(0, E);
        foreach (var sentence in sentences)
        {
            for (var i = sentence.First; i < sentence.End; i++)
            {
                var word = text.Word(i);
                var row = text.RowArray[i] = model.Words.Find(word);
                WordFeatures.Fill(word, i == sentence.First, rows);
                AddRows(row, rows, sum);
                Kernels.Normalise(sum, model[Part.InputGain], model[Part.InputShift], normal);
                _steps[i - start] = LinearMap.Round(normal, _bytes.AsSpan((i - start) * E, E));
            }
        }
    }

    /// <summary>The word's own row, or that of unknown words, and those of its features.</summary>
    private void AddRows(int word, ReadOnlySpan<int> features, Span<float> sum)
    {
        ref var own = ref MemoryMarshal.GetReference(model.WordRows.AsSpan(Math.Max(word, 0) * E, E));
        ref var unknown = ref MemoryMarshal.GetReference(model[Part.Unknown]);
        ref var table = ref MemoryMarshal.GetArrayDataReference(model.FeatureRows);
        ref var to = ref MemoryMarshal.GetReference(sum);
        var scale = Vector256.Create(word < 0 ? 0 : model.WordScales[word]);
        for (nuint i = 0; i < E; i += 16)
        {
            var (low, high) = word < 0
                ? (Vector256.LoadUnsafe(ref unknown, i), Vector256.LoadUnsafe(ref unknown, i + 8))
                : Add(ref own, i, scale, Vector256<float>.Zero, Vector256<float>.Zero);
            foreach (var feature in features)
            {
                (low, high) = Add(ref table, (nuint)(feature * E) + i, Vector256.Create(model.FeatureScales[feature]), low, high);
            }

            low.StoreUnsafe(ref to, i);
            high.StoreUnsafe(ref to, i + 8);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static (Vector256<float> Low, Vector256<float> High) Add(ref sbyte row, nuint at, Vector256<float> scale, Vector256<float> low, Vector256<float> high)
        {
            var (a, b) = Vector256.Widen(Vector256.WidenLower(Vector128.LoadUnsafe(ref row, at).ToVector256Unsafe()));
            return (Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(a), scale, low), Vector256.FusedMultiplyAdd(Vector256.ConvertToSingle(b), scale, high));
        }
    }

    /// <summary>The state of each word from itself and its neighbours.</summary>
    private void Mix(ReadOnlySpan<Sentence> sentences, int start, int n)
    {
        model[Map.Mix].Apply(_bytes, _steps, _wide, n);
        var bias = model[Part.MixBias];
        foreach (var sentence in sentences)
        {
            var (first, end) = (sentence.First - start, sentence.End - start);
            for (var t = first; t < end; t++)
            {
                var sum = _state.AsSpan(t * D, D);
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
            }
        }
    }

    private void Normalise(int n, ReadOnlySpan<float> gain, ReadOnlySpan<float> shift)
    {
        for (var t = 0; t < n; t++)
        {
            Kernels.Normalise(_state.AsSpan(t * D, D), gain, shift, _normal);
            _steps[t] = LinearMap.Round(_normal, _bytes.AsSpan(t * D, D));
        }
    }

    /// <summary>One recurrent layer: half of the width reads forwards, half backwards.</summary>
    private void Recur(ReadOnlySpan<Sentence> sentences, int start)
    {
        const int H = D / 2;
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
            // Both gates, 1 / (1 + e⁻ˣ), by one division.
            var value = Vector256.LoadUnsafe(ref gates, i);
            var forget = Vector256<float>.One + Exp(-Vector256.LoadUnsafe(ref gates, i + D));
            var reset = Vector256<float>.One + Exp(-Vector256.LoadUnsafe(ref gates, i + 2 * D));
            var both = Vector256<float>.One / (forget * reset);
            var c = Vector256.FusedMultiplyAdd(both * reset, Vector256.LoadUnsafe(ref cell, i) - value, value);
            c.StoreUnsafe(ref cell, i);
            Vector256.FusedMultiplyAdd(both * forget, c, Vector256.LoadUnsafe(ref state, i)).StoreUnsafe(ref state, i);
        }
    }

    /// <summary>The exponential of what lies between -40 and 40, to about one part in twenty thousand: far finer than bytes can tell.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Exp(Vector256<float> x)
    {
        var y = Vector256.Min(Vector256.Max(x, Vector256.Create(-40f)), Vector256.Create(40f)) * Vector256.Create(1.44269504f);
        var n = Vector256.Floor(y + Vector256.Create(0.5f));
        var r = y - n;
        var p = Vector256.Create(0.00961813f);
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.05550411f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.24022651f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(0.69314718f));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256<float>.One);
        return (p.AsInt32() + Vector256.ShiftLeft(Vector256.ConvertToInt32(n), 23)).AsSingle();
    }

    /// <summary>What each distance from dependent to head adds to a score; none is at the index of the longest sentence.</summary>
    private static float[] Distances(ReadOnlySpan<float> buckets)
    {
        var distances = new float[2 * Most + 1];
        for (var i = 0; i < distances.Length; i++)
        {
            distances[i] = buckets[Shape.Distance(Most, i)];
        }

        return distances;
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
