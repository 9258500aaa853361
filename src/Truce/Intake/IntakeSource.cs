using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Truce.Intake.Web;
using Truce.Ledger;
using Truce.Reading;

namespace Truce.Intake;

/// <summary>Where documents come from: paths, addresses, or a stream of what a watch fetches.</summary>
internal static class IntakeSource
{
    /// <summary>Items that wait between fetching and reading.</summary>
    private const int Waiting = 16;

    /// <summary>Addresses that are fetched at once; one host is still asked one thing at a time.</summary>
    private const int FetchedAtOnce = 8;

    /// <summary>The documents of files and folders, in order.</summary>
#pragma warning disable CS1998 // opening files does not wait, fetching does: both are read in one way
    public static async IAsyncEnumerable<Incoming> OfPaths(IEnumerable<string> paths, SourceOptions? options = null)
#pragma warning restore CS1998
    {
        foreach (var item in Sources.Open(paths, options)) yield return Incoming.Of(item);
    }

    /// <summary>The documents of files and folders, then those of the addresses as they come.</summary>
    public static async IAsyncEnumerable<Incoming> OfPathsAndAddresses(
        IEnumerable<string> paths, IReadOnlyList<string> addresses, string ledgerPath, Fetcher fetcher, WarcFolder? archive, SourceOptions? options, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var item in OfPaths(paths, options).ConfigureAwait(false)) yield return item;
        if (addresses.Count == 0) yield break;
        await foreach (var item in Fetching(ledgerPath, fetcher, archive, TimeProvider.System, FetchAllAsync, cancellation).ConfigureAwait(false)) yield return item;

        async Task FetchAllAsync(WebSource web, CancellationToken stop)
        {
            var limits = new ParallelOptions { MaxDegreeOfParallelism = FetchedAtOnce, CancellationToken = stop };
            await Parallel.ForEachAsync(addresses, limits, async (url, token) => await web.ReadAsync(url, token).ConfigureAwait(false)).ConfigureAwait(false);
        }
    }

    /// <summary>What <paramref name="run"/> fetches, as it comes. A failure of it comes after what was fetched before.</summary>
    public static async IAsyncEnumerable<Incoming> Fetching(
        string ledgerPath, Fetcher fetcher, WarcFolder? archive, TimeProvider clock, Func<WebSource, CancellationToken, Task> run, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var fetched = Channel.CreateBounded<Incoming>(Waiting);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var web = new WebSource(fetcher, LedgerFile.OpenExisting(ledgerPath), archive, fetched.Writer, clock);
        var fetching = Task.Run(() => run(web, stop.Token), CancellationToken.None);
        var done = fetching.ContinueWith(t => fetched.Writer.Complete(t.Exception?.GetBaseException()), TaskScheduler.Default);
        try
        {
            await foreach (var item in fetched.Reader.ReadAllAsync(cancellation).ConfigureAwait(false)) yield return item;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await done.ConfigureAwait(false);
        }
    }
}
