using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>Which words are used alike: a number for each word, by the vectors of the language model. Immutable.</summary>
internal sealed class WordClusters(byte[] clusterOfRow)
{
    /// <summary>Number of clusters; a word without a vector has this number.</summary>
    public const int Count = 255;

    /// <summary>Cluster of a word by the row of its vector (<see cref="AnnotatedText.WordRow"/>).</summary>
    public uint Of(int row) => (uint)row < (uint)clusterOfRow.Length ? clusterOfRow[row] : (uint)Count;

    /// <summary>Writes the clusters of the rows.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(clusterOfRow.Length);
        writer.Write(clusterOfRow);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; throws <see cref="EndOfStreamException"/> when it is cut short.</summary>
    public static WordClusters Read(BinaryReader reader)
    {
        var clusters = new byte[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(clusters);
        return new WordClusters(clusters);
    }
}
