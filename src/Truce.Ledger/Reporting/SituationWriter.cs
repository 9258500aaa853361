using Truce.Domain;

namespace Truce.Ledger.Reporting;

/// <summary>Writes the situation of one conflict in words: what is agreed, what happened, who blames whom, what was said.</summary>
public sealed class SituationWriter
{
    /// <summary>Lines of a section of a long list; the rest is counted and left to <c>truce show</c>.</summary>
    private const int MostLines = 25;

    /// <summary>Statements are many; those that most outlets carry tell most.</summary>
    private const int MostStatements = 15;

    private readonly LedgerSnapshot _all;
    private readonly List<Entry> _own;
    private readonly string? _theatre;
    private readonly SourceNames _names;
    private readonly Dictionary<string, AgreementEntry> _agreements;

    /// <summary>What each report may go by where it speaks in its own words: its outlet, its agency, its name.</summary>
    private readonly ILookup<string, string> _outlets;

    private SituationWriter(LedgerSnapshot snapshot, string? theatre)
    {
        _all = snapshot;
        _theatre = theatre;
        _own = [.. snapshot.Entries.Where(e => e.Theatre == theatre)];
        _names = new SourceNames(snapshot);
        _outlets = snapshot.Of<DocumentEntry>()
            .SelectMany(d => new[] { d.Outlet, d.Wire, d.Id }.OfType<string>().Select(n => (d.Id, Name: n)))
            .ToLookup(d => d.Id, d => d.Name, StringComparer.Ordinal);
        _agreements = snapshot.Of<AgreementEntry>().ToDictionary(a => a.Id, StringComparer.Ordinal);
    }

    /// <summary>The conflict that most reports are about; null when no report names one.</summary>
    public static string? MostReported(LedgerSnapshot snapshot) => snapshot.Of<DocumentEntry>()
        .Where(d => d.Theatre is not null)
        .GroupBy(d => d.Theatre!, StringComparer.Ordinal)
        .OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .FirstOrDefault()?.Key;

    /// <summary>The report on one conflict; null stands for the reports that name none.</summary>
    public static SituationReport Write(LedgerSnapshot snapshot, string? theatre)
    {
        var writer = new SituationWriter(snapshot, theatre);
        ReportSection[] sections =
        [
            writer.Agreements(),
            writer.Incidents(),
            writer.Blame(),
            writer.Statements(),
            writer.Figures(),
            writer.Access(),
            writer.Meetings(),
            writer.Council(),
            writer.Threats(),
            writer.Contradictions(),
            writer.Reports(),
        ];
        return new SituationReport(writer.Title(), writer.Lead(), [.. sections.Where(s => s.Lines.Count > 0 || s.Table is not null)]);
    }

    private string Title()
    {
        var day = _all.AsOf ?? LastDay.Of(_own);
        return $"{_theatre ?? "Unplaced reports"}: the situation" + (day is { } known ? $" as of {Prose.Day(known)}" : "");
    }

    private string Lead()
    {
        var documents = _own.OfType<DocumentEntry>().ToList();
        var copies = documents.Count(d => d.DuplicateOf is not null);
        var days = documents.Select(d => d.Published).OfType<PartialDate>().Order().ToList();
        var undated = documents.Count - days.Count;
        var span = days.Count == 0 ? "" : days[0] == days[^1] ? $" of {Prose.Date(days[0])}" : $" from {Prose.Date(days[0])} to {Prose.Date(days[^1])}";
        var others = _all.Of<DocumentEntry>().Select(d => d.Theatre).OfType<string>().Where(t => t != _theatre).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return $"From {Prose.Count(documents.Count, "report", "reports")}{span}"
            + (undated > 0 && days.Count > 0 ? $" ({Prose.Undated(undated)})" : "")
            + (copies > 0 ? $", {Prose.Count(copies, "of them a copy", "of them copies")} of another" : "")
            + ". What outlets tell as fact stands plain; whatever is a claim, a plan or a threat is called so."
            + (others.Count > 0 ? $" The ledger also holds reports on {Prose.List(others)}." : "")
            + (_all.Withheld.IsAny ? $" {Prose.Withheld(_all.Withheld)}" : "");
    }

    private ReportSection Agreements()
    {
        var agreements = _own.OfType<AgreementEntry>()
            .OrderBy(a => IsIdea(a)).ThenBy(a => a.Date() is null).ThenBy(a => a.Date()).ThenBy(a => a.Label, StringComparer.Ordinal);
        return new ReportSection("Agreements", [.. agreements.Select(AgreementLine)]);

        static bool IsIdea(AgreementEntry a) => a.Status is AgreementStatus.Proposed or AgreementStatus.Negotiating or AgreementStatus.Rejected;
    }

