using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace Truce.Reading.Tests;

/// <summary>Every container that is read from foreign bytes, damaged: reading ends in articles or rejections, soon, and within the memory.</summary>
public sealed class ContainerFuzzTests
{
    private const string Words = "The guns fell silent in the valley at noon, officials said, as the accord of last week had said they would.";

    private static readonly Dictionary<string, byte[]> _originals = new(StringComparer.Ordinal)
    {
        ["crawl.warc.gz"] = [.. Gzip(Warc("response")), .. Gzip(Warc("warcinfo")), .. Gzip(Warc("conversion"))],
        ["crawl.warc"] = [.. Warc("response"), .. Warc("resource")],
        ["packed.warc"] = PackedWarc(),
        ["a.zip"] = Zip(("a.txt", Bytes(Words)), ("in/b.html", Bytes($"<html><body><p>{Words}</p></body></html>")), ("c.jsonl", Bytes("{\"text\":\"Words.\"}\n"))),
        ["nested.zip"] = Zip(("inner.zip", Zip(("a.txt", Bytes(Words)))), ("b.gz", Gzip(Bytes(Words)))),
        ["a.docx"] = Zip(("[Content_Types].xml", Bytes("<Types/>")), ("word/document.xml", Bytes($"<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{Words}</w:t></w:r></w:p></w:body></w:document>"))),
        ["a.tar"] = Tar(),
        ["a.tar.gz"] = Gzip(Tar()),
        ["a.txt.gz"] = Gzip(Bytes(Words)),
        ["lines.json"] = Bytes("{\"title\":\"T\",\"text\":\"Words.\"}\n{\"title\":\"U\",\"authors\":[\"A\"],\"text\":\"More.\"}\n"),
        ["one.json"] = Bytes("{\n \"title\": \"T\",\n \"body\": {\"summary\": [\"One.\"], \"sections\": [{\"paragraphs\": [\"Two.\"]}]}\n}"),
        ["array.json"] = Bytes("[{\"title\":\"T\",\"text\":\"Words.\"},{\"html\":\"<p>Words</p>\",\"date\":\"2031-03-04\"}]"),
        ["feed.json"] = Bytes("{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"C\",\"items\":[{\"id\":\"1\",\"url\":\"https://c.example/a\",\"content_html\":\"<p>Words.</p>\",\"authors\":[{\"name\":\"A\"}]}]}"),
        ["rss.xml"] = Bytes($"<?xml version=\"1.0\"?><!DOCTYPE rss><rss version=\"2.0\"><channel><title>C</title><item><title>A&nbsp;B</title><link>https://c.example/a</link><description><![CDATA[<p>{Words}</p>]]></description></item></channel></rss>"),
        ["atom.xml"] = Bytes($"<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>C</title><entry><title>T</title><link href=\"/a\"/><updated>2031-03-04T10:00:00Z</updated><content type=\"xhtml\"><div>{Words}</div></content></entry></feed>"),
        ["map.xml"] = Bytes("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc>https://c.example/a</loc><lastmod>2031-03-04</lastmod></url></urlset>"),
        ["a.csv"] = Bytes("title;date;text\r\nT;2031-03-04;\"Words; \"\"said\"\"\nmore.\"\r\nU;;x\r\n"),
        ["a.mbox"] = Bytes("From a@b c\nSubject: =?utf-8?Q?Talks_=C3=A9?= =?iso-8859-1?B?6Q==?=\nDate: Tue, 4 Mar 2031 10:00:00 +0000\nContent-Type: multipart/alternative; boundary=\"x\"\n\n--x\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n<p>The guns =\nfell=20silent.</p>\n--x\nContent-Type: multipart/mixed; boundary=y\n\n--y\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nVGhlIHRhbGtzIHdlbnQgb24u\n--y--\n--x--\n\nFrom d@e f\nSubject: Two\n\n>From here.\n"),
        ["a.eml"] = Bytes("Subject: Talks\nDate: Tue, 4 Mar 2031 10:00:00 +0000\nContent-Type: text/plain; charset=windows-1251\nContent-Transfer-Encoding: 8bit\n\nWords of it.\n"),
        ["nexis.txt"] = Bytes($"Guns fall silent\nCoast Courier\nMarch 4, 2031 Tuesday\nLength: 12 words\nByline: A. Scribe\nBody\n{Words}\nLoad-Date: March 5, 2031\nEnd of Document\nSecond\nBody\nMore.\nEnd of Document\n"),
        ["lexis.txt"] = Bytes($"1 of 2 DOCUMENTS\n\nThe Coast Courier\n\nMarch 4, 2031 Tuesday\n\nBYLINE: By A. SCRIBE\n\nLENGTH: 12 words\n\nBODY:\n\n{Words}\n\nLOAD-DATE: March 5, 2031\n\n2 of 2 DOCUMENTS\n\nHEADLINE: Second\n\nLENGTH: 2 words\n\nMore.\n"),
        ["factiva.txt"] = Bytes($"HD Guns fall silent\nBY By A. Scribe\nPD 4 March 2031\nSN Coast Courier\nLP\n{Words}\nTD\nMore.\nAN Document CC0001\n\nHD Second\nPD 5 March 2031\nTD\nMore.\nAN Document CC0002\n"),
        ["factiva-plain.txt"] = Bytes($"Guns fall silent\nBy A. Scribe\n123 words\n4 March 2031\nCoast News\nEnglish\n\n{Words}\n\nDocument CSTN000020310304ec9d00abc\n"),
    };

