using Truce.Language.Neural;

namespace Truce.Language.Training;

/// <content>What is learnt, and how it moves.</content>
internal sealed partial class Network
{
    /// <summary>
    /// Adds a share of what the network thinks to the opinions of a batch; its averages become its values for good.
    /// </summary>
    public void Observe(Batch batch, float share)
    {
        if (_learning)
        {
            _learning = false;
            foreach (var parameter in _dense.Append(Delta).Append(Hashed))
            {
                parameter.Average.CopyTo(parameter.Value, 0);
            }
        }

        _share = share;
        Learn(batch, 0);
    }

    /// <summary>The word vectors as the network sees them: projected, with what was learned of each word added.</summary>
    public static void Project(float[] vectors, float[] projection, float[] delta, float[] rows, int words)
    {
        var packed = new float[VectorWidth * E];
        Matrices.Pack(projection, VectorWidth, E, packed);
        delta.CopyTo(rows, 0);
        Matrices.Multiply(vectors, VectorWidth, 1, packed, rows, words, VectorWidth, E);
    }

    /// <summary>Moves the averages of all parameters towards their values.</summary>
    public void Blend(float share)
    {
        foreach (var parameter in _dense)
        {
            parameter.Blend(share);
        }

        Delta.Blend(share);
        Hashed.Blend(share);
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
            Delta.Step(word * E, E, rate, clip);
        }

        foreach (var row in _touchedRows)
        {
            Hashed.Step(row * E, E, rate, clip);
        }
    }

    private float[] Mask(int count, int rate)
    {
        var mask = _buffers.Take(count);
        if (_learning)
        {
            _noise.Mask(mask.AsSpan(0, count), rate);
        }
        else
        {
            mask.AsSpan(0, count).Fill(1);
        }

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

    private void Multiply(float[] x, float[] weights, float[] y, int n, int k, int m) => Matrices.Multiply(_buffers, x, weights, y, n, k, m);

    /// <summary>Adds the gradients of a linear map: of its weights, its bias, and its input unless that is null.</summary>
    private void Back(float[] x, Parameter weights, Parameter? bias, float[] gradient, float[]? below, int n, int k, int m)
    {
        var packed = _buffers.Take(n * m);
        Matrices.Pack(gradient, n, m, packed);
        var turned = _buffers.Take(n * k);
        Matrices.Transpose(x, n, k, turned);
        Matrices.Multiply(turned, n, 1, packed, weights.Gradient, k, n, m);
        for (var t = 0; t < n && bias is not null; t++)
        {
            Kernels.Add(bias.Gradient, gradient.AsSpan(t * m, m));
        }

        if (below is not null)
        {
            var transposed = _buffers.Take(k * m);
            Matrices.PackTransposed(weights.Value, m, k, transposed);
            Matrices.Multiply(gradient, m, 1, transposed, below, n, m, k);
        }
    }

    private Parameter Dense(int length, float scale)
    {
        var parameter = new Parameter(length, scale, _noise);
        _dense.Add(parameter);
        return parameter;
    }

    private Normal Norm(int width)
    {
        var norm = new Normal(Dense(width, 0), Dense(width, 0));
        Array.Fill(norm.Gain.Value, 1);
        return norm;
    }
}
