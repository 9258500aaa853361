using Truce.Coding.Relations;

namespace Truce.Coding.Tests.Relations;

public class RelationClassifierTests
{
    private static readonly RelationClassifier Classifier = new(Shipped.Codebook, Shared.Model, Path.Combine(Shipped.Folder, "..", "models"));

    [Theory]
    [InlineData("<s>Kenya</s> accused <t>Somalia</t> of smuggling weapons across the border.", "ACCUSE")]
    [InlineData("<s>The junta</s> refused to negotiate with <t>the opposition</t>.", "REJECT")]
    [InlineData("<s>Warplanes of the kingdom</s> bombed <t>a rebel camp</t> on Sunday.", "ASSAULT")]
    [InlineData("<s>The president</s> met <t>the envoy</t> in Geneva on Friday.", "CONSULT")]
    [InlineData("<s>The militia</s> threatened to attack <t>the oil terminal</t>.", "THREATEN")]
    [InlineData("<s>The ministry</s> suspended aid to <t>the island</t>.", "SANCTION")]
    [InlineData("<s>The army</s> pulled its troops out of <t>the province</t>.", "YIELD")]
    [InlineData("<s>The rebels</s> agreed to hold talks with <t>the government</t>.", "AGREE")]
    public void Classify_PlainSentence_NamesItsCode(string marked, string code) =>
        Assert.Equal(code, Classifier.Classify(MarkedSentence.Parse(marked)));

    [Fact]
    public void Classify_NothingMarked_StillAnswers() => Assert.Contains(Classifier.Classify(MarkedSentence.Parse("")), RelationClassifier.Codes);

    [Theory]
    [InlineData("AGREE", 1)]
    [InlineData("YIELD", 2)]
    [InlineData("THREATEN", 3)]
    [InlineData("COERCE", 4)]
    public void QuadOf_Root_FollowsTheOntology(string code, int quad) => Assert.Equal(quad, RelationClassifier.QuadOf(code));
}
