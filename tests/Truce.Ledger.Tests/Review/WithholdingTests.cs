using Truce.Domain;

namespace Truce.Ledger.Tests.Review;

public class WithholdingTests
{
    private static readonly Report _first = new Report("a.txt", "2016-09-13", "First Press")
        .Words("Umm Khalid saw the planes.")
        .Statement("Umm Khalid", "They came at dawn", StatementKind.Indirect)
        .Incident("Jets struck a school in Idlib", IncidentKind.Airstrike, "Idlib", "2016-09-11", "a school");

    private static readonly Report _second = new Report("b.txt", "2016-09-14", "Second Post").Incident("A school was bombed", IncidentKind.Bombing, "Idlib", "2016-09-11", "a school");

    private static LedgerSnapshot Project(Reviewing reviewing) => Projector.Project([_first.Stored(), _second.Stored()], reviewing.Rulings);

    private static string Export(LedgerSnapshot snapshot) => string.Join('\n', snapshot.Entries.Select(LedgerJson.Write));

    [Fact]
    public void Withhold_Document_IsAsIfItHadNotBeenReadAndIsCounted()
    {
        var snapshot = Project(new Reviewing().Withhold(WithheldKind.Document, _first.Findings().ContentHash));

        Assert.Equal(Export(Projector.Project([_second.Stored()], Rulings.None)), Export(snapshot));
        Assert.Equal(new WithheldCount(1, 0), snapshot.Withheld);
    }

    [Theory]
    [InlineData("First Press")]
    [InlineData("first press")]
    public void Withhold_Outlet_TakesAllItsReports(string name)
    {
        var snapshot = Project(new Reviewing().Withhold(WithheldKind.Source, name));

        Assert.Equal(["b.txt"], snapshot.Of<DocumentEntry>().Select(d => d.Id));
        Assert.Equal(1, snapshot.Withheld.Documents);
    }

    [Fact]
    public void Withhold_Speaker_LeavesNeitherNameNorWords()
    {
        var reviewing = new Reviewing().Withhold(WithheldKind.Source, "Umm Khalid");
        var snapshot = Project(reviewing);

        Assert.DoesNotContain("Khalid", Export(snapshot), StringComparison.Ordinal);
        Assert.DoesNotContain("dawn", Export(snapshot), StringComparison.Ordinal);
        Assert.Equal(new WithheldCount(0, 1), snapshot.Withheld);
        var text = reviewing.Rulings.Withheld.Blank(_first.Findings());
        Assert.DoesNotContain("Khalid", text, StringComparison.Ordinal);
        Assert.DoesNotContain("dawn", text, StringComparison.Ordinal);
        Assert.Equal(_first.Findings().Text.Length, text.Length);
        Assert.Contains("Jets struck a school", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Withhold_Finding_TakesWithItWhatTheSameWordsSay()
    {
        var report = new Report("a.txt", "2016-09-13", "First Press").Statement("a doctor", "Jets struck a school in Idlib and killed nine");
        var findings = report.Findings();
        var inside = new IncidentFinding { Kind = IncidentKind.Airstrike, Modality = Modality.Alleged, Span = new TextSpan(0, 29), Evidence = "Jets struck a school in Idlib" };
        var stored = StoredDocument.Of(findings with { Incidents = [inside] });
        var reviewing = new Reviewing().Withhold(WithheldKind.Finding, finding: Reviewing.Address(report, FindingKind.Statement));

        var snapshot = Projector.Project([stored], reviewing.Rulings);
        Assert.Equal("document", Assert.Single(snapshot.Entries).Type);
        Assert.Equal(new WithheldCount(0, 2), snapshot.Withheld);
    }

    [Fact]
    public void Withhold_NameThatACorrectionPutIn_IsNotShown()
    {
        var reviewing = new Reviewing()
            .Decide(Verdict.Correct, [Reviewing.Address(_second, FindingKind.Incident)], field: "alleged_by", value: "\"Umm Khalid\"")
            .Withhold(WithheldKind.Source, "Umm Khalid");

        Assert.DoesNotContain("Khalid", Export(Project(reviewing)), StringComparison.Ordinal);
        Assert.Equal(new WithheldCount(0, 2), Project(reviewing).Withheld);
    }

    [Fact]
    public void Withhold_Lifted_ShowsAllAgain()
    {
        var reviewing = new Reviewing().Withhold(WithheldKind.Source, "Umm Khalid").Withhold(WithheldKind.Document, _first.Findings().ContentHash)
            .Withhold(WithheldKind.Source, "UMM KHALID", isLifted: true).Withhold(WithheldKind.Document, _first.Findings().ContentHash, isLifted: true);

        Assert.Equal(Export(Projector.Project([_first.Stored(), _second.Stored()], Rulings.None)), Export(Project(reviewing)));
        Assert.False(Project(reviewing).Withheld.IsAny);
    }

    [Fact]
    public void Withhold_FindingThatWasDecidedOn_StaysWithheldAndIsNoOrphan()
    {
        var address = Reviewing.Address(_first, FindingKind.Statement);
        var reviewing = new Reviewing().Withhold(WithheldKind.Finding, finding: address).Decide(Verdict.Accept, [address]);

        Assert.DoesNotContain("dawn", Export(Project(reviewing)), StringComparison.Ordinal);
        Assert.Empty(Orphans.Of([_first.Stored()], reviewing.Rulings));
    }
}
