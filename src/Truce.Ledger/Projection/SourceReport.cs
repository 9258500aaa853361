using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>A report as the projection sees it.</summary>
/// <param name="Id">Name in <see cref="Entry.Sources"/>: the document's, made unique.</param>
/// <param name="Standing">The report as it stands after review; it is not withheld as a whole.</param>
/// <param name="KnownBy">
/// The day on which it could be known: the day of publication, or, when the page does not tell, the latest day that the report
/// itself speaks of as past. Null when neither is known.
/// </param>
/// <param name="Theatre">The conflict that it is about, or null.</param>
/// <param name="Places">What it says of its own places and actors.</param>
internal sealed record SourceReport(string Id, StandingDocument Standing, LocalDate? KnownBy, string? Theatre, OwnPlaces Places)
{
    public StoredDocument Stored { get; } = Standing.Document!;

    public DocumentFindings Findings => Stored.Findings;

    public string Key => Stored.Findings.ContentHash;

    /// <summary>Place among the reports of its partition in canonical order: by day, then by content hash.</summary>
    public int Order { get; init; }

    /// <summary>Equal for reports of the partition that are copies of one story: <see cref="Order"/> of the first.</summary>
    public int CopyGroup { get; init; }

    /// <summary>Who speaks: the state or party whose media these are, else the agency credited, else the outlet; null when the page tells none.</summary>
    public string? Origin { get; } =
        Wording.Fold(Ownership.SpeaksFor(Standing.Document!.Findings.Owner) ?? Standing.Document.Findings.Wire ?? Standing.Document.Findings.Outlet) is { Length: > 0 } name ? name : null;

    /// <summary>How the outlet is named to readers.</summary>
    public string Name => Findings.Outlet ?? Findings.Wire ?? Id;

    /// <summary>Reads a report, not withheld as a whole, under a name.</summary>
    public static SourceReport Of(StandingDocument standing, string id)
    {
        var findings = standing.Document!.Findings;
        var places = new OwnPlaces(findings);
        return new SourceReport(id, standing, KnownOn(findings), Theatres.Of(findings, places), places);
    }

    /// <summary>Reports in canonical order, each with its place and with the first of the story that it copies.</summary>
    public static List<SourceReport> Ranked(IEnumerable<SourceReport> reports)
    {
        List<SourceReport> ordered = [.. reports.OrderBy(r => r.KnownBy is null).ThenBy(r => r.KnownBy).ThenBy(r => r.Key, StringComparer.Ordinal)];
        var copies = Copies.Find(ordered.ConvertAll(r => r.Stored));
        return [.. ordered.Select((r, i) => r with { Order = i, CopyGroup = copies[i] })];
    }

    /// <summary>The day on which a report could be known, or null.</summary>
    public static LocalDate? KnownOn(DocumentFindings findings) => findings.Published?.Latest ?? LatestPastDay(findings);

    /// <summary>Conflict of what it tells of a place.</summary>
    public string? TheatreOf(string? place) => Places.CountryOfPlace(place) ?? Theatre;

    /// <summary>The day under which something in it is kept: that which it gives, else its own.</summary>
    public LocalDate? DayOf(PartialDate? date) => date?.Earliest ?? KnownBy;

    /// <summary>The same of a figure: that of what harmed people, when the report tells both together.</summary>
    public LocalDate? DayOf(FigureFinding figure) => FigureProjection.IncidentNear(this, figure) is { } incident ? DayOf(incident.Date) : DayOf(figure.Date);

    /// <summary>The day under which any of its findings but agreements is kept.</summary>
    public LocalDate? DayOf(Finding finding) => finding switch
    {
        FigureFinding f => DayOf(f),
        IncidentFinding f => DayOf(f.Date),
        AccessFinding f => DayOf(f.Date),
        AccusationFinding f => DayOf(f.Date),
        StatementFinding f => DayOf(f.Date),
        MeetingFinding f => DayOf(f.Date),
        CouncilFinding f => DayOf(f.Date),
        _ => KnownBy,
    };

    /// <summary>The conflict of any of its findings but agreements: that of the place where something took place, else the report's.</summary>
    public string? TheatreOf(Finding finding) => finding switch
    {
        FigureFinding f => TheatreOf(f.Place),
        IncidentFinding f => TheatreOf(f.Place),
        AccessFinding f => TheatreOf(f.Place),
        _ => Theatre,
    };

    /// <summary>The conflicts and days that it has findings in, and its own; not the agreements, which cross borders and years.</summary>
    public IEnumerable<(string? Theatre, LocalDate? Day)> Told() => FindingLists.All(Findings)
        .Where(f => f is not (AgreementFinding or EventFinding))
        .Select(f => (TheatreOf(f), DayOf(f)))
        .Append((Theatre, KnownBy));

    /// <summary>The latest day that a report speaks of as past, or null.</summary>
    public static LocalDate? LatestPastDay(DocumentFindings findings)
    {
        var days = findings.Statements.Select(f => f.Date)
            .Concat(findings.Accusations.Select(f => f.Date))
            .Concat(findings.Incidents.Where(f => f.Modality is Modality.Happened or Modality.Alleged or Modality.Denied).Select(f => f.Date))
            .Concat(findings.Meetings.Where(f => f.Status == MeetingStatus.Held).Select(f => f.Date))
            .Concat(findings.Council.Where(f => f.Modality == Modality.Happened).Select(f => f.Date))
            .Concat(findings.Agreements.Where(f => f.StatusInDoc is not (AgreementStatus.Proposed or AgreementStatus.Negotiating)).Select(f => f.Agreed))
            .Concat(findings.Agreements.Where(f => f.StatusInDoc is AgreementStatus.Collapsed or AgreementStatus.Expired).Select(f => f.Ended))
            .Concat(findings.Agreements.Where(f => f.StatusInDoc is AgreementStatus.InForce or AgreementStatus.Violated or AgreementStatus.Collapsed).Select(f => f.InForce));
        LocalDate? latest = null;
        foreach (var date in days)
        {
            if (date?.AsDay is { } day && (latest is null || day > latest)) latest = day;
        }

        return latest;
    }
}

/// <summary>A finding and the report it stands in.</summary>
internal readonly record struct Mention<T>(SourceReport Report, T Finding) : IComparable<Mention<T>>
    where T : Finding
{
    /// <summary>Canonical order: by report, then by place in the text.</summary>
    public int CompareTo(Mention<T> other)
    {
        var byReport = Report.Order.CompareTo(other.Report.Order);
        return byReport != 0 ? byReport : Finding.Span.CompareTo(other.Finding.Span);
    }

    /// <summary>Name of the finding.</summary>
    public string Id => FindingIds.Of(Report.Stored, Finding);

    public Evidence ToEvidence() => new(Report.Id, Finding.Span, Finding.Evidence, Id);
}
