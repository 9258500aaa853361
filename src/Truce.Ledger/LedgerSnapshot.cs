using NodaTime;

namespace Truce.Ledger;

/// <summary>The ledger as it could be known on a day.</summary>
/// <param name="AsOf">The day; null when every report counts.</param>
/// <param name="Entries">All entries, by type, then id, ordinally.</param>
/// <param name="Withheld">How many documents and entries reviewers withhold from views and exports.</param>
public sealed record LedgerSnapshot(LocalDate? AsOf, IReadOnlyList<Entry> Entries, int Withheld)
{
    /// <summary>The entries of one sort.</summary>
    public IEnumerable<T> Of<T>() where T : Entry => Entries.OfType<T>();
}
