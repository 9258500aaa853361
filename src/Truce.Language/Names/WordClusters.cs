using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Truce.Language.Neural;

namespace Truce.Language;

/// <summary>
/// Which words are used alike: for each word of a large vocabulary the number of its cluster, coarse, middling and fine. Made from
/// word vectors by <c>truce train clusters</c>. Immutable; shared by all threads.
/// </summary>
public sealed class WordClusters
{
    /// <summary>Name of the file in the models folder.</summary>
    public const string FileName = "clusters.bin";

    internal const int SlotSize = 8;
    internal static ReadOnlySpan<byte> Magic => "TRCLUST1"u8;

    private readonly byte[] _bytes;
    private readonly int _slots;

    /// <summary>Takes the bytes of a file of clusters; throws <see cref="InvalidDataException"/> when they are something else.</summary>
    public WordClusters(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length < 16 || !bytes.AsSpan(0, 8).SequenceEqual(Magic)) throw new InvalidDataException("not a file of word clusters");
        _slots = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(8));
        if (_slots < 1 || bytes.Length != 12 + ((long)_slots * SlotSize)) throw new InvalidDataException("the file of word clusters is cut short");
        _bytes = bytes;
    }

    /// <summary>The clusters of a word: coarse in the lowest byte, middling in the next, fine in the upper two; 0 when unknown.</summary>
    public uint Of(ReadOnlySpan<char> word) => Of(WordFeatures.Key(word, digits: true));

    internal uint Of(ulong key)
    {
        key *= 0x9E3779B97F4A7C15;
        var slots = MemoryMarshal.Cast<byte, uint>(_bytes.AsSpan(12));
        var check = ChainModel.Check(key);
        for (var slot = ChainModel.Slot(key, _slots); slots[2 * slot] != 0; slot = slot + 1 < _slots ? slot + 1 : 0)
        {
            if (slots[2 * slot] == check) return slots[(2 * slot) + 1];
        }

        return 0;
    }

    internal static byte[] Pack(IReadOnlyList<(ulong Key, uint Clusters)> words)
    {
        var slotCount = words.Count * 5 / 4;
        var slots = new uint[slotCount * 2];
        foreach (var (key, clusters) in words)
        {
            var mixed = key * 0x9E3779B97F4A7C15;
            var slot = ChainModel.Slot(mixed, slotCount);
            while (slots[2 * slot] != 0 && slots[2 * slot] != ChainModel.Check(mixed)) slot = slot + 1 < slotCount ? slot + 1 : 0;
            if (slots[2 * slot] != 0) continue;
            slots[2 * slot] = ChainModel.Check(mixed);
            slots[(2 * slot) + 1] = clusters;
        }

        var bytes = new byte[12 + (slotCount * SlotSize)];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), slotCount);
        MemoryMarshal.AsBytes(slots.AsSpan()).CopyTo(bytes.AsSpan(12));
        return bytes;
    }
}
