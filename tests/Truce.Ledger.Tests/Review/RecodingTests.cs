using Truce.Domain;

namespace Truce.Ledger.Tests.Review;

/// <summary>Decisions after a page was read or coded anew.</summary>
public class RecodingTests
{
    private const string Words = "Shells hit the market in Aleppo";

    private static Report Coded(Action<Report> findings)
    {
        var report = new Report("a.txt", "2016-09-13", "First Press");
        findings(report);
        return report;
    }

    /// <summary>The same page, coded to other findings: what a new codebook makes of it.</summary>
    private static StoredDocument Recoded(Report old, Report now) => now.Stored() with { Findings = now.Findings() with { ContentHash = old.Findings().ContentHash } };

    private static readonly Report _old = Coded(r => r.Incident(Words, IncidentKind.Shelling, "Aleppo", "2016-09-12").Words("Nobody claimed it."));

    private static Rulings Rejecting(Report report, int index = 0) => new Reviewing().Decide(Verdict.Reject, [Reviewing.Address(report, FindingKind.Incident, index)]).Rulings;

    [Fact]
    public void Resolve_SameWordsElsewhereInTheText_AreTheSameFinding()
    {
        var moved = Recoded(_old, Coded(r => r.Words("By our own staff.").Incident(Words, IncidentKind.Shelling, "Aleppo", "2016-09-12")));

        Assert.Empty(Projector.Project([moved], Rejecting(_old)).Of<IncidentEntry>());
        Assert.Empty(Orphans.Of([moved], Rejecting(_old)));
    }

    [Fact]
    public void Resolve_SameWordsWithAnotherField_IsStillDecidedOnAndSaysThatItChanged()
    {
        var recoded = Recoded(_old, Coded(r => r.Incident(Words, IncidentKind.Bombing, "Aleppo", "2016-09-12")));
        var accepted = new Reviewing().Decide(Verdict.Accept, [Reviewing.Address(_old, FindingKind.Incident)]).Rulings;

        Assert.True(Assert.Single(accepted.Apply(recoded).Marks).Value.HasChanged);
        Assert.False(Assert.Single(accepted.Apply(_old.Stored()).Marks).Value.HasChanged);
    }

    [Fact]
    public void Resolve_FindingThatIsNotThereAnyMore_IsAnOrphanWithItsReason()
    {
        var recoded = Recoded(_old, Coded(r => r.Incident("the market in Aleppo", IncidentKind.Shelling, "Aleppo").Words(Words)));

        Assert.Single(Projector.Project([recoded], Rejecting(_old)).Of<IncidentEntry>());
        var orphan = Assert.Single(Orphans.Of([recoded], Rejecting(_old)));
        Assert.Equal(Words, orphan.Address.Words);
        Assert.Contains("incident", orphan.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Resolve_TwoOnTheSameWords_GoesByWhatWasSeen()
    {
        var two = Twice(IncidentKind.Shelling, IncidentKind.Airstrike);

        Assert.Equal([IncidentKind.Shelling], Projector.Project([two], Rejecting(two, 1)).Of<IncidentEntry>().Select(i => i.Kind));
        Assert.Equal([IncidentKind.Airstrike], Projector.Project([two], Rejecting(two, 0)).Of<IncidentEntry>().Select(i => i.Kind));
        // Neither of those is what was seen: nothing is guessed.
        var others = Twice(IncidentKind.Bombing, IncidentKind.Other);
        Assert.Equal(2, Projector.Project([others], Rejecting(two, 1)).Of<IncidentEntry>().Count());
        Assert.Single(Orphans.Of([others], Rejecting(two, 1)));

        static StoredDocument Twice(IncidentKind one, IncidentKind other)
        {
            var findings = _old.Findings();
            var first = findings.Incidents[0] with { Kind = one };
            return _old.Stored() with { Findings = findings with { Incidents = [first, first with { Kind = other }] } };
        }

        static Rulings Rejecting(StoredDocument document, int index) => Rulings.Of([new Decision
        {
            By = "Ada",
            At = DateTimeOffset.UnixEpoch,
            Verdict = Verdict.Reject,
            Findings = [FindingAddress.Of(document.Findings.ContentHash, document.Findings.Incidents[index])],
        }]);
    }

    [Fact]
    public void Orphans_PageThatIsNotInTheLedger_IsNamed()
    {
        var orphan = Assert.Single(Orphans.Of([], Rejecting(_old)));

        Assert.Contains("not in this ledger", orphan.Reason, StringComparison.Ordinal);
    }
}
