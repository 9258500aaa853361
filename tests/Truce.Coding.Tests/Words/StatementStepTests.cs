using Truce.Coding.Words;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Tests.Words;

public sealed class StatementStepTests
{
    [Theory]
    [InlineData("“We will not accept a partial truce,” rebel leader Tomas Abara said on Sunday.", "direct|We will not accept a partial truce")]
    [InlineData("The army said that two convoys had been stopped near the bridge.", "indirect|two convoys had been stopped near the bridge")]
    [InlineData("“We will leave,” the general said, “when the last hostage is free.”", "direct|We will leave when the last hostage is free")]
    [InlineData("“We will leave soon,” the general said. “The last hostage is free.”", "direct|We will leave soon", "direct|The last hostage is free")]
    public void Add_SpeechThatWasUttered_GivesStatements(string text, params string[] expected) =>
        Assert.Equal(expected, Statements(text).Select(s => $"{(s.Kind == StatementKind.Direct ? "direct" : "indirect")}|{s.Text.TrimEnd('.')}"));

    [Theory]
    [InlineData("Residents want the fighting to stop and hope that the truce will hold.")]
    [InlineData("The army declined to say whether its troops had crossed the river.")]
    [InlineData("The minister could say on Monday that the talks have failed.")]
    [InlineData("The so-called “humanitarian pause” lasted three hours.")]
    public void Add_NothingUttered_GivesNoStatement(string text) => Assert.Empty(Statements(text));

    [Fact]
    public void Add_ToldSomebody_NamesTheAudience()
    {
        var statement = Assert.Single(Statements("The minister told reporters that the ceasefire had collapsed within hours."));

        Assert.Equal("reporters", statement.Audience);
    }

    [Theory]
    [InlineData("The truce will be extended by two weeks, the envoy said.", "The truce will be extended by two weeks")]
    [InlineData("Aid has reached the town and the guns are silent, the envoy said.", "Aid has reached the town and the guns are silent")]
    public void Add_CueAtTheEnd_TakesTheSentenceFromItsBeginning(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(Statements(text)).Text);

    [Fact]
    public void Add_ToldOnADay_GivesTheDay()
    {
        var statement = Assert.Single(Statements("The minister said on 4 May 2021 that the ceasefire had collapsed."));

        Assert.Equal(new PartialDate(2021, 5, 4), statement.Date);
    }

    [Fact]
    public void Add_AnyStatement_RepeatsTheWordsOfItsSpan()
    {
        const string text = "The army said that two convoys had been stopped. “They had no permits,” its spokesman said.";

        Assert.All(Statements(text), s => Assert.Equal(s.Span.Of(text), s.Evidence));
    }

    private static List<StatementFinding> Statements(string text)
    {
        var article = new Article { Id = "test", ContentHash = "", Text = text };
        var document = new Document(article, new Annotator(Shared.Model).Annotate(text), Codebook.Load(Shipped.Folder));
        new WordsStep(WordsModel.Beside(Shared.Model)).Add(document);
        return document.Statements;
    }
}
