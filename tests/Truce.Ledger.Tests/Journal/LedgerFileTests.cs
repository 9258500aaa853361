using Microsoft.Data.Sqlite;
using Truce.Domain;

namespace Truce.Ledger.Tests.Journal;

public sealed class LedgerFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static Appended Add(LedgerFile ledger, DocumentFindings findings)
    {
        using var batch = ledger.Begin();
        var appended = batch.Add(findings, Report.Page(findings.Text));
        batch.Commit();
        return appended;
    }

    private static DocumentFindings Findings(string id, string words = "The truce held.") =>
        new Report(id, "2016-09-13", "Own Press").Agreement(words).Findings();

    [Theory, ClassData(typeof(Engines))]
    public void Add_NewReport_ComesBackAsItWas(Engine engine)
    {
        var location = _folder.NewLedger(engine);
        using var ledger = LedgerFile.Open(location);
        var findings = Findings("a.txt");

        Assert.Equal(Appended.Added, Add(ledger, findings));

        var document = Assert.Single(ledger.Documents());
        Assert.Equal(FindingsJson.Write(findings with { Text = "" }), FindingsJson.Write(document.Findings));
        Assert.Equal(findings.Text, ledger.Text(document.TextHash));
        Assert.Equal(Report.Page(findings.Text), ledger.Archived(findings.ContentHash));
    }

    [Theory, ClassData(typeof(Engines))]
    public void Add_SameReportAgain_AddsNothing(Engine engine)
    {
        var location = _folder.NewLedger(engine);
        using var ledger = LedgerFile.Open(location);
        Add(ledger, Findings("a.txt"));

        Assert.Equal(Appended.Known, Add(ledger, Findings("a.txt")));
        Assert.Equal(1, ledger.Count);
    }

    [Theory, ClassData(typeof(Engines))]
    public void Add_SameBytesUnderTwoNames_AreOneDocumentWithTheFirstName(Engine engine)
    {
        using var ledger = LedgerFile.Open(_folder.NewLedger(engine));
        Add(ledger, Findings("b.txt"));

        Assert.Equal(Appended.Alias, Add(ledger, Findings("a.txt")));
        Assert.Equal(Appended.Alias, Add(ledger, Findings("c.txt")));
        Assert.Equal("a.txt", Assert.Single(ledger.Documents()).Findings.Id);
    }

    [Theory, ClassData(typeof(Engines))]
    public void Remember_Visit_ComesBackAfterReopeningAndTheLaterOneCounts(Engine engine)
    {
        var location = _folder.NewLedger(engine);
        var at = new DateTimeOffset(2031, 3, 4, 10, 0, 0, 250, TimeSpan.Zero);
        var first = new Visit { Url = "https://c.example/a", At = at, Failures = 3, Due = at.AddMinutes(5) };
        var second = new Visit { Url = first.Url, At = at.AddDays(1), ETag = "\"1\"", Modified = at.AddDays(-1), Hash = new string('a', 64), Head = "HTTP/1.1 200 OK\r\n" };
        var file = location;
        using (var ledger = LedgerFile.Open(file))
        {
            using var batch = ledger.Begin();
            batch.Remember(first);
            batch.Commit();
            Assert.Equal(first, ledger.Visit(first.Url));
            using var next = ledger.Begin();
            next.Remember(second);
            next.Commit();
        }

        using var reopened = LedgerFile.OpenExisting(file);

        Assert.Equal(second, reopened.Visit(first.Url));
        Assert.Null(reopened.Visit("https://c.example/b"));
        Assert.Equal(0, reopened.Count);
    }

    [Theory, ClassData(typeof(Engines))]
    public void Add_SameRejectionAgain_IsNotedOnce(Engine engine)
    {
        var location = _folder.NewLedger(engine);
        using var ledger = LedgerFile.Open(location);
        for (var i = 0; i < 2; i++)
        {
            using var batch = ledger.Begin();
            batch.Add(new RejectedDocument("empty.txt", null, "the file is empty"));
            batch.Commit();
        }

        Assert.Equal("the file is empty", Assert.Single(ledger.Rejections()).Reason);
        Assert.Equal(1, ledger.Count);
    }

    [Theory, ClassData(typeof(Engines))]
    public void Batch_WithoutCommit_LeavesTheJournalAsItWas(Engine engine)
    {
        var location = _folder.NewLedger(engine);
        using var ledger = LedgerFile.Open(location);
        using (var batch = ledger.Begin())
        {
            batch.Add(Findings("a.txt"), Report.Page("a"));
        }

        Assert.Equal(0, ledger.Count);
        Assert.Empty(ledger.Documents());
    }

    [Fact]
    public void Open_AfterACrashInTheMiddleOfABatch_HoldsWhatWasCommitted()
    {
        using var ledger = LedgerFile.Open(_folder.File("truce.db"));
        Add(ledger, Findings("a.txt"));
        Add(ledger, Findings("b.txt", "The truce ended."));
        using var lost = ledger.Begin();
        for (var i = 0; i < 500; i++) lost.Add(Findings($"lost-{i}.txt", $"Nobody was told of report {i}."), Report.Page($"{i}"));

        // What lies on the disk at this moment is what a killed process leaves.
        foreach (var part in (string[])["", "-wal"]) File.Copy(_folder.File("truce.db" + part), _folder.File("after.db" + part));

        using var after = LedgerFile.Open(_folder.File("after.db"));
        Assert.Equal(["a.txt", "b.txt"], after.Documents().Select(d => d.Findings.Id).Order());
        Assert.True(Verification.Of(after).IsWhole);
        Assert.Equal(Appended.Added, Add(after, Findings("lost-1.txt", "Nobody was told of report 1.")));
        Assert.True(Verification.Of(after).IsWhole);
    }

    [Theory, ClassData(typeof(Engines))]
    public void Open_AfterClosing_ContinuesTheChain(Engine engine)
    {
        var location = _folder.NewLedger(engine);
        using (var ledger = LedgerFile.Open(location)) Add(ledger, Findings("a.txt"));
        using (var ledger = LedgerFile.Open(location)) Add(ledger, Findings("b.txt", "The truce ended."));

        using var again = LedgerFile.OpenExisting(location);
        var verification = Verification.Of(again);
        Assert.True(verification.IsWhole, verification.Failure);
        Assert.Equal(2, verification.Records);
        Assert.Equal(again.Head, verification.Head);
    }

    [Theory, ClassData(typeof(Engines))]
    public void Begin_TwoWriters_TakeTurnsOnOneChain(Engine engine)
    {
        var location = _folder.NewLedger(engine);
        using var one = LedgerFile.Open(location);
        using var other = LedgerFile.Open(location);
        Add(one, Findings("a.txt"));
        Add(other, Findings("b.txt", "The truce ended."));
        Add(one, Findings("c.txt", "The truce was renewed."));

        Assert.True(Verification.Of(one).IsWhole);
        Assert.Equal(3, other.Count);
    }

    [Theory, ClassData(typeof(Engines))]
    public void Head_OfTheSameDocuments_DependsOnNeitherClockNorEngine(Engine engine)
    {
        using var one = LedgerFile.Open(_folder.NewLedger(engine), new FixedClock(new DateTimeOffset(2016, 9, 13, 0, 0, 0, TimeSpan.Zero)));
        using var other = LedgerFile.Open(_folder.File("other.db"));
        Add(one, Findings("a.txt"));
        Add(other, Findings("a.txt"));

        Assert.Equal(one.Head, other.Head);
    }

    [Fact]
    public void OpenExisting_WithoutFile_SaysWhatToDo()
    {
        var e = Assert.Throws<LedgerException>(() => LedgerFile.OpenExisting(_folder.File("none.db")));

        Assert.Contains("truce read", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_OtherFile_IsRefused()
    {
        File.WriteAllText(_folder.File("notes.txt"), "These are notes, and no ledger at all, however long they are.");

        Assert.Throws<LedgerException>(() => LedgerFile.Open(_folder.File("notes.txt")));
    }

    [Fact]
    public void Open_OtherDatabase_IsRefused()
    {
        Execute("other.db", "CREATE TABLE shopping (item TEXT)");

        var e = Assert.Throws<LedgerException>(() => LedgerFile.Open(_folder.File("other.db")));
        Assert.Contains("not a ledger", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_FileOfANewerRelease_IsRefused()
    {
        LedgerFile.Open(_folder.File("truce.db")).Dispose();
        Execute("truce.db", "PRAGMA user_version = 999");

        var e = Assert.Throws<LedgerException>(() => LedgerFile.Open(_folder.File("truce.db")));
        Assert.Contains("newer release", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Journal_UpdateOrDelete_IsRefusedByTheFileItself()
    {
        using (var ledger = LedgerFile.Open(_folder.File("truce.db"))) Add(ledger, Findings("a.txt"));

        Assert.Throws<SqliteException>(() => Execute("truce.db", "DELETE FROM journal"));
        Assert.Throws<SqliteException>(() => Execute("truce.db", "UPDATE journal SET key = ''"));
    }

    private void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File(file)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
