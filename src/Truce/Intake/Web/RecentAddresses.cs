namespace Truce.Intake.Web;

/// <summary>
/// The addresses that were asked for last: two feeds that name one page do not both fetch it while its visit is on its way into the ledger. Bounded
/// to more than can be under way; what was asked for before that stands in the ledger.
/// </summary>
internal sealed class RecentAddresses
{
    private const int Most = 4096;

    private readonly Lock _lock = new();
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();

    /// <summary>Notes the address; false when it was among the last.</summary>
    public bool Add(string url)
    {
        lock (_lock)
        {
            if (!_known.Add(url)) return false;
            _order.Enqueue(url);
            if (_order.Count > Most) _known.Remove(_order.Dequeue());
            return true;
        }
    }

    /// <summary>Takes the address out: it may be asked for again.</summary>
    public void Remove(string url)
    {
        lock (_lock) _known.Remove(url);
    }
}
