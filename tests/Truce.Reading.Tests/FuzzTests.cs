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

    [Theory]
    [InlineData(Html, "a.html")]
    [InlineData(Text, "a.txt")]
    [InlineData(Feed, "a.xml")]
    [InlineData(Warc, "a.warc")]
    [InlineData(Mail, "a.mbox")]
    [InlineData("{\"title\":\"T\",\"text\":\"Words of it.\",\"date\":\"2031-03-04\"}\n", "a.jsonl")]
    [InlineData("title,text,date\nT,\"Words, of it\",2031-03-04\n", "a.csv")]
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
