using Truce.Domain;

namespace Truce.Ledger.Tests.Review;

public class DecisionTests
{
    private static readonly Report _first = new Report("a.txt", "2016-09-13", "First Press")
        .Incident("Shells hit the market in Aleppo", IncidentKind.Shelling, "Aleppo", "2016-09-12", "the market", perpetrator: "rebels")
        .Incident("Jets struck a school in Idlib", IncidentKind.Airstrike, "Idlib", "2016-09-11", "a school");

    private static readonly Report _second = new Report("b.txt", "2016-09-13", "Second Post")
        .Incident("The market in Aleppo was shelled", IncidentKind.Shelling, "Aleppo", "2016-09-12", "the market", perpetrator: "the army");

    private static LedgerSnapshot Project(Rulings rulings, params Report[] reports) => Projector.Project(reports.Select(r => r.Stored()), rulings);

    private static IncidentEntry Market(LedgerSnapshot snapshot) => snapshot.Of<IncidentEntry>().Single(i => i.Target == "the market");

    [Fact]
    public void Reject_Finding_LeavesNoEntryOfIt()
    {
        var reviewing = new Reviewing().Decide(Verdict.Reject, [Reviewing.Address(_first, FindingKind.Incident, 1)]);

        Assert.Equal(["the market"], Project(reviewing.Rulings, _first).Of<IncidentEntry>().Select(i => i.Target));
    }

    [Fact]
    public void Reject_OneOfTwoReports_LeavesTheEntryOfTheOther()
    {
        var reviewing = new Reviewing().Decide(Verdict.Reject, [Reviewing.Address(_first, FindingKind.Incident)]);

        var market = Market(Project(reviewing.Rulings, _first, _second));
        Assert.Equal(["b.txt"], market.Sources);
        Assert.Equal(["the army"], market.Perpetrators.Select(p => p.Perpetrator));
    }

    [Fact]
    public void Accept_AllEvidence_MarksTheEntryUntilMoreEvidenceComes()
    {
        var seen = Market(Project(Rulings.None, _first));
        var reviewing = new Reviewing().Decide(Verdict.Accept, Reviewing.AddressesOf(seen, _first), note: "checked");

        var accepted = Market(Project(reviewing.Rulings, _first));
        Assert.Equal(ReviewState.Accepted, accepted.Review.State);
        Assert.Equal(["checked"], accepted.Review.Notes);
        Assert.Equal(["Ada"], accepted.Review.By);
        Assert.Equal(ReviewState.Machine, Market(Project(reviewing.Rulings, _first, _second)).Review.State);
    }

    [Fact]
    public void Correct_FieldOfAFinding_ReachesTheEntryAndKeepsItsId()
    {
        var before = Project(Rulings.None, _first).Of<IncidentEntry>().Single(i => i.Place == "Idlib");
        var reviewing = new Reviewing().Decide(Verdict.Correct, [Reviewing.Address(_first, FindingKind.Incident, 1)], field: "place", value: "\"Saraqib\"");

        var after = Project(reviewing.Rulings, _first).Of<IncidentEntry>().Single(i => i.Target == "a school");
        Assert.Equal("Saraqib", after.Place);
        Assert.Equal(ReviewState.Corrected, after.Review.State);
        Assert.Equal(before.Id, after.Id);
        Assert.Equal(before.Evidence, after.Evidence);
    }

    [Fact]
    public void Correct_FieldOfAnEntry_WinsOverEverySource()
    {
        var entry = Market(Project(Rulings.None, _first, _second));
        var reviewing = new Reviewing().Decide(Verdict.Correct, Reviewing.AddressesOf(entry, _first, _second), entry: "incident", field: "date", value: "\"2016-09-10\"");

        var after = Market(Project(reviewing.Rulings, _first, _second));
        Assert.Equal("2016-09-10", after.Date.ToString());
        Assert.Equal(ReviewState.Corrected, after.Review.State);
    }

