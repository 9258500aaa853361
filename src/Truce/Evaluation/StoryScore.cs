using System.Text.Json;
using Truce.Domain;
using Truce.Ledger;

namespace Truce.Evaluation;

/// <summary>How a ledger of stories compares with what it should hold (eval/README.md, Stories). An entry tells a passage when its evidence overlaps the passage's sentence.</summary>
internal sealed class StoryScore
{
    private readonly SortedDictionary<string, (int Right, int Of)> _counts = new(StringComparer.Ordinal);
    private readonly List<string> _log = [];
    private int _found, _wrong, _missed;

    /// <summary>What was right, of how many, by what was asked.</summary>
    public IReadOnlyDictionary<string, (int Right, int Of)> Counts => _counts;

    /// <summary>What was wrong, a line each.</summary>
    public IReadOnlyList<string> Log => _log;

    /// <summary>F1 of agreements: an entry is right when it tells an agreement that no better entry tells, wrong when it tells none or repeats one.</summary>
    public double AgreementF1 => 2.0 * _found / Math.Max(1, (2 * _found) + _wrong + _missed);

    /// <summary>Compares the ledger of one story.</summary>
    public void Add(string story, JsonElement gold, LedgerSnapshot snapshot, IReadOnlyDictionary<string, string> texts)
    {
        var agreements = snapshot.Of<AgreementEntry>().ToList();
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in gold.GetProperty("agreements").EnumerateArray())
        {
            var isOptional = item.TryGetProperty("optional", out var optional) && optional.GetBoolean();
            var label = $"{story}: {item.GetProperty("label").GetString()}";
            var told = item.GetProperty("mentions").EnumerateArray().Select(m => agreements.FindAll(a => Tells(a, m, texts))).ToList();
            var entries = told.SelectMany(t => t).Distinct().OrderByDescending(a => told.Count(t => t.Contains(a))).ToList();
            var best = entries.Find(a => !taken.Contains(a.Id));
            if (best is null)
            {
                if (!isOptional)
                {
                    Count("agreements found", false, $"{label}: {(entries.Count == 0 ? "missed" : $"merged into {entries[0].Label}")}");
                    _missed++;
                }

                continue;
            }

            taken.Add(best.Id);
            if (isOptional) continue;
            _found++;
            Count("agreements found", true, "");
            foreach (var mention in told.Where(t => t.Count > 0)) Count("mentions in the agreement's one entry", mention.Contains(best), $"{label}: a mention lies in {mention.FirstOrDefault()?.Label}");
            foreach (var (field, date) in new[] { ("agreed", best.Agreed), ("in_force", best.InForce), ("ended", best.Ended) })
            {
                var right = Values(item, field).ToList();
                if (right is [null]) continue;
                Count($"dates: {field}", right.Any(d => d is null ? date is null : date is { } known && PartialDate.TryParse(d, out var g) && (g == known || g.Covers(known))), $"{label}: {field} {date} for {right[0]}");
            }

            Count("state at the last report", Values(item, "state_at_last_report").Contains(Word(best.Status)), $"{label}: {Word(best.Status)} for {Values(item, "state_at_last_report").First()}");
            foreach (var step in item.GetProperty("life_cycle").EnumerateArray().Where(s => !(s.TryGetProperty("optional", out var o) && o.GetBoolean())))
            {
                var (happened, day) = (step.GetProperty("event").GetString(), step.GetProperty("date").GetString());
                Count("steps of life", best.LifeCycle.Any(t => Word(t.Event) == happened && (day is null || (t.Date?.ToString() is { } d && d.StartsWith(day, StringComparison.Ordinal)))), $"{label}: no {happened} {day}");
            }
        }

        foreach (var spare in agreements.Where(a => !taken.Contains(a.Id)))
        {
            _wrong++;
            _log.Add($"{story}: spare entry {spare.Label}");
        }

        var incidents = snapshot.Of<IncidentEntry>().ToList();
        foreach (var group in Items(gold, "same_incident"))
        {
            var told = group.EnumerateArray().Select(m => incidents.FindAll(i => Tells(i, m, texts))).Where(t => t.Count > 0).ToList();
            foreach (var (one, other) in told.Zip(told.Skip(1))) Count("incidents that are one", one.Intersect(other).Any(), $"{story}: two for {group[0].GetProperty("evidence").GetString()}");
        }

        foreach (var apart in Items(gold, "distinct"))
        {
            var entries = apart.GetProperty("what").GetString() == "agreements" ? agreements.ConvertAll(a => (Entry)a) : incidents.ConvertAll(i => (Entry)i);
            var items = apart.GetProperty("items");
            var (one, other) = (entries.FindAll(e => Tells(e, items[0], texts)), entries.FindAll(e => Tells(e, items[1], texts)));
            if (one.Count > 0 && other.Count > 0) Count("kept apart", one.Except(other).Any() && other.Except(one).Any(), $"{story}: one entry for two: {apart.GetProperty("why").GetString()}");
        }

        foreach (var item in Items(gold, "voices"))
        {
            var entry = incidents.Find(i => Tells(i, item.GetProperty("incident"), texts));
            if (entry is not null) Count("voices", entry.Voices == item.GetProperty("voices").GetInt32(), $"{story}: {entry.Voices} voices for {item.GetProperty("voices").GetInt32()}, {item.GetProperty("why").GetString()}");
        }
    }

    private void Count(string what, bool isRight, string wrong)
    {
        var (right, of) = _counts.GetValueOrDefault(what);
        _counts[what] = (right + (isRight ? 1 : 0), of + 1);
        if (!isRight) _log.Add(wrong);
    }

    private static bool Tells(Entry entry, JsonElement passage, IReadOnlyDictionary<string, string> texts)
    {
        var (file, words) = (passage.GetProperty("file").GetString()!, passage.GetProperty("evidence").GetString()!);
        var start = texts.TryGetValue(file, out var text) ? text.IndexOf(words, StringComparison.Ordinal) : -1;
        return start >= 0 && entry.Evidence.Any(e => e.Document == file && e.Span.Overlaps(new TextSpan(start, start + words.Length)));
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement gold, string name) => gold.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;

    private static IEnumerable<string?> Values(JsonElement item, string field)
    {
        yield return item.TryGetProperty(field, out var value) ? value.GetString() : null;
        if (!item.TryGetProperty("alt", out var alt) || !alt.TryGetProperty(field, out var others)) yield break;
        foreach (var other in others.EnumerateArray()) yield return other.GetString();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
