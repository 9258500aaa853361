using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Truce;

/// <summary>Tells an orchestrator how a program that runs for weeks is: it lives, it is ready for work, and its figures for Prometheus.</summary>
internal static class HealthServer
{
    /// <summary>Listens until disposed. Throws <see cref="IOException"/> when it cannot listen there.</summary>
    /// <remarks>Not inlined, so that the server is loaded only when it is asked for.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static async Task<IAsyncDisposable> StartAsync(string url, Func<bool> isReady, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        var figures = new PrometheusFigures();
        app.MapGet("/healthz", () => Results.Text("ok\n"));
        app.MapGet("/readyz", () => isReady() ? Results.Text("ready\n") : Results.Text("not ready: a server is away\n", statusCode: StatusCodes.Status503ServiceUnavailable));
        app.MapGet("/metrics", () => Results.Text(figures.Write(), "text/plain; version=0.0.4; charset=utf-8"));
        app.Lifetime.ApplicationStopped.Register(figures.Dispose);
        await app.StartAsync(cancellation).ConfigureAwait(false);
        return app;
    }
}
