using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Truce.Coding.Relations;

/// <summary>Weights of the relation classifier: eight bits each, one row of codes for every feature. Immutable.</summary>
internal sealed class RelationModel
{
    private const uint Magic = 0x314C4552;

    private readonly ulong[] _features;
    private readonly sbyte[] _weights;
    private readonly float[] _scales;
    private readonly float[] _bias;

    private RelationModel(ulong[] features, sbyte[] weights, float[] scales, float[] bias)
    {
        (_features, _weights, _scales, _bias) = (features, weights, scales, bias);
    }

    /// <summary>Number of codes.</summary>
    public int Labels => _bias.Length;

    /// <summary>Scores of the codes, higher is likelier; logarithms of odds, not normalised.</summary>
    public void Score(ReadOnlySpan<ulong> features, Span<float> scores)
    {
        _bias.CopyTo(scores);
        Span<float> sum = stackalloc float[_bias.Length];
        var known = 0;
        foreach (var feature in features)
        {
            var row = Array.BinarySearch(_features, feature);
            if (row < 0) continue;
            known++;
            var start = row * _bias.Length;
            for (var label = 0; label < _bias.Length; label++) sum[label] += _weights[start + label] * _scales[row];
        }

        var scale = 1 / MathF.Sqrt(known + 1);
        for (var label = 0; label < _bias.Length; label++) scores[label] += sum[label] * scale;
    }

    /// <summary>Makes a model of trained weights; rounds them to eight bits.</summary>
    public static RelationModel Create(Dictionary<ulong, int> index, float[] weights, float[] bias)
    {
        var features = index.Keys.Order().ToArray();
        var labels = bias.Length;
        var bytes = new sbyte[weights.Length];
        var scales = new float[features.Length];
        for (var row = 0; row < features.Length; row++)
        {
            var from = weights.AsSpan(index[features[row]] * labels, labels);
            var max = 1e-6f;
            foreach (var weight in from) max = Math.Max(max, Math.Abs(weight));
            scales[row] = max / 127;
            for (var label = 0; label < labels; label++) bytes[(row * labels) + label] = (sbyte)MathF.Round(from[label] / scales[row]);
        }

        return new RelationModel(features, bytes, scales, bias);
    }

    /// <summary>Reads a model; throws <see cref="InvalidDataException"/> when the file is none.</summary>
    public static RelationModel Load(string path)
    {
        var bytes = File.ReadAllBytes(path).AsSpan();
        if (bytes.Length < 12 || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic) throw new InvalidDataException($"{path} is no relation model");
        var labels = BinaryPrimitives.ReadInt32LittleEndian(bytes[4..]);
        var rows = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        if (bytes.Length != 12 + (labels * 4) + (rows * (12 + labels))) throw new InvalidDataException($"{path} is cut short");
        bytes = bytes[12..];
        var bias = MemoryMarshal.Cast<byte, float>(bytes[..(labels * 4)]).ToArray();
        bytes = bytes[(labels * 4)..];
        var features = MemoryMarshal.Cast<byte, ulong>(bytes[..(rows * 8)]).ToArray();
        bytes = bytes[(rows * 8)..];
        var scales = MemoryMarshal.Cast<byte, float>(bytes[..(rows * 4)]).ToArray();
        var weights = MemoryMarshal.Cast<byte, sbyte>(bytes[(rows * 4)..]).ToArray();
        return new RelationModel(features, weights, scales, bias);
    }

    /// <summary>Writes the model, little-endian.</summary>
    public void Save(string path)
    {
        using var file = File.Create(path);
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], _bias.Length);
        BinaryPrimitives.WriteInt32LittleEndian(head[8..], _features.Length);
        file.Write(head);
        file.Write(MemoryMarshal.AsBytes(_bias.AsSpan()));
        file.Write(MemoryMarshal.AsBytes(_features.AsSpan()));
        file.Write(MemoryMarshal.AsBytes(_scales.AsSpan()));
        file.Write(MemoryMarshal.AsBytes(_weights.AsSpan()));
    }
}
