using System.Globalization;
using Truce.Coding.Council;
using Truce.Coding.Tests.Events;
using Truce.Domain;

namespace Truce.Coding.Tests.Council;

/// <summary>What is read of decisions of the Security Council, and whether their sums are right.</summary>
public class CouncilTableTests
{
    [Fact]
    public void Council_OfTheTable_IsNearlyAllRight() => EventTables.Score(Shared.Table("council.tsv"), Show, leastPrecision: 0.96, leastRecall: 0.93);

    private static IEnumerable<string> Show(Document document)
    {
        new CouncilStep().Add(document);
        return document.Council.Select(c => $"{c.Kind} / {c.Number ?? "-"} / {Tally(c.Votes)} / {(c.Sponsors.Count == 0 ? "-" : string.Join(" + ", c.Sponsors.Order(StringComparer.Ordinal)))}");
    }

    private static string Tally(VoteTally? votes) => votes is null ? "-" : $"{Of(votes.For)}-{Of(votes.Against)}-{Of(votes.Abstain)}";

    private static string Of(int? count) => count?.ToString(CultureInfo.InvariantCulture) ?? "?";
}
