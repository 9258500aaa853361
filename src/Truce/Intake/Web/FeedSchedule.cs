namespace Truce.Intake.Web;

/// <summary>When a feed is asked again.</summary>
/// <param name="Interval">Time between two readings that go well.</param>
/// <param name="Random">Source of the jitter: feeds that began together do not stay together.</param>
internal sealed record FeedSchedule(TimeSpan Interval, Random Random)
{
    /// <summary>Longest time that a feed in trouble is left alone.</summary>
    private static readonly TimeSpan _longest = TimeSpan.FromHours(24);

    /// <summary>Longest pause that <see cref="Next"/> makes.</summary>
    public TimeSpan Longest => (Interval > _longest ? Interval : _longest) * (1 + Jitter);

    /// <summary>A pause is up to a tenth longer or shorter.</summary>
    private const double Jitter = 0.1;

    /// <summary>
    /// The time of the next reading: after the interval; after failures in a row twice as long for each, a day at most; never before the server
    /// wants it, a day at most.
    /// </summary>
    public DateTimeOffset Next(DateTimeOffset now, int failures, TimeSpan? retryAfter)
    {
        const int doublings = 16; // more would only overflow
        var pause = Interval * (1 << Math.Min(failures, doublings));
        if (failures > 0 && pause > _longest) pause = Interval > _longest ? Interval : _longest;
        pause *= 1 + (Jitter * ((2 * Random.NextDouble()) - 1));
        if (retryAfter is { } asked && asked > pause) pause = asked < _longest ? asked : _longest;
        return now + pause;
    }
}
