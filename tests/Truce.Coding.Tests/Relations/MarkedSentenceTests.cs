using Truce.Coding.Relations;

namespace Truce.Coding.Tests.Relations;

public class MarkedSentenceTests
{
    [Fact]
    public void Parse_MarksInText_GivesSpansOverTheCleanText()
    {
        var sentence = MarkedSentence.Parse("On Monday <s>Chad</s> met <t>the rebels</t> and <t>Mali</t>.");

        Assert.Equal("On Monday Chad met the rebels and Mali.", sentence.Text);
        Assert.Equal("Chad", sentence.Sources.Single().Of(sentence.Text));
        Assert.Equal(["the rebels", "Mali"], sentence.Targets.Select(t => t.Of(sentence.Text)));
    }

    [Fact]
    public void Parse_UnclosedMark_IsTakenOut()
    {
        var sentence = MarkedSentence.Parse("<s>Chad met Mali.");

        Assert.Equal("Chad met Mali.", sentence.Text);
        Assert.Empty(sentence.Sources);
    }
}
