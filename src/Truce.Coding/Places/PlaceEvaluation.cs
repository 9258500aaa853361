using System.Globalization;
using System.Text;
using System.Text.Json;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Scores the places found against annotated articles, JSON Lines of <c>{id, text, places: [{start, end, lat, lon}]}</c>, and
/// writes what was found as <c>{id, places: [{start, end, lat, lon}]}</c>. With <c>spans: [[start, end], …]</c> in the input only those are
/// resolved.
/// </summary>
public static class PlaceEvaluation
{
    private const double NearKm = 161;

    /// <summary>Runs over a file and returns the figures, or null when it carries no gold.</summary>
    public static PlaceScore? Run(Codebook codebook, LanguageModel model, string file, Func<int, string, bool>? only, ChainModel? weights, TextWriter? output)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        ArgumentNullException.ThrowIfNull(model);
        var annotator = new Annotator(model);
        var resolver = new PlaceResolver(codebook.Places, model, weights);
        var score = new PlaceScore();
        var hasGold = false;
        var index = 0;
        foreach (var line in PlaceTraining.Lines(file))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var id = root.GetProperty("id").GetString()!;
            if (only?.Invoke(index++, id) == false) continue;
            var text = root.GetProperty("text").GetString()!;
            var article = new Article { Id = id, ContentHash = "", Text = text, Title = root.TryGetProperty("title", out var title) ? title.GetString() : null };
            var document = new Document(article, annotator.Annotate(text), codebook);
            if (root.TryGetProperty("spans", out var given)) resolver.Add(document, Given(document.Text, given));
            else resolver.Add(document);
            output?.WriteLine(Line(id, document));
            if (!root.TryGetProperty("places", out var gold)) continue;
            hasGold = true;
            Count(document, gold, score);
        }

        return hasGold ? score : null;
    }

    private static List<PlaceSpan> Given(AnnotatedText text, JsonElement spans)
    {
        var given = new List<PlaceSpan>();
        foreach (var span in spans.EnumerateArray())
        {
            if (PlaceTraining.Tokens(text, span[0].GetInt32(), span[1].GetInt32()) is { } found) given.Add(found);
        }

        return given;
    }

    private static string Line(string id, Document document)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteStartArray("places");
            foreach (var place in document.Places)
            {
                var span = document.SpanOf(place.First, place.End);
                json.WriteStartObject();
                json.WriteNumber("start", span.Start);
                json.WriteNumber("end", span.End);
                if (place.Latitude is { } latitude) json.WriteNumber("lat", latitude);
                if (place.Longitude is { } longitude) json.WriteNumber("lon", longitude);
                json.WriteString("name", place.Name);
                json.WriteString("role", place.Role.ToString());
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Count(Document document, JsonElement gold, PlaceScore score)
    {
        score.Found += document.Places.Count;
        var taken = new bool[document.Places.Count];
        foreach (var place in gold.EnumerateArray())
        {
            score.Gold++;
            var (start, end) = (place.GetProperty("start").GetInt32(), place.GetProperty("end").GetInt32());
            for (var i = 0; i < taken.Length; i++)
            {
                var span = document.SpanOf(document.Places[i].First, document.Places[i].End);
                if (taken[i] || span.Start >= end || start >= span.End) continue;
                taken[i] = true;
                if (span.Start == start && span.End == end) score.Exact++;
                if (place.GetProperty("lat").ValueKind == JsonValueKind.Number && document.Places[i].Latitude is { } latitude)
                {
                    score.Resolved++;
                    var km = Geodesy.DistanceKm(place.GetProperty("lat").GetDouble(), place.GetProperty("lon").GetDouble(), latitude, document.Places[i].Longitude!.Value);
                    if (km <= NearKm) score.Near++;
                }

                break;
            }
        }
    }
}

/// <summary>Counts of an evaluation of places.</summary>
public sealed class PlaceScore
{
    /// <summary>Places annotated.</summary>
    public int Gold { get; internal set; }

    /// <summary>Places found.</summary>
    public int Found { get; internal set; }

    /// <summary>Places found with exactly the annotated words.</summary>
    public int Exact { get; internal set; }

    /// <summary>Of the annotated places with coordinates, those found (even in part) and given coordinates.</summary>
    public int Resolved { get; internal set; }

    /// <summary>Of those, the ones within 161 km.</summary>
    public int Near { get; internal set; }

    /// <summary>The figures in one line.</summary>
    public override string ToString()
    {
        var (precision, recall) = (Exact / Math.Max(1.0, Found), Exact / Math.Max(1.0, Gold));
        var f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"names exact: P {precision:0.000} R {recall:0.000} F1 {f1:0.000} ({Gold} places); within 161 km of those found: {Near / Math.Max(1.0, Resolved):0.000} ({Resolved})");
    }
}
