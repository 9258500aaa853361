namespace Truce.Intake.Web;

/// <summary>
/// Reads feeds again and again, each at its own times, until it is told to stop. When a feed is due stands in the ledger, so that a restart goes on
/// where it stopped. A feed in trouble is left alone for longer and longer; the others do not notice.
/// </summary>
internal sealed class FeedWatch(WebSource web, FeedSchedule schedule, EventLog log, TimeProvider clock)
{
    /// <summary>Longest sleep without a look at the clock, which may have been set.</summary>
    private static readonly TimeSpan _nap = TimeSpan.FromMinutes(1);

    /// <summary>Watches the feeds until cancelled; with <paramref name="once"/> reads each that is due or not once, and ends. Returns how many readings failed last.</summary>
    public async Task<int> RunAsync(IReadOnlyList<string> feeds, bool once, CancellationToken cancellation)
    {
        var failed = await Task.WhenAll(feeds.Select(feed => WatchAsync(feed, once, cancellation))).ConfigureAwait(false);
        return failed.Count(isFailed => isFailed);
    }

    private async Task<bool> WatchAsync(string feed, bool once, CancellationToken cancellation)
    {
        try
        {
            var due = once ? null : web.Visit(feed)?.Due;
            while (true)
            {
                await UntilAsync(due, cancellation).ConfigureAwait(false);
                var (isRead, next) = await ReadAsync(feed, cancellation).ConfigureAwait(false);
                if (once) return !isRead;
                due = next;
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<(bool IsRead, DateTimeOffset Due)> ReadAsync(string feed, CancellationToken cancellation)
    {
        var due = clock.GetUtcNow() + schedule.Interval;
        try
        {
            var reading = await web.ReadFeedAsync(feed, (failures, reading) => due = schedule.Next(clock.GetUtcNow(), failures, reading.RetryAfter), cancellation).ConfigureAwait(false);
            var address = EventLog.Bare(feed);
            if (reading.Trouble is { } trouble) log.Write("feed.trouble", ("feed", address), ("reason", trouble), ("next", due));
            else log.Write("feed.read", ("feed", address), ("pages", reading.Pages), ("left", reading.Left), ("next", due));
            return (reading.Trouble is null, due);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Whatever one feed does to us (a full disk for its pages, a fault of ours), the others are read on, and it is tried again.
            log.Write("feed.fault", ("feed", EventLog.Bare(feed)), ("type", e.GetType().Name), ("reason", e.Message), ("next", due));
            return (false, due);
        }
    }

    /// <summary>
    /// Sleeps until the feed is due by the clock on the wall, and never longer than its pause by one that nobody sets; a pause that no schedule makes is
    /// that of a clock that was set back meanwhile.
    /// </summary>
    private async Task UntilAsync(DateTimeOffset? due, CancellationToken cancellation)
    {
        var begin = clock.GetTimestamp();
        if (due - clock.GetUtcNow() is { } pause && pause <= schedule.Longest)
        {
            while (due - clock.GetUtcNow() is { } rest && rest > TimeSpan.Zero && clock.GetElapsedTime(begin) < pause)
                await Task.Delay(rest < _nap ? rest : _nap, clock, cancellation).ConfigureAwait(false);
        }

        cancellation.ThrowIfCancellationRequested();
    }
}
