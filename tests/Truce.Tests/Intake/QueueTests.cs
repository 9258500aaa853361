using RabbitMQ.Client;
using Truce.Benchmarks;
using Truce.Intake.Queue;
using Truce.Ledger;
using Truce.Ledger.Tests;
using static Truce.Tests.Intake.WorkerProcess;

namespace Truce.Tests.Intake;

/// <summary>The way through a broker: whatever dies on it, the ledger at its end is the one that a single machine makes.</summary>
[Collection(BrokerTests.Name)]
public sealed class QueueTests(RabbitServer broker) : IDisposable
{
    private const int Reports = 600;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truce-queue-");

    private static string Samples => Path.Combine(AppContext.BaseDirectory, "samples");

    public void Dispose() => _folder.Delete(recursive: true);

    [ServersFact]
    public async Task Workers_OneKilledAndTheBrokerRestarted_MakeTheLedgerOfOneMachine()
    {
        var queue = broker.Address("three");
        var database = PostgresServer.NewDatabase();
        new SyntheticCorpus(seed: 7).WriteJsonLines(File("reports.jsonl"), Reports);
        Assert.Equal(ExitCode.Ok, Run("read", Samples, File("reports.jsonl"), "--ledger", File("one.db")));
        var expected = Count(File("one.db"));

        Assert.Equal(ExitCode.Ok, Run("read", Samples, File("reports.jsonl"), "--queue", queue));
        var health = $"http://127.0.0.1:{FreePort()}";
        var workers = new[] { Worker(queue, database, "--health", health), Worker(queue, database), Worker(queue, database) };
        try
        {
            await UntilAsync(() => Count(database) >= 64, workers);
            workers[2].Process.Kill();
            Assert.Contains("ready", await new HttpClient().GetStringAsync(new Uri($"{health}/readyz")), StringComparison.Ordinal);
            await UntilAsync(() => Count(database) >= 200, workers[..2]);
            broker.Restart();
            await UntilAsync(() => Count(database) == expected, workers[..2]);
            Assert.Contains("truce_documents_total{truce_outcome=\"added\"}", await new HttpClient().GetStringAsync(new Uri($"{health}/metrics")), StringComparison.Ordinal);
            foreach (var worker in workers[..2]) Assert.Equal((ExitCode.Ok, true), (await worker.StopAsync(), worker.HasSaid("worker.stop")));
        }
        finally
        {
            foreach (var worker in workers) worker.Dispose();
        }

        Assert.Equal(ExitCode.Ok, Run("export", "--ledger", File("one.db"), "-o", File("one.jsonl")));
        Assert.Equal(ExitCode.Ok, Run("export", "--ledger", database, "-o", File("many.jsonl")));
        Assert.Equal(System.IO.File.ReadAllBytes(File("one.jsonl")), System.IO.File.ReadAllBytes(File("many.jsonl")));
        Assert.Equal(ExitCode.Ok, Run("verify", "--ledger", database));
        Assert.Equal(0u, await broker.CountAsync("three"));
        Assert.Equal(0u, await broker.CountAsync("three.dead"));
    }

    [BrokerFact]
    public void Worker_DocumentsQueuedTwice_AreKeptOnce()
    {
        var queue = broker.Address("twice");
        System.IO.File.WriteAllText(File("empty.txt"), "");
        Run("read", Samples, File("empty.txt"), File("none.txt"), "--ledger", File("one.db"));

        for (var i = 0; i < 2; i++) Assert.Equal(ExitCode.Ok, Run("read", Samples, File("empty.txt"), File("none.txt"), "--queue", queue));
        Assert.Equal(ExitCode.Ok, Run("worker", "--queue", queue, "--ledger", File("two.db"), "--until-empty"));

        using var one = LedgerFile.OpenExisting(File("one.db"));
        using var two = LedgerFile.OpenExisting(File("two.db"));
        Assert.Equal(one.Count, two.Count);
        Assert.Equal(one.Documents().Select(document => document.Findings.Id), two.Documents().Select(document => document.Findings.Id));
        Assert.Equal(one.Rejections(), two.Rejections());
        Assert.True(Verification.Of(two).IsWhole);
    }

    [BrokerFact]
    public async Task Message_ThatTakesItsWorkerDownAgainAndAgain_GoesToTheDeadLetters()
    {
        Run("read", Path.Combine(Samples, "syria-2016", "12-veto.txt"), "--queue", broker.Address("poison"));
        var address = QueueAddress.Parse(broker.Address("poison"))!;

        var deliveries = 0;
        for (var i = 0; i < 40 && await broker.CountAsync(address.DeadName) == 0; i++)
        {
            await using var connection = await address.ConnectAsync("dies", default);
            await using var channel = await connection.CreateChannelAsync();
            if (await channel.BasicGetAsync(address.Name, autoAck: false) is not null) deliveries++;
            else await Task.Delay(100);
        }

        Assert.Equal(1u, await broker.CountAsync(address.DeadName));
        Assert.Equal(0u, await broker.CountAsync(address.Name));
        Assert.Equal(11, deliveries); // the first, and ten more
    }

    [Theory]
    [InlineData("amqp://broker", "truce.documents", "amqp://broker/")]
    [InlineData("amqps://me:word@broker:5671/vhost?queue=syria%20north", "syria north", "amqps://me:word@broker:5671/vhost")]
    [InlineData("http://broker", null, null)]
    [InlineData("amqp://broker?exchange=x", null, null)]
    [InlineData("amqp://broker?queue=", null, null)]
    public void Parse_Address_IsUnderstoodOrRefused(string text, string? name, string? uri)
    {
        var address = QueueAddress.Parse(text);

        Assert.Equal((name, uri), (address?.Name, address?.Broker.AbsoluteUri));
        Assert.DoesNotContain("word", address?.Shown ?? "", StringComparison.Ordinal);
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static WorkerProcess Worker(string queue, string database, params string[] more) => WorkerProcess.Start(queue, database, more);

    private string File(string name) => Path.Combine(_folder.FullName, name);
}
