using System.Runtime.InteropServices;

namespace Truce.Language.Neural;

/// <summary>The network as it is used: all tables and matrices in eight bits with scales.</summary>
internal sealed class NeuralModel
{
    public required WordTable Words { get; init; }

    public required sbyte[] WordRows { get; init; }

    public required float[] WordScales { get; init; }

    public required sbyte[] FeatureRows { get; init; }

    public required float[] FeatureScales { get; init; }

    /// <summary>The linear maps, in the order of <see cref="Map"/>.</summary>
    public required LinearMap[] Maps { get; init; }

    /// <summary>All else, in the order of <see cref="Part"/>.</summary>
    public required float[][] Parts { get; init; }

    public ReadOnlySpan<float> this[Part part] => Parts[(int)part];

    public LinearMap this[Map map] => Maps[(int)map];

    public ReadOnlySpan<float> OfLayer(Part part, int layer) => Parts[(int)part + layer * 2];

    /// <summary>The linear maps; those of the recurrent layers follow one another.</summary>
    public enum Map
    {
        Mix, ReadOut, ArcMiddle, LabelOut, Layer,
    }

    /// <summary>The other arrays of the network; each recurrent layer has the two that begin with <see cref="LayerGain"/>.</summary>
    public enum Part
    {
        Unknown, InputGain, InputShift, MixBias, OutputGain, OutputShift, ArcRoot, Distance, LayerGain, LayerShift,
    }

    public void Write(BinaryWriter output)
    {
        WriteArray(output, Words.Keys);
        WriteArray(output, Words.Rows);
        WriteArray(output, WordRows);
        WriteArray(output, WordScales);
        WriteArray(output, FeatureRows);
        WriteArray(output, FeatureScales);
        output.Write(Maps.Length);
        foreach (var map in Maps)
        {
            WriteArray(output, map.Weights);
            WriteArray(output, map.Scales);
            WriteArray(output, map.Biases);
        }

        output.Write(Parts.Length);
        foreach (var part in Parts)
        {
            WriteArray(output, part);
        }
    }

    public static NeuralModel Read(BinaryReader input)
    {
        var words = new WordTable(ReadArray<ulong>(input), ReadArray<int>(input));
        return new NeuralModel
        {
            Words = words,
            WordRows = ReadArray<sbyte>(input),
            WordScales = ReadArray<float>(input),
            FeatureRows = ReadArray<sbyte>(input),
            FeatureScales = ReadArray<float>(input),
            Maps = ReadMaps(input),
            Parts = ReadParts(input),
        };
    }

    private static LinearMap[] ReadMaps(BinaryReader input)
    {
        var maps = new LinearMap[input.ReadInt32()];
        for (var i = 0; i < maps.Length; i++)
        {
            maps[i] = new LinearMap(ReadArray<sbyte>(input), ReadArray<float>(input), ReadArray<float>(input));
        }

        return maps;
    }

    private static float[][] ReadParts(BinaryReader input)
    {
        var parts = new float[input.ReadInt32()][];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = ReadArray<float>(input);
        }

        return parts;
    }

    private static void WriteArray<T>(BinaryWriter output, T[] values)
        where T : unmanaged
    {
        output.Write(values.Length);
        output.Write(MemoryMarshal.AsBytes(values.AsSpan()));
    }

    private static T[] ReadArray<T>(BinaryReader input)
        where T : unmanaged
    {
        var values = GC.AllocateUninitializedArray<T>(input.ReadInt32());
        input.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }
}
