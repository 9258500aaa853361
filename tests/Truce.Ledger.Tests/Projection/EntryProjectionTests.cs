using Truce.Domain;

namespace Truce.Ledger.Tests.Projection;

/// <summary>What reports say of deeds, words, numbers and votes becomes one entry each, and stays a claim where it is one.</summary>
public class EntryProjectionTests
{
    private static LedgerSnapshot Project(params Report[] reports) => Projector.Project(reports.Select(r => r.Stored()), Rulings.None);

    [Fact]
    public void Project_OneStrikeToldAsAirstrikeAndAsAttackOnAid_IsOneIncident()
    {
        var snapshot = Project(
            new Report("1", "2016-09-20", "First").Incident("an airstrike hit an aid convoy", IncidentKind.Airstrike, "Urum al-Kubra", "2016-09-19", "an aid convoy"),
            new Report("2", "2016-09-21", "Second").Incident("the UN convoy was attacked", IncidentKind.AttackOnAid, "Urum al-Kubra", "2016-09-19", "a UN aid convoy"));

        var incident = Assert.Single(snapshot.Of<IncidentEntry>());
        Assert.Equal(IncidentKind.AttackOnAid, incident.Kind);
        Assert.Equal(2, incident.Voices);
    }

    [Theory]
    [InlineData("Saudi Arabia", "Saudi Arabia", 1)] // the ministry in both
    [InlineData("Saudi Arabia", "Houthis", 2)]
    [InlineData("residents", "residents", 2)] // other residents
    [InlineData("residents", null, 2)]
    [InlineData(null, null, 2)]
    public void Project_WhoSaysSo_IsAVoice(string? one, string? other, int voices)
    {
        var snapshot = Project(
            new Report("1", "2015-05-14", "First").Incident("a rocket hit the market", IncidentKind.Shelling, "Najran", "2015-05-13", "the market", Modality.Alleged, allegedBy: one),
            new Report("2", "2015-05-15", "Second").Incident("rockets hit the market there", IncidentKind.Shelling, "Najran", "2015-05-13", "the market", Modality.Alleged, allegedBy: other));

        Assert.Equal(voices, Assert.Single(snapshot.Of<IncidentEntry>()).Voices);
    }

