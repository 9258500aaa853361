using System.Runtime.Intrinsics;
using Truce.Language.Neural;

namespace Truce.Language.Training;

/// <summary>Some sentences laid end to end.</summary>
internal sealed class Batch
{
    public required int[] Starts { get; init; }

    public required int[] Words { get; init; }

    public required int[] Rows { get; init; }

    public required int[] Tags { get; init; }

    /// <summary>Index of the head in the batch, or -1.</summary>
    public required int[] Heads { get; init; }

    public required int[] Relations { get; init; }

    public int Count => Words.Length;
}

/// <summary>
/// The network while it learns. Word vectors and hashed features are summed, mixed with the neighbours by a convolution, then
/// read in both directions by simple recurrent units (Lei et al. 2018), whose products are all made before the recurrence; then
/// tags by a linear layer, heads by a biaffine product (Dozat and Manning 2017), relations by one hidden layer.
/// </summary>
internal sealed class Network
{
    public const int VectorWidth = 100;

    private const int D = Shape.Width;
    private const int WordDrop = 32, FeatureDrop = 16, InputDrop = 70, LayerDrop = 48, OutputDrop = 76, HeadDrop = 76;

    private readonly Noise _noise;
    private readonly float[] _wordVectors;
    private readonly List<Parameter> _dense = [];
    private readonly Buffers _buffers = new();
    private readonly HashSet<int> _touchedWords = [];
    private readonly HashSet<int> _touchedRows = [];
    private int _time;

    public Network(float[] vectors, int words, ulong seed)
    {
        _wordVectors = vectors;
        _noise = new Noise(seed);
        Delta = new Parameter(words * D, 0.02f, _noise);
        Hashed = new Parameter(WordFeatures.Rows * D, 0.1f, _noise);
        Projection = Dense(VectorWidth * D, 0.12f);
        Unknown = Dense(D, 0.1f);
        Input = Norm();
        Convolution = new Layer(Norm(), Dense(D * 3 * D, 0.08f), Dense(D, 0));
        Layers = new Layer[Shape.Layers];
        for (var i = 0; i < Layers.Length; i++)
        {
            Layers[i] = new Layer(Norm(), Dense(D * 3 * D, 0.1f), Dense(3 * D, 0));
        }

        Output = Norm();
        Tag = new Linear(Dense(D * Shape.Tags, 0.1f), Dense(Shape.Tags, 0));
        ArcHead = new Linear(Dense(D * Shape.Arc, 0.12f), Dense(Shape.Arc, 0));
        ArcDependent = new Linear(Dense(D * Shape.Arc, 0.12f), Dense(Shape.Arc, 0));
        ArcMiddle = new Linear(Dense(Shape.Arc * Shape.Arc, 0.06f), Dense(Shape.Arc, 0));
        ArcRoot = Dense(Shape.Arc, 0.1f);
        Distance = Dense(Shape.Distances, 0);
        LabelHead = new Linear(Dense(D * Shape.Label, 0.12f), Dense(Shape.Label, 0));
        LabelDependent = new Linear(Dense(D * Shape.Label, 0.12f), Dense(Shape.Label, 0));
        LabelOut = new Linear(Dense(Shape.Label * Shape.Relations, 0.12f), Dense(Shape.Relations, 0));
    }

    public Parameter Delta { get; }

    public Parameter Hashed { get; }

    public Parameter Projection { get; }

    public Parameter Unknown { get; }

    public Normal Input { get; }

    public Layer Convolution { get; }

    public Layer[] Layers { get; }

    public Normal Output { get; }

    public Linear Tag { get; }

    public Linear ArcHead { get; }

    public Linear ArcDependent { get; }

    public Linear ArcMiddle { get; }

    public Parameter ArcRoot { get; }

    public Parameter Distance { get; }

    public Linear LabelHead { get; }

    public Linear LabelDependent { get; }

    public Linear LabelOut { get; }

