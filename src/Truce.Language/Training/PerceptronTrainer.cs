using Truce.Language.Tagging;

namespace Truce.Language.Training;

/// <summary>An averaged perceptron over hashed features (Collins 2002; averaging by Daumé's two sums).</summary>
internal sealed class PerceptronTrainer(int classes, int bits)
{
    private readonly float[] _weights = new float[classes << bits];
    private readonly float[] _sums = new float[classes << bits];
    private readonly uint _mask = (1u << bits) - 1;
    private float _step = 1;

    public int Predict(ReadOnlySpan<uint> features, Span<float> scores)
    {
        scores.Clear();
        foreach (var feature in features)
        {
            var row = _weights.AsSpan((int)(feature & _mask) * classes, classes);
            for (var c = 0; c < row.Length; c++)
            {
                scores[c] += row[c];
            }
        }

        var best = 0;
        for (var c = 1; c < classes; c++)
        {
            best = scores[c] > scores[best] ? c : best;
        }

        return best;
    }

    public void Tick() => _step++;

    public void Update(ReadOnlySpan<uint> features, int right, int wrong)
    {
        foreach (var feature in features)
        {
            var row = (int)(feature & _mask) * classes;
            _weights[row + right] += 1;
            _sums[row + right] += _step;
            _weights[row + wrong] -= 1;
            _sums[row + wrong] -= _step;
        }
    }

    public HashedPerceptron Finish()
    {
        var average = new float[_weights.Length];
        for (var i = 0; i < average.Length; i++)
        {
            average[i] = _weights[i] - _sums[i] / _step;
        }

        // The scale that loses least: the largest thousandth of the weights may be clipped.
        var sizes = average.Where(w => w != 0).Select(MathF.Abs).Order().ToArray();
        var largest = sizes.Length == 0 ? 1 : sizes[(int)(sizes.Length * 0.9995)];
        var stride = HashedPerceptron.Stride(classes);
        var quantised = new sbyte[stride << bits];
        for (var i = 0; i < average.Length; i++)
        {
            quantised[i / classes * stride + i % classes] = (sbyte)Math.Clamp(MathF.Round(average[i] * 127 / largest), -127, 127);
        }

        return new HashedPerceptron(classes, bits, quantised);
    }
}
