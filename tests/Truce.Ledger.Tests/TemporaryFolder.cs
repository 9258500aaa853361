namespace Truce.Ledger.Tests;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("truce-");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>Where a new ledger can lie in the engine: a file here, or a database of its own.</summary>
    public string NewLedger(Engine engine) => engine == Engine.Postgres ? PostgresServer.NewDatabase() : File($"{Guid.NewGuid():N}.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
