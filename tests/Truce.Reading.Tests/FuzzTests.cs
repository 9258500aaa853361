using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Truce.Domain;

namespace Truce.Reading.Tests;

/// <summary>Whatever the bytes, reading ends in an article or a rejection, and soon. Seeds are fixed, so a failure comes again.</summary>
public sealed class FuzzTests
{
    private const string Html = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Talks | Courier</title><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"datePublished\":\"2031-03-04\"}</script></head><body><article><h1>Talks</h1><p class=\"byline\">By A. Scribe</p><p>The talks went on in the harbour town on Tuesday, officials said, while shelling went on.</p><ul><li>One point</li></ul><blockquote>They &mdash; Name (@handle) March 2, 2031</blockquote><p>Nobody knew when they would end.</p></article></body></html>";
    private const string Text = "Courier\n12/09/2031 10:00\n\nTalks go on\n\nBy A. Scribe\n\nGENEVA, May 1 (Reuters) - The talks went on in the town on Tuesday, officials said.\n\nNobody knew when they would end. Photo: AP/A. Lens\n\n— Name (@handle) 10 septembre 2031\n\nRelated stories\n";
    private const string Feed = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>C</title><item><title>T</title><link>https://c.example/a</link><description>&lt;p&gt;The guns fell silent.&lt;/p&gt;</description></item></channel></rss>";
    private const string Warc = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://c.example/\r\nContent-Length: 66\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Words of a page.</p>\r\n\r\n";
    private const string Mail = "From a@b c\nSubject: =?utf-8?B?VGFsa3M=?=\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\nVGhlIHRhbGtzIHdlbnQgb24u\n--x--\n";

    private const string LivePage = "<html><head><title>Talks: live updates</title><script type=\"application/ld+json\">{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[{\"datePublished\":\"2031-03-04T12:00Z\",\"headline\":\"Noon\",\"articleBody\":\"<p>The guns fell silent at noon.</p>\"},{\"datePublished\":\"2031-03-04T11:00Z\",\"articleBody\":\"Buses wait at the bridge.\"}]}</script></head><body><div><article class=e><time datetime=\"2031-03-04T12:00Z\">12:00</time><p>The guns fell silent at noon, our reporter says.</p></article><article class=e><time datetime=\"2031-03-04T11:00Z\">11:00</time><p>Buses wait at the bridge, the Red Crescent said.</p></article><article class=e><time datetime=\"2031-03-04T10:00Z\">10:00</time><p>The truce is to begin at noon, officials said.</p></article></div></body></html>";

    [Theory]
    [InlineData(Html, "a.html")]
    [InlineData(Text, "a.txt")]
    [InlineData(Feed, "a.xml")]
    [InlineData(Warc, "a.warc")]
    [InlineData(Mail, "a.mbox")]
    [InlineData("{\"title\":\"T\",\"text\":\"Words of it.\",\"date\":\"2031-03-04\"}\n", "a.jsonl")]
    [InlineData("title,text,date\nT,\"Words, of it\",2031-03-04\n", "a.csv")]
    [InlineData(LivePage, "a.html")]
    [InlineData("Truce - live updates\n4 March 2031\n\n12:30 GMT\nShells fell on the mill after noon, a resident said.\n\n12.00pm: The guns fell silent at noon, our reporter says.\n\n9.15am GMT\nBuses wait at the bridge, the Red Crescent said.\n", "a.txt")]
    [InlineData("HD T\nPD 4 March 2031\nTD\nWords of it.\nAN 1\nHD U\n", "a.txt")]
    public void Read_MutatedBytes_EndsInAnArticleOrARejection(string original, string name)
    {
        var reader = new ArticleReader();
        Fuzzing.Run(Encoding.UTF8.GetBytes(original), bytes =>
        {
            foreach (var item in Sources.Open(new MemoryStream(bytes), name).Take(50))
            {
                if (!item.IsDocument) continue;
                try
                {
                    Check(reader.Read(item.Document));
                }
                catch (RejectedException)
                {
                    // A rejection is an answer.
                }
            }
        });
    }

