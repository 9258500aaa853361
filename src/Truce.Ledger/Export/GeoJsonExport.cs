using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Truce.Ledger;

/// <summary>
/// Entries that have a place in the gazetteer as GeoJSON points (RFC 7946: longitude first), each with the precision of its place:
/// a country's point is a centroid, and says so.
/// </summary>
public static class GeoJsonExport
{
    /// <summary>Writes one feature collection, a feature a line; lines end in <c>\n</c>.</summary>
    public static void Write(LedgerSnapshot snapshot, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(output);
        output.Write("{\"type\":\"FeatureCollection\",\"features\":[\n");
        var first = true;
        foreach (var entry in snapshot.Entries)
        {
            if (entry is DocumentEntry || snapshot.Locations.GetValueOrDefault(entry.Places().FirstOrDefault() ?? "") is not { } location) continue;
            if (!first) output.Write(",\n");
            first = false;
            output.Write(Feature(entry, location));
        }

        output.Write("\n]");
        if (snapshot.Withheld is { IsAny: true } withheld)
            output.Write(string.Create(CultureInfo.InvariantCulture, $",\"withheld\":{{\"documents\":{withheld.Documents},\"findings\":{withheld.Findings}}}"));
        output.Write("}\n");
    }

    private static string Feature(Entry entry, Location location)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteString("type", "Feature");
            writer.WriteString("id", entry.Id);
            writer.WriteStartObject("geometry");
            writer.WriteString("type", "Point");
            writer.WriteStartArray("coordinates");
            writer.WriteNumberValue(location.Longitude);
            writer.WriteNumberValue(location.Latitude);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteStartObject("properties");
            writer.WriteString("type", entry.Type);
            writer.WriteString("theatre", entry.Theatre);
            writer.WriteString("date", entry.Date()?.ToString());
            writer.WriteString("place", location.Name);
            writer.WriteString("precision", location.Precision);
            writer.WriteString("words", entry.Evidence.Count > 0 ? entry.Evidence[0].Words : null);
            writer.WriteNumber("voices", entry.Voices);
            writer.WriteStartArray("sources");
            foreach (var source in entry.Sources) writer.WriteStringValue(source);
            writer.WriteEndArray();
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