    [Theory]
    [InlineData("span", "[0,1]")]
    [InlineData("nonsense", "1")]
    [InlineData("date", "\"yesterday\"")]
    [InlineData("kind", "\"earthquake\"")]
    [InlineData("place", "not json")]
    public void Correct_WhatDoesNotFit_IsAnOrphanAndChangesNothing(string field, string value)
    {
        var reviewing = new Reviewing().Decide(Verdict.Correct, [Reviewing.Address(_first, FindingKind.Incident)], field: field, value: value);

        Assert.Equal("Aleppo", Market(Project(reviewing.Rulings, _first)).Place);
        var orphan = Assert.Single(Orphans.Of([_first.Stored()], reviewing.Rulings));
        Assert.Contains(field, orphan.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Correct_HeadOfAReport_ChangesWhenItWasKnown()
    {
        var reviewing = new Reviewing().Decide(Verdict.Correct, [FindingAddress.OfDocument(_first.Findings().ContentHash)], field: "published", value: "\"2016-09-20\"");
        var documents = new[] { _first.Stored() };

        Assert.Empty(Projector.Project(documents, reviewing.Rulings, PartialDate.Parse("2016-09-14").AsDay).Entries);
        Assert.Equal("2016-09-20", Projector.Project(documents, reviewing.Rulings).Of<DocumentEntry>().Single().Published.ToString());
    }

    [Fact]
    public void Reject_Report_KeepsItsRowWithoutFindings()
    {
        var reviewing = new Reviewing().Decide(Verdict.Reject, [FindingAddress.OfDocument(_first.Findings().ContentHash)], note: "a novel");

        var entry = Assert.Single(Project(reviewing.Rulings, _first).Entries);
        Assert.Equal(ReviewState.Rejected, entry.Review.State);
        Assert.False(Assert.IsType<DocumentEntry>(entry).Relevant);
    }

    [Fact]
    public void Merge_TwoEntries_MakesOneAndSplitTakesItApartAgain()
    {
        var entries = Project(Rulings.None, _first, _second).Of<IncidentEntry>().OrderBy(e => e.Target, StringComparer.Ordinal).ToList();
        var (school, market) = (Reviewing.AddressesOf(entries[0], _first, _second), Reviewing.AddressesOf(entries[1], _first, _second));
        var reviewing = new Reviewing().Decide(Verdict.Merge, school, market);

        var merged = Assert.Single(Project(reviewing.Rulings, _first, _second).Of<IncidentEntry>());
        Assert.Equal(3, merged.Evidence.Count);
        Assert.Equal(ReviewState.Merged, merged.Review.State);

        reviewing.Decide(Verdict.Split, school, market);
        Assert.Equal(
            entries.Select(e => e.Id).Order(),
            Project(reviewing.Rulings, _first, _second).Of<IncidentEntry>().Select(e => e.Id).Order());
    }

    [Fact]
    public void Split_EvidenceOfAnotherReport_StaysApartWhenMoreComes()
    {
        var market = Market(Project(Rulings.None, _first, _second));
        var both = Reviewing.AddressesOf(market, _first, _second);
        var reviewing = new Reviewing().Decide(Verdict.Split, [both[1]], [both[0]]);
        var third = new Report("c.txt", "2016-09-14", "Third Times").Incident("The market in Aleppo was shelled on Monday", IncidentKind.Shelling, "Aleppo", "2016-09-12", "the market");

        Assert.Equal(2, Project(reviewing.Rulings, _first, _second).Of<IncidentEntry>().Count(i => i.Target == "the market"));
        Assert.Equal(2, Project(reviewing.Rulings, _first, _second, third).Of<IncidentEntry>().Count(i => i.Target == "the market"));
    }

    [Fact]
    public void Merge_Agreements_MakesOneWithAllDates()
    {
        var reports = new[]
        {
            new Report("a.txt", "2016-02-13", "First").Agreement("the truce of February", agreed: "2016-02-12", covers: ["Syria"]),
            new Report("b.txt", "2016-09-13", "Second").Agreement("the truce of September", agreed: "2016-09-09", covers: ["Syria"]),
        };
        var entries = Project(Rulings.None, reports).Of<AgreementEntry>().ToList();
        Assert.Equal(2, entries.Count);
        var reviewing = new Reviewing().Decide(Verdict.Merge, Reviewing.AddressesOf(entries[0], reports), Reviewing.AddressesOf(entries[1], reports));

        var merged = Assert.Single(Project(reviewing.Rulings, reports).Of<AgreementEntry>());
        Assert.Equal(2, merged.LifeCycle.Count(t => t.Event == TransitionKind.Agreed));
    }

    [Fact]
    public void Decisions_InAnyOrder_GiveTheSameLedger()
    {
        var market = Reviewing.AddressesOf(Market(Project(Rulings.None, _first, _second)), _first, _second);
        var school = Reviewing.Address(_first, FindingKind.Incident, 1);
        var records = new Reviewing()
            .Decide(Verdict.Accept, market)
            .Decide(Verdict.Correct, [school], field: "place", value: "\"Saraqib\"")
            .Decide(Verdict.Reject, [school])
            .Decide(Verdict.Correct, [school], field: "date", value: "null")
            .Decide(Verdict.Merge, [school], market)
            .Decide(Verdict.Split, [market[1]], [market[0], school], note: "another day")
            .Decide(Verdict.Note, market, note: "ask the hospital", coder: "Bo").Records;
        var expected = Export(records);
        var random = new Random(7);

        for (var round = 0; round < 40; round++)
        {
            var shuffled = records.Concat(records.Take(2)).ToArray();
            random.Shuffle(shuffled);
            Assert.Equal(expected, Export(shuffled));
        }

        static string Export(IEnumerable<ReviewRecord> records) =>
            string.Join('\n', Project(Rulings.Of(records), _first, _second).Entries.Select(LedgerJson.Write));
    }

    [Fact]
    public void Decisions_OfOneInstant_CountByTheirHashes()
    {
        var address = Reviewing.Address(_first, FindingKind.Incident);
        var (one, other) = (Correction("\"Homs\""), Correction("\"Hama\""));

        var place = Market(Project(Rulings.Of([one, other]), _first)).Place;
        Assert.Equal(place, Market(Project(Rulings.Of([other, one]), _first)).Place);
        Assert.Equal(string.CompareOrdinal(one.Key, other.Key) > 0 ? "Homs" : "Hama", place);

        Decision Correction(string value) => new() { By = "Ada", At = DateTimeOffset.UnixEpoch, Verdict = Verdict.Correct, Findings = [address], Field = "place", Value = value };
    }

    [Fact]
    public void Decision_UnderAnAssignment_ChangesNothing()
    {
        var decision = (Decision)new Reviewing().Decide(Verdict.Reject, [Reviewing.Address(_first, FindingKind.Incident)]).Records[0];

        Assert.Equal(2, Project(Rulings.Of([decision with { Assignment = "round one" }]), _first).Of<IncidentEntry>().Count());
    }
}
