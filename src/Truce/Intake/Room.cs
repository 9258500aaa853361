namespace Truce.Intake;

/// <summary>
/// Bounds what is under way: so many documents, and so many bytes of pages, so that memory is steady whatever is read. One thread enters,
/// another leaves.
/// </summary>
internal sealed class Room(int documents, long bytes) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _left = new(0, 1);
    private int _documents;
    private long _bytes;
    private bool _waits;

    /// <summary>Documents under way.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _documents;
        }
    }

    /// <summary>Waits until there is room. A document heavier than the whole room enters when the room is empty.</summary>
    public async ValueTask EnterAsync(int weight, CancellationToken cancellation)
    {
        while (true)
        {
            lock (_lock)
            {
                if (_documents < documents && (_bytes == 0 || _bytes + weight <= bytes))
                {
                    _documents++;
                    _bytes += weight;
                    return;
                }

                _waits = true;
            }

            await _left.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Gives back what a document held.</summary>
    public void Leave(int weight)
    {
        lock (_lock)
        {
            _documents--;
            _bytes -= weight;
            if (!_waits) return;
            _waits = false;
        }

        _left.Release();
    }

    public void Dispose() => _left.Dispose();
}
