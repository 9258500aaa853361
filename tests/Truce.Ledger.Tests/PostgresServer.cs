using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Truce.Ledger.Tests;

/// <summary>
/// A PostgreSQL server for the tests of one run: the one that TRUCE_TEST_POSTGRES names, else one of our own in a temporary folder,
/// when the programs are installed.
/// </summary>
internal static class PostgresServer
{
    public const string Missing = "PostgreSQL is not installed (apt-get install postgresql) and TRUCE_TEST_POSTGRES names no server";

    private static readonly string? _given = Environment.GetEnvironmentVariable("TRUCE_TEST_POSTGRES") is { Length: > 0 } address ? address : null;

    private static readonly string? _programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
        : null;

    private static readonly Lazy<string> _server = new(() => _given ?? Start());

    private static int _count;

    public static bool IsAvailable => _given is not null || _programs is not null;

    /// <summary>Makes a database that holds nothing, and gives its connection string.</summary>
    public static string NewDatabase()
    {
        var name = $"truce_test_{Environment.ProcessId}_{Interlocked.Increment(ref _count)}";
        using var connection = new NpgsqlConnection(_server.Value + ";Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE DATABASE {name} TEMPLATE template0";
        command.ExecuteNonQuery();
        return new NpgsqlConnectionStringBuilder(_server.Value) { Database = name, Pooling = false }.ConnectionString;
    }

    private static string Start()
    {
        var folder = Directory.CreateTempSubdirectory("truce-pg-").FullName;
        if (Environment.UserName == "root") Run("chown", "postgres", folder);
        AsServer("initdb", "-D", Path.Combine(folder, "data"), "--auth=trust", "--username=truce", "--encoding=UTF8", "--locale=C", "--no-sync");
        AsServer("pg_ctl", "-D", Path.Combine(folder, "data"), "-w", "-l", Path.Combine(folder, "log"), "-o", $"-k {folder} -h '' -c fsync=off", "start");
        Watch(folder);
        return $"Host={folder};Username=truce;Database=postgres";

        // The server refuses to run as root.
        void AsServer(string program, params string[] arguments)
        {
            var path = Path.Combine(_programs!, program);
            if (Environment.UserName == "root") Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
            else Run(path, arguments);
        }
    }

    /// <summary>Ends the server when this process has ended, however it ends: a test host that is killed runs no handlers.</summary>
    private static void Watch(string folder)
    {
        var stop = $"{Path.Combine(_programs!, "pg_ctl")} -D {folder}/data -m immediate stop";
        if (Environment.UserName == "root") stop = $"runuser -u postgres -- {stop}";
        var script = string.Create(CultureInfo.InvariantCulture, $"(while kill -0 {Environment.ProcessId}; do sleep 1; done; {stop}; rm -rf {folder}) >/dev/null 2>&1 </dev/null &");
        Run("setsid", "/bin/sh", "-c", script);
    }

    private static void Run(string program, params string[] arguments)
    {
        // The server inherits its output, so nothing may wait for that to end.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}

/// <summary>Engines that a ledger can lie in.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>The engines that are here: tests of the store run on each.</summary>
public sealed class Engines : TheoryData<Engine>
{
    public Engines()
    {
        foreach (var engine in Here) Add(engine);
    }

    public static IReadOnlyList<Engine> Here { get; } = PostgresServer.IsAvailable ? [Engine.Sqlite, Engine.Postgres] : [Engine.Sqlite];
}

/// <summary>A test that needs PostgreSQL; it is skipped with its reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresServer.IsAvailable ? null : PostgresServer.Missing;
}
