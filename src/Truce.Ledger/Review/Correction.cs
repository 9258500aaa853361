using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Gives one field another value, by its wire name and in its wire form, so that what a coder may write is what an export may
/// show. Throws <see cref="JsonException"/> when there is no such field, it is none that a coder decides on, or the value does not fit.
/// </summary>
internal static class Correction
{
    /// <summary>Fields of a finding that say where it stands and who found it, not what it says.</summary>
    private static readonly FrozenSet<string> _fixedInFindings = new[] { "span", "evidence", "rule" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What can be corrected in the head of a report.</summary>
    private static readonly FrozenSet<string> _inDocuments =
        new[] { "published", "outlet", "wire", "title", "byline", "language", "url", "relevant" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What follows from other fields or from the evidence of an entry, and is corrected there.</summary>
    private static readonly FrozenSet<string> _derivedInEntries = new[]
    {
        "type", "id", "sources", "voices", "evidence", "review", "life_cycle", "history", "steps", "values", "positions", "perpetrators", "charter",
        "confidence", "answered_by", "about", "agreement",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The fields that can be corrected, with their values as JSON.</summary>
    public static IReadOnlyDictionary<string, string> Fields(Finding finding) => Fields(ReviewJson.Write(finding), f => !_fixedInFindings.Contains(f));

    /// <summary>The same of a report's head.</summary>
    public static IReadOnlyDictionary<string, string> Fields(DocumentFindings findings) =>
        Fields(ReviewJson.Write(FindingLists.Map(findings, _ => null) with { Text = "" }), _inDocuments.Contains);

    /// <summary>The same of an entry.</summary>
    public static IReadOnlyDictionary<string, string> Fields(Entry entry) =>
        Fields(System.Text.Encoding.UTF8.GetBytes(LedgerJson.Write(entry)), f => !_derivedInEntries.Contains(f));

    public static Finding Apply(Finding finding, string field, string? value) =>
        ReviewJson.Read(Set(ReviewJson.Write(finding), field, value, f => !_fixedInFindings.Contains(f)), finding);

    public static DocumentFindings Apply(DocumentFindings findings, string field, string? value)
    {
        var head = FindingLists.Map(findings, _ => null) with { Text = "" };
        var corrected = FindingsJson.Read(System.Text.Encoding.UTF8.GetString(Set(ReviewJson.Write(head), field, value, _inDocuments.Contains)));
        return findings with
        {
            Published = corrected.Published,
            PublishedConfidence = field == "published" ? 1 : findings.PublishedConfidence,
            Outlet = corrected.Outlet,
            Wire = corrected.Wire,
            Title = corrected.Title,
            Byline = corrected.Byline,
            Language = corrected.Language,
            Url = corrected.Url,
            Relevant = corrected.Relevant,
        };
    }

    public static Entry Apply(Entry entry, string field, string? value) =>
        LedgerJson.Read(Set(System.Text.Encoding.UTF8.GetBytes(LedgerJson.Write(entry)), field, value, f => !_derivedInEntries.Contains(f)), entry);

    private static Dictionary<string, string> Fields(byte[] json, Predicate<string> mayChange)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().Where(p => mayChange(p.Name)).ToDictionary(p => p.Name, p => p.Value.GetRawText(), StringComparer.Ordinal);
    }

    private static byte[] Set(byte[] json, string field, string? value, Predicate<string> mayChange)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        if (!node.ContainsKey(field) || !mayChange(field))
        {
            var known = node.Select(p => p.Key).Where(k => mayChange(k));
            throw new JsonException($"'{field}' is no field that can be corrected; these are: {string.Join(", ", known)}");
        }

        try
        {
            node[field] = value is null ? null : JsonNode.Parse(value);
        }
        catch (JsonException)
        {
            throw new JsonException($"the value of '{field}' is no JSON: {value}");
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer)) node.WriteTo(writer);
        return buffer.ToArray();
    }
}