    private ReportLine AgreementLine(AgreementEntry a)
    {
        var facts = new List<string> { $"{Prose.Capital(Prose.Agreement(a.Kind))}; {Prose.State(a.Status)}." };
        if (a.Parties.Count > 0) facts.Add($"Parties: {Prose.List(a.Parties)}.");
        if (a.Brokers.Count > 0) facts.Add($"Arranged by {Prose.List(a.Brokers)}.");
        if (a.Covers.Count > 0) facts.Add($"Covers {Prose.List(a.Covers)}.");
        if (a.Excludes.Count > 0) facts.Add($"Leaves out {Prose.List(a.Excludes)}.");
        if (a.Duration is { } length) facts.Add($"Length: {Prose.Length(length)}.");
        if (a.Expires is { } expires) facts.Add($"Due to end {Prose.When(expires)}.");
        var under = a.LifeCycle.Select(t => new ReportLine(
            Prose.Capital(Prose.Word(t.Event)), t.Date is null ? "date not given" : Prose.Date(t.Date.Value), _names.Of(t.Sources)));
        return new ReportLine(a.Label, string.Join(' ', facts), _names.Of(a.Sources), a.Id, [.. under]);
    }

    private ReportSection Incidents()
    {
        var incidents = _own.OfType<IncidentEntry>()
            .Where(i => i.Modality is Modality.Happened or Modality.Alleged or Modality.Denied)
            .OrderBy(i => i.Date is null).ThenBy(i => i.Date).ThenByDescending(i => i.Voices).ThenBy(i => i.Id, StringComparer.Ordinal).ToList();
        return Limited("What happened", incidents, MostLines, IncidentLine, "incidents");
    }

    private ReportLine IncidentLine(IncidentEntry i)
    {
        var what = Prose.Capital(Prose.Incident(i))
            + Prose.Upon(Prose.Incident(i), i.Target, i.Place)
            + (i.Place is { } place ? $", {place}" : "");
        what = (i.Modality switch { Modality.Alleged => what + " (alleged)", Modality.Denied => what + " (denied)", _ => what }) + ".";
        foreach (var claim in i.Perpetrators)
        {
            what += " " + Blamed(claim, i.Modality) + (claim.DeniedBy.Count > 0 ? $"; denied by {Prose.List(claim.DeniedBy)}." : ".");
        }

        if (i.Agreement is { } id && _agreements.TryGetValue(id, out var agreement)) what += $" While in force: {agreement.Label}.";
        return new ReportLine(i.Date is { } date ? Prose.Date(date) : "Date not given", what, _names.Of(i.Sources), i.Id);
    }

    /// <summary>Who is blamed, and by whom: an outlet that passes on what is alleged blames nobody itself.</summary>
    private string Blamed(PerpetratorClaim claim, Modality modality)
    {
        var accusers = claim.ClaimedBy.Where(c => !claim.Sources.Any(s => _outlets[s].Contains(c))).ToList();
        if (accusers.Count > 0) return $"Blamed on {claim.Perpetrator} by {Prose.List(accusers)}";
        return modality == Modality.Happened ? $"By {claim.Perpetrator}, in the outlet's own words" : $"{claim.Perpetrator} is named, not said by whom";
    }

    private ReportSection Threats()
    {
        var threats = _own.OfType<IncidentEntry>()
            .Where(i => i.Modality is Modality.Threatened or Modality.Planned)
            .OrderBy(i => i.Date is null).ThenBy(i => i.Date).ThenBy(i => i.Id, StringComparer.Ordinal).ToList();
        return Limited("Threatened or announced", threats, MostLines, i => new ReportLine(
            Prose.Capital(Prose.Word(i.Modality)),
            Prose.Sentence($"{Prose.Incident(i)}{Prose.Upon(Prose.Incident(i), i.Target, null)}{(i.Place is { } p ? $", {p}" : "")}{(i.Date is { } d ? $", {Prose.Date(d)}" : "")}"),
            _names.Of(i.Sources), i.Id), "incidents");
    }

    private ReportSection Blame()
    {
        var accusations = _own.OfType<AccusationEntry>().OrderBy(a => a.Date is null).ThenBy(a => a.Date).ThenBy(a => a.Id, StringComparer.Ordinal).ToList();
        var section = Limited("Who blames whom", accusations, MostLines, a => new ReportLine(
            $"{WithSide(a.Accuser, a.AccuserSide)} → {WithSide(a.Accused, a.AccusedSide)}",
            Prose.Sentence(Charge(a) + (a.Date is { } date ? $" ({Prose.Date(date)})" : "") + (a.DeniedBy.Count > 0 ? $"; denied by {Prose.List(a.DeniedBy)}" : "")),
            _names.Of(a.Sources), a.Id), "accusations");
        return section with { Table = BlameMatrix.Of(accusations) };
    }

