using System.Text;
using Truce.Domain;

namespace Truce.Reading.Tests;

public sealed class PastedPageTests
{
    [Fact]
    public void Read_PageWithFurniture_KeepsOnlyTheReport()
    {
        var article = Read("""
            Monday, March 3, 2031
            HomeWorldEnvoys meet in the harbour town as shelling...

            Envoys meet in the harbour town as shelling goes on

            - Advertisement -

            The envoy

            Envoys of both sides met in the harbour town on Tuesday, officials said, while shelling went on in the hills above it.

            - Advertisement -

            The two delegations sat in separate rooms. A mediator carried papers between them all afternoon.

            What comes next

            A second round is planned for Friday, if the road stays open.

            Share this articleComments
            You might also like

            Fishermen return to the northern banks after a long winter

            Parliament passes the budget with a majority of one vote
            """);

        Assert.Equal("Envoys meet in the harbour town as shelling goes on", article.Title);
        Assert.Equal(
            "Envoys of both sides met in the harbour town on Tuesday, officials said, while shelling went on in the hills above it.\n\n"
            + "The two delegations sat in separate rooms. A mediator carried papers between them all afternoon.\n\n"
            + "What comes next\n\n"
            + "A second round is planned for Friday, if the road stays open.",
            article.Text);
        Assert.Null(article.Published);
    }

    [Fact]
    public void Read_EmbeddedPost_IsKeptApartWithItsAuthorAndDate()
    {
        var article = Read("""
            Ceasefire line moves again

            The line moved again on Sunday, observers who drove along it said in the evening.

            They have dug in behind the mill, whatever they tell you in the capital

            — Ana Observer (@ana_sees) 11 septembre 2031

            Both armies denied that they had moved a single man, as they did last week.
            """);

        var post = Assert.Single(article.Asides);
        Assert.Equal(new Aside(AsideKind.Post, "They have dug in behind the mill, whatever they tell you in the capital", "Ana Observer (@ana_sees)", new PartialDate(2031, 9, 11)), post);
        Assert.DoesNotContain("dug in", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TextWrappedToAWidth_IsUnwrapped()
    {
        var article = Read("""
            Quiet night on the river

            The night was quiet on the river, the monitors wrote in their bulletin, with
            four flares seen over the eastern bank and no shot heard until the morning
            patrol had come back. Both commanders had promised as much on Saturday, when
            they met on the bridge.

            A ferry will carry flour across on Monday, and the wounded on its way back,
            if nobody changes his mind before then.
            """);

        Assert.Equal(2, article.Text.Split("\n\n").Length);
        Assert.StartsWith("The night was quiet on the river, the monitors wrote in their bulletin, with four flares", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ParagraphsOnSingleLines_AreSeparatedByBlankLines()
    {
        var article = Read("Talks resume\nThe talks resumed in the old customs house on Monday after a week of silence.\nNobody spoke to the press before noon.");

        Assert.Equal("Talks resume", article.Title);
        Assert.Equal("The talks resumed in the old customs house on Monday after a week of silence.\n\nNobody spoke to the press before noon.", article.Text);
    }

    [Fact]
    public void Read_HeadlineBelowTheReport_IsFound()
    {
        var article = Read("""
            The governor of the province will travel to the border on Thursday to speak with the commanders of both garrisons there.
            He hopes to persuade the garrisons to leave the border villages before the harvest begins, his office said.
            The commanders have met him twice this year without result.
            Governor to Press Garrisons to Leave Border Villages
            No comments:
            Post a Comment
            """);

        Assert.Equal("Governor to Press Garrisons to Leave Border Villages", article.Title);
        Assert.EndsWith("without result.", article.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LabelledHead_GivesItsValues()
    {
        var article = Read("""
            Title: Guns fall silent in the valley
            Source: Valley Herald
            Date: 2031-04-09
            Author: J. Writer

            The guns fell silent in the valley at noon, as the accord of last week had said they would.
            """);

        Assert.Equal("Guns fall silent in the valley", article.Title);
        Assert.Equal("Valley Herald", article.Outlet);
        Assert.Equal(new PartialDate(2031, 4, 9), article.Published);
        Assert.Equal("J. Writer", article.Byline);
    }

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("  \n \n", "the text is blank")]
    [InlineData("Home\nNews\nSport\nSign in\nSubscribe", "there is no report in it")]
    public void Read_NoReport_IsRejectedWithTheReason(string text, string reason)
    {
        var rejection = Assert.Throws<RejectedException>(() => Read(text));
        Assert.Contains(reason, rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Binary_IsRejectedNamingTheByte()
    {
        var bytes = Encoding.ASCII.GetBytes("some words and then ").Concat(new byte[] { 1, 2, 3, 4, 5, 6, 7 }).ToArray();

        var rejection = Assert.Throws<RejectedException>(() => new ArticleReader().Read(new RawDocument { Id = "x", Bytes = bytes }));

        Assert.Contains("at byte 20", rejection.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EndlessLine_IsRejectedNamingTheLine()
    {
        var rejection = Assert.Throws<RejectedException>(() => Read("one\n" + new string('a', 2_000_000)));

        Assert.Contains("line 2 has 2000000 bytes", rejection.Message, StringComparison.Ordinal);
    }

    private static Article Read(string text) => new ArticleReader().Read(new RawDocument { Id = "test.txt", Bytes = Encoding.UTF8.GetBytes(text) });
}
