using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Ledger;

/// <summary>
/// Reads a plain zip from its first byte to its last and holds every byte outside the files' contents against what it must be. Of a
/// broken file it keeps the files up to the fault, and where and what the fault is.
/// </summary>
internal sealed class PlainZipReader
{
    private const int MostNameBytes = 1 << 10;
    private const int BlockBytes = 1 << 16;

    private readonly Stream _input;
    private readonly List<ZipFile> _files = [];

    private PlainZipReader(Stream input) => _input = input;

    /// <summary>The files, in their order.</summary>
    public IReadOnlyList<ZipFile> Files => _files;

    /// <summary>What is wrong with the zip itself, by name and byte, or null.</summary>
    public string? Fault { get; private set; }

    public static PlainZipReader Read(Stream input)
    {
        var reader = new PlainZipReader(input);
        reader.Fault = reader.ReadFiles() ?? reader.CompareDirectory();
        return reader;
    }

    /// <summary>The content of a file, for reading once.</summary>
    public Stream Open(ZipFile file)
    {
        var content = new byte[file.Length]; // for what fits into memory; what may not is read by lines
        _input.Position = file.ContentOffset;
        _input.ReadExactly(content);
        return new MemoryStream(content, writable: false);
    }

    /// <summary>The lines of a file, without their ends. A last line without an end counts too.</summary>
    public IEnumerable<string> Lines(ZipFile file)
    {
        using var reader = new StreamReader(new Section(_input, file.ContentOffset, file.Length), new UTF8Encoding(false, throwOnInvalidBytes: true));
        while (reader.ReadLine() is { } line) yield return line;
    }

    private string? ReadFiles()
    {
        var start = new byte[PlainZip.HeaderLength("")];
        while (true)
        {
            var offset = _input.Position;
            if (_input.ReadAtLeast(start, 4, throwOnEndOfStream: false) < 4) return Broken(offset, "it ends before its directory");
            if (BinaryPrimitives.ReadUInt32LittleEndian(start) != 0x04034b50u)
            {
                _input.Position = offset;
                return null;
            }

            _input.Position = offset;
            if (_input.ReadAtLeast(start.AsSpan(0, 30), 30, throwOnEndOfStream: false) < 30) return Broken(offset, "a header is cut off");
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(start.AsSpan(26));
            var rest = new byte[nameLength + 20];
            if (nameLength is 0 or > MostNameBytes || _input.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false) < rest.Length) return Broken(offset, "a header is broken");
            var name = Encoding.UTF8.GetString(rest, 0, nameLength);
            var length = BinaryPrimitives.ReadInt64LittleEndian(rest.AsSpan(nameLength + 4));
            if (length < 0 || length > _input.Length - _input.Position) return Broken(offset, $"{name} is longer than the file");
            var (crc, sha) = Sums(length);
            var file = new ZipFile(name, offset, length, crc, sha);
            if (!PlainZip.Header(file).AsSpan().SequenceEqual([.. start.AsSpan(0, 30), .. rest])) return Broken(offset, $"the header of {name}, or the content, has been changed");
            _files.Add(file);
        }
    }

    private (uint Crc, string Sha256) Sums(long length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        uint crc = 0;
        var block = new byte[BlockBytes];
        while (length > 0)
        {
            var part = block.AsSpan(0, (int)Math.Min(length, block.Length));
            _input.ReadExactly(part);
            hash.AppendData(part);
            crc = Crc32.Append(crc, part);
            length -= part.Length;
        }

        return (crc, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private string? CompareDirectory()
    {
        var offset = _input.Position;
        var expected = PlainZip.Directory(_files, offset);
        var found = new byte[Math.Min(expected.Length + 1, _input.Length - offset)];
        _input.ReadExactly(found);
        var same = expected.AsSpan().CommonPrefixLength(found);
        if (same == expected.Length && found.Length == expected.Length) return null;
        return Broken(offset + same, found.Length > expected.Length && same == expected.Length ? "there is more after its end" : "its directory has been changed");
    }

    private static string Broken(long at, string what) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the zip, at byte {at}: {what}");

    /// <summary>A part of a stream, for reading.</summary>
    private sealed class Section(Stream inner, long start, long length) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => _position;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            inner.Position = start + _position;
            var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, length - _position)]);
            _position += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
