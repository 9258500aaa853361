using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Truce.Ledger;
using Truce.Web.Views;

namespace Truce.Web.Hosting;

/// <summary>What a reader sees when something goes wrong: a page that says what, or problem details (RFC 9457) for programs. Never a stack trace.</summary>
internal static class Failures
{
    public static void Show(IApplicationBuilder app) => app.Run(http =>
    {
        var error = http.Features.Get<IExceptionHandlerFeature>()?.Error;
        var status = error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError;
        // The ledger's own messages name the file, which is nobody's business but the host's.
        var message = error is LedgerException ? "The ledger cannot be read. The server's log says why." : "Something went wrong here. The server's log says what.";
        return Answer(http, status, "That did not work", message);
    });

    public static Task ShowStatus(StatusCodeContext context)
    {
        var http = context.HttpContext;
        var (heading, message) = http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ("There is no such page", "The address may be mistyped."),
            StatusCodes.Status403Forbidden => ("Not for this account", "Your role does not allow it. An administrator can change that."),
            StatusCodes.Status401Unauthorized => ("Sign in first", "This needs an account or a token."),
            StatusCodes.Status405MethodNotAllowed => ("Not in that way", "This address takes another method."),
            StatusCodes.Status429TooManyRequests => ("Too many requests", "Wait a minute, then go on."),
            _ => ("That did not work", "The request cannot be understood."),
        };
        return Answer(http, http.Response.StatusCode, heading, message);
    }

    private static async Task Answer(HttpContext http, int status, string heading, string message)
    {
        if (IsForPrograms(http.Request))
        {
            await Results.Problem(message, statusCode: status, title: heading).ExecuteAsync(http).ConfigureAwait(false);
            return;
        }

        if (http.User.Identity?.IsAuthenticated != true)
        {
            // Whoever has not signed in learns nothing of the ledger, not even from the frame of a page.
            http.Response.StatusCode = status;
            await http.Response.WriteAsync($"{heading}. {message}\n").ConfigureAwait(false);
            return;
        }

        try
        {
            var visit = await http.RequestServices.GetRequiredService<Visits>().Visit(http, new Query()).ConfigureAwait(false);
            await Visits.Message(visit with { Path = "/" }, status, heading, message).ExecuteAsync(http).ConfigureAwait(false);
        }
        catch (Exception e) when (e is LedgerException or IOException)
        {
            http.Response.StatusCode = status;
            await http.Response.WriteAsync($"{heading}. {message}\n").ConfigureAwait(false);
        }
    }

    private static bool IsForPrograms(HttpRequest request) =>
        request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || !request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