    public static TheoryData<string> Names => [.. _originals.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_DamagedBytes_EndsInArticlesOrRejections(string name)
    {
        var reader = new ArticleReader();
        var articles = 0;
        Fuzzing.Run(_originals[name], bytes =>
        {
            foreach (var item in Sources.Open(new MemoryStream(bytes), name).Take(200))
            {
                if (!item.IsDocument)
                {
                    Assert.False(string.IsNullOrWhiteSpace(item.Rejected.Reason));
                    Assert.DoesNotContain("Object reference", item.Rejected.Reason, StringComparison.Ordinal);
                    continue;
                }

                try
                {
                    Assert.False(string.IsNullOrWhiteSpace(reader.Read(item.Document).Text));
                    articles++;
                }
                catch (RejectedException)
                {
                    // A rejection is an answer.
                }
            }
        });

        Assert.True(articles > 0 || name == "map.xml"); // the original at least is read; a sitemap holds none
    }

    [Fact]
    public void Robots_DamagedText_IsAnswered()
    {
        const string robots = "User-agent: Truce\nDisallow: /a*b$\nAllow: /a/*/c\nCrawl-delay: 2\n\nUser-agent: *\nDisallow: /\n";
        Fuzzing.Run(Bytes(robots), bytes => RobotsRules.Parse(Encoding.Latin1.GetString(bytes), "Truce").Allows("/a/b/c?d=e"));
    }

    [Fact]
    public void Robots_ManyStars_AreAnsweredSoon() =>
        Assert.True(RobotsRules.Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 5000)) + "$", "Truce").Allows("/" + new string('a', 4000) + "b"));

    [Theory]
    [InlineData("deep.xml", "<rss><channel>", "<item>")]
    [InlineData("deep.json", "", "[")]
    [InlineData("deep.eml", "Content-Type: multipart/mixed; boundary=x\n\n", "--x\nContent-Type: multipart/mixed; boundary=x\n\n")]
    public void Open_DeepNesting_Ends(string name, string start, string repeated)
    {
        var text = start + string.Concat(Enumerable.Repeat(repeated, 20_000));

        Assert.All(Sources.Open(new MemoryStream(Bytes(text)), name).Take(3), item => Assert.False(item.IsDocument));
    }

    [Fact]
    public void Open_GzipBomb_EndsInARejection()
    {
        var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var block = Bytes(new string(' ', 1 << 20));
            for (var i = 0; i < 200; i++) gzip.Write(block);
        }

        memory.Position = 0;
        var item = Assert.Single(Sources.Open(memory, "a.csv.gz"));

        Assert.Contains("200 times its size", item.Rejected!.Reason, StringComparison.Ordinal);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Warc(string type)
    {
        var body = Bytes(type == "response" ? $"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><h1>T</h1><p>{Words}</p></body></html>" : Words);
        return [.. Bytes($"WARC/1.1\r\nWARC-Type: {type}\r\nWARC-Target-URI: https://c.example/{type}\r\nContent-Type: text/plain\r\nContent-Length: {body.Length}\r\n\r\n"), .. body, .. Bytes("\r\n\r\n")];
    }

    private static byte[] PackedWarc()
    {
        var packed = Gzip(Bytes($"<html><body><p>{Words}</p></body></html>"));
        byte[] http = [.. Bytes($"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n\r\n{packed.Length:x}\r\n"), .. packed, .. Bytes("\r\n0\r\n\r\n")];
        return [.. Bytes($"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://c.example/a\r\nContent-Length: {http.Length}\r\n\r\n"), .. http, .. Bytes("\r\n\r\n")];
    }

    private static byte[] Gzip(byte[] bytes)
    {
        var memory = new MemoryStream();
        using (var gzip = new GZipStream(memory, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(bytes);
        return memory.ToArray();
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }

        return memory.ToArray();
    }

    private static byte[] Tar()
    {
        var memory = new MemoryStream();
        using (var tar = new TarWriter(memory, leaveOpen: true))
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "one.txt") { DataStream = new MemoryStream(Bytes(Words)) });
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, "two.txt") { DataStream = new MemoryStream(Bytes(Words)) });
        }

        return memory.ToArray();
    }
}
