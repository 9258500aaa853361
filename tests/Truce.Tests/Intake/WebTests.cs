using System.Collections.Concurrent;
using Truce.Intake;
using Truce.Intake.Web;
using Truce.Ledger;
using Truce.Reading;
using Truce.Reading.Tests;

namespace Truce.Tests.Intake;

/// <summary>Reading and watching addresses, against a site on this machine.</summary>
public sealed class WebTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truce-web-");
    private readonly ConcurrentDictionary<string, string> _pages = new();
    private readonly Site _site;
    private readonly StringWriter _log = new();

    public WebTests() => _site = new Site(path => _pages.TryGetValue(path, out var page) ? page : Site.NotFound);

    private string Ledger => Path.Combine(_folder.FullName, "truce.db");

    public void Dispose()
    {
        _site.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Read_Page_IsKeptAndNotReadAgainWhenUnchanged()
    {
        _pages["/a"] = Report("a", "ETag: \"1\"\r\n");

        var first = Read(_site.Address + "a");
        _pages["/a"] = "HTTP/1.1 304 Not Modified\r\n\r\n";
        var second = Read(_site.Address + "a");

        Assert.Equal((1, 0), (first.Progress.Added, first.Progress.Known));
        Assert.Equal((0, 1), (second.Progress.Added, second.Progress.Known));
        Assert.Contains("If-None-Match: \"1\"", _site.Requests.Last(), StringComparison.Ordinal);
        using var ledger = LedgerFile.OpenExisting(Ledger);
        var document = Assert.Single(ledger.Documents());
        Assert.Equal(_site.Address + "a", document.Findings.Id);
        Assert.Equal(document.Findings.ContentHash, ledger.Visit(_site.Address + "a")!.Hash);
        Assert.NotNull(ledger.Archived(document.Findings.ContentHash));
    }

    [Fact]
    public void Read_Feed_GivesItsPagesOnceAndItsWordsForWhatIsGone()
    {
        _pages["/feed"] = Feed("a", "gone");
        _pages["/a"] = Report("a");

        var first = Read(_site.Address + "feed");
        var second = Read(_site.Address + "feed");

        Assert.Equal((2, 0), (first.Progress.Added, first.Progress.SetAside)); // the page, and the feed's own words for the other
        Assert.Equal(0, second.Progress.Seen);
        Assert.Equal(["/feed", "/a", "/gone", "/feed"], _site.Paths);
    }

    [Fact]
    public void Read_WithArchive_WritesOneWarcRecordForEachPage()
    {
        _pages["/a"] = Report("a");
        _pages["/b"] = Report("b");
        var archive = Path.Combine(_folder.FullName, "archive");

        Read(archive, _site.Address + "a", _site.Address + "b");

        var files = Directory.GetFiles(archive, "*.warc.gz", SearchOption.AllDirectories);
        Assert.Equal(2, files.Length);
        foreach (var file in files)
        {
            var page = Assert.Single(Sources.Open([file])).Document!;
            Assert.Equal(Path.GetFileName(file)[..64], Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(page.Bytes.Span)));
        }
    }

    [Fact]
    public async Task Watch_OneFeedInTrouble_DoesNotStopTheOtherAndIsAskedMoreAndMoreSeldom()
    {
        var clock = new ManualClock();
        _pages["/good"] = Feed("a");
        _pages["/bad"] = "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n";
        _pages["/a"] = Report("a");
        _pages["/b"] = Report("b");
        using var stop = new CancellationTokenSource();
        var run = Watch(clock, stop.Token, "good", "bad");

        for (var minute = 0; minute < 120; minute++)
        {
            await SleepAsync(clock, "good", "bad");
            if (minute == 60) _pages["/good"] = Feed("a", "b");
            clock.Advance(TimeSpan.FromMinutes(1));
        }

        await SleepAsync(clock, "good", "bad");
        await stop.CancelAsync();
        var summary = await run.WaitAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(2, summary.Progress.Added);
        Assert.InRange(_site.Paths.Count(path => path == "/good"), 11, 14); // every ten minutes, more or less
        Assert.InRange(_site.Paths.Count(path => path == "/bad"), 3, 4); // at 0, then after 20, 40 and 80 minutes
        Assert.Single(_site.Paths, "/a");
        Assert.Contains("\"event\":\"feed.trouble\"", _log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watch_AfterARestart_GoesOnWhereItStopped()
    {
        var clock = new ManualClock();
        _pages["/good"] = Feed("a");
        _pages["/a"] = Report("a");
        for (var run = 0; run < 2; run++)
        {
            using var stop = new CancellationTokenSource();
            var watch = Watch(clock, stop.Token, "good");
            await SleepAsync(clock, "good");
            await stop.CancelAsync();
            await watch.WaitAsync(TimeSpan.FromSeconds(30));
        }

        Assert.Equal(["/good", "/a"], _site.Paths);
    }

    /// <summary>A feed that is due in a year by a clock that was set back is asked now; one that is due in some minutes is waited for.</summary>
    [Theory]
    [InlineData(-365, 2)]
    [InlineData(0, 1)]
    [InlineData(365, 2)]
    public async Task Watch_ClockWasSet_AsksAgainInTime(int days, int readings)
    {
        var clock = new ManualClock();
        _pages["/good"] = Feed("a");
        _pages["/a"] = Report("a");
        for (var run = 0; run < 2; run++)
        {
            using var stop = new CancellationTokenSource();
            var watch = Watch(clock, stop.Token, "good");
            await SleepAsync(clock, "good");
            for (var i = 0; i < 1000 && run == 1 && _site.Paths.Count(path => path == "/good") < readings; i++) await Task.Delay(10);
            await stop.CancelAsync();
            await watch.WaitAsync(TimeSpan.FromSeconds(30));
            clock.Advance(TimeSpan.FromDays(days));
        }

        Assert.Equal(readings, _site.Paths.Count(path => path == "/good"));
    }

    [Fact]
    public void Watch_Once_ReadsEachFeedAndEnds()
    {
        _pages["/good"] = Feed("a");
        _pages["/a"] = Report("a");

        var summary = LedgerIntake.Run(
            Source(TimeProvider.System, (web, stop) => new FeedWatch(web, Schedule, new EventLog(_log, TimeProvider.System), TimeProvider.System).RunAsync([_site.Address + "good", _site.Address + "none"], once: true, stop)),
            Ledger, null, default);

        Assert.Equal(1, summary.Progress.Added);
        Assert.Contains("answered 404", _log.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://user:word@c.example/a?key=secret#x", "https://c.example/a")]
    [InlineData("http://c.example:8080/feed.xml", "http://c.example:8080/feed.xml")]
    public void Bare_Address_HasNoKeysInIt(string url, string expected) => Assert.Equal(expected, EventLog.Bare(url));

    /// <summary>Waits until every feed was read, the ledger remembers it, and the watch sleeps.</summary>
    private async Task SleepAsync(ManualClock clock, params string[] feeds)
    {
        await clock.IdleAsync(feeds.Length);
        using var ledger = LedgerFile.Open(Ledger);
        foreach (var feed in feeds)
        {
            for (var i = 0; i < 2000 && !(ledger.Visit(_site.Address + feed)?.Due > clock.GetUtcNow()); i++) await Task.Delay(10);
        }
    }

    private static FeedSchedule Schedule => new(TimeSpan.FromMinutes(10), new Random(1));

    private IntakeSummary Read(string url) => Read(null, url);

    private IntakeSummary Read(string? archive, params string[] urls)
    {
        using var fetcher = NewFetcher();
        var source = IntakeSource.OfPathsAndAddresses([], urls, Ledger, fetcher, archive is null ? null : new WarcFolder(archive), null);
        return LedgerIntake.Run(source, Ledger, null, default);
    }

    private Task<IntakeSummary> Watch(ManualClock clock, CancellationToken cancellation, params string[] feeds) => Task.Run(() => LedgerIntake.Run(
        Source(clock, (web, stop) => new FeedWatch(web, Schedule, new EventLog(_log, clock), clock).RunAsync([.. feeds.Select(feed => _site.Address + feed)], once: false, stop), cancellation),
        Ledger, null, cancellation));

    private IAsyncEnumerable<Incoming> Source(TimeProvider clock, Func<WebSource, CancellationToken, Task> run, CancellationToken cancellation = default) =>
        IntakeSource.Fetching(Ledger, NewFetcher(), null, clock, run, cancellation);

    private static Fetcher NewFetcher() => new(new FetchOptions { AllowPrivateAddresses = true, Retries = 0, HostDelay = TimeSpan.Zero });

    private string Feed(params string[] pages) => Site.Page(
        $"<rss><channel><title>C</title>{string.Concat(pages.Select(page => $"<item><title>{page}</title><link>{_site.Address}{page}</link><description>The truce of {page} was announced on Monday, officials said.</description></item>"))}</channel></rss>",
        "Content-Type: application/rss+xml\r\n");

    private static string Report(string name, string headers = "") => Site.Page(
        $"<html><head><title>Truce {name}</title></head><body><article><h1>Truce {name} holds</h1><p>The ceasefire in the valley of {name} held on Tuesday, officials said, and no shelling was heard along the river.</p><p>Monitors of both sides wrote in their bulletin that aid convoys had passed.</p></article></body></html>",
        "Content-Type: text/html\r\n" + headers);
}
