using System.Buffers.Binary;

namespace Truce.Language;

/// <summary>
/// Weights of a linear-chain tagger: for each feature one signed byte a tag, in an open-addressing table, and a matrix of
/// transitions. Tags are spans: 0 is outside, 2k+1 begins and 2k+2 goes on with kind k. Immutable; shared by all threads.
/// </summary>
public sealed class ChainModel
{
    internal const int HeaderSize = 24;
    internal static ReadOnlySpan<byte> Magic => "TRCHAIN1"u8;

    private readonly uint[] _checks;
    private readonly sbyte[] _weights;
    private readonly float _scale;

    /// <summary>Reads the bytes that training wrote; throws <see cref="InvalidDataException"/> when they are something else.</summary>
    public ChainModel(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeaderSize || !bytes[..8].SequenceEqual(Magic)) throw new InvalidDataException("not the weights of a chain tagger");
        TagCount = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        var slots = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        _scale = BinaryPrimitives.ReadSingleLittleEndian(bytes[16..]);
        var transitions = (TagCount + 1) * TagCount;
        if (TagCount is < 3 or > 64 || slots < 1 || bytes.Length != HeaderSize + (transitions * 4) + ((long)slots * (4 + TagCount)))
        {
            throw new InvalidDataException("the weights of a chain tagger are cut short");
        }

        var at = HeaderSize;
        Transitions = new float[transitions];
        for (var i = 0; i < transitions; i++, at += 4) Transitions[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[at..]);
        _checks = new uint[slots];
        for (var i = 0; i < slots; i++, at += 4) _checks[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
        _weights = new sbyte[slots * TagCount];
        for (var i = 0; i < _weights.Length; i++, at++) _weights[i] = (sbyte)bytes[at];
    }

    /// <summary>Number of tags: one for outside and two for each kind.</summary>
    public int TagCount { get; }

    /// <summary>Score of each tag after each tag; the last row is for the first word of a sentence.</summary>
    internal float[] Transitions { get; }

    /// <summary>Adds up the weights of a word's features for each tag.</summary>
    internal void Score(ReadOnlySpan<ulong> features, Span<float> scores)
    {
        Span<int> sums = stackalloc int[TagCount];
        sums.Clear();
        foreach (var feature in features)
        {
            var check = Check(feature);
            for (var slot = Slot(feature, _checks.Length); _checks[slot] != 0; slot = slot + 1 < _checks.Length ? slot + 1 : 0)
            {
                if (_checks[slot] != check) continue;
                var row = _weights.AsSpan(slot * TagCount, TagCount);
                for (var tag = 0; tag < row.Length; tag++) sums[tag] += row[tag];
                break;
            }
        }

        for (var tag = 0; tag < TagCount; tag++) scores[tag] = sums[tag] * _scale;
    }

    internal static int Slot(ulong feature, int slots) => (int)(((feature & uint.MaxValue) * (ulong)slots) >> 32);

    internal static uint Check(ulong feature) => (uint)(feature >> 32) is var check and not 0 ? check : 1;

    /// <summary>Whether a tag may follow another: what goes on must have begun.</summary>
    internal static bool Follows(int previous, int tag) => tag == 0 || (tag & 1) == 1 || previous == tag || previous == tag - 1;
}
