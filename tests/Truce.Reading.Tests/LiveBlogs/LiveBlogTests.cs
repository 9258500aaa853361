using System.Text;
using Truce.Domain;

namespace Truce.Reading.Tests;

public sealed class LiveBlogTests
{
    private const string Head = "<!DOCTYPE html><html lang=\"en\"><head><title>Delta truce: live updates | Coast Courier</title><meta property=\"og:site_name\" content=\"Coast Courier\">LINKED</head><body><main><h1>Delta truce: live updates</h1>";

    private const string Lead = "<p class=\"standfirst\">The army and the Delta Front are due to stop firing at noon under a truce that the river states arranged on Tuesday, after nine weeks of shelling.</p>";

    private const string Linked = """
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"LiveBlogPosting","headline":"Delta truce: live updates","datePublished":"2031-03-04T06:00:00Z","liveBlogUpdate":[
        {"@type":"BlogPosting","headline":"Shelling heard after noon","datePublished":"2031-03-05T00:20:00Z","url":"https://courier.example/live#e3","articleBody":"Shells fell on the mill half an hour after the truce began, a resident said by telephone."},
        {"@type":"BlogPosting","datePublished":"2031-03-04T12:00:00Z","articleBody":"<p>The guns fell silent at noon, our reporter in the harbour says.</p><p>Both sides confirmed it in short notes.</p>","author":{"@type":"Person","name":"Ada Scribe"}},
        {"@type":"BlogPosting","headline":"Broken &amp; without words","datePublished":"2031-03-04T11:00:00Z"},
        {"@type":"BlogPosting","headline":"Buses wait","datePublished":"2031-03-04T09:15:00Z","articleBody":"Twelve buses wait at the bridge to take the wounded out, the Red Crescent said."}]}</script>
        """;

    private const string Text = """
        Coast Courier
        Delta truce - live updates
        4 March 2031

        The army and the Delta Front are due to stop firing at noon under a truce that the river states arranged on Tuesday, after nine weeks of shelling, officials said.

        12:30 GMT
        Shelling heard after noon
        Shells fell on the mill half an hour after the truce began, a resident said by telephone.

        12.00 GMT
        The guns fell silent at noon, our reporter in the harbour says.
        Both sides confirmed it in short notes to the press.

        9.15am GMT: Twelve buses wait at the bridge to take the wounded out, the Red Crescent said.

        Related stories
        Fishermen return to the northern banks
        """;

