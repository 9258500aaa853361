using Truce.Coding.Agreements;
using Truce.Coding.Tests.Events;
using Truce.Domain;

namespace Truce.Coding.Tests.Agreements;

/// <summary>Which agreements a passage tells of, in passages of our own about many conflicts: one table to learn from, one that was only measured.</summary>
public class AgreementTablesTests
{
    [Fact]
    public void Agreements_OfTheTable_AreNearlyAllRight() => EventTables.Score(Shared.Table("agreements.tsv"), Show, leastPrecision: 0.8, leastRecall: 0.78);

    [Fact]
    public void Agreements_OfTheTableThatWasKept_AreMostlyRight() => EventTables.Score(Shared.Table("agreements-kept.tsv"), Show, leastPrecision: 0.5, leastRecall: 0.36);

    private static IEnumerable<string> Show(Document document)
    {
        new AgreementStep(Shipped.Codebook.Agreements).Add(document);
        return document.Agreements.Select(a => $"{a.Kind} / {(a.Agreed ?? a.InForce)?.ToString() ?? "-"} / {Course(a.StatusInDoc)}");
    }

    private static string Course(AgreementStatus? status) => status switch
    {
        AgreementStatus.Proposed or AgreementStatus.Negotiating or AgreementStatus.Rejected => "wanted",
        AgreementStatus.Collapsed or AgreementStatus.Expired or AgreementStatus.Background => "past",
        _ => "held",
    };
}
