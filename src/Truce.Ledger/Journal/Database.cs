using System.Data.Common;

namespace Truce.Ledger;

/// <summary>
/// The engine that a ledger lies in, as far as engines differ: how it is reached, who may write, what its tables are made of and how
/// words are found. All else is SQL that both understand. An instance belongs to one thread.
/// </summary>
internal abstract class Database : IDisposable
{
    /// <summary>How long a writer waits for another, in seconds.</summary>
    public const int BusySeconds = 30;

    /// <summary>Opens the database; throws <see cref="LedgerException"/> when it cannot be reached.</summary>
    /// <param name="location">Path of a file, or a connection string (<c>postgresql://…</c> or <c>Host=…</c>).</param>
    /// <param name="mayMake">True when a database that holds no ledger yet is made one.</param>
    public static Database Open(string location, bool mayMake) =>
        PostgresDatabase.IsMeant(location) ? PostgresDatabase.Connect(location, mayMake) : SqliteDatabase.Connect(location, mayMake);

    /// <summary>What people are told: the path, or the server and the database, without a password.</summary>
    public abstract string Name { get; }

    /// <summary>What opens the same ledger again.</summary>
    public abstract string Location { get; }

    /// <summary>The connection of this thread.</summary>
    public abstract DbConnection Connection { get; }

    /// <summary>Version of the tables: 0 for none. Throws <see cref="LedgerException"/> for a database that holds something else.</summary>
    public abstract int Version();

    /// <summary>Notes the version of the tables, and at the first that they are a ledger's.</summary>
    public abstract void SetVersion(int version, DbTransaction transaction);

    /// <summary>Statements of a migration in this engine's own words.</summary>
    public abstract string Dialect(Migrations.Step step);

    /// <summary>Begins to write: waits until no other program writes to this ledger, at most <see cref="BusySeconds"/>.</summary>
    public abstract DbTransaction BeginWriting();

    /// <summary>Statement that begins to read: until COMMIT every answer is of one moment.</summary>
    public abstract string BeginReading { get; }

    /// <summary>A second connection, for a long answer that is read while the first goes on.</summary>
    public abstract DbConnection OpenAnother();

    /// <summary>Takes the words of a report, each once, into the index.</summary>
    public abstract void IndexWords(long seq, IReadOnlyCollection<string> words, DbTransaction transaction);

    /// <summary>Hashes of the pages in whose report all the words stand, in no particular order.</summary>
    public abstract IEnumerable<string> Search(SearchWords words);

    /// <summary>What an error of the engine means for the person before it, and what to do.</summary>
    public abstract string Explain(DbException error);

    /// <inheritdoc/>
    public abstract void Dispose();
}
