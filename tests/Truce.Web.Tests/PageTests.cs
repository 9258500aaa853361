using System.Net;
using System.Text.RegularExpressions;

namespace Truce.Web.Tests;

public class PageTests(Served served) : IClassFixture<Served>
{
    [Theory]
    [InlineData("2021-03-11", "agreed, not yet said to be in force")]
    [InlineData("2021-03-14", "in force")]
    [InlineData("2021-03-17", "in force, but said to be broken")]
    [InlineData("2021-03-25", "collapsed")]
    public async Task Agreement_AsOfADay_HasTheStateThatCouldBeKnown(string day, string state)
    {
        var page = await served.Html(await Agreement() + "?as-of=" + day);

        Assert.Contains($"As of {int.Parse(day[8..], System.Globalization.CultureInfo.InvariantCulture)} March 2021", Text(page), StringComparison.Ordinal);
        Assert.Equal(state, Text(Regex.Match(page, "<p class=\"big\">.*?</svg>(.*?)</span>", RegexOptions.Singleline).Groups[1].Value));
    }

    [Fact]
    public async Task Agreement_BeforeItsFirstReport_SaysWhenItBecameKnown()
    {
        using var response = await served.Client.GetAsync(new Uri(await Agreement() + "?as-of=2021-03-01", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("Show it as of 10 March 2021", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Story_FromTheFirstPageByLinksAlone_EndsAtTheSentences()
    {
        var situation = await served.Html("/");
        var agreement = await served.Html(Link(situation, "Ceasefire in Northland"));
        var asOf = await served.Html(Link(agreement, "16 March 2021"));
        Assert.Contains("in force, but said to be broken", Text(asOf), StringComparison.Ordinal);
        Assert.Contains("Northland government → Free Valley Army", Text(asOf), StringComparison.Ordinal);
        Assert.Contains("<mark>the government blamed the rebels for shelling the market</mark>", asOf, StringComparison.Ordinal);

        var report = Regex.Match(asOf, "href=\"(/documents/[^\"]+)#(t[0-9]+)\">First Press, 16 March 2021");
        var words = await served.Html(WebUtility.HtmlDecode(report.Groups[1].Value));
        Assert.Contains($"id=\"{report.Groups[2].Value}\"", words, StringComparison.Ordinal);
        Assert.Contains("denied by Free Valley Army", Text(words), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_WithMarkupInItsWords_ShowsThemAsText()
    {
        var page = await served.Html(Link(await served.Html("/documents"), "Report begins.txt"));

        Assert.DoesNotContain("<b>quietly</b>", page, StringComparison.Ordinal);
        Assert.Contains("Residents slept <b>quietly</b> & \"well\".", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Original_IsAFile_NeverAPage()
    {
        var page = await served.Html(Link(await served.Html("/documents"), "Report begins.txt"));
        using var response = await served.Client.GetAsync(new Uri(Regex.Match(page, "/documents/[0-9a-f]{64}/original").Value, UriKind.Relative));

        Assert.Equal("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task Page_AskedForAgainWithItsTag_IsNotSentAgain()
    {
        using var first = await served.Client.GetAsync(new Uri("/", UriKind.Relative));
        using var again = new HttpRequestMessage(HttpMethod.Get, "/");
        again.Headers.TryAddWithoutValidation("If-None-Match", first.Headers.ETag!.ToString());
        using var second = await served.Client.SendAsync(again);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("/?as-of=yesterday", HttpStatusCode.BadRequest)]
    [InlineData("/documents?modality=sure", HttpStatusCode.BadRequest)]
    [InlineData("/agreements/agreement-none", HttpStatusCode.NotFound)]
    [InlineData("/documents/none", HttpStatusCode.NotFound)]
    [InlineData("/nowhere", HttpStatusCode.NotFound)]
    public async Task Page_ThatCannotBeShown_SaysSoWithTheRightStatus(string address, HttpStatusCode status)
    {
        using var response = await served.Client.GetAsync(new Uri(address, UriKind.Relative));

        Assert.Equal(status, response.StatusCode);
        Assert.Contains("<main", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/timeline", "Ceasefire in Northland of 9 March 2021")]
    [InlineData("/incidents?actor=valley", "Shelling of the market")]
    [InlineData("/incidents?modality=alleged&place=harrow", "Shelling of the market")]
    [InlineData("/blame", "the rebels accused the government of ending it")]
    [InlineData("/access", "a convoy of the UN entered Harrow")]
    [InlineData("/figures", "6 to 9")]
    [InlineData("/council", "11 for, 2 against, 2 abstaining")]
    [InlineData("/actors?actor=ADA", "Ada Holm")]
    [InlineData("/actors/Norway", "Talks of")]
    [InlineData("/search?q=market*+shells", "shells fell on the market of Harrow")]
    [InlineData("/status", "byte 12: not text")]
    public async Task Page_OfEachSort_ShowsWhatTheReportsSay(string address, string words) =>
        Assert.Contains(words, Text(await served.Html(address)), StringComparison.Ordinal);

    [Theory]
    [InlineData("/incidents?actor=nobody")]
    [InlineData("/incidents?source=third")]
    [InlineData("/incidents?modality=happened")]
    [InlineData("/incidents?from=2021-03-16")]
    [InlineData("/incidents?theatre=Elsewhere")]
    [InlineData("/incidents?as-of=2021-03-15")]
    public async Task Incidents_ThatAnotherFilterAsksFor_AreLeftOut(string address)
    {
        var page = Text(await served.Html(address));

        Assert.DoesNotContain("Shelling", page, StringComparison.Ordinal);
        Assert.Contains("Nothing in the ledger answers this.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_AreDrawnOverRoundNumbers()
    {
        var ticks = Regex.Matches(await served.Html("/figures"), "class=\"tick\"[^>]*>([^<]+)<").Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(ticks);
        Assert.All(ticks, t => Assert.Matches("^[0-9]+$", t));
    }

    [Theory]
    [InlineData("/healthz", "ok")]
    [InlineData("/readyz", "ready")]
    [InlineData("/metrics", "truce_documents 4")]
    public async Task Operations_Answer(string address, string words)
    {
        await served.Html("/");

        Assert.Contains(words, await served.Html(address), StringComparison.Ordinal);
    }

    private async Task<string> Agreement() => Link(await served.Html("/agreements"), "Ceasefire in Northland").Split('?')[0];

    private static string Link(string page, string name) =>
        WebUtility.HtmlDecode(Regex.Match(page, $"<a[^>]*href=\"([^\"]+)\"[^>]*>{Regex.Escape(name)}").Groups[1].Value);

    private static string Text(string html) => Regex.Replace(WebUtility.HtmlDecode(Regex.Replace(html, "<[^>]+>", " ")), @"\s+", " ").Trim();
}
