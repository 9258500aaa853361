using System.Security.Cryptography;
using System.Threading.Channels;
using Truce.Domain;
using Truce.Ledger;
using Truce.Reading;

namespace Truce.Intake.Web;

/// <summary>What came of reading a feed.</summary>
/// <param name="Pages">Pages that were fetched.</param>
/// <param name="Left">Pages that are left for the next time: more than one reading takes, or in trouble.</param>
/// <param name="Trouble">Why the feed could not be read, or null.</param>
/// <param name="RetryAfter">How long its server asks to be left alone, or null.</param>
internal readonly record struct FeedReading(int Pages, int Left, string? Trouble, TimeSpan? RetryAfter);

/// <summary>
/// Fetches addresses and what feeds name, and hands it on with what the ledger is to remember of each address. A page that was fetched once through a
/// feed is not fetched again; every other request is conditional. Safe to share between tasks.
/// </summary>
internal sealed class WebSource(Fetcher fetcher, LedgerFile ledger, WarcFolder? archive, ChannelWriter<Incoming> output, TimeProvider clock) : IDisposable
{
    /// <summary>Pages that one reading of a feed fetches: a sitemap may name fifty thousand, and the others want their turn.</summary>
    private const int MostPages = 500;

    /// <summary>Sitemaps of an index that one reading opens.</summary>
    private const int MostSitemaps = 50;

    /// <summary>A page that failed so often is given up.</summary>
    private const int MostFailures = 5;

    /// <summary>Pause after the first failure of a page; it doubles with each.</summary>
    private static readonly TimeSpan _pagePause = TimeSpan.FromMinutes(10);

    /// <summary>No page is left alone for longer; a time further off was set before the clock was set back.</summary>
    private static readonly TimeSpan _longestPause = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly RecentAddresses _recent = new();

