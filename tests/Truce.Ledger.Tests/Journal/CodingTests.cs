using Truce.Domain;
using Truce.Ledger.Tests.Review;

namespace Truce.Ledger.Tests.Journal;

/// <summary>Later codings of reports that the journal holds.</summary>
public sealed class CodingTests : IDisposable
{
    private const int Reports = 12;

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<Engine> Here() => [.. Engines.Here];

    public void Dispose() => _folder.Dispose();

    /// <summary>What another codebook would make of a report: incidents of another kind, none in every third report, another stamp.</summary>
    private static DocumentFindings Coded(DocumentFindings findings, int number) => findings with
    {
        Codebook = "another",
        Incidents = number % 3 == 0 ? [] : [.. findings.Incidents.Select(i => i with { Kind = IncidentKind.Bombing, Rule = "incident.new" })],
    };

    private static List<DocumentFindings> Old => [.. Corpus.Write(3, Reports)];

    private static List<DocumentFindings> New => [.. Old.Select(Coded)];

    private LedgerFile Filled(Engine engine, IEnumerable<DocumentFindings> reports)
    {
        var ledger = LedgerFile.Open(_folder.NewLedger(engine));
        using var batch = ledger.Begin();
        foreach (var findings in reports) batch.Add(findings, Report.Page(findings.Text));
        batch.Commit();
        return ledger;
    }

    private static List<Appended> Recode(LedgerFile ledger, IEnumerable<DocumentFindings> reports)
    {
        using var batch = ledger.Begin();
        var appended = reports.Select(f => batch.AddCoding(StoredDocument.Of(f))).ToList();
        batch.Commit();
        return appended;
    }

    private static string Export(LedgerFile ledger, NodaTime.LocalDate? asOf = null)
    {
        using var writer = new StringWriter();
        JsonLinesExport.Write(Projector.Project(ledger.Documents(), ledger.Rulings(), asOf), writer);
        return writer.ToString();
    }

