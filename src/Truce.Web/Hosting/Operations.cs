using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Domain;
using Truce.Ledger;
using Truce.Web.Accounts;
using Truce.Web.Views;

namespace Truce.Web.Hosting;

/// <summary>What those who run the server ask it: is it alive, is it ready, how is it doing (Prometheus text, version 0.0.4).</summary>
internal sealed class Operations(TimeProvider clock)
{
    /// <summary>Upper ends of the classes of duration, in seconds.</summary>
    private static readonly double[] _ends = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

    private readonly ConcurrentDictionary<int, long> _byStatus = new();
    private readonly long[] _durations = new long[_ends.Length + 1];
    private long _microseconds;

    /// <summary>Counts each request and how long it took.</summary>
    public void Count(WebApplication app) => app.Use(async (http, next) =>
    {
        var start = clock.GetTimestamp();
        try
        {
            await next(http).ConfigureAwait(false);
        }
        finally
        {
            var took = clock.GetElapsedTime(start);
            _byStatus.AddOrUpdate(http.Response.StatusCode, 1, (_, n) => n + 1);
            var index = Array.FindIndex(_ends, e => took.TotalSeconds <= e);
            Interlocked.Increment(ref _durations[index < 0 ? _ends.Length : index]);
            Interlocked.Add(ref _microseconds, (long)took.TotalMicroseconds);
        }
    });

    public static IResult Alive() => Results.Text("ok\n");

    /// <summary>Ready when the ledger can be read and its first snapshot stands.</summary>
    public static IResult Ready(LedgerViews views)
    {
        try
        {
            return views.Get(null).IsCompletedSuccessfully ? Results.Text("ready\n") : Results.Text("the ledger is being worked in\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
        catch (LedgerException)
        {
            return Results.Text("the ledger cannot be read\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    public async Task<IResult> Metrics(LedgerViews views)
    {
        var view = await views.Get(null).ConfigureAwait(false);
        using var reader = LedgerReader.Open(views.Path);
        var pace = reader.Pace();
        var text = new StringBuilder();
        Gauge("truce_documents", "Reports in the ledger.", view.All<DocumentEntry>().Count);
        Gauge("truce_rejected_documents", "Documents that could not be read.", reader.Rejections().Count);
        Gauge("truce_journal_records", "Records of the journal.", pace.Records);
        Gauge("truce_withheld_documents", "Reports withheld from pages.", view.Snapshot.Withheld.Documents);
        text.Append("# HELP truce_entries Entries by type.\n# TYPE truce_entries gauge\n");
        foreach (var (type, count) in view.Snapshot.Entries.CountBy(e => e.Type, StringComparer.Ordinal).OrderBy(t => t.Key, StringComparer.Ordinal)) Line($"truce_entries{{type=\"{type}\"}}", count);
        text.Append("# HELP truce_requests_total Requests by status.\n# TYPE truce_requests_total counter\n");
        foreach (var (status, count) in _byStatus.OrderBy(s => s.Key)) Line($"truce_requests_total{{status=\"{status.ToString(CultureInfo.InvariantCulture)}\"}}", count);
        text.Append("# HELP truce_request_seconds Time to answer.\n# TYPE truce_request_seconds histogram\n");
        long sum = 0;
        for (var i = 0; i <= _ends.Length; i++)
        {
            sum += Interlocked.Read(ref _durations[i]);
            Line($"truce_request_seconds_bucket{{le=\"{(i < _ends.Length ? _ends[i].ToString(CultureInfo.InvariantCulture) : "+Inf")}\"}}", sum);
        }

        Line("truce_request_seconds_sum", Interlocked.Read(ref _microseconds) / 1e6);
        Line("truce_request_seconds_count", sum);
        Gauge("process_resident_memory_bytes", "Resident memory.", Process.GetCurrentProcess().WorkingSet64);
        return Results.Text(text.ToString(), "text/plain; version=0.0.4; charset=utf-8");

        void Gauge(string name, string help, double value)
        {
            text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} gauge\n");
            Line(name, value);
        }

        void Line(string name, double value) => text.Append(CultureInfo.InvariantCulture, $"{name} {value}\n");
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/healthz", Alive).AllowAnonymous();
        app.MapGet("/readyz", Ready).AllowAnonymous();
        app.MapGet("/metrics", (Operations operations, LedgerViews views) => operations.Metrics(views)).RequireAuthorization(SignedIn.NameOf(Role.Reader));
    }
}
