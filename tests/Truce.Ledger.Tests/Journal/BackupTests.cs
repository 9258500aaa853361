namespace Truce.Ledger.Tests.Journal;

public sealed class BackupTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<Engine, Engine> Ways()
    {
        var ways = new TheoryData<Engine, Engine>();
        foreach (var from in Engines.Here)
        {
            foreach (var to in Engines.Here) ways.Add(from, to);
        }

        return ways;
    }

    [Theory, MemberData(nameof(Ways))]
    public void Copy_AndBack_GivesTheSameLedger(Engine from, Engine to)
    {
        using var ledger = LedgerFile.Open(_folder.NewLedger(from));
        Fill(ledger, 0, 6);
        using var copy = LedgerFile.Open(_folder.NewLedger(to));
        using var restored = LedgerFile.Open(_folder.NewLedger(from));

        Assert.Equal(ledger.Count, Backup.Copy(ledger, copy));
        Assert.Equal(ledger.Count, Backup.Copy(copy, restored));

        foreach (var other in (LedgerFile[])[copy, restored])
        {
            Assert.Equal(ledger.Head, other.Head);
            Assert.True(Verification.Of(other, ledger.Head).IsWhole);
            Assert.Equal(Export(ledger), Export(other));
            Assert.Equal(ledger.Rejections(), other.Rejections());
            Assert.Equal(ledger.Search(new SearchWords("report 3")), other.Search(new SearchWords("report 3")));
            Assert.Equal(ledger.Documents().Select(d => ledger.Text(d.TextHash)), other.Documents().Select(d => other.Text(d.TextHash)));
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public void Copy_Again_CopiesWhatIsNew(Engine engine)
    {
        using var ledger = LedgerFile.Open(_folder.NewLedger(engine));
        using var copy = LedgerFile.Open(_folder.NewLedger(engine));
        Fill(ledger, 0, 3);
        Backup.Copy(ledger, copy);
        var before = ledger.Count;
        Fill(ledger, 3, 2);

        Assert.Equal(ledger.Count - before, Backup.Copy(ledger, copy));
        Assert.Equal(0, Backup.Copy(ledger, copy));
        Assert.Equal(ledger.Head, copy.Head);
    }

    [Fact]
    public void Copy_IntoAnotherLedger_IsRefused()
    {
        using var ledger = LedgerFile.Open(_folder.File("one.db"));
        using var other = LedgerFile.Open(_folder.File("other.db"));
        Fill(ledger, 0, 4);
        Fill(other, 2, 1);
        var head = other.Head;

        var e = Assert.Throws<LedgerException>(() => Backup.Copy(ledger, other));

        Assert.Contains("another ledger", e.Message, StringComparison.Ordinal);
        Assert.Equal(head, other.Head);
    }

    private static void Fill(LedgerFile ledger, int from, int count)
    {
        using var batch = ledger.Begin();
        for (var number = from; number < from + count; number++)
        {
            var findings = Program.Numbered(number);
            batch.Add(findings, Report.Page(findings.Text));
            batch.AddName(findings.ContentHash, $"again-{number}.txt");
            batch.Add(new Domain.RejectedDocument($"broken-{number}.pdf", null, "no text"));
        }

        batch.Commit();
    }

    private static string Export(LedgerFile ledger) =>
        string.Join('\n', Projector.Project(ledger.Documents(), ledger.Rulings()).Entries.Select(LedgerJson.Write));
}
