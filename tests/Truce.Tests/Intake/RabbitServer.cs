using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RabbitMQ.Client;

namespace Truce.Tests.Intake;

/// <summary>A RabbitMQ broker of our own in a temporary folder, when the programs are installed. Its queues outlive a restart.</summary>
public sealed class RabbitServer : IDisposable
{
    public const string Missing = "RabbitMQ is not installed (apt-get install rabbitmq-server)";

    private const string Program = "/usr/lib/rabbitmq/bin/rabbitmq-server";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truce-mq-");
    private readonly int _port = FreePort();
    private readonly Dictionary<string, string> _environment;
    private Process? _process;

    public RabbitServer()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "plugins"), "[].\n");
        _environment = new Dictionary<string, string>
        {
            ["HOME"] = _folder.FullName,
            ["RABBITMQ_NODENAME"] = $"truce-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}@localhost",
            ["RABBITMQ_NODE_IP_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_NODE_PORT"] = Text(_port),
            ["RABBITMQ_DIST_PORT"] = Text(FreePort()),
            ["ERL_EPMD_PORT"] = Text(FreePort()),
            ["ERL_EPMD_ADDRESS"] = "127.0.0.1",
            ["RABBITMQ_MNESIA_BASE"] = Path.Combine(_folder.FullName, "data"),
            ["RABBITMQ_LOG_BASE"] = Path.Combine(_folder.FullName, "log"),
            ["RABBITMQ_ENABLED_PLUGINS_FILE"] = Path.Combine(_folder.FullName, "plugins"),
            ["RABBITMQ_CONFIG_FILE"] = Path.Combine(_folder.FullName, "none"),
            ["RABBITMQ_CONF_ENV_FILE"] = Path.Combine(_folder.FullName, "none-env"),
        };
        if (IsAvailable) Start();
    }

    public static bool IsAvailable => File.Exists(Program);

    /// <summary>Address of a queue on the broker.</summary>
    public string Address(string queue) => $"amqp://guest:guest@127.0.0.1:{Text(_port)}/?queue={queue}";

    public void Restart()
    {
        Stop();
        Start();
    }

    /// <summary>Messages that wait in a queue.</summary>
    public async Task<uint> CountAsync(string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = new Uri(Address("")[..^"?queue=".Length]) }.CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        return await channel.MessageCountAsync(queue);
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            Stop();
            Run("epmd", "-kill");
        }

        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // The broker is still taking its leave.
        }
    }

    private void Start()
    {
        _process = Begin(Program);
        for (var i = 0; i < 900; i++)
        {
            if (_process.HasExited) throw new InvalidOperationException($"the broker ended with {_process.ExitCode}: see {_folder}/log");
            try
            {
                using var connection = new ConnectionFactory { Uri = new Uri(Address("")[..^"?queue=".Length]) }.CreateConnectionAsync().GetAwaiter().GetResult();
                return;
            }
            catch (RabbitMQ.Client.Exceptions.BrokerUnreachableException)
            {
                Thread.Sleep(100);
            }
        }

        throw new TimeoutException("the broker did not start within 90 s");
    }

    private void Stop()
    {
        Run("kill", "-TERM", Text(_process!.Id));
        if (!_process.WaitForExit(60_000)) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private void Run(string program, params string[] arguments)
    {
        using var process = Begin(program, arguments);
        process.WaitForExit(20_000);
    }

    private Process Begin(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = _folder.FullName };
        foreach (var (name, value) in _environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Tests that share one broker, one after another.</summary>
[CollectionDefinition(Name)]
public sealed class BrokerTests : ICollectionFixture<RabbitServer>
{
    public const string Name = "broker";
}

/// <summary>A test that needs a broker; it is skipped with its reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrokerFactAttribute : FactAttribute
{
    public BrokerFactAttribute() => Skip = RabbitServer.IsAvailable ? null : RabbitServer.Missing;
}

/// <summary>A test that needs a broker and PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServersFactAttribute : FactAttribute
{
    public ServersFactAttribute() => Skip = !RabbitServer.IsAvailable ? RabbitServer.Missing : Ledger.Tests.PostgresServer.IsAvailable ? null : Ledger.Tests.PostgresServer.Missing;
}
