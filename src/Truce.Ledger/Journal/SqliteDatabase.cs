using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Truce.Ledger;

/// <summary>A ledger in one SQLite file (WAL): one writer at a time, any number of readers beside it.</summary>
internal sealed class SqliteDatabase : Database
{
    /// <summary>Marks the file as a ledger (SQLite's application id): "TRUC".</summary>
    public const int ApplicationId = 0x54525543;

    // Result codes: https://www.sqlite.org/rescode.html
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private readonly SqliteConnection _connection;

    private SqliteDatabase(string path, SqliteConnection connection) => (Location, _connection) = (path, connection);

    public override string Name => Location;

    public override string Location { get; }

    public override DbConnection Connection => _connection;

    public static SqliteDatabase Connect(string path, bool mayMake)
    {
        if (!mayMake && !File.Exists(path)) throw new LedgerException($"there is no ledger at {path}: make one with 'truce read'");
        var database = new SqliteDatabase(path, new SqliteConnection(ConnectionString(path, mayMake ? SqliteOpenMode.ReadWriteCreate : SqliteOpenMode.ReadWrite)));
        try
        {
            database._connection.Open();
            if (mayMake) database._connection.Execute("PRAGMA journal_mode = WAL");
            database._connection.Execute("PRAGMA synchronous = FULL");
            if (!mayMake) database.Version();
            return database;
        }
        catch (SqliteException e) when (!mayMake && e.SqliteErrorCode is CannotOpen or ReadOnly && !File.Exists($"{path}-wal"))
        {
            // Readers leave marks beside the file. Where that is not allowed and nobody is writing, the file is read as it lies.
            database._connection.Close();
            database._connection.ConnectionString = ConnectionString($"file:{Uri.EscapeDataString(Path.GetFullPath(path))}?immutable=1", SqliteOpenMode.ReadOnly);
            database._connection.Open();
            return database;
        }
        catch (SqliteException e)
        {
            database.Dispose();
            throw new LedgerException($"{path} cannot be opened as a ledger: {database.Explain(e)}", e);
        }
    }

    public override int Version()
    {
        var version = _connection.ExecuteScalar<int>("PRAGMA user_version");
        var isEmpty = _connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_schema") == 0;
        if (!isEmpty && _connection.ExecuteScalar<int>("PRAGMA application_id") != ApplicationId)
            throw new LedgerException($"{Location} is an SQLite file, but not a ledger");
        return version;
    }

    public override void SetVersion(int version, DbTransaction transaction)
    {
        _connection.Execute($"PRAGMA user_version = {version.ToString(CultureInfo.InvariantCulture)}", transaction: transaction);
        _connection.Execute($"PRAGMA application_id = {ApplicationId.ToString(CultureInfo.InvariantCulture)}", transaction: transaction);
    }

    public override string Dialect(Migrations.Step step) => step.Tables + step.InSqlite;

    /// <summary>Immediate: two programs that append to one ledger take turns, and each continues the other's chain.</summary>
    public override DbTransaction BeginWriting() => _connection.BeginTransaction(deferred: false);

    public override string BeginReading => "BEGIN DEFERRED";

    public override DbConnection OpenAnother()
    {
        var connection = new SqliteConnection(_connection.ConnectionString);
        connection.Open();
        return connection;
    }

    public override void IndexWords(long seq, IReadOnlyCollection<string> words, DbTransaction transaction) =>
        _connection.Execute("INSERT INTO words (rowid, text) VALUES (@seq, @text)", new { seq, text = string.Join(' ', words) }, transaction);

    public override IEnumerable<string> Search(SearchWords words) => _connection.Query<string>(
        "SELECT j.key FROM words w JOIN journal j ON j.seq = w.rowid WHERE words MATCH @query",
        new { query = string.Join(' ', words.Words.Select(w => w.IsPrefix ? $"\"{w.Word}\"*" : $"\"{w.Word}\"")) });

    public override string Explain(DbException error) => (error as SqliteException)?.SqliteErrorCode switch
    {
        Busy => $"another program has been writing to it for more than {BusySeconds} seconds; try again when it has finished",
        ReadOnly => "the file is read-only, or its folder is: give this account the right to write to both",
        Corrupt => "the file is damaged; restore it from a backup (docs/how-to/backup.md)",
        Full => "the disk is full; what was acknowledged is safe, and after making room the same command goes on from there",
        CannotOpen => "the file cannot be opened: its folder must exist, and this account must be allowed to use both",
        NotADatabase => "it is not an SQLite file",
        _ => error.Message,
    };

    public override void Dispose() => _connection.Dispose();

    private static string ConnectionString(string path, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = BusySeconds }.ToString();
}
