using System.Data.Common;
using System.Text;
using Dapper;

namespace Truce.Ledger;

/// <summary>
/// The shapes that a ledger has had, in order. A change to the shape is a new step at the end; steps that have shipped are
/// never edited. All that are missing run in one transaction.
/// </summary>
internal static class Migrations
{
    /// <summary>The step that makes the index of words, which is then filled from the archive.</summary>
    private const int IndexOfWords = 2;

    /// <summary>A change to the shape.</summary>
    /// <param name="Tables">
    /// In SQLite's words, which other engines translate: types are INTEGER, TEXT and BLOB, tables end with <c>) STRICT</c> or
    /// <c>) STRICT, WITHOUT ROWID</c>.
    /// </param>
    /// <param name="InSqlite">What only SQLite needs.</param>
    /// <param name="InPostgres">What only PostgreSQL needs.</param>
    public sealed record Step(string Tables, string InSqlite = "", string InPostgres = "");

    private static readonly Step[] _steps =
    [
        new Step(
            """
            CREATE TABLE journal (
                seq         INTEGER PRIMARY KEY,
                kind        TEXT NOT NULL,
                key         TEXT NOT NULL,
                recorded_at TEXT NOT NULL,
                hash        BLOB NOT NULL,
                chain       BLOB NOT NULL,
                content     BLOB NOT NULL
            ) STRICT;
            CREATE TABLE archive (
                id    INTEGER PRIMARY KEY,
                hash  TEXT NOT NULL UNIQUE,
                bytes BLOB NOT NULL
            ) STRICT;
            -- What follows is made from the journal and can be made again.
            CREATE TABLE document (
                key TEXT PRIMARY KEY,
                seq INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE name (
                key TEXT NOT NULL,
                id  TEXT NOT NULL,
                PRIMARY KEY (key, id)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE rejection (
                id     TEXT NOT NULL,
                reason TEXT NOT NULL,
                PRIMARY KEY (id, reason)
            ) STRICT, WITHOUT ROWID;
            """,
            InSqlite: """
            CREATE TRIGGER journal_keeps_records BEFORE DELETE ON journal
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
            CREATE TRIGGER journal_keeps_words BEFORE UPDATE ON journal
                BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
            """,
            InPostgres: """
            CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
            CREATE TRIGGER journal_keeps_records BEFORE DELETE OR UPDATE OR TRUNCATE ON journal
                FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();
            """),
        new Step(
            """
            -- What fetching remembers of an address. No record of the journal and no export depends on it. Times are milliseconds since 1970, UTC.
            CREATE TABLE visit (
                url      TEXT PRIMARY KEY,
                at       INTEGER NOT NULL,
                etag     TEXT,
                modified INTEGER,
                hash     TEXT,
                head     TEXT,
                failures INTEGER NOT NULL,
                due      INTEGER
            ) STRICT, WITHOUT ROWID;
            """),
        // Words of texts and headlines, by the record of the report: no positions and no texts, which lie in the archive.
        new Step(
            "",
            InSqlite: """
            CREATE VIRTUAL TABLE words USING fts5(text, content='', detail=none, tokenize="unicode61 remove_diacritics 0");
            """,
            InPostgres: """
            CREATE TABLE words (seq BIGINT PRIMARY KEY, words TSVECTOR NOT NULL);
            CREATE INDEX words_by_word ON words USING gin (words);
            """),
        new Step(
            """
            -- What people put in is little beside what was read, and read at every projection.
            CREATE UNIQUE INDEX journal_review ON journal (key) WHERE kind IN ('Decision', 'Withholding', 'Assignment');
            """),
        new Step(
            """
            -- Records of the kind Coding may stand in the journal from here on. A release that does not know them would show what they replaced, so
            -- it is told by the version to leave the ledger alone. The index finds them when a live view looks for what has come anew.
            CREATE INDEX journal_coding ON journal (seq) WHERE kind = 'Coding';
            """),
        new Step(
            """
            -- The projection, as it was last made: all of it follows from the journal, and all of it can be deleted. Documents are numbered by the
            -- first sixteen digits of their hash. A cell says that a document has something in a partition: a conflict and the first year of
            -- a window, or a country and -1 for agreements; known is the day on which it could be known, in days since 1970, and version the last
            -- record when it was entered. A bond ties the countries of one agreement.
            CREATE TABLE projection (
                id       INTEGER PRIMARY KEY,
                seq      INTEGER NOT NULL,
                head     TEXT NOT NULL,
                code     TEXT NOT NULL,
                windows  TEXT NOT NULL,
                shared   TEXT NOT NULL,
                withheld INTEGER NOT NULL,
                hidden   INTEGER NOT NULL
            ) STRICT;
            CREATE TABLE cell (
                theatre  TEXT NOT NULL,
                year     INTEGER NOT NULL,
                document INTEGER NOT NULL,
                known    INTEGER,
                version  INTEGER NOT NULL,
                PRIMARY KEY (theatre, year, document)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE bond (
                one      TEXT NOT NULL,
                other    TEXT NOT NULL,
                document INTEGER NOT NULL,
                known    INTEGER,
                PRIMARY KEY (one, other, document)
            ) STRICT, WITHOUT ROWID;
            CREATE TABLE projected (
                theatre TEXT NOT NULL,
                year    INTEGER NOT NULL,
                sort    TEXT NOT NULL,
                content BLOB NOT NULL,
                PRIMARY KEY (theatre, year, sort)
            ) STRICT;
            """),
    ];

    /// <summary>Version of this release.</summary>
    public static int Current => _steps.Length;

    /// <summary>Brings the ledger to this release's version; throws <see cref="LedgerException"/> when it is not ours, or newer.</summary>
    public static void Apply(Database database)
    {
        if (Check(database) == Current) return;
        using var transaction = database.BeginWriting();
        // Another program may have done it while this one waited.
        for (var step = Check(database); step < _steps.Length; step++)
        {
            if (database.Dialect(_steps[step]) is { Length: > 0 } statements) database.Connection.Execute(statements, transaction: transaction);
            database.SetVersion(step + 1, transaction);
            if (step == IndexOfWords) FillIndexOfWords(database, transaction);
        }

        transaction.Commit();
    }

    /// <summary>The ledger's version; throws <see cref="LedgerException"/> for one that is not ours, or newer.</summary>
    private static int Check(Database database)
    {
        var version = database.Version();
        return version <= Current
            ? version
            : throw new LedgerException($"{database.Name} was written by a newer release of truce (shape {version}, this one knows {Current}): use that release");
    }

    private static void FillIndexOfWords(Database database, DbTransaction transaction)
    {
        foreach (var seq in database.Connection.Query<long>("SELECT seq FROM document ORDER BY seq", transaction: transaction).ToList())
        {
            var content = database.Connection.ExecuteScalar<byte[]>("SELECT content FROM journal WHERE seq = @seq", new { seq }, transaction);
            var document = StoredDocument.FromContent(Packed.Unpack(content));
            var packed = database.Connection.ExecuteScalar<byte[]?>("SELECT bytes FROM archive WHERE hash = @TextHash", new { document.TextHash }, transaction);
            var text = packed is null ? "" : Encoding.UTF8.GetString(Packed.Unpack(packed));
            database.IndexWords(seq, SearchWords.ToIndex(document.Findings.Title, text), transaction);
        }
    }
}
