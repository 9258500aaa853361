using Dapper;
using Microsoft.Data.Sqlite;

namespace Truce.Ledger.Tests.Faults;

/// <summary>What becomes of a ledger when the machine under it fails; docs/reference/faults.md states the outcomes.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Commit_DiskFull_SaysSoAndKeepsWhatWasAcknowledged()
    {
        var location = _folder.File("truce.db");
        using var ledger = LedgerFile.Open(location);
        Add(ledger, 1);
        ledger.Database.Connection.Execute("PRAGMA max_page_count = 40"); // SQLite answers as it does when the disk has no more room

        var e = Assert.Throws<LedgerException>(() =>
        {
            for (var number = 2; number < 500; number++) Add(ledger, number);
        });

        Assert.Contains("the disk is full", e.Message, StringComparison.Ordinal);
        Assert.Contains(location, e.Message, StringComparison.Ordinal);
        var kept = ledger.Count;
        Assert.True(kept >= 1);
        Assert.True(Verification.Of(ledger).IsWhole);
        ledger.Database.Connection.Execute("PRAGMA max_page_count = 100000");
        Add(ledger, 500);
        Assert.Equal(kept + 1, ledger.Count);
        Assert.True(Verification.Of(ledger).IsWhole);
    }

    [Fact]
    public void Begin_AnotherWriterDoesNotEnd_SaysSoAfterTheWait()
    {
        using var one = LedgerFile.Open(_folder.File("truce.db"));
        using var other = LedgerFile.Open(_folder.File("truce.db"));
        Add(one, 1);
        using var holding = one.Begin();
        ((SqliteConnection)other.Database.Connection).DefaultTimeout = 1;

        var e = Assert.Throws<LedgerException>(() => Add(other, 2));

        Assert.Contains("another program has been writing", e.Message, StringComparison.Ordinal);
        Assert.Equal(1, other.Count); // who only reads does not wait
        holding.Dispose();
        Add(other, 2);
        Assert.True(Verification.Of(other).IsWhole);
    }

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void Open_ReadOnlyFile_ReadsAndRefusesToWrite()
    {
        var location = _folder.File("truce.db");
        using (var ledger = LedgerFile.Open(location)) Add(ledger, 1);
        var folder = Path.GetDirectoryName(location)!;
        File.SetUnixFileMode(location, UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        try
        {
            var user = Environment.UserName == "root" ? "nobody" : null; // root may write anywhere
            using var reader = Child.Start(user, "verify", location);
            var (lines, errors, exitCode) = reader.End();
            Assert.True(exitCode == 0, errors);
            Assert.Equal(["whole 1"], lines);

            using var writer = Child.Start(user, "load", location, "2", "1");
            (lines, errors, exitCode) = writer.End();
            Assert.Equal(2, exitCode);
            Assert.Empty(lines);
            Assert.Contains("read-only", errors, StringComparison.Ordinal);
        }
        finally
        {
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    [Theory, ClassData(typeof(Engines))]
    public void Load_ToldToStopInTheMiddle_LosesNothingAcknowledged(Engine engine)
    {
        var location = _folder.NewLedger(engine);
        using var child = Child.Start(null, "load", location, "0", "100000");
        var first = child.ReadLine();
        child.Terminate();
        var (lines, _, _) = child.End();

        var acknowledged = int.Parse(lines.Length == 0 ? first! : lines[^1], System.Globalization.CultureInfo.InvariantCulture);
        using var ledger = LedgerFile.OpenExisting(location);
        Assert.True(ledger.Count >= acknowledged);
        Assert.True(Verification.Of(ledger).IsWhole);
    }

    [Theory, ClassData(typeof(Engines))]
    public void Commit_ClockGoesBackwards_ChangesNeitherOrderNorHashes(Engine engine)
    {
        var clock = new TurnedBackClock();
        using var turned = LedgerFile.Open(_folder.NewLedger(engine), clock);
        using var steady = LedgerFile.Open(_folder.NewLedger(engine));
        for (var number = 1; number <= 4; number++)
        {
            Add(turned, number);
            Add(steady, number);
        }

        Assert.Equal(steady.Head, turned.Head);
        Assert.True(Verification.Of(turned).IsWhole);
        Assert.Equal(steady.Documents().Select(d => d.Findings.Id), turned.Documents().Select(d => d.Findings.Id));
    }

    private static void Add(LedgerFile ledger, int number)
    {
        var findings = Program.Numbered(number);
        using var batch = ledger.Begin();
        batch.Add(findings, Report.Page(findings.Text));
        batch.Commit();
    }

    /// <summary>Each look at it is a year before the last.</summary>
    private sealed class TurnedBackClock : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now = _now.AddYears(-1);
    }
}
