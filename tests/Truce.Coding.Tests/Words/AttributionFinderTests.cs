using Truce.Coding.Words;
using Truce.Language;

namespace Truce.Coding.Tests.Words;

public sealed class AttributionFinderTests
{
    [Theory]
    [InlineData("“We will hold our fire,” the rebel commander told reporters.", "rebel commander", "told", "We will hold our fire")]
    [InlineData("The ministry said that three soldiers had been killed near the border.", "The ministry", "said", "three soldiers had been killed near the border")]
    [InlineData("Three soldiers were killed near the border, according to the army.", "army", "according to", "Three soldiers were killed near the border")]
    [InlineData("The president denied that his troops had crossed the river.", "The president", "denied", "his troops had crossed the river")]
    [InlineData("The envoy warned that the truce could collapse.", "The envoy", "warned", "the truce could collapse")]
    public void Find_OneCue_GivesSourceCueAndContent(string text, string source, string cue, string content)
    {
        var found = Find(text).Attributions;

        Assert.Contains(found, a =>
            Of(text, a.Source).Contains(source, StringComparison.Ordinal)
            && Of(text, a.Cue).Contains(cue, StringComparison.Ordinal)
            && Of(text, a.Content).Contains(content, StringComparison.Ordinal));
    }

    [Fact]
    public void Find_QuotationOverParagraphs_GivesEveryParagraphToTheSpeaker()
    {
        const string text = "“The war is over,” General Omar Said said in a speech on Monday.\n\n“We have signed the agreement and we will keep it.\n\n“Nobody will break it.”";

        var (attributions, speakers) = Find(text);

        Assert.Equal(3, speakers.Count);
        Assert.All(speakers, s => Assert.Contains("Omar", Of(text, attributions[s].Source), StringComparison.Ordinal));
    }

    [Fact]
    public void Find_TitleInMarks_IsNobodysWords()
    {
        const string text = "The actor starred in the film “The Revenant” and appeared on “Meet the Press” last year.";

        Assert.All(Find(text).Speakers, s => Assert.Equal(SpeakerChooser.Nobody, s));
    }

    [Fact]
    public void Find_SpeakerWithinSpeech_HasTheOuterForParent()
    {
        const string text = "The foreign minister said that the commander had told him that the convoy would arrive on Friday.";

        var attributions = Find(text).Attributions;

        var inner = Assert.Single(attributions, a => a.Cue.Any(c => c.Of(text).Contains("told", StringComparison.Ordinal)));
        Assert.NotEqual(Attribution.NoParent, inner.Parent);
        Assert.Contains("said", Of(text, attributions[inner.Parent].Cue), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("“")]
    [InlineData("””“„\"''``\n\n“ ”")]
    [InlineData(":\n—\n“:”")]
    public void Find_OddText_DoesNotThrow(string text) => Find(text);

    private static (List<Attribution> Attributions, List<int> Speakers) Find(string text)
    {
        var finder = new AttributionFinder(WordsModel.Beside(Shared.Model));
        List<Attribution> attributions = [];
        List<int> speakers = [];
        finder.Find(new Annotator(Shared.Model).Annotate(text), attributions, speakers);
        return (attributions, speakers);
    }

    private static string Of(string text, IEnumerable<Domain.TextSpan> spans) => string.Join(" ", spans.Select(s => s.Of(text)));
}
