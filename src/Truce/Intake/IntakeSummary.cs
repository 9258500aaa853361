using Truce.Domain;
using Truce.Ledger;

namespace Truce.Intake;

/// <summary>How far an intake is; only what is safely in the journal is counted.</summary>
/// <param name="Added">Documents that are new in the journal.</param>
/// <param name="Known">Documents that the journal held already.</param>
/// <param name="SetAside">Documents that could not be read.</param>
/// <param name="Elapsed">Time since the beginning.</param>
internal readonly record struct IntakeProgress(long Added, long Known, long SetAside, TimeSpan Elapsed)
{
    /// <summary>All documents that were met.</summary>
    public long Seen => Added + Known + SetAside;
}

/// <summary>What became of the documents.</summary>
/// <param name="Progress">The counts.</param>
/// <param name="Rejected">The first of those that were set aside, with the reasons; the journal has all.</param>
/// <param name="Findings">Number of findings in the new documents by kind, in the order of the contract.</param>
/// <param name="WasStopped">True when the run was stopped before its end.</param>
internal sealed record IntakeSummary(
    IntakeProgress Progress,
    IReadOnlyList<RejectedDocument> Rejected,
    IReadOnlyList<KeyValuePair<string, long>> Findings,
    bool WasStopped);

/// <summary>Counts on the way; one thread.</summary>
internal sealed class IntakeCount
{
    /// <summary>Refusals that a summary lists: a crawl with a million of them must not fill the memory.</summary>
    private const int MostListed = 1000;

    private static readonly string[] _kinds =
        ["agreements", "accusations", "incidents", "figures", "statements", "meetings", "access", "council", "events"];

    private readonly List<RejectedDocument> _rejected = [];
    private readonly long[] _findings = new long[_kinds.Length];
    private long _added;
    private long _known;
    private long _setAside;

    public void Count(DocumentFindings findings, Appended appended)
    {
        if (appended != Appended.Added)
        {
            CountKnown();
            return;
        }

        _added++;
        Telemetry.Document("added");
        ReadOnlySpan<int> counts =
        [
            findings.Agreements.Count, findings.Accusations.Count, findings.Incidents.Count, findings.Figures.Count, findings.Statements.Count,
            findings.Meetings.Count, findings.Access.Count, findings.Council.Count, findings.Events.Count,
        ];
        for (var i = 0; i < counts.Length; i++) _findings[i] += counts[i];
    }

    public void CountKnown()
    {
        _known++;
        Telemetry.Document("known");
    }

    public void Count(RejectedDocument rejected)
    {
        _setAside++;
        Telemetry.Document("set_aside");
        if (_rejected.Count < MostListed) _rejected.Add(rejected);
    }

    public IntakeProgress Progress(TimeSpan elapsed) => new(_added, _known, _setAside, elapsed);

    public IntakeSummary Summary(TimeSpan elapsed, bool wasStopped) =>
        new(Progress(elapsed), [.. _rejected], [.. _kinds.Zip(_findings, KeyValuePair.Create)], wasStopped);
}
