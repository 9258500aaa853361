using System.Net;

namespace Truce.Web.Hosting;

/// <summary>How the ledger is served.</summary>
/// <param name="Ledger">The ledger, which must exist.</param>
/// <param name="Urls">Addresses to listen on, as ASP.NET Core writes them.</param>
/// <param name="Accounts">File of accounts; null when the server knows none, which it may only on this machine's own addresses.</param>
public sealed record ServeSettings(string Ledger, IReadOnlyList<string> Urls, string? Accounts = null)
{
    /// <summary>Tries to sign in that one address has in a minute.</summary>
    public int SignInsPerMinute { get; init; } = 10;

    /// <summary>True when nobody but this machine can reach any of the addresses.</summary>
    public bool IsLoopback => Urls.All(IsOwn);

    /// <summary>True when passwords would cross a network in clear, unless a proxy in front adds TLS.</summary>
    public bool IsClear => Urls.Any(u => !IsOwn(u) && u.StartsWith("http:", StringComparison.OrdinalIgnoreCase));

    /// <summary>True for a name by which a browser on this machine reaches it; another name may have been made to point here (DNS rebinding).</summary>
    public static bool IsOwnHost(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsOwn(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && IsOwnHost(uri.Host);
}
