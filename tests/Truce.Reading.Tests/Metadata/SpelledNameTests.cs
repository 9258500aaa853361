using Truce.Domain;

namespace Truce.Reading.Tests;

public sealed class SpelledNameTests
{
    [Theory]
    [InlineData("https://www.deltaherald.example/a", "Truce holds | The Delta Herald", "The Delta Herald")]
    [InlineData("https://coast-courier.example/a", "Coast Courier: Envoys meet", "Coast Courier")]
    [InlineData("https://news.hillpost.example/a", "Envoys meet - Hill Post", "Hill Post")]
    [InlineData("https://xy.example/a", "Envoys meet - xy.example", "xy.example")]
    [InlineData("https://www.coastcourier.example/a", "Envoys meet in coast town", null)]
    [InlineData(null, "Envoys meet - Coast Courier", null)]
    public void Find_NameWithTheLettersOfTheAddress(string? url, string title, string? expected) => Assert.Equal(expected, SpelledName.Find(url, [title]));

    [Theory]
    [InlineData("coastcourier", "https://www.coastcourier.example/", true)]
    [InlineData("coastcourier.example", "https://coastcourier.example/", true)]
    [InlineData("Coast Courier", "https://coastcourier.example/", false)]
    [InlineData("elsewhere", "https://coastcourier.example/", false)]
    public void IsBare_OnlyTheAddress(string name, string url, bool expected) => Assert.Equal(expected, SpelledName.IsBare(name, url));

    [Theory]
    [InlineData("2031-03-04T05:57:50Z", "10:01 pm PST, Monday, March 3, 2031", "2031-03-03")]
    [InlineData("2031-03-04T15:57:50Z", "Published March 3, 2031", "2031-03-04")]
    [InlineData("2031-03-04T22:10:00+00:00", "5 March 2031, 05:10", "2031-03-05")]
    [InlineData("2031-03-04T22:10:00+00:00", "Updated 5 March 2031, 09:10", "2031-03-04")]
    [InlineData("2031-03-04T02:10:00-05:00", "3 March 2031", "2031-03-04")]
    [InlineData("2031-03-04T02:10:00Z", "4 March 2031; earlier report of 3 March 2031", "2031-03-04")]
    public void LocalDay_IsTheDayThatReadersWereShown(string stamp, string line, string expected)
    {
        Assert.True(PartialDate.TryParse(stamp[..10], out var day));
        Assert.Equal(expected, LocalDay.Of(day, stamp, null, [new HeaderLine(line, false, false)]).ToString());
    }

    [Theory]
    [InlineData("Analysis by Ada Scribe, Coast Courier Editor-at-large", "Ada Scribe")]
    [InlineData("By COAST COURIER STAFF", "COAST COURIER STAFF")]
    [InlineData("Posted by Ada Scribe / 4 March 2031", "Ada Scribe")]
    public void Read_Byline_IsThePeople(string line, string expected)
    {
        var paragraph = string.Concat(Enumerable.Repeat("The government and four rebel groups signed a ceasefire in the town on Thursday, officials said. ", 4));
        var html = $"<html><head><title>Rebels and army agree truce</title><meta property=\"og:site_name\" content=\"Coast Courier\"></head><body><article><h1>Rebels and army agree truce</h1><p>{line}</p><p>{paragraph}</p><p>{paragraph.ToUpperInvariant()}</p></article></body></html>";
        var article = new ArticleReader().Read(new RawDocument { Id = "a.html", Bytes = System.Text.Encoding.UTF8.GetBytes(html), ContentType = "text/html" });
        Assert.Equal(expected, article.Byline);
    }
}
