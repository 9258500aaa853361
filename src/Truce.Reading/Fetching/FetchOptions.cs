namespace Truce.Reading;

/// <summary>Limits and manners of <see cref="Fetcher"/>.</summary>
public sealed record FetchOptions
{
    /// <summary>Name that sites see and that their robots.txt may address. The default is <c>Truce</c>.</summary>
    public string Agent { get; init; } = "Truce";

    /// <summary>Largest page, in bytes after unpacking. The default is 16 MiB.</summary>
    public int MaxBytes { get; init; } = 16 << 20;

    /// <summary>Longest time for one exchange, from connecting to the last byte; waiting for one's turn does not count. The default is 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most redirects followed. The default is 5.</summary>
    public int MaxRedirects { get; init; } = 5;

    /// <summary>Further attempts after a failure that may pass. The default is 2.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Least pause between two requests to one host; a site's own Crawl-delay counts if it is longer. The default is 1 s.</summary>
    public TimeSpan HostDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Whether private and loopback addresses may be fetched: for tests and for a press archive inside one's own network. The default is false.</summary>
    public bool AllowPrivateAddresses { get; init; }
}
