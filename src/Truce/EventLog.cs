using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Truce;

/// <summary>
/// What a program that runs for weeks tells its keepers: one JSON object a line, with a time, a name and values. No words of reports, no names of
/// persons, no addresses with their query, which may hold keys. Safe to share between threads.
/// </summary>
internal sealed class EventLog(TextWriter output, TimeProvider clock)
{
    private static readonly JsonWriterOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _lock = new();

    /// <summary>Writes an event; values are numbers, strings or times.</summary>
    public void Write(string name, params ReadOnlySpan<(string Key, object? Value)> values)
    {
        using var memory = new MemoryStream();
        using (var writer = new Utf8JsonWriter(memory, _json))
        {
            writer.WriteStartObject();
            writer.WriteString("at", clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            writer.WriteString("event", name);
            foreach (var (key, value) in values)
            {
                switch (value)
                {
                    case null:
                        break;
                    case int or long:
                        writer.WriteNumber(key, Convert.ToInt64(value, CultureInfo.InvariantCulture));
                        break;
                    case double number:
                        writer.WriteNumber(key, Math.Round(number, 3));
                        break;
                    case DateTimeOffset time:
                        writer.WriteString(key, time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                        break;
                    default:
                        writer.WriteString(key, value.ToString());
                        break;
                }
            }

            writer.WriteEndObject();
        }

        var line = Encoding.UTF8.GetString(memory.GetBuffer(), 0, (int)memory.Length);
        lock (_lock)
        {
            output.WriteLine(line);
            output.Flush();
        }
    }

    /// <summary>An address as it may stand in a log: without query, fragment and user.</summary>
    public static string Bare(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped) : "an address";
}