    /// <summary>One step of learning; gives the losses by word of tags, heads and relations.</summary>
    public (float Tags, float Heads, float Relations) Learn(Batch batch, float rate)
    {
        var n = batch.Count;
        var b = _buffers;
        b.Reset();

        // Forward: the input.
        var raw = b.Zeroed(n * VectorWidth);
        var x = b.Take(n * D);
        var dropped = new bool[n];
        var droppedRows = new bool[n * WordFeatures.Count];
        for (var t = 0; t < n; t++)
        {
            var word = batch.Words[t];
            dropped[t] = word < 0 || _noise.Uniform() * 256 < WordDrop;
            if (dropped[t])
            {
                Unknown.Value.CopyTo(x.AsSpan(t * D));
            }
            else
            {
                _wordVectors.AsSpan(word * VectorWidth, VectorWidth).CopyTo(raw.AsSpan(t * VectorWidth));
                Delta.Value.AsSpan(word * D, D).CopyTo(x.AsSpan(t * D));
            }

            for (var k = 0; k < WordFeatures.Count; k++)
            {
                droppedRows[t * WordFeatures.Count + k] = _noise.Uniform() * 256 < FeatureDrop;
                if (!droppedRows[t * WordFeatures.Count + k])
                {
                    Kernels.Add(x.AsSpan(t * D, D), Hashed.Value.AsSpan(batch.Rows[t * WordFeatures.Count + k] * D, D));
                }
            }
        }

        Multiply(raw, Projection.Value, x, n, VectorWidth, D);
        var input = Input.Forward(b, x, n);
        var state = Drop(input.Result, n * D, InputDrop, out var inputMask);

        // The convolution over three words.
        var convolution = Convolution.Norm.Forward(b, state, n);
        var mixed = b.Zeroed(n * 3 * D);
        Multiply(convolution.Result, Convolution.Weights.Value, mixed, n, D, 3 * D);
        var bent = b.Take(n * D);
        var bentMask = Mask(n * D, LayerDrop);
        var next = b.Take(n * D);
        for (var s = 0; s + 1 < batch.Starts.Length; s++)
        {
            for (var t = batch.Starts[s]; t < batch.Starts[s + 1]; t++)
            {
                Convolution.Bias.Value.CopyTo(bent.AsSpan(t * D));
                Kernels.Add(bent.AsSpan(t * D, D), mixed.AsSpan(t * 3 * D + D, D));
                if (t > batch.Starts[s])
                {
                    Kernels.Add(bent.AsSpan(t * D, D), mixed.AsSpan((t - 1) * 3 * D, D));
                }

                if (t + 1 < batch.Starts[s + 1])
                {
                    Kernels.Add(bent.AsSpan(t * D, D), mixed.AsSpan((t + 1) * 3 * D + 2 * D, D));
                }
            }
        }

        Vectors.Bend(bent, n * D);
        Vectors.MultiplyAdd(bent, bentMask, state, next, n * D);

        // The recurrent layers.
        var states = new float[Layers.Length + 1][];
        states[0] = next;
        var normed = new Normal.Pass[Layers.Length];
        var gates = new float[Layers.Length][];
        var cells = new float[Layers.Length][];
        var masks = new float[Layers.Length][];
        for (var l = 0; l < Layers.Length; l++)
        {
            var layer = Layers[l];
            normed[l] = layer.Norm.Forward(b, states[l], n);
            gates[l] = b.Take(n * 3 * D);
            for (var t = 0; t < n; t++)
            {
                layer.Bias.Value.CopyTo(gates[l].AsSpan(t * 3 * D));
            }

            Multiply(normed[l].Result, layer.Weights.Value, gates[l], n, D, 3 * D);
            for (var t = 0; t < n; t++)
            {
                Kernels.Sigmoid(gates[l].AsSpan(t * 3 * D + D, 2 * D));
            }

            cells[l] = b.Take(n * D);
            masks[l] = Mask(n * D, LayerDrop);
            states[l + 1] = b.Take(n * D);
            Recur(batch, gates[l], cells[l]);
            for (var t = 0; t < n; t++)
            {
                Vectors.Gate(gates[l].AsSpan(t * 3 * D + 2 * D, D), cells[l].AsSpan(t * D, D), masks[l].AsSpan(t * D, D),
                    states[l].AsSpan(t * D, D), states[l + 1].AsSpan(t * D, D));
            }
        }

        var output = Output.Forward(b, states[^1], n);
        var final = Drop(output.Result, n * D, OutputDrop, out var outputMask);
        var finalGradient = b.Zeroed(n * D);
        var scale = 1f / n;

        var tagLoss = LearnTags(batch, final, finalGradient, scale);
        var headLoss = LearnHeads(batch, final, finalGradient, scale);
        var relationLoss = LearnRelations(batch, final, finalGradient, scale);

        // Backward.
        Scale(finalGradient, outputMask, n * D);
        var gradient = b.Zeroed(n * D);
        Output.Backward(output, finalGradient, gradient, n);
        for (var l = Layers.Length - 1; l >= 0; l--)
        {
            var layer = Layers[l];
            var inner = b.Take(n * 3 * D);
            Unwind(batch, gates[l], cells[l], masks[l], gradient, inner);
            var below = b.Zeroed(n * D);
            Back(normed[l].Result, layer.Weights, layer.Bias, inner, below, n, D, 3 * D);
            layer.Norm.Backward(normed[l], below, gradient, n);
        }

        var spread = b.Zeroed(n * 3 * D);
        for (var s = 0; s + 1 < batch.Starts.Length; s++)
        {
            for (var t = batch.Starts[s]; t < batch.Starts[s + 1]; t++)
            {
                var middle = spread.AsSpan(t * 3 * D + D, D);
                Vectors.Multiply(gradient.AsSpan(t * D, D), bentMask.AsSpan(t * D, D), middle);
                Vectors.Unbend(bent.AsSpan(t * D, D), middle);
                Kernels.Add(Convolution.Bias.Gradient, middle);
                if (t > batch.Starts[s])
                {
                    middle.CopyTo(spread.AsSpan((t - 1) * 3 * D));
                }

                if (t + 1 < batch.Starts[s + 1])
                {
                    middle.CopyTo(spread.AsSpan((t + 1) * 3 * D + 2 * D));
                }
            }
        }

        var under = b.Zeroed(n * D);
        Back(convolution.Result, Convolution.Weights, null, spread, under, n, D, 3 * D);
        Convolution.Norm.Backward(convolution, under, gradient, n);
        Scale(gradient, inputMask, n * D);
        var bottom = b.Zeroed(n * D);
        Input.Backward(input, gradient, bottom, n);
        _touchedWords.Clear();
        _touchedRows.Clear();
        for (var t = 0; t < n; t++)
        {
            var g = bottom.AsSpan(t * D, D);
            if (dropped[t])
            {
                Kernels.Add(Unknown.Gradient, g);
            }
            else
            {
                _touchedWords.Add(batch.Words[t]);
                Kernels.Add(Delta.Gradient.AsSpan(batch.Words[t] * D, D), g);
            }

            for (var k = 0; k < WordFeatures.Count; k++)
            {
                if (!droppedRows[t * WordFeatures.Count + k])
                {
                    var row = batch.Rows[t * WordFeatures.Count + k];
                    _touchedRows.Add(row);
                    Kernels.Add(Hashed.Gradient.AsSpan(row * D, D), g);
                }
            }
        }

        Back(raw, Projection, null, bottom, null, n, VectorWidth, D);
        Update(rate);
        return (tagLoss, headLoss, relationLoss);
    }

