using NodaTime;

namespace Truce.Ledger;

/// <summary>What a ledger holds, in numbers.</summary>
/// <param name="AsOf">The day, or null for all.</param>
/// <param name="Head">Chain hash of the journal that the numbers rest on: equal heads, equal answers.</param>
/// <param name="Documents">Number of reports known on the day.</param>
/// <param name="Rejected">Number of documents that could not be read, whatever the day.</param>
/// <param name="Theatres">The conflicts, those with most reports first; entries without one stand under null.</param>
public sealed record LedgerOverview(LocalDate? AsOf, string Head, int Documents, int Rejected, IReadOnlyList<TheatreOverview> Theatres);

/// <summary>What a ledger holds on one conflict.</summary>
/// <param name="Theatre">Name of the country, or null for what the reports do not place.</param>
/// <param name="Documents">Number of reports.</param>
/// <param name="FirstReport">Day of the first report, or null when none is dated.</param>
/// <param name="LastReport">Day of the last report, or null.</param>
/// <param name="Entries">Number of entries by <see cref="Entry.Type"/>, documents left out.</param>
public sealed record TheatreOverview(
    string? Theatre,
    int Documents,
    LocalDate? FirstReport,
    LocalDate? LastReport,
    IReadOnlyDictionary<string, int> Entries);
