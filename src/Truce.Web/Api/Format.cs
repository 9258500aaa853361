using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Truce.Web.Api;

/// <summary>Forms in which the API gives entries.</summary>
internal sealed record Format(string Name, string MediaType)
{
    public static readonly Format Json = new("json", "application/json");

    private static readonly Format[] _all = [Json, new("jsonl", "application/jsonl"), new("csv", "text/csv"), new("geojson", "application/geo+json")];

    /// <summary>By the suffix of the address; null when it is none.</summary>
    public static Format? OfSuffix(string suffix) => Array.Find(_all, f => f.Name == suffix);

    /// <summary>By the Accept header: the one it likes best, JSON when it likes all alike; null when it wants something else.</summary>
    public static Format? OfAccept(HttpRequest request)
    {
        var accept = request.GetTypedHeaders().Accept;
        if (accept.Count == 0) return Json;
        foreach (var range in accept.OrderByDescending(a => a.Quality ?? 1))
        {
            if (range.Quality == 0) continue;
            if (Array.Find(_all, f => new MediaTypeHeaderValue(f.MediaType).IsSubsetOf(range)) is { } format) return format;
        }

        // A browser asks for pages first and takes anything.
        return accept.Any(a => a.MatchesAllTypes) ? Json : null;
    }
}
