using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Truce.Web.Accounts;

/// <summary>Who a request comes from.</summary>
internal static class SignedIn
{
    /// <summary>Authentication of a server that knows no accounts: whoever reaches this machine's own address.</summary>
    public const string Local = "local";

    /// <summary>Authentication by a cookie.</summary>
    public const string Cookie = "cookie";

    /// <summary>Authentication by a token.</summary>
    public const string Token = "token";

    /// <summary>Claim that bears the account's stamp.</summary>
    public const string Stamp = "truce:stamp";

    public static ClaimsPrincipal Principal(Account account, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.Name, account.Name), new Claim(ClaimTypes.Role, NameOf(account.Role)), new Claim(Stamp, account.Stamp)],
        scheme));

    /// <summary>The name of a role in claims, policies and on pages.</summary>
    public static string NameOf(Role role) => role.ToString().ToLowerInvariant();

    /// <summary>Name of the account; on a server without accounts "local".</summary>
    public static string NameOf(HttpContext http) => http.User.Identity?.Name ?? Local;

    /// <summary>True when the server knows no accounts.</summary>
    public static bool IsLocal(HttpContext http) => http.User.Identity?.AuthenticationType == Local;

    public static bool Is(HttpContext http, Role role) =>
        Enum.TryParse<Role>(http.User.FindFirst(ClaimTypes.Role)?.Value, ignoreCase: true, out var has) && has >= role;
}
