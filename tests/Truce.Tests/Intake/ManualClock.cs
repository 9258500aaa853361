namespace Truce.Tests.Intake;

/// <summary>A clock that moves when it is told to, and fires the timers that come due on the way.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = new(2031, 3, 4, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return _now;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until so many timers are set: whoever sleeps, sleeps.</summary>
    public async Task IdleAsync(int timers)
    {
        for (var i = 0; i < 2000; i++)
        {
            lock (_lock)
            {
                if (_timers.Count >= timers) return;
            }

            await Task.Delay(10);
        }

        throw new TimeoutException($"fewer than {timers} sleep");
    }

    /// <summary>Moves on by a step and wakes whose time has come.</summary>
    public void Advance(TimeSpan step)
    {
        List<Timer> due;
        lock (_lock)
        {
            _now += step;
            due = _timers.FindAll(timer => timer.Due <= _now);
            _timers.RemoveAll(due.Contains);
        }

        foreach (var timer in due) timer.Fire();
    }

    private sealed class Timer(ManualClock clock, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._lock)
            {
                clock._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = clock._now + dueTime;
                clock._timers.Add(this);
                return true;
            }
        }

        public void Dispose()
        {
            lock (clock._lock) clock._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