    [Theory, MemberData(nameof(Here))]
    public void AddCoding_AllReports_GiveTheLedgerThatTheNewCodebookWouldHaveGiven(Engine engine)
    {
        using var fresh = Filled(engine, New);
        using var ledger = Filled(engine, Old);
        var (before, head) = (Export(ledger), ledger.Head);

        Assert.All(Recode(ledger, New), a => Assert.Equal(Appended.Added, a));

        Assert.NotEqual(before, Export(ledger));
        Assert.Equal(Export(fresh), Export(ledger));
        var days = Old.Select(f => f.Published?.AsDay).OfType<NodaTime.LocalDate>().Distinct().Order().ToList();
        Assert.NotEmpty(days);
        Assert.All(days, day => Assert.Equal(Export(fresh, day), Export(ledger, day)));
        Assert.Equal(2 * Reports, ledger.Count);
        Assert.Equal(Reports, ledger.ReportCount);
        Assert.True(Verification.Of(ledger, head).IsWhole);
        Assert.Equal("another", ledger.Document(Old[0].ContentHash)!.Findings.Codebook);
        Assert.Equal(Old[0].Text, ledger.Document(Old[0].ContentHash)!.Findings.Text);
        Assert.Equal(fresh.Search(new SearchWords("report 3")).Order(StringComparer.Ordinal), ledger.Search(new SearchWords("report 3")).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Here))]
    public void AddCoding_TheOneThatCounts_AddsNothing(Engine engine)
    {
        using var ledger = Filled(engine, Old);
        Assert.All(Recode(ledger, Old), a => Assert.Equal(Appended.Known, a));
        Recode(ledger, New);
        var head = ledger.Head;

        Assert.All(Recode(ledger, New), a => Assert.Equal(Appended.Known, a));

        Assert.Equal(head, ledger.Head);
        // Going back is a change again, and the last one counts.
        Assert.All(Recode(ledger, Old), a => Assert.Equal(Appended.Added, a));
        using var fresh = Filled(engine, Old);
        Assert.Equal(Export(fresh), Export(ledger));
    }

    [Theory, MemberData(nameof(Here))]
    public void AddCoding_OfAPageOrTextThatIsNotThere_IsRefused(Engine engine)
    {
        using var ledger = Filled(engine, Old);
        var count = ledger.Count;

        Assert.Contains("no report", Assert.Throws<LedgerException>(() => Recode(ledger, [Old[0] with { ContentHash = new string('0', 64) }])).Message, StringComparison.Ordinal);
        Assert.Contains("another text", Assert.Throws<LedgerException>(() => Recode(ledger, [Old[0] with { Text = "Other words." }])).Message, StringComparison.Ordinal);
        Assert.Equal(count, ledger.Count);
    }

    [Theory, MemberData(nameof(Here))]
    public void Copy_OfALedgerThatWasCodedAnew_GivesTheSameLedger(Engine engine)
    {
        using var ledger = Filled(engine, Old);
        using var copy = LedgerFile.Open(_folder.NewLedger(engine));
        Backup.Copy(ledger, copy);
        Recode(ledger, New);

        Assert.Equal(Reports, Backup.Copy(ledger, copy));

        Assert.Equal(ledger.Head, copy.Head);
        Assert.Equal(Export(ledger), Export(copy));
        Assert.True(Verification.Of(copy).IsWhole);
    }

    [Theory, MemberData(nameof(Here))]
    public void Bundle_OfALedgerThatWasCodedAnew_Verifies(Engine engine)
    {
        using var ledger = Filled(engine, Old);
        Recode(ledger, New);
        using var bundle = new MemoryStream();
        EvidenceBundle.Write(ledger, bundle);
        bundle.Position = 0;

        var verification = BundleVerification.Of(bundle, ledger.Head);

        Assert.Empty(verification.Failures);
        Assert.Empty(verification.Remarks);
        Assert.Equal(2 * Reports, verification.Records);
    }

    [Theory, MemberData(nameof(Here))]
    public void Read_WhileCodedAnew_GivesWhatAProjectionFromNothingGives(Engine engine)
    {
        using var ledger = Filled(engine, Old);
        Assert.Equal(Export(ledger), Live());
        for (var i = 0; i < Reports; i += 5)
        {
            Recode(ledger, New.Skip(i).Take(5));
            Assert.Equal(Export(ledger), Live());
        }

        string Live()
        {
            using var writer = new StringWriter();
            JsonLinesExport.Write(Snapshots.Read(ledger.Location, null, SnapshotScope.All), writer);
            return writer.ToString();
        }
    }

    [Fact]
    public void Decisions_OnReportsThatAreCodedAnew_Stand()
    {
        using var ledger = Filled(Engine.Sqlite, Old);
        var number = Enumerable.Range(0, Reports).First(i => i % 3 != 0 && Old[i].Incidents.Count > 0 && Old[i].Incidents.Count(f => f.Evidence == Old[i].Incidents[0].Evidence) == 1);
        Assert.Contains(Incidents(ledger), e => e.Document == Old[number].Id && e.Words == Old[number].Incidents[0].Evidence);
        Add(ledger, new Reviewing().Decide(Verdict.Reject, [FindingAddress.Of(Old[number].ContentHash, Old[number].Incidents[0])]));

        Recode(ledger, New);

        Assert.DoesNotContain(Incidents(ledger), e => e.Document == Old[number].Id && e.Words == Old[number].Incidents[0].Evidence);
        Assert.Empty(Orphans.Of(ledger.Documents(), ledger.Rulings()));

        static List<Evidence> Incidents(LedgerFile ledger) =>
            [.. Projector.Project(ledger.Documents(), ledger.Rulings()).Of<IncidentEntry>().SelectMany(e => e.Evidence)];
    }

    /// <summary>A codebook that no longer finds what is withheld must not bring its words to light.</summary>
    [Fact]
    public void Withheld_FindingThatALaterCodingLacks_StaysWithheld()
    {
        using var ledger = Filled(Engine.Sqlite, Old);
        var number = Enumerable.Range(0, Reports).First(i => i % 3 == 0 && Old[i].Incidents.Count > 0);
        var finding = Old[number].Incidents[0];
        Add(ledger, new Reviewing().Withhold(WithheldKind.Finding, finding: FindingAddress.Of(Old[number].ContentHash, finding)));

        Recode(ledger, New);

        Assert.Empty(ledger.Document(Old[number].ContentHash)!.Findings.Incidents);
        var shown = ledger.Rulings().Withheld.Blank(ledger.Document(Old[number].ContentHash)!.Findings);
        Assert.Equal(new string('█', finding.Span.Length), finding.Span.Of(shown));
        using var bundle = new MemoryStream();
        EvidenceBundle.Write(ledger, bundle);
        bundle.Position = 0;
        var zip = PlainZipReader.Read(bundle);
        Assert.DoesNotContain(zip.Files, f => f.Name.Contains(Old[number].ContentHash, StringComparison.Ordinal));
        bundle.Position = 0;
        var verification = BundleVerification.Of(bundle);
        Assert.Empty(verification.Failures);
        Assert.Equal(3, verification.Withheld); // both codings and the withholding
        using var reader = LedgerReader.Open(ledger.Location);
        Assert.Null(reader.Page(Old[number].ContentHash));
    }

    private static void Add(LedgerFile ledger, Reviewing reviewing)
    {
        using var batch = ledger.Begin();
        foreach (var record in reviewing.Records) batch.Add(record);
        batch.Commit();
    }
}
