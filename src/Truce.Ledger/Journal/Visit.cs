namespace Truce.Ledger;

/// <summary>
/// What fetching remembers of an address: enough to ask only for what is new, and to go on after a restart where it stopped. It is no
/// evidence: no record of the journal and no export depends on it. Times are kept to the millisecond.
/// </summary>
public sealed record Visit
{
    /// <summary>The address that was asked for.</summary>
    public required string Url { get; init; }

    /// <summary>When it was asked for last.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Entity tag of the last answer, for the next conditional request, or null.</summary>
    public string? ETag { get; init; }

    /// <summary>When the server said the page was changed, for the next conditional request, or null.</summary>
    public DateTimeOffset? Modified { get; init; }

    /// <summary>SHA-256 of the page that the last answer held, lower-case hexadecimal, or null when there never was one.</summary>
    public string? Hash { get; init; }

    /// <summary>Status line and header lines of that answer; with the archived page they make its WARC record. Null when there was none.</summary>
    public string? Head { get; init; }

    /// <summary>Failures in a row since the last answer.</summary>
    public int Failures { get; init; }

    /// <summary>When it is to be asked for again, or null when nobody has said so.</summary>
    public DateTimeOffset? Due { get; init; }
}
