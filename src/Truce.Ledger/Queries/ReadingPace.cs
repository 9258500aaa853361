namespace Truce.Ledger;

/// <summary>How fast the journal has been growing.</summary>
/// <param name="Records">Number of records.</param>
/// <param name="LastAt">When the last was appended, or null.</param>
/// <param name="PerMinute">Records by minute, latest first; minutes without any are left out, and so is what lies far back.</param>
public sealed record ReadingPace(long Records, DateTimeOffset? LastAt, IReadOnlyList<(DateTimeOffset Minute, int Records)> PerMinute)
{
    /// <summary>A read commits every half second or so; when nothing came for this long it is over.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(15);

    /// <summary>True when a read seems to be running.</summary>
    public bool IsReading(DateTimeOffset now) => LastAt is { } last && now - last < _pause;
}
