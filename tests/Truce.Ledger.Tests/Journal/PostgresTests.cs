using Npgsql;

namespace Truce.Ledger.Tests.Journal;

/// <summary>What only PostgreSQL has: addresses, schemas, many writers.</summary>
public class PostgresTests
{
    [PostgresFact]
    public void Open_AddressAsUri_IsTheSameLedger()
    {
        var address = new NpgsqlConnectionStringBuilder(PostgresServer.NewDatabase());
        using var made = LedgerFile.Open(address.ConnectionString);
        using var same = LedgerFile.OpenExisting($"postgresql://{address.Username}@/{address.Database}?host={Uri.EscapeDataString(address.Host!)}");

        Assert.Equal(made.Path, same.Path);
        Assert.Equal(made.Head, same.Head);
    }

    [PostgresFact]
    public void Open_TwoSchemas_AreTwoLedgers()
    {
        var database = PostgresServer.NewDatabase();
        using var one = LedgerFile.Open($"{database};Search Path=north");
        using var other = LedgerFile.Open($"{database};Search Path=south");
        Add(one, "a.txt");

        Assert.Equal(1, one.Count);
        Assert.Equal(0, other.Count);
    }

    [PostgresFact]
    public void Open_DatabaseOfSomethingElse_IsRefused()
    {
        var database = PostgresServer.NewDatabase();
        Execute(database, "CREATE TABLE shopping (item TEXT)");

        var e = Assert.Throws<LedgerException>(() => LedgerFile.Open(database));
        Assert.Contains("something else", e.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void OpenExisting_EmptyDatabase_SaysWhatToDo()
    {
        var e = Assert.Throws<LedgerException>(() => LedgerFile.OpenExisting(PostgresServer.NewDatabase()));

        Assert.Contains("truce read", e.Message, StringComparison.Ordinal);
    }

    [PostgresFact]
    public void Open_NewerRelease_IsRefused()
    {
        var database = PostgresServer.NewDatabase();
        LedgerFile.Open(database).Dispose();
        Execute(database, "UPDATE truce_version SET version = 999");

        var e = Assert.Throws<LedgerException>(() => LedgerFile.Open(database));
        Assert.Contains("newer release", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgresql://user:sesame@127.0.0.1:1/ledger")]
    [InlineData("Host=127.0.0.1;Port=1;Username=user;Password=sesame;Database=ledger")]
    public void Open_NoServer_SaysSoWithoutThePassword(string location)
    {
        var e = Assert.Throws<LedgerException>(() => LedgerFile.Open(location));

        Assert.Contains("127.0.0.1/ledger", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("sesame", e.ToString(), StringComparison.Ordinal);
    }

    [PostgresFact]
    public void Journal_UpdateDeleteOrTruncate_IsRefusedByTheDatabaseItself()
    {
        var database = PostgresServer.NewDatabase();
        using (var ledger = LedgerFile.Open(database)) Add(ledger, "a.txt");

        foreach (var sql in (string[])["DELETE FROM journal", "UPDATE journal SET key = ''", "TRUNCATE journal"])
            Assert.Throws<PostgresException>(() => Execute(database, sql));
    }

    [PostgresFact]
    public async Task Begin_ManyWritersAndReaders_LeaveOneWholeChain()
    {
        var database = PostgresServer.NewDatabase();
        LedgerFile.Open(database).Dispose();
        var writers = Enumerable.Range(0, 6).Select(w => Task.Run(() =>
        {
            using var ledger = LedgerFile.Open(database);
            for (var i = 0; i < 15; i++) Add(ledger, $"{w}-{i}.txt");
        }));
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
        {
            using var ledger = LedgerFile.OpenExisting(database);
            for (var i = 0; i < 10; i++) Assert.True(Verification.Of(ledger).IsWhole);
        }));
        await Task.WhenAll(writers.Concat(readers));

        using var all = LedgerFile.OpenExisting(database);
        Assert.Equal(90, all.Count);
        Assert.True(Verification.Of(all).IsWhole);
    }

    private static void Add(LedgerFile ledger, string id)
    {
        var findings = new Report(id).Agreement($"The truce held, says {id}.").Findings();
        using var batch = ledger.Begin();
        batch.Add(findings, Report.Page(findings.Text));
        batch.Commit();
    }

    private static void Execute(string database, string sql)
    {
        using var connection = new NpgsqlConnection(database);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
