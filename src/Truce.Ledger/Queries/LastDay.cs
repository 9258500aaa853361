using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>The last day that a ledger tells of as past: a report's own, or, since many pages bear none, that of what is told to have taken place.</summary>
public static class LastDay
{
    /// <summary>The last day of the entries; null when none is dated to a day.</summary>
    public static LocalDate? Of(IEnumerable<Entry> entries) => entries.Select(Of).Max();

    /// <summary>The last day of an entry: of publication, of an act that happened, of a meeting that was held, of the making or breaking of an agreement; or null.</summary>
    public static LocalDate? Of(Entry entry) => (entry switch
    {
        DocumentEntry d => d.Published,
        IncidentEntry { Modality: Modality.Happened } i => i.Date,
        MeetingEntry { Status: MeetingStatus.Held } m => m.Date,
        AgreementEntry a => a.LifeCycle.Where(t => t is { Event: TransitionKind.Agreed or TransitionKind.Violated, Date.Day: not null }).Select(t => t.Date).Max(),
        _ => null,
    })?.AsDay;
}
