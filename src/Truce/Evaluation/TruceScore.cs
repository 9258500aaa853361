using System.Globalization;
using System.Text;
using System.Text.Json;
using Truce.Domain;

namespace Truce.Evaluation;

/// <summary>Counts of one kind of finding. Optional gold items count neither when missed nor when found.</summary>
/// <param name="Right">Required gold items that were found.</param>
/// <param name="Wrong">Findings that fit no gold item.</param>
/// <param name="Missed">Required gold items that were not found.</param>
internal readonly record struct KindScore(int Right, int Wrong, int Missed)
{
    public double Precision => Right + Wrong == 0 ? 0 : (double)Right / (Right + Wrong);

    public double Recall => Right + Missed == 0 ? 0 : (double)Right / (Right + Missed);

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);
}

/// <summary>
/// How well findings agree with annotated reports. Each gold item is given to at most one finding of the same document, required items
/// and better fits first. A stricter relative of the measure in eval/README.md: names must be equal after case and titles.
/// </summary>
internal sealed class TruceScore
{
    private const double SameEvidence = 0.6;

    private static readonly HashSet<string> EmptyWords =
        [.. "a an the of in on at to for and or by with from as is was be been were are its it that this these those their his her he she they has have had will would".Split(' ')];

    private readonly SortedDictionary<string, KindScore> _kinds = new(StringComparer.Ordinal);
    private readonly List<string> _log = [];

    /// <summary>Counts by kind of finding.</summary>
    public IReadOnlyDictionary<string, KindScore> Kinds => _kinds;

    /// <summary>What was missed and what was wrong, a line each.</summary>
    public IReadOnlyList<string> Log => _log;

    /// <summary>Mean F1 over the kinds that the gold holds.</summary>
    public double MacroF1 => _kinds.Values.Where(k => k.Right + k.Missed > 0).Select(k => k.F1).DefaultIfEmpty().Average();

    /// <summary>Scores documents against gold keyed by document id.</summary>
    public static TruceScore Of(JsonElement gold, IReadOnlyList<DocumentFindings> documents)
    {
        var score = new TruceScore();
        foreach (var document in gold.EnumerateObject())
        {
            var found = documents.FirstOrDefault(d => d.Id == document.Name);
            using var json = found is null ? JsonDocument.Parse("{}") : JsonDocument.Parse(FindingsJson.Write(found));
            foreach (var kind in (string[])["agreements", "accusations", "incidents", "figures", "statements", "meetings", "access", "council"])
                score.Add(document.Name, kind, Items(document.Value, kind), Items(json.RootElement, kind).Where(i => !IsUnreal(kind, i)).ToList());
        }

        return score;
    }

    private static List<JsonElement> Items(JsonElement document, string kind) =>
        document.TryGetProperty(kind, out var list) ? [.. list.EnumerateArray()] : [];

    private static bool IsUnreal(string kind, JsonElement item) =>
        kind == "incidents" && Text(item, "modality") is "planned" or "threatened" or "demanded" or "hypothetical" or "negated";

    private void Add(string document, string kind, List<JsonElement> gold, List<JsonElement> found)
    {
        var pairs = new List<(bool Optional, double Fit, int Gold, int Found)>();
        for (var g = 0; g < gold.Count; g++)
        {
            for (var f = 0; f < found.Count; f++)
            {
                var fit = Fit(kind, gold[g], found[f]);
                if (fit > 0) pairs.Add((IsOptional(gold[g]), fit, g, f));
            }
        }

        var goldTaken = new HashSet<int>();
        var foundTaken = new HashSet<int>();
        foreach (var (_, _, g, f) in pairs.OrderBy(p => p.Optional).ThenByDescending(p => p.Fit).ThenBy(p => p.Gold).ThenBy(p => p.Found))
        {
            if (goldTaken.Contains(g) || !foundTaken.Add(f)) continue;
            goldTaken.Add(g);
        }

        var fits = pairs.Select(p => p.Found).ToHashSet();
        int right = 0, wrong = 0, missed = 0;
        for (var g = 0; g < gold.Count; g++)
        {
            if (IsOptional(gold[g])) continue;
            if (goldTaken.Contains(g)) right++;
            else
            {
                missed++;
                _log.Add($"{document} {kind} missed: {Brief(gold[g])}");
            }
        }

        for (var f = 0; f < found.Count; f++)
        {
            // A second finding of one thing is a duplicate, not a falsehood, except where the ledger must not count twice.
            var repeats = fits.Contains(f) && kind is not ("agreements" or "meetings" or "council");
            if (foundTaken.Contains(f) || repeats || (kind == "figures" && Text(found[f], "kind") == "other")) continue;
            wrong++;
            _log.Add($"{document} {kind} wrong: {Brief(found[f])}");
        }

        _kinds.TryGetValue(kind, out var sum);
        _kinds[kind] = new KindScore(sum.Right + right, sum.Wrong + wrong, sum.Missed + missed);
    }

