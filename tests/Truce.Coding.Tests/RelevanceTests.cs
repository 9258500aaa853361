using Truce.Domain;

namespace Truce.Coding.Tests;

/// <summary>A report that does not concern a conflict has no findings, whatever its words.</summary>
public class RelevanceTests
{
    private const string Derby = "Supporters of both clubs declared a ceasefire for the derby on Saturday. \"No fights,\" said Marco Belli. Clashes in October left 12 fans injured.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Code_Article_FindsOnlyWhenRelevant(bool relevant)
    {
        var article = new Article { Id = "derby", ContentHash = "0", Text = Derby, Relevant = relevant };
        var findings = new Coder(Shipped.Codebook, Shared.Model).Code(article);
        Assert.Equal(relevant, findings.Relevant);
        Assert.Equal(relevant, findings.Statements.Count + findings.Figures.Count + findings.Agreements.Count > 0);
        Assert.Equal(Derby, findings.Text);
    }
}
