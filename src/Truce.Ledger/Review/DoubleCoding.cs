using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>A sample that coders judge without seeing each other's judgements, and how far they agree.</summary>
public sealed class DoubleCoding
{
    /// <summary>Stands for "the report does not say so" among the values of a field.</summary>
    private const string Rejected = "(rejected)";

    private readonly Dictionary<FindingAddress, Finding?> _findings;
    private readonly Dictionary<(string Coder, FindingAddress Address), Judgement> _judgements = [];

    internal DoubleCoding(Assignment assignment, IEnumerable<Decision> decisions, IEnumerable<StoredDocument> documents)
    {
        Assignment = assignment;
        var wanted = assignment.Findings.ToLookup(a => a.Document, StringComparer.Ordinal);
        _findings = documents.Where(d => wanted.Contains(d.Findings.ContentHash))
            .SelectMany(d => wanted[d.Findings.ContentHash].Select(a => (Address: a, Finding: a.Resolve(d.Findings) is [var first, ..] ? first : null)))
            .ToDictionary(f => f.Address, f => f.Finding);
        foreach (var decision in decisions.Where(d => d.Assignment == assignment.Name && d.Verdict != Verdict.Note && assignment.Coders.Contains(d.By))) Take(decision);
    }

    /// <summary>The assignment.</summary>
    public Assignment Assignment { get; }

    /// <summary>True when every coder has judged every finding that is still there.</summary>
    public bool IsDone => Assignment.Coders.All(c => Left(c).Count == 0);

    /// <summary>
    /// The sample: the findings of these reports by the hash of the seed and their names, so that which are drawn rests on nothing
    /// but these.
    /// </summary>
    internal static IReadOnlyList<FindingAddress> Sample(IEnumerable<StoredDocument> documents, int size, int seed, FindingKind? kind)
    {
        if (size < 1) throw new ReviewException("a sample has one finding or more");
        return
        [
            .. documents.SelectMany(d => FindingLists.All(d.Findings)
                    .Where(f => kind is null || FindingLists.KindOf(f) == kind)
                    .Select(f => (Place: Lot(seed, FindingIds.Of(d, f)), Address: FindingAddress.Of(d.Findings.ContentHash, f))))
                .OrderBy(f => f.Place, StringComparer.Ordinal).Take(size).Select(f => f.Address),
        ];
    }

    /// <summary>What a coder has still to judge, in the order of the sample.</summary>
    public IReadOnlyList<FindingAddress> Left(string coder) =>
        [.. Assignment.Findings.Where(a => _findings.GetValueOrDefault(a) is not null && !_judgements.ContainsKey((coder, a)))];

    /// <summary>
    /// How far the coders agree: on whether the findings are right, and for each sort and field on its value as each coder left it. A
    /// rejected finding has the value "rejected" in every field.
    /// </summary>
    public IReadOnlyList<FieldAgreement> Agreement()
    {
        var judged = Assignment.Findings
            .Select(a => (Address: a, Finding: _findings.GetValueOrDefault(a), By: Assignment.Coders.Select(c => _judgements.GetValueOrDefault((c, a))).ToList()))
            .Where(u => u.Finding is not null && u.By.Count(j => j is not null) >= 2)
            .ToList();
        var rows = new List<FieldAgreement> { Row("", "right", judged.ConvertAll(u => u.By.ConvertAll(j => j is null ? null : j.IsRejected ? "no" : "yes"))) };
        foreach (var kind in judged.GroupBy(u => u.Address.Kind).OrderBy(g => g.Key))
        {
            foreach (var field in Correction.Fields(kind.First().Finding!).Keys)
                rows.Add(Row(WireNames.Of(kind.Key), field, [.. kind.Select(u => u.By.ConvertAll(j => j?.Value(u.Finding!, field)))]));
        }

        return rows;
    }

    private static string Lot(int seed, string finding) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}\n{finding}"))));

    private static FieldAgreement Row(string kind, string field, List<List<string?>> units)
    {
        var pairs = new List<double>();
        for (var a = 0; a < units.FirstOrDefault([]).Count; a++)
        {
            for (var b = a + 1; b < units[0].Count; b++)
            {
                if (Reliability.Kappa(units.Select(u => (u[a], u[b]))) is { } kappa) pairs.Add(kappa);
            }
        }

        var given = units.SelectMany(u => u).OfType<string>().Where(v => v is not (Rejected or "null")).ToList();
        var areNumbers = given.Count > 0 && given.TrueForAll(v => Number(v) is not null);
        return new FieldAgreement(
            kind,
            field,
            units.Count,
            units.Count == 0 ? null : units.Count(u => u.OfType<string>().Distinct(StringComparer.Ordinal).Count() == 1) / (double)units.Count,
            Reliability.NominalAlpha(units),
            areNumbers ? Reliability.IntervalAlpha(units.Select(u => (IReadOnlyList<double?>)u.ConvertAll(v => v is null ? null : Number(v)))) : null,
            pairs.Count == 0 ? null : pairs.Average());
    }

    private static double? Number(string json) => double.TryParse(json, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Take(Decision decision)
    {
        foreach (var address in decision.Findings.Where(_findings.ContainsKey))
        {
            var key = (decision.By, address);
            var before = _judgements.GetValueOrDefault(key, Judgement.None);
            _judgements[key] = decision.Verdict switch
            {
                Verdict.Accept => before with { IsRejected = false },
                Verdict.Reject => before with { IsRejected = true },
                Verdict.Correct => new Judgement(false, [.. before.Corrections, (decision.Field!, decision.Value)]),
                _ => before,
            };
        }
    }

    /// <summary>What one coder made of one finding.</summary>
    private sealed record Judgement(bool IsRejected, IReadOnlyList<(string Field, string? Value)> Corrections)
    {
        public static Judgement None { get; } = new(false, []);

        /// <summary>The field's value in its wire form as the coder left it; the members of a list in ordinal order.</summary>
        public string Value(Finding finding, string field)
        {
            if (IsRejected) return Rejected;
            var value = Corrections.LastOrDefault(c => c.Field == field) is { Field: not null } corrected ? corrected.Value ?? "null" : Correction.Fields(finding)[field];
            using var json = JsonDocument.Parse(value);
            return json.RootElement.ValueKind == JsonValueKind.Array
                ? string.Join('\n', json.RootElement.EnumerateArray().Select(e => e.GetRawText()).Order(StringComparer.Ordinal))
                : json.RootElement.ToString() is { Length: > 0 } text ? text : "null";
        }
    }
}

/// <summary>How far coders agree on one field.</summary>
/// <param name="Kind">Sort of finding; empty for whether findings are right at all.</param>
/// <param name="Field">The field.</param>
/// <param name="Units">Findings that two coders or more judged.</param>
/// <param name="Share">Share of these on which all gave one value, or null without any.</param>
/// <param name="Alpha">Krippendorff's alpha for values without order, or null when it is not defined.</param>
/// <param name="IntervalAlpha">The same for numbers, or null for what are none.</param>
/// <param name="Kappa">Cohen's kappa, for more than two coders the mean over pairs; or null when it is not defined.</param>
public sealed record FieldAgreement(string Kind, string Field, int Units, double? Share, double? Alpha, double? IntervalAlpha, double? Kappa);