    /// <summary>The word vectors as the network sees them: projected, with what was learned of each word added.</summary>
    public static void Project(float[] vectors, float[] projection, float[] delta, float[] rows, int words)
    {
        var packed = new float[VectorWidth * D];
        Kernels.Pack(projection, VectorWidth, D, packed);
        delta.CopyTo(rows, 0);
        Kernels.Multiply(vectors, VectorWidth, 1, packed, rows, words, VectorWidth, D);
    }

    private void Update(float rate)
    {
        const float LargestNorm = 2;
        rate *= Parameter.Correction(++_time);
        float square = 0;
        foreach (var parameter in _dense)
        {
            square += parameter.Square();
        }

        var norm = MathF.Sqrt(square);
        var clip = norm > LargestNorm ? LargestNorm / norm : 1;
        foreach (var parameter in _dense)
        {
            parameter.Step(0, parameter.Value.Length, rate, clip);
        }

        foreach (var word in _touchedWords)
        {
            Delta.Step(word * D, D, rate, clip);
        }

        foreach (var row in _touchedRows)
        {
            Hashed.Step(row * D, D, rate, clip);
        }
    }

    private float LearnTags(Batch batch, float[] final, float[] finalGradient, float scale)
    {
        var n = batch.Count;
        var scores = Tag.Forward(_buffers, final, n, D, Shape.Tags);
        float loss = 0;
        for (var t = 0; t < n; t++)
        {
            loss += Softmax(scores.AsSpan(t * Shape.Tags, Shape.Tags), batch.Tags[t], scale);
        }

        Back(final, Tag.Weights, Tag.Bias, scores, finalGradient, n, D, Shape.Tags);
        return loss / n;
    }

