using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Truce;

/// <summary>
/// The program's figures in the text format of Prometheus (0.0.4): counters with <c>_total</c>, durations as <c>_seconds_sum</c> and
/// <c>_seconds_count</c>. Safe to share between threads.
/// </summary>
internal sealed class PrometheusFigures : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, double> _values = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public PrometheusFigures()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == Telemetry.Name) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(Name(instrument) + "_total" + Labels(tags), value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            var (name, labels) = (Name(instrument) + "_seconds", Labels(tags));
            Add($"{name}_sum{labels}", value);
            Add($"{name}_count{labels}", 1);
        });
        _listener.Start();
    }

    /// <summary>All figures, one a line, ordered by name.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        lock (_lock)
        {
            foreach (var (name, value) in _values) text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private void Add(string name, double value)
    {
        lock (_lock) _values[name] = _values.GetValueOrDefault(name) + value;
    }

    private static string Name(Instrument instrument) => instrument.Name.Replace('.', '_');

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";
        var labels = new StringBuilder("{");
        foreach (var (key, value) in tags)
            labels.Append(labels.Length > 1 ? "," : "").Append(key.Replace('.', '_')).Append("=\"").Append(value).Append('"');
        return labels.Append('}').ToString();
    }
}
