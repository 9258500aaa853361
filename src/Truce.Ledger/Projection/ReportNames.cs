using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Names of reports in the ledger: two folders may hold files of one name, which then bear the beginning of their hash.</summary>
internal sealed class ReportNames
{
    private const int HashLength = 8;

    private readonly HashSet<string> _shared;

    /// <param name="ids">The id of every report, each as often as it is given.</param>
    public ReportNames(IEnumerable<string> ids) =>
        _shared = ids.CountBy(id => id, StringComparer.Ordinal).Where(c => c.Value > 1).Select(c => c.Key).ToHashSet(StringComparer.Ordinal);

    /// <summary>The ids that more than one report bears.</summary>
    public IReadOnlySet<string> Shared => _shared;

    public string Of(DocumentFindings findings) => _shared.Contains(findings.Id) ? $"{findings.Id}~{findings.ContentHash[..HashLength]}" : findings.Id;
}
