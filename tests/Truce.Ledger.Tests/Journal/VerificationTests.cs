using Microsoft.Data.Sqlite;

namespace Truce.Ledger.Tests.Journal;

public sealed class VerificationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Of_WholeLedger_CountsItsRecords()
    {
        Write(5);

        var verification = Verify();

        Assert.True(verification.IsWhole);
        Assert.Equal(5, verification.Records);
    }

    [Theory]
    [InlineData("UPDATE journal SET content = (SELECT content FROM journal WHERE seq = 2) WHERE seq = 3", 3)]
    [InlineData("UPDATE journal SET content = substr(content, 1, 9) WHERE seq = 4", 4)]
    [InlineData("UPDATE journal SET key = 'other' WHERE seq = 2", 2)]
    [InlineData("UPDATE journal SET kind = 'Rejected' WHERE seq = 1", 1)]
    [InlineData("UPDATE journal SET chain = zeroblob(32) WHERE seq = 5", 5)]
    [InlineData("UPDATE journal SET hash = zeroblob(32) WHERE seq = 2", 2)]
    [InlineData("DELETE FROM journal WHERE seq = 3", 3)]
    [InlineData("DELETE FROM journal WHERE seq = 1", 1)]
    [InlineData("UPDATE archive SET bytes = (SELECT bytes FROM archive WHERE id = 1) WHERE id = 5", 3)]
    [InlineData("DELETE FROM archive WHERE id = 8", 4)]
    public void Of_TamperedLedger_NamesTheFirstRecordThatFails(string sql, long failed)
    {
        Write(5);
        Tamper(sql);

        var verification = Verify();

        Assert.Equal(failed, verification.FailedRecord);
        Assert.NotNull(verification.Failure);
        Assert.Equal(failed - 1, verification.Records);
    }

    [Fact]
    public void Of_RecordsReordered_Fails()
    {
        Write(3);
        Tamper("UPDATE journal SET seq = seq + 100; UPDATE journal SET seq = CASE seq WHEN 101 THEN 2 WHEN 102 THEN 1 ELSE 3 END");

        Assert.Equal(1, Verify().FailedRecord);
    }

    private void Write(int count)
    {
        using var ledger = LedgerFile.Open(_folder.File("truce.db"));
        using var batch = ledger.Begin();
        for (var i = 0; i < count; i++)
        {
            var findings = new Report($"{i}.txt").Agreement($"The truce held on day {i}.").Findings();
            batch.Add(findings, Report.Page(findings.Text));
        }

        batch.Commit();
    }

    private Verification Verify()
    {
        using var ledger = LedgerFile.OpenExisting(_folder.File("truce.db"));
        return Verification.Of(ledger);
    }

    /// <summary>What somebody with the file in hand can do: take the guards off first.</summary>
    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_folder.File("truce.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"DROP TRIGGER journal_keeps_records; DROP TRIGGER journal_keeps_words; {sql}";
        command.ExecuteNonQuery();
    }
}
