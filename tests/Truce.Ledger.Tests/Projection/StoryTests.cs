using Truce.Domain;

namespace Truce.Ledger.Tests.Projection;

/// <summary>Two stories as three reports each tell them: facts of real truces, in words of our own.</summary>
public class StoryTests
{
    private static readonly string[] _yemen = ["Yemeni government", "Houthis"];

    private static readonly string[] _donbas = ["Ukraine", "Ukrainian separatists"];

    private static LedgerSnapshot Project(params Report[] reports) => Projector.Project(reports.Select(r => r.Stored()), Rulings.None);

    private static Report About(string country, string id, string? published, string outlet) =>
        new Report(id, published, outlet).Place(country, country).Actor($"{country} government", "GOV", country);

    /// <summary>Hodeidah, 2018: the news of Stockholm, the first night, and a page without a date that looks back.</summary>
    private static Report[] Hodeidah() =>
    [
        About("Yemen", "stockholm.txt", "2018-12-13", "Own Press")
            .Agreement("Yemen's sides have agreed to stop firing in Hodeidah, the Secretary-General said on Thursday", AgreementStatus.Agreed, parties: _yemen, covers: ["Hodeidah"])
            .Place("Hodeidah", "Yemen", 14.8, 42.95),
        About("Yemen", "first-night.txt", "2018-12-18", "Second Post")
            .Agreement("the UN-brokered ceasefire in Hodeidah went into force at midnight on Monday", AgreementStatus.InForce, inForce: "2018-12-18", parties: _yemen, brokers: ["UN"], covers: ["Hodeidah"])
            .Place("Hodeidah", "Yemen", 14.8, 42.95),
        About("Yemen", "undated.txt", null, "Third Times")
            .Agreement("The truce between the government and the Houthi rebels was reached in Sweden on Dec. 13.", AgreementStatus.Violated, parties: _yemen, covers: []),
    ];

    /// <summary>Minsk, 2015: two outlets differ on the day it began, both remember the truce of the September before.</summary>
    private static Report[] Minsk() =>
    [
        About("Ukraine", "signing.txt", "2015-02-12", "Own Press")
            .Agreement("a ceasefire from midnight on Saturday was agreed in Minsk", AgreementStatus.Agreed, agreed: "2015-02-12", inForce: "2015-02-15", parties: _donbas, brokers: ["France", "Germany"], covers: ["Ukraine"])
            .Agreement("the truce of September, which never held", AgreementStatus.Background, agreed: "2014-09", parties: _donbas),
        About("Ukraine", "beginning.txt", "2015-02-15", "Second Post")
            .Agreement("the guns fell silent on Saturday under the truce reached in Minsk", AgreementStatus.InForce, agreed: "2015-02-12", inForce: "2015-02-14", parties: _donbas, covers: ["Ukraine"]),
        About("Ukraine", "debaltseve.txt", "2015-02-18", "Third Times")
            .Agreement("the truce is in shreds around Debaltseve", AgreementStatus.Violated, parties: _donbas)
            .Agreement("an earlier ceasefire, signed on 5 September, had collapsed too", AgreementStatus.Background, agreed: "2014-09-05", parties: _donbas),
    ];

    [Fact]
    public void Project_HodeidahByThreeReports_IsOneAgreement()
    {
        var agreement = Assert.Single(Project(Hodeidah()).Of<AgreementEntry>());

        Assert.Equal(["first-night.txt", "stockholm.txt", "undated.txt"], agreement.Sources);
        Assert.Equal(3, agreement.Voices);
        Assert.Equal("2018-12-18", agreement.InForce.ToString());
    }

    [Fact]
    public void Project_HodeidahAndTheTruceOfLaterYears_AreTwo()
    {
        var later = About("Yemen", "april.txt", "2022-08-02", "Own Press")
            .Agreement("the truce in Yemen, in effect since April 2, was extended to Oct. 2", AgreementStatus.Extended, inForce: "2022-04-02", expires: "2022-10-02", parties: _yemen, brokers: ["UN"], covers: ["Yemen"]);

        var agreements = Project([.. Hodeidah(), later]).Of<AgreementEntry>().ToList();

        Assert.Equal(2, agreements.Count);
        Assert.Equal(["april.txt"], agreements.Single(a => a.InForce?.Year == 2022).Sources);
    }

    [Fact]
    public void Project_MinskByThreeReports_IsOneAgreementWithBothDaysAndTheOneBeforeIt()
    {
        var ledger = Project(Minsk());
        var agreements = ledger.Of<AgreementEntry>().OrderBy(a => a.Agreed).ToList();

        Assert.Equal(2, agreements.Count);
        var (before, minsk) = (agreements[0], agreements[1]);
        Assert.Equal("2014-09-05", before.Agreed.ToString());
        Assert.Equal(["debaltseve.txt", "signing.txt"], before.Sources);
        Assert.Equal(["beginning.txt", "debaltseve.txt", "signing.txt"], minsk.Sources);
        var days = minsk.LifeCycle.Where(t => t.Event == TransitionKind.InForce).Select(t => $"{t.Date}: {string.Join(' ', t.Sources)}");
        Assert.Equal(["2015-02-14: beginning.txt", "2015-02-15: signing.txt"], days);
        var contradiction = Assert.Single(ledger.Of<ContradictionEntry>(), c => c.About == minsk.Id);
        Assert.Equal("in_force", contradiction.Field);
        Assert.Equal(["2015-02-14", "2015-02-15"], contradiction.Positions.Select(p => p.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Project_BothStoriesInAnyOrder_KeepTheConflictsApart()
    {
        var reports = Minsk().Concat(Hodeidah()).ToArray();

        var expected = Project(reports).Entries.Select(LedgerJson.Write);

        Assert.Equal(3, Project(reports).Of<AgreementEntry>().Count());
        Assert.Equal(expected, Project([.. reports.Reverse()]).Entries.Select(LedgerJson.Write));
    }
}
