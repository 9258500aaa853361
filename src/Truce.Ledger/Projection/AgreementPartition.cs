using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// The agreements of one region, and what its sources say of them that cannot both be right. They follow from the reports that tell of them
/// and from the day as of which alone.
/// </summary>
internal static class AgreementPartition
{
    /// <summary>Makes the entries.</summary>
    /// <param name="reports">The reports with an agreement of the region, in any order.</param>
    /// <param name="isOfRegion">True for agreements of the region: a report may tell of others too.</param>
    /// <param name="asOf">The day as of which, or null.</param>
    /// <param name="rulings">What people decided.</param>
    public static Projected Make(IEnumerable<SourceReport> reports, Func<Mention<AgreementFinding>, bool> isOfRegion, LocalDate? asOf, Rulings rulings)
    {
        var ranked = SourceReport.Ranked(reports);
        var standing = Standing.Of(ranked.ConvertAll(r => r.Standing), rulings);
        var gazetteer = new Gazetteer(ranked.Select(r => r.Findings));
        var mentions = ranked.SelectMany(r => r.Findings.Agreements.Select(f => new Mention<AgreementFinding>(r, f))).Where(isOfRegion);
        var entries = new List<Entry>();
        foreach (var (made, told) in AgreementProjection.Project(mentions, gazetteer, asOf, standing))
        {
            var entry = (AgreementEntry)standing.Apply(made);
            entries.Add(entry);
            entries.AddRange(ContradictionProjection.OfAgreement(entry, told).Select(standing.Apply));
        }

        return Projected.Of(entries, gazetteer);
    }
}
