using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Truce.Ledger;
using Truce.Web.Accounts;

namespace Truce.Web.Hosting;

/// <summary>Forms that change something: from a page of ours, with its check, and with a message when it cannot be done.</summary>
internal static class Forms
{
    /// <summary>What happens with a form: the address to go to next.</summary>
    public delegate Task<string> Act(HttpContext http, IFormCollection form);

    /// <summary>Maps a form. What was asked for and cannot be done becomes a page that says why.</summary>
    public static RouteHandlerBuilder MapForm(this WebApplication app, string path, Act act) => app.MapPost(path, async (HttpContext http) =>
    {
        if (!http.Request.HasFormContentType || !SecurityHeaders.IsFromHere(http.Request)) return Results.BadRequest();
        try
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http).ConfigureAwait(false);
            var next = await act(http, await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false)).ConfigureAwait(false);
            return Results.Redirect(Redirects.IsLocal(next) ? next : "/");
        }
        catch (AntiforgeryValidationException)
        {
            return await Message(http, "The form is too old", "Go back, load the page anew and send it again.").ConfigureAwait(false);
        }
        catch (Exception e) when (e is AccountException or ReviewException)
        {
            return await Message(http, "That cannot be done", char.ToUpperInvariant(e.Message[0]) + e.Message[1..] + ".").ConfigureAwait(false);
        }
    });

    /// <summary>The hidden field that shows that a form is ours: its name and value.</summary>
    public static (string Name, string Value) Check(HttpContext http)
    {
        var tokens = http.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(http);
        return (tokens.FormFieldName, tokens.RequestToken!);
    }

    private static async Task<IResult> Message(HttpContext http, string heading, string message)
    {
        var visit = await http.RequestServices.GetRequiredService<Visits>().Visit(http, new Views.Query()).ConfigureAwait(false);
        return Visits.Message(visit with { Path = "/" }, StatusCodes.Status400BadRequest, heading, message);
    }
}
