using Truce.Language.Names;

namespace Truce.Language.Tests.Names;

public sealed class NameRunsTests
{
    [Fact]
    public void Read_NamesWithAndWithoutLinks_FindsRunsAndChains()
    {
        var text = new AnnotatedText();
        new Annotator(Models.Shipped).Tag("He read at Harrow School. The Court of Appeal of Newfoundland and Labrador met in Harrow.", text);
        var words = Enumerable.Range(0, text.Count).Select(i => WordForm.Hash(text.Word(i))).ToArray();
        var shapes = Enumerable.Range(0, text.Count).Select(i => WordForm.Shape(text.Word(i))).ToArray();
        var runs = new NameRuns();

        runs.Read(text, words, shapes);

        var court = Find("Court");
        Assert.Equal("The Court", Written(runs.Run(court)));
        Assert.Equal("The Court of Appeal of Newfoundland and Labrador", Written(runs.Chain(court)));
        Assert.Equal("Labrador", Written(runs.Run(Find("Labrador"))));
        Assert.Equal("Harrow School", Written(runs.LongestFrom(WordForm.Hash("Harrow"))));
        Assert.Equal(0, runs.LongestFrom(WordForm.Hash("met")).Length);

        int Find(string word) => Enumerable.Range(0, text.Count).First(i => text.Word(i).SequenceEqual(word));
        string Written(NameRuns.Span span) => text.Text[text[span.First].Start..text[span.Last].End];
    }
}
