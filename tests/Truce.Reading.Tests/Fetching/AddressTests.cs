using System.Net;
using System.Net.Sockets;

namespace Truce.Reading.Tests;

/// <summary>No spelling of an address, no name and no redirect leads to an address inside a network.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("127.255.255.254", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("100.128.0.1", true)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.0.1", false)]
    [InlineData("198.18.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::127.0.0.1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("64:ff9b::a9fe:a9fe", false)]
    [InlineData("64:ff9b:1::1", false)]
    [InlineData("2002:7f00:1::", false)]
    [InlineData("2002:c0a8:1::", false)]
    [InlineData("2001:0:1::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fc00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("2001:db8::1", false)]
    [InlineData("3fff::1", false)]
    [InlineData("5f00::1", false)]
    public void IsPublic_Address_IsKnown(string address, bool expected) => Assert.Equal(expected, AddressGuard.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://127.1/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://017700000001/")]
    [InlineData("http://0177.0.0.1/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0x7f000001/")]
    [InlineData("http://127.0.0.1./")]
    [InlineData("http://１２７.０.０.１/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://[::ffff:7f00:1]/")]
    [InlineData("http://[64:ff9b::127.0.0.1]/")]
    [InlineData("http://[fe80::1%25lo]/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://localhost/")]
    public async Task FetchAsync_PrivateAddressInAnyForm_IsRefused(string address)
    {
        using var fetcher = new Fetcher(Quick);

        var fetched = await fetcher.FetchAsync(address);

        Assert.Null(fetched.Document);
        Assert.Matches("not on the public internet|is no address|not known|resource temporarily|No such host", fetched.Refused);
    }

    [Theory]
    [InlineData("file:///etc/passwd", "only http and https")]
    [InlineData("http://user:word@c.example/", "password")]
    [InlineData("no address", "is no address")]
    public async Task FetchAsync_OtherThanPlainHttp_IsRefused(string address, string reason)
    {
        using var fetcher = new Fetcher(Quick);

        Assert.Contains(reason, (await fetcher.FetchAsync(address)).Refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://127.0.0.1:{0}/secret")]
    [InlineData("http://2130706433:{0}/secret")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/secret")]
    [InlineData("http://inside.example:{0}/secret")]
    [InlineData("//inside.example:{0}/secret")]
    public async Task FetchAsync_PublicPageThatRedirectsInside_IsRefused(string target)
    {
        using var inside = new Site(_ => Site.Page("secret"));
        using var front = new Site(path => path == "/robots.txt" ? Site.NotFound : Site.Redirect(string.Format(System.Globalization.CultureInfo.InvariantCulture, target, inside.Port)));
        using var fetcher = new Fetcher(Quick, null, Net(front, name => name switch
        {
            "news.example" => [IPAddress.Parse("8.8.8.8")],
            "inside.example" => [IPAddress.Parse("10.0.0.1")],
            _ => [IPAddress.Parse(name)],
        }));

        var fetched = await fetcher.FetchAsync("http://news.example/a");

        Assert.Contains("not on the public internet", fetched.Refused, StringComparison.Ordinal);
        Assert.Equal(["/a"], front.Paths);
        Assert.Empty(inside.Requests);
    }

    [Fact]
    public async Task FetchAsync_RobotsThatRedirectInside_IsRefused()
    {
        using var front = new Site(_ => Site.Redirect("http://10.0.0.1/robots.txt"));
        using var fetcher = new Fetcher(Quick, null, Net(front, name => [IPAddress.Parse(name == "news.example" ? "8.8.8.8" : name)]));

        Assert.Contains("not on the public internet", (await fetcher.FetchAsync("http://news.example/a")).Refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FetchAsync_NameThatTurnsPrivateBetweenTwoConnections_IsRefused()
    {
        var asked = 0;
        var connected = new List<IPAddress>();
        using var site = new Site(path => path == "/robots.txt" ? Site.NotFound : Site.Page("secret"));
        using var fetcher = new Fetcher(Quick, null, Net(site, _ => [IPAddress.Parse(++asked == 1 ? "8.8.8.8" : "127.0.0.1")], connected));

        var fetched = await fetcher.FetchAsync("http://news.example/a"); // the first connection asks for robots.txt

        Assert.Contains("not on the public internet", fetched.Refused, StringComparison.Ordinal);
        Assert.Equal([IPAddress.Parse("8.8.8.8")], connected);
        Assert.Empty(site.Paths);
    }

    [Fact]
    public async Task FetchAsync_NameWithOnePrivateAddressAmongPublicOnes_IsRefused()
    {
        using var site = new Site(_ => Site.Page("secret"));
        using var fetcher = new Fetcher(Quick, null, Net(site, _ => [IPAddress.Parse("8.8.8.8"), IPAddress.Parse("::ffff:10.0.0.1")]));

        Assert.Contains("not on the public internet", (await fetcher.FetchAsync("http://news.example/a")).Refused, StringComparison.Ordinal);
        Assert.Empty(site.Requests);
    }

    private static FetchOptions Quick => new() { Retries = 0, HostDelay = TimeSpan.Zero, Timeout = TimeSpan.FromSeconds(20) };

    /// <summary>A network whose every public address is the site, and whose names are what the function says.</summary>
    private static Network Net(Site site, Func<string, IPAddress[]> resolve, List<IPAddress>? connected = null) => new(
        (name, _) => Task.FromResult(resolve(name)),
        async (addresses, _, cancellation) =>
        {
            connected?.AddRange(addresses);
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, site.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        });
}
