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
        typeof(SnakeCaseConverter<Modality>), typeof(SnakeCaseConverter<AgreementKind>), typeof(SnakeCaseConverter<AgreementStatus>),
        typeof(SnakeCaseConverter<IncidentKind>), typeof(SnakeCaseConverter<FigureKind>), typeof(SnakeCaseConverter<StatementKind>),
        typeof(SnakeCaseConverter<MeetingForm>), typeof(SnakeCaseConverter<MeetingStatus>), typeof(SnakeCaseConverter<AccessKind>),
        typeof(SnakeCaseConverter<CouncilKind>), typeof(JsonStringEnumConverter<EventType>), typeof(SnakeCaseConverter<AsideKind>),
        typeof(SnakeCaseConverter<Completeness>)])]
[JsonSerializable(typeof(DocumentFindings))]
[JsonSerializable(typeof(Article))]
internal sealed partial class DomainJsonContext : JsonSerializerContext;

/// <summary>The wire form of the vocabularies: their names in snake case.</summary>
public sealed class SnakeCaseConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