    [Fact]
    public void Open_PageThatListsItsEntries_GivesEachWithItsOwnTime()
    {
        var items = Open(Head.Replace("LINKED", Linked, StringComparison.Ordinal) + Lead + "<p>Shells fell on the mill half an hour after the truce began, a resident said by telephone.</p></main></body></html>", "live.html");

        Assert.Equal(["live.html!lead", "live.html!1", "live.html!2", "live.html!3"], items.Select(item => item.Document!.Id));
        var articles = items.Select(item => new ArticleReader().Read(item.Document!)).ToList();
        Assert.StartsWith("The army and the Delta Front", articles[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("mill", articles[0].Text, StringComparison.Ordinal);
        Assert.Equal(["Buses wait", "Delta truce: live updates", "Shelling heard after noon"], articles.Skip(1).Select(article => article.Title));
        Assert.Equal(["2031-03-04", "2031-03-04", "2031-03-05"], articles.Skip(1).Select(article => article.Published?.ToString()));
        Assert.Equal("The guns fell silent at noon, our reporter in the harbour says.\n\nBoth sides confirmed it in short notes.", articles[2].Text);
        Assert.Equal("Ada Scribe", articles[2].Byline);
        Assert.Equal("https://courier.example/live#e3", articles[3].Url);
        Assert.All(articles, article => Assert.Equal("Coast Courier", article.Outlet));
        Assert.Contains("2031-03-05T00:20:00Z", Encoding.UTF8.GetString(items[3].Document!.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_RowOfElementsWithTimes_GivesTheirParagraphs()
    {
        const string entries = """
            <div class="timeline">
            <article class="entry"><time datetime="2031-03-04T12:30:00+00:00">12:30</time><h2>Shelling heard after noon</h2><p>Shells fell on the mill half an hour after the truce began, a resident said by telephone.</p><a href="#">Share</a></article>
            <article class="entry"><time datetime="2031-03-04T12:00:00+00:00">12:00</time><p>The guns fell silent at noon, our reporter in the harbour says.</p><p>Both sides confirmed it in short notes to the press.</p></article>
            <article class="entry pinned"><time datetime="2031-03-04T09:15:00+00:00">09:15</time><p>Twelve buses wait at the bridge to take the wounded out, the Red Crescent said.</p><figure><figcaption>Buses. Photo: A. Lens</figcaption></figure></article>
            <article class="entry"><time datetime="2031-03-04T08:00:00+00:00">08:00</time><img src="a.jpg"></article>
            <article class="entry"><time datetime="2031-03-04T07:05:00+00:00">07:05</time><p>Good morning. The truce is to begin at noon, and the river states have sent observers.</p></article>
            </div>
            """;
        var articles = Open(Head.Replace("LINKED", "", StringComparison.Ordinal) + Lead + entries + "</main></body></html>", "live.html").Select(item => new ArticleReader().Read(item.Document!)).ToList();

        Assert.Equal(["live.html!lead", "live.html!1", "live.html!2", "live.html!3", "live.html!4"], articles.Select(article => article.Id));
        Assert.StartsWith("Good morning.", articles[1].Text, StringComparison.Ordinal);
        Assert.Equal("Twelve buses wait at the bridge to take the wounded out, the Red Crescent said.", articles[2].Text);
        Assert.Equal(2, articles[3].Text.Split("\n\n").Length);
        Assert.Equal("Shelling heard after noon", articles[4].Title);
    }

    [Fact]
    public void Open_PastedLiveBlog_IsCutAtItsClock()
    {
        var items = Open(Text, "live.txt");

        Assert.Equal(["live.txt!lead", "live.txt!1", "live.txt!2", "live.txt!3"], items.Select(item => item.Document!.Id));
        var articles = items.Select(item => new ArticleReader().Read(item.Document!)).ToList();
        Assert.Equal("Twelve buses wait at the bridge to take the wounded out, the Red Crescent said.", articles[1].Text);
        Assert.EndsWith("notes to the press.", articles[2].Text, StringComparison.Ordinal);
        Assert.Equal("Shelling heard after noon", articles[3].Title);
        Assert.All(articles, article => Assert.Equal("2031-03-04", article.Published?.ToString()));
        Assert.Contains("\"time\":\"12.00 GMT\"", Encoding.UTF8.GetString(items[2].Document!.Bytes.Span), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_DayBetweenEntries_CountsForThoseBelow()
    {
        var text = Text.Replace("9.15am GMT:", "Monday 3 March 2031\n\n9.15pm GMT:", StringComparison.Ordinal);
        var articles = Open(text, "live.txt").Where(item => !item.Document!.Id.EndsWith("lead", StringComparison.Ordinal)).Select(item => new ArticleReader().Read(item.Document!)).ToList();
        Assert.Equal(["2031-03-03", "2031-03-04", "2031-03-04"], articles.Select(article => article.Published?.ToString()).Order());
    }

    /// <summary>An entry that was read before has the same bytes when the page has grown.</summary>
    [Fact]
    public void Open_PageThatGrew_GivesTheSameEntriesUnderTheSameNames()
    {
        var before = Open(Text, "live.txt");
        var after = Open(Text.Replace("12:30 GMT\n", "13:40 GMT\nThe observers reached the mill and saw two craters, their chief said.\n\n12:30 GMT\n", StringComparison.Ordinal), "live.txt");

        Assert.Equal(before.Count + 1, after.Count);
        for (var i = 0; i < before.Count; i++)
        {
            Assert.Equal(before[i].Document!.Id, after[i].Document!.Id);
            Assert.Equal(before[i].Document!.Bytes.ToArray(), after[i].Document!.Bytes.ToArray());
        }
    }

    [Theory]
    [InlineData("Timeline of the siege\n\n", "a report that lists the hours of a day is one report")]
    [InlineData("Lives lost in the delta\n\n", "lives are not live")]
    public void Open_HoursInAReport_AreNoLiveBlog(string title, string why)
    {
        var text = title + "The first shells fell at dawn on Monday, residents said.\n\n04:10 - The first shell falls on the harbour, residents say.\n\n05:30 - The army says that it will answer fire.\n\n07:45 - The Red Crescent asks for a pause in the fighting.\n";
        Assert.True(Open(text, "a.txt") is [{ IsDocument: true, Document.Id: "a.txt" }], why);
    }

    [Fact]
    public void Open_FiguresThatLookLikeTimes_AreNone()
    {
        var text = "Live updates from the delta\n\nOfficials spoke on Monday.\n\n10.15 million people need aid, the UN said.\n\n1945 was the last such year, he said.\n\n10:1 is the ratio of dead to found, she said.\n\n12 buses left.\n";
        Assert.Single(Open(text, "a.txt"));
    }

    private static List<SourceItem> Open(string text, string name) => [.. Sources.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)), name)];
}
