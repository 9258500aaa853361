using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Truce.Domain;

/// <summary>The wire form of findings (docs/formats/findings.md): snake case, nulls written, text kept readable.</summary>
public static class FindingsJson
{
    private static readonly DomainJsonContext Context = new(new JsonSerializerOptions(DomainJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Metadata of <see cref="DocumentFindings"/>, for serialising without reflection.</summary>
    public static JsonTypeInfo<DocumentFindings> DocumentType => Context.DocumentFindings;

    /// <summary>One line of JSON Lines, without line end.</summary>
    public static string Write(DocumentFindings document) => JsonSerializer.Serialize(document, DocumentType);

    /// <summary>Reads what <see cref="Write"/> wrote; throws <see cref="JsonException"/> on anything else.</summary>
    public static DocumentFindings Read(string json) =>
        JsonSerializer.Deserialize(json, DocumentType) ?? throw new JsonException("null is no document");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [
        typeof(SnakeCaseEnum<Modality>), typeof(SnakeCaseEnum<AgreementKind>), typeof(SnakeCaseEnum<AgreementStatus>),
        typeof(SnakeCaseEnum<IncidentKind>), typeof(SnakeCaseEnum<FigureKind>), typeof(SnakeCaseEnum<StatementKind>),
        typeof(SnakeCaseEnum<MeetingForm>), typeof(SnakeCaseEnum<MeetingStatus>), typeof(SnakeCaseEnum<AccessKind>),
        typeof(SnakeCaseEnum<CouncilKind>), typeof(JsonStringEnumConverter<EventType>), typeof(SnakeCaseEnum<AsideKind>),
        typeof(SnakeCaseEnum<Completeness>)])]
[JsonSerializable(typeof(DocumentFindings))]
[JsonSerializable(typeof(Article))]
internal sealed partial class DomainJsonContext : JsonSerializerContext;

internal sealed class SnakeCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
