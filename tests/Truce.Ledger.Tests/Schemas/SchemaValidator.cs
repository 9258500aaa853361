using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Truce.Ledger.Tests.Schemas;

/// <summary>
/// Validates JSON against the keywords of draft 2020-12 that our schemas use, and refuses a schema that uses another. (No library for it
/// can be restored here; the schemas themselves were checked with Python's jsonschema 4.26.)
/// </summary>
internal sealed class SchemaValidator(JsonNode root)
{
    private static readonly HashSet<string> _remarks = new(["$schema", "$id", "$defs", "title", "description", "default"], StringComparer.Ordinal);

    /// <summary>What does not fit, with the path of the value; empty when all does.</summary>
    public List<string> Validate(JsonElement value)
    {
        var failures = new List<string>();
        Check(root, value, "$", failures);
        return failures;
    }

    private void Check(JsonNode? schema, JsonElement value, string path, List<string> failures)
    {
        if (schema is JsonValue truth)
        {
            if (!truth.GetValue<bool>()) failures.Add($"{path}: nothing is allowed here");
            return;
        }

        foreach (var (keyword, rule) in schema!.AsObject())
        {
            if (!_remarks.Contains(keyword)) Check(keyword, rule!, schema.AsObject(), value, path, failures);
        }
    }

    private void Check(string keyword, JsonNode rule, JsonObject schema, JsonElement value, string path, List<string> failures)
    {
        switch (keyword)
        {
            case "type":
                if (!(rule is JsonArray types ? types.Select(t => (string)t!) : [(string)rule!]).Any(t => IsOf(t, value))) failures.Add($"{path}: {value.ValueKind} is not {rule.ToJsonString()}");
                break;
            case "const":
                if (!JsonNode.DeepEquals(rule, JsonNode.Parse(value.GetRawText()))) failures.Add($"{path}: {value.GetRawText()} is not {rule.ToJsonString()}");
                break;
            case "enum":
                if (!rule.AsArray().Any(v => JsonNode.DeepEquals(v, JsonNode.Parse(value.GetRawText())))) failures.Add($"{path}: {value.GetRawText()} is none of {rule.ToJsonString()}");
                break;
            case "pattern":
                if (value.ValueKind == JsonValueKind.String && !Regex.IsMatch(value.GetString()!, (string)rule!)) failures.Add($"{path}: '{value}' does not match {rule}");
                break;
            case "minimum":
                if (value.ValueKind == JsonValueKind.Number && value.GetDouble() < (double)rule) failures.Add($"{path}: {value} is less than {rule}");
                break;
            case "maximum":
                if (value.ValueKind == JsonValueKind.Number && value.GetDouble() > (double)rule) failures.Add($"{path}: {value} is more than {rule}");
                break;
            case "minItems":
                if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() < (int)rule) failures.Add($"{path}: fewer than {rule}");
                break;
            case "maxItems":
                if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > (int)rule) failures.Add($"{path}: more than {rule}");
                break;
            case "items":
                if (value.ValueKind == JsonValueKind.Array)
                {
                    foreach (var (i, item) in value.EnumerateArray().Index()) Check(rule, item, $"{path}[{i}]", failures);
                }

                break;
            case "properties":
                if (value.ValueKind == JsonValueKind.Object)
                {
                    foreach (var (name, property) in rule.AsObject())
                    {
                        if (value.TryGetProperty(name, out var member)) Check(property, member, $"{path}.{name}", failures);
                    }
                }

                break;
            case "required":
                if (value.ValueKind == JsonValueKind.Object) failures.AddRange(rule.AsArray().Where(n => !value.TryGetProperty((string)n!, out _)).Select(n => $"{path}: '{n}' is missing"));
                break;
            case "additionalProperties":
                if (value.ValueKind == JsonValueKind.Object)
                {
                    Assert.False((bool)rule);
                    failures.AddRange(value.EnumerateObject().Where(p => !schema["properties"]!.AsObject().ContainsKey(p.Name)).Select(p => $"{path}: '{p.Name}' is not known"));
                }

                break;
            case "oneOf" or "anyOf":
                var outcomes = rule.AsArray().Select(choice =>
                {
                    var of = new List<string>();
                    Check(choice, value, path, of);
                    return of;
                }).ToList();
                var fitting = outcomes.Count(o => o.Count == 0);
                if (keyword == "oneOf" ? fitting != 1 : fitting == 0) failures.AddRange(outcomes.MinBy(o => o.Count)!);
                break;
            case "$ref":
                var target = root;
                foreach (var step in ((string)rule!)[1..].Split('/', StringSplitOptions.RemoveEmptyEntries))
                    target = target is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : target[step.Replace("~1", "/", StringComparison.Ordinal)]!;
                Check(target, value, path, failures);
                break;
            default:
                throw new NotSupportedException($"the schema uses '{keyword}', which this validator does not know");
        }
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.GetDouble() == Math.Floor(value.GetDouble()),
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => throw new NotSupportedException($"the schema uses the type '{type}'"),
    };
}
