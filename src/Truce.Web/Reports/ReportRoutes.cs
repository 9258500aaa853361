using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Truce.Domain;
using Truce.Ledger;
using Truce.Ledger.Reporting;
using Truce.Web.Hosting;
using Truce.Web.Pages;
using Truce.Web.Views;

namespace Truce.Web.Reports;

/// <summary>The situation of a day or a week, as a page made for print and as Markdown: what became known, then how things stand.</summary>
internal static class ReportRoutes
{
    public static void MapReports(this IEndpointRouteBuilder app)
    {
        foreach (var (name, days) in new[] { ("daily", 1), ("weekly", 7) })
        {
            app.MapGet($"/reports/{name}", async (HttpContext http, Visits visits, LedgerViews views) =>
            {
                var report = await Report(http, views, days).ConfigureAwait(false);
                return await visits.Page<ReportPage>(http, _ => new() { ["Report"] = report, ["Other"] = name == "daily" ? "weekly" : "daily" }).ConfigureAwait(false);
            });
            app.MapGet($"/reports/{name}.md", async (HttpContext http, LedgerViews views) =>
            {
                if (!Query.TryParse(http.Request.Query, out _, out var error)) return Results.Problem(error, statusCode: StatusCodes.Status400BadRequest);
                var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
                MarkdownReport.Write(await Report(http, views, days).ConfigureAwait(false), text);
                return Results.Text(text.ToString(), "text/markdown; charset=utf-8", Encoding.UTF8);
            });
        }
    }

    private static async Task<SituationReport> Report(HttpContext http, LedgerViews views, int days)
    {
        _ = Query.TryParse(http.Request.Query, out var query, out _);
        var view = await views.Get(query.AsOf).ConfigureAwait(false);
        var theatre = query.Theatre is { } asked ? view.Theatres.FirstOrDefault(t => t.Name.Equals(asked, StringComparison.OrdinalIgnoreCase)).Name : SituationWriter.MostReported(view.Snapshot);
        var day = query.AsOf ?? view.Find<DocumentEntry>(new Query { Theatre = theatre }).Select(d => d.Published?.AsDay).Max();
        if (day is not { } until) return new SituationReport("Nothing to report", "No report in the ledger was known by then.", []);

        var (before, after) = (await views.Get(until.PlusDays(-days)).ConfigureAwait(false), await views.Get(until).ConfigureAwait(false));
        var changes = ChangesWriter.Write(LedgerChanges.Between(before.Snapshot, after.Snapshot), new EntryFilter { Theatre = theatre });
        var situation = SituationWriter.Write(after.Snapshot, theatre);
        return new SituationReport(
            $"{situation.Title}: {(days == 1 ? "daily" : "weekly")} report",
            $"{changes.Title}: {char.ToLowerInvariant(changes.Lead[0])}{changes.Lead[1..]}",
            [.. changes.Sections, new ReportSection("How things stand", [new ReportLine("", situation.Lead, [])]), .. situation.Sections]);
    }
}
