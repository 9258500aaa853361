using System.Text;
using Truce.Domain;

namespace Truce.Reading.Tests;

/// <summary>Whether a page carries the whole report, as HTML and pasted as text.</summary>
public sealed class CompletenessTests
{
    private const string Begin = "The army and the Delta Front stopped firing at noon under a truce that the river states arranged on Tuesday, officials said.";
    private const string More = "Both sides confirmed it in short notes to the press, and observers set out for the mill where the shells had fallen in the morning.";

    [Theory]
    [InlineData("Subscribe to continue reading", Completeness.Stub)]
    [InlineData("Already a subscriber? Log in", Completeness.Stub)]
    [InlineData("You have 2 free articles remaining this month", Completeness.Stub)]
    [InlineData("Page 1 of 3", Completeness.Part)]
    [InlineData("page 2/2", Completeness.Part)]
    [InlineData("Next page »", Completeness.Part)]
    [InlineData("Page 1 of 1", Completeness.Whole)]
    [InlineData("Page 7 of 3", Completeness.Whole)]
    [InlineData("Read the next page of history in our Sunday magazine", Completeness.Whole)]
    [InlineData("Fishermen return to the banks", Completeness.Whole)]
    public void Read_LineBelowTheReport_TellsWhatIsMissing(string line, Completeness expected)
    {
        Assert.Equal(expected, Read($"Delta truce holds\n\n{Begin}\n\n{More}\n\n{line}\n", "text/plain").Completeness);
        Assert.Equal(expected, Read($"<html><body><article><h1>Delta truce holds</h1><p>{Begin}</p><p>{More}</p></article><div class=\"pager\">{line}</div></body></html>", "text/html").Completeness);
    }

    [Fact]
    public void Read_WallBelowALongReport_IsAnotherOffer()
    {
        var paragraphs = string.Join("\n\n", Enumerable.Range(0, 30).Select(i => $"{More[..^1]}, said witness number {i}."));
        Assert.Equal(Completeness.Whole, Read($"Delta truce holds\n\n{paragraphs}\n\nSubscribe to continue reading\n", "text/plain").Completeness);
    }

    [Fact]
    public void Read_PageThatSaysItIsNotFree_IsAStubWhenItIsShort()
    {
        var page = $"<html><head><script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":\"False\"}}</script></head><body><article><h1>Delta truce holds</h1><p>{Begin}</p></article></body></html>";
        Assert.Equal(Completeness.Stub, Read(page, "text/html").Completeness);
    }

    private static Article Read(string text, string type) => new ArticleReader().Read(new RawDocument { Id = "a", Bytes = Encoding.UTF8.GetBytes(text), ContentType = type });
}
