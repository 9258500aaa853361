using System.Text;
using Truce.Domain;

namespace Truce.Reading.Tests;

public sealed class FeedsTests
{
    [Fact]
    public void Items_Rss_GivesAddressesAndWords()
    {
        const string feed = """
            <?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Coast Courier</title><image><title>Logo</title><url>https://c.example/logo.png</url></image>
            <item><media:title>A picture</media:title><title>Guns fall silent</title><guid>https://c.example/a</guid><description>Short words &amp;amp; few.</description></item>
            <item><title>Second</title><link>/b?x=1&amp;y=2</link></item></channel></rss>
            """;

        var items = Feeds.Items(Document(feed, "https://c.example/feed.xml"))!;

        Assert.Equal(["https://c.example/a", "https://c.example/b?x=1&y=2"], items.Select(item => item.Url));
        var article = new ArticleReader().Read(items[0].Document!);
        Assert.Equal(("Guns fall silent", "Coast Courier", "Short words & few."), (article.Title, article.Outlet, article.Text));
        Assert.Null(items[1].Document);
    }

    [Fact]
    public void Items_NewsSitemap_GivesPages()
    {
        const string map = """
            <?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
            <url><loc>https://c.example/a</loc><news:news><news:publication><news:name>Coast Courier</news:name></news:publication><news:publication_date>2031-03-04</news:publication_date><news:title>T</news:title></news:news></url>
            <url><loc>https://c.example/b</loc></url></urlset>
            """;

        var items = Feeds.Items(Document(map, "https://c.example/news.xml"))!;

        Assert.Equal([("https://c.example/a", false), ("https://c.example/b", false)], items.Select(item => (item.Url!, item.IsSitemap)));
    }

    [Fact]
    public void Items_SitemapIndex_GivesFurtherSitemaps()
    {
        const string map = "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><sitemap><loc>https://c.example/1.xml</loc></sitemap></sitemapindex>";

        Assert.Equal(new FeedItem("https://c.example/1.xml", true, null), Assert.Single(Feeds.Items(Document(map, "https://c.example/index.xml"))!));
    }

    [Theory]
    [InlineData("\n <?xml version=\"1.0\"?><rss><channel><title>C</title><item><title>A&nbsp;B &copy; AT&T &lt;</title><link>https://c.example/a</link></item></channel></rss>")]
    [InlineData("<rss><channel><title>C</title><item><title><![CDATA[A\u00a0B © AT&T <]]></title><link>https://c.example/a</link></item></channel></rss>")]
    public void Items_FeedThatIsNoGoodXml_IsMended(string feed)
    {
        var item = Assert.Single(Sources.Open(new MemoryStream(Encoding.UTF8.GetBytes(feed.Replace("</title><link>", "</title><description>Words.</description><link>", StringComparison.Ordinal))), "f.xml"));

        Assert.Equal("A\u00a0B © AT&T <", ArticleRecord.Read(item.Document!.Bytes).Title);
    }

    [Fact]
    public void Items_FeedThatBreaksOff_GivesWhatStandsBefore()
    {
        const string feed = "<rss><channel><title>C</title><item><title>A</title><link>https://c.example/a</link></item><item><title>B";

        Assert.Equal("https://c.example/a", Assert.Single(Feeds.Items(Document(feed, "https://c.example/f"))!).Url);
    }

    [Fact]
    public void Items_FeedInAnotherEncoding_IsDecoded()
    {
        var bytes = Encoding.Latin1.GetBytes("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><rss><channel><title>C</title><item><title>Café</title><link>https://c.example/a</link><description>é</description></item></channel></rss>");

        var item = Assert.Single(Feeds.Items(new RawDocument { Id = "f", Bytes = bytes })!);

        Assert.Equal("Café", ArticleRecord.Read(item.Document!.Bytes).Title);
    }

    [Fact]
    public void Items_Page_IsNoFeed() => Assert.Null(Feeds.Items(Document("<!DOCTYPE html><html><body><p>Words.</p></body></html>", "https://c.example/")));

    private static RawDocument Document(string text, string url) => new() { Id = url, Url = url, Bytes = Encoding.UTF8.GetBytes(text) };
}
