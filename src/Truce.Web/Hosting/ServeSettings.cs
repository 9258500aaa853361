namespace Truce.Web.Hosting;

/// <summary>How the ledger is served.</summary>
/// <param name="Ledger">The ledger file, which must exist.</param>
/// <param name="Urls">Addresses to listen on, as ASP.NET Core writes them.</param>
public sealed record ServeSettings(string Ledger, IReadOnlyList<string> Urls)
{
    /// <summary>Address when nothing else is said: this machine only.</summary>
    public const string DefaultUrl = "http://127.0.0.1:8321";
}
