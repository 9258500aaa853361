using Truce.Domain;

namespace Truce.Ledger.Tests.Projection;

/// <summary>One truce stays one, and two stay two, in conflicts of several kinds.</summary>
public class AgreementProjectionTests
{
    private static AgreementEntry[] Agreements(params Report[] reports) => Agreements(null, reports);

    private static AgreementEntry[] Agreements(string? asOf, params Report[] reports) =>
        [.. Projector.Project(reports.Select(r => r.Stored()), Rulings.None, asOf is null ? null : PartialDate.Parse(asOf).AsDay).Of<AgreementEntry>()
            .OrderBy(a => a.InForce ?? a.Agreed).ThenBy(a => a.Label, StringComparer.Ordinal)];

    private static string Cycle(AgreementEntry agreement) =>
        string.Join("; ", agreement.LifeCycle.Select(t => $"{t.Event} {t.Date?.ToString() ?? "-"} [{string.Join(' ', t.Sources)}]"));

    [Fact]
    public void Project_OneTruceUnderManyNames_IsOneAgreement()
    {
        var agreements = Agreements(
            new Report("announced", "2020-10-10").Agreement(
                "a humanitarian truce agreed in Moscow", AgreementStatus.Agreed, agreed: "2020-10-10", inForce: "2020-10-10",
                parties: ["Armenia", "Azerbaijan"], brokers: ["Russia"], covers: ["Nagorno-Karabakh"]),
            new Report("broken", "2020-10-11").Agreement(
                "the ceasefire brokered by Russia", AgreementStatus.Violated, parties: ["Armenia", "Azerbaijan"], brokers: ["Russia"],
                covers: ["Nagorno-Karabakh"]),
            new Report("history", "2020-10-16").Agreement(
                "the October 10 truce", AgreementStatus.Background, covers: ["Nagorno-Karabakh"]));

        var truce = Assert.Single(agreements);
        Assert.Equal(["announced", "broken", "history"], truce.Sources);
        Assert.Equal("Agreed 2020-10-10 [announced]; InForce 2020-10-10 [announced]; Violated - [broken]", Cycle(truce));
        Assert.Equal(AgreementStatus.Violated, truce.Status);
    }

