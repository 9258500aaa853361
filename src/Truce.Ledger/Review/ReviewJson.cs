using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>The wire form of what people put into the journal (docs/formats/review.md): snake case, text kept readable.</summary>
public static class ReviewJson
{
    private static readonly ReviewJsonContext _context = new(new JsonSerializerOptions(ReviewJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>A record as one line of JSON, in UTF-8.</summary>
    public static byte[] Write(ReviewRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, _context.ReviewRecord);

    /// <summary>Reads what <see cref="Write(ReviewRecord)"/> wrote; throws <see cref="JsonException"/> on anything else.</summary>
    public static ReviewRecord Read(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, _context.ReviewRecord) ?? throw new JsonException("null is no record");

    internal static string KeyOf(ReviewRecord record) => Convert.ToHexStringLower(SHA256.HashData(Write(record)));

    /// <summary>A finding in its wire form.</summary>
    internal static byte[] Write(Finding finding) => JsonSerializer.SerializeToUtf8Bytes(finding, _context.GetTypeInfo(finding.GetType())!);

    /// <summary>A finding of the type of another from its wire form; throws <see cref="JsonException"/> when a value does not fit its field.</summary>
    internal static Finding Read(ReadOnlySpan<byte> json, Finding like) =>
        (Finding?)JsonSerializer.Deserialize(json, _context.GetTypeInfo(like.GetType())!) ?? throw new JsonException("null is no finding");

    /// <summary>The head of a report in its wire form.</summary>
    internal static byte[] Write(DocumentFindings findings) => JsonSerializer.SerializeToUtf8Bytes(findings, FindingsJson.DocumentType);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [
        typeof(SnakeCaseConverter<Modality>), typeof(SnakeCaseConverter<AgreementKind>), typeof(SnakeCaseConverter<AgreementStatus>), typeof(SnakeCaseConverter<IncidentKind>),
        typeof(SnakeCaseConverter<FigureKind>), typeof(SnakeCaseConverter<StatementKind>), typeof(SnakeCaseConverter<MeetingForm>), typeof(SnakeCaseConverter<MeetingStatus>),
        typeof(SnakeCaseConverter<AccessKind>), typeof(SnakeCaseConverter<CouncilKind>), typeof(JsonStringEnumConverter<EventType>), typeof(SnakeCaseConverter<FindingKind>),
        typeof(SnakeCaseConverter<Verdict>), typeof(SnakeCaseConverter<WithheldKind>)])]
[JsonSerializable(typeof(ReviewRecord))]
[JsonSerializable(typeof(AgreementFinding))]
[JsonSerializable(typeof(AccusationFinding))]
[JsonSerializable(typeof(IncidentFinding))]
[JsonSerializable(typeof(FigureFinding))]
[JsonSerializable(typeof(StatementFinding))]
[JsonSerializable(typeof(MeetingFinding))]
[JsonSerializable(typeof(AccessFinding))]
[JsonSerializable(typeof(CouncilFinding))]
[JsonSerializable(typeof(EventFinding))]
internal sealed partial class ReviewJsonContext : JsonSerializerContext;
