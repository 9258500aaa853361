using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Truce.Reading.Tests;

public sealed class CollectionsTests
{
    private const string Body = "<html><body><article><h1>Guns fall silent</h1><p>The guns fell silent in the valley at noon, officials said, as the accord of last week had said they would.</p><p>Monitors on both banks of the river heard no shot all day, they wrote in their evening bulletin.</p></article></body></html>";

    [Fact]
    public void Warc_GzipPerRecord_GivesItsPages()
    {
        var file = new MemoryStream();
        foreach (var record in new[] { Record("warcinfo", null, "software: test"), Record("response", "https://c.example/a", Http(Body)), Record("request", "https://c.example/a", "GET /a"), Record("response", "https://c.example/b", Http(Body)) })
        {
            using var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(record);
        }

        file.Position = 0;
        var items = Sources.Open(file, "crawl.warc.gz").ToList();

        Assert.Equal(["crawl.warc.gz!https://c.example/a", "crawl.warc.gz!https://c.example/b"], items.Select(i => i.Document!.Id));
        var article = new ArticleReader().Read(items[0].Document!);
        Assert.Equal("Guns fall silent", article.Title);
        Assert.Equal("https://c.example/a", article.Url);
    }

    [Fact]
    public void Warc_ChunkedAndPackedPayload_IsUndone()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Encoding.UTF8.GetBytes(Body));
        var bytes = packed.ToArray();
        var http = Concat(
            Latin("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n" + bytes.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"),
            bytes, Latin("\r\n0\r\n\r\n"));

        var item = Assert.Single(Sources.Open(new MemoryStream(Record("response", "https://c.example/a", http)), "a.warc"));

        Assert.Equal(Body, Encoding.UTF8.GetString(item.Document!.Bytes.Span));
    }

    [Fact]
    public void Warc_CutOff_NamesTheByteOfTheRecord()
    {
        var whole = Record("response", "https://c.example/a", Http(Body));
        var file = Concat(whole, whole[..(whole.Length / 2)]);

        var items = Sources.Open(new MemoryStream(file), "a.warc").ToList();

        Assert.True(items[0].IsDocument);
        Assert.Equal($"the WARC record at byte {whole.Length} is cut off", items[1].Rejected!.Reason);
    }

    [Fact]
    public void Rss_Items_AreReports()
    {
        const string feed = """
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Coast Courier</title><link>https://c.example/</link>
            <item><title>Guns fall silent</title><link>https://c.example/a</link><pubDate>Tue, 04 Mar 2031 10:00:00 GMT</pubDate><dc:creator>A. Scribe</dc:creator><content:encoded><![CDATA[<p>The guns fell silent in the valley at noon.</p><p>Nobody spoke.</p>]]></content:encoded></item>
            <item><title>Only a name</title><link>https://c.example/b</link></item></channel></rss>
            """;

        var items = Sources.Open(Stream(feed), "feed.xml").ToList();
        var article = new ArticleReader().Read(items[0].Document!);

        Assert.Equal(("Guns fall silent", "Coast Courier", "A. Scribe", "2031-03-04", "https://c.example/a"), (article.Title, article.Outlet, article.Byline, article.Published.ToString(), article.Url));
        Assert.Equal("The guns fell silent in the valley at noon.\n\nNobody spoke.", article.Text);
        Assert.Contains("no text", items[1].Rejected!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Atom_Entries_AreReports()
    {
        const string feed = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Coast Courier</title><entry><title>T</title><link rel=\"alternate\" href=\"https://c.example/a\"/><published>2031-03-04T10:00:00Z</published><author><name>A. Scribe</name></author><content type=\"html\">&lt;p&gt;The guns fell silent.&lt;/p&gt;</content></entry></feed>";

        var article = new ArticleReader().Read(Assert.Single(Sources.Open(Stream(feed), "feed")).Document!);

        Assert.Equal(("T", "A. Scribe", "The guns fell silent."), (article.Title, article.Byline, article.Text));
    }

    [Fact]
    public void JsonFeed_Items_AreReports()
    {
        const string feed = """{"version":"https://jsonfeed.org/version/1.1","title":"Coast Courier","items":[{"id":"1","url":"https://c.example/a","title":"T","content_text":"The guns fell silent.","date_published":"2031-03-04T10:00:00Z"}]}""";

        var article = new ArticleReader().Read(Assert.Single(Sources.Open(Stream(feed), "feed.json")).Document!);

        Assert.Equal(("T", "Coast Courier", "2031-03-04"), (article.Title, article.Outlet, article.Published.ToString()));
    }

    [Fact]
    public void Csv_Rows_AreReports()
    {
        const string table = "Title;Date;Text\r\nT;2031-03-04;\"The guns fell silent; \"\"at last\"\".\nNobody spoke.\"\r\nU;2031-03-05;\r\n";

        var items = Sources.Open(Stream(table), "a.csv").ToList();
        var article = new ArticleReader().Read(items[0].Document!);

        Assert.Equal("a.csv!2", article.Id);
        Assert.Equal("The guns fell silent; \"at last\".\n\nNobody spoke.", article.Text);
        Assert.Contains("row 3 has no text", items[1].Rejected!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Csv_WithoutTextColumn_IsRejectedNamingTheColumns()
    {
        var item = Assert.Single(Sources.Open(Stream("a,b\n1,2\n"), "a.csv"));

        Assert.Contains("there are a, b", item.Rejected!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Mailbox_Messages_AreReports()
    {
        const string mail = "From a@b Tue Mar  4 10:00:00 2031\nSubject: =?utf-8?Q?Guns_fall_silent?=\nDate: Tue, 4 Mar 2031 10:00:00 +0000\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=\"x\"\n\n--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nThe guns fell sil=\nent =E2=80=93 at noon.\n--x\nContent-Type: text/html\n\n<p>no</p>\n--x--\n\nFrom c@d Wed Mar  5 10:00:00 2031\nSubject: Two\n\nNobody spoke.\n";

        var items = Sources.Open(Stream(mail), "a.mbox").ToList();
        var first = new ArticleReader().Read(items[0].Document!);

        Assert.Equal(2, items.Count);
        Assert.Equal(("Guns fall silent", "2031-03-04", "The guns fell silent – at noon."), (first.Title, first.Published.ToString(), first.Text));
    }

    [Fact]
    public void Nexis_Export_IsCutIntoItsArticles()
    {
        const string export = "Guns fall silent\nCoast Courier\nMarch 4, 2031 Tuesday\n\nCopyright 2031 Coast Courier\nLength: 12 words\nByline: A. Scribe\n\nBody\n\nThe guns fell silent.\n\nNobody spoke.\n\nLoad-Date: March 5, 2031\n\nEnd of Document\nSecond\nCoast Courier\nMarch 5, 2031\nBody\nMore.\nEnd of Document\n";

        var items = Sources.Open(Stream(export), "nexis.txt").ToList();
        var article = new ArticleReader().Read(items[0].Document!);

        Assert.Equal(2, items.Count);
        Assert.Equal(("Guns fall silent", "Coast Courier", "A. Scribe", "2031-03-04"), (article.Title, article.Outlet, article.Byline, article.Published.ToString()));
        Assert.Equal("The guns fell silent.\n\nNobody spoke.", article.Text);
    }

    [Fact]
    public void Factiva_Export_IsCutIntoItsArticles()
    {
        const string export = "HD Guns fall silent\nBY By A. Scribe\nWC 12 words\nPD 4 March 2031\nSN Coast Courier\nLA English\nLP\nThe guns fell silent.\nTD\nNobody spoke.\nAN Document CC0001\n\nHD Second\nPD 5 March 2031\nSN Coast Courier\nTD\nMore.\nAN Document CC0002\n";

        var items = Sources.Open(Stream(export), "factiva.txt").ToList();
        var article = new ArticleReader().Read(items[0].Document!);

        Assert.Equal(2, items.Count);
        Assert.Equal(("Guns fall silent", "Coast Courier", "A. Scribe", "2031-03-04"), (article.Title, article.Outlet, article.Byline, article.Published.ToString()));
        Assert.Equal("The guns fell silent.\n\nNobody spoke.", article.Text);
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Http(string body) => Latin($"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}");

    private static byte[] Record(string type, string? target, string body) => Record(type, target, Latin(body));

    private static byte[] Record(string type, string? target, byte[] body) => Concat(
        Latin($"WARC/1.1\r\nWARC-Type: {type}\r\n{(target is null ? "" : $"WARC-Target-URI: {target}\r\n")}Content-Length: {body.Length}\r\n\r\n"), body, Latin("\r\n\r\n"));

    private static byte[] Concat(params byte[][] parts) => parts.SelectMany(part => part).ToArray();
}