    private static bool IsOptional(JsonElement item) => item.TryGetProperty("optional", out var o) && o.GetBoolean();

    private static string Brief(JsonElement item) => string.Join(" | ", item.EnumerateObject()
        .Where(p => p.Name is not ("span" or "rule" or "attributed_to" or "alt" or "kind_fine" or "cue" or "terms") && p.Value.ValueKind is not JsonValueKind.Null)
        .Select(p => $"{p.Name}={p.Value.ToString().Replace("\n", " ", StringComparison.Ordinal)}"));

    private static double Fit(string kind, JsonElement gold, JsonElement found) => kind switch
    {
        "agreements" => FitAgreement(gold, found),
        "accusations" => SameActor(gold, found, "accuser") && SameActor(gold, found, "accused") ? 1 + Overlap(gold, found, "act") + Overlap(gold, found, "evidence") : 0,
        "incidents" => FitIncident(gold, found),
        "figures" => Values(gold, "kind").Contains(Text(found, "kind")) && SameNumber(gold, found, "low") && SameNumber(gold, found, "high") ? 1 + Overlap(gold, found, "evidence") : 0,
        "statements" => FitStatement(gold, found),
        "meetings" => FitMeeting(gold, found),
        "access" => FitAccess(gold, found),
        _ => FitCouncil(gold, found),
    };

    private static double FitAgreement(JsonElement gold, JsonElement found)
    {
        if (!Values(gold, "kind").Select(Family).Contains(Family(Text(found, "kind")))) return 0;
        foreach (var field in (string[])["agreed", "in_force"])
        {
            if (DaysApart(Text(gold, field), Text(found, field)) > 45) return 0;
        }

        var dates = Values(gold, "agreed").Concat(Values(gold, "in_force")).Where(d => d is not null).ToList();
        var hit = dates.Any(d => DateIs(d, Text(found, "agreed")) || DateIs(d, Text(found, "in_force")));
        var evidence = Overlap(gold, found, "evidence");
        if (!hit && evidence < SameEvidence) return 0;
        var have = List(found, "parties").Concat(List(found, "brokers")).ToList();
        var sets = List(gold, "parties");
        return sets.Count == 0 || 2 * sets.Count(s => have.Exists(h => SameName(s, h))) >= sets.Count
            ? 1 + (hit ? 2 : 0) + evidence
            : 0;
    }

    private static string? Family(string? kind) =>
        kind is "cessation_of_hostilities" or "humanitarian_pause" or "local_truce" or "deescalation" ? "ceasefire" : kind;

    private static double FitIncident(JsonElement gold, JsonElement found)
    {
        static string? Fire(string? kind) => kind is "bombing" or "shelling" ? "airstrike" : kind;
        if (!Values(gold, "kind").Select(Fire).Contains(Fire(Text(found, "kind")))) return 0;
        var evidence = Overlap(gold, found, "evidence");
        var fit = (evidence >= 0.5 ? evidence : 0) + (SamePlace(gold, found) ? 1 : 0) + (Overlap(gold, found, "target") / 2);
        return fit <= 0 ? 0 : fit + (DateIs(Text(gold, "date"), Text(found, "date")) ? 0.5 : 0);
    }

    private static double FitStatement(JsonElement gold, JsonElement found)
    {
        if (!SameActor(gold, found, "speaker")) return 0;
        var said = Words(Text(found, "text")).Take(10).ToList();
        var best = 0.0;
        foreach (var begins in Values(gold, "begins"))
        {
            var wanted = Words(begins).Take(4).ToList();
            var shared = wanted.Count(said.Contains);
            if (wanted.Count > 0 && shared * 2 >= wanted.Count && (wanted.TrueForAll(EmptyWords.Contains) || wanted.Exists(w => !EmptyWords.Contains(w) && said.Contains(w))))
                best = Math.Max(best, (double)shared / wanted.Count);
        }

        return best;
    }

    private static double FitMeeting(JsonElement gold, JsonElement found)
    {
        var have = List(found, "participants");
        var best = 0;
        foreach (var set in Alternatives(gold, "participants"))
        {
            var shared = set.Count(s => have.Exists(h => SameName(s, h)));
            if (shared >= Math.Min(2, set.Count)) best = Math.Max(best, shared);
        }

        if (best == 0) return 0;
        var fit = 1 + (best / 10.0) + (Values(gold, "status").Contains(Text(found, "status")) ? 0.3 : 0);
        var (a, b) = (Text(gold, "date"), Text(found, "date"));
        return a is null || b is null ? fit : DateIs(a, b) ? fit + 1 : fit - 0.8;
    }

