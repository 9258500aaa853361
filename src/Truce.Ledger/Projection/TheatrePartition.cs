using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// The reports that have a part in the entries of one conflict, and those entries: all but agreements, which cross borders, and the
/// reports themselves. The entries follow from what <see cref="Key"/> covers and from nothing else, so that equal keys have
/// equal entries.
/// </summary>
internal sealed class TheatrePartition
{
    private readonly string? _theatre;
    private readonly IReadOnlyList<SourceReport> _reports;
    private readonly Func<SourceReport, string?, string?> _theatreOf;
    private readonly Func<SourceReport, bool> _isOwn;
    private readonly IReadOnlyList<AgreementEntry> _agreements;
    private readonly Standing _standing;

    /// <param name="theatre">The conflict.</param>
    /// <param name="reports">The reports with something in it, in canonical order.</param>
    /// <param name="theatreOf">Conflict of what a report tells of a place.</param>
    /// <param name="isOwn">True for reports that are about this conflict as a whole.</param>
    /// <param name="agreements">Agreements of the conflict.</param>
    /// <param name="standing">What coders decided.</param>
    public TheatrePartition(
        string? theatre,
        IReadOnlyList<SourceReport> reports,
        Func<SourceReport, string?, string?> theatreOf,
        Func<SourceReport, bool> isOwn,
        IReadOnlyList<AgreementEntry> agreements,
        Standing standing) =>
        (_theatre, _reports, _theatreOf, _isOwn, _agreements, _standing) = (theatre, reports, theatreOf, isOwn, agreements, standing);

    /// <summary>The entries.</summary>
    public List<Entry> Entries()
    {
        var entries = new List<Entry>();
        var own = _reports.Where(_isOwn).ToList();
        var gazetteer = new Gazetteer(_reports.Select(r => r.Findings));
        var likeness = new Likeness(gazetteer);
        var incidents = IncidentProjection.Project(_reports, _theatre, (r, f) => _theatreOf(r, f.Place), gazetteer, likeness, _agreements, _standing).ToList();
        foreach (var (entry, mentions) in incidents)
        {
            entries.Add(entry);
            entries.AddRange(ContradictionProjection.OfIncident(entry, mentions));
        }

        foreach (var (series, contradiction) in FigureProjection.Project(_reports, _theatre, (r, f) => _theatreOf(r, f.Place), incidents, _standing))
        {
            entries.Add(series);
            if (contradiction is not null) entries.Add(contradiction);
        }

        entries.AddRange(AccessProjection.Project(_reports, _theatre, (r, f) => _theatreOf(r, f.Place), gazetteer, likeness, _standing));
        entries.AddRange(AccusationProjection.Project(own, _theatre, gazetteer, likeness, _standing));
        entries.AddRange(StatementProjection.Project(own, _theatre, likeness, _standing));
        entries.AddRange(MeetingProjection.Project(own, _theatre, gazetteer, likeness, _standing));
        entries.AddRange(CouncilProjection.Project(own, _theatre, likeness, _standing));
        return entries;
    }

    /// <summary>
    /// SHA-256 over all that the entries follow from: the reports in order and how they are coded, their names, days and copies, what of them lies in this
    /// conflict, its truces, and what coders decided.
    /// </summary>
    public string Key()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, _theatre);
        Add(hash, _standing.Key);
        foreach (var report in _reports)
        {
            Add(hash, report.Key);
            Add(hash, report.Stored.Recoding);
            Add(hash, report.Id);
            Add(hash, report.KnownBy?.ToString("uuuu-MM-dd", null));
            Add(hash, report.CopyOf);
            var places = report.Findings.Incidents.Select(f => f.Place).Concat(report.Findings.Access.Select(f => f.Place)).Concat(report.Findings.Figures.Select(f => f.Place));
            Add(hash, string.Concat(places.Select(p => _theatreOf(report, p) == _theatre ? '1' : '0').Prepend(_isOwn(report) ? '1' : '0')));
        }

        foreach (var a in _agreements)
            Add(hash, $"{a.Id}|{a.Kind}|{a.Status}|{a.InForce}|{a.Agreed}|{a.Ended}|{a.Expires}|{string.Join('/', a.Covers)}|{string.Join('/', a.Excludes)}");
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        var bytes = text is null ? [] : Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, text is null ? -1 : bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
