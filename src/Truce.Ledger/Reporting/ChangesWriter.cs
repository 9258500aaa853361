using Truce.Domain;

namespace Truce.Ledger.Reporting;

/// <summary>Writes what became known between two days.</summary>
public static class ChangesWriter
{
    /// <summary>The changes that the filter asks for, as a report.</summary>
    public static SituationReport Write(LedgerChanges changes, EntryFilter filter)
    {
        var added = changes.New.Where(filter.Matches).ToList();
        var changed = changes.Changed.Where(c => filter.Matches(c.After)).ToList();
        var reports = added.OfType<DocumentEntry>().ToList();
        var sections = added.Where(e => e is not (DocumentEntry or StatementEntry)).GroupBy(e => e.Type, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new ReportSection($"New: {g.Key.Replace('_', ' ')}", [.. g.OrderBy(e => e.Date() is null).ThenBy(e => e.Date()).ThenBy(e => e.Id, StringComparer.Ordinal).Select(Line)]))
            .Prepend(new ReportSection("Changed", [.. changed.Select(c => new ReportLine(Name(c.After), $"was {State(c.Before)}, is {State(c.After)}.", c.After.Sources, c.After.Id))]))
            .Where(s => s.Lines.Count > 0);
        return new SituationReport(
            $"What became known from {Prose.Day(changes.From)} to {Prose.Day(changes.To)}",
            $"{Prose.Capital(Prose.Count(reports.Count, "new report", "new reports"))}, {Prose.Count(added.Count - reports.Count, "new entry", "new entries")}, {Prose.Count(changed.Count, "change", "changes")} of state.",
            [.. sections]);
    }

    private static ReportLine Line(Entry entry) =>
        new(entry.Date() is { } date ? Prose.Date(date) : "Date not given", Prose.Sentence($"{Name(entry)}{(State(entry) is { Length: > 0 } state ? $": {state}" : "")}"), entry.Sources, entry.Id);

    private static string Name(Entry entry) => entry switch
    {
        AgreementEntry e => e.Label,
        IncidentEntry e => Prose.Incident(e) + (e.Target is { } target ? $" on {target}" : "") + (e.Place is { } place ? $", {place}" : ""),
        AccusationEntry e => $"{e.Accuser} accuses {e.Accused}: {e.Act}",
        AccessEntry e => $"{Prose.Word(e.Kind)}{(e.Place is { } place ? $", {place}" : "")}",
        MeetingEntry e => $"{Prose.Word(e.Form)} of {Prose.List(e.Participants)}",
        CouncilEntry e => e.Subject ?? "council action",
        FigureSeriesEntry e => $"{Prose.Figure(e)}{(e.Place is { } place ? $", {place}" : "")}: {string.Join("; ", e.Values.Select(v => Prose.Range(v.Low, v.High)).Distinct(StringComparer.Ordinal))}",
        ContradictionEntry e => $"sources differ on {e.Field.Replace('_', ' ')}: {string.Join(" or ", e.Positions.Select(p => p.Value))}",
        _ => entry.Id,
    };

    private static string State(Entry entry) => entry switch
    {
        AgreementEntry e => Prose.State(e.Status) + (e.Expires is { } expires ? $", due to end {Prose.When(expires)}" : ""),
        MeetingEntry e => Prose.Word(e.Status),
        CouncilEntry e => Prose.Word(e.Kind) + (e.Modality == Modality.Happened ? "" : $", {Prose.Word(e.Modality)}"),
        IncidentEntry e => Prose.Word(e.Modality),
        _ => "",
    };
}
