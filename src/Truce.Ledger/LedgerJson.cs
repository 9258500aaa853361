using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>The wire form of entries (docs/formats/ledger.md): snake case, nulls written, text kept readable.</summary>
public static class LedgerJson
{
    private static readonly LedgerJsonContext _context = new(new JsonSerializerOptions(LedgerJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>An entry as one line of JSON Lines, without line end.</summary>
    public static string Write(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return JsonSerializer.Serialize(entry, TypeOf(entry));
    }

    /// <summary>An entry of the type of another from its wire form; throws <see cref="JsonException"/> when a value does not fit its field.</summary>
    internal static Entry Read(ReadOnlySpan<byte> json, Entry like) =>
        (Entry?)JsonSerializer.Deserialize(json, TypeOf(like)) ?? throw new JsonException("null is no entry");

    internal static byte[] Write(RejectedDocument rejected) => JsonSerializer.SerializeToUtf8Bytes(rejected, _context.RejectedDocument);

    internal static RejectedDocument ReadRejected(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, _context.RejectedDocument) ?? throw new JsonException("null is no document");

    internal static string ReadText(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, _context.String) ?? throw new JsonException("null is no text");

    internal static byte[] Write(string text) => JsonSerializer.SerializeToUtf8Bytes(text, _context.String);

    private static JsonTypeInfo TypeOf(Entry entry) => entry switch
    {
        AgreementEntry => _context.AgreementEntry,
        IncidentEntry => _context.IncidentEntry,
        AccusationEntry => _context.AccusationEntry,
        AccessEntry => _context.AccessEntry,
        CouncilEntry => _context.CouncilEntry,
        MeetingEntry => _context.MeetingEntry,
        FigureSeriesEntry => _context.FigureSeriesEntry,
        StatementEntry => _context.StatementEntry,
        ContradictionEntry => _context.ContradictionEntry,
        DocumentEntry => _context.DocumentEntry,
        _ => throw new ArgumentException($"entries of type {entry.GetType().Name} have no wire form", nameof(entry)),
    };
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [
        typeof(SnakeCaseConverter<Modality>), typeof(SnakeCaseConverter<AgreementKind>), typeof(SnakeCaseConverter<AgreementStatus>), typeof(SnakeCaseConverter<IncidentKind>),
        typeof(SnakeCaseConverter<FigureKind>), typeof(SnakeCaseConverter<StatementKind>), typeof(SnakeCaseConverter<MeetingForm>), typeof(SnakeCaseConverter<MeetingStatus>),
        typeof(SnakeCaseConverter<AccessKind>), typeof(SnakeCaseConverter<CouncilKind>), typeof(SnakeCaseConverter<CouncilOutcome>), typeof(SnakeCaseConverter<TransitionKind>),
        typeof(SnakeCaseConverter<ReviewState>)])]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(RejectedDocument))]
[JsonSerializable(typeof(AgreementEntry))]
[JsonSerializable(typeof(IncidentEntry))]
[JsonSerializable(typeof(AccusationEntry))]
[JsonSerializable(typeof(AccessEntry))]
[JsonSerializable(typeof(CouncilEntry))]
[JsonSerializable(typeof(MeetingEntry))]
[JsonSerializable(typeof(FigureSeriesEntry))]
[JsonSerializable(typeof(StatementEntry))]
[JsonSerializable(typeof(ContradictionEntry))]
[JsonSerializable(typeof(DocumentEntry))]
internal sealed partial class LedgerJsonContext : JsonSerializerContext;
