namespace Truce.Ledger;

/// <summary>How far coders agree beyond chance.</summary>
public static class Reliability
{
    /// <summary>
    /// Krippendorff's alpha for values without order: 1 when all agree, 0 when no better than chance, below when worse. Units that
    /// fewer than two coders judged do not count. Null when nothing can be said: no two judgements of a unit, or one value throughout,
    /// where there is no disagreement that chance could be measured by.
    /// (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, University of Pennsylvania.)
    /// </summary>
    /// <param name="units">For each unit the coders' values; null where a coder gave none.</param>
    public static double? NominalAlpha(IEnumerable<IReadOnlyList<string?>> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        return Alpha(units.Select(u => u.OfType<string>().ToList()), (a, b) => a == b ? 0 : 1);
    }

    /// <summary>The same for numbers: a disagreement weighs by the square of the difference.</summary>
    public static double? IntervalAlpha(IEnumerable<IReadOnlyList<double?>> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        return Alpha(units.Select(u => u.OfType<double>().ToList()), (a, b) => (a - b) * (a - b));
    }

    /// <summary>
    /// Cohen's kappa of two coders: the share of units on which they agree, corrected for what their own habits would make them agree
    /// on by chance. Units that not both judged do not count. Null without any, or when chance alone would make them agree always.
    /// (J. Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20, 1960, 37–46.)
    /// </summary>
    public static double? Kappa(IEnumerable<(string? One, string? Other)> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        var both = units.Where(u => u is { One: not null, Other: not null }).ToList();
        if (both.Count == 0) return null;
        double n = both.Count;
        var observed = both.Count(u => u.One == u.Other) / n;
        var others = both.CountBy(u => u.Other!).ToDictionary(StringComparer.Ordinal);
        var expected = both.CountBy(u => u.One!).Sum(c => c.Value / n * (others.GetValueOrDefault(c.Key) / n));
        return expected >= 1 ? null : (observed - expected) / (1 - expected);
    }

    /// <summary>1 − observed disagreement ÷ expected disagreement, over all pairs of values within units and among all units.</summary>
    private static double? Alpha<T>(IEnumerable<List<T>> units, Func<T, T, double> distance)
        where T : notnull
    {
        var pairable = units.Where(u => u.Count >= 2).ToList();
        var counts = pairable.SelectMany(u => u).CountBy(v => v).ToList();
        double n = counts.Sum(c => c.Value);
        if (n == 0) return null;
        var observed = pairable.Sum(u => u.Sum(a => u.Sum(b => distance(a, b))) / (u.Count - 1)) / n;
        var expected = counts.Sum(a => counts.Sum(b => (double)a.Value * b.Value * distance(a.Key, b.Key))) / (n * (n - 1));
        return expected == 0 ? null : 1 - (observed / expected);
    }
}
