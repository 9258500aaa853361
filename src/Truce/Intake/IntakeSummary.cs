using Truce.Domain;
using Truce.Ledger;

namespace Truce.Intake;

/// <summary>What became of the documents so far. Only what is safely in the journal is counted.</summary>
/// <param name="Added">Documents that are new in the journal.</param>
/// <param name="Known">Documents that the journal held already.</param>
/// <param name="Rejected">Documents that were set aside, with the reasons.</param>
/// <param name="Findings">Number of findings in the new documents by kind, in the order of the contract.</param>
/// <param name="Elapsed">Time since the beginning.</param>
/// <param name="WasStopped">True when the run was stopped before its end.</param>
internal sealed record IntakeSummary(
    int Added,
    int Known,
    IReadOnlyList<RejectedDocument> Rejected,
    IReadOnlyList<KeyValuePair<string, int>> Findings,
    TimeSpan Elapsed,
    bool WasStopped)
{
    /// <summary>All documents that were met.</summary>
    public int Seen => Added + Known + Rejected.Count;
}

/// <summary>Counts on the way; one thread.</summary>
internal sealed class IntakeCount
{
    private readonly List<RejectedDocument> _rejected = [];
    private readonly int[] _findings = new int[_kinds.Length];
    private int _added;
    private int _known;

    private static readonly string[] _kinds =
        ["agreements", "accusations", "incidents", "figures", "statements", "meetings", "access", "council", "events"];

    public void Count(DocumentFindings findings, Appended appended)
    {
        if (appended != Appended.Added)
        {
            _known++;
            return;
        }

        _added++;
        ReadOnlySpan<int> counts =
        [
            findings.Agreements.Count, findings.Accusations.Count, findings.Incidents.Count, findings.Figures.Count, findings.Statements.Count,
            findings.Meetings.Count, findings.Access.Count, findings.Council.Count, findings.Events.Count,
        ];
        for (var i = 0; i < counts.Length; i++) _findings[i] += counts[i];
    }

    public void CountKnown() => _known++;

    public void Count(RejectedDocument rejected) => _rejected.Add(rejected);

    public IntakeSummary Summary(TimeSpan elapsed, bool wasStopped) =>
        new(_added, _known, [.. _rejected], [.. _kinds.Zip(_findings, KeyValuePair.Create)], elapsed, wasStopped);
}
