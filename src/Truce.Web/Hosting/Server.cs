using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Truce.Web.Accounts;
using Truce.Web.Api;
using Truce.Web.Feeds;
using Truce.Web.Pages;
using Truce.Web.Reports;
using Truce.Web.Review;
using Truce.Web.Views;

namespace Truce.Web.Hosting;

/// <summary>Puts the server together: settings, services, what every request passes, which address leads where.</summary>
public static class Server
{
    /// <summary>Largest body that a request may have: forms and API calls are small.</summary>
    private const int LargestBody = 64 * 1024;

    /// <summary>Requests to the API a minute, by token or address.</summary>
    private const int ApiCallsPerMinute = 600;

    /// <summary>Makes the server; the caller starts and stops it. Throws <see cref="AccountException"/> when others could reach it and nobody has an account.</summary>
    public static WebApplication Create(ServeSettings settings, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.Accounts is null && !settings.IsLoopback) throw new AccountException("others can reach these addresses, so the server needs accounts");
        var accounts = settings.Accounts is { } file ? AccountFile.Open(file, clock) : null;
        if (accounts is { Accounts.Count: 0 })
        {
            accounts.Dispose();
            throw new AccountException($"there is no account yet in {settings.Accounts}: make one with 'truce account add NAME --role admin'");
        }

        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(Limit);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        var views = new LedgerViews(settings.Ledger, clock ?? TimeProvider.System);
        Register(builder.Services, settings, views, clock ?? TimeProvider.System);
        Authentication.Register(builder.Services, accounts);
        if (accounts is not null) builder.Services.AddHostedService(s => ActivatorUtilities.CreateInstance<ChangeSender>(s, false));
        var app = builder.Build();
        Pass(app, accounts is null);
        Map(app, views, accounts, clock ?? TimeProvider.System);
        // The first reader of a large ledger need not wait for what can begin now; until then /readyz says so.
        app.Lifetime.ApplicationStarted.Register(() => _ = views.Get(null).ContinueWith(t => t.Exception, TaskScheduler.Default));
        return app;
    }

    /// <summary>What every request passes, in order.</summary>
    private static void Pass(WebApplication app, bool isLocal)
    {
        app.Services.GetRequiredService<Operations>().Count(app);
        if (isLocal) app.Use((http, next) => ServeSettings.IsOwnHost(http.Request.Host.Host) ? next(http) : Results.BadRequest().ExecuteAsync(http));
        else app.UseForwardedHeaders(); // from a proxy on this machine only
        app.UseResponseCompression();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(Failures.Show);
        app.UseStatusCodePages(Failures.ShowStatus);
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    /// <summary>Which address leads where, and who may go there.</summary>
    private static void Map(WebApplication app, LedgerViews views, AccountFile? accounts, TimeProvider clock)
    {
        app.MapGet("/assets/{hash}/{name}", SiteFiles.Serve).AllowAnonymous();
        app.MapGet("/assets/map/{name}", MapFiles.Serve).AllowAnonymous();
        app.MapPost("/look", (Delegate)Look.Choose).AllowAnonymous();
        Operations.Map(app);
        var pages = app.MapGroup("").RequireAuthorization(SignedIn.NameOf(Role.Reader));
        pages.MapPages();
        pages.MapFeeds();
        pages.MapReports();
        pages.MapApi();
        pages.MapOpenApi("/openapi/{documentName}.json");
        app.MapReview(views, clock);
        app.MapAdministration(accounts);
    }

    private static void Register(IServiceCollection services, ServeSettings settings, LedgerViews views, TimeProvider clock)
    {
        services.AddSingleton(clock);
        services.AddSingleton(settings);
        services.AddSingleton(views);
        services.AddSingleton(new ReportTexts(settings.Ledger));
        services.AddSingleton<Visits>();
        services.AddSingleton<Operations>();
        services.AddResponseCompression();
        services.AddOpenApi("v1");
        services.ConfigureHttpJsonOptions(o =>
        {
            // As LedgerJson writes entries, so that the description of the API says what it sends.
            o.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
        });
        services.Configure<ForwardedHeadersOptions>(o => o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.AddRateLimiter(o =>
        {
            o.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            o.AddPolicy(AccountRoutes.SignInLimit, http => PerMinute(http.Connection.RemoteIpAddress?.ToString() ?? "", settings.SignInsPerMinute));
            o.AddPolicy(ApiLimit, http => PerMinute(http.Request.Headers.Authorization.ToString() is { Length: > 0 } key ? key : http.Connection.RemoteIpAddress?.ToString() ?? "", ApiCallsPerMinute));
        });

        static RateLimitPartition<string> PerMinute(string who, int most) =>
            RateLimitPartition.GetFixedWindowLimiter(who, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });
    }

    /// <summary>Name of the limit on calls to the API.</summary>
    internal const string ApiLimit = "api";

    private static void Limit(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = LargestBody;
        kestrel.Limits.MaxRequestLineSize = 8 * 1024;
        kestrel.Limits.MaxRequestHeadersTotalSize = 16 * 1024;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        kestrel.Limits.MaxConcurrentConnections = 1000;
    }
}
