using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Truce.Web.Views;

namespace Truce.Web.Pages;

/// <summary>
/// What the moving map needs: MapLibre GL and the outlines of Natural Earth, fetched when the program is built with a network
/// (<c>src/Truce.Web/fetch-map.sh</c>) and lying in the folder <c>map</c> beside it. Without them the page has its own drawing.
/// </summary>
internal static class MapFiles
{
    private static readonly Dictionary<string, string> _types = new(StringComparer.Ordinal)
    {
        ["maplibre-gl.mjs"] = "text/javascript; charset=utf-8",
        ["maplibre-gl-worker.mjs"] = "text/javascript; charset=utf-8",
        ["maplibre-gl-shared.mjs"] = "text/javascript; charset=utf-8",
        ["maplibre-gl.css"] = "text/css; charset=utf-8",
        ["countries-110m.json"] = "application/json",
    };

    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "map");

    /// <summary>True when the files were fetched.</summary>
    public static bool AreHere { get; } = File.Exists(Path.Combine(_folder, "maplibre-gl.mjs")) && File.Exists(Path.Combine(_folder, "countries-110m.json"));

    /// <summary>Serves one of the files, by its name.</summary>
    public static IResult Serve(string name)
    {
        var file = Path.Combine(_folder, name);
        return _types.TryGetValue(name, out var type) && File.Exists(file) ? Results.File(file, type, lastModified: File.GetLastWriteTimeUtc(file)) : Results.NotFound();
    }

    /// <summary>The places of a query as GeoJSON, for the moving map.</summary>
    public static async Task<IResult> Places(HttpContext http, LedgerViews views)
    {
        if (!Query.TryParse(http.Request.Query, out var query, out var error)) return Results.Problem(error, statusCode: StatusCodes.Status400BadRequest);
        var view = await views.Get(query.AsOf).ConfigureAwait(false);
        var features = MapPlace.Of(view, query).Select(p => new
        {
            type = "Feature",
            geometry = new { type = "Point", coordinates = new[] { p.Location.Longitude, p.Location.Latitude } },
            properties = new { name = p.Location.Name, precision = p.Location.Precision, radius_km = p.RadiusKm, incidents = p.Incidents, access = p.Access },
        });
        return Results.Text(JsonSerializer.Serialize(new { type = "FeatureCollection", features }), "application/geo+json", Encoding.UTF8);
    }
}
