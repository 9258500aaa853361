using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>A report as the projection sees it.</summary>
/// <param name="Id">Name in <see cref="Entry.Sources"/>: the document's, made unique.</param>
/// <param name="Order">Place in the canonical order of reports: by day, then by content hash.</param>
/// <param name="Stored">What the journal holds of it.</param>
/// <param name="KnownBy">
/// The day on which it could be known: the day of publication, or, when the page does not tell, the latest day that the report
/// itself speaks of as past. Null when neither is known.
/// </param>
/// <param name="CopyGroup">Equal for reports that are copies of one story.</param>
internal sealed record SourceReport(string Id, int Order, StoredDocument Stored, LocalDate? KnownBy, int CopyGroup)
{
    public DocumentFindings Findings => Stored.Findings;

    public string Key => Stored.Findings.ContentHash;

    /// <summary><see cref="Key"/> of the first report of the story that this one is a copy of; its own when it is the first.</summary>
    public required string CopyOf { get; init; }

    /// <summary>Who speaks: the agency credited, else the outlet; null when the page names neither.</summary>
    public string? Origin { get; } = Wording.Fold(Stored.Findings.Wire ?? Stored.Findings.Outlet) is { Length: > 0 } name ? name : null;

    /// <summary>How the outlet is named to readers.</summary>
    public string Name => Findings.Outlet ?? Findings.Wire ?? Id;

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