    private float LearnHeads(Batch batch, float[] final, float[] finalGradient, float scale)
    {
        const int A = Shape.Arc;
        var n = batch.Count;
        var heads = ArcHead.Forward(_buffers, final, n, D, A);
        var dependents = ArcDependent.Forward(_buffers, final, n, D, A);
        Vectors.Bend(heads, n * A);
        Vectors.Bend(dependents, n * A);
        var droppedHeads = Drop(heads, n * A, HeadDrop, out var headMask);
        var droppedDependents = Drop(dependents, n * A, HeadDrop, out var dependentMask);
        var queries = ArcMiddle.Forward(_buffers, droppedDependents, n, A, A);
        var headGradient = _buffers.Zeroed(n * A);
        var queryGradient = _buffers.Zeroed(n * A);
        var scores = new float[1 + batch.Starts.Zip(batch.Starts.Skip(1), (a, c) => c - a).Max()];
        float loss = 0;
        for (var s = 0; s + 1 < batch.Starts.Length; s++)
        {
            var (start, end) = (batch.Starts[s], batch.Starts[s + 1]);
            var row = scores.AsSpan(0, 1 + end - start);
            for (var t = start; t < end; t++)
            {
                var query = queries.AsSpan(t * A, A);
                row[0] = Kernels.Dot(query, ArcRoot.Value);
                for (var h = start; h < end; h++)
                {
                    row[1 + h - start] = h == t ? -1e9f : Kernels.Dot(query, droppedHeads.AsSpan(h * A, A)) + Distance.Value[Shape.Distance(t, h)];
                }

                loss += Softmax(row, batch.Heads[t] < 0 ? 0 : batch.Heads[t] - start + 1, scale);
                var gradient = queryGradient.AsSpan(t * A, A);
                Kernels.AddScaled(gradient, ArcRoot.Value, row[0]);
                Kernels.AddScaled(ArcRoot.Gradient, query, row[0]);
                for (var h = start; h < end; h++)
                {
                    var g = row[1 + h - start];
                    if (h != t && MathF.Abs(g) > 1e-9f)
                    {
                        Kernels.AddScaled(gradient, droppedHeads.AsSpan(h * A, A), g);
                        Kernels.AddScaled(headGradient.AsSpan(h * A, A), query, g);
                        Distance.Gradient[Shape.Distance(t, h)] += g;
                    }
                }
            }
        }

        var dependentGradient = _buffers.Zeroed(n * A);
        Back(droppedDependents, ArcMiddle.Weights, ArcMiddle.Bias, queryGradient, dependentGradient, n, A, A);
        Scale(dependentGradient, dependentMask, n * A);
        Scale(headGradient, headMask, n * A);
        Vectors.Unbend(dependents.AsSpan(0, n * A), dependentGradient);
        Vectors.Unbend(heads.AsSpan(0, n * A), headGradient);
        Back(final, ArcDependent.Weights, ArcDependent.Bias, dependentGradient, finalGradient, n, D, A);
        Back(final, ArcHead.Weights, ArcHead.Bias, headGradient, finalGradient, n, D, A);
        return loss / n;
    }

