using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Truce.Web.Pages;
using Truce.Web.Views;

namespace Truce.Web.Hosting;

/// <summary>Puts the server together: settings, services, what every request passes, which address leads where.</summary>
public static class Server
{
    /// <summary>Largest body that a request may have: forms and API calls are small.</summary>
    private const int LargestBody = 64 * 1024;

    /// <summary>Makes the server; the caller starts and stops it.</summary>
    public static WebApplication Create(ServeSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls([.. settings.Urls]);
        builder.WebHost.ConfigureKestrel(Limit);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        Register(builder.Services, settings);
        var app = builder.Build();
        app.Services.GetRequiredService<Operations>().Count(app);
        app.UseResponseCompression();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(Failures.Show);
        app.UseStatusCodePages(Failures.ShowStatus);
        app.MapGet("/assets/{hash}/{name}", SiteFiles.Serve);
        app.MapPost("/look", (Delegate)Look.Choose).DisableAntiforgery();
        Operations.Map(app);
        app.MapPages();
        return app;
    }

    private static void Register(IServiceCollection services, ServeSettings settings)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(s => new LedgerViews(settings.Ledger, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new ReportTexts(settings.Ledger));
        services.AddSingleton<Visits>();
        services.AddSingleton<Operations>();
        services.AddResponseCompression();
    }

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
