using System.Security.Cryptography;
using System.Text;

namespace Truce.Ledger;

/// <summary>A file in a plain zip.</summary>
/// <param name="Name">Its name, with slashes.</param>
/// <param name="Offset">Where its header begins.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Crc">Its checksum.</param>
/// <param name="Sha256">Its SHA-256, lower-case hexadecimal.</param>
internal sealed record ZipFile(string Name, long Offset, long Length, uint Crc, string Sha256)
{
    /// <summary>Where its content begins.</summary>
    public long ContentOffset => Offset + PlainZip.HeaderLength(Name);
}

/// <summary>
/// Zip files of which there is exactly one for the same files in the same order: nothing compressed, every date 1 January 1980,
/// sizes always in the wide form (zip64), no comments and no gaps. So whoever has the files can tell what every byte must be;
/// compressors differ from release to release and from processor to processor. (PKWARE APPNOTE 6.3.)
/// </summary>
internal static class PlainZip
{
    private const ushort Version = 45;          // zip64
    private const ushort NamesAreUtf8 = 1 << 11;
    private const ushort Date = (1 << 5) | 1;   // 1980-01-01
    private const ushort Wide = 0xFFFF;
    private const uint WideSize = 0xFFFFFFFF;
    private const int FixedHeader = 30;
    private const int HeaderExtra = 4 + 16;

    /// <summary>Bytes before the content of a file.</summary>
    public static int HeaderLength(string name) => FixedHeader + Encoding.UTF8.GetByteCount(name) + HeaderExtra;

    /// <summary>What stands before the content of a file.</summary>
    public static byte[] Header(ZipFile file)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(0x04034b50u);
        WriteCommon(writer, file);
        writer.Write((ushort)HeaderExtra);
        writer.Write(Encoding.UTF8.GetBytes(file.Name));
        writer.Write((ushort)1);
        writer.Write((ushort)16);
        writer.Write(file.Length);
        writer.Write(file.Length);
        return bytes.ToArray();
    }

    /// <summary>What stands after the content of the last file.</summary>
    public static byte[] Directory(IReadOnlyList<ZipFile> files, long offset)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        foreach (var file in files)
        {
            writer.Write(0x02014b50u);
            writer.Write(Version);
            WriteCommon(writer, file);
            writer.Write((ushort)(4 + 24));
            writer.Write((ushort)0);  // comment
            writer.Write((ushort)0);  // disk
            writer.Write((ushort)0);  // internal attributes
            writer.Write(0u);         // external attributes
            writer.Write(WideSize);   // offset
            writer.Write(Encoding.UTF8.GetBytes(file.Name));
            writer.Write((ushort)1);
            writer.Write((ushort)24);
            writer.Write(file.Length);
            writer.Write(file.Length);
            writer.Write(file.Offset);
        }

        var length = bytes.Length;
        writer.Write(0x06064b50u);
        writer.Write(44L);
        writer.Write(Version);
        writer.Write(Version);
        writer.Write(0u);
        writer.Write(0u);
        writer.Write((long)files.Count);
        writer.Write((long)files.Count);
        writer.Write(length);
        writer.Write(offset);
        writer.Write(0x07064b50u);
        writer.Write(0u);
        writer.Write(offset + length);
        writer.Write(1u);
        writer.Write(0x06054b50u);
        writer.Write((ushort)0);
        writer.Write((ushort)0);
        writer.Write(Wide);
        writer.Write(Wide);
        writer.Write(WideSize);
        writer.Write(WideSize);
        writer.Write((ushort)0);
        return bytes.ToArray();
    }

    private static void WriteCommon(BinaryWriter writer, ZipFile file)
    {
        writer.Write(Version);
        writer.Write(NamesAreUtf8);
        writer.Write((ushort)0); // stored
        writer.Write((ushort)0); // midnight
        writer.Write(Date);
        writer.Write(file.Crc);
        writer.Write(WideSize);
        writer.Write(WideSize);
        writer.Write((ushort)Encoding.UTF8.GetByteCount(file.Name));
    }
}

/// <summary>Writes a plain zip to a stream that can go back.</summary>
internal sealed class PlainZipWriter(Stream output)
{
    private readonly List<ZipFile> _files = [];

    /// <summary>The files so far.</summary>
    public IReadOnlyList<ZipFile> Files => _files;

    public void Add(string name, ReadOnlySpan<byte> content)
    {
        var bytes = content.ToArray();
        Add(name, s => s.Write(bytes));
    }

    /// <summary>Adds a file whose content is written piece by piece.</summary>
    public void Add(string name, Action<Stream> write)
    {
        var offset = output.Position;
        output.Write(PlainZip.Header(new ZipFile(name, offset, 0, 0, "")));
        using var counting = new CountingStream(output);
        write(counting);
        var file = new ZipFile(name, offset, counting.Count, counting.Crc, counting.Sha256());
        var end = output.Position;
        output.Position = offset;
        output.Write(PlainZip.Header(file));
        output.Position = end;
        _files.Add(file);
    }

    public void Finish() => output.Write(PlainZip.Directory(_files, output.Position));

    /// <summary>Passes bytes on and keeps their number and sums.</summary>
    private sealed class CountingStream(Stream inner) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        public long Count { get; private set; }

        public uint Crc { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Count;

        public override long Position
        {
            get => Count;
            set => throw new NotSupportedException();
        }

        public string Sha256() => Convert.ToHexStringLower(_hash.GetHashAndReset());

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            inner.Write(buffer);
            Count += buffer.Length;
            Crc = Crc32.Append(Crc, buffer);
            _hash.AppendData(buffer);
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) _hash.Dispose();
            base.Dispose(disposing);
        }
    }
}
