using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Truce;

/// <summary>
/// What the program tells of its work, under the name <c>Truce</c>, by the semantic conventions of OpenTelemetry: seconds as histograms, counts as
/// counters, no names of documents or persons. Costs nothing to speak of while nobody listens.
/// </summary>
internal static class Telemetry
{
    /// <summary>Name of the meter and of the source of activities.</summary>
    public const string Name = "Truce";

    private static readonly ActivitySource _activities = new(Name);
    private static readonly Meter _meter = new(Name);
    private static readonly Histogram<double> _stages = _meter.CreateHistogram<double>("truce.stage.duration", "s", "Time that one stage took over one document or batch.");
    private static readonly Counter<long> _documents = _meter.CreateCounter<long>("truce.documents", "{document}", "Documents by what became of them.");
    private static readonly Counter<long> _fetches = _meter.CreateCounter<long>("truce.fetches", "{fetch}", "Addresses asked for, by what came of them.");
    private static readonly Counter<long> _sent = _meter.CreateCounter<long>("messaging.client.sent.messages", "{message}", "Messages handed to the broker and confirmed.");
    private static readonly Counter<long> _consumed = _meter.CreateCounter<long>("messaging.client.consumed.messages", "{message}", "Messages taken from the broker.");
    private static readonly KeyValuePair<string, object?> _broker = new("messaging.system", "rabbitmq");

    /// <summary>Times a stage until it is disposed: <c>read</c>, <c>code</c>, <c>commit</c>, <c>fetch</c>.</summary>
    public static StageTimer Stage(string stage) => new(stage, _activities.StartActivity($"truce.{stage}"), Stopwatch.GetTimestamp());

    /// <summary>Counts a document: <c>added</c>, <c>known</c>, <c>set_aside</c>.</summary>
    public static void Document(string outcome) => _documents.Add(1, new KeyValuePair<string, object?>("truce.outcome", outcome));

    /// <summary>Counts a fetch: <c>page</c>, <c>unchanged</c>, <c>refused</c>.</summary>
    public static void Fetch(string outcome) => _fetches.Add(1, new KeyValuePair<string, object?>("truce.outcome", outcome));

    /// <summary>Counts a message that the broker has confirmed.</summary>
    public static void Sent() => _sent.Add(1, _broker);

    /// <summary>Counts a message that was taken.</summary>
    public static void Consumed() => _consumed.Add(1, _broker);

    /// <summary>A stage under way.</summary>
    internal readonly struct StageTimer(string stage, Activity? activity, long start) : IDisposable
    {
        public void Dispose()
        {
            if (_stages.Enabled) _stages.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("truce.stage", stage));
            activity?.Dispose();
        }
    }
}
