namespace Truce.Ledger;

/// <summary>Puts entries before coders, the most doubtful first.</summary>
public static class ReviewOrder
{
    /// <summary>
    /// The entries nobody has decided on, least certain first; of equal certainty by type, then id. Reports and contradictions are not
    /// among them: the one is decided on in its findings, the other goes away when what it is about is put right.
    /// </summary>
    /// <param name="snapshot">The ledger.</param>
    /// <param name="filter">Which entries.</param>
    /// <param name="type">Type of entry, or null for all.</param>
    /// <param name="isWhole">True for all entries, those that were reviewed after those that were not.</param>
    public static IReadOnlyList<Entry> Of(LedgerSnapshot snapshot, EntryFilter filter, string? type = null, bool isWhole = false)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(filter);
        var contradicted = snapshot.Of<ContradictionEntry>().Select(c => c.About).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. snapshot.Entries
                .Where(e => e is not (DocumentEntry or ContradictionEntry) && (type is null || e.Type == type) && filter.Matches(e))
                .Where(e => isWhole || e.Review.State == ReviewState.Machine)
                .OrderBy(e => e.Review.State != ReviewState.Machine)
                .ThenBy(e => Certainty(e, contradicted.Contains(e.Id)))
                .ThenBy(e => e.Type, StringComparer.Ordinal)
                .ThenBy(e => e.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// How little an entry needs a look, from 0 to 1: the confidence of its weakest link, where it has one, times the share that a
    /// further voice would not add (one voice ½, two ⅔, …), halved when sources contradict each other. It orders the queue and is no
    /// probability.
    /// </summary>
    public static double Certainty(Entry entry, bool isContradicted)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var confidence = entry switch
        {
            AgreementEntry e => e.Confidence,
            IncidentEntry e => e.Confidence,
            _ => 1,
        };
        return confidence * entry.Voices / (entry.Voices + 1.0) * (isContradicted ? 0.5 : 1);
    }
}
