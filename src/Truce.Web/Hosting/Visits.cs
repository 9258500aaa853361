using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Truce.Web.Accounts;
using Truce.Web.Pages;
using Truce.Web.Views;

namespace Truce.Web.Hosting;

/// <summary>Makes visits of requests, and pages of visits.</summary>
internal sealed class Visits(LedgerViews views, ReportTexts texts)
{
    /// <summary>Cookie that remembers light or dark.</summary>
    public const string LookCookie = "truce-look";

    /// <summary>A page made of what is asked for. What cannot be understood becomes a page that says so.</summary>
    public async Task<IResult> Page<TPage>(HttpContext http, Func<PageVisit, Dictionary<string, object?>?> parameters, bool isKept = true)
        where TPage : IComponent
    {
        var isUnderstood = Query.TryParse(http.Request.Query, out var query, out var error);
        var visit = await Visit(http, isUnderstood ? query : new Query()).ConfigureAwait(false);
        if (!isUnderstood) return Message(visit, StatusCodes.Status400BadRequest, "That cannot be understood", Sentence(error!));
        return parameters(visit) is { } found ? new PageResult<TPage>(visit, found, isKept: isKept) : NotFound(visit);
    }

    /// <summary>The visit that a request makes.</summary>
    public async Task<PageVisit> Visit(HttpContext http, Query query)
    {
        var look = http.Request.Cookies[LookCookie] is "light" or "dark" ? http.Request.Cookies[LookCookie]! : "system";
        var view = await views.Get(query.AsOf).ConfigureAwait(false);
        return new PageVisit(http.Request.Path.Value ?? "/", query, view, texts, look, SignedIn.IsLocal(http) ? null : RoleOf(http) ?? "");
    }

    /// <summary>A page that says what is the matter.</summary>
    public static IResult Message(PageVisit visit, int status, string heading, string message, (string, string)? to = null) =>
        new PageResult<MessagePage>(visit, new() { ["Heading"] = heading, ["Message"] = message, ["To"] = to }, status, isKept: false);

    /// <summary>The page for an address that leads nowhere.</summary>
    public static IResult NotFound(PageVisit visit) => Message(
        visit,
        StatusCodes.Status404NotFound,
        "There is no such page",
        visit.Query.AsOf is null
            ? "The address may be mistyped, or what it led to is no longer in the ledger under that name."
            : "It may not have been known yet on the day shown, or the address is mistyped.",
        visit.Query.AsOf is null ? null : ("Look again in all that is known", visit.AsOf(null)));

    private static string? RoleOf(HttpContext http) => http.User.FindFirst(System.Security.Claims.ClaimTypes.Role)?.Value;

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..] + ".";
}
