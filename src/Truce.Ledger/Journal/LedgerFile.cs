using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// A ledger in one SQLite file or one PostgreSQL database: the journal (append-only, hash-chained), the archive of pages and texts
/// (content-addressed) and the indexes made from them. One writer at a time, any number of readers beside it; an instance belongs
/// to one thread.
/// </summary>
public sealed class LedgerFile : IDisposable
{
    private readonly Database _database;
    private readonly TimeProvider _clock;

    private LedgerFile(Database database, TimeProvider clock) => (_database, _clock) = (database, clock);

    /// <summary>Where it lies, for people: the path of the file, or the server and the database.</summary>
    public string Path => _database.Name;

    /// <summary>What opens the same ledger again. May hold a password: never show it.</summary>
    public string Location => _database.Location;

    internal Database Database => _database;

    private DbConnection Connection => _database.Connection;

    /// <summary>
    /// Opens a ledger, making it when there is none. The clock only fills <c>recorded_at</c>, which no hash and no export
    /// contains. Throws <see cref="LedgerException"/> when it is not a ledger, or a newer release's, or cannot be reached.
    /// </summary>
    /// <param name="location">Path of a file; or a PostgreSQL database as <c>postgresql://user@host/database</c> or <c>Host=…;Database=…</c>.</param>
    /// <param name="clock">The time, or null for the system's.</param>
    public static LedgerFile Open(string location, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(location);
        return Migrated(Database.Open(location, mayMake: true), clock);
    }

    /// <summary>
    /// Opens a ledger that must exist, for reading. Throws <see cref="LedgerException"/> when there is none, or it cannot be used.
    /// </summary>
    public static LedgerFile OpenExisting(string location)
    {
        ArgumentException.ThrowIfNullOrEmpty(location);
        return Migrated(Database.Open(location, mayMake: false), null);
    }

