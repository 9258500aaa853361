using System.Text;
using Truce.Domain;

namespace Truce.Reading.Tests;

public sealed class HtmlPageTests
{
    private const string Page = """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Envoys meet in harbour town | Coast Courier</title>
        <meta property="og:site_name" content="Coast Courier"><meta property="og:title" content="Envoys meet in harbour town">
        HEAD</head><body>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
        <div class="ad">Monday, 3 March 2031</div>
        <main><article class="story"><h1>Envoys meet in harbour town</h1>
        <p class="byline">By Ada Scribe</p>DATE
        <figure><img src="a.jpg"><figcaption>The envoys' car. Photo: A. Lens/Coast Courier</figcaption></figure>
        <div class="story-body">
        <p>Envoys of both sides met in the harbour town on Tuesday, officials said, while shelling went on in the hills above it.</p>
        <p>The two delegations sat in separate rooms. A mediator carried papers between them all afternoon, and neither side spoke to the press.</p>
        <blockquote class="twitter-tweet"><p>They have dug in behind the mill.</p>&mdash; Ana Observer (@ana_sees) <a href="#">March 2, 2031</a></blockquote>
        <p>A second round is planned for Friday, if the road stays open, the mediator's office said in a short note to reporters.</p>
        </div>
        <div class="related"><h3>Related stories</h3><ul><li><a href="/1">Fishermen return to the northern banks</a></li><li><a href="/2">Budget passes by one vote</a></li></ul></div>
        </article></main>
        <section id="comments"><h2>2 comments</h2><div class="comment"><p>I have been saying this for many years and nobody has listened to me, not once.</p></div></section>
        <footer><p>© 2031 Coast Courier. All rights reserved.</p></footer>
        </body></html>
        """;

    [Theory]
    [InlineData("© Tribune du Sahel", "Tribune du Sahel")]
    [InlineData("© Some Company", null)]
    public void Read_NameBehindThePageTitle_IsTheOutletWhenTheCopyrightLineBearsItToo(string copyright, string? outlet)
    {
        var paragraph = string.Concat(Enumerable.Repeat("The government and four rebel groups signed a ceasefire in the town on Thursday, officials said. ", 4));
        var article = Read($"<html><head><title>Rebels and army agree truce - Tribune du Sahel</title></head><body><h1>Rebels and army agree truce</h1><p>{paragraph}</p><p>{paragraph}</p><footer>{copyright}</footer></body></html>");
        Assert.Equal(outlet, article.Outlet);
    }

    [Fact]
    public void Read_NewsPage_KeepsTheReportOnly()
    {
        var article = Read(Page.Replace("DATE", "<time datetime=\"2031-03-04T10:00:00Z\">4 March</time>", StringComparison.Ordinal));

        Assert.Equal("Envoys meet in harbour town", article.Title);
        Assert.Equal("Coast Courier", article.Outlet);
        Assert.Equal("Ada Scribe", article.Byline);
        Assert.Equal("en", article.Language);
        Assert.StartsWith("Envoys of both sides", article.Text, StringComparison.Ordinal);
        Assert.EndsWith("note to reporters.", article.Text, StringComparison.Ordinal);
        Assert.Equal(3, article.Text.Split("\n\n").Length);
    }

    [Theory]
    [InlineData("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2031-03-04T23:00:00+02:00\"}</script>", "", "2031-03-04", 0.95)]
    [InlineData("<meta property=\"article:published_time\" content=\"2031-03-04T08:00Z\">", "", "2031-03-04", 0.95)]
    [InlineData("<link rel=\"canonical\" href=\"https://courier.example/2031/03/04/envoys\">", "", "2031-03-04", 0.7)]
    [InlineData("", "<p>Published 4 March 2031 10:15</p>", "2031-03-04", 0.95)]
    [InlineData("", "<time datetime=\"2031-03-04\">Tuesday</time>", "2031-03-04", 0.85)]
    [InlineData("", "", null, 0)]
    public void Read_Date_ComesFromTheSurestEvidence(string head, string shown, string? expected, double confidence)
    {
        var article = Read(Page.Replace("HEAD", head, StringComparison.Ordinal).Replace("DATE", shown, StringComparison.Ordinal));

        Assert.Equal(expected, article.Published?.ToString());
        Assert.Equal(confidence, article.PublishedConfidence);
    }

    [Fact]
    public void Read_CaptionAndPost_AreKeptApart()
    {
        var article = Read(Page);

        Assert.Contains(article.Asides, aside => aside.Kind == AsideKind.Caption && aside.Text.Contains("A. Lens", StringComparison.Ordinal));
        Assert.Contains(new Aside(AsideKind.Post, "They have dug in behind the mill.", "Ana Observer (@ana_sees)", new PartialDate(2031, 3, 2)), article.Asides);
    }

