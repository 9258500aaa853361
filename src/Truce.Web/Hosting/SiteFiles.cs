using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Truce.Web;

/// <summary>
/// The sheets, scripts and signs that pages need: inside the assembly, each at an address that bears its hash, so that browsers
/// may keep it for good.
/// </summary>
public static class SiteFiles
{
    private static readonly FrozenDictionary<string, (byte[] Bytes, string Type)> _byAddress;
    private static readonly FrozenDictionary<string, string> _addresses;

    static SiteFiles()
    {
        var byAddress = new Dictionary<string, (byte[], string)>(StringComparer.Ordinal);
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(SiteFiles).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => TypeOf(n) is not null))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            var address = $"/assets/{Convert.ToHexStringLower(SHA256.HashData(bytes))[..12]}/{name}";
            byAddress.Add(address, (bytes, TypeOf(name)!));
            addresses.Add(name, address);
        }

        _byAddress = byAddress.ToFrozenDictionary(StringComparer.Ordinal);
        _addresses = addresses.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>Where a file is served, by its name.</summary>
    public static string Address(string name) => _addresses[name];

    /// <summary>Serves a file by its address.</summary>
    internal static IResult Serve(HttpContext http)
    {
        if (!_byAddress.TryGetValue(http.Request.Path.Value ?? "", out var file)) return Results.NotFound();
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Bytes(file.Bytes, file.Type);
    }

    private static string? TypeOf(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => null,
    };
}
