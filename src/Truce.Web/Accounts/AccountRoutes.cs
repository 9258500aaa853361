using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Truce.Web.Hosting;
using Truce.Web.Pages;
using Truce.Web.Views;

namespace Truce.Web.Accounts;

/// <summary>Signing in and out, one's own account, and administration.</summary>
internal static class AccountRoutes
{
    /// <summary>Name of the limit on tries to sign in.</summary>
    public const string SignInLimit = "sign-in";

    private const int AuditLines = 100;

    /// <summary>What every server has.</summary>
    public static void MapAdministration(this WebApplication app, AccountFile? accounts)
    {
        app.MapGet("/admin", (HttpContext http, Visits visits, TimeProvider clock) => visits.Page<AdminPage>(http, _ => Administration(http, accounts, clock), isKept: false))
            .RequireAuthorization(SignedIn.NameOf(Role.Admin));
        if (accounts is null) return;
        MapSigningIn(app, accounts);
        MapOwn(app, accounts);
        MapAdmin(app, accounts);
    }

    private static void MapSigningIn(WebApplication app, AccountFile accounts)
    {
        app.MapGet("/sign-in", async (HttpContext http, Visits visits) =>
        {
            var visit = await visits.Visit(http, new Query()).ConfigureAwait(false);
            return new PageResult<SignInPage>(visit, SignIn(http, http.Request.Query["return"], http.Request.Query["failed"] == "1"), isKept: false);
        }).AllowAnonymous();
        app.MapForm("/sign-in", async (http, form) =>
        {
            var (name, back) = (form["name"].ToString().Trim(), form["return"].ToString());
            var account = accounts.SignIn(name, form["password"].ToString());
            accounts.Note(name, account is null ? "failed to sign in" : "signed in", http.Connection.RemoteIpAddress?.ToString() ?? "");
            if (account is null) return "/sign-in?failed=1" + (Redirects.IsLocal(back) ? "&return=" + Uri.EscapeDataString(back) : "");
            await http.SignInAsync(SignedIn.Cookie, SignedIn.Principal(account, SignedIn.Cookie)).ConfigureAwait(false);
            return Redirects.IsLocal(back) ? back : "/";
        }).AllowAnonymous().RequireRateLimiting(SignInLimit);
        app.MapForm("/sign-out", async (http, _) =>
        {
            accounts.Note(SignedIn.NameOf(http), "signed out", "");
            await http.SignOutAsync(SignedIn.Cookie).ConfigureAwait(false);
            return "/sign-in";
        }).RequireAuthorization(SignedIn.NameOf(Role.Reader));
    }

    private static void MapOwn(WebApplication app, AccountFile accounts)
    {
        var reader = SignedIn.NameOf(Role.Reader);
        app.MapGet("/account", (HttpContext http, Visits visits) => visits.Page<AccountPage>(
            http,
            _ => accounts.Find(SignedIn.NameOf(http)) is { } account
                ? new()
                {
                    ["Account"] = account,
                    ["Tokens"] = accounts.Tokens.Where(t => t.Owner.Equals(account.Name, StringComparison.OrdinalIgnoreCase)).ToList(),
                    ["Field"] = Forms.Check(http),
                }
                : null,
            isKept: false)).RequireAuthorization(reader);
        app.MapForm("/account/password", (http, form) =>
        {
            var name = SignedIn.NameOf(http);
            if (accounts.SignIn(name, form["old"].ToString()) is null) throw new AccountException("the present password is another one");
            accounts.SetPassword(name, form["new"].ToString());
            accounts.Note(name, "changed the password", name);
            return Task.FromResult("/sign-in");
        }).RequireAuthorization(reader).RequireRateLimiting(SignInLimit);
        app.MapPost("/account/tokens", async (HttpContext http, Visits visits) =>
        {
            // A token is shown on the answer itself: it must not travel in an address.
            await http.RequestServices.GetRequiredService<Microsoft.AspNetCore.Antiforgery.IAntiforgery>().ValidateRequestAsync(http).ConfigureAwait(false);
            var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
            var visit = await visits.Visit(http, new Query()).ConfigureAwait(false);
            try
            {
                var key = accounts.AddToken(SignedIn.NameOf(http), form["label"].ToString(), RoleOf(form["scope"]), Number(form["days"]));
                accounts.Note(SignedIn.NameOf(http), "made a token", form["label"].ToString());
                return new PageResult<SecretPage>(visit, new() { ["Heading"] = "Your token", ["Secret"] = key, ["Back"] = "/account" }, isKept: false);
            }
            catch (AccountException e)
            {
                return Visits.Message(visit with { Path = "/" }, StatusCodes.Status400BadRequest, "That cannot be done", e.Message);
            }
        }).RequireAuthorization(reader);
        app.MapForm("/account/tokens/remove", (http, form) =>
        {
            if (accounts.RemoveToken(form["id"].ToString(), SignedIn.NameOf(http))) accounts.Note(SignedIn.NameOf(http), "ended a token", form["id"].ToString());
            return Task.FromResult("/account");
        }).RequireAuthorization(reader);
    }

