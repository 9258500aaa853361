using System.Text;
using Truce.Domain;

namespace Truce.Reading.Tests.Text;

/// <summary>What stands above and below a pasted report, in the ways that papers, agencies and blogs have.</summary>
public sealed class PastedHeadTests
{
    private const string Report = "The two armies agreed to stop firing along the river, officials said on Wednesday after talks that had lasted for three days and nights.\n\n"
        + "The truce is to begin at dawn, and observers of the United Nations will watch over it from both banks, the foreign ministry said in a statement on the talks.\n\n"
        + "Fighting has killed 40 people in the valley since March and driven thousands more from their homes, according to the Red Cross.";

    [Theory]
    [InlineData("COAST TODAY > Politics\nPrint this article\n\nANALYSIS: What is left of the river truce?\n\nGil Lewis, Port Sel\n2 January 2007", "ANALYSIS: What is left of the river truce?", "2007-01-02")]
    [InlineData("Lake Online — Independent news from the shore\nPEACE PROCESS\n\nArmies sign river truce; few expect it to last\n\nBy ADA BEY / Port Sel\nThursday, October 15, 2015", "Armies sign river truce; few expect it to last", "2015-10-15")]
    [InlineData("The Lake Observer\n\nRival armies sign truce\n\nBy Ada Bey\nSunday, 27th August, 2006 | Print article", "Rival armies sign truce", "2006-08-27")]
    [InlineData("STAR OF THE COAST · World\n10.02.2026, 08:14\n\nRiver armies get three more days\n\nVillages under fire: the truce was hardly one. It has been prolonged nevertheless.\n\nFrom our own correspondent. Published 28/06/2014 | Updated 10:40", "River armies get three more days", "2014-06-28")]
    [InlineData("■ Two killed near convoy ■ UN wants pause prolonged ■ Talks resume\n\nHundreds leave river town after truce\n\nApril 3, 2014", "Hundreds leave river town after truce", "2014-04-03")]
    public void Read_APastedPage_HasTheHeadlineAndTheDay(string head, string title, string published)
    {
        var article = Read($"{head}\n\n{Report}\n");

        Assert.Equal(title, article.Title);
        Assert.Equal(published, article.Published.ToString());
    }

    /// <summary>What the page was changed on is not when a report from another season appeared; its weekday says which year it was.</summary>
    [Fact]
    public void Read_AnUpdateFarFromTheDateline_DoesNotDateIt()
    {
        var article = Read($"Armies sign river truce\n\nLast updated: 9 Jan 2025\n\nPort Sel, April 20 (Lake News Service): {Report}\n\nThe last truce ran from April 28, 2022, to April 27, 2023.\n");

        Assert.Equal("2022-04-20", article.Published.ToString());
    }

    [Fact]
    public void Read_AFilingStamp_DatesIt() => Assert.Equal("1995-02-28", Read($"Armies sign river truce\n\n{Report}\n\nLP-NY-02-28-95 2331EST\n").Published.ToString());

    [Fact]
    public void Open_ALiveBlogAsOnePage_IsOneDocument()
    {
        var page = "River truce takes hold - live\n\n1 May 2021\n\n09.10\n" + Report + "\n\n08.20\n" + Report.Replace("40", "50", StringComparison.Ordinal) + "\n\n07.30\n" + Report.Replace("40", "60", StringComparison.Ordinal) + "\n";

        SourceItem[] Open(bool split) => [.. Sources.Open(new MemoryStream(Encoding.UTF8.GetBytes(page)), "page.txt", new SourceOptions { SplitLiveBlogs = split })];

        Assert.Equal("page.txt", Assert.Single(Open(split: false)).Document!.Id);
        Assert.True(Open(split: true).Length >= 3);
    }

    private static Article Read(string page) => new ArticleReader().Read(new RawDocument { Id = "page.txt", Bytes = Encoding.UTF8.GetBytes(page) });
}
