using System.Collections.Concurrent;
using NodaTime;
using Truce.Ledger;

namespace Truce.Web.Views;

/// <summary>
/// Snapshots of one ledger by the day as of which. Each is made when first asked for and kept while the journal stays as it is.
/// While the journal grows, readers get the last snapshot until the next is ready, so that nobody waits for a projection twice.
/// </summary>
internal sealed class LedgerViews(string path, TimeProvider clock)
{
    /// <summary>Snapshots of past days kept at once, and entries in all of them (some 2 kB each); of more, the one not asked for longest goes.</summary>
    private const int MostKept = 12, MostEntries = 1_000_000;

    /// <summary>Times that a decision looks for itself in the ledger, each for as long as <see cref="Get(Kept, LocalDate?)"/> waits.</summary>
    private const int MostLooks = 40;

    /// <summary>How long the head of the journal is taken to be what it was.</summary>
    private static readonly TimeSpan _headLasts = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<LocalDate, Kept> _asOf = new();
    private readonly Kept _latest = new();
    private readonly Lock _headLock = new();
    private string? _head;
    private long _headRead;

    /// <summary>Where the ledger lies.</summary>
    public string Path => path;

    /// <summary>Chain hash of the journal's last record.</summary>
    public string Head
    {
        get
        {
            lock (_headLock)
            {
                if (_head is null || clock.GetElapsedTime(_headRead) > _headLasts)
                {
                    using var reader = LedgerReader.Open(path);
                    (_head, _headRead) = (reader.Head, clock.GetTimestamp());
                }

                return _head;
            }
        }
    }

    /// <summary>Tells that the journal has just grown, so that the next asker sees it.</summary>
    public void Changed()
    {
        lock (_headLock) _head = null;
    }

    /// <summary>
    /// Tells that the journal has just grown, and waits until the ledger is shown with it: whoever decided sees what came of it. With a ledger so
    /// large that it takes more than some two seconds the wait ends before, and the pages follow.
    /// </summary>
    public async Task CatchUp()
    {
        Changed();
        var head = Head;
        for (var look = 0; look < MostLooks && (await Get(null).ConfigureAwait(false)).Head != head; look++)
        {
        }
    }

    /// <summary>The ledger as of a day; null for all of it.</summary>
    public Task<LedgerView> Get(LocalDate? asOf)
    {
        if (asOf is not { } day) return Get(_latest, null);
        var kept = _asOf.GetOrAdd(day, _ => new Kept());
        if (_asOf.Count > MostKept || _asOf.Values.Sum(k => k.Entries) > MostEntries)
        {
            var oldest = _asOf.Where(k => k.Key != day).OrderBy(k => k.Value.LastAsked).FirstOrDefault();
            if (oldest.Value is not null) _asOf.TryRemove(oldest);
        }

        return Get(kept, day);
    }

    private Task<LedgerView> Get(Kept kept, LocalDate? asOf)
    {
        var head = Head;
        lock (kept)
        {
            kept.LastAsked = clock.GetTimestamp();
            if (kept.Current is { IsCompletedSuccessfully: true } current)
            {
                if (current.Result.Head == head) return current;
                if (kept.Next is null || kept.Next.IsCompleted)
                {
                    if (kept.Next is { IsCompletedSuccessfully: true } ready && ready.Result != current.Result)
                    {
                        kept.Current = ready;
                        kept.Next = null;
                        if (ready.Result.Head == head) return ready;
                    }

                    kept.Next = Task.Run(() => Project(asOf));
                }

                // A small ledger is ready at once; a large one is shown as it last was.
                return kept.Next.Wait(TimeSpan.FromMilliseconds(50)) ? Promote(kept) : kept.Current!;
            }

            if (kept.Current is null || kept.Current.IsFaulted) kept.Current = Task.Run(() => Project(asOf));
            return kept.Current;
        }
    }

    private static Task<LedgerView> Promote(Kept kept)
    {
        kept.Current = kept.Next!;
        kept.Next = null;
        return kept.Current;
    }

    private LedgerView Project(LocalDate? asOf)
    {
        using var reader = LedgerReader.Open(path);
        // The head is read first: documents added meanwhile make the snapshot newer than its head, and the next asker makes another.
        var head = reader.Head;
        return new LedgerView(reader.Snapshot(asOf), head);
    }

    private sealed class Kept
    {
        public Task<LedgerView>? Current { get; set; }

        public Task<LedgerView>? Next { get; set; }

        public long LastAsked { get; set; }

        public int Entries => Current is { IsCompletedSuccessfully: true } ready ? ready.Result.Snapshot.Entries.Count : 0;
    }
}