    private float LearnRelations(Batch batch, float[] final, float[] finalGradient, float scale)
    {
        const int L = Shape.Label;
        var n = batch.Count;
        var heads = LabelHead.Forward(_buffers, final, n, D, L);
        var hidden = LabelDependent.Forward(_buffers, final, n, D, L);
        for (var t = 0; t < n; t++)
        {
            if (batch.Heads[t] >= 0)
            {
                Kernels.Add(hidden.AsSpan(t * L, L), heads.AsSpan(batch.Heads[t] * L, L));
            }
        }

        Vectors.Bend(hidden, n * L);
        var dropped = Drop(hidden, n * L, HeadDrop, out var mask);
        var scores = LabelOut.Forward(_buffers, dropped, n, L, Shape.Relations);
        float loss = 0;
        for (var t = 0; t < n; t++)
        {
            var row = scores.AsSpan(t * Shape.Relations, Shape.Relations);
            if (batch.Heads[t] < 0)
            {
                row.Clear();
            }
            else
            {
                loss += Softmax(row, batch.Relations[t], scale);
            }
        }

        var gradient = _buffers.Zeroed(n * L);
        Back(dropped, LabelOut.Weights, LabelOut.Bias, scores, gradient, n, L, Shape.Relations);
        Scale(gradient, mask, n * L);
        Vectors.Unbend(hidden.AsSpan(0, n * L), gradient);
        var headGradient = _buffers.Zeroed(n * L);
        for (var t = 0; t < n; t++)
        {
            if (batch.Heads[t] >= 0)
            {
                Kernels.Add(headGradient.AsSpan(batch.Heads[t] * L, L), gradient.AsSpan(t * L, L));
            }
        }

        Back(final, LabelDependent.Weights, LabelDependent.Bias, gradient, finalGradient, n, D, L);
        Back(final, LabelHead.Weights, LabelHead.Bias, headGradient, finalGradient, n, D, L);
        return loss / n;
    }

    /// <summary>The cells of both directions: the first half of the width reads forwards, the second backwards.</summary>
    private static void Recur(Batch batch, float[] gates, float[] cells)
    {
        const int H = D / 2;
        for (var s = 0; s + 1 < batch.Starts.Length; s++)
        {
            var (start, end) = (batch.Starts[s], batch.Starts[s + 1]);
            for (var t = start; t < end; t++)
            {
                var last = t > start ? cells.AsSpan((t - 1) * D, H) : default;
                Vectors.Cell(gates.AsSpan(t * 3 * D, H), gates.AsSpan(t * 3 * D + D, H), last, cells.AsSpan(t * D, H));
            }

            for (var t = end - 1; t >= start; t--)
            {
                var last = t + 1 < end ? cells.AsSpan((t + 1) * D + H, H) : default;
                Vectors.Cell(gates.AsSpan(t * 3 * D + H, H), gates.AsSpan(t * 3 * D + D + H, H), last, cells.AsSpan(t * D + H, H));
            }
        }
    }

