using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Truce.Benchmarks;
using Truce.Ledger;
using Truce.Ledger.Tests;
using static Truce.Tests.Intake.WorkerProcess;

namespace Truce.Tests.Intake;

/// <summary>Workers whose network fails: what becomes of their documents is stated in docs/reference/faults.md.</summary>
[Collection(BrokerTests.Name)]
public sealed class NetworkTests(RabbitServer broker) : IDisposable
{
    private const int Reports = 250;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truce-network-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ServersFact]
    public async Task Worker_DatabaseCutAndGoneMidBatch_LosesNothing()
    {
        var (queue, database, expected) = Prepare("cut");
        using var network = new Proxy(ServerOf(database));
        using var worker = Start(queue, Through(network, database));
        for (var i = 1; i <= 4; i++)
        {
            var reached = i * 20;
            await UntilAsync(() => Count(database) >= reached, worker);
            network.Cut();
        }

        network.Close();
        await Task.Delay(3000);
        network.Open();
        await UntilAsync(() => Count(database) == expected, worker);

        Assert.True(worker.HasSaid("ledger.trouble"), worker.Said);
        Assert.Equal(ExitCode.Ok, await worker.StopAsync());
        await SameAsOneMachine("cut", database);
    }

    [ServersFact]
    public async Task Worker_ToldToStopWhileTheDatabaseIsAway_LeavesItsMessagesToOthers()
    {
        var (queue, database, expected) = Prepare("away");
        using var network = new Proxy(ServerOf(database));
        using (var worker = Start(queue, Through(network, database)))
        {
            await UntilAsync(() => Count(database) >= 20, worker);
            network.Close();
            await UntilAsync(() => worker.HasSaid("ledger.trouble"), worker);
            Assert.Equal(ExitCode.Ok, await worker.StopAsync());
        }

        Assert.True(Count(database) < expected);
        Assert.Equal(ExitCode.Ok, Run("worker", "--queue", queue, "--ledger", database, "--until-empty"));
        await SameAsOneMachine("away", database);
    }

    /// <summary>Connections that stay open and carry nothing: the heartbeat and the time that a command may take find them out.</summary>
    [ServersFact]
    public async Task Worker_ConnectionsFallSilent_GoesOnWhenTheySpeakAgain()
    {
        var (queue, database, expected) = Prepare("silent");
        using var network = new Proxy(ServerOf(database));
        using var brokerNetwork = new Proxy(new IPEndPoint(IPAddress.Loopback, new Uri(queue).Port));
        using var worker = Start(queue.Replace($":{new Uri(queue).Port}/", $":{brokerNetwork.Port}/", StringComparison.Ordinal), Through(network, database));
        await UntilAsync(() => Count(database) >= 20, worker);
        network.Freeze();
        brokerNetwork.Freeze();
        await UntilAsync(() => worker.HasSaid("ledger.trouble"), worker);
        network.Thaw();
        await UntilAsync(() => worker.HasSaid("queue.trouble"), worker);
        brokerNetwork.Thaw();
        await UntilAsync(() => Count(database) == expected, worker);

        Assert.Equal(ExitCode.Ok, await worker.StopAsync());
        await SameAsOneMachine("silent", database);
    }

    /// <summary>A writer that falls silent in the middle of a batch holds up the others for half a minute, not for as long as the server keeps its connection.</summary>
    [ServersFact]
    public void Begin_WriterFellSilent_LosesItsTurn()
    {
        var database = PostgresServer.NewDatabase();
        LedgerFile.Open(database).Dispose();
        using var network = new Proxy(ServerOf(database));
        using var silent = LedgerFile.OpenExisting(Through(network, database));
        using var held = silent.Begin();
        network.Freeze();

        var time = Stopwatch.StartNew();
        using var other = LedgerFile.OpenExisting(database);
        while (true)
        {
            try
            {
                using var batch = other.Begin();
                batch.Commit();
                break;
            }
            catch (LedgerException e)
            {
                Assert.Contains("another program", e.Message, StringComparison.Ordinal);
            }
        }

        Assert.InRange(time.Elapsed.TotalSeconds, 1, 90);
        network.Thaw();
        Assert.Throws<LedgerException>(held.Commit);
    }

    /// <summary>Queues the reports and reads them on one machine; gives the queue, an empty database, and how many documents there will be.</summary>
    private (string Queue, string Database, int Expected) Prepare(string name)
    {
        var queue = broker.Address(name);
        new SyntheticCorpus(seed: 11).WriteJsonLines(File("reports.jsonl"), Reports);
        Assert.Equal(ExitCode.Ok, Run("read", File("reports.jsonl"), "--ledger", File("one.db")));
        Assert.Equal(ExitCode.Ok, Run("read", File("reports.jsonl"), "--queue", queue));
        return (queue, PostgresServer.NewDatabase(), Count(File("one.db")));
    }

    private async Task SameAsOneMachine(string queue, string database)
    {
        Assert.Equal(ExitCode.Ok, Run("export", "--ledger", File("one.db"), "-o", File("one.jsonl")));
        Assert.Equal(ExitCode.Ok, Run("export", "--ledger", database, "-o", File("many.jsonl")));
        Assert.Equal(System.IO.File.ReadAllBytes(File("one.jsonl")), System.IO.File.ReadAllBytes(File("many.jsonl")));
        Assert.Equal(ExitCode.Ok, Run("verify", "--ledger", database));
        Assert.Equal(0u, await broker.CountAsync(queue));
        Assert.Equal(0u, await broker.CountAsync(queue + ".dead"));
    }

    private static EndPoint ServerOf(string database)
    {
        var address = new NpgsqlConnectionStringBuilder(database);
        return address.Host!.StartsWith('/') ? new UnixDomainSocketEndPoint($"{address.Host}/.s.PGSQL.{address.Port}") : new DnsEndPoint(address.Host, address.Port);
    }

    private static string Through(Proxy network, string database) => new NpgsqlConnectionStringBuilder(database) { Host = "127.0.0.1", Port = network.Port }.ConnectionString;

    private string File(string name) => Path.Combine(_folder.FullName, name);
}
