using System.Runtime.Intrinsics;
using Truce.Language.Neural;

namespace Truce.Language.Training;

/// <summary>
/// The network while it learns. Word vectors and hashed features are summed, mixed with the neighbours by a convolution, then
/// read in both directions by simple recurrent units (Lei et al. 2018), whose products are all made before the recurrence; then
/// tags by a linear layer, heads by a biaffine product (Dozat and Manning 2017), relations by one hidden layer.
/// </summary>
internal sealed partial class Network
{
    public const int VectorWidth = 100;

    private const int E = Shape.Input, D = Shape.Width;
    private const float TruthShare = 0.4f;
    private const int WordDrop = 24, LearntDrop = 48, FeatureDrop = 16, InputDrop = 64, LayerDrop = 64, OutputDrop = 80, HeadDrop = 80;

    private readonly Noise _noise;
    private readonly float[] _wordVectors;
    private readonly List<Parameter> _dense = [];
    private readonly Buffers _buffers = new();
    private readonly HashSet<int> _touchedWords = [];
    private readonly HashSet<int> _touchedRows = [];
    private bool _learning = true;
    private float _share;
    private int _time;

    public Network(float[] vectors, int words, ulong seed)
    {
        _wordVectors = vectors;
        _noise = new Noise(seed);
        Delta = new Parameter(words * E, 0.02f, _noise);
        Hashed = new Parameter(WordFeatures.Rows * E, 0.1f, _noise);
        Projection = Dense(VectorWidth * E, 0.12f);
        Unknown = Dense(E, 0.1f);
        Input = Norm(E);
        Convolution = new Linear(Dense(E * 3 * D, 0.1f), Dense(D, 0));
        Layers = new Layer[Shape.Layers];
        for (var i = 0; i < Layers.Length; i++)
        {
            Layers[i] = new Layer(Norm(D), Dense(D * 3 * D, 1.1f / MathF.Sqrt(D)), Dense(3 * D, 0));
        }

        Output = Norm(D);
        Name = new Linear(Dense(D * Shape.Names, 0.1f), Dense(Shape.Names, 0));
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

    public Linear Convolution { get; }

    public Layer[] Layers { get; }

    public Normal Output { get; }

    public Linear Name { get; }

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
    public (float Tags, float Heads, float Relations, float Names) Learn(Batch batch, float rate)
    {
        var n = batch.Count;
        var b = _buffers;
        b.Reset();

        // Forward: the input.
        var raw = b.Zeroed(n * VectorWidth);
        var x = b.Take(n * E);
        var dropped = new bool[n];
        var unlearnt = new bool[n];
        var droppedRows = new bool[n * WordFeatures.Count];
        for (var t = 0; t < n; t++)
        {
            var word = batch.Words[t];
            var chance = _learning ? (int)(_noise.Uniform() * 256) : 256;
            dropped[t] = word < 0 || chance < WordDrop;
            unlearnt[t] = chance < WordDrop + LearntDrop;
            if (dropped[t])
            {
                Unknown.Value.CopyTo(x.AsSpan(t * E));
            }
            else
            {
                _wordVectors.AsSpan(word * VectorWidth, VectorWidth).CopyTo(raw.AsSpan(t * VectorWidth));
                if (unlearnt[t])
                {
                    x.AsSpan(t * E, E).Clear();
                }
                else
                {
                    Delta.Value.AsSpan(word * E, E).CopyTo(x.AsSpan(t * E));
                }
            }

            for (var k = 0; k < WordFeatures.Count; k++)
            {
                droppedRows[t * WordFeatures.Count + k] = _learning && _noise.Uniform() * 256 < FeatureDrop;
                if (!droppedRows[t * WordFeatures.Count + k])
                {
                    Kernels.Add(x.AsSpan(t * E, E), Hashed.Value.AsSpan(batch.Rows[t * WordFeatures.Count + k] * E, E));
                }
            }
        }

        Multiply(raw, Projection.Value, x, n, VectorWidth, E);
        var input = Input.Forward(b, x, n);
        var state = Drop(input.Result, n * E, InputDrop, out var inputMask);

        // The convolution over three words.
        var mixed = b.Zeroed(n * 3 * D);
        Multiply(state, Convolution.Weights.Value, mixed, n, E, 3 * D);
        var next = b.Take(n * D);
        for (var s = 0; s + 1 < batch.Starts.Length; s++)
        {
            for (var t = batch.Starts[s]; t < batch.Starts[s + 1]; t++)
            {
                Convolution.Bias.Value.CopyTo(next.AsSpan(t * D));
                Kernels.Add(next.AsSpan(t * D, D), mixed.AsSpan(t * 3 * D + D, D));
                if (t > batch.Starts[s])
                {
                    Kernels.Add(next.AsSpan(t * D, D), mixed.AsSpan((t - 1) * 3 * D, D));
                }

                if (t + 1 < batch.Starts[s + 1])
                {
                    Kernels.Add(next.AsSpan(t * D, D), mixed.AsSpan((t + 1) * 3 * D + 2 * D, D));
                }
            }
        }

        Vectors.Bend(next, n * D);

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
        var nameLoss = LearnNames(batch, final, finalGradient, scale);

        if (!_learning)
        {
            return default;
        }

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
                gradient.AsSpan(t * D, D).CopyTo(middle);
                Vectors.Unbend(next.AsSpan(t * D, D), middle);
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

        var under = b.Zeroed(n * E);
        Back(state, Convolution.Weights, null, spread, under, n, E, 3 * D);
        Scale(under, inputMask, n * E);
        var bottom = b.Zeroed(n * E);
        Input.Backward(input, under, bottom, n);
        _touchedWords.Clear();
        _touchedRows.Clear();
        for (var t = 0; t < n; t++)
        {
            var g = bottom.AsSpan(t * E, E);
            if (dropped[t])
            {
                Kernels.Add(Unknown.Gradient, g);
            }
            else if (!unlearnt[t])
            {
                _touchedWords.Add(batch.Words[t]);
                Kernels.Add(Delta.Gradient.AsSpan(batch.Words[t] * E, E), g);
            }

            for (var k = 0; k < WordFeatures.Count; k++)
            {
                if (!droppedRows[t * WordFeatures.Count + k])
                {
                    var row = batch.Rows[t * WordFeatures.Count + k];
                    _touchedRows.Add(row);
                    Kernels.Add(Hashed.Gradient.AsSpan(row * E, E), g);
                }
            }
        }

        Back(raw, Projection, null, bottom, null, n, VectorWidth, E);
        Update(rate);
        return (tagLoss, headLoss, relationLoss, nameLoss);
    }
}
