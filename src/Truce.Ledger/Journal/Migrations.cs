using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Truce.Ledger;

/// <summary>
/// The shapes that a ledger file has had, in order. A change to the shape is a new step at the end; steps that have shipped are
/// never edited. Each runs in its own transaction.
/// </summary>
internal static class Migrations
{
    /// <summary>Marks the file as a ledger (SQLite's application id): "TRUC".</summary>
    public const int ApplicationId = 0x54525543;

    /// <summary>The step that makes the index of words, which is then filled from the archive.</summary>
    private const int IndexOfWords = 2;

    private static readonly string[] _steps =
    [
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
        CREATE TRIGGER journal_keeps_records BEFORE DELETE ON journal
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
        CREATE TRIGGER journal_keeps_words BEFORE UPDATE ON journal
            BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
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
        """,
        """
        -- Words of texts and headlines, by the record of the report: no positions and no texts, which lie in the archive.
        CREATE VIRTUAL TABLE words USING fts5(text, content='', detail=none, tokenize="unicode61 remove_diacritics 2");
        """,
        """
        -- What people put in is little beside what was read, and read at every projection.
        CREATE UNIQUE INDEX journal_review ON journal (key) WHERE kind IN ('Decision', 'Withholding', 'Assignment');
        """,
    ];

    /// <summary>Version of this release.</summary>
    public static int Current => _steps.Length;

    /// <summary>Brings the file to this release's version; throws <see cref="LedgerException"/> for a file that is not ours or newer.</summary>
    public static void Apply(SqliteConnection connection, string path)
    {
        var version = Check(connection, path);
        for (var step = version; step < _steps.Length; step++)
        {
            using var transaction = connection.BeginTransaction();
            connection.Execute(_steps[step], transaction: transaction);
            connection.Execute($"PRAGMA user_version = {(step + 1).ToString(CultureInfo.InvariantCulture)}", transaction: transaction);
            if (step == IndexOfWords) LedgerFile.IndexWords(connection, transaction);
            if (step == 0)
                connection.Execute($"PRAGMA application_id = {ApplicationId.ToString(CultureInfo.InvariantCulture)}", transaction: transaction);
            transaction.Commit();
        }
    }

    /// <summary>The file's version; throws <see cref="LedgerException"/> for a file that is not ours or newer.</summary>
    public static int Check(SqliteConnection connection, string path)
    {
        var version = connection.ExecuteScalar<int>("PRAGMA user_version");
        var isEmpty = connection.ExecuteScalar<int>("SELECT count(*) FROM sqlite_schema") == 0;
        if (!isEmpty && connection.ExecuteScalar<int>("PRAGMA application_id") != ApplicationId)
            throw new LedgerException($"{path} is an SQLite file, but not a ledger");
        if (version > Current)
            throw new LedgerException($"{path} was written by a newer release of truce (shape {version}, this one knows {Current}): use that release");
        return version;
    }
}