    private static void MapAdmin(WebApplication app, AccountFile accounts)
    {
        Admin("/admin/accounts", "added", form =>
        {
            accounts.Add(form["name"].ToString(), form["password"].ToString(), RoleOf(form["role"]));
            return $"{form["name"]} as {form["role"]}";
        });
        Admin("/admin/accounts/role", "gave a role", form =>
        {
            accounts.SetRole(form["name"].ToString(), RoleOf(form["role"]));
            return $"{form["name"]}: {form["role"]}";
        });
        Admin("/admin/accounts/remove", "removed", form =>
        {
            accounts.Remove(form["name"].ToString());
            return form["name"].ToString();
        });
        Admin("/admin/tokens/remove", "ended a token", form => accounts.RemoveToken(form["id"].ToString()) ? form["id"].ToString() : throw new AccountException("there is no such token"));
        Admin("/admin/watch/remove", "ended a watch", form => accounts.RemoveWatch(form["id"].ToString()) ? form["id"].ToString() : throw new AccountException("there is no such watch"));
        app.MapPost("/admin/watch", async (HttpContext http, Visits visits) =>
        {
            await http.RequestServices.GetRequiredService<Microsoft.AspNetCore.Antiforgery.IAntiforgery>().ValidateRequestAsync(http).ConfigureAwait(false);
            var form = await http.Request.ReadFormAsync(http.RequestAborted).ConfigureAwait(false);
            var visit = await visits.Visit(http, new Query()).ConfigureAwait(false);
            try
            {
                var watch = accounts.AddWatch(Given(form["theatre"]), Given(form["actor"]), Given(form["address"]));
                accounts.Note(SignedIn.NameOf(http), "watches", $"{watch.Theatre ?? "all"}, {watch.Actor ?? "all"}, {watch.Address ?? "nowhere"}");
                return watch.Secret is { } secret
                    ? new PageResult<SecretPage>(visit, new() { ["Heading"] = "The secret that signs", ["Secret"] = secret, ["Back"] = "/admin" }, isKept: false)
                    : Results.Redirect("/admin");
            }
            catch (AccountException e)
            {
                return Visits.Message(visit with { Path = "/" }, StatusCodes.Status400BadRequest, "That cannot be done", e.Message);
            }
        }).RequireAuthorization(SignedIn.NameOf(Role.Admin));

        void Admin(string path, string act, Func<IFormCollection, string> run) => app.MapForm(path, (http, form) =>
        {
            var about = run(form);
            accounts.Note(SignedIn.NameOf(http), act, about);
            return Task.FromResult("/admin");
        }).RequireAuthorization(SignedIn.NameOf(Role.Admin));
    }

    private static Dictionary<string, object?> Administration(HttpContext http, AccountFile? accounts, TimeProvider clock) => new()
    {
        ["Accounts"] = accounts?.Accounts,
        ["Tokens"] = accounts?.Tokens ?? [],
        ["Watches"] = accounts?.Watches ?? [],
        ["Waiting"] = accounts?.Waiting() ?? new Dictionary<string, int>(),
        ["Audit"] = accounts?.Audit(AuditLines) ?? [],
        ["Now"] = clock.GetUtcNow(),
        ["Field"] = Forms.Check(http),
    };

    private static Dictionary<string, object?> SignIn(HttpContext http, string? back, bool hasFailed) =>
        new() { ["Field"] = Forms.Check(http), ["Return"] = Redirects.IsLocal(back) ? back : "/", ["HasFailed"] = hasFailed };

    private static Role RoleOf(string? text) => Enum.TryParse<Role>(text, ignoreCase: true, out var role) && Enum.IsDefined(role) ? role : throw new AccountException($"'{text}' is no role");

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
