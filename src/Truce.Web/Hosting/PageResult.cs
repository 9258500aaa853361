using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Truce.Web.Views;

namespace Truce.Web.Hosting;

/// <summary>
/// A page rendered from a component. A page that only depends on the snapshot is kept with it, and a reader who has it gets
/// "not modified" (RFC 9110, section 13).
/// </summary>
internal sealed class PageResult<TPage>(PageVisit visit, Dictionary<string, object?> parameters, int status = StatusCodes.Status200OK, bool isKept = true) : IResult
    where TPage : IComponent
{
    /// <summary>Largest page that is kept, and how many: some 30 MB for a snapshot.</summary>
    private const int LargestKept = 150_000, MostKept = 200;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.Vary = "Cookie, Accept-Encoding";
        response.Headers.CacheControl = "private, no-cache";
        var key = $"{visit.Query.Address(visit.Path)} {visit.Look} {visit.Role}";
        if (isKept && status == StatusCodes.Status200OK)
        {
            var tag = Tag(key);
            response.Headers.ETag = tag;
            if (httpContext.Request.Headers.IfNoneMatch.ToString().Split(',').Any(t => t.Trim() is var one && (one == tag || one == "*" || one == "W/" + tag)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.ContentType = null;
                return;
            }
        }
        else
        {
            response.Headers.CacheControl = "no-store";
        }

        if (!isKept || !visit.View.Rendered.TryGetValue(key, out var page))
        {
            page = await Render(httpContext.RequestServices, visit, parameters).ConfigureAwait(false);
            if (isKept && page.Length <= LargestKept && visit.View.Rendered.Count < MostKept) visit.View.Rendered.TryAdd(key, page);
        }

        response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(httpContext.Request.Method)) await response.Body.WriteAsync(page, httpContext.RequestAborted).ConfigureAwait(false);
    }

    private string Tag(string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{visit.View.Head} {key} {SiteFiles.Address("truce.css")} {typeof(TPage).Assembly.ManifestModule.ModuleVersionId}"));
        return string.Create(CultureInfo.InvariantCulture, $"\"{Convert.ToHexStringLower(hash)[..24]}\"");
    }

    private static async Task<byte[]> Render(IServiceProvider services, PageVisit visit, Dictionary<string, object?> parameters)
    {
        parameters["Visit"] = visit;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters)).ConfigureAwait(false)).ToHtmlString()).ConfigureAwait(false);
        return Encoding.UTF8.GetBytes(html);
    }
}
