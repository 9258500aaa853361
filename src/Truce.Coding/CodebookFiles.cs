using System.Security.Cryptography;
using System.Text;

namespace Truce.Coding;

/// <summary>
/// The files of a codebook folder, each read once. Names are relative to the folder, with <c>/</c> between the parts, in
/// ordinal order: the same folder gives the same hash on every machine.
/// </summary>
internal sealed class CodebookFiles
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Reads every file of the folder but those whose names begin with a dot.</summary>
    public CodebookFiles(string folder)
    {
        if (!Directory.Exists(folder)) throw new CodebookException($"{folder}: there is no such folder");
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (name[0] != '.' && !name.Contains("/.", StringComparison.Ordinal)) _files.Add(name, File.ReadAllBytes(path));
        }
    }

    /// <summary>SHA-256 over names and contents, lower-case hexadecimal.</summary>
    public string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[8];
        foreach (var (name, bytes) in _files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(name + "\n"));
            System.Buffers.Binary.BinaryPrimitives.WriteInt64LittleEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Names of the tables (<c>.tsv</c>) whose names begin with <paramref name="prefix"/>, in ordinal order.</summary>
    public IEnumerable<string> Tables(string prefix) =>
        _files.Keys.Where(n => n.StartsWith(prefix, StringComparison.Ordinal) && n.EndsWith(".tsv", StringComparison.Ordinal));

    /// <summary>The bytes of a file; throws when it is not there.</summary>
    public byte[] Bytes(string name) =>
        _files.TryGetValue(name, out var bytes) ? bytes : throw new CodebookException(name, 0, "the file is missing");

    /// <summary>Opens a table; throws when it is not there, is not UTF-8, or has other columns than those named.</summary>
    public TsvReader Open(string name, params string[] columns)
    {
        ReadOnlySpan<byte> bytes = Bytes(name);
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[Encoding.UTF8.Preamble.Length..];
        try
        {
            return new TsvReader(name, Utf8.GetString(bytes), columns);
        }
        catch (DecoderFallbackException e)
        {
            var line = 1 + bytes[..Math.Clamp(e.Index, 0, bytes.Length)].Count((byte)'\n');
            throw new CodebookException(name, line, "not UTF-8");
        }
    }
}
