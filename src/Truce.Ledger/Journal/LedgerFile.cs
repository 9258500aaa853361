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
public sealed partial class LedgerFile : IDisposable
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

    /// <summary>Number and chain hash of the last record, of one moment.</summary>
    internal (long Seq, string Head) End =>
        Connection.QueryFirstOrDefault<(long Seq, byte[]? Chain)>("SELECT seq, chain FROM journal ORDER BY seq DESC LIMIT 1") is (var seq, { } chain)
            ? (seq, Convert.ToHexStringLower(chain))
            : (0, Convert.ToHexStringLower(Chain.Origin));

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

    /// <summary>All records with their hashes, in order, without checking them; those after a number when it is given.</summary>
    internal IEnumerable<StoredRecord> Records(long after = 0) =>
        Stream<StoredRecord>("SELECT seq, kind, key, recorded_at AS RecordedAt, hash, chain, content FROM journal WHERE seq > @after ORDER BY seq", new { after });

    /// <summary>Chain hash of a record, or null when there is none.</summary>
    internal byte[]? ChainAt(long seq) => Connection.ExecuteScalar<byte[]?>("SELECT chain FROM journal WHERE seq = @seq", new { seq });

    /// <summary>What the archive holds under the hash, as it lies there.</summary>
    internal byte[]? PackedInArchive(string hash) => Connection.ExecuteScalar<byte[]?>("SELECT bytes FROM archive WHERE hash = @hash", new { hash });

    /// <summary>
    /// All reports, in the order of their keys: the same set of documents gives the same sequence, whatever the order of reading.
    /// Each bears the ordinally first of its names.
    /// </summary>
    public IEnumerable<StoredDocument> Documents() => Documents(0);

    /// <summary>Number of reports; one for each page, however often it was coded.</summary>
    public long ReportCount => Connection.ExecuteScalar<long>("SELECT count(*) FROM document");

    /// <summary>Hashes of the next pages after one in the order of <see cref="Documents()"/>; from the first after the empty word.</summary>
    public IReadOnlyList<string> Keys(string after, int most)
    {
        ArgumentNullException.ThrowIfNull(after);
        return [.. Connection.Query<string>("SELECT key FROM document WHERE key > @after ORDER BY key LIMIT @most", new { after, most })];
    }

    /// <summary>Every coding of every report, also those that do not count any more, in the order of the journal.</summary>
    internal IEnumerable<StoredDocument> Codings() =>
        Stream<byte[]>("SELECT content FROM journal WHERE kind IN ('Document', 'Coding') ORDER BY seq").Select(content => StoredDocument.FromContent(Packed.Unpack(content)));

    /// <summary>The same as <see cref="Documents()"/> for those that came, came under another name, or were coded anew, after a record.</summary>
    internal IEnumerable<StoredDocument> Documents(long after)
    {
        const string sql = """
            SELECT (SELECT min(n.id) FROM name n WHERE n.key = d.key) AS Id, j.content AS Content, CASE WHEN j.kind = 'Coding' THEN j.hash END AS Recoding
            FROM document d JOIN journal j ON j.seq = d.seq
            WHERE @after = 0 OR d.key IN (SELECT r.key FROM journal r WHERE r.seq > @after AND r.kind IN ('Document', 'Coding', 'Alias'))
            ORDER BY d.key
            """;
        foreach (var (id, content, recoding) in Stream<(string Id, byte[] Content, byte[]? Recoding)>(sql, new { after }))
        {
            var document = StoredDocument.FromContent(Packed.Unpack(content));
            if (recoding is not null) document = document with { Recoding = Convert.ToHexStringLower(recoding) };
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

    /// <summary>How fast the journal has been growing, over its last twenty thousand records.</summary>
    public ReadingPace Pace()
    {
        const string sql = """
            SELECT substr(recorded_at, 1, 16) AS Minute, count(*) AS Records
            FROM (SELECT recorded_at FROM journal ORDER BY seq DESC LIMIT 20000) AS recent GROUP BY 1 ORDER BY 1 DESC LIMIT 20
            """;
        var minutes = Connection.Query<(string Minute, long Records)>(sql).Select(m => (At(m.Minute + ":00Z"), (int)m.Records));
        var last = Connection.ExecuteScalar<string?>("SELECT recorded_at FROM journal ORDER BY seq DESC LIMIT 1");
        return new ReadingPace(Count, last is null ? null : At(last), [.. minutes]);

        static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }

    /// <summary>Documents that could not be read, by name, each with its reasons.</summary>
    public IReadOnlyList<RejectedDocument> Rejections() =>
        [.. Connection.Query<(string Id, string Reason)>("SELECT id, reason FROM rejection ORDER BY id, reason")
            .Select(r => new RejectedDocument(r.Id, null, r.Reason))];

    /// <summary>The clean text with the given hash (<see cref="StoredDocument.TextHash"/>), or null when the archive lacks it.</summary>
    public string? Text(string hash) => Archived(hash) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Bytes of the page with the given hash, or null when the archive lacks it.</summary>
    public byte[]? Archived(string hash) =>
        PackedInArchive(hash) is { } packed ? Packed.Unpack(packed) : null;

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
    private IEnumerable<T> Stream<T>(string sql, object? parameters = null)
    {
        using var connection = _database.OpenAnother();
        foreach (var row in connection.Query<T>(sql, parameters, buffered: false)) yield return row;
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
    internal sealed record StoredRecord(long Seq, string Kind, string Key, string RecordedAt, byte[] Hash, byte[] Chain, byte[] Content);
}
