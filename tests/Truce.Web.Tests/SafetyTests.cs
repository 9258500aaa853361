using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Truce.Ledger;
using Truce.Web.Accounts;
using Truce.Web.Hosting;

namespace Truce.Web.Tests;

/// <summary>What docs/security.md promises, line by line.</summary>
public class SafetyTests(ServedWithAccounts served) : IClassFixture<ServedWithAccounts>
{
    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/healthz")]
    [InlineData("/nowhere")]
    public async Task Answers_BearTheHeadersThatBrowsersObey(string address)
    {
        using var response = await served.Client.GetAsync(new Uri(address, UriKind.Relative));

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Answers_BehindTls_AskForTlsHenceforth()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in");
        request.Headers.Add("X-Forwarded-Proto", "https");
        using var client = served.NewClient();
        using var response = await client.SendAsync(request);

        Assert.StartsWith("max-age=31536000", response.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        Assert.All(response.Headers.GetValues("Set-Cookie"), c => Assert.Contains("secure", c, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Pages_HaveNoInlineScriptOrStyle()
    {
        using var client = await served.SignedIn("admin");
        foreach (var address in new[] { "/", "/agreements", "/documents", "/council", "/figures", "/timeline", "/review", "/admin", "/account", "/search?q=truce" })
        {
            var page = await Served.Html(client, address);

            Assert.DoesNotMatch("<style|<script(?![^>]*src=)| style=| on[a-z]+=\"|javascript:", page);
            Assert.DoesNotMatch("(src|href)=\"(https?:)?//", page);
        }
    }

    [Fact]
    public async Task Session_HasACookieThatNoScriptAndNoOtherSiteCanUse()
    {
        using var client = served.NewClient();
        using var response = await ServedWithAccounts.Send(client, "/sign-in", "/sign-in", ("name", "reader"), ("password", ServedWithAccounts.Password("reader")));

        var cookie = response.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("truce-session", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example")]
    public async Task SignIn_SendsNobodyElsewhere(string back)
    {
        using var client = served.NewClient();
        using var response = await ServedWithAccounts.Send(client, "/sign-in", "/sign-in", ("name", "coder"), ("password", ServedWithAccounts.Password("coder")), ("return", back));

        Assert.Equal("/", response.Headers.Location?.ToString());
    }

    [Fact]
    public async Task Form_WithoutItsCheck_ChangesNothing()
    {
        using var client = await served.SignedIn("admin");
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("name", "mallory"), KeyValuePair.Create("password", "a very long word 123"), KeyValuePair.Create("role", "Admin")]);
        using var response = await client.PostAsync(new Uri("/admin/accounts", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.DoesNotContain("mallory", await Served.Html(client, "/admin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_FromAnotherSite_IsRefused()
    {
        using var client = await served.SignedIn("admin");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var response = await ServedWithAccounts.Send(client, "/admin", "/admin/accounts", ("name", "mallory"), ("password", "a very long word 123"), ("role", "Admin"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public void Account_AfterFiveWrongPasswords_IsLockedForAWhile()
    {
        var clock = new Clock();
        using var accounts = AccountFile.Open(":memory:", clock);
        accounts.Add("ada", "a rather long word", Role.Reader);
        for (var i = 0; i < 5; i++) Assert.Null(accounts.SignIn("ada", "wrong"));

        Assert.Null(accounts.SignIn("ada", "a rather long word"));
        clock.Now += TimeSpan.FromMinutes(16);
        Assert.NotNull(accounts.SignIn("ADA", "a rather long word"));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("aaaaaaaaaaaaaa")]
    [InlineData("ada is my name 12")]
    public void Password_ThatIsEasilyGuessed_IsRefused(string password)
    {
        using var accounts = AccountFile.Open(":memory:");

        Assert.Throws<AccountException>(() => accounts.Add("ada", password, Role.Reader));
    }

    [Fact]
    public void Accounts_KeepAnAdmin()
    {
        using var accounts = AccountFile.Open(":memory:");
        accounts.Add("ada", "a rather long word", Role.Admin);

        Assert.Throws<AccountException>(() => accounts.Remove("ada"));
        Assert.Throws<AccountException>(() => accounts.SetRole("ada", Role.Editor));
    }

    [Fact]
    public void AccountFile_IsForItsOwnerOnly()
    {
        if (OperatingSystem.IsWindows()) return;
        var file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using (AccountFile.Open(file)) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        File.Delete(file);
    }

    [Fact]
    public async Task Session_EndsWithTheRoleItWasMadeFor()
    {
        using (var accounts = AccountFile.Open(Path.Combine(Path.GetDirectoryName(served.Ledger)!, "t.accounts"))) accounts.Add("temp", ServedWithAccounts.Password("temp"), Role.Coder);
        using var client = await served.SignedIn("temp");
        using var admin = await served.SignedIn("admin");
        using (await ServedWithAccounts.Send(admin, "/admin", "/admin/accounts/role", ("name", "temp"), ("role", "Reader")))
        using (var response = await client.GetAsync(new Uri("/review", UriKind.Relative))) Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Matches("gave a role</td>\\s*<td class=\"what\">temp: Reader", await Served.Html(admin, "/admin"));
    }

    [Fact]
    public async Task Token_MayDoNoMoreThanItsScope_AndEndsWhenEnded()
    {
        using var editor = await served.SignedIn("editor");
        using var made = await ServedWithAccounts.Send(editor, "/account", "/account/tokens", ("label", "for a test"), ("scope", "Reader"), ("days", "1"));
        var key = Regex.Match(await made.Content.ReadAsStringAsync(), "truce_[0-9a-f]{64}").Value;
        using var client = served.NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using (var allowed = await client.GetAsync(new Uri("/agreements", UriKind.Relative))) Assert.Equal(HttpStatusCode.OK, allowed.StatusCode);
        using (var forbidden = await client.GetAsync(new Uri("/review", UriKind.Relative))) Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
        var id = Regex.Match(await Served.Html(editor, "/account"), "name=\"id\" value=\"([0-9a-f]+)\"").Groups[1].Value;
        using (await ServedWithAccounts.Send(editor, "/account", "/account/tokens/remove", ("id", id)))
        using (var ended = await client.GetAsync(new Uri("/agreements", UriKind.Relative))) Assert.Equal(HttpStatusCode.Unauthorized, ended.StatusCode);
    }

    [Fact]
    public async Task LocalServer_AskedByAnotherName_RefusesIt()
    {
        await using var server = Server.Create(new ServeSettings(served.Ledger, ["http://127.0.0.1:0"]));
        await server.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "rebound.example";
        using var response = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task SignIn_TriedTooOften_IsStopped()
    {
        await using var server = Server.Create(new ServeSettings(served.Ledger, ["http://127.0.0.1:0"], Path.Combine(Path.GetDirectoryName(served.Ledger)!, "t.accounts")) { SignInsPerMinute = 3 });
        await server.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
        for (var i = 0; i < 3; i++) using (await client.PostAsync(new Uri("/sign-in", UriKind.Relative), null)) { }
        using var response = await client.PostAsync(new Uri("/sign-in", UriKind.Relative), null);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
    }

    [Fact]
    public async Task Request_WithAHugeBody_IsRefused()
    {
        using var client = served.NewClient();
        using var content = new FormUrlEncodedContent([KeyValuePair.Create("look", new string('x', 200_000))]);
        using var response = await client.PostAsync(new Uri("/look", UriKind.Relative), content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Decision_OfACoder_IsSignedAndChangesThePages()
    {
        using var coder = await served.SignedIn("coder");
        var queue = await Served.Html(coder, "/review");
        var id = Regex.Match(queue, "name=\"id\" value=\"([^\"]+)\"").Groups[1].Value;
        using var response = await ServedWithAccounts.Send(coder, "/review", "/review", ("id", id), ("verdict", "accept"), ("note", "seen in print"));
        Assert.Equal("/review?after=" + id, response.Headers.Location?.ToString());

        using var ledger = LedgerFile.OpenExisting(served.Ledger);
        Assert.Contains(ledger.Rulings().Decisions, d => d is { By: "coder", Verdict: Verdict.Accept, Note: "seen in print" });
        Assert.DoesNotContain($"name=\"id\" value=\"{id}\"", await Served.Html(coder, "/review"), StringComparison.Ordinal);
        Assert.Contains("seen in print", await Served.Html(coder, "/review/history"), StringComparison.Ordinal);
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
