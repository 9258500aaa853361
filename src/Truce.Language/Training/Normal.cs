using System.Runtime.Intrinsics;
using Truce.Language.Neural;

namespace Truce.Language.Training;

/// <summary>Layer normalisation (Ba et al. 2016).</summary>
internal sealed record Normal(Parameter Gain, Parameter Shift)
{
    private int W => Gain.Value.Length;

    public Pass Forward(Buffers buffers, float[] x, int n)
    {
        var pass = new Pass(x, buffers.Take(n * W), buffers.Take(n * 2));
        for (var t = 0; t < n; t++)
        {
            (pass.Statistics[2 * t], pass.Statistics[2 * t + 1]) =
                Kernels.Normalise(x.AsSpan(t * W, W), Gain.Value, Shift.Value, pass.Result.AsSpan(t * W, W));
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
            for (var i = 0; i < W; i += 8)
            {
                var centred = (Vectors.At(pass.Input, t * W + i) - m) * scale;
                var g = Vectors.At(gradient, t * W + i);
                (Vectors.At(Gain.Gradient, i) + g * centred).CopyTo(Gain.Gradient, i);
                (Vectors.At(Shift.Gradient, i) + g).CopyTo(Shift.Gradient, i);
                g *= Vectors.At(Gain.Value, i);
                sum += g;
                product += g * centred;
            }

            var (mean1, mean2) = (Vector256.Create(Kernels.Total(sum) / W), Vector256.Create(Kernels.Total(product) / W));
            for (var i = 0; i < W; i += 8)
            {
                var centred = (Vectors.At(pass.Input, t * W + i) - m) * scale;
                var g = Vectors.At(gradient, t * W + i) * Vectors.At(Gain.Value, i) - mean1 - centred * mean2;
                (Vectors.At(below, t * W + i) + scale * g).CopyTo(below, t * W + i);
            }
        }
    }

    internal sealed record Pass(float[] Input, float[] Result, float[] Statistics);
}
