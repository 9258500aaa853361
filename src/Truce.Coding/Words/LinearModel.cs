namespace Truce.Coding.Words;

/// <summary>
/// Trained weights of a linear model over hashed features, quantised to a byte each. A power of two of slots, each with one weight a
/// class; features that share a slot share its weights. Immutable, safe to share between threads.
/// </summary>
internal sealed class LinearModel
{
    private readonly sbyte[] _weights;
    private readonly uint _mask;

    /// <summary>Makes a model; the weights stand slot by slot, class by class.</summary>
    public LinearModel(int classes, float scale, sbyte[] weights)
    {
        Classes = classes;
        Scale = scale;
        _weights = weights;
        _mask = (uint)(weights.Length / classes) - 1;
    }

    /// <summary>Number of classes, 1 for a yes-or-no model.</summary>
    public int Classes { get; }

    /// <summary>What one step of a weight is worth.</summary>
    public float Scale { get; }

    /// <summary>Score of a model with one class.</summary>
    public float Score(ReadOnlySpan<uint> features)
    {
        var sum = 0;
        foreach (var feature in features) sum += _weights[feature & _mask];
        return sum * Scale;
    }

    /// <summary>Scores of all classes.</summary>
    public void Score(ReadOnlySpan<uint> features, Span<float> scores)
    {
        Span<int> sums = stackalloc int[Classes];
        sums.Clear();
        foreach (var feature in features)
        {
            var slot = _weights.AsSpan((int)(feature & _mask) * sums.Length, sums.Length);
            for (var k = 0; k < slot.Length; k++) sums[k] += slot[k];
        }

        for (var k = 0; k < sums.Length; k++) scores[k] = sums[k] * Scale;
    }

    /// <summary>Writes the model.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(Classes);
        writer.Write(Scale);
        writer.Write(_weights.Length);
        writer.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_weights.AsSpan()));
    }

    /// <summary>Reads what <see cref="Write"/> wrote; throws <see cref="InvalidDataException"/> on anything else.</summary>
    public static LinearModel Read(BinaryReader reader)
    {
        var classes = reader.ReadInt32();
        var scale = reader.ReadSingle();
        var length = reader.ReadInt32();
        if (classes is < 1 or > 16 || length < classes || length % classes != 0 || !int.IsPow2(length / classes))
            throw new InvalidDataException("the weights are damaged: impossible sizes");
        var weights = new sbyte[length];
        reader.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        return new LinearModel(classes, scale, weights);
    }
}
