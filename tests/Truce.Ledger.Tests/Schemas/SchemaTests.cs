using System.Text.Json;
using System.Text.Json.Nodes;
using Truce.Domain;

namespace Truce.Ledger.Tests.Schemas;

/// <summary>The schemas in docs/schemas: those of types are the types', and what exports write fits all of them.</summary>
public class SchemaTests
{
    /// <summary>Set to write the schemas of types anew: TRUCE_WRITE_SCHEMAS=1 dotnet test --filter SchemaTests.</summary>
    private const string WriteVariable = "TRUCE_WRITE_SCHEMAS";

    private static readonly string _folder = Folder();

    private static readonly LedgerSnapshot _snapshot = Projector.Project(Documents().Select(StoredDocument.Of), Rulings());

    private static string Folder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Truce.slnx"))) folder = Path.GetDirectoryName(folder)!;
        return Path.Combine(folder, "docs", "schemas");
    }

    private static string PathOf(string name) => Path.Combine(_folder, $"{name}.schema.json");

    private static SchemaValidator Schema(string name) => new(JsonNode.Parse(File.ReadAllText(PathOf(name)))!);

    private static IEnumerable<DocumentFindings> Documents() => Corpus.Write(5, 90).Append(Corpus.Write(6, 1).Single() with
    {
        ContentHash = new string('a', 64),
        Places = [new PlaceReference("Harrow", "Northland", 51.5, -0.25, "settlement", 2), new PlaceReference("Northland", "Northland", 50, 0, "country", 1)],
        Actors = [new ActorReference("Northland government", "GOV", "Northland", 3)],
        Incidents = [new IncidentFinding { Span = new TextSpan(0, 3), Evidence = "the", Kind = IncidentKind.Shelling, Modality = Modality.Alleged, Place = "Harrow", Date = PartialDate.Parse("2020-02") }],
        Events =
        [
            new EventFinding { Span = new TextSpan(0, 3), Evidence = "the", Type = EventType.ASSAULT, Modality = Modality.Denied, Mode = "firearms", Context = ["military"], Actors = ["Northland government"], Date = PartialDate.Parse("2020") },
            new EventFinding { Span = new TextSpan(4, 9), Evidence = "truce", Type = EventType.AGREE, Modality = Modality.Happened, Place = "Harrow" },
        ],
    });

    private static Rulings Rulings()
    {
        var first = Documents().First();
        return Truce.Ledger.Rulings.Of(Reviews(first));
    }

    private static ReviewRecord[] Reviews(DocumentFindings first) =>
    [
        new Decision { By = "Ada", At = DateTimeOffset.UnixEpoch, Verdict = Verdict.Correct, Findings = [FindingAddress.Of(first.ContentHash, first.Incidents[0])], Field = "place", Value = "\"Kest\"", Note = "map" },
        new Decision { By = "Bo", At = DateTimeOffset.UnixEpoch.AddMilliseconds(5), Verdict = Verdict.Accept, Findings = [FindingAddress.OfDocument(first.ContentHash)] },
        new Withholding { By = "Ada", At = DateTimeOffset.UnixEpoch, Kind = WithheldKind.Finding, Finding = FindingAddress.Of(first.ContentHash, first.Statements[0]), Note = "at risk" },
        new Assignment { By = "Eve", At = DateTimeOffset.UnixEpoch, Name = "one", Coders = ["Ada", "Bo"], Findings = [FindingAddress.Of(first.ContentHash, first.Figures[0])] },
    ];

    private static string Write(Action<LedgerSnapshot, TextWriter> export)
    {
        using var writer = new StringWriter();
        export(_snapshot, writer);
        return writer.ToString();
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Theory]
    [InlineData("findings")]
    [InlineData("ledger")]
    [InlineData("review")]
    public void Schema_OfTypes_IsThatOfTheTypes(string name)
    {
        var expected = name switch
        {
            "findings" => SchemaWriter.Findings(),
            "ledger" => SchemaWriter.Ledger(),
            _ => SchemaWriter.Review(),
        };
        if (Environment.GetEnvironmentVariable(WriteVariable) is not null) File.WriteAllText(PathOf(name), expected);

        Assert.Equal(WithoutWords(JsonNode.Parse(expected)!), WithoutWords(JsonNode.Parse(File.ReadAllText(PathOf(name)))!));
    }

    /// <summary>The schema without its descriptions: a word mended in a comment is no other schema.</summary>
    private static string WithoutWords(JsonNode node)
    {
        if (node is JsonObject schema)
        {
            if (schema["description"] is JsonValue) schema.Remove("description");
            foreach (var (_, child) in schema) if (child is not null) WithoutWords(child);
        }
        else if (node is JsonArray list)
        {
            foreach (var child in list) if (child is not null) WithoutWords(child);
        }

        return node.ToJsonString();
    }

    [Fact]
    public void Findings_OfReports_FitTheirSchema() => Fit("findings", Documents().Select(FindingsJson.Write));

    [Fact]
    public void Ledger_AsJsonLines_FitsItsSchema()
    {
        var lines = Lines(Write(JsonLinesExport.Write));
        Fit("ledger", lines);
        Assert.Equal(11, lines.Select(l => JsonNode.Parse(l)!["type"]!.ToString()).Distinct().Count()); // ten sorts of entry, and what is withheld
    }

    [Fact]
    public void Events_AsPlover_FitTheirSchema() => Fit("plover", Lines(Write(PloverExport.Write)));

    [Fact]
    public void Places_AsGeoJson_FitTheirSchema()
    {
        var text = Write(GeoJsonExport.Write);
        Fit("geojson", [text]);
        Assert.NotEmpty(JsonNode.Parse(text)!["features"]!.AsArray());
    }

    [Fact]
    public void Reviews_FitTheirSchema() => Fit("review", Reviews(Documents().First()).Select(r => System.Text.Encoding.UTF8.GetString(ReviewJson.Write(r))));

    [Fact]
    public void Bundle_ManifestAndJournal_FitTheirSchemas()
    {
        using var folder = new TemporaryFolder();
        using var ledger = LedgerFile.Open(folder.File("truce.db"));
        using (var batch = ledger.Begin())
        {
            foreach (var findings in Documents().Take(3)) batch.Add(findings, Report.Page(findings.Text));
            foreach (var record in Reviews(Documents().First())) batch.Add(record);
            batch.Commit();
        }

        using var bundle = new MemoryStream();
        EvidenceBundle.Write(ledger, bundle);
        bundle.Position = 0;
        var zip = PlainZipReader.Read(bundle);
        Fit("bundle-journal", zip.Lines(zip.Files.Single(f => f.Name == BundleFormat.Journal)));
        using var manifest = new StreamReader(zip.Open(zip.Files.Single(f => f.Name == BundleFormat.Manifest)));
        Fit("bundle-manifest", [manifest.ReadToEnd()]);
    }

    [Fact]
    public void BundleJournal_KnowsEveryKindOfRecord() => Assert.Equal(
        Enum.GetNames<RecordKind>().Order(StringComparer.Ordinal),
        JsonNode.Parse(File.ReadAllText(PathOf("bundle-journal")))!["properties"]!["kind"]!["enum"]!.AsArray().Select(k => (string)k!).Order(StringComparer.Ordinal));

    /// <summary>A schema that takes everything would pass all of the above.</summary>
    [Theory]
    [InlineData("findings")]
    [InlineData("ledger")]
    [InlineData("plover")]
    [InlineData("review")]
    public void Schema_OfAnObjectWithoutAField_WithAnotherOrOfAnotherType_RefusesIt(string name)
    {
        var line = name switch
        {
            "findings" => FindingsJson.Write(Documents().First()),
            "ledger" => Lines(Write(JsonLinesExport.Write))[0],
            "plover" => Lines(Write(PloverExport.Write))[0],
            _ => System.Text.Encoding.UTF8.GetString(ReviewJson.Write(Reviews(Documents().First())[0])),
        };
        var whole = JsonNode.Parse(line)!.AsObject();
        foreach (var (field, _) in whole)
        {
            var without = whole.DeepClone().AsObject();
            without.Remove(field);
            Assert.NotEmpty(Failures(without));
            var other = whole.DeepClone().AsObject();
            other[field] = new JsonObject { ["no"] = "such thing" };
            Assert.NotEmpty(Failures(other));
        }

        var more = whole.DeepClone().AsObject();
        more["colour"] = "red";
        Assert.NotEmpty(Failures(more));
        Assert.Empty(Failures(whole));

        List<string> Failures(JsonObject value) => Schema(name).Validate(JsonDocument.Parse(value.ToJsonString()).RootElement);
    }

    private static void Fit(string name, IEnumerable<string> texts)
    {
        var schema = Schema(name);
        var count = 0;
        foreach (var text in texts)
        {
            count++;
            using var json = JsonDocument.Parse(text);
            Assert.True(schema.Validate(json.RootElement) is { Count: 0 }, $"{string.Join("; ", schema.Validate(json.RootElement))}\n{text}");
        }

        Assert.True(count > 0);
    }
}