    private static void Unwind(Batch batch, float[] gates, float[] cells, float[] mask, float[] gradient, float[] inner)
    {
        const int H = D / 2;
        var carry = new float[D];
        for (var s = 0; s + 1 < batch.Starts.Length; s++)
        {
            var (start, end) = (batch.Starts[s], batch.Starts[s + 1]);
            Array.Clear(carry);
            for (var t = end - 1; t >= start; t--)
            {
                UnwindOne(t, 0, H, t > start ? (t - 1) * D : -1);
            }

            for (var t = start; t < end; t++)
            {
                UnwindOne(t, H, D, t + 1 < end ? (t + 1) * D : -1);
            }
        }

        void UnwindOne(int t, int from, int to, int last)
        {
            for (var i = from; i < to; i += 8)
            {
                var value = Vectors.At(gates, t * 3 * D + i);
                var forget = Vectors.At(gates, t * 3 * D + D + i);
                var reset = Vectors.At(gates, t * 3 * D + 2 * D + i);
                var before = last < 0 ? Vector256<float>.Zero : Vectors.At(cells, last + i);
                var g = Vectors.At(gradient, t * D + i) * Vectors.At(mask, t * D + i);
                var cell = g * reset + Vectors.At(carry, i);
                var kept = Vector256<float>.One - forget;
                (g * Vectors.At(cells, t * D + i) * reset * (Vector256<float>.One - reset)).CopyTo(inner, t * 3 * D + 2 * D + i);
                (cell * (before - value) * forget * kept).CopyTo(inner, t * 3 * D + D + i);
                (cell * kept).CopyTo(inner, t * 3 * D + i);
                (cell * forget).CopyTo(carry, i);
            }
        }
    }

    /// <summary>Turns scores into the scaled gradient of the cross entropy; gives the loss.</summary>
    private static float Softmax(Span<float> row, int right, float scale)
    {
        var largest = float.MinValue;
        foreach (var value in row)
        {
            largest = MathF.Max(largest, value);
        }

        // Eight at a time; the last ones by a vector of which only they are used.
        float sum = 0;
        Span<float> eight = stackalloc float[8];
        for (var i = 0; i < row.Length; i += 8)
        {
            var rest = row[i..Math.Min(i + 8, row.Length)];
            eight.Fill(largest);
            rest.CopyTo(eight);
            Kernels.Exp(Vector256.Create<float>(eight) - Vector256.Create(largest)).CopyTo(eight);
            eight[..rest.Length].CopyTo(rest);
            foreach (var value in rest)
            {
                sum += value;
            }
        }

        var loss = -MathF.Log(MathF.Max(row[right] / sum, 1e-12f));
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = (row[i] / sum - (i == right ? 1 : 0)) * scale;
        }