    private static double FitAccess(JsonElement gold, JsonElement found)
    {
        if (!Values(gold, "kind").Contains(Text(found, "kind"))) return 0;
        var evidence = Overlap(gold, found, "evidence");
        return (evidence >= 0.4 ? evidence : 0) + (SamePlace(gold, found) ? 1 : 0) + (Text(gold, "actor") is not null && SameActor(gold, found, "actor") ? 0.6 : 0);
    }

    private static double FitCouncil(JsonElement gold, JsonElement found)
    {
        var kind = Text(found, "kind");
        if (!Values(gold, "kind").Any(k => k == kind || (kind == "vote" && k is "adoption" or "veto"))) return 0;
        var date = Text(gold, "date");
        if (date is not null && Text(found, "date") is { } other && !Values(gold, "date").Any(d => DateIs(d, other))) return 0;
        return (date is not null && DateIs(date, Text(found, "date")) ? 1 : 0) + Overlap(gold, found, "subject");
    }

    private static bool SamePlace(JsonElement gold, JsonElement found) =>
        Text(found, "place") is { } place && Values(gold, "place").Any(p => p is not null && Words(p).Where(w => w.Length > 3).Intersect(Words(place)).Any());

    private static bool SameActor(JsonElement gold, JsonElement found, string field) =>
        Values(gold, field).Any(g => SameName(g, Text(found, field)));

    private static bool SameName(string? a, string? b) =>
        a is null || b is null ? a is null && b is null : Words(a).SequenceEqual(Words(b)) || (Words(a) is [.., var x] && Words(b) is [.., var y] && x == y && x.Length > 3);

    private static bool SameNumber(JsonElement gold, JsonElement found, string field)
    {
        var value = Number(found, field);
        if (Number(gold, field) == value) return true;
        return gold.TryGetProperty("alt", out var alt) && alt.TryGetProperty(field, out var others)
            && others.EnumerateArray().Any(o => (o.ValueKind == JsonValueKind.Null ? null : (decimal?)o.GetDecimal()) == value);
    }

    private static decimal? Number(JsonElement item, string field) =>
        item.TryGetProperty(field, out var v) && v.ValueKind == JsonValueKind.Number ? v.GetDecimal() : null;

    private static bool DateIs(string? gold, string? found) =>
        gold is null || found is null ? gold is null && found is null : found == gold || found.StartsWith(gold + "-", StringComparison.Ordinal);

    private static int DaysApart(string? a, string? b)
    {
        if (!PartialDate.TryParse(a, out var x) || !PartialDate.TryParse(b, out var y)) return 0;
        if (x.Covers(y) || y.Covers(x)) return 0;
        return Math.Abs(NodaTime.Period.DaysBetween(x.Earliest, y.Earliest));
    }

    private static double Overlap(JsonElement gold, JsonElement found, string field)
    {
        var a = Words(Text(gold, field)).Where(w => !EmptyWords.Contains(w)).ToHashSet();
        var b = Words(Text(found, field)).Where(w => !EmptyWords.Contains(w)).ToHashSet();
        if (a.Count == 0 || b.Count == 0) return 0;
        var shared = a.Count(b.Contains);
        return (double)shared / Math.Min(a.Count, b.Count);
    }

    private static IEnumerable<string?> Values(JsonElement gold, string field)
    {
        yield return Text(gold, field);
        if (!gold.TryGetProperty("alt", out var alt) || !alt.TryGetProperty(field, out var others)) yield break;
        foreach (var other in others.EnumerateArray()) yield return other.ValueKind == JsonValueKind.String ? other.GetString() : null;
    }

    private static IEnumerable<List<string>> Alternatives(JsonElement gold, string field)
    {
        yield return List(gold, field);
        if (!gold.TryGetProperty("alt", out var alt) || !alt.TryGetProperty(field, out var others)) yield break;
        foreach (var other in others.EnumerateArray()) yield return [.. other.EnumerateArray().Select(e => e.GetString()!)];
    }

    private static List<string> List(JsonElement item, string field) =>
        item.TryGetProperty(field, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(e => e.GetString()!)] : [];

    private static string? Text(JsonElement item, string field) =>
        item.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<string> Words(string? text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in (text ?? "").Normalize(NormalizationForm.FormD) + " ")
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark || c is '\'' or '’' or '.') continue;
            if (char.IsLetterOrDigit(c)) word.Append(char.ToLowerInvariant(c));
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}
