namespace Truce.Coding.Words.Training;

/// <summary>
/// Weights while they are learned: AdaGrad with a weak pull to zero, on slots that features share by their hash. The same steps in
/// the same order give the same weights.
/// </summary>
internal sealed class Learner(int bits, int classes, float rate, float decay)
{
    private readonly float[] _weights = new float[(1 << bits) * classes];
    private readonly float[] _squares = new float[(1 << bits) * classes];
    private readonly uint _mask = (1u << bits) - 1;

    /// <summary>Adds up the weights of features, a sum for each class.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            var slot = (int)(feature & _mask) * classes;
            for (var k = 0; k < classes; k++) scores[k] += _weights[slot + k];
        }
    }

    /// <summary>One step down the gradient of the loss, given for each class.</summary>
    public void Step(ReadOnlySpan<uint> features, ReadOnlySpan<float> gradient)
    {
        foreach (var feature in features)
        {
            var slot = (int)(feature & _mask) * classes;
            for (var k = 0; k < classes; k++)
            {
                var g = gradient[k] + (decay * _weights[slot + k]);
                if (g == 0) continue;
                _squares[slot + k] += g * g;
                _weights[slot + k] -= rate * g / (MathF.Sqrt(_squares[slot + k]) + 1e-6f);
            }
        }
    }

    /// <summary>The weights in a byte each. The few largest are cut so that the others keep their precision.</summary>
    public LinearModel Pack()
    {
        var sizes = _weights.Where(w => w != 0).Select(MathF.Abs).Order().ToArray();
        var most = sizes.Length == 0 ? 1f : sizes[(int)(sizes.Length * 0.9995)];
        var scale = most / 127;
        var packed = new sbyte[_weights.Length];
        for (var i = 0; i < packed.Length; i++) packed[i] = (sbyte)Math.Clamp(MathF.Round(_weights[i] / scale), -127, 127);
        return new LinearModel(classes, scale, packed);
    }
}