    /// <summary>
    /// Pages with their tags torn, doubled and moved about. Real pages are the stock where the development set is at hand.
    /// </summary>
    [Fact]
    public void Read_MutatedPages_EndWithinTwoSecondsAndBoundedMemory()
    {
        const long mostMemory = 256L << 20;
        var stock = Stock();
        var random = new Random(20310304);
        var reader = new ArticleReader();
        for (var round = 0; round < Fuzzing.Rounds; round++)
        {
            var bytes = Tear(stock[random.Next(stock.Count)], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            var clock = Stopwatch.StartNew();
            ReadOrReject(reader, bytes);
            var memory = GC.GetAllocatedBytesForCurrentThread() - before;
            // A busy machine makes one try long, not the soonest of several.
            if (clock.Elapsed.TotalSeconds >= 2) Assert.True(Fuzzing.Soonest(() => ReadOrReject(reader, bytes)).TotalSeconds < 2, $"round {round}: too long for {bytes.Length} bytes");
            Assert.True(memory < mostMemory, $"round {round}: {memory >> 20} MB for {bytes.Length} bytes");
        }
    }

    private static void ReadOrReject(ArticleReader reader, byte[] bytes)
    {
        try
        {
            Check(reader.Read(new RawDocument { Id = "torn.html", Bytes = bytes, ContentType = "text/html" }));
        }
        catch (RejectedException)
        {
            // A rejection is an answer.
        }
    }

    private static List<byte[]> Stock([System.Runtime.CompilerServices.CallerFilePath] string here = "")
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../shared/gold/articles-dev/html"));
        if (!Directory.Exists(folder)) return [Encoding.UTF8.GetBytes(Html)];
        var pages = new List<byte[]>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.html.gz").Order(StringComparer.Ordinal))
        {
            using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            using var memory = new MemoryStream();
            packed.CopyTo(memory);
            pages.Add(memory.ToArray());
        }

        return pages;
    }

    /// <summary>Cuts pieces out at tags, puts them in elsewhere, sometimes many times over, and spoils single bytes.</summary>
    private static byte[] Tear(byte[] page, Random random)
    {
        string[] bits = ["<div>", "</div>", "<table><tr>", "</p>", "<b><a href=x>", "<!--", "<script>", "</script>", "<select>", "<svg>", "&#x0;", "&ampamp", "<p \"", "<a '", "]]>", "<template>", "\0", "<form>", "<li>", "</br"];
        var torn = page.ToList();
        for (var edits = random.Next(1, 20); edits > 0 && torn.Count > 100; edits--)
        {
            var from = Math.Max(0, torn.IndexOf((byte)'<', random.Next(torn.Count)));
            var length = Math.Min(random.Next(1, 4000), torn.Count - from);
            switch (random.Next(6))
            {
                case 0:
                    torn.RemoveRange(from, length);
                    break;
                case 1:
                    torn.InsertRange(random.Next(torn.Count), torn.GetRange(from, length));
                    break;
                case 2:
                    torn.InsertRange(from, Enumerable.Repeat(Encoding.ASCII.GetBytes(bits[random.Next(bits.Length)]), random.Next(1, 2000)).SelectMany(bit => bit));
                    break;
                case 3:
                    for (var i = 0; i < 50; i++) torn[random.Next(torn.Count)] = (byte)random.Next(256);
                    break;
                case 4:
                    torn.RemoveRange(torn.Count - (length / 2), length / 2);
                    break;
                default:
                    torn[from] = (byte)" >\"'=/&"[random.Next(7)];
                    break;
            }
        }

        return [.. torn];
    }

    [Fact]
    public void Read_DeepNesting_Ends()
    {
        var html = "<html><body>" + string.Concat(Enumerable.Repeat("<div>", 20_000)) + "<p>The talks went on in the harbour town on Tuesday, officials said, while shelling went on.</p>";

        var article = new ArticleReader().Read(new RawDocument { Id = "deep.html", Bytes = Encoding.UTF8.GetBytes(html) });

        Assert.StartsWith("The talks went on", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LinksNeverClosed_EndsSoon()
    {
        var html = "<html><body>" + string.Concat(Enumerable.Repeat("<div><b><a href=x>", 20_000)) + "</a></b>The talks went on in the harbour town on Tuesday, officials said, while shelling went on.";
        Article? article = null;

        var time = Fuzzing.Soonest(() => article = new ArticleReader().Read(new RawDocument { Id = "open.html", Bytes = Encoding.UTF8.GetBytes(html) }));

        Assert.StartsWith("The talks went on", article!.Text, StringComparison.Ordinal);
        Assert.True(time < Fuzzing.Longest, $"{time}");
    }

    private static void Check(Article article)
    {
        Assert.False(string.IsNullOrWhiteSpace(article.Text));
        Assert.DoesNotContain('\r', article.Text);
        Assert.DoesNotContain("\n\n\n", article.Text, StringComparison.Ordinal);
        Assert.InRange(article.PublishedConfidence, 0, 1);
    }
}
