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

    [Theory, ClassData(typeof(Engines))]
    public void Project_WhileTheJournalGrows_EqualsAProjectionFromNothing(Engine engine)
    {
        var plans = Gen.Shuffle(Corpus.Write(seed: 20160909, count: 40).ToArray()).Zip(Gen.Choose(1, 15)).Zip(Gen.Choose(0, 200));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(5), Prop.ForAll(plans.ToArbitrary(), plan => GrowAndCompare(engine, plan.Item1.Item1, plan.Item1.Item2, plan.Item2)));
    }

    [Theory, ClassData(typeof(Engines))]
    public void BringUpToDate_OneMoreReport_MakesItsOwnPartitionsAnew(Engine engine)
    {
        using var folder = new TemporaryFolder();
        var location = folder.NewLedger(engine);
        var reports = Wars.Write(400).ToArray();
        Add(location, reports[..^1]);
        using var ledger = LedgerFile.OpenExisting(location);
        var before = StoredProjection.BringUpToDate(ledger);
        Add(location, reports[^1..]);

        var anew = StoredProjection.BringUpToDate(ledger);

        Assert.InRange(before!.Value, 30, 80); // twenty wars' agreements, and their years
        Assert.InRange(anew!.Value, 1, 4);
        Assert.Equal(0, StoredProjection.BringUpToDate(ledger));
        Assert.Equal(Export(reports.Select(StoredDocument.Of)), Export(Snapshots.Read(location, null, SnapshotScope.All)));
    }

    /// <summary>Windows cut a conflict at New Year; what lies across is what it is without them.</summary>
    [Fact]
    public void Project_AcrossNewYear_EqualsAProjectionWithoutWindows()
    {
        var (from, to) = (new NodaTime.LocalDate(2010, 12, 10), new NodaTime.LocalDate(2011, 1, 20));
        var reports = Wars.Write(11_000).Where(r => r.Published!.Value.AsDay >= from && r.Published!.Value.AsDay <= to).Select(StoredDocument.Of).ToList();
        var whole = Windows.Tied(Enumerable.Range('A', 20).Select(c => ($"Country{(char)c}", 2000, 2020)));

        Assert.InRange(reports.Count, 1000, 1300);
        Assert.Equal(Export(Projector.Project(reports, Rulings.None, null, whole)), Export(Projector.Project(reports, Rulings.None)));
    }

    [Fact]
    public async Task Entries_ManyThreadsWhileTheJournalGrows_EndWithTheSameLedger()
    {
        using var folder = new TemporaryFolder();
        var location = folder.NewLedger(Engine.Sqlite);
        var reports = Wars.Write(120).ToArray();
        Add(location, reports[..10]);
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < 6; i++)
            {
                using var reader = LedgerReader.Open(location);
                reader.Snapshot();
            }
        }));
        var writer = Task.Run(() =>
        {
            foreach (var chunk in reports[10..].Chunk(11)) Add(location, chunk);
        });
        await Task.WhenAll(readers.Append(writer));

        using var last = LedgerReader.Open(location);
        Assert.Equal(Export(reports.Select(StoredDocument.Of)), Export(last.Snapshot()));
    }

    /// <summary>Grows a ledger batch by batch; after each, what is projected on from before, now and as of a day, is what nothing gives.</summary>
    private static bool GrowAndCompare(Engine engine, DocumentFindings[] documents, int batchSize, int day)
    {
        using var folder = new TemporaryFolder();
        var location = folder.NewLedger(engine);
        var asOf = new NodaTime.LocalDate(2020, 1, 1).PlusDays(day);
        foreach (var chunk in documents.Chunk(batchSize))
        {
            Add(location, chunk);
            // Every now and then somebody throws the tables away.
            if (chunk.Length % 4 == 0) Execute(location, "DELETE FROM projection");
            using var ledger = LedgerFile.OpenExisting(location);
            var known = ledger.Documents().ToList();
            if (Export(Snapshots.Read(location, null, SnapshotScope.All)) != Export(known)) return false;
            if (Export(Snapshots.Read(location, asOf, SnapshotScope.All)) != Export(Projector.Project(known, Rulings.None, asOf))) return false;
        }

        return Export(Snapshots.Read(location, null, SnapshotScope.All)) == _expected;
    }

    private static void Execute(string location, string sql)
    {
        using var ledger = LedgerFile.Open(location);
        using var command = ledger.Database.Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void Add(string location, IEnumerable<DocumentFindings> reports)
    {
        using var ledger = LedgerFile.Open(location);
        using var batch = ledger.Begin();
        foreach (var findings in reports) batch.Add(findings, Report.Page(findings.Text));
        batch.Commit();
    }

    private static string Export(LedgerSnapshot snapshot) => string.Join('\n', snapshot.Entries.Select(LedgerJson.Write));

    private static string Export(IEnumerable<StoredDocument> documents) =>
        Export(Projector.Project(documents, Rulings.None));
}
