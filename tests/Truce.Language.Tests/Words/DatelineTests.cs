namespace Truce.Language.Tests.Words;

public sealed class DatelineTests
{
    /// <summary>How agencies, papers and broadcasters open a report; what follows is a sentence of its own.</summary>
    [Theory]
    [InlineData("GENEVA, May 1 (Reuters) - ", "The envoy spoke.")]
    [InlineData("Addis Ababa (AP) — ", "The envoy spoke.")]
    [InlineData("NEW DELHI: ", "The armies agreed.")]
    [InlineData("QUETTA/KABUL: ", "The armies agreed.")]
    [InlineData("COTABATO CITY, Philippines--", "The army said it would hold its fire.")]
    [InlineData("GAZA CITY, Gaza Strip — ", "Hamas agreed.")]
    [InlineData("Beirut, Lebanon – ", "Israel struck a town.")]
    [InlineData("Khartoum — ", "The army agreed.")]
    public void Annotate_AReportWithADateline_CutsItOff(string dateline, string sentence)
    {
        var text = new Annotator(Models.Shipped).Annotate(dateline + sentence);

        Assert.Equal(2, text.Sentences.Length);
        Assert.Equal(dateline.Length, text[text.Sentences[1].First].Start);
    }

    [Theory]
    [InlineData("Peace talks — The next round will tell.")]
    [InlineData("He spoke of Peace – The army laughed.")]
    [InlineData("U.S. President Obama — The man himself — came.")]
    public void Annotate_ADashInASentence_CutsNothingOffBeforeIt(string sentence)
    {
        var text = new Annotator(Models.Shipped).Annotate(sentence);

        Assert.Equal(1, text.Sentences.Length);
    }
}