    /// <summary>Fetches an address, whatever lies there: a page, a feed or sitemap with its pages, or a container.</summary>
    public async Task ReadAsync(string url, CancellationToken cancellation)
    {
        var (fetched, visit) = await AskAsync(url, cancellation).ConfigureAwait(false);
        if (fetched.Document is not { } document)
        {
            if (fetched.Refused is { } reason) await GiveAsync(Incoming.Reject(url, reason, visit), cancellation).ConfigureAwait(false);
            else await GiveAsync(visit.Hash is not null ? Incoming.Unchanged(visit) : Incoming.Remember(visit), cancellation).ConfigureAwait(false);
        }
        else if (Feeds.Items(document) is { } items)
        {
            var (_, left) = await PagesAsync(items, isNested: false, cancellation).ConfigureAwait(false);
            await GiveAsync(Incoming.Remember(Of(visit, left)), cancellation).ConfigureAwait(false);
        }
        else
        {
            await GiveDocumentAsync(url, fetched, document, visit, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Reads a feed or sitemap and fetches the pages that it names and the ledger has not; <paramref name="next"/> tells when to ask again.</summary>
    public async Task<FeedReading> ReadFeedAsync(string url, Func<int, FeedReading, DateTimeOffset> next, CancellationToken cancellation)
    {
        var (fetched, visit) = await AskAsync(url, cancellation).ConfigureAwait(false);
        var reading = default(FeedReading);
        if (fetched.Document is { } document)
        {
            if (Feeds.Items(document) is { } items)
            {
                var (pages, left) = await PagesAsync(items, isNested: false, cancellation).ConfigureAwait(false);
                reading = new FeedReading(pages, left, null, null);
                visit = Of(visit, left);
            }
            else
            {
                reading = new FeedReading(0, 0, "there is no feed and no sitemap at the address", null);
                visit = visit with { ETag = null, Modified = null, Failures = visit.Failures + 1 };
            }
        }
        else if (fetched.Refused is { } reason)
        {
            reading = new FeedReading(0, 0, reason, fetched.RetryAfter);
        }

        await GiveAsync(Incoming.Remember(visit with { Due = next(visit.Failures, reading) }), cancellation).ConfigureAwait(false);
        return reading;
    }

    /// <summary>What is remembered of an address, or null.</summary>
    public Visit? Visit(string url)
    {
        lock (_lock) return ledger.Visit(url);
    }

    public void Dispose() => ledger.Dispose();

    /// <summary>The visit to a feed: its tag counts only when nothing of it is left, else the next reading must see it whole.</summary>
    private static Visit Of(Visit visit, int left) => left == 0 ? visit : visit with { ETag = null, Modified = null };

    private async Task<(Fetched Fetched, Visit Visit)> AskAsync(string url, CancellationToken cancellation)
    {
        var before = Visit(url);
        Fetched fetched;
        using (Telemetry.Stage("fetch")) fetched = await fetcher.FetchAsync(url, before?.ETag, before?.Modified, cancellation).ConfigureAwait(false);
        Telemetry.Fetch(fetched.Document is not null ? "page" : fetched.NotModified ? "unchanged" : "refused");
        var visit = (before ?? new Visit { Url = url, At = fetched.At }) with { At = fetched.At };
        visit = fetched.Refused is null
            ? visit with { ETag = fetched.ETag, Modified = fetched.LastModified, Failures = 0 }
            : visit with { Failures = visit.Failures + 1 };
        return (fetched, visit);
    }

    private async Task<(int Pages, int Left)> PagesAsync(IReadOnlyList<FeedItem> items, bool isNested, CancellationToken cancellation)
    {
        int pages = 0, left = 0, sitemaps = 0;
        foreach (var item in items)
        {
            if (item.IsSitemap)
            {
                if (isNested || ++sitemaps > MostSitemaps) continue; // an index of indexes is no sitemap
                var (more, rest) = await SitemapAsync(item.Url!, cancellation).ConfigureAwait(false);
                pages += more;
                left += rest;
                continue;
            }

            if (pages >= MostPages)
            {
                if (item.Url is { } later && !IsSettled(Visit(later))) left++;
                continue;
            }

            switch (await PageAsync(item, cancellation).ConfigureAwait(false))
            {
                case PageOutcome.Fetched:
                    pages++;
                    break;
                case PageOutcome.Left:
                    left++;
                    break;
            }
        }

        return (pages, left);
    }

    private async Task<(int Pages, int Left)> SitemapAsync(string url, CancellationToken cancellation)
    {
        var (fetched, visit) = await AskAsync(url, cancellation).ConfigureAwait(false);
        var (pages, left) = (0, fetched.Refused is null ? 0 : 1);
        if (fetched.Document is { } document && Feeds.Items(document) is { } items)
            (pages, left) = await PagesAsync(items, isNested: true, cancellation).ConfigureAwait(false);
        await GiveAsync(Incoming.Remember(Of(visit, left)), cancellation).ConfigureAwait(false);
        return (pages, left);
    }

    private enum PageOutcome
    {
        Fetched,
        Known,
        Left,
    }

    private async Task<PageOutcome> PageAsync(FeedItem item, CancellationToken cancellation)
    {
        if (item.Url is not { } url)
        {
            if (item.Document is not { } words) return PageOutcome.Known;
            await GiveAsync(Incoming.Of(words), cancellation).ConfigureAwait(false);
            return PageOutcome.Fetched;
        }

        var before = Visit(url);
        if (IsSettled(before)) return PageOutcome.Known;
        if (before?.Due - clock.GetUtcNow() is { } rest && rest > TimeSpan.Zero && rest <= _longestPause) return PageOutcome.Left;
        if (!_recent.Add(url)) return PageOutcome.Known;
        var (fetched, visit) = await AskAsync(url, cancellation).ConfigureAwait(false);
        if (fetched.Document is { } document)
        {
            await GiveDocumentAsync(url, fetched, document, visit, cancellation).ConfigureAwait(false);
            return PageOutcome.Fetched;
        }

        if (fetched.MayPass && visit.Failures < MostFailures)
        {
            _recent.Remove(url);
            var pause = _pagePause * (1 << visit.Failures);
            if (fetched.RetryAfter > pause) pause = fetched.RetryAfter < _longestPause ? fetched.RetryAfter.Value : _longestPause;
            await GiveAsync(Incoming.Remember(visit with { Due = fetched.At + pause }), cancellation).ConfigureAwait(false);
            return PageOutcome.Left;
        }

        // Given up. The words that the feed itself has are better than none.
        visit = visit with { Failures = MostFailures, Due = null };
        await GiveAsync(item.Document is { } own ? Incoming.Of(own, visit) : Incoming.Reject(url, fetched.Refused!, visit), cancellation).ConfigureAwait(false);
        return PageOutcome.Fetched;
    }

    /// <summary>True when the page need not be asked for: it was fetched, or given up.</summary>
    private static bool IsSettled(Visit? visit) => visit is { Hash: not null } or { Failures: >= MostFailures };

    private async Task GiveDocumentAsync(string url, Fetched fetched, RawDocument document, Visit visit, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(document.Bytes.Span));
        archive?.Keep(hash, document.Url ?? url, fetched);
        visit = visit with { Hash = hash, Head = fetched.Head, Due = null };
        foreach (var item in Sources.Open(document)) await GiveAsync(Incoming.Of(item), cancellation).ConfigureAwait(false);
        await GiveAsync(Incoming.Remember(visit), cancellation).ConfigureAwait(false); // after all that lies in it
    }

    private ValueTask GiveAsync(Incoming incoming, CancellationToken cancellation) => output.WriteAsync(incoming, cancellation);
}