    [Fact]
    public void Project_OneTownUnderTwoSpellings_IsOneArea()
    {
        string[] parties = ["Yemeni government", "Houthis"];
        var truce = Assert.Single(Agreements(
            new Report("talks", "2018-12-13").Place("Hodeidah", "Yemen", 14.798, 42.954, "settlement")
                .Agreement("a ceasefire in Hodeidah", AgreementStatus.Agreed, agreed: "2018-12-13", parties: parties, brokers: ["UN"], covers: ["Hodeidah"]),
            new Report("again", "2018-12-14").Place("Hodeidah", "Yemen", 14.798, 42.954, "settlement")
                .Agreement("the ceasefire in Hodeidah", AgreementStatus.Agreed, agreed: "2018-12-13", parties: parties, brokers: ["UN"], covers: ["Hodeidah"]),
            new Report("begun", "2018-12-18").Place("Al Hudaydah", "Yemen", 14.79781, 42.95452, "settlement")
                .Agreement("a truce in Al Hudaydah", inForce: "2018-12-17", parties: parties, brokers: ["UN"], covers: ["Al Hudaydah"])));

        Assert.Equal(["Hodeidah"], truce.Covers);
        Assert.Equal(["again", "begun", "talks"], truce.Sources.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Project_NeighbouringTowns_StayTwoAreas()
    {
        string[] parties = ["Syrian government", "Ahrar al-Sham"];
        Assert.Equal(2, Agreements(
            new Report("one", "2015-09-24").Place("Fuah", "Syria", 35.9817, 36.6915, "settlement")
                .Agreement("a truce in Fuah", agreed: "2015-09-24", parties: parties, covers: ["Fuah"]),
            new Report("two", "2015-09-25").Place("Kafraya", "Syria", 35.9889, 36.6678, "settlement")
                .Agreement("a truce in Kafraya", agreed: "2015-09-25", parties: parties, covers: ["Kafraya"])).Length);
    }

    [Fact]
    public void Project_UndatedReportThatNamesAnotherBroker_IsAnotherTruce()
    {
        string[] parties = ["India", "Pakistan"];
        var line = new Report("line", "2021-02-26").Place("India", "India").Agreement("agreed to cease firing", AgreementStatus.Agreed, agreed: "2021-02-25", parties: parties, covers: ["India"]);
        Assert.Equal(2, Agreements(line, new Report("strikes").Place("India", "India").Agreement("a ceasefire announced by Washington", AgreementStatus.Violated, parties: parties, brokers: ["United States"], covers: ["India"])).Length);
        Assert.Single(Agreements(line, new Report("later").Place("India", "India").Agreement("the ceasefire", AgreementStatus.Violated, parties: parties, covers: ["India"])));
    }

    [Fact]
    public void Project_SuccessiveTrucesOfOneWar_StayApart()
    {
        string[] parties = ["Armenia", "Azerbaijan"];
        string[] covers = ["Nagorno-Karabakh"];
        var agreements = Agreements(
            new Report("1", "2020-10-10").Agreement("the Moscow truce", agreed: "2020-10-10", inForce: "2020-10-10", parties: parties, brokers: ["Russia"], covers: covers),
            new Report("2", "2020-10-18").Agreement("a new truce", agreed: "2020-10-17", inForce: "2020-10-18", parties: parties, brokers: ["France"], covers: covers),
            new Report("3", "2020-10-26").Agreement("a third truce", agreed: "2020-10-25", inForce: "2020-10-26", parties: parties, brokers: ["United States"], covers: covers),
            new Report("4", "2020-11-12")
                .Agreement("the deal that ended the war", agreed: "2020-11-09", inForce: "2020-11-10", parties: parties, brokers: ["Russia"], covers: covers)
                .Agreement("the truce of October 10", AgreementStatus.Background, agreed: "2020-10-10", covers: covers));

        Assert.Equal(["2020-10-10", "2020-10-18", "2020-10-26", "2020-11-10"], agreements.Select(a => a.InForce.ToString()));
        Assert.Equal(["1", "4"], agreements[0].Sources);
    }

    [Fact]
    public void Project_MonthOfABackgroundMention_AttachesToTheDayInIt()
    {
        var agreements = Agreements(
            new Report("then", "2016-02-27").Agreement("the cessation of hostilities", kind: AgreementKind.CessationOfHostilities, agreed: "2016-02-22", inForce: "2016-02-27",
                brokers: ["Russia", "United States"], covers: ["Syria"]),
            new Report("later", "2016-05-01").Agreement("the truce in February", AgreementStatus.Violated, agreed: "2016-02", brokers: ["United States", "Russia"], covers: ["Syria"]));

        var truce = Assert.Single(agreements);
        Assert.Equal("Agreed 2016-02-22 [later then]; InForce 2016-02-27 [then]; Violated - [later]", Cycle(truce));
    }

    [Fact]
    public void Project_LocalTruceThatLeavesOutACity_IsNotTheNationwideOne()
    {
        var agreements = Agreements(
            new Report("1", "2016-05-01")
                .Agreement("the February truce", AgreementStatus.Violated, agreed: "2016-02", covers: ["Syria"], brokers: ["Russia", "United States"])
                .Agreement("a partial cease-fire", AgreementStatus.Agreed, AgreementKind.LocalTruce, agreed: "2016-04-29", covers: ["Damascus", "Latakia"], excludes: ["Aleppo"],
                    parties: ["Syrian government"]),
            new Report("2", "2016-05-02").Agreement("regime of calm extended", AgreementStatus.Extended, AgreementKind.LocalTruce, expires: "2016-05-03",
                covers: ["Damascus", "Eastern Ghouta"], excludes: ["Aleppo"], parties: ["Syrian government"]),
            new Report("3", "2016-05-05").Agreement("a truce in Aleppo", AgreementStatus.InForce, AgreementKind.LocalTruce, inForce: "2016-05-05", covers: ["Aleppo"],
                brokers: ["Russia", "United States"]));

        Assert.Equal(3, agreements.Length);
        var calm = Assert.Single(agreements, a => a.Excludes.Contains("Aleppo"));
        Assert.Equal(["1", "2"], calm.Sources);
        Assert.Equal(AgreementStatus.Extended, calm.Status);
        Assert.Equal("2016-05-03", calm.Expires.ToString());
    }

    [Fact]
    public void Project_SourcesThatDifferOnADay_StandSideBySide()
    {
        var snapshot = Projector.Project(
        [
            new Report("a", "2016-09-10", "First").Agreement("the deal of Sept. 9", agreed: "2016-09-09", covers: ["Syria"], brokers: ["Russia"]).Stored(),
            new Report("b", "2016-09-12", "Second").Agreement("the deal of Sept. 9", agreed: "2016-09-09", covers: ["Syria"], brokers: ["Russia"]).Stored(),
            new Report("c", "2016-10-04", "Third").Agreement("an agreement on 10th September", AgreementStatus.Collapsed, agreed: "2016-09-10", ended: "2016-09-19",
                covers: ["Syria"], brokers: ["Russia"]).Stored(),
        ], Rulings.None);

        var truce = Assert.Single(snapshot.Of<AgreementEntry>());
        Assert.Equal("Agreed 2016-09-09 [a b]; Agreed 2016-09-10 [c]; Ended 2016-09-19 [c]", Cycle(truce));
        Assert.Equal("2016-09-09", truce.Agreed.ToString());
        Assert.Equal(AgreementStatus.Collapsed, truce.Status);
        var contradiction = Assert.Single(snapshot.Of<ContradictionEntry>());
        Assert.Equal(truce.Id, contradiction.About);
        Assert.Equal(["2016-09-09", "2016-09-10"], contradiction.Positions.Select(p => p.Value));
        Assert.Equal(["First", "Second"], contradiction.Positions[0].HeldBy);
    }

    [Fact]
    public void Project_TrucesOfOneStateWithTwoGroups_StayApart()
    {
        var agreements = Agreements(
            new Report("1", "2024-11-27").Agreement("ceasefire with Hezbollah", inForce: "2024-11-27", parties: ["Israel", "Hezbollah"], covers: ["Lebanon"]).Place("Lebanon", "Lebanon", 34, 36),
            new Report("2", "2025-01-19").Place("Lebanon", "Lebanon", 34, 36).Place("Gaza", "Palestine", 31.5, 34.5)
                .Agreement("ceasefire with Hamas", inForce: "2025-01-19", parties: ["Israel", "Hamas"], covers: ["Gaza"])
                .Agreement("the truce in Lebanon", AgreementStatus.Background, parties: ["Israel", "Hezbollah"], covers: ["Lebanon"]));

        Assert.Equal(2, agreements.Length);
        Assert.Equal(["1", "2"], agreements[0].Sources);
        Assert.Equal(["2"], agreements[1].Sources);
    }

    [Theory]
    [InlineData("The Sarajevo accord took effect on Friday", "Sarajevo", "Bosnia and Herzegovina", "Croatia")]
    [InlineData("the Bamako agreement signed in June", "Bamako", "Mali", "Azawad")]
    [InlineData("under the Riyadh agreement", "Riyadh", "Saudi Arabia", "Yemen")]
    public void Project_AccordNamedAfterAPlace_CoversTheWarAndNotThePlace(string words, string town, string land, string war)
    {
        var agreements = Agreements(
            new Report("1", "1992-01-02").Agreement("signed a plan for a cease-fire", AgreementStatus.Agreed, agreed: "1992-01-02", covers: [war]).Place(war, war, 45, 16),
            new Report("2", "1992-01-05").Agreement(words, inForce: "1992-01-03", covers: [town]).Place(war, war, 45, 16).Place(town, land, 43.8, 18.4).Actor($"{war} rebels", "REB", war));

        var one = Assert.Single(agreements);
        Assert.Equal([war], one.Covers);
        Assert.Equal(["1", "2"], one.Sources);
    }

    /// <summary>A truce is called by the day on which it began as often as by that on which it was agreed; the name claims neither.</summary>
    [Fact]
    public void Project_DayInATrucesName_IsNoSecondDayOfAgreeing()
    {
        var snapshot = Projector.Project(
        [
            new Report("1", "2016-09-13", "First").Agreement("the deal of Sept. 9 took effect", agreed: "2016-09-09", inForce: "2016-09-12", covers: ["Syria"], brokers: ["Russia"]).Stored(),
            new Report("2", "2016-09-20", "Second").Agreement("said the truce of September 12 had ended", AgreementStatus.Collapsed, agreed: "2016-09-12", covers: ["Syria"], brokers: ["Russia"]).Stored(),
        ], Rulings.None);

        Assert.Equal("Agreed 2016-09-09 [1]; InForce 2016-09-12 [1 2]; Ended - [2]", Cycle(Assert.Single(snapshot.Of<AgreementEntry>())));
        Assert.Empty(snapshot.Of<ContradictionEntry>());
    }

    [Fact]
    public void Project_ProposalThatNothingFollowed_StaysApart()
    {
        var agreements = Agreements(
            new Report("1", "2016-09-22")
                .Agreement("the Sept. 9 truce", AgreementStatus.Collapsed, agreed: "2016-09-09", parties: ["United States", "Russia"], covers: ["Syria"])
                .Agreement("a possible three-day pause", AgreementStatus.Proposed, AgreementKind.HumanitarianPause, brokers: ["Russia"], covers: ["Syria"]),
            new Report("2", "2016-10-05").Agreement("an immediate truce in Aleppo", AgreementStatus.Proposed, brokers: ["France", "Spain"], covers: ["Aleppo"]));

        Assert.Equal(3, agreements.Length);
        Assert.Equal(2, agreements.Count(a => a.Status == AgreementStatus.Proposed));
    }

    [Fact]
    public void Project_TalksThatLedToATruce_AreItsBeginning()
    {
        var agreements = Agreements(
            new Report("talks", "2024-11-25").Agreement("a ceasefire deal is close", AgreementStatus.Negotiating, parties: ["Israel", "Hezbollah"], brokers: ["United States"], covers: ["Lebanon"]),
            new Report("deal", "2024-11-27").Agreement("the ceasefire took effect", agreed: "2024-11-26", inForce: "2024-11-27", parties: ["Israel", "Hezbollah"],
                brokers: ["United States", "France"], covers: ["Lebanon"]));

        var truce = Assert.Single(agreements);
        Assert.Equal(["deal", "talks"], truce.Sources);
        Assert.Equal(AgreementStatus.InForce, truce.Status);
    }

    [Fact]
    public void Project_DisarmamentAccord_IsNoTruce()
    {
        var agreements = Agreements(
            new Report("1", "2013-09-24")
                .Agreement("the chemical weapons accord", AgreementStatus.Agreed, AgreementKind.Disarmament, agreed: "2013-09", parties: ["United States", "Russia"], covers: ["Syria"])
                .Agreement("a truce agreed this month", AgreementStatus.Agreed, agreed: "2013-09", parties: ["United States", "Russia"], covers: ["Syria"]));

        Assert.Equal(2, agreements.Length);
    }

    [Fact]
    public void Project_Extension_IsAStepOfTheSameTruce()
    {
        var agreements = Agreements(
            new Report("1", "2023-11-24").Agreement("a four-day truce", agreed: "2023-11-22", inForce: "2023-11-24", parties: ["Israel", "Hamas"], brokers: ["Qatar"], covers: ["Gaza"]),
            new Report("2", "2023-11-27").Agreement("the truce was extended", AgreementStatus.Extended, agreed: "2023-11-27", parties: ["Israel", "Hamas"], brokers: ["Qatar"], covers: ["Gaza"],
                expires: "2023-11-29"),
            new Report("3", "2023-12-01").Agreement("the truce expired", AgreementStatus.Expired, ended: "2023-12-01", parties: ["Israel", "Hamas"], covers: ["Gaza"]));

        var truce = Assert.Single(agreements);
        Assert.Equal("Agreed 2023-11-22 [1]; InForce 2023-11-24 [1]; Extended 2023-11-27 [2]; Ended 2023-12-01 [3]", Cycle(truce));
        Assert.Equal(AgreementStatus.Expired, truce.Status);
    }

    [Fact]
    public void Project_AsOfADay_KnowsOnlyWhatWasPublished()
    {
        Report[] reports =
        [
            new Report("1", "2016-09-12").Agreement("the truce", AgreementStatus.InForce, agreed: "2016-09-09", inForce: "2016-09-12", covers: ["Syria"], brokers: ["Russia"]),
            new Report("2", "2016-09-20").Agreement("the truce", AgreementStatus.Collapsed, inForce: "2016-09-12", ended: "2016-09-19", covers: ["Syria"], brokers: ["Russia"]),
        ];

        Assert.Equal(AgreementStatus.InForce, Assert.Single(Agreements("2016-09-15", reports)).Status);
        Assert.Equal(AgreementStatus.Collapsed, Assert.Single(Agreements("2016-09-30", reports)).Status);
        Assert.Empty(Agreements("2016-09-01", reports));
    }

    [Fact]
    public void Project_ReportWithoutDate_CountsFromTheLatestDayItTellsOf()
    {
        var report = new Report("undated").Agreement("the truce ended", AgreementStatus.Collapsed, inForce: "2016-09-12", ended: "2016-09-19", covers: ["Syria"]);

        Assert.Empty(Agreements("2016-09-18", report));
        Assert.Single(Agreements("2016-09-19", report));
    }

    [Fact]
    public void Project_CopiesOfOneStory_AreOneVoice()
    {
        const string words = "The truce between the army and the rebels took effect at midnight on Monday and held through the morning, residents and monitors in the capital said.";
        var agreements = Agreements(
            new Report("1", "2016-09-13", "Own Press").Agreement(words, inForce: "2016-09-12", covers: ["Syria"]),
            new Report("2", "2016-09-13", "Other Post").Agreement(words, inForce: "2016-09-12", covers: ["Syria"]).Words("Read on."),
            new Report("3", "2016-09-13", "Third Times").Agreement("A ceasefire began in Syria on Monday.", inForce: "2016-09-12", covers: ["Syria"]));

        Assert.Equal(2, Assert.Single(agreements).Voices);
    }

    [Fact]
    public void Project_ReportsOfOneAgency_AreOneVoice()
    {
        var agreements = Agreements(
            new Report("1", "2016-09-13", "Own Press") { Wire = "Agency" }.Agreement("The truce held.", inForce: "2016-09-12", covers: ["Syria"]),
            new Report("2", "2016-09-14", "Agency").Agreement("A second day of truce.", inForce: "2016-09-12", covers: ["Syria"]));

        Assert.Equal(1, Assert.Single(agreements).Voices);
    }
}
