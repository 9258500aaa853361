using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Truce.Ledger;
using Truce.Ledger.Reporting;
using Truce.Web.Hosting;
using Truce.Web.Views;

namespace Truce.Web.Pages;

/// <summary>Which address leads to which page.</summary>
internal static class PageRoutes
{
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", (HttpContext http, Visits visits) => visits.Page<SituationPage>(http, _ => []));
        List<AgreementsPage, AgreementEntry>(app, "/agreements");
        List<DocumentsPage, DocumentEntry>(app, "/documents");
        List<IncidentsPage, IncidentEntry>(app, "/incidents");
        List<FiguresPage, FigureSeriesEntry>(app, "/figures", FiguresPage.PageSize);
        List<CouncilPage, CouncilEntry>(app, "/council", CouncilPage.PageSize);
        app.MapGet("/blame", (HttpContext http, Visits visits) => visits.Page<BlamePage>(http, visit =>
        {
            var all = visit.View.Find<AccusationEntry>(visit.Query);
            return new() { ["Listing"] = Listings.Page(all, visit.Query.After, PageVisit.PageSize), ["All"] = all };
        }));
        app.MapGet("/access", (HttpContext http, Visits visits) => visits.Page<AccessPage>(http, visit =>
        {
            var all = visit.View.Find<AccessEntry>(visit.Query);
            var kinds = all.CountBy(a => a.Kind).OrderBy(k => k.Key).Select(k => (k.Key, k.Value)).ToList();
            return new() { ["Listing"] = Listings.Page(all, visit.Query.After, PageVisit.PageSize), ["Kinds"] = kinds };
        }));
        app.MapGet("/timeline", (HttpContext http, Visits visits) => visits.Page<TimelinePage>(http, _ => []));
        app.MapGet("/map", (HttpContext http, Visits visits) => visits.Page<MapPage>(http, _ => new() { ["HasMapLibre"] = MapFiles.AreHere }));
        app.MapGet("/map/places.geojson", MapFiles.Places);
        app.MapGet("/actors", (HttpContext http, Visits visits) => visits.Page<ActorsPage>(http, _ => []));
        app.MapGet("/actors/{name}", (string name, HttpContext http, Visits visits) => visits.Page<ActorPage>(http, visit =>
            visit.View.OfActor(name) is { Count: > 0 } entries ? new() { ["Name"] = name, ["Entries"] = entries } : null));
        app.MapGet("/search", (HttpContext http, Visits visits, LedgerViews views) => visits.Page<SearchPage>(http, visit => Search(visit, views.Path)));
        app.MapGet("/status", (HttpContext http, Visits visits, LedgerViews views, TimeProvider clock) =>
            visits.Page<StatusPage>(http, _ => Status(views.Path, clock), isKept: false));
        app.MapGet("/agreements/{id}", Agreement);
        app.MapGet("/entries/{id}", (string id, HttpContext http, Visits visits) =>
            visits.Page<EntryPage>(http, visit => visit.View.Find<Entry>(id) is { } entry and not AgreementEntry ? new() { ["Entry"] = entry } : null));
        app.MapGet("/documents/{hash}/original", Original);
        app.MapGet("/documents/{**id}", (string id, HttpContext http, Visits visits) =>
            visits.Page<DocumentPage>(http, visit => Document(visit, id)));
    }

    private static void List<TPage, TEntry>(IEndpointRouteBuilder app, string path, int size = PageVisit.PageSize)
        where TPage : Microsoft.AspNetCore.Components.IComponent
        where TEntry : Entry =>
        app.MapGet(path, (HttpContext http, Visits visits) => visits.Page<TPage>(http, visit => new()
        {
            ["Listing"] = Listings.Page(visit.View.Find<TEntry>(visit.Query), visit.Query.After, size),
        }));

    private static async Task<IResult> Agreement(string id, HttpContext http, Visits visits, LedgerViews views)
    {
        // The days on which one could learn of it are those of the whole ledger, whatever day is shown.
        var whole = await views.Get(null).ConfigureAwait(false);
        var known = whole.Find<AgreementEntry>(id) is { } agreement
            ? agreement.Sources.Select(whole.Document).Select(d => d?.Published?.AsDay).OfType<LocalDate>().Distinct().Order().ToList()
            : [];
        var page = await visits.Page<AgreementPage>(http, visit => visit.View.Find<AgreementEntry>(id) is { } found
            ? new() { ["Agreement"] = found, ["KnownOn"] = known }
            : null).ConfigureAwait(false);
        if (page is not PageResult<MessagePage> || known.Count == 0 || !Query.TryParse(http.Request.Query, out var query, out _) || query.AsOf is not { } day) return page;
        var visit = await visits.Visit(http, query).ConfigureAwait(false);
        return Visits.Message(
            visit,
            StatusCodes.Status404NotFound,
            $"Not known yet on {Prose.Day(day)}",
            $"The first report of it that the ledger holds came out on {Prose.Day(known[0])}.",
            ($"Show it as of {Prose.Day(known[0])}", visit.AsOf(known[0])));
    }

    private static Dictionary<string, object?> Search(PageVisit visit, string path)
    {
        var query = visit.Query;
        if (query.Words is not { } words)
            return new() { ["Found"] = new Page<TextHit>([], 0, 0), ["Theatres"] = Facet([]), ["Outlets"] = Facet([]), ["Years"] = Facet([]) };
        _ = int.TryParse(query.After, NumberStyles.None, CultureInfo.InvariantCulture, out var skip);
        using var reader = LedgerReader.Open(path);
        var all = reader.Matches(words, visit.View.Find<DocumentEntry>(query));
        var search = new TextQuery(words) { Skip = skip, Take = SearchPage.PageSize };
        return new()
        {
            ["Found"] = reader.Search(search, all),
            ["Theatres"] = Facet(all.Select(d => d.Theatre)),
            ["Outlets"] = Facet(all.Select(d => d.Outlet ?? d.Wire)),
            ["Years"] = Facet(all.Select(d => d.Published?.Year.ToString(CultureInfo.InvariantCulture))),
        };
    }

    /// <summary>The values that most bear, at most a dozen.</summary>
    private static List<(string Name, int Count)> Facet(IEnumerable<string?> values) => [.. values.OfType<string>().CountBy(v => v, StringComparer.Ordinal)
        .OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).Take(12).Select(v => (v.Key, v.Value))];

    private static Dictionary<string, object?> Status(string path, TimeProvider clock)
    {
        using var reader = LedgerReader.Open(path);
        return new() { ["Pace"] = reader.Pace(), ["Rejected"] = reader.Rejections(), ["Head"] = reader.Head, ["Now"] = clock.GetUtcNow() };
    }

    private static Dictionary<string, object?>? Document(PageVisit visit, string id) =>
        visit.View.Document(id) is { } document && visit.Texts.Read(document) is { } report
            ? new() { ["Document"] = document, ["Findings"] = report.Findings }
            : null;

    /// <summary>The page as it was read. It is hostile until proven otherwise: it is handed over as a file, never shown.</summary>
    private static async Task<IResult> Original(string hash, LedgerViews views)
    {
        var view = await views.Get(null).ConfigureAwait(false);
        if (view.Document(hash) is not { } document) return Results.NotFound();
        using var reader = LedgerReader.Open(views.Path);
        var name = string.Concat(Path.GetFileName(document.Id).Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
        return reader.Page(document.ContentHash) is { } bytes
            ? Results.File(bytes, "application/octet-stream", name.Length is > 0 and < 100 ? name : document.ContentHash[..16])
            : Results.NotFound();
    }
}
