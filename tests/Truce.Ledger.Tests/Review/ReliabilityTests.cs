namespace Truce.Ledger.Tests.Review;

/// <summary>Against examples worked out in print.</summary>
public class ReliabilityTests
{
    /// <summary>
    /// K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section E: four observers, twelve units, values missing.
    /// Printed: nominal 0.743, interval 0.849.
    /// </summary>
    private static readonly string[] _fourObservers =
    [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ];

    private static List<List<string?>> Units(params string[] coders)
    {
        var rows = coders.Select(c => c.Split(' ').Select(v => v == "." ? null : v).ToList()).ToList();
        return [.. Enumerable.Range(0, rows[0].Count).Select(u => rows.ConvertAll(r => r[u]))];
    }

    [Fact]
    public void NominalAlpha_FourObserversWithGaps_AsPrinted() => Assert.Equal(0.743, Reliability.NominalAlpha(Units(_fourObservers))!.Value, 3);

    [Fact]
    public void IntervalAlpha_FourObserversWithGaps_AsPrinted() =>
        Assert.Equal(0.849, Reliability.IntervalAlpha(Units(_fourObservers).Select(u => (IReadOnlyList<double?>)u.ConvertAll(v => v is null ? (double?)null : v[0] - '0')))!.Value, 3);

    /// <summary>Section B of the same: two observers, ten units, two values. Printed: 0.095.</summary>
    [Fact]
    public void NominalAlpha_TwoObserversTwoValues_AsPrinted() =>
        Assert.Equal(0.095, Reliability.NominalAlpha(Units("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"))!.Value, 3);

    /// <summary>Section C: two observers, twelve units, five values. Printed: 0.692.</summary>
    [Fact]
    public void NominalAlpha_TwoObserversFiveValues_AsPrinted() =>
        Assert.Equal(0.692, Reliability.NominalAlpha(Units("a a b b d c c c e d d a", "b a b b b c c c e d d d"))!.Value, 3);

    /// <summary>J. Cohen (1960), table 1: three categories, 200 units. Printed: 0.492.</summary>
    [Fact]
    public void Kappa_ThreeCategories_AsPrinted() => Assert.Equal(0.492, Reliability.Kappa(Table([[88, 10, 2], [14, 40, 6], [18, 10, 12]]))!.Value, 3);

    /// <summary>J. L. Fleiss, B. Levin and M. C. Paik, Statistical Methods for Rates and Proportions (3rd edition, 2003), table 18.1. Printed: 0.68.</summary>
    [Fact]
    public void Kappa_Diagnoses_AsPrinted() => Assert.Equal(0.68, Reliability.Kappa(Table([[75, 1, 4], [5, 4, 1], [0, 0, 10]]))!.Value, 2);

    [Fact]
    public void Measures_OfPerfectAgreement_AreOne()
    {
        Assert.Equal(1, Reliability.NominalAlpha(Units("a b c", "a b c"))!.Value, 12);
        Assert.Equal(1, Reliability.Kappa([("a", "a"), ("b", "b")])!.Value, 12);
    }

    [Fact]
    public void Measures_WithoutVariationOrPairs_AreNotDefined()
    {
        Assert.Null(Reliability.NominalAlpha(Units("a a", "a a")));
        Assert.Null(Reliability.NominalAlpha(Units("a . b", ". a .")));
        Assert.Null(Reliability.Kappa([("a", "a")]));
        Assert.Null(Reliability.Kappa([("a", null)]));
    }

    [Fact]
    public void NominalAlpha_SystematicDisagreement_IsBelowZero() => Assert.True(Reliability.NominalAlpha(Units("a a b b", "b b a a")) < 0);

    private static IEnumerable<(string?, string?)> Table(int[][] counts) =>
        counts.SelectMany((row, one) => row.SelectMany((n, other) => Enumerable.Repeat(((string?)$"{one}", (string?)$"{other}"), n)));
}
