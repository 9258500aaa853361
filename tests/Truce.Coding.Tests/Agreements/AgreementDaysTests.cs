using Truce.Domain;

namespace Truce.Coding.Tests.Agreements;

/// <summary>What a report of a sentence or two says of its truce: its days, its state, its parties. Sentences of our own.</summary>
public class AgreementDaysTests
{
    /// <summary>Share of the fields asked for that must be right in the table that was looked at; and in the one kept to measure.</summary>
    private const double LeastLookedAt = 0.95, LeastKept = 0.88;

    private static readonly Coder Coder = new(Shipped.Codebook, Shared.Model);

    [Fact]
    public void Days_OfTheTable_AreNearlyAllRight() => Score("days.tsv", LeastLookedAt);

    [Fact]
    public void Days_OfTheTableKept_AreMostlyRight() => Score("days-kept.tsv", LeastKept);

    private static void Score(string table, double least)
    {
        var (right, asked) = (0, 0);
        var faults = new List<string>();
        foreach (var line in File.ReadLines(Shared.Table(table)))
        {
            if (line.StartsWith('#') || line.StartsWith("published", StringComparison.Ordinal)) continue;
            var field = line.Split('\t');
            var agreements = Coder.Code(new Article { Id = "row", ContentHash = "", Text = field[1], Published = PartialDate.Parse(field[0]), Relevant = true }).Agreements;
            var found = agreements.Count > 0 ? agreements[0] : null;
            string[] got =
            [
                found?.Agreed?.ToString() ?? "-",
                found?.InForce?.ToString() ?? "-",
                (found?.Ended ?? found?.Expires)?.ToString() ?? "-",
                found is null ? "-" : StatusOf(found.StatusInDoc),
                found is null || found.Parties.Count == 0 ? "-" : string.Join('+', found.Parties.Order(StringComparer.Ordinal)),
            ];
            for (var k = 0; k < got.Length; k++)
            {
                var wanted = field[k + 2];
                if (wanted is "*") continue;
                if (k == 4) wanted = string.Join('+', wanted.Split('+').Order(StringComparer.Ordinal));
                asked++;
                if (got[k] == wanted) right++;
                else faults.Add($"{field[1]}: field {k}: expected {wanted}, found {got[k]}");
            }
        }

        Assert.True(asked > 0 && right >= least * asked, $"{right} of {asked}\n{string.Join('\n', faults)}");
    }

    private static string StatusOf(AgreementStatus status) => status switch
    {
        AgreementStatus.InForce => "in_force",
        _ => status.ToString().ToLowerInvariant(),
    };
}
