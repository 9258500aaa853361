namespace Truce.Intake.Queue;

/// <summary>Pauses between attempts to reach a server that is away: one second, then twice as long each time, half a minute at most.</summary>
internal sealed class Patience(TimeProvider clock)
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(30);

    private TimeSpan _next = TimeSpan.FromSeconds(1);

    /// <summary>Waits for the next pause.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        var pause = _next;
        _next = _next * 2 < _longest ? _next * 2 : _longest;
        await Task.Delay(pause, clock, cancellation).ConfigureAwait(false);
    }

    /// <summary>The server answered: the next pause is a short one.</summary>
    public void Reset() => _next = TimeSpan.FromSeconds(1);
}
