using FsCheck;
using FsCheck.Fluent;
using Truce.Domain;

namespace Truce.Ledger.Tests.Projection;

/// <summary>The ledger is a function of what was read, not of how.</summary>
public class OrderTests
{
    private static readonly StoredDocument[] _documents = [.. Corpus.Write(seed: 20160909, count: 40).Select(StoredDocument.Of)];

    private static readonly string _expected = Export(_documents);

    [Fact]
    public void Project_AnyOrder_GivesTheSameBytes() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Gen.Shuffle(_documents).ToArbitrary(), shuffled => Export(shuffled) == _expected));

    [Theory, ClassData(typeof(Engines))]
    public void Read_AnyOrderAndAnyBatches_GivesTheSameExport(Engine engine)
    {
        var plans = Gen.Shuffle(Corpus.Write(seed: 20160909, count: 40).ToArray()).Zip(Gen.Choose(1, 15));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(6), Prop.ForAll(plans.ToArbitrary(), plan => ReadAndExport(engine, plan.Item1, plan.Item2) == _expected));
    }

    private static string ReadAndExport(Engine engine, DocumentFindings[] documents, int batchSize)
    {
        using var folder = new TemporaryFolder();
        var location = folder.NewLedger(engine);
        foreach (var chunk in documents.Chunk(batchSize))
        {
            using var ledger = LedgerFile.Open(location);
            using var batch = ledger.Begin();
            foreach (var findings in chunk) batch.Add(findings, Report.Page(findings.Text));
            batch.Add(documents[0], Report.Page(documents[0].Text));
            batch.Commit();
        }

        using var all = LedgerFile.OpenExisting(location);
        return Export(all.Documents());
    }

    private static string Export(IEnumerable<StoredDocument> documents) =>
        string.Join('\n', Projector.Project(documents, Rulings.None).Entries.Select(LedgerJson.Write));
}
