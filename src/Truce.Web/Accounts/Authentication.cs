using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Truce.Web.Accounts;

/// <summary>Who may come in: by cookie, by token, or anybody on this machine when the server knows no accounts.</summary>
internal static class Authentication
{
    /// <summary>A session ends after so long without a request.</summary>
    private static readonly TimeSpan _session = TimeSpan.FromHours(8);

    public static void Register(IServiceCollection services, AccountFile? accounts)
    {
        if (accounts is null)
        {
            services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
            services.AddAuthentication(SignedIn.Local).AddScheme<AuthenticationSchemeOptions, LocalHandler>(SignedIn.Local, null);
        }
        else
        {
            services.AddSingleton(accounts);
            services.AddDataProtection().SetApplicationName("truce");
            services.Configure<KeyManagementOptions>(o => o.XmlRepository = new DataKeys(accounts));
            services.AddAuthentication("truce")
                .AddPolicyScheme("truce", null, o => o.ForwardDefaultSelector = http => http.Request.Headers.Authorization.Count > 0 ? SignedIn.Token : SignedIn.Cookie)
                .AddCookie(SignedIn.Cookie, UseCookie)
                .AddScheme<AuthenticationSchemeOptions, TokenHandler>(SignedIn.Token, null);
        }

        var policies = services.AddAuthorizationBuilder();
        foreach (var role in Enum.GetValues<Role>())
        {
            string[] enough = [.. Enum.GetValues<Role>().Where(r => r >= role).Select(SignedIn.NameOf)];
            policies.AddPolicy(SignedIn.NameOf(role), p => p.RequireRole(enough));
        }

        // An endpoint that names no policy is for readers, never for everybody.
        policies.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireRole([.. Enum.GetValues<Role>().Select(SignedIn.NameOf)]).Build());
        services.AddAntiforgery(o =>
        {
            o.FormFieldName = "check";
            o.Cookie.Name = "truce-check";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SuppressXFrameOptionsHeader = true;
        });
    }

    private static void UseCookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "truce-session";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Strict;
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = _session;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.ReturnUrlParameter = "return";
        options.Events.OnRedirectToAccessDenied = c => Answer(c.HttpContext, StatusCodes.Status403Forbidden);
        options.Events.OnRedirectToLogin = c =>
        {
            if (c.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) || !HttpMethods.IsGet(c.Request.Method)) return Answer(c.HttpContext, StatusCodes.Status401Unauthorized);
            c.Response.Redirect(c.RedirectUri);
            return Task.CompletedTask;
        };
        options.Events.OnValidatePrincipal = async c =>
        {
            // A session ends with the password, the role and the account that it was made for.
            var accounts = c.HttpContext.RequestServices.GetRequiredService<AccountFile>();
            if (c.Principal?.Identity?.Name is { } name && accounts.Find(name) is { } account && account.Stamp == c.Principal.FindFirst(SignedIn.Stamp)?.Value) return;
            c.RejectPrincipal();
            await c.HttpContext.SignOutAsync(SignedIn.Cookie).ConfigureAwait(false);
        };
    }

    private static Task Answer(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    /// <summary>Without accounts whoever reaches the machine's own address is its owner.</summary>
    private sealed class LocalHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.Success(
            new AuthenticationTicket(SignedIn.Principal(new Account(SignedIn.Local, "", Role.Admin, "", 0, null), SignedIn.Local), SignedIn.Local)));
    }

    /// <summary>A bearer token (RFC 6750), in the header only.</summary>
    private sealed class TokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccountFile accounts)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var header = Request.Headers.Authorization.ToString();
            if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)) return Task.FromResult(AuthenticateResult.NoResult());
            return Task.FromResult(accounts.OfToken(header["Bearer ".Length..].Trim()) is { } account
                ? AuthenticateResult.Success(new AuthenticationTicket(SignedIn.Principal(account, SignedIn.Token), SignedIn.Token))
                : AuthenticateResult.Fail("the token is unknown or over"));
        }

        protected override Task HandleChallengeAsync(AuthenticationProperties properties)
        {
            Response.Headers.WWWAuthenticate = "Bearer";
            return Answer(Context, StatusCodes.Status401Unauthorized);
        }
    }
}