    [Fact]
    public void Project_MediaOfAStateAndItsMinistry_AreOneVoice()
    {
        var snapshot = Project(
            new Report("1", "2016-09-20", "SANA") { Owner = "state:Syria" }.Incident("rebels shelled the school", IncidentKind.Shelling, "Aleppo", "2016-09-19", "the school").Place("Aleppo", "Syria", 36.2, 37.2),
            new Report("2", "2016-09-20", "Al-Ikhbariya") { Owner = "state:Syria" }.Incident("shells hit the school", IncidentKind.Shelling, "Aleppo", "2016-09-19", "the school").Place("Aleppo", "Syria", 36.2, 37.2),
            new Report("3", "2016-09-20", "Courier").Incident("said the school was shelled", IncidentKind.Shelling, "Aleppo", "2016-09-19", "the school", Modality.Alleged, allegedBy: "Syrian government")
                .Actor("Syrian government", "GOV", "Syria").Place("Aleppo", "Syria", 36.2, 37.2));

        Assert.Equal(1, Assert.Single(snapshot.Of<IncidentEntry>()).Voices);
        Assert.Equal("state media of Syria", Ownership.InWords(snapshot.Of<DocumentEntry>().First(d => d.Outlet == "SANA").Owner));
        Assert.Contains("SANA (state media of Syria)", new Truce.Ledger.Reporting.SourceNames(snapshot).Name("1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Project_ToldWithoutADayByTheNextDaysNews_IsThatDaysIncident()
    {
        var snapshot = Project(
            new Report("1", "1992-01-02", "First").Incident("a mortar round fell on a bread line", IncidentKind.Shelling, "Osijek", null, "a bread line"),
            new Report("2", "1992-01-05", "Second").Incident("a shell landed among people", IncidentKind.Shelling, "Osijek", "1992-01-02"),
            new Report("3", "1992-01-09", "Third").Incident("shells fell again", IncidentKind.Shelling, "Osijek"));

        Assert.Equal([["1", "2"], ["3"]], snapshot.Of<IncidentEntry>().Select(i => i.Sources).OrderBy(s => s[0], StringComparer.Ordinal));
    }

    [Fact]
    public void Project_StrikesOnDifferentTargetsOfOneDay_StayApart()
    {
        var snapshot = Project(
            new Report("1", "2015-10-04").Incident("a strike hit a school", IncidentKind.Airstrike, "Taiz", "2015-10-03", "a school"),
            new Report("2", "2015-10-04").Incident("a strike hit a market", IncidentKind.Airstrike, "Taiz", "2015-10-03", "a market"));

        Assert.Equal(2, snapshot.Of<IncidentEntry>().Count());
    }

    [Fact]
    public void Project_ThreatenedStrike_IsNotTheStrike()
    {
        var snapshot = Project(
            new Report("1", "2019-05-01").Incident("threatened to shell the port", IncidentKind.Shelling, "Hodeidah", "2019-05-02", "the port", Modality.Threatened),
            new Report("2", "2019-05-03").Incident("shells fell on the port", IncidentKind.Shelling, "Hodeidah", "2019-05-02", "the port"));

        Assert.Equal([Modality.Happened, Modality.Threatened], snapshot.Of<IncidentEntry>().Select(i => i.Modality).Order());
    }

    [Fact]
    public void Project_IncidentDuringATruce_PointsToIt()
    {
        var snapshot = Project(
            new Report("1", "2014-09-08")
                .Agreement("the Minsk ceasefire", agreed: "2014-09-05", inForce: "2014-09-05", covers: ["Donbas"])
                .Incident("shells fell on the airport", IncidentKind.Shelling, "Donbas", "2014-09-07", "the airport"));

        Assert.Equal(Assert.Single(snapshot.Of<AgreementEntry>()).Id, Assert.Single(snapshot.Of<IncidentEntry>()).Agreement);
    }

    [Theory]
    [InlineData("Syria", false)]
    [InlineData("Damascus", true)]
    public void Project_IncidentAfterALaterTruceEnded_PointsToTheOlderOnlyWhenTheLaterWasLocal(string covers, bool points)
    {
        var snapshot = Project(
            new Report("1", "2016-03-01").Agreement("the February cessation", agreed: "2016-02-22", inForce: "2016-02-27", parties: ["Syrian government", "Syrian opposition"], covers: ["Syria"]).Place("Syria", "Syria", precision: "country"),
            new Report("2", "2016-09-20").Agreement("the September truce", AgreementStatus.Collapsed, agreed: "2016-09-09", inForce: "2016-09-12", ended: "2016-09-19", parties: ["Russia", "United States"], covers: [covers]).Place("Damascus", "Syria"),
            new Report("3", "2016-10-08").Incident("a strike hit a hospital", IncidentKind.Airstrike, "Aleppo", "2016-10-07", "a hospital").Place("Aleppo", "Syria"));

        Assert.Equal(2, snapshot.Of<AgreementEntry>().Count());
        Assert.Equal(points, Assert.Single(snapshot.Of<IncidentEntry>()).Agreement is not null);
    }

    [Fact]
    public void Project_TollsOfOneIncidentThatDiffer_ContradictEachOther()
    {
        var snapshot = Project(
            new Report("1", "2016-09-20", "First")
                .Incident("a strike hit the convoy", IncidentKind.Airstrike, "Urum al-Kubra", "2016-09-19", "the convoy")
                .Figure("about 20 civilians were killed", FigureKind.Killed, 20, 20, source: "Red Cross"),
            new Report("2", "2016-09-20", "Second")
                .Incident("warplanes hit the convoy", IncidentKind.Airstrike, "Urum al-Kubra", "2016-09-19", "the convoy")
                .Figure("12 people were killed", FigureKind.Killed, 12, 12, source: "Observatory"));

        var series = Assert.Single(snapshot.Of<FigureSeriesEntry>());
        Assert.Equal([20m, 12m], series.Values.Select(v => v.Low!.Value).OrderDescending());
        var contradiction = Assert.Single(snapshot.Of<ContradictionEntry>());
        Assert.Equal(series.Id, contradiction.About);
        Assert.Equal([["Observatory"], ["Red Cross"]], contradiction.Positions.Select(p => p.HeldBy));
    }

    [Fact]
    public void Project_TollThatRises_IsARevisionAndNoContradiction()
    {
        var snapshot = Project(
            new Report("1", "2023-04-16", "First").Figure("at least 56 killed", FigureKind.Killed, 56, null, "Sudan", source: "doctors", period: "since the fighting began"),
            new Report("2", "2023-04-25", "First").Figure("at least 291 killed", FigureKind.Killed, 291, null, "Sudan", source: "doctors", period: "since the fighting began"));

        Assert.Equal(2, Assert.Single(snapshot.Of<FigureSeriesEntry>()).Values.Count);
        Assert.Empty(snapshot.Of<ContradictionEntry>());
    }

    [Fact]
    public void Project_MutualBlame_RunsBothWays()
    {
        var accusations = Project(
            new Report("1", "2018-12-20")
                .Accusation("the government accused the Houthis of shelling", "Yemeni government", "Houthis", "shelling the port")
                .Accusation("the Houthis blamed the government", "Houthis", "Yemeni government", "breaking the truce"),
            new Report("2", "2018-12-21").Accusation("Houthis shelled the port, the government said", "Yemeni government", "Houthis", "shelling of the port", deniedBy: "Houthis"))
            .Of<AccusationEntry>().ToList();

        Assert.Equal(2, accusations.Count);
        var shelling = accusations.Single(a => a.Accused == "Houthis");
        Assert.Equal(["1", "2"], shelling.Sources);
        Assert.Equal(["Houthis"], shelling.DeniedBy);
        Assert.Equal([accusations.Single(a => a.Accuser == "Houthis").Id], shelling.AnsweredBy);
    }

    [Fact]
    public void Project_PlannedMeetingThatIsHeld_IsOneMeeting()
    {
        var meeting = Assert.Single(Project(
            new Report("1", "2016-10-13").Meeting("they will meet", MeetingStatus.Planned, MeetingForm.Talks, "Lausanne", "2016-10-15", "John Kerry", "Sergei Lavrov"),
            new Report("2", "2016-10-16").Meeting("they met", MeetingStatus.Held, MeetingForm.Talks, "Lausanne", "2016-10-15", "Sergei Lavrov", "John Kerry")).Of<MeetingEntry>());

        Assert.Equal(MeetingStatus.Held, meeting.Status);
        Assert.Equal([MeetingStatus.Planned, MeetingStatus.Held], meeting.History.Select(h => h.Status));
    }

    [Fact]
    public void Project_MeetingsOfOneTypeOnTwoDays_StayApart()
    {
        var snapshot = Project(
            new Report("1", "2016-02-13").Meeting("they met", MeetingStatus.Held, MeetingForm.Talks, "Munich", "2016-02-12", "John Kerry", "Sergei Lavrov"),
            new Report("2", "2016-02-14").Meeting("they met again", MeetingStatus.Held, MeetingForm.Talks, "Munich", "2016-02-13", "John Kerry", "Sergei Lavrov"),
            new Report("3", "2016-02-13").Meeting("they spoke by phone", MeetingStatus.Held, MeetingForm.Call, null, "2016-02-12", "John Kerry", "Sergei Lavrov"));

        Assert.Equal(3, snapshot.Of<MeetingEntry>().Count());
    }

    [Fact]
    public void Project_DraftThatIsVetoed_IsOneCouncilEntryWithTheChartersRule()
    {
        var council = Assert.Single(Project(
            new Report("1", "2016-10-05").Council("a French-Spanish draft", CouncilKind.Draft, "truce in Aleppo", sponsors: ["France", "Spain"]),
            new Report("2", "2016-10-08").Council("Russia vetoed the draft", CouncilKind.Veto, "truce in Aleppo", "2016-10-08", ["France", "Spain"], ["Russia"],
                votes: new VoteTally(11, 2, 2))).Of<CouncilEntry>());

        Assert.Equal(CouncilKind.Veto, council.Kind);
        Assert.Equal([CouncilKind.Draft, CouncilKind.Veto], council.Steps.Select(s => s.Kind));
        Assert.Equal(CouncilOutcome.Vetoed, council.Charter!.Outcome);
        Assert.True(council.Charter.Agrees);
    }

    [Theory]
    [InlineData(11, 2, 2, CouncilKind.Veto, "Russia", CouncilOutcome.Vetoed, true)]
    [InlineData(4, 9, 2, CouncilKind.Vote, null, CouncilOutcome.LackedVotes, true)]
    [InlineData(8, 2, 5, CouncilKind.Veto, "China", CouncilOutcome.LackedVotes, false)]
    [InlineData(15, 0, 0, CouncilKind.Adoption, null, CouncilOutcome.Adopted, true)]
    [InlineData(14, 0, 1, CouncilKind.Veto, null, CouncilOutcome.Adopted, false)]
    [InlineData(13, 1, 1, CouncilKind.Adoption, "Russia", CouncilOutcome.Vetoed, false)]
    [InlineData(12, 3, 2, CouncilKind.Vote, null, CouncilOutcome.Undecided, false)]
    [InlineData(10, 3, 2, CouncilKind.Vote, null, CouncilOutcome.Undecided, true)]
    public void Check_Tally_FollowsTheCharter(int yes, int no, int abstained, CouncilKind told, string? against, CouncilOutcome outcome, bool agrees)
    {
        var check = Charter.Check(new VoteTally(yes, no, abstained), against is null ? [] : [against], told);

        Assert.Equal((outcome, agrees), (check.Outcome, check.Agrees));
    }

    [Fact]
    public void Project_OneStatementInTwoReports_IsOneWithTheFullestWords()
    {
        var statement = Assert.Single(Project(
            new Report("1", "2016-09-20", "First").Words("The head of the UN condemned the strike on Tuesday.")
                .Statement("Ban Ki-moon", "a sickening, savage and apparently deliberate attack"),
            new Report("2", "2016-09-20", "Second").Words("World leaders met in New York while trucks still burned near Aleppo.")
                .Statement("Ban Ki-moon", "This is a sickening, savage and apparently deliberate attack")).Of<StatementEntry>());

        Assert.StartsWith("This is", statement.Text, StringComparison.Ordinal);
        Assert.Equal(2, statement.Voices);
    }

    [Fact]
    public void Project_TwoFilesOfOneName_AreTwoDocuments()
    {
        var snapshot = Project(new Report("a.txt").Words("One."), new Report("a.txt").Words("Two."));

        Assert.Equal(2, snapshot.Of<DocumentEntry>().Select(d => d.Id).Distinct().Count());
    }

    [Fact]
    public void Project_SameWordsTwice_GetDifferentIds()
    {
        var snapshot = Project(new Report("1").Meeting("talks", MeetingStatus.Held, MeetingForm.Talks, null, null, "A"), new Report("2").Meeting("talks", MeetingStatus.Held, MeetingForm.Talks, null, null, "A"));

        Assert.Equal(snapshot.Entries.Count, snapshot.Entries.Select(e => e.Type + e.Id).Distinct().Count());
    }
}
