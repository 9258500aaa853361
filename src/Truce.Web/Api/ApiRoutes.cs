using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Truce.Domain;
using Truce.Ledger;
using Truce.Web.Hosting;
using Truce.Web.Views;

namespace Truce.Web.Api;

/// <summary>The API, version 1: what the pages show, for programs. Same parameters, entity tags, problem details (RFC 9457).</summary>
internal static class ApiRoutes
{
    private const int DefaultLimit = 100, MostItems = 1000, MostRows = 10_000;

    private static readonly JsonWriterOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v1").RequireRateLimiting(Server.ApiLimit);
        List<AgreementEntry>(api, "agreements", "Truces, pauses, accords and exchanges, with their life cycles.");
        List<IncidentEntry>(api, "incidents", "What was done on the ground, or is said to have been.");
        List<AccusationEntry>(api, "accusations", "Who accuses whom of what.");
        List<AccessEntry>(api, "access", "Aid let in, stopped or asked for.");
        List<CouncilEntry>(api, "council", "Texts before the Security Council, its votes and sessions.");
        List<MeetingEntry>(api, "meetings", "Meetings, calls and visits, from plan to outcome.");
        List<FigureSeriesEntry>(api, "figures", "Quantities, each source's value.");
        List<StatementEntry>(api, "statements", "What somebody said.");
        List<ContradictionEntry>(api, "contradictions", "Wordings that cannot both be right.");
        List<DocumentEntry>(api, "documents", "Reports that the ledger has read.");
        api.MapGet("/entries/{id}", Entry).WithSummary("One entry, with all its evidence.").Produces<Entry>().ProducesProblem(404);
        api.MapGet("/documents/{id}/findings", Findings).WithSummary("What one report says, with its text; the id is its content hash, or the first twelve digits or more.").Produces<DocumentFindings>().ProducesProblem(404);
        api.MapGet("/search", Search).WithSummary("Reports in which all the words stand.").ProducesProblem(400);
        api.MapGet("/status", Status).WithSummary("How much the ledger holds and how fast it grows.");
        api.MapGet("/changes", Changes.Stream).WithSummary("Server-sent events: one whenever the ledger has changed.").Produces(200, contentType: "text/event-stream");
    }

    private static void List<T>(RouteGroupBuilder api, string name, string summary)
        where T : Entry
    {
        api.MapGet("/" + name, ([AsParameters] ListParameters parameters, HttpContext http, LedgerViews views) => Answer(http, views, Format.OfAccept(http.Request)))
            .WithSummary(summary).WithName(name).Produces<Listed<T>>(200, "application/json", "application/jsonl", "text/csv", "application/geo+json").Produces(304).ProducesProblem(400).ProducesProblem(406).ProducesProblem(429);
        api.MapGet($"/{name}.{{format}}", (string format, HttpContext http, LedgerViews views) => Answer(http, views, Format.OfSuffix(format))).ExcludeFromDescription();

        async Task<IResult> Answer(HttpContext http, LedgerViews views, Format? format)
        {
            if (format is null) return Problem(StatusCodes.Status406NotAcceptable, "Entries come as json, jsonl, csv or geojson.");
            if (!Query.TryParse(http.Request.Query, out var query, out var error)) return Problem(StatusCodes.Status400BadRequest, error!);
            if (Limit(http, format) is not { } limit) return Problem(StatusCodes.Status400BadRequest, $"'limit' is a number from 1 to {(format == Format.Json ? MostItems : MostRows)}");
            var view = await views.Get(query.AsOf).ConfigureAwait(false);
            if (IsKnown(http, view, format)) return Results.StatusCode(StatusCodes.Status304NotModified);
            var listing = Listings.Page(view.Find<T>(query), query.After, limit);
            var next = listing.Next is { } cursor ? (query with { After = cursor }).Address(http.Request.Path.Value!) + string.Create(CultureInfo.InvariantCulture, $"&limit={limit}") : null;
            if (next is not null) http.Response.Headers.Link = $"<{next}>; rel=\"next\"";
            return Results.Text(Write(view, listing, next, format), format.MediaType + (format.Name == "geojson" ? "" : "; charset=utf-8"), Encoding.UTF8);
        }
    }

    private static int? Limit(HttpContext http, Format format)
    {
        var most = format == Format.Json ? MostItems : MostRows;
        var text = http.Request.Query["limit"].ToString();
        if (text.Length == 0) return format == Format.Json ? DefaultLimit : most;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most ? limit : null;
    }

    /// <summary>Sets the tag of the answer; true when the caller has it already.</summary>
    private static bool IsKnown(HttpContext http, LedgerView view, Format format)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes($"{view.Head} {http.Request.Path}{http.Request.QueryString} {format.Name}"));
        var tag = $"\"{Convert.ToHexStringLower(key)[..24]}\"";
        http.Response.Headers.ETag = tag;
        http.Response.Headers.CacheControl = "private, no-cache";
        http.Response.Headers.Vary = "Accept, Accept-Encoding, Authorization, Cookie";
        return http.Request.Headers.IfNoneMatch.ToString().Split(',').Any(t => t.Trim() is var one && (one == tag || one == "W/" + tag));
    }

    private static string Write<T>(LedgerView view, Listing<T> listing, string? next, Format format)
        where T : Entry
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var part = view.Snapshot with { Entries = listing.Items };
        switch (format.Name)
        {
            case "jsonl":
                JsonLinesExport.Write(part, text);
                break;
            case "csv":
                CsvExport.Write(part, text);
                break;
            case "geojson":
                GeoJsonExport.Write(part, text);
                break;
            default:
                text.Write("{\"items\":[");
                for (var i = 0; i < listing.Items.Count; i++) text.Write((i > 0 ? ",\n" : "\n") + LedgerJson.Write(listing.Items[i]));
                text.Write(string.Create(CultureInfo.InvariantCulture, $"],\"total\":{listing.Total},\"next\":{(next is null ? "null" : JsonSerializer.Serialize(next))},\"head\":\"{view.Head}\"}}"));
                break;
        }

        return text.ToString();
    }

    private static async Task<IResult> Entry(string id, HttpContext http, LedgerViews views)
    {
        if (!Query.TryParse(http.Request.Query, out var query, out var error)) return Problem(StatusCodes.Status400BadRequest, error!);
        var view = await views.Get(query.AsOf).ConfigureAwait(false);
        if (IsKnown(http, view, Format.Json)) return Results.StatusCode(StatusCodes.Status304NotModified);
        return view.Find<Entry>(id) is { } entry
            ? Results.Text(LedgerJson.Write(entry), "application/json; charset=utf-8", Encoding.UTF8)
            : Problem(StatusCodes.Status404NotFound, "There is no entry of that id" + (query.AsOf is null ? "." : " as of that day."));
    }

    private static async Task<IResult> Findings(string id, LedgerViews views, ReportTexts texts)
    {
        var view = await views.Get(null).ConfigureAwait(false);
        return view.Document(id) is { } document && texts.Read(document) is { } report
            ? Results.Text(JsonSerializer.Serialize(report.Findings, FindingsJson.DocumentType), "application/json; charset=utf-8", Encoding.UTF8)
            : Problem(StatusCodes.Status404NotFound, "There is no report of that hash.");
    }

    private static IResult Search(HttpContext http, LedgerViews views)
    {
        if (!Query.TryParse(http.Request.Query, out var query, out var error)) return Problem(StatusCodes.Status400BadRequest, error!);
        if (query.Words is not { } words) return Problem(StatusCodes.Status400BadRequest, "'q' holds the words to search for");
        if (Limit(http, Format.Json) is not { } limit) return Problem(StatusCodes.Status400BadRequest, $"'limit' is a number from 1 to {MostItems}");
        _ = int.TryParse(query.After, NumberStyles.None, CultureInfo.InvariantCulture, out var skip);
        using var reader = LedgerReader.Open(views.Path);
        var found = reader.Search(new TextQuery(words) { Theatre = query.Theatre, Outlet = query.Source, From = query.From, To = query.To, AsOf = query.AsOf, Skip = skip, Take = limit });
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, _json))
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach (var hit in found.Items)
            {
                json.WriteStartObject();
                json.WritePropertyName("document");
                json.WriteRawValue(LedgerJson.Write(hit.Document));
                json.WriteString("excerpt", hit.Excerpt);
                json.WriteStartArray("matches");
                foreach (var match in hit.Matches)
                {
                    json.WriteStartArray();
                    json.WriteNumberValue(match.Start);
                    json.WriteNumberValue(match.End);
                    json.WriteEndArray();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("total", found.Total);
            json.WriteString("next", found.HasMore ? (query with { After = (found.Skip + found.Items.Count).ToString(CultureInfo.InvariantCulture) }).Address("/api/v1/search") : null);
            json.WriteEndObject();
        }

        return Results.Bytes(stream.ToArray(), "application/json; charset=utf-8");
    }

    private static async Task<IResult> Status(LedgerViews views)
    {
        var view = await views.Get(null).ConfigureAwait(false);
        using var reader = LedgerReader.Open(views.Path);
        var pace = reader.Pace();
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, _json))
        {
            json.WriteStartObject();
            json.WriteString("head", reader.Head);
            json.WriteNumber("records", pace.Records);
            json.WriteString("last_record_at", pace.LastAt?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
            json.WriteNumber("documents", view.All<DocumentEntry>().Count);
            json.WriteNumber("rejected", reader.Rejections().Count);
            json.WriteNumber("withheld_documents", view.Snapshot.Withheld.Documents);
            json.WriteNumber("withheld_findings", view.Snapshot.Withheld.Findings);
            json.WriteEndObject();
        }

        return Results.Bytes(stream.ToArray(), "application/json; charset=utf-8");
    }

    private static IResult Problem(int status, string detail) => Results.Problem(char.ToUpperInvariant(detail[0]) + detail[1..], statusCode: status);
}
