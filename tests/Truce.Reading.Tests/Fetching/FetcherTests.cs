using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;

namespace Truce.Reading.Tests;

public sealed class FetcherTests
{
    private const string Page = "<html><body><h1>Guns fall silent</h1><p>The guns fell silent in the valley at noon, officials said on Tuesday.</p></body></html>";

    [Fact]
    public async Task FetchAsync_Page_IsFollowedThroughItsRedirectAndMakesAWarcRecord()
    {
        using var site = new Site(path => path switch
        {
            "/robots.txt" => Site.NotFound,
            "/old" => Site.Redirect("/new"),
            _ => Site.Page(Page, "Content-Type: text/html; charset=utf-8\r\nETag: \"1\"\r\nSet-Cookie: who=me\r\n"),
        });
        using var fetcher = Local();

        var fetched = await fetcher.FetchAsync(site.Address + "old");

        Assert.Equal(site.Address + "new", fetched.Document!.Url);
        Assert.Equal("\"1\"", fetched.ETag);
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", fetched.Head, StringComparison.Ordinal);
        Assert.DoesNotContain("Cookie", fetched.Head, StringComparison.Ordinal);
        var record = WarcRecord.Response(fetched.Document.Url!, fetched.At, fetched.Head!, fetched.Document.Bytes.Span);
        var archived = Assert.Single(Sources.Open(new MemoryStream(record), "a.warc.gz"));
        Assert.Equal(Page, Encoding.UTF8.GetString(archived.Document!.Bytes.Span));
        Assert.Equal(fetched.Document.Url, archived.Document.Url);
    }

    [Fact]
    public async Task FetchAsync_RobotsForbid_IsRefused()
    {
        using var site = new Site(_ => Site.Page("User-agent: *\nDisallow: /", "Content-Type: text/plain\r\n"));
        using var fetcher = Local();

        var fetched = await fetcher.FetchAsync(site.Address + "a");

        Assert.Contains("robots.txt", fetched.Refused, StringComparison.Ordinal);
        Assert.False(fetched.MayPass);
        Assert.Empty(site.Paths);
    }

    [Fact]
    public async Task FetchAsync_RobotsInTrouble_IsRefusedForNowAndAskedAgainLater()
    {
        var inTrouble = true;
        var clock = new StoppedClock();
        using var site = new Site(path => path != "/robots.txt" ? Site.Page(Page) : inTrouble ? "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n" : Site.NotFound);
        using var fetcher = Local(clock);

        Assert.True((await fetcher.FetchAsync(site.Address + "a")).MayPass);
        inTrouble = false;
        clock.Now += TimeSpan.FromMinutes(11);

        Assert.NotNull((await fetcher.FetchAsync(site.Address + "a")).Document);
    }

    [Fact]
    public async Task FetchAsync_RedirectsWithoutEnd_AreRefused()
    {
        using var site = new Site(path => path == "/robots.txt" ? Site.NotFound : Site.Redirect("/a"));
        using var fetcher = Local();

        Assert.Equal("more than 5 redirects", (await fetcher.FetchAsync(site.Address + "a")).Refused);
        Assert.Equal(6, site.Paths.Count());
    }

