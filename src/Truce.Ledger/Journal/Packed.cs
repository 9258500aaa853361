using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace Truce.Ledger;

/// <summary>How bytes lie in the ledger file: their length (four bytes, little-endian), then Brotli.</summary>
internal static class Packed
{
    /// <summary>Brotli quality. At 5 a page packs at some 60 MB/s; at 9 it would be a tenth smaller and five times slower.</summary>
    private const int Quality = 5;

    private const int Window = 22;

    /// <summary>Longest content that is unpacked, in bytes: a damaged length must not ask for all memory.</summary>
    private const int MaxLength = 1 << 28;

    public static byte[] Pack(ReadOnlySpan<byte> content, int quality = Quality)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(sizeof(int) + BrotliEncoder.GetMaxCompressedLength(content.Length));
        try
        {
            BinaryPrimitives.WriteInt32LittleEndian(buffer, content.Length);
            if (!BrotliEncoder.TryCompress(content, buffer.AsSpan(sizeof(int)), out var written, quality, Window))
                throw new InvalidOperationException("a buffer of the greatest compressed length was too small");
            return buffer.AsSpan(0, sizeof(int) + written).ToArray();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The content; throws <see cref="InvalidDataException"/> when the bytes are not what <see cref="Pack"/> made.</summary>
    public static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        var length = packed.Length < sizeof(int) ? -1 : BinaryPrimitives.ReadInt32LittleEndian(packed);
        if (length is < 0 or > MaxLength) throw new InvalidDataException("the stored bytes have no valid length");
        var content = new byte[length];
        if (!BrotliDecoder.TryDecompress(packed[sizeof(int)..], content, out var written) || written != length)
            throw new InvalidDataException("the stored bytes do not unpack");
        return content;
    }
}
