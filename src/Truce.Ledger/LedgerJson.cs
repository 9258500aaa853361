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

    /// <summary>Entries of one type, or what else <see cref="ReadLines"/> reads, a line each.</summary>
    internal static byte[] WriteLines(IEnumerable<Entry> entries)
    {
        using var buffer = new MemoryStream();
        foreach (var entry in entries)
        {
            using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
            JsonSerializer.Serialize(writer, entry, TypeOf(entry));
            writer.Flush();
            buffer.WriteByte((byte)'\n');
        }

        return buffer.ToArray();
    }

    /// <summary>Reads what <see cref="WriteLines"/> wrote of a type.</summary>
    internal static IEnumerable<Entry> ReadLines(string type, byte[] lines)
    {
        var info = TypeOf(type);
        for (var start = 0; start < lines.Length;)
        {
            var end = Array.IndexOf(lines, (byte)'\n', start);
            yield return (Entry)JsonSerializer.Deserialize(lines.AsSpan(start, end - start), info)!;
            start = end + 1;
        }
    }

    internal static byte[] Write(IReadOnlyDictionary<string, Location> locations) => JsonSerializer.SerializeToUtf8Bytes(locations, _context.IReadOnlyDictionaryStringLocation);

    internal static IReadOnlyDictionary<string, Location> ReadLocations(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, _context.IReadOnlyDictionaryStringLocation)!;

    private static JsonTypeInfo TypeOf(string type) => type switch
    {
        "agreement" => _context.AgreementEntry,
        "incident" => _context.IncidentEntry,
        "accusation" => _context.AccusationEntry,
        "access" => _context.AccessEntry,
        "council" => _context.CouncilEntry,
        "meeting" => _context.MeetingEntry,
        "figure_series" => _context.FigureSeriesEntry,
        "statement" => _context.StatementEntry,
        "contradiction" => _context.ContradictionEntry,
        "document" => _context.DocumentEntry,
        _ => throw new ArgumentException($"'{type}' is no type of entry", nameof(type)),
    };

    private static JsonTypeInfo TypeOf(Entry entry) => TypeOf(entry.Type);
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
[JsonSerializable(typeof(IReadOnlyDictionary<string, Location>))]
internal sealed partial class LedgerJsonContext : JsonSerializerContext;
