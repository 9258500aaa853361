using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Truce.Ledger;

/// <summary>
/// The hashes that make the journal tamper-evident. A record's hash covers its kind, key and content; its chain hash covers
/// the chain hash before it and its own hash, so that no record can be changed, moved, inserted or taken out of the middle
/// without changing every chain hash after it.
/// </summary>
internal static class Chain
{
    /// <summary>What stands before the first record: 32 zero bytes.</summary>
    public static byte[] Origin => new byte[SHA256.HashSizeInBytes];

    /// <summary>SHA-256 over the length-prefixed kind, key and content.</summary>
    public static byte[] HashOf(RecordKind kind, string key, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, Encoding.UTF8.GetBytes(kind.ToString()));
        Add(hash, Encoding.UTF8.GetBytes(key));
        Add(hash, content);
        return hash.GetHashAndReset();
    }

    /// <summary>SHA-256 over the chain hash before and the record's own hash.</summary>
    public static byte[] Next(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> hash)
    {
        Span<byte> both = stackalloc byte[2 * SHA256.HashSizeInBytes];
        previous.CopyTo(both);
        hash.CopyTo(both[SHA256.HashSizeInBytes..]);
        return SHA256.HashData(both);
    }

    private static void Add(IncrementalHash hash, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        hash.AppendData(length);
        hash.AppendData(part);
    }
}
