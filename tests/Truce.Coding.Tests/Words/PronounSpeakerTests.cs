using Truce.Domain;

namespace Truce.Coding.Tests;

/// <summary>Whom "he" and "she" stand for as those who speak.</summary>
public class PronounSpeakerTests
{
    private static readonly Coder Coder = new(Shipped.Codebook, Shared.Model);

    [Theory]
    [InlineData("President Volodymyr Zelenskiy, citing a report from his commander, said that Russian forces had shelled the town since Putin's order took effect. \"Either Putin does not control his army, or Russia has no intention of ending the war,\" he wrote on X.", "Either Putin", "Volodymyr Zelensky")]
    [InlineData("A letter from Abdullah Ocalan was read out. Murat Karayilan, the group's commander, replied that the fighters would observe a ceasefire. He later said in a video that withdrawal would require guarantees by parliament.", "withdrawal would require", "Murat Karayilan")]
    [InlineData("John Kerry said that the talks with Sergei Lavrov had been hard. He added that the truce would be extended on Monday.", "the truce would be extended", "John Kerry")]
    public void Code_Pronoun_GoesOnWithWhoeverSpoke(string text, string begins, string speaker)
    {
        var statement = Statement(text, begins);
        Assert.Equal(speaker, statement.Speaker);
    }

    [Fact]
    public void Code_ClauseThatEndsInMarks_IsOneStatement()
    {
        var statement = Statement("Secretary of State John Kerry said that he expected the generals to \"honour what they have signed this time\".", "he expected the generals to");
        Assert.Equal(StatementKind.Indirect, statement.Kind);
        Assert.Contains("honour what they have signed", statement.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_PronounThatAccuses_IsWhoeverSpokeBefore()
    {
        const string Text = "Russia's UN ambassador Vitaly Churkin has threatened to veto the text.\n\nFrench Foreign Minister Jean-Marc Ayrault said the attacks on hospitals in Aleppo were war crimes. He accused Syria and Russia of carrying them out.";
        var findings = Coder.Code(new Article { Id = "test", ContentHash = "0", Text = Text, Published = new PartialDate(2016, 10, 5) });
        Assert.Equal(["Russia", "Syria"], findings.Accusations.Where(a => a.Accuser is "Jean-Marc Ayrault" or "France").Select(a => a.Accused == "Syrian government" ? "Syria" : a.Accused).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(findings.Accusations, a => a.Accuser is "Russia" or "Vitaly Churkin");
    }

    [Fact]
    public void Code_Forum_IsNamedWithoutItsDay()
    {
        var statement = Statement("Speaking at the General Assembly Tuesday, U.S. President Barack Obama said that the truce in Syria would hold.", "the truce in Syria");
        Assert.DoesNotContain("Tuesday", statement.Audience ?? "", StringComparison.Ordinal);
    }

    private static StatementFinding Statement(string text, string begins)
    {
        var findings = Coder.Code(new Article { Id = "test", ContentHash = "0", Text = text, Published = new PartialDate(2025, 4, 20) });
        return Assert.Single(findings.Statements, s => s.Text.StartsWith(begins, StringComparison.Ordinal));
    }
}
