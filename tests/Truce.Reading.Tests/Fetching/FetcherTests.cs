using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Truce.Reading.Tests;

public sealed class FetcherTests
{
    private const string Page = "<html><body><h1>Guns fall silent</h1><p>The guns fell silent in the valley at noon, officials said on Tuesday.</p></body></html>";

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("2001:db8::1", false)]
    public void IsPublic_Address_IsKnown(string address, bool expected) => Assert.Equal(expected, AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://localhost/")]
    public async Task FetchAsync_PrivateAddressInAnyForm_IsRefused(string address)
    {
        using var fetcher = new Fetcher(new FetchOptions { Retries = 0, HostDelay = TimeSpan.Zero });

        var fetched = await fetcher.FetchAsync(address);

        Assert.Null(fetched.Document);
        Assert.Contains("not on the public internet", fetched.Refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("file:///etc/passwd", "only http and https")]
    [InlineData("http://user:word@c.example/", "password")]
    [InlineData("no address", "is no address")]
    public async Task FetchAsync_OtherThanPlainHttp_IsRefused(string address, string reason)
    {
        using var fetcher = new Fetcher();

        Assert.Contains(reason, (await fetcher.FetchAsync(address)).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_Page_IsFollowedThroughItsRedirectAndArchived()
    {
        using var server = new Server(path => path switch
        {
            "/robots.txt" => "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
            "/old" => "HTTP/1.1 302 Found\r\nLocation: /new\r\nContent-Length: 0\r\n\r\n",
            _ => $"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nETag: \"1\"\r\nContent-Length: {Page.Length}\r\n\r\n{Page}",
        });
        using var fetcher = Local();

        var fetched = await fetcher.FetchAsync(server.Address + "old");

        Assert.Equal(server.Address + "new", fetched.Document!.Url);
        Assert.Equal("\"1\"", fetched.ETag);
        var archived = Assert.Single(Sources.Open(new MemoryStream(fetched.WarcRecord!.Value.ToArray()), "a.warc.gz"));
        Assert.Equal(Page, Encoding.UTF8.GetString(archived.Document!.Bytes.Span));
    }

    [Fact]
    public async Task FetchAsync_RobotsForbid_IsRefused()
    {
        const string robots = "User-agent: *\nDisallow: /";
        using var server = new Server(_ => $"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: {robots.Length}\r\n\r\n{robots}");
        using var fetcher = Local();

        Assert.Contains("robots.txt", (await fetcher.FetchAsync(server.Address + "a")).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_RedirectsWithoutEnd_AreRefused()
    {
        using var server = new Server(path => path == "/robots.txt" ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" : "HTTP/1.1 302 Found\r\nLocation: /a\r\nContent-Length: 0\r\n\r\n");
        using var fetcher = Local();

        Assert.Equal("more than 5 redirects", (await fetcher.FetchAsync(server.Address + "a")).Refused);
    }

    [Fact]
    public async Task FetchAsync_RedirectToAnotherScheme_IsRefused()
    {
        using var server = new Server(path => path == "/robots.txt" ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" : "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n");
        using var fetcher = Local();

        Assert.StartsWith("redirected: only http", (await fetcher.FetchAsync(server.Address + "a")).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_PageOverTheLimit_IsRefused()
    {
        using var server = new Server(path => path == "/robots.txt" ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" : $"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{new string('a', 5000)}");
        using var fetcher = new Fetcher(new FetchOptions { AllowPrivateAddresses = true, Retries = 0, HostDelay = TimeSpan.Zero, MaxBytes = 1000 });

        Assert.Contains("more than 1000 bytes", (await fetcher.FetchAsync(server.Address + "a")).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_NothingNew_SaysSo()
    {
        using var server = new Server(path => path == "/robots.txt" ? "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" : "HTTP/1.1 304 Not Modified\r\n\r\n");
        using var fetcher = Local();

        Assert.True((await fetcher.FetchAsync(server.Address + "a", "\"1\"")).NotModified);
    }

    [Theory]
    [InlineData("User-agent: *\nDisallow: /private\nAllow: /private/open", "/private/x", false)]
    [InlineData("User-agent: *\nDisallow: /private\nAllow: /private/open", "/private/open/x", true)]
    [InlineData("User-agent: truce\nDisallow:\n\nUser-agent: *\nDisallow: /", "/a", true)]
    [InlineData("User-agent: other\nDisallow: /\n", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", false)]
    public void Robots_Rules_AreKept(string robots, string path, bool allowed) => Assert.Equal(allowed, RobotsRules.Parse(robots, "Truce").Allows(path));

    private static Fetcher Local() => new(new FetchOptions { AllowPrivateAddresses = true, Retries = 0, HostDelay = TimeSpan.Zero });

    /// <summary>Answers each request with fixed words and closes the connection.</summary>
    private sealed class Server : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        private readonly Func<string, string> _answer;

        public Server(Func<string, string> answer)
        {
            _answer = answer;
            _listener.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
            _ = ServeAsync();
        }

        public string Address { get; }

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    var stream = client.GetStream();
                    using var reader = new StreamReader(stream, leaveOpen: true);
                    var request = await reader.ReadLineAsync() ?? "";
                    while (await reader.ReadLineAsync() is { Length: > 0 })
                    {
                    }

                    var answer = _answer(request.Split(' ').ElementAtOrDefault(1) ?? "");
                    await stream.WriteAsync(Encoding.Latin1.GetBytes(answer.Replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n", StringComparison.Ordinal)));
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
            {
            }
        }
    }
}
