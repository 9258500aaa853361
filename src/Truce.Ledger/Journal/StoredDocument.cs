using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// A report as the journal holds it: its findings, the hash of its clean text (the text itself lies in the archive), and the
/// text's sketch.
/// </summary>
/// <param name="Findings">What the report says; <see cref="DocumentFindings.Text"/> is empty unless it was asked for.</param>
/// <param name="TextHash">SHA-256 of the clean text in UTF-8, lower-case hexadecimal.</param>
/// <param name="Sketch">Fingerprint of the text for finding copies; empty for very short texts.</param>
public sealed record StoredDocument(DocumentFindings Findings, string TextHash, IReadOnlyList<uint> Sketch)
{
    /// <summary>Names of the findings by their coding, when review has changed or taken out some; by reference. Null when none.</summary>
    internal IReadOnlyDictionary<Finding, string>? ReviewedIds { get; init; }

    /// <summary>Hash of the record when it is a later coding: tells codings of one page apart. Null for the first.</summary>
    internal string? Recoding { get; init; }

    private static readonly JsonWriterOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The stored form of a freshly coded report, its text kept.</summary>
    public static StoredDocument Of(DocumentFindings findings)
    {
        ArgumentNullException.ThrowIfNull(findings);
        return new StoredDocument(findings, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(findings.Text))), Truce.Ledger.Sketch.Of(findings.Text));
    }

    /// <summary>True when the journal would hold the same of both: the same findings by the same rules and codebook.</summary>
    public bool IsSameCoding(StoredDocument other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return ToContent().AsSpan().SequenceEqual(other.ToContent());
    }

    internal byte[] ToContent()
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 12);
        using var writer = new Utf8JsonWriter(buffer, _json);
        writer.WriteStartObject();
        writer.WriteString("text"u8, TextHash);
        writer.WriteStartArray("sketch"u8);
        foreach (var place in Sketch) writer.WriteNumberValue(place);
        writer.WriteEndArray();
        writer.WritePropertyName("findings"u8);
        JsonSerializer.Serialize(writer, Findings with { Text = "" }, FindingsJson.DocumentType);
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    internal static StoredDocument FromContent(ReadOnlySpan<byte> content)
    {
        var reader = new Utf8JsonReader(content);
        DocumentFindings? findings = null;
        string? text = null;
        var sketch = new List<uint>(Truce.Ledger.Sketch.Length);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("text"u8))
            {
                reader.Read();
                text = reader.GetString();
            }
            else if (reader.ValueTextEquals("sketch"u8))
            {
                reader.Read();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) sketch.Add(reader.GetUInt32());
            }
            else if (reader.ValueTextEquals("findings"u8))
            {
                reader.Read();
                findings = JsonSerializer.Deserialize(ref reader, FindingsJson.DocumentType);
            }
            else
            {
                reader.Skip();
            }
        }

        return findings is null || text is null
            ? throw new InvalidDataException("a document record without findings or text")
            : new StoredDocument(findings, text, sketch);
    }
}
