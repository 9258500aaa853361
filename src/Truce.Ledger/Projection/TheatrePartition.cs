using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// The entries of one conflict in one window of years: all but agreements, which cross borders and years. They follow from the reports with
/// something in the window's sight, from the conflict's truces (<see cref="Truces"/>) and from what coders decided, and from nothing else.
/// </summary>
internal sealed class TheatrePartition
{
    private readonly string? _theatre;
    private readonly Window _window;
    private readonly List<SourceReport> _reports;
    private readonly Standing _standing;

    private TheatrePartition(string? theatre, Window window, List<SourceReport> reports, Standing standing) =>
        (_theatre, _window, _reports, _standing) = (theatre, window, reports, standing);

    /// <summary>Makes the entries.</summary>
    /// <param name="theatre">The conflict.</param>
    /// <param name="window">The years.</param>
    /// <param name="reports">The reports with something in the window's sight, in any order.</param>
    /// <param name="truces">Truces of the conflict.</param>
    /// <param name="rulings">What people decided.</param>
    public static Projected Make(string? theatre, Window window, IEnumerable<SourceReport> reports, Truces truces, Rulings rulings)
    {
        var ranked = SourceReport.Ranked(reports);
        return new TheatrePartition(theatre, window, ranked, Standing.Of(ranked.ConvertAll(r => r.Standing), rulings)).Make(truces);
    }

    private Projected Make(Truces truces)
    {
        var entries = new List<Entry>();
        var gazetteer = new Gazetteer(_reports.Select(r => r.Findings));
        var likeness = new Likeness(gazetteer);
        var incidents = IncidentProjection.Project(Seen(d => d.Incidents), _theatre, gazetteer, likeness, truces.Within(_window), _standing).ToList();
        foreach (var (entry, mentions) in incidents)
        {
            if (!Owns(mentions[0])) continue;
            entries.Add(entry);
            entries.AddRange(ContradictionProjection.OfIncident(entry, mentions));
        }

        foreach (var (series, contradiction, first) in FigureProjection.Project(Seen(d => d.Figures), _theatre, incidents, gazetteer, _standing))
        {
            if (!Owns(first)) continue;
            entries.Add(series);
            if (contradiction is not null) entries.Add(contradiction);
        }

        Take(AccessProjection.Project(Seen(d => d.Access), _theatre, gazetteer, likeness, _standing));
        Take(AccusationProjection.Project(Seen(d => d.Accusations), _theatre, gazetteer, likeness, _standing));
        Take(StatementProjection.Project(Seen(d => d.Statements), _theatre, likeness, _standing));
        Take(MeetingProjection.Project(Seen(d => d.Meetings), _theatre, gazetteer, likeness, _standing));
        Take(CouncilProjection.Project(Seen(d => d.Council), _theatre, likeness, _standing));
        entries.AddRange(_reports.Where(r => r.Theatre == _theatre && _window.Owns(r.KnownBy)).Select(ToEntry));
        return Projected.Of(entries.ConvertAll(_standing.Apply), gazetteer);

        void Take<TEntry, T>(IEnumerable<(TEntry Entry, Mention<T> First)> made)
            where TEntry : Entry
            where T : Finding => entries.AddRange(made.Where(m => Owns(m.First)).Select(m => m.Entry));
    }

    /// <summary>Findings of one sort of the conflict, as far as the window sees them, in canonical order.</summary>
    private List<Mention<T>> Seen<T>(Func<DocumentFindings, IReadOnlyList<T>> list)
        where T : Finding =>
        [.. _reports.SelectMany(r => list(r.Findings).Where(f => r.TheatreOf(f) == _theatre && _window.Sees(r.DayOf(f))).Select(f => new Mention<T>(r, f))).Order()];

    private bool Owns<T>(Mention<T> first)
        where T : Finding => _window.Owns(first.Report.DayOf(first.Finding));

    private DocumentEntry ToEntry(SourceReport report)
    {
        var f = report.Findings;
        return new DocumentEntry
        {
            Id = report.Id,
            Theatre = report.Theatre,
            ContentHash = f.ContentHash,
            TextHash = report.Stored.TextHash,
            Published = f.Published,
            Outlet = f.Outlet,
            Wire = f.Wire,
            Owner = f.Owner,
            Title = f.Title,
            Url = f.Url,
            Relevant = f.Relevant,
            DuplicateOf = report.CopyGroup == report.Order ? null : _reports[report.CopyGroup].Id,
            Findings = f.Agreements.Count + f.Accusations.Count + f.Incidents.Count + f.Figures.Count + f.Statements.Count + f.Meetings.Count
                + f.Access.Count + f.Council.Count + f.Events.Count,
            Sources = [report.Id],
            Voices = 1,
            Evidence = [],
        };
    }
}
