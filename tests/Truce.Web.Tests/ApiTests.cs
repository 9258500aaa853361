using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Truce.Domain;
using Truce.Ledger;
using Truce.Ledger.Tests;
using Truce.Web.Accounts;
using Truce.Web.Feeds;
using Truce.Web.Views;

namespace Truce.Web.Tests;

public class ApiTests(Served served) : IClassFixture<Served>
{
    [Fact]
    public async Task List_ByPages_GivesEachEntryOnce()
    {
        var seen = new List<string>();
        for (var next = "/api/v1/accusations?limit=1"; next is not null;)
        {
            using var page = JsonDocument.Parse((await Get(next)).Body);
            Assert.Equal(2, page.RootElement.GetProperty("total").GetInt32());
            seen.AddRange(page.RootElement.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
            next = page.RootElement.GetProperty("next").GetString();
        }

        Assert.Equal(2, seen.Count);
        Assert.Equal(2, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("/api/v1/incidents", "text/csv", "text/csv", "type,id,theatre")]
    [InlineData("/api/v1/incidents.csv", "*/*", "text/csv", "type,id,theatre")]
    [InlineData("/api/v1/incidents", "application/geo+json", "application/geo+json", "FeatureCollection")]
    [InlineData("/api/v1/incidents.jsonl", "application/json", "application/jsonl", "\"type\":\"incident\"")]
    [InlineData("/api/v1/incidents", "text/html,*/*;q=0.8", "application/json", "\"items\"")]
    public async Task List_ComesInTheFormAskedFor(string address, string accept, string type, string words)
    {
        var (response, body) = await Get(address, accept);

        Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
        Assert.Contains(words, body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/incidents?as-of=soon", "*/*", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/incidents?limit=0", "*/*", HttpStatusCode.BadRequest)]
    [InlineData("/api/v1/incidents", "image/png", HttpStatusCode.NotAcceptable)]
    [InlineData("/api/v1/incidents.xls", "*/*", HttpStatusCode.NotAcceptable)]
    [InlineData("/api/v1/entries/none", "*/*", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/nothing", "*/*", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/search", "*/*", HttpStatusCode.BadRequest)]
    public async Task Call_ThatCannotBeAnswered_GetsProblemDetails(string address, string accept, HttpStatusCode status)
    {
        var (response, body) = await Get(address, accept);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("\"status\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_AskedForAgainWithItsTag_IsNotSentAgain()
    {
        var tag = (await Get("/api/v1/agreements")).Response.Headers.ETag!;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/agreements");
        request.Headers.Accept.ParseAdd("*/*");
        request.Headers.IfNoneMatch.Add(tag);
        using var response = await served.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, response.StatusCode);
    }

    [Fact]
    public async Task Description_NamesEachListWithItsParametersAndFields()
    {
        using var description = JsonDocument.Parse((await Get("/openapi/v1.json")).Body);
        var paths = description.RootElement.GetProperty("paths");

        foreach (var name in new[] { "agreements", "incidents", "accusations", "access", "council", "meetings", "figures", "statements", "contradictions", "documents" })
        {
            var parameters = paths.GetProperty("/api/v1/" + name).GetProperty("get").GetProperty("parameters").EnumerateArray().Select(p => p.GetProperty("name").GetString());
            Assert.Superset(new HashSet<string?>(["as-of", "theatre", "actor", "place", "from", "to", "source", "modality", "after", "limit"]), parameters.ToHashSet());
        }

        Assert.True(description.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("IncidentEntry").GetProperty("properties").TryGetProperty("kind_fine", out _));
    }

    [Fact]
    public async Task Search_GivesExcerptsAndWhereTheWordsStand()
    {
        using var found = JsonDocument.Parse((await Get("/api/v1/search?q=convoy")).Body);
        var hit = found.RootElement.GetProperty("items")[0];
        var match = hit.GetProperty("matches")[0];

        Assert.Equal("convoy", hit.GetProperty("excerpt").GetString()![match[0].GetInt32()..match[1].GetInt32()]);
    }

    [Fact]
    public async Task Changes_BeginWithTheLedgerAsItStands()
    {
        using var response = await served.Client.GetAsync(new Uri("/api/v1/changes", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(stream);

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("event: ledger", await reader.ReadLineAsync());
        Assert.Contains("\"documents\":4", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/feeds/theatres/Northland.atom")]
    [InlineData("/feeds/actors/Norway.atom")]
    public async Task Feed_IsAtomWithItsNewestFirst(string address)
    {
        var (response, body) = await Get(address);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entries = XDocument.Parse(body).Root!.Elements(atom + "entry").ToList();

        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType?.MediaType);
        Assert.NotEmpty(entries);
        var updated = entries.Select(e => (string)e.Element(atom + "updated")!).ToList();
        Assert.Equal(updated.OrderDescending(StringComparer.Ordinal), updated);
        Assert.All(entries, e => Assert.StartsWith("urn:truce:", (string)e.Element(atom + "id")!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Report_OfAWeek_TellsWhatIsNewAndHowThingsStand()
    {
        var (response, body) = await Get("/reports/weekly.md?as-of=2021-03-16");

        Assert.Equal("text/markdown", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("# Northland: the situation as of 16 March 2021: weekly report", body, StringComparison.Ordinal);
        Assert.Contains("## New: incident", body, StringComparison.Ordinal);
        Assert.Contains("## Agreements", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Third Times", body, StringComparison.Ordinal);
        Assert.Contains("weekly report", await served.Html("/reports/weekly?as-of=2021-03-16"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Map_DrawsWhatIsKnownOfPlaces_WithATable()
    {
        var page = await served.Html("/map");

        Assert.Contains("Harrow: within some 1 km", page, StringComparison.Ordinal);
        Assert.Contains("60.50", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_OnAChange_IsSigned_AndTriedAgainWhenItFails()
    {
        var folder = Directory.CreateTempSubdirectory("truce-hook-").FullName;
        var path = Path.Combine(folder, "t.db");
        Add(path, new Report("one.txt", "2021-03-10", "First Press").Accusation("one side blamed the other", "Side A", "Side B", "shelling"));
        var received = new List<(string Signature, string Timestamp, string Body)>();
        var status = 500;
        await using var hook = WebApplication.CreateSlimBuilder().Build();
        hook.Urls.Add("http://127.0.0.1:0");
        hook.MapPost("/", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            received.Add((request.Headers["X-Truce-Signature"].ToString(), request.Headers["X-Truce-Timestamp"].ToString(), await reader.ReadToEndAsync()));
            return Results.StatusCode(status);
        });
        await hook.StartAsync();
        var clock = new Clock();
        using var accounts = AccountFile.Open(":memory:", clock);
        var secret = accounts.AddWatch(null, "Side C", hook.Urls.First() + "/").Secret!;
        accounts.AddWatch(null, "Nobody", hook.Urls.First() + "/");
        var views = new LedgerViews(path, TimeProvider.System);
        using var sender = new ChangeSender(views, accounts, clock, NullLogger<ChangeSender>.Instance, mayReachPrivate: true);
        using var client = sender.NewClient();

        await sender.Look();
        Add(path, new Report("two.txt", "2021-03-11", "First Press").Accusation("a third side blamed the first", "Side C", "Side A", "firing"));
        views.Changed();
        // A ledger that grows is shown as it was until the next snapshot is ready.
        for (var i = 0; i < 100 && accounts.Waiting().Count == 0; i++)
        {
            await sender.Look();
            await Task.Delay(50);
        }

        await sender.SendDue(client, CancellationToken.None);
        await sender.SendDue(client, CancellationToken.None);
        Assert.Single(received);
        (status, clock.Now) = (204, clock.Now + TimeSpan.FromMinutes(2));
        await sender.SendDue(client, CancellationToken.None);

        Assert.Equal(2, received.Count);
        Assert.Empty(accounts.Waiting());
        var (signature, timestamp, body) = received[1];
        Assert.Equal("sha256=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{timestamp}.{body}"))), signature);
        Assert.Contains("Side C", body, StringComparison.Ordinal);
        Assert.DoesNotContain("Side B", body, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);

        static void Add(string path, Report report)
        {
            using var ledger = LedgerFile.Open(path);
            using var batch = ledger.Begin();
            batch.Add(report.Findings(), Report.Page(report.Findings().Text));
            batch.Commit();
        }
    }

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.1.2.3", true)]
    [InlineData("169.254.169.254", true)]
    [InlineData("::ffff:192.168.1.1", true)]
    [InlineData("fd00::1", true)]
    [InlineData("192.0.2.1", false)]
    [InlineData("2001:db8::1", false)]
    public void Message_GoesToNoPrivateAddress(string address, bool isPrivate) => Assert.Equal(isPrivate, ChangeSender.IsPrivate(IPAddress.Parse(address)));

    private async Task<(HttpResponseMessage Response, string Body)> Get(string address, string accept = "*/*")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Clear();
        using var client = new HttpClient { BaseAddress = served.Client.BaseAddress };
        foreach (var range in accept.Split(',')) request.Headers.Accept.Add(MediaTypeWithQualityHeaderValue.Parse(range));
        var response = await client.SendAsync(request);
        return (response, await response.Content.ReadAsStringAsync());
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
