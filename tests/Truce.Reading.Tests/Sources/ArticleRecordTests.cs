using System.Text;
using Truce.Domain;

namespace Truce.Reading.Tests;

public sealed class ArticleRecordTests
{
    [Theory]
    [InlineData("""{"title":"T","author":"A. Scribe","date":"2031-03-04","text":"One sentence.\nAnother.","sitename":"Coast Courier","source":"https://c.example/x"}""")]
    [InlineData("""{"title":"T","authors":["A. Scribe"],"publish_date":"2031-03-04T10:00:00","text":"One sentence.\n\nAnother.","url":"https://c.example/x","publisher":"Coast Courier"}""")]
    [InlineData("""{"title":"T","authors":["A. Scribe"],"publishing_date":"2031-03-04 10:00","publisher":"Coast Courier","html":{"requested_url":"https://c.example/x"},"body":{"summary":["One sentence."],"sections":[{"headline":[],"paragraphs":["Another."]}]}}""")]
    public void Read_FieldsOfOtherTools_AreUnderstood(string json)
    {
        var article = new ArticleReader().Read(new RawDocument { Id = "r", Bytes = Encoding.UTF8.GetBytes(json), ContentType = ArticleRecord.MediaType });

        Assert.Equal("T", article.Title);
        Assert.Equal("A. Scribe", article.Byline);
        Assert.Equal("Coast Courier", article.Outlet);
        Assert.Equal("2031-03-04", article.Published.ToString());
        Assert.Equal("https://c.example/x", article.Url);
        Assert.Equal("One sentence.\n\nAnother.", article.Text);
    }

    [Fact]
    public void Write_ThenRead_IsTheSame()
    {
        var record = new ArticleRecord { Title = "T", Text = "Words.", Outlet = "O", Byline = "B", Published = new PartialDate(2031, 3), Url = "https://c.example/", Language = "en" };

        Assert.Equal(record with { Published = null }, ArticleRecord.Read(record.Write()) with { Published = null });
    }
}
