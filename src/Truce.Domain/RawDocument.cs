namespace Truce.Domain;

/// <summary>Bytes as they came, and where they came from.</summary>
public sealed record RawDocument
{
    /// <summary>File name or address, for people and for messages.</summary>
    public required string Id { get; init; }

    /// <summary>The bytes, undecoded.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Media type and charset by the source (HTTP header, file name), or null.</summary>
    public string? ContentType { get; init; }

    /// <summary>Address it was fetched from, or null.</summary>
    public string? Url { get; init; }
}

/// <summary>A document that could not be read, and why.</summary>
/// <param name="Id">File name or address.</param>
/// <param name="ContentHash">SHA-256 of the bytes, lower-case hexadecimal; null when they could not be read at all.</param>
/// <param name="Reason">What is wrong and where (byte or line), in words for people.</param>
public sealed record RejectedDocument(string Id, string? ContentHash, string Reason);
