using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Truce.Coding;

/// <summary>
/// The settlements of the world and their divisions, read in place from the bytes that <see cref="GazetteerBuilder"/> writes:
/// an open-addressing table from name keys to lists of places. Immutable; shared by all threads.
/// </summary>
internal sealed class Gazetteer
{
    internal const int HeaderSize = 32;
    internal const int PlaceSize = 24;
    internal const int NoPlaces = -1;
    internal static ReadOnlySpan<byte> Magic => "TRPLACE1"u8;

    private readonly byte[] _bytes;
    private readonly string[] _codes;
    private readonly int _places;
    private readonly int _slots;
    private readonly int _slotCount;
    private readonly int _postings;
    private readonly int _names;
    private int[]? _divisions;

    /// <summary>Takes the bytes of a gazetteer file; throws <see cref="CodebookException"/> when they are not one.</summary>
    public Gazetteer(byte[] bytes)
    {
        if (bytes.Length < HeaderSize || !bytes.AsSpan(0, 8).SequenceEqual(Magic)) throw new CodebookException("gazetteer.bin: not a gazetteer");
        _bytes = bytes;
        Count = Int(8);
        var slotCount = Int(12);
        var postingCount = Int(16);
        var nameBytes = Int(20);
        var codeBytes = Int(24);
        _slotCount = slotCount;
        _places = HeaderSize;
        _slots = _places + (Count * PlaceSize);
        _postings = _slots + (slotCount * 8);
        _names = _postings + (postingCount * 4);
        if (_names + nameBytes + codeBytes != bytes.Length) throw new CodebookException("gazetteer.bin: cut short");
        _codes = Encoding.UTF8.GetString(bytes, _names + nameBytes, codeBytes).Split('\n');
    }

    /// <summary>Number of places.</summary>
    public int Count { get; }

    /// <summary>
    /// The places of a name: true when the key is that of a name or of the first words of one; <paramref name="places"/> is then
    /// the list of indices, empty for first words only.
    /// </summary>
    public bool TryFind(ulong key, out ReadOnlySpan<int> places)
    {
        var check = Check(key);
        var slots = MemoryMarshal.Cast<byte, uint>(_bytes.AsSpan(_slots, _slotCount * 8));
        for (var slot = Slot(key, _slotCount); ; slot = slot + 1 < _slotCount ? slot + 1 : 0)
        {
            var found = slots[2 * slot];
            if (found == 0)
            {
                places = default;
                return false;
            }

            if (found != check) continue;
            var at = (int)slots[(2 * slot) + 1];
            if (at == NoPlaces)
            {
                places = default;
                return true;
            }

            var postings = MemoryMarshal.Cast<byte, int>(_bytes.AsSpan(_postings, _names - _postings));
            places = postings.Slice(at + 1, postings[at]);
            return true;
        }
    }

    /// <summary>Names of the first- and second-order divisions that a place lies in or is; null where it is in none that is listed.</summary>
    public (string? Admin1, string? Admin2) DivisionsOf(int index)
    {
        var divisions = _divisions ??= Divisions();
        var at = _places + (index * PlaceSize);
        return (NameOf(divisions[Short(at + 16)]), NameOf(divisions[Short(at + 18)]));
    }

    private string? NameOf(int index)
    {
        if (index < 0) return null;
        var name = _names + Int(_places + (index * PlaceSize) + 12);
        return Encoding.UTF8.GetString(_bytes, name + 1, _bytes[name]);
    }

    /// <summary>For each code the division that bears it, or -1. Made anew by two threads at once it is the same.</summary>
    private int[] Divisions()
    {
        var divisions = new int[_codes.Length];
        Array.Fill(divisions, -1);
        for (var i = 0; i < Count; i++)
        {
            var at = _places + (i * PlaceSize);
            if (KindOf(i) is PlaceKind.Admin1) divisions[Short(at + 16)] = i;
            else if (KindOf(i) is PlaceKind.Admin2) divisions[Short(at + 18)] = i;
        }

        return divisions;
    }

    /// <summary>What kind of place an index is.</summary>
    public PlaceKind KindOf(int index) => (PlaceKind)_bytes[_places + (index * PlaceSize) + 21];

    /// <summary>Decimal logarithm of the population.</summary>
    public float LogPopulationOf(int index) => Short(_places + (index * PlaceSize) + 22) / 1000f;

    /// <summary>The place of an index.</summary>
    public Place this[int index]
    {
        get
        {
            var at = _places + (index * PlaceSize);
            var kind = (PlaceKind)_bytes[at + 21];
            var name = _names + Int(at + 12);
            return new Place(
                Encoding.UTF8.GetString(_bytes, name + 1, _bytes[name]),
                kind,
                _codes[_bytes[at + 20]],
                _codes[Short(at + 16)],
                _codes[Short(at + 18)],
                Int(at) / 1e5,
                Int(at + 4) / 1e5,
                (long)Math.Round(Math.Pow(10, Short(at + 22) / 1000.0)) - 1,
                Int(at + 8),
                kind switch { PlaceKind.Admin1 => "adm1", PlaceKind.Admin2 => "adm2", _ => "settlement" });
        }
    }

    /// <summary>Where the search for a key begins, by its lower half.</summary>
    internal static int Slot(ulong key, int slotCount) => (int)(((key & uint.MaxValue) * (ulong)slotCount) >> 32);

    /// <summary>What tells a key from others at its slot: its upper half, never 0, which marks an empty slot.</summary>
    internal static uint Check(ulong key) => (uint)(key >> 32) is var check and not 0 ? check : 1;

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(_bytes.AsSpan(at));

    private int Short(int at) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(at));
}