    private static LedgerFile Migrated(Database database, TimeProvider? clock)
    {
        try
        {
            Migrations.Apply(database);
            return new LedgerFile(database, clock ?? TimeProvider.System);
        }
        catch (DbException e)
        {
            database.Dispose();
            throw new LedgerException($"{database.Name} cannot be opened as a ledger: {database.Explain(e)}", e);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Number of records in the journal.</summary>
    public long Count => Connection.ExecuteScalar<long>("SELECT coalesce(max(seq), 0) FROM journal");

    /// <summary>Chain hash of the last record, lower-case hexadecimal: whoever keeps it can later prove that nothing was cut off.</summary>
    public string Head => Convert.ToHexStringLower(LastChain());

    /// <summary>True when a page with these bytes has been read; the key is <see cref="Article.ContentHash"/>.</summary>
    public bool Contains(string contentHash) =>
        Connection.ExecuteScalar<long>("SELECT count(*) FROM document WHERE key = @contentHash", new { contentHash }) > 0;

    /// <summary>Collects records for one transaction. Nothing is in the journal until <see cref="Batch.Commit"/> returns.</summary>
    public Batch Begin()
    {
        Batch? batch = null;
        Guarded(() => batch = new Batch(this));
        return batch!;
    }

    /// <summary>All records with their hashes, in order, without checking them.</summary>
    internal IEnumerable<StoredRecord> Records() =>
        Stream<StoredRecord>("SELECT seq, kind, key, hash, chain, content FROM journal ORDER BY seq");

    /// <summary>
    /// All reports, in the order of their keys: the same set of documents gives the same sequence, whatever the order of reading.
    /// Each bears the ordinally first of its names.
    /// </summary>
    public IEnumerable<StoredDocument> Documents()
    {
        const string sql = """
            SELECT (SELECT min(n.id) FROM name n WHERE n.key = d.key) AS Id, j.content AS Content
            FROM document d JOIN journal j ON j.seq = d.seq ORDER BY d.key
            """;
        foreach (var (id, content) in Stream<(string Id, byte[] Content)>(sql))
        {
            var document = StoredDocument.FromContent(Packed.Unpack(content));
            yield return document.Findings.Id == id ? document : document with { Findings = document.Findings with { Id = id } };
        }
    }

    /// <summary>The report with the page's hash, its text put back from the archive; null when the journal does not hold it.</summary>
    public StoredDocument? Document(string contentHash)
    {
        const string sql = "SELECT j.content FROM document d JOIN journal j ON j.seq = d.seq WHERE d.key = @contentHash";
        if (Connection.ExecuteScalar<byte[]?>(sql, new { contentHash }) is not { } content) return null;
        var document = StoredDocument.FromContent(Packed.Unpack(content));
        return document with { Findings = document.Findings with { Text = Text(document.TextHash) ?? "" } };
    }

    /// <summary>Hashes of the pages in whose text or headline all the words stand, in no particular order.</summary>
    internal IEnumerable<string> Search(SearchWords words) => _database.Search(words);

    /// <summary>What people decided on all this.</summary>
    public Rulings Rulings()
    {
        const string sql = "SELECT content FROM journal WHERE kind IN ('Decision', 'Withholding', 'Assignment')";
        return Ledger.Rulings.Of(Connection.Query<byte[]>(sql).Select(content => ReviewJson.Read(Packed.Unpack(content))));
    }

    /// <summary>Documents that could not be read, by name, each with its reasons.</summary>
    public IReadOnlyList<RejectedDocument> Rejections() =>
        [.. Connection.Query<(string Id, string Reason)>("SELECT id, reason FROM rejection ORDER BY id, reason")
            .Select(r => new RejectedDocument(r.Id, null, r.Reason))];

    /// <summary>The clean text with the given hash (<see cref="StoredDocument.TextHash"/>), or null when the archive lacks it.</summary>
    public string? Text(string hash) => Archived(hash) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Bytes of the page with the given hash, or null when the archive lacks it.</summary>
    public byte[]? Archived(string hash) =>
        Connection.ExecuteScalar<byte[]?>("SELECT bytes FROM archive WHERE hash = @hash", new { hash }) is { } packed
            ? Packed.Unpack(packed)
            : null;

    /// <summary>What is remembered of an address, or null when it was never asked for.</summary>
    public Visit? Visit(string url)
    {
        const string sql = "SELECT at, etag, modified, hash, head, failures, due FROM visit WHERE url = @url";
        var row = Connection.QuerySingleOrDefault<(long At, string? ETag, long? Modified, string? Hash, string? Head, long Failures, long? Due)?>(sql, new { url });
        return row is not { } v
            ? null
            : new Visit { Url = url, At = Time(v.At)!.Value, ETag = v.ETag, Modified = Time(v.Modified), Hash = v.Hash, Head = v.Head, Failures = (int)v.Failures, Due = Time(v.Due) };

        static DateTimeOffset? Time(long? milliseconds) => milliseconds is { } ms ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _database.Dispose();

    /// <summary>A long answer, row by row, as of one moment: on a connection of its own, so that other questions can be asked meanwhile.</summary>
    private IEnumerable<T> Stream<T>(string sql)
    {
        using var connection = _database.OpenAnother();
        foreach (var row in connection.Query<T>(sql, buffered: false)) yield return row;
    }

    /// <summary>Turns an error of the engine into words for people.</summary>
    private void Guarded(Action act)
    {
        try
        {
            act();
        }
        catch (DbException e)
        {
            throw new LedgerException($"{Path}: {_database.Explain(e)}", e);
        }
    }

    private byte[] LastChain(DbTransaction? transaction = null) =>
        Connection.ExecuteScalar<byte[]?>("SELECT chain FROM journal ORDER BY seq DESC LIMIT 1", transaction: transaction) ?? Chain.Origin;

    /// <summary>A record as it lies in the file.</summary>
    internal sealed record StoredRecord(long Seq, string Kind, string Key, byte[] Hash, byte[] Chain, byte[] Content);

    /// <summary>
    /// Records that become durable together. Disposing without <see cref="Commit"/> leaves the journal as it was.
    /// </summary>
    public sealed class Batch : IDisposable
    {
        private readonly LedgerFile _ledger;
        private readonly DbTransaction _transaction;
        private readonly DbCommand _insert;
        private readonly DbCommand _archive;
        private long _seq;
        private byte[] _chain;

        internal Batch(LedgerFile ledger)
        {
            _ledger = ledger;
            _transaction = ledger._database.BeginWriting();
            _seq = ledger.Connection.ExecuteScalar<long>("SELECT coalesce(max(seq), 0) FROM journal", transaction: _transaction);
            _chain = ledger.LastChain(_transaction);
            _insert = Command(
                "INSERT INTO journal (seq, kind, key, recorded_at, hash, chain, content) VALUES (@seq, @kind, @key, @at, @hash, @chain, @content)",
                "@seq", "@kind", "@key", "@at", "@hash", "@chain", "@content");
            _archive = Command("INSERT INTO archive (hash, bytes) VALUES (@hash, @bytes) ON CONFLICT (hash) DO NOTHING", "@hash", "@bytes");
        }

        /// <summary>
        /// Adds a report and the page it was read from. A page that the journal holds is not added again; a new name for it is noted.
        /// </summary>
        public Appended Add(DocumentFindings findings, ReadOnlyMemory<byte> page) => Add(StoredDocument.Of(findings), page);

        /// <summary>The same for a report in its stored form, which another thread may have made.</summary>
        public Appended Add(StoredDocument document, ReadOnlyMemory<byte> page)
        {
            ArgumentNullException.ThrowIfNull(document);
            var findings = document.Findings;
            if (AddName(findings.ContentHash, findings.Id) is { } known) return known;
            Keep(findings.ContentHash, page.Span);
            Keep(document.TextHash, Encoding.UTF8.GetBytes(findings.Text));
            Append(RecordKind.Document, findings.ContentHash, document.ToContent());
            Execute("INSERT INTO document (key, seq) VALUES (@ContentHash, @seq)", new { findings.ContentHash, seq = _seq });
            Execute("INSERT INTO name (key, id) VALUES (@ContentHash, @Id)", new { findings.ContentHash, findings.Id });
            Guarded(() => _ledger._database.IndexWords(_seq, SearchWords.ToIndex(findings.Title, findings.Text), _transaction));
            return Appended.Added;
        }

        /// <summary>
        /// Notes that a page that the journal holds was met under a name. Returns null, and does nothing, when the journal does
        /// not hold the page.
        /// </summary>
        public Appended? AddName(string contentHash, string id)
        {
            const string isKnown = "SELECT count(*) FROM document WHERE key = @contentHash";
            const string isNamed = "SELECT count(*) FROM name WHERE key = @contentHash AND id = @id";
            if (Scalar(isKnown, new { contentHash }) == 0) return null;
            if (Scalar(isNamed, new { contentHash, id }) > 0) return Appended.Known;
            Append(RecordKind.Alias, contentHash, LedgerJson.Write(id));
            Execute("INSERT INTO name (key, id) VALUES (@contentHash, @id)", new { contentHash, id });
            return Appended.Alias;
        }

        /// <summary>Notes that a document could not be read. The same document with the same reason is noted once.</summary>
        public Appended Add(RejectedDocument rejected)
        {
            ArgumentNullException.ThrowIfNull(rejected);
            if (Scalar("SELECT count(*) FROM rejection WHERE id = @Id AND reason = @Reason", rejected) > 0) return Appended.Known;
            Append(RecordKind.Rejected, rejected.Id, LedgerJson.Write(rejected));
            Execute("INSERT INTO rejection (id, reason) VALUES (@Id, @Reason)", rejected);
            return Appended.Added;
        }

        /// <summary>Remembers a visit to an address in place of the one before.</summary>
        public void Remember(Visit visit)
        {
            ArgumentNullException.ThrowIfNull(visit);
            const string sql = """
                INSERT INTO visit (url, at, etag, modified, hash, head, failures, due) VALUES (@Url, @At, @ETag, @Modified, @Hash, @Head, @Failures, @Due)
                ON CONFLICT (url) DO UPDATE SET at = excluded.at, etag = excluded.etag, modified = excluded.modified, hash = excluded.hash,
                    head = excluded.head, failures = excluded.failures, due = excluded.due
                """;
            Execute(sql, new
            {
                visit.Url,
                At = visit.At.ToUnixTimeMilliseconds(),
                visit.ETag,
                Modified = visit.Modified?.ToUnixTimeMilliseconds(),
                visit.Hash,
                visit.Head,
                visit.Failures,
                Due = visit.Due?.ToUnixTimeMilliseconds(),
            });
        }

        /// <summary>Adds what somebody decided. The same record is added once.</summary>
        public Appended Add(ReviewRecord record)
        {
            ArgumentNullException.ThrowIfNull(record);
            const string isKnown = "SELECT count(*) FROM journal WHERE kind IN ('Decision', 'Withholding', 'Assignment') AND key = @Key";
            if (Scalar(isKnown, new { record.Key }) > 0) return Appended.Known;
            var kind = record switch
            {
                Decision => RecordKind.Decision,
                Withholding => RecordKind.Withholding,
                Assignment => RecordKind.Assignment,
                _ => throw new ArgumentException($"records of type {record.GetType().Name} are none of the journal's", nameof(record)),
            };
            Append(kind, record.Key, ReviewJson.Write(record));
            return Appended.Added;
        }

        /// <summary>Makes the batch durable: when this returns, no crash can lose it.</summary>
        public void Commit() => Guarded(_transaction.Commit);

        /// <inheritdoc/>
        public void Dispose()
        {
            _insert.Dispose();
            _archive.Dispose();
            _transaction.Dispose();
        }

        private void Append(RecordKind kind, string key, ReadOnlySpan<byte> content)
        {
            var hash = Chain.HashOf(kind, key, content);
            _chain = Chain.Next(_chain, hash);
            _seq++;
            var at = _ledger._clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            object[] values = [_seq, kind.ToString(), key, at, hash, _chain, Packed.Pack(content)];
            for (var i = 0; i < values.Length; i++) _insert.Parameters[i].Value = values[i];
            Guarded(() => _insert.ExecuteNonQuery());
        }

        /// <summary>Puts bytes into the archive under their own hash, which the caller knows already.</summary>
        private void Keep(string hash, ReadOnlySpan<byte> bytes)
        {
            _archive.Parameters[0].Value = hash;
            _archive.Parameters[1].Value = Packed.Pack(bytes);
            Guarded(() => _archive.ExecuteNonQuery());
        }

        private DbCommand Command(string sql, params ReadOnlySpan<string> parameters)
        {
            var command = _ledger.Connection.CreateCommand();
            command.CommandText = sql;
            command.Transaction = _transaction;
            foreach (var name in parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }

            return command;
        }

        private long Scalar(string sql, object parameters)
        {
            long scalar = 0;
            Guarded(() => scalar = _ledger.Connection.ExecuteScalar<long>(sql, parameters, _transaction));
            return scalar;
        }

        private void Execute(string sql, object parameters) => Guarded(() => _ledger.Connection.Execute(sql, parameters, _transaction));

        private void Guarded(Action act) => _ledger.Guarded(act);
    }
}
