using Truce.Domain;

namespace Truce.Ledger.Tests.Review;

/// <summary>Writes decisions by hand, a minute apart.</summary>
internal sealed class Reviewing(string by = "Ada")
{
    private readonly List<ReviewRecord> _records = [];

    public IReadOnlyList<ReviewRecord> Records => _records;

    public Rulings Rulings => Rulings.Of(_records);

    public static FindingAddress Address(Report report, FindingKind kind, int index = 0)
    {
        var findings = report.Findings();
        return FindingAddress.Of(findings.ContentHash, FindingLists.Of(findings, kind)[index]);
    }

    public static FindingAddress[] AddressesOf(Entry entry, params Report[] reports)
    {
        var documents = reports.Select(r => r.Stored()).ToList();
        return [.. entry.Evidence.Select(e => documents
            .SelectMany(d => FindingLists.All(d.Findings).Select(f => (Id: FindingIds.Of(d, f), Address: FindingAddress.Of(d.Findings.ContentHash, f))))
            .Single(f => f.Id == e.Finding).Address)];
    }

    public Reviewing Decide(Verdict verdict, IReadOnlyList<FindingAddress> findings, IReadOnlyList<FindingAddress>? others = null, string? entry = null, string? field = null, string? value = null, string? note = null, string? coder = null)
    {
        _records.Add(new Decision
        {
            By = coder ?? by,
            At = Next(),
            Verdict = verdict,
            Findings = findings,
            Others = others ?? [],
            Entry = entry,
            Field = field,
            Value = value,
            Note = note,
        });
        return this;
    }

    public Reviewing Withhold(WithheldKind kind, string target = "", FindingAddress? finding = null, bool isLifted = false)
    {
        _records.Add(new Withholding { By = by, At = Next(), Kind = kind, Target = target, Finding = finding, IsLifted = isLifted, Note = "a witness at risk" });
        return this;
    }

    private DateTimeOffset Next() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(_records.Count);
}