    [Fact]
    public void Read_OnlyMenus_IsRejected()
    {
        var rejection = Assert.Throws<RejectedException>(() => Read("<html><body><nav>Home</nav><ul><li><a href='/a'>World</a></li><li><a href='/b'>Sport</a></li></ul><div>Sign in</div></body></html>"));

        Assert.Contains("no report among", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PageCutOff_IsMarkedAsPart()
    {
        var at = Page.IndexOf("A second round", StringComparison.Ordinal);

        Assert.Equal(Completeness.Part, Read(Page[..(at + 60)]).Completeness);
    }

    [Fact]
    public void Read_Windows1256_IsDecodedByItsMeta()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string sentence = "قال المبعوث إن الطرفين اتفقا على وقف إطلاق النار في المدينة ابتداء من يوم الجمعة، وإن القوافل ستدخل بعد ذلك بيوم واحد.";
        var html = $"<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1256\"><title>خبر</title></head><body><h1>اتفاق جديد</h1><p>{sentence}</p><p>{sentence} وأضاف أن المراقبين سيصلون لاحقا.</p></body></html>";

        var article = new ArticleReader().Read(new RawDocument { Id = "a.html", Bytes = Encoding.GetEncoding(1256).GetBytes(html) });

        Assert.Contains(sentence, article.Text, StringComparison.Ordinal);
        Assert.Equal("ar", article.Language);
    }

    [Fact]
    public void Read_Utf8LabelOnOtherBytes_FallsBackToWindows1252()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(1252).GetBytes(Page.Replace("<p>Envoys of both sides", "<p>Envoys of “both” sides", StringComparison.Ordinal));

        var article = new ArticleReader().Read(new RawDocument { Id = "a.html", Bytes = bytes });

        Assert.StartsWith("Envoys of “both” sides", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BoxShownWhenPointedAt_IsNoPartOfTheSentence()
    {
        const string box = "a <span class=\"tooltip\">mediator<span class=\"tooltip-content\">Mediator: one who carries papers. <a href=\"/m\">All on mediators</a></span></span> carried";

        var article = Read(Page.Replace("A mediator carried", box, StringComparison.Ordinal));

        Assert.Contains("rooms. a mediator carried papers", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ReportInPieces_KeepsThemAll()
    {
        string[] sentences =
        [
            "Envoys of both sides met in the harbour town on Tuesday, officials said, while shelling went on in the hills above it.",
            "The two delegations sat in separate rooms, and a mediator carried papers between them all afternoon, a person who was there said.",
            "Neither side spoke to the press, but aides let it be known that the talks had turned on the order in which prisoners would be freed.",
            "In the hills, people who had left their villages a week ago waited in schools, where the town's council had put up beds and stoves.",
            "The council said that it could feed them for another ten days, and that it had asked the provincial governor for flour and fuel.",
        ];
        var pieces = sentences.Select((_, i) => $"<div class=\"piece\"><div class=\"piece-text\"><p>{sentences[i]}</p><p>{sentences[(i + 2) % 5].Replace(",", " again,", StringComparison.Ordinal)}</p></div></div>");

        var article = Read($"<html><head><title>Envoys meet</title></head><body><h1>Envoys meet in harbour town</h1><main>{string.Join("<aside class=\"ad\"><a href=\"/x\">Buy a boat</a></aside>", pieces)}</main></body></html>");

        Assert.Equal(10, article.Text.Split("\n\n").Length);
    }

    [Fact]
    public void Read_TableBetweenParagraphs_BelongsToTheReport()
    {
        const string table = "<div class=\"data\"><table><tr><th>Town</th><th>Killed, by the council's count</th></tr><tr><td>Harbour town</td><td>4 killed, 11 wounded.</td></tr><tr><td>Mill</td><td>2 killed, 3 wounded.</td></tr></table></div>";

        var article = Read(Page.Replace("<p>A second round", table + "<p>A second round", StringComparison.Ordinal));

        Assert.Contains("4 killed, 11 wounded.", article.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"/#p\"}},{\"@type\":\"Person\",\"@id\":\"/#p\",\"name\":\"Ben Penn\"}]}</script>", "", "Ben Penn")]
    [InlineData("", "<a rel=\"author\" href=\"/p\"><span>Ben Penn</span></a>", "Ben Penn")]
    [InlineData("", "<div itemprop=\"author\"><img> <span itemprop=\"name\">Ben Penn</span></div>", "Ben Penn")]
    [InlineData("", "<div class=\"author\">Ben Penn and Cy Quill</div>", "Ben Penn and Cy Quill")]
    [InlineData("<meta name=\"author\" content=\"Ben Penn, Coast Courier\">", "", "Ben Penn")]
    [InlineData("<meta name=\"author\" content=\"Ben Penn | Coast Courier\">", "", "Ben Penn")]
    [InlineData("<meta name=\"author\" content=\"admin\">", "", null)]
    public void Read_Author_IsFoundWhereThePageSaysIt(string head, string shown, string? expected)
    {
        var html = Page.Replace("<p class=\"byline\">By Ada Scribe</p>", "", StringComparison.Ordinal).Replace("HEAD", head, StringComparison.Ordinal).Replace("DATE", shown, StringComparison.Ordinal);

        Assert.Equal(expected, Read(html).Byline);
    }

    [Theory]
    [InlineData("2031-03-05T02:10:00Z", "2031-03-04")]
    [InlineData("2031-03-05T02:10:00+02:00", "2031-03-05")]
    [InlineData("2031-03-09T02:10:00Z", "2031-03-09")]
    public void Read_StampInGreenwichTime_IsTheDayOfTheAddress(string stamp, string expected)
    {
        var head = $"<link rel=\"canonical\" href=\"https://courier.example/2031/03/04/envoys\"><meta property=\"article:published_time\" content=\"{stamp}\">";

        Assert.Equal(expected, Read(Page.Replace("HEAD", head, StringComparison.Ordinal)).Published?.ToString());
    }

    private static Article Read(string html) => new ArticleReader().Read(new RawDocument { Id = "page.html", Bytes = Encoding.UTF8.GetBytes(html) });
}
