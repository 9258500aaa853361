using Microsoft.AspNetCore.Http;

namespace Truce.Web.Hosting;

/// <summary>Remembers whether a reader wants light or dark pages.</summary>
internal static class Look
{
    public static async Task<IResult> Choose(HttpContext http)
    {
        if (!http.Request.HasFormContentType || !SecurityHeaders.IsFromHere(http.Request)) return Results.BadRequest();
        var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
        var look = form["look"].ToString();
        if (look is "light" or "dark")
        {
            http.Response.Cookies.Append(Visits.LookCookie, look, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = http.Request.IsHttps,
                MaxAge = TimeSpan.FromDays(365),
            });
        }
        else
        {
            http.Response.Cookies.Delete(Visits.LookCookie);
        }

        return Redirects.Back(form["return"]);
    }
}
