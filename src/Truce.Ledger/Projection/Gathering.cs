using Truce.Domain;

namespace Truce.Ledger;

/// <summary>What all entries have in common, gathered from their mentions.</summary>
/// <param name="Sources">Ids of the reports, in ordinal order.</param>
/// <param name="Voices">Number of independent ones.</param>
/// <param name="Evidence">The words, in canonical order.</param>
internal sealed record Gathering(IReadOnlyList<string> Sources, int Voices, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>Gathers mentions, which are in canonical order.</summary>
    public static Gathering Of<T>(IReadOnlyList<Mention<T>> mentions)
        where T : Finding
    {
        var reports = mentions.Select(m => m.Report).DistinctBy(r => r.Id, StringComparer.Ordinal).ToList();
        return new Gathering(SourcesOf(mentions), Copies.CountVoices(reports), [.. mentions.Select(m => m.ToEvidence()).Distinct()]);
    }

    /// <summary>Ids of the reports, in ordinal order, each once.</summary>
    public static IReadOnlyList<string> SourcesOf<T>(IEnumerable<Mention<T>> mentions)
        where T : Finding =>
        [.. mentions.Select(m => m.Report.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Of the dates that mentions give, the one with most voices; of equals the more precise, then the earlier. Null without any.</summary>
    public static PartialDate? BestDate<T>(IEnumerable<Mention<T>> mentions, Func<T, PartialDate?> date)
        where T : Finding
    {
        var given = mentions.Where(m => date(m.Finding) is not null).ToList();
        return given
            .GroupBy(m => date(m.Finding)!.Value)
            .Select(g => (
                Date: g.Key,
                // "In September" supports the 12th of September too.
                Voices: Copies.CountVoices([.. given.Where(m => date(m.Finding)!.Value.Covers(g.Key)).Select(m => m.Report).DistinctBy(r => r.Id, StringComparer.Ordinal)])))
            .OrderByDescending(g => g.Voices)
            .ThenByDescending(g => g.Date.Day is not null)
            .ThenByDescending(g => g.Date.Month is not null)
            .ThenBy(g => g.Date)
            .Select(g => (PartialDate?)g.Date)
            .FirstOrDefault();
    }

    /// <summary>Of modalities told of one thing, the strongest: what one outlet tells as fact happened, else it is alleged, and so on.</summary>
    public static Modality Strongest(IEnumerable<Modality> modalities)
    {
        ReadOnlySpan<Modality> byStrength =
        [
            Modality.Happened, Modality.Alleged, Modality.Denied, Modality.Negated, Modality.Planned, Modality.Threatened, Modality.Demanded,
            Modality.Hypothetical,
        ];
        var all = modalities.ToHashSet();
        foreach (var modality in byStrength)
        {
            if (all.Contains(modality)) return modality;
        }

        return Modality.Hypothetical;
    }
}
