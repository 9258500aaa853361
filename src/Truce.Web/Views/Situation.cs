using NodaTime;
using Truce.Domain;
using Truce.Ledger;

namespace Truce.Web.Views;

/// <summary>What stands on the first page: the state of each truce, the last days, what is new, where sources contradict each other.</summary>
public sealed class Situation
{
    /// <summary>Days that count as the last ones.</summary>
    public const int Days = 7;

    private const int MostRows = 12;

    private readonly LedgerView _view;
    /// <summary>Gathers the situation of what a query asks for.</summary>
    public Situation(LedgerView view, Query query)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(query);
        _view = view;
        Until = query.AsOf ?? (query.Theatre is { } own ? view.LastDayOf.FirstOrDefault(t => t.Key.Equals(own, StringComparison.OrdinalIgnoreCase)) is { Key: not null } known ? known.Value : null : null);
        var agreements = view.Find<AgreementEntry>(query);
        Truces = [.. agreements.Where(a => !IsIdea(a) && a.Status != AgreementStatus.Background).OrderBy(Rank).ThenByDescending(a => a.Date()).ThenBy(a => a.Id, StringComparer.Ordinal).Take(2 * MostRows)];
        Ideas = [.. agreements.Where(IsIdea).Take(MostRows)];
        TruceCount = agreements.Count(a => !IsIdea(a) && a.Status != AgreementStatus.Background);
        Incidents = [.. view.Find<IncidentEntry>(query).Where(i => i.Modality is Modality.Happened or Modality.Alleged or Modality.Denied && IsRecent(i, i.Date)).Take(MostRows)];
        Accusations = [.. view.Find<AccusationEntry>(query).Where(a => IsRecent(a, a.Date)).Take(MostRows)];
        Meetings = [.. view.Find<MeetingEntry>(query).Where(m => m.Date is { } date && (LastOf(m) is not { } last || date.Latest > last.PlusDays(-Days))).Take(MostRows)];
        New = [.. view.Find<DocumentEntry>(query).Where(d => d.DuplicateOf is null && IsRecent(d, d.Published)).Take(MostRows)];
        Contradictions = [.. view.Find<ContradictionEntry>(query).Where(c => c.Sources.Any(s => view.Document(s) is { } d && IsRecent(c, d.Published))).Take(MostRows)];
    }

    /// <summary>Last of the days; null when each theatre has its own, that of its latest report.</summary>
    public LocalDate? Until { get; }

    /// <summary>Agreements that came about, those alive first.</summary>
    public IReadOnlyList<AgreementEntry> Truces { get; }

    /// <summary>How many agreements came about.</summary>
    public int TruceCount { get; }

    /// <summary>Agreements that are proposed, negotiated or rejected.</summary>
    public IReadOnlyList<AgreementEntry> Ideas { get; }

    /// <summary>Incidents of the last days.</summary>
    public IReadOnlyList<IncidentEntry> Incidents { get; }

    /// <summary>Accusations of the last days.</summary>
    public IReadOnlyList<AccusationEntry> Accusations { get; }

    /// <summary>Meetings of the last days and to come.</summary>
    public IReadOnlyList<MeetingEntry> Meetings { get; }

    /// <summary>Reports of the last days.</summary>
    public IReadOnlyList<DocumentEntry> New { get; }

    /// <summary>Contradictions in which a report of the last days has a part.</summary>
    public IReadOnlyList<ContradictionEntry> Contradictions { get; }

    private LocalDate? LastOf(Entry entry) => Until ?? (entry.Theatre is { } theatre && _view.LastDayOf.TryGetValue(theatre, out var last) ? last : _view.LastDay);

    private bool IsRecent(Entry entry, PartialDate? date) => date is { } known && (LastOf(entry) is not { } last || (known.Latest > last.PlusDays(-Days) && known.Earliest <= last));

    private static bool IsIdea(AgreementEntry a) => a.Status is AgreementStatus.Proposed or AgreementStatus.Negotiating or AgreementStatus.Rejected;

    private static int Rank(AgreementEntry a) => a.Status switch
    {
        AgreementStatus.InForce or AgreementStatus.Extended or AgreementStatus.Violated => 0,
        AgreementStatus.Agreed => 1,
        _ => 2,
    };
}