    /// <summary>"John Kerry (United States)": the table counts by sides.</summary>
    private static string WithSide(string name, string side) => name == side ? name : $"{name} ({side})";

    /// <summary>"Breaking it" says nothing alone: then the report's own words stand behind it.</summary>
    private static string Charge(AccusationEntry accusation)
    {
        var words = accusation.Act.Split(' ');
        return words.Length <= 6 && words.Any(w => w is "it" or "them" or "this" or "that" or "so") ? $"{accusation.Act}: {Prose.Quote(accusation.Evidence[0].Words)}" : accusation.Act;
    }

    private ReportSection Statements()
    {
        var all = _own.OfType<StatementEntry>().ToList();
        var chosen = all.OrderByDescending(s => s.Voices).ThenByDescending(s => s.Kind == StatementKind.Direct).ThenBy(s => s.Date is null).ThenBy(s => s.Date)
            .ThenBy(s => s.Id, StringComparer.Ordinal).Take(MostStatements)
            .OrderBy(s => s.Date is null).ThenBy(s => s.Date).ThenBy(s => s.Id, StringComparer.Ordinal);
        return new ReportSection(
            "What was said",
            [.. chosen.Select(s => new ReportLine(
                s.Speaker,
                (s.Kind == StatementKind.Direct ? Prose.Quote(s.Text) : Prose.Sentence(s.Text)) + (s.Audience is { } to ? $" To {to}." : "") + (s.Date is { } date ? $" ({Prose.Date(date)})" : ""),
                _names.Of(s.Sources), s.Id))],
            Note: Rest(all.Count - MostStatements, "statements"));
    }

    private ReportSection Figures()
    {
        var series = _own.OfType<FigureSeriesEntry>()
            .Where(f => f.Kind != FigureKind.Other)
            .OrderBy(f => f.Kind).ThenBy(f => f.Date()).ThenBy(f => f.Id, StringComparer.Ordinal).ToList();
        return Limited("Figures, by source", series, MostLines, FigureLine, "figures");
    }

    private ReportLine FigureLine(FigureSeriesEntry f)
    {
        var what = Prose.Capital(Prose.Figure(f)) + (f.OfWhom is { } whom ? $", {whom}" : "") + (f.Place is { } place ? $", {place}" : "")
            + (f.Period is { } period ? $", {period}" : "");
        if (f.Values.Count == 1) return new ReportLine(what, Value(f.Values[0]), _names.Of(f.Sources), f.Id);
        return new ReportLine(what, "", [], f.Id, [.. f.Values.Select(v => new ReportLine("", Value(v), _names.Of(v.Sources)))]);

        static string Value(FigureValue v) =>
            Prose.Capital(Prose.Range(v.Low, v.High)) + (v.Issuer is { } issuer ? $", by {issuer}" : ", in the outlet's own words") + (v.Date is { } date ? $" ({Prose.Date(date)})." : ".");
    }

    private ReportSection Access()
    {
        var access = _own.OfType<AccessEntry>().OrderBy(a => a.Date is null).ThenBy(a => a.Date).ThenBy(a => a.Id, StringComparer.Ordinal).ToList();
        return Limited("Aid", access, MostLines, a => new ReportLine(
            a.Date is { } date ? Prose.Date(date) : "Date not given",
            Prose.Sentence((a.KindFine is { } fine ? Prose.Fine(fine) : Prose.Word(a.Kind)) + (a.Modality == Modality.Happened || a.Kind == AccessKind.Demand ? "" : $" ({Prose.Word(a.Modality)})")
                + (a.Place is { } place ? $", {place}" : "") + (a.Actor is { } actor ? $", {actor}" : "") + $": {Prose.Quote(a.Evidence[0].Words)}"),
            _names.Of(a.Sources), a.Id), "access records");
    }

    private ReportSection Meetings()
    {
        var meetings = _own.OfType<MeetingEntry>()
            .OrderBy(m => m.Status != MeetingStatus.Held).ThenBy(m => m.Date is null).ThenBy(m => m.Date).ThenBy(m => m.Id, StringComparer.Ordinal).ToList();
        return Limited("Meetings", meetings, MostLines, m => new ReportLine(
            Prose.Capital(Prose.Word(m.Status)),
            Prose.Sentence($"{Prose.Meeting(m)}, {(m.Date is { } date ? Prose.When(date) : "date not given")}"
                + (m.Status == MeetingStatus.Held && m.History.Any(h => h.Status == MeetingStatus.Planned) ? ", as had been planned" : "")),
            _names.Of(m.Sources), m.Id), "meetings");
    }

