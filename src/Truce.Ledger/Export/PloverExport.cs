using System.Text.Encodings.Web;
using System.Text.Json;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Political events as PLOVER JSON Lines, one event a line in the order of the reports. Acts that have not happened keep their
/// modality in a field of its own; PLOVER's folding of plans into other types is left to the reader.
/// </summary>
public static class PloverExport
{
    /// <summary>Writes the events; lines end in <c>\n</c>.</summary>
    public static void Write(LedgerSnapshot snapshot, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(output);
        foreach (var told in snapshot.Events)
        {
            output.Write(Line(told));
            output.Write('\n');
        }
    }

    private static string Line(ToldEvent told)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            var e = told.Event;
            writer.WriteStartObject();
            writer.WriteString("id", told.Id);
            writer.WriteString("date", (e.Date ?? told.Published)?.ToString());
            writer.WriteString("date_source", e.Date is not null ? "text" : told.Published is not null ? "publication" : null);
            WriteNames(writer, "actor", e.Actors);
            WriteNames(writer, "recipient", e.Recipients);
            writer.WriteString("event", e.Type.ToString());
            writer.WriteString("mode", e.Mode);
            writer.WriteString("cameo", Cameo.Of(e.Type, e.Mode));
            WriteNames(writer, "context", e.Context);
            writer.WriteString("event_loc", e.Place);
            writer.WriteString("modality", WireNames.Of(e.Modality));
            WriteNames(writer, "attributed_to", e.AttributedTo);
            writer.WriteStartObject("cite_info");
            writer.WriteString("document", told.Document);
            writer.WriteString("publisher", told.Outlet);
            writer.WriteString("url", told.Url);
            writer.WriteString("words", e.Evidence);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void WriteNames(Utf8JsonWriter writer, string field, IReadOnlyList<string> names)
    {
        writer.WriteStartArray(field);
        foreach (var name in names) writer.WriteStringValue(name);
        writer.WriteEndArray();
    }
}
