using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Truce.Domain;

namespace Truce.Ledger.Tests.Schemas;

/// <summary>
/// Writes JSON Schemas (draft 2020-12) of what has types, from the types: names, vocabularies and nulls as the serialiser has them,
/// descriptions from the documentation comments. Every field is required, since nulls are written, and no other is allowed.
/// </summary>
internal static partial class SchemaWriter
{
    private static readonly Dictionary<string, string> _summaries = new[] { typeof(Finding), typeof(Entry) }.SelectMany(Summaries).ToDictionary(StringComparer.Ordinal);

    private static readonly JsonSerializerOptions _layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n", TypeInfoResolver = new DefaultJsonTypeInfoResolver() };

    public static string Findings() => Text("findings", "A report and what it says", Of(FindingsJson.DocumentType));

    public static string Review()
    {
        var kinds = Of(ReviewJsonContext.Default.ReviewRecord);
        return Text("review", "A record of what people decided", kinds);
    }

    public static string Ledger()
    {
        JsonTypeInfo[] types =
        [
            LedgerJsonContext.Default.AccessEntry, LedgerJsonContext.Default.AccusationEntry, LedgerJsonContext.Default.AgreementEntry,
            LedgerJsonContext.Default.ContradictionEntry, LedgerJsonContext.Default.CouncilEntry, LedgerJsonContext.Default.DocumentEntry,
            LedgerJsonContext.Default.FigureSeriesEntry, LedgerJsonContext.Default.IncidentEntry, LedgerJsonContext.Default.MeetingEntry,
            LedgerJsonContext.Default.StatementEntry,
        ];
        var choices = new JsonArray();
        foreach (var type in types)
        {
            var schema = Of(type);
            var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(type.Type.Name[..^"Entry".Length]);
            schema["properties"]!["type"] = new JsonObject { ["const"] = name };
            choices.Add(schema);
        }

        choices.Add(JsonNode.Parse("""
            {
              "type": "object",
              "description": "The last line, when something is withheld: how much.",
              "properties": {
                "type": { "const": "withheld" },
                "documents": { "type": "integer", "minimum": 0 },
                "findings": { "type": "integer", "minimum": 0 }
              },
              "required": ["type", "documents", "findings"],
              "additionalProperties": false
            }
            """));
        return Text("ledger", "A line of the ledger as JSON Lines", new JsonObject { ["oneOf"] = choices });
    }

    private static string Text(string name, string title, JsonObject schema)
    {
        var whole = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = $"urn:truce:schema:{name}",
            ["title"] = title,
        };
        foreach (var (key, value) in schema.ToList())
        {
            schema.Remove(key);
            whole[key] = value;
        }

        return whole.ToJsonString(_layout) + "\n";
    }

    private static JsonObject Of(JsonTypeInfo type) => type.GetJsonSchemaAsNode(new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform }).AsObject();

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        var isNullable = type != context.TypeInfo.Type;
        if (type == typeof(TextSpan)) node = JsonNode.Parse("""{ "type": "array", "items": { "type": "integer", "minimum": 0 }, "minItems": 2, "maxItems": 2 }""")!;
        if (type == typeof(PartialDate)) node = new JsonObject { ["type"] = isNullable ? new JsonArray("string", "null") : "string", ["pattern"] = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" };
        if (type == typeof(DateTimeOffset)) node = new JsonObject { ["type"] = "string", ["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})$" };
        if (node is not JsonObject schema) return node;
        if (schema["properties"] is JsonObject properties)
        {
            schema["required"] = new JsonArray([.. properties.Select(p => (JsonNode)p.Key)]);
            schema["additionalProperties"] = false;
        }

        if (Description(context) is { Length: > 0 } description) schema.Insert(0, "description", description);
        return schema;
    }

    private static string? Description(JsonSchemaExporterContext context)
    {
        if (context.PropertyInfo is not { } property) return _summaries.GetValueOrDefault($"T:{context.TypeInfo.Type.FullName}");
        var member = property.AttributeProvider as MemberInfo;
        for (var type = property.DeclaringType; type is not null; type = type.BaseType)
        {
            if (member is not null && _summaries.GetValueOrDefault($"P:{type.FullName}.{member.Name}") is { } summary) return summary;
        }

        return null;
    }

    private static IEnumerable<KeyValuePair<string, string>> Summaries(Type type) =>
        XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml")).Descendants("member")
            .SelectMany(m => Parameters(m).Prepend(KeyValuePair.Create((string)m.Attribute("name")!, Plain(m.Element("summary")))))
            .Where(m => m.Value.Length > 0).DistinctBy(m => m.Key);

    /// <summary>The parameters of a positional record are its properties.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Parameters(XElement member)
    {
        var name = (string)member.Attribute("name")!;
        return name.StartsWith("T:", StringComparison.Ordinal)
            ? member.Elements("param").Select(p => KeyValuePair.Create($"P:{name[2..]}.{(string)p.Attribute("name")!}", Plain(p)))
            : [];
    }

    private static string Plain(XElement? element)
    {
        if (element is null) return "";
        var words = string.Concat(element.Nodes().Select(n => n is XElement e ? (string?)e.Attribute("cref") is { } cref ? cref[(cref.LastIndexOf('.') + 1)..] : e.Value : n.ToString()));
        return Space().Replace(System.Net.WebUtility.HtmlDecode(words), " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
