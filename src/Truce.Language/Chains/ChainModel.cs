using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Truce.Language;

/// <summary>
/// Weights of a linear-chain tagger: for each feature one signed byte a tag, in an open-addressing table, and a matrix of
/// transitions. Tags are spans: 0 is outside, 2k+1 begins and 2k+2 goes on with kind k. Immutable; shared by all threads.
/// </summary>
public sealed class ChainModel
{
    internal const int HeaderSize = 24;
    internal static ReadOnlySpan<byte> Magic => "TRCHAIN1"u8;

    /// <summary>Most tags, and the room for their sums.</summary>
    private const int RowWidth = 64;

    private const int MostAtOnce = 128;

    /// <summary>Slots that one look compares. Tables are four fifths full, so that a feature unknown to them has thirteen slots before the next empty one on average.</summary>
    private const int SlotsAtOnce = 8;

    private readonly int _slots;
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
        if (TagCount is < 3 or > RowWidth || slots < 1 || bytes.Length != HeaderSize + (transitions * 4) + ((long)slots * (4 + TagCount)))
        {
            throw new InvalidDataException("the weights of a chain tagger are cut short");
        }

        var at = HeaderSize;
        Transitions = new float[transitions];
        for (var i = 0; i < transitions; i++, at += 4) Transitions[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[at..]);
        _slots = slots;
        _checks = new uint[slots + SlotsAtOnce]; // the first slots again behind the last: a search that runs over the end goes on there
        for (var i = 0; i < slots; i++, at += 4) _checks[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
        for (var i = 0; i < SlotsAtOnce; i++) _checks[slots + i] = _checks[i % slots];
        _weights = new sbyte[(slots * TagCount) + RowWidth]; // a vector read from the last row must not leave the array
        MemoryMarshal.Cast<byte, sbyte>(bytes[at..]).CopyTo(_weights);
    }

    /// <summary>Number of tags: one for outside and two for each kind.</summary>
    public int TagCount { get; }

    /// <summary>Score of each tag after each tag; the last row is for the first word of a sentence.</summary>
    internal float[] Transitions { get; }

    /// <summary>
    /// Adds up the weights of a word's features for each tag. All features are looked up before any is judged: the tables do not fit
    /// the caches, and reads overlap unless a branch stands between them.
    /// </summary>
    internal void Score(ReadOnlySpan<ulong> features, Span<float> scores)
    {
        Span<int> sums = stackalloc int[RowWidth];
        sums.Clear();
        for (; features.Length > MostAtOnce; features = features[MostAtOnce..]) Add(features[..MostAtOnce], sums);
        Add(features, sums);
        for (var tag = 0; tag < TagCount; tag++) scores[tag] = sums[tag] * _scale;
    }

    /// <summary>Adds the weights of at most <see cref="MostAtOnce"/> features: so many bytes do not overflow a sum of 16 bits.</summary>
    [SkipLocalsInit]
    private void Add(ReadOnlySpan<ulong> features, Span<int> sums)
    {
        Span<int> slots = stackalloc int[MostAtOnce];
        Span<uint> hits = stackalloc uint[MostAtOnce], gaps = stackalloc uint[MostAtOnce];
        for (var k = 0; k < features.Length; k++)
        {
            slots[k] = Slot(features[k], _slots);
            (hits[k], gaps[k]) = Look(slots[k], Check(features[k]));
        }

        var found = 0;
        for (var k = 0; k < features.Length; k++)
        {
            var (slot, hit, gap) = (slots[k], hits[k], gaps[k]);
            while ((hit | gap) == 0)
            {
                slot = (slot + SlotsAtOnce) % _slots;
                (hit, gap) = Look(slot, Check(features[k]));
            }

            var (at, end) = (BitOperations.TrailingZeroCount(hit), BitOperations.TrailingZeroCount(gap));
            slots[found] = (slot + at < _slots ? slot + at : (slot + at) % _slots) * TagCount;
            found += at < end ? 1 : 0;
        }

        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights);
        for (var from = 0; from < TagCount; from += Vector128<sbyte>.Count)
        {
            Vector128<short> lower = default, upper = default;
            foreach (var row in slots[..found])
            {
                var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref weights, (nuint)(row + from)));
                lower += low;
                upper += high;
            }

            for (var k = 0; k < Vector128<short>.Count; k++)
            {
                sums[from + k] += lower[k];
                sums[from + k + Vector128<short>.Count] += upper[k];
            }
        }
    }

    /// <summary>Which of the slots from one on hold a check, and which are empty; one bit each, the first the lowest.</summary>
    private (uint Hits, uint Gaps) Look(int slot, uint check)
    {
        var here = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(_checks), (nuint)slot);
        return (Vector256.Equals(here, Vector256.Create(check)).ExtractMostSignificantBits(), Vector256.Equals(here, Vector256<uint>.Zero).ExtractMostSignificantBits());
    }

    internal static int Slot(ulong feature, int slots) => (int)(((feature & uint.MaxValue) * (ulong)slots) >> 32);

    internal static uint Check(ulong feature) => (uint)(feature >> 32) is var check and not 0 ? check : 1;

    /// <summary>Whether a tag may follow another: what goes on must have begun.</summary>
    internal static bool Follows(int previous, int tag) => tag == 0 || (tag & 1) == 1 || previous == tag || previous == tag - 1;
}