    [Theory]
    [InlineData("file:///etc/passwd", "redirected: only http")]
    [InlineData("ftp://c.example/", "redirected: only http")]
    [InlineData("http://[", "redirected: 'http://[' is no address")]
    [InlineData("http://user:word@c.example/", "redirected: an address with a password")]
    public async Task FetchAsync_RedirectToAnythingButAPlainAddress_IsRefused(string location, string reason)
    {
        using var site = new Site(path => path == "/robots.txt" ? Site.NotFound : Site.Redirect(location));
        using var fetcher = Local();

        var refused = (await fetcher.FetchAsync(site.Address + "a")).Refused;

        Assert.NotNull(refused);
        if (location != "http://[") Assert.StartsWith(reason, refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Content-Length: 5000\r\n")]
    [InlineData("")]
    public async Task FetchAsync_PageOverTheLimit_IsRefused(string length)
    {
        using var site = new Site(path => path == "/robots.txt" ? Site.NotFound : $"HTTP/1.1 200 OK\r\n{length}\r\n{new string('a', 5000)}".Replace("OK\r\n\r\n", "OK\r\nX: y\r\n\r\n", StringComparison.Ordinal));
        using var fetcher = new Fetcher(new FetchOptions { AllowPrivateAddresses = true, Retries = 0, HostDelay = TimeSpan.Zero, MaxBytes = 1000 });

        Assert.Contains("more than 1000 bytes", (await fetcher.FetchAsync(site.Address + "a")).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_BodyWithoutEnd_IsRefusedAtTheLimit()
    {
        using var site = new Site(async (path, stream) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(path == "/robots.txt" ? Site.Closed(Site.NotFound) : "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"));
            while (path != "/robots.txt") await stream.WriteAsync(new byte[1 << 16]);
        });
        using var fetcher = Local();

        Assert.Contains("more than", (await fetcher.FetchAsync(site.Address + "a")).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_PackedBomb_IsRefusedAtTheLimit()
    {
        var bomb = new MemoryStream();
        using (var gzip = new GZipStream(bomb, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var i = 0; i < 1000; i++) gzip.Write(new byte[1 << 16]);
        }

        using var site = new Site(async (path, stream) =>
        {
            if (path == "/robots.txt")
            {
                await stream.WriteAsync(Encoding.Latin1.GetBytes(Site.Closed(Site.NotFound)));
                return;
            }

            await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {bomb.Length.ToString(CultureInfo.InvariantCulture)}\r\nConnection: close\r\n\r\n"));
            await stream.WriteAsync(bomb.ToArray());
        });
        using var fetcher = Local();

        Assert.Contains("more than 16777216 bytes", (await fetcher.FetchAsync(site.Address + "a")).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_ServerThatDripsItsAnswer_IsLeftAtTheTimeLimit()
    {
        using var site = new Site(async (path, stream) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(path == "/robots.txt" ? Site.Closed(Site.NotFound) : "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
            while (path != "/robots.txt")
            {
                await stream.WriteAsync("a"u8.ToArray());
                await Task.Delay(50);
            }
        });
        using var fetcher = new Fetcher(new FetchOptions { AllowPrivateAddresses = true, Retries = 0, HostDelay = TimeSpan.Zero, Timeout = TimeSpan.FromMilliseconds(400) });
        var clock = Stopwatch.StartNew();

        var fetched = await fetcher.FetchAsync(site.Address + "a");

        Assert.Contains("did not answer in full", fetched.Refused, StringComparison.Ordinal);
        Assert.True(fetched.MayPass);
        Assert.InRange(clock.Elapsed, TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task FetchAsync_NothingNew_SaysSoAndAsksWithTheTag()
    {
        using var site = new Site(path => path == "/robots.txt" ? Site.NotFound : "HTTP/1.1 304 Not Modified\r\n\r\n");
        using var fetcher = Local();

        var fetched = await fetcher.FetchAsync(site.Address + "a", "\"1\"", new DateTimeOffset(2031, 3, 4, 10, 0, 0, TimeSpan.Zero));

        Assert.True(fetched.NotModified);
        Assert.Equal("\"1\"", fetched.ETag);
        var asked = site.Requests.Last();
        Assert.Contains("If-None-Match: \"1\"", asked, StringComparison.Ordinal);
        Assert.Contains("If-Modified-Since: Tue, 04 Mar 2031 10:00:00 GMT", asked, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("404 Not Found", "", false, null)]
    [InlineData("403 Forbidden", "", false, null)]
    [InlineData("503 Service Unavailable", "Retry-After: 600\r\n", true, 600)]
    [InlineData("429 Too Many Requests", "Retry-After: 60\r\n", true, 60)]
    public async Task FetchAsync_ServersRefusal_SaysWhetherItMayPass(string status, string header, bool mayPass, int? seconds)
    {
        using var site = new Site(path => path == "/robots.txt" ? Site.NotFound : $"HTTP/1.1 {status}\r\n{header}Content-Length: 0\r\n\r\n");
        using var fetcher = new Fetcher(new FetchOptions { AllowPrivateAddresses = true, HostDelay = TimeSpan.Zero });

        var fetched = await fetcher.FetchAsync(site.Address + "a");

        Assert.Equal($"127.0.0.1 answered {status}", fetched.Refused);
        Assert.Equal((mayPass, seconds), (fetched.MayPass, (int?)fetched.RetryAfter?.TotalSeconds));
        Assert.Single(site.Paths); // a server that asks for a long pause is not asked again at once, and a refusal is an answer
    }

    [Fact]
    public async Task FetchAsync_TroubleThatPasses_IsTriedAgain()
    {
        var asked = 0;
        using var site = new Site(path => path == "/robots.txt" ? Site.NotFound : ++asked == 1 ? "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n" : Site.Page(Page));
        using var fetcher = new Fetcher(new FetchOptions { AllowPrivateAddresses = true, HostDelay = TimeSpan.Zero });

        Assert.NotNull((await fetcher.FetchAsync(site.Address + "a")).Document);
    }

    [Fact]
    public async Task FetchAsync_OneHost_IsAskedOneThingAtATimeWithPauses()
    {
        int under = 0, most = 0;
        var starts = new List<long>();
        using var site = new Site(async (path, stream) =>
        {
            lock (starts)
            {
                starts.Add(Stopwatch.GetTimestamp());
                most = Math.Max(most, ++under);
            }

            await Task.Delay(30);
            lock (starts) under--;
            await stream.WriteAsync(Encoding.Latin1.GetBytes(Site.Closed(path == "/robots.txt" ? Site.NotFound : Site.Page(Page))));
        });
        using var fetcher = new Fetcher(new FetchOptions { AllowPrivateAddresses = true, Retries = 0, HostDelay = TimeSpan.FromMilliseconds(100) });
        await fetcher.FetchAsync(site.Address + "first");

        await Task.WhenAll(fetcher.FetchAsync(site.Address + "a"), fetcher.FetchAsync(site.Address + "b"), fetcher.FetchAsync(site.Address + "c"));

        Assert.Equal(1, most);
        for (var i = 1; i < starts.Count; i++) Assert.True(Stopwatch.GetElapsedTime(starts[i - 1], starts[i]).TotalMilliseconds >= 95);
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /private\nAllow: /private/open", "/private/x", false)]
    [InlineData("User-agent: *\nDisallow: /private\nAllow: /private/open", "/private/open/x", true)]
    [InlineData("User-agent: truce\nDisallow:\n\nUser-agent: *\nDisallow: /", "/a", true)]
    [InlineData("User-agent: Truce/2.0\nDisallow: /\n", "/a", false)]
    [InlineData("User-agent: T\nDisallow: /\n", "/a", true)]
    [InlineData("User-agent: other\nDisallow: /\n", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", false)]
    public void Robots_Rules_AreKept(string robots, string path, bool allowed) => Assert.Equal(allowed, RobotsRules.Parse(robots, "Truce").Allows(path));

    private static Fetcher Local(TimeProvider? clock = null) => new(new FetchOptions { AllowPrivateAddresses = true, Retries = 0, HostDelay = TimeSpan.Zero }, clock);

    private sealed class StoppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2031, 3, 4, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
