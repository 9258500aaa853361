using Truce.Domain;

namespace Truce.Reading;

/// <summary>What came of fetching an address: a document, nothing new, or a refusal.</summary>
public sealed record Fetched
{
    /// <summary>The page, or null.</summary>
    public RawDocument? Document { get; init; }

    /// <summary>True when the server says that nothing has changed since the given tag or date.</summary>
    public bool NotModified { get; init; }

    /// <summary>Why there is no page, or null.</summary>
    public string? Refused { get; init; }

    /// <summary>True when a refusal may pass with time: no answer, or a server in trouble.</summary>
    public bool MayPass { get; init; }

    /// <summary>How long the server asks to be left alone, or null when it does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Entity tag for the next conditional request, or null.</summary>
    public string? ETag { get; init; }

    /// <summary>When the server says the page was changed, for the next conditional request, or null.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>When the answer came.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Status line and header lines of the answer, each ended by CR LF, without those on its transfer and cookies; null without a page.</summary>
    public string? Head { get; init; }
}
