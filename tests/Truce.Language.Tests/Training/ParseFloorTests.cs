using Truce.Language.Training;

namespace Truce.Language.Tests.Training;

/// <summary>
/// Floors under the scores of the shipped model on a part of the development treebank, half a point beneath what it reached when it was
/// trained. Where the treebank is not beside the repository there is nothing to score, and the test says so.
/// </summary>
public sealed class ParseFloorTests(Xunit.Abstractions.ITestOutputHelper output)
{
    private const int Documents = 60;

    [Fact]
    public void Shipped_OnDevelopmentTrees_KeepsItsScores()
    {
        var path = Path.Combine(Models.Root, "..", "shared", "gold", "ud", "en_ewt-dev.conllu.gz");
        if (!File.Exists(path))
        {
            output.WriteLine("Skipped: no treebank at ../shared/gold/ud.");
            return;
        }

        var sentences = Treebank.Documents(Treebank.Read(path)).Take(Documents).SelectMany(d => d.Sentences).ToList();
        var annotator = new Annotator(Models.Shipped);
        var words = ParseEvaluation.ScoreWords(sentences, annotator, null);
        var raw = ParseEvaluation.ScoreRaw(sentences, annotator, null);
        output.WriteLine($"{words}\n{raw}");

        Assert.True(words.Upos > UposFloor && words.Uas > UasFloor && words.Las > LasFloor, words.ToString());
        Assert.True(raw.Words > WordsFloor && raw.Sentences > SentencesFloor, raw.ToString());
    }

    private const double UposFloor = 0.955, UasFloor = 0.885, LasFloor = 0.86, WordsFloor = 0.985, SentencesFloor = 0.85;
}
