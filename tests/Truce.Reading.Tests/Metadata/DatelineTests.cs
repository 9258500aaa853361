namespace Truce.Reading.Tests;

public sealed class DatelineTests
{
    [Theory]
    [InlineData("GENEVA, May 1 (Reuters) - The envoy spoke.", "Reuters", 5)]
    [InlineData("BEIRUT (AP) — The army said.", "AP", 0)]
    [InlineData("DAMASCUS, Sept. 12 (Xinhua) -- A truce began.", "Xinhua", 9)]
    [InlineData("Geneva, 24 September 2013 – The council met.", null, 9)]
    [InlineData("NEW DELHI: The armies said.", null, 0)]
    [InlineData("Juba, Jan. 23 (Horn News Agency) — The sides signed.", "Horn News Agency", 1)]
    [InlineData("SANAA, Aug. 2, 2022 (YNA) -- The sides agreed.", "YNA", 8)]
    [InlineData("GENEVA (May 3) - The sides agreed.", null, 5)]
    [InlineData("NAIROBI, June 10 (Lakeside) - The sides signed.", "Lakeside", 6)]
    [InlineData("OSH/KHUJAND, Sept 18, 2022 (Twin Rivers) - The sides agreed.", "Twin Rivers", 9)]
    [InlineData("TRIPOLI (Lebanon), May 3 - The sides agreed.", null, 5)]
    public void TryRead_Dateline_GivesAgencyAndDate(string paragraph, string? agency, int month)
    {
        Assert.True(Dateline.TryRead(paragraph, out var dateline));
        Assert.Equal(agency, dateline.Agency);
        Assert.Equal(month, dateline.Date?.Month ?? 0);
    }

    [Theory]
    [InlineData("The truce – agreed on May 1 – held.")]
    [InlineData("Officials said it was over: nobody came.")]
    [InlineData("He spoke of peace - and of war.")]
    public void TryRead_Sentence_IsNone(string paragraph) => Assert.False(Dateline.TryRead(paragraph, out _));

    [Theory]
    [InlineData("By Euronews", "Euronews")]
    [InlineData("By Jane Roe and John Poe | 12 May 2016", "Jane Roe and John Poe")]
    public void Byline_Line_GivesTheNames(string line, string author)
    {
        Assert.True(Byline.TryRead(line, out var read));
        Assert.Equal(author, read);
    }

    [Fact]
    public void Byline_SentenceThatBeginsWithBy_IsNone() => Assert.False(Byline.TryRead("By noon the road was open again", out _));
}