        return loss;
    }

    private float[] Mask(int count, int rate)
    {
        var mask = _buffers.Take(count);
        _noise.Mask(mask.AsSpan(0, count), rate);
        return mask;
    }

    private float[] Drop(float[] values, int count, int rate, out float[] mask)
    {
        mask = Mask(count, rate);
        var dropped = _buffers.Take(count);
        Vectors.Multiply(values.AsSpan(0, count), mask, dropped);
        return dropped;
    }

    private static void Scale(float[] values, float[] factors, int count) => Vectors.Multiply(values.AsSpan(0, count), factors, values);

    private void Multiply(float[] x, float[] weights, float[] y, int n, int k, int m) => Multiply(_buffers, x, weights, y, n, k, m);

    private static void Multiply(Buffers buffers, float[] x, float[] weights, float[] y, int n, int k, int m)
    {
        var packed = buffers.Take(k * m);
        Kernels.Pack(weights, k, m, packed);
        Kernels.Multiply(x, k, 1, packed, y, n, k, m);
    }

    /// <summary>Adds the gradients of a linear map: of its weights, its bias, and its input unless that is null.</summary>
    private void Back(float[] x, Parameter weights, Parameter? bias, float[] gradient, float[]? below, int n, int k, int m)
    {
        var packed = _buffers.Take(n * m);
        Kernels.Pack(gradient, n, m, packed);
        Kernels.Multiply(x, 1, k, packed, weights.Gradient, k, n, m);
        for (var t = 0; t < n && bias is not null; t++)
        {
            Kernels.Add(bias.Gradient, gradient.AsSpan(t * m, m));
        }

        if (below is not null)
        {
            var transposed = _buffers.Take(k * m);
            Kernels.PackTransposed(weights.Value, m, k, transposed);
            Kernels.Multiply(gradient, m, 1, transposed, below, n, m, k);
        }
    }

    private Parameter Dense(int length, float scale)
    {
        var parameter = new Parameter(length, scale, _noise);
        _dense.Add(parameter);
        return parameter;
    }

    private Normal Norm()
    {
        var norm = new Normal(Dense(D, 0), Dense(D, 0));
        Array.Fill(norm.Gain.Value, 1);
        return norm;
    }

    /// <summary>A linear map with bias.</summary>
    internal sealed record Linear(Parameter Weights, Parameter Bias)
    {
        public float[] Forward(Buffers buffers, float[] x, int n, int k, int m)
        {
            var y = buffers.Take(n * m);
            for (var t = 0; t < n; t++)
            {
                Bias.Value.CopyTo(y.AsSpan(t * m));
            }

            Multiply(buffers, x, Weights.Value, y, n, k, m);
            return y;
        }
    }

    /// <summary>A layer: normalisation, then a linear map into three parts.</summary>
    internal sealed record Layer(Normal Norm, Parameter Weights, Parameter Bias);

    /// <summary>Layer normalisation (Ba et al. 2016).</summary>
    internal sealed record Normal(Parameter Gain, Parameter Shift)
    {
        public Pass Forward(Buffers buffers, float[] x, int n)
        {
            var pass = new Pass(x, buffers.Take(n * D), buffers.Take(n * 2));
            for (var t = 0; t < n; t++)
            {
                (pass.Statistics[2 * t], pass.Statistics[2 * t + 1]) =
                    Kernels.Normalise(x.AsSpan(t * D, D), Gain.Value, Shift.Value, pass.Result.AsSpan(t * D, D));
            }

            return pass;
        }

        /// <summary>Adds to the gradient of the input.</summary>
        public void Backward(Pass pass, float[] gradient, float[] below, int n)
        {
            for (var t = 0; t < n; t++)
            {
                var (mean, inverse) = (pass.Statistics[2 * t], pass.Statistics[2 * t + 1]);
                var (m, scale) = (Vector256.Create(mean), Vector256.Create(inverse));
                var (sum, product) = (Vector256<float>.Zero, Vector256<float>.Zero);
                for (var i = 0; i < D; i += 8)
                {
                    var centred = (Vectors.At(pass.Input, t * D + i) - m) * scale;
                    var g = Vectors.At(gradient, t * D + i);
                    (Vectors.At(Gain.Gradient, i) + g * centred).CopyTo(Gain.Gradient, i);
                    (Vectors.At(Shift.Gradient, i) + g).CopyTo(Shift.Gradient, i);
                    g *= Vectors.At(Gain.Value, i);
                    sum += g;
                    product += g * centred;
                }

                var (mean1, mean2) = (Vector256.Create(Kernels.Total(sum) / D), Vector256.Create(Kernels.Total(product) / D));
                for (var i = 0; i < D; i += 8)
                {
                    var centred = (Vectors.At(pass.Input, t * D + i) - m) * scale;
                    var g = Vectors.At(gradient, t * D + i) * Vectors.At(Gain.Value, i) - mean1 - centred * mean2;
                    (Vectors.At(below, t * D + i) + scale * g).CopyTo(below, t * D + i);
                }
            }
        }

        internal sealed record Pass(float[] Input, float[] Result, float[] Statistics);
    }

    /// <summary>Arrays that are used again in every batch, in the same order.</summary>
    internal sealed class Buffers
    {
        private readonly List<float[]> _arrays = [];
        private int _next;

        public void Reset() => _next = 0;

        /// <summary>An array of at least a length, all zero.</summary>
        public float[] Zeroed(int length)
        {
            var array = Take(length);
            Array.Clear(array, 0, length);
            return array;
        }

        /// <summary>An array of at least a length, with whatever it held before.</summary>
        public float[] Take(int length)
        {
            if (_next == _arrays.Count)
            {
                _arrays.Add(new float[length]);
            }
            else if (_arrays[_next].Length < length)
            {
                _arrays[_next] = new float[length];
            }

            return _arrays[_next++];
        }
    }
}
