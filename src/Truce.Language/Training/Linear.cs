namespace Truce.Language.Training;

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

        Matrices.Multiply(buffers, x, Weights.Value, y, n, k, m);
        return y;
    }
}

/// <summary>A layer: normalisation, then a linear map into three parts.</summary>
internal sealed record Layer(Normal Norm, Parameter Weights, Parameter Bias);