    private ReportSection Council()
    {
        var council = _own.OfType<CouncilEntry>().OrderBy(c => c.Date is null).ThenBy(c => c.Date).ThenBy(c => c.Id, StringComparer.Ordinal).ToList();
        return Limited("Security Council", council, MostLines, CouncilLine, "council actions");
    }

    private ReportLine CouncilLine(CouncilEntry c)
    {
        var what = Prose.Word(c.Kind) + (c.Modality == Modality.Happened ? "" : $" ({Prose.Word(c.Modality)})") + (c.Number is { } number ? $" {number}" : "");
        if (c.Subject is { } subject) what += $": {subject.TrimEnd('.', ' ')}";
        if (c.Sponsors.Count > 0) what += $"; tabled by {Prose.List(c.Sponsors)}";
        if (c.By.Count > 0 && c.Kind == CouncilKind.Veto) what += $"; {(c.Modality == Modality.Happened ? "vetoed" : "veto")} by {Prose.List(c.By)}";
        what = Prose.Sentence(what);
        if (c.Charter is { } charter) what += $" By the Charter: {charter.Note}{(charter.Agrees ? "." : "; the reports say otherwise.")}";
        var under = c.Steps.Count < 2 ? [] : c.Steps.Select(s => new ReportLine(
            Prose.Capital(Prose.Word(s.Kind)) + (s.Modality == Modality.Happened ? "" : $", {Prose.Word(s.Modality)}"),
            s.Date is { } day ? Prose.Date(day) : "date not given", _names.Of(s.Sources)));
        return new ReportLine(c.Date is { } date ? Prose.Date(date) : "Date not given", what, _names.Of(c.Sources), c.Id, [.. under]);
    }

    private ReportSection Contradictions()
    {
        var byId = _all.Entries.Where(e => e is not DocumentEntry).ToDictionary(e => e.Id, StringComparer.Ordinal);
        var contradictions = _own.OfType<ContradictionEntry>().OrderBy(c => c.About, StringComparer.Ordinal).ThenBy(c => c.Id, StringComparer.Ordinal).ToList();
        return Limited("Where sources contradict each other", contradictions, MostLines, c => new ReportLine(
            About(c), "", [], c.Id,
            [.. c.Positions.Select(p => new ReportLine(Value(p.Value), $"{Prose.List(p.HeldBy)}: {Prose.Quote(p.Words)}", _names.Of(p.Sources)))]), "contradictions");

        string About(ContradictionEntry c)
        {
            return byId.GetValueOrDefault(c.About) switch
            {
                AgreementEntry a => $"{a.Label}: {c.Field switch { "agreed" => "when it was agreed", "in_force" => "when it took effect", _ => "when it ended" }}",
                FigureSeriesEntry f => Prose.Capital(Prose.Figure(f)) + (f.OfWhom is { } whom ? $", {whom}" : "") + (f.Place is { } place ? $", {place}" : ""),
                IncidentEntry i => $"Who is behind it: {Prose.Incident(i)}{(i.Place is { } place ? $", {place}" : "")}{(i.Date is { } date ? $", {Prose.Date(date)}" : "")}",
                _ => c.Field,
            };
        }

        static string Value(string value) => PartialDate.TryParse(value, out var date) && value.Length > 4 ? Prose.Date(date) : value;
    }

    private ReportSection Reports() => new(
        "Reports",
        [.. _own.OfType<DocumentEntry>().OrderBy(d => d.Published is null).ThenBy(d => d.Published).ThenBy(d => d.Id, StringComparer.Ordinal).Select(d => new ReportLine(
            d.Published is { } date ? Prose.Date(date) : "Date not given",
            $"{d.Title ?? "(no headline)"}{(d.Outlet is { } outlet ? $" — {outlet}" : "")}{(d.Wire is { } wire && wire != d.Outlet ? $", from {wire}" : "")}{(d.DuplicateOf is { } copy ? $"; a copy of {copy}" : "")}",
            [d.Id]))]);

    private static ReportSection Limited<T>(string heading, List<T> entries, int most, Func<T, ReportLine> line, string name)
        where T : Entry => new(heading, [.. entries.Take(most).Select(line)], Note: Rest(entries.Count - most, name));

    private static string? Rest(int count, string name) => count > 0 ? $"And {Prose.Count(count, name.TrimEnd('s'), name)} more: truce show." : null;
}
