using System.Data.Common;
using System.Globalization;
using Dapper;
using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>The tables that hold the projection, and the reports that it is made of. Reads within the snapshot that is open on the connection.</summary>
internal sealed class ProjectionTables(Database database, DbTransaction? transaction = null)
{
    /// <summary>Reports, or numbers of them, that one statement names.</summary>
    private const int Chunk = 500;

    private const int KeyDigits = 16;

    private static readonly LocalDate _epoch = new(1970, 1, 1);

    private DbConnection Connection => database.Connection;

    /// <summary>The number of a report: the first 64 bits of its hash; two of a million reports share one with a chance of 1 in 37 million.</summary>
    public static long NumberOf(string contentHash) => unchecked((long)ulong.Parse(contentHash.AsSpan(0, KeyDigits), NumberStyles.HexNumber, CultureInfo.InvariantCulture));

    /// <summary>A day as a number, for comparing.</summary>
    public static long? NumberOf(LocalDate? day) => day is { } known ? Period.DaysBetween(_epoch, known) : null;

    public ProjectionState? State() => Connection.QuerySingleOrDefault<ProjectionState>(
        "SELECT seq AS Seq, head AS Head, code AS Code, windows AS Windows, shared AS Shared, withheld AS Withheld, hidden AS Hidden FROM projection WHERE id = 1", transaction: transaction);

    public void Write(ProjectionState state)
    {
        Connection.Execute("DELETE FROM projection", transaction: transaction);
        Connection.Execute(
            "INSERT INTO projection (id, seq, head, code, windows, shared, withheld, hidden) VALUES (1, @Seq, @Head, @Code, @Windows, @Shared, @Withheld, @Hidden)", state, transaction);
    }

    public void Clear() => Connection.Execute("DELETE FROM cell; DELETE FROM bond; DELETE FROM projected; DELETE FROM projection", transaction: transaction);

    /// <summary>The reports of a partition by their numbers, in order, when each could be known, and in which version.</summary>
    public IEnumerable<(long Document, long? Known, long Version)> DocumentsOf(Slot slot) => Connection.Query<(long, long?, long)>(
        "SELECT document, known, version FROM cell WHERE theatre = @Theatre AND year = @Year ORDER BY document", new { slot.Theatre, slot.Year }, transaction);

    /// <summary>All partitions that a report has something in.</summary>
    public IEnumerable<Slot> Slots() => Connection.Query<(string Theatre, long Year)>("SELECT DISTINCT theatre, year FROM cell", transaction: transaction).Select(s => new Slot(s.Theatre, (int)s.Year));

    /// <summary>Partitions that some reports have something in.</summary>
    public List<Slot> SlotsOf(IEnumerable<long> documents) => [.. documents.Chunk(Chunk).SelectMany(some =>
        Connection.Query<(string Theatre, long Year)>($"SELECT DISTINCT theatre, year FROM cell WHERE document IN ({List(some)})", transaction: transaction)).Select(s => new Slot(s.Theatre, (int)s.Year)).Distinct()];

    /// <summary>Countries that agreements tie together, but for those of some reports; as they were known on a day when one is given.</summary>
    public IEnumerable<(string One, string Other)> Bonds(IReadOnlySet<long> but, LocalDate? asOf = null) => but.Count == 0
        ? Connection.Query<(string, string)>("SELECT DISTINCT one, other FROM bond WHERE @day IS NULL OR known <= @day", new { day = NumberOf(asOf) }, transaction)
        : Connection.Query<(string One, string Other, long Document)>("SELECT one, other, document FROM bond", transaction: transaction)
            .Where(b => !but.Contains(b.Document)).Select(b => (b.One, b.Other)).Distinct();

    public void Remove(IEnumerable<long> documents)
    {
        foreach (var some in documents.Chunk(Chunk)) Connection.Execute($"DELETE FROM cell WHERE document IN ({List(some)}); DELETE FROM bond WHERE document IN ({List(some)})", transaction: transaction);
    }

    public void Add(IEnumerable<Cell> cells) => Insert("INSERT INTO cell (theatre, year, document, known, version) VALUES (@a, @b, @c, @d, @e)", cells.Select(c => new object?[] { c.Slot.Theatre, (long)c.Slot.Year, c.Document, c.Known, c.Version }));

    public void Add(IEnumerable<Bond> bonds) => Insert("INSERT INTO bond (one, other, document, known) VALUES (@a, @b, @c, @d)", bonds.Select(b => new object?[] { b.One, b.Other, b.Document, b.Known }));

    /// <summary>Replaces what was made of a partition; nothing takes its place when there are no parts.</summary>
    public void Replace(Slot slot, IEnumerable<(string Sort, byte[] Content)> parts)
    {
        Connection.Execute("DELETE FROM projected WHERE theatre = @Theatre AND year = @Year", new { slot.Theatre, slot.Year }, transaction);
        Insert("INSERT INTO projected (theatre, year, sort, content) VALUES (@a, @b, @c, @d)", parts.Select(p => new object?[] { slot.Theatre, (long)slot.Year, p.Sort, p.Content }));
    }

    /// <summary>Parts of partitions of some sorts (all when null), agreements first, then by conflict and year.</summary>
    public IEnumerable<(Slot Slot, string Sort, byte[] Content)> Parts(IReadOnlyCollection<string>? sorts, string? theatre = null)
    {
        var which = sorts is null ? "" : $" AND sort IN ({string.Join(", ", sorts.Select(s => $"'{s}'"))})";
        return Connection.Query<(string Theatre, long Year, string Sort, byte[] Content)>(
            $"SELECT theatre, year, sort, content FROM projected WHERE (@theatre IS NULL OR theatre = @theatre OR year < 0){which} ORDER BY CASE WHEN year < 0 THEN 0 ELSE 1 END, theatre, year, sort",
            new { theatre }, transaction).Select(p => (new Slot(p.Theatre, (int)p.Year), p.Sort, p.Content));
    }

    /// <summary>Parts of one partition.</summary>
    public IEnumerable<(string Sort, byte[] Content)> PartsOf(Slot slot) => Connection.Query<(string, byte[])>(
        "SELECT sort, content FROM projected WHERE theatre = @Theatre AND year = @Year ORDER BY sort", new { slot.Theatre, slot.Year }, transaction);

    /// <summary>The first name of every report by its hash.</summary>
    public IEnumerable<(string Key, string Id)> Names() => Connection.Query<(string, string)>("SELECT key, min(id) FROM name GROUP BY key", transaction: transaction);

    /// <summary>True when reports that were there came under another name, or were coded anew, after a record.</summary>
    public bool AnyOtherSince(long seq) => Connection.ExecuteScalar<long>("SELECT count(*) FROM journal WHERE seq > @seq AND kind <> 'Document' AND kind <> 'Rejected'", new { seq }, transaction) > 0;

    /// <summary>Hashes of reports that came, came under another name, or were coded anew, after a record.</summary>
    public IEnumerable<string> ChangedSince(long seq) =>
        Connection.Query<string>("SELECT DISTINCT key FROM journal WHERE seq > @seq AND kind IN ('Document', 'Coding', 'Alias')", new { seq }, transaction);

    /// <summary>What people put into the journal after a record.</summary>
    public IEnumerable<ReviewRecord> ReviewsSince(long seq) => Connection
        .Query<byte[]>("SELECT content FROM journal WHERE kind IN ('Decision', 'Withholding', 'Assignment') AND seq > @seq", new { seq }, transaction)
        .Select(content => ReviewJson.Read(Packed.Unpack(content)));

    /// <summary>A report by its number as it lies in the journal; null when there is none.</summary>
    public StoredReport? Report(long number)
    {
        var prefix = unchecked((ulong)number).ToString("x16", CultureInfo.InvariantCulture);
        return Connection.QueryFirstOrDefault<StoredReport>(
            """
            SELECT (SELECT min(n.id) FROM name n WHERE n.key = d.key) AS Id, j.content AS Content, CASE WHEN j.kind = 'Coding' THEN j.hash END AS Recoding
            FROM document d JOIN journal j ON j.seq = d.seq
            WHERE d.key >= @from AND d.key < @to
            """,
            new { from = prefix, to = prefix + "g" }, transaction);
    }

    private void Insert(string sql, IEnumerable<object?[]> rows)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        foreach (var row in rows)
        {
            command.Parameters.Clear();
            for (var i = 0; i < row.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@{(char)('a' + i)}";
                parameter.Value = row[i] ?? DBNull.Value;
                command.Parameters.Add(parameter);
            }

            command.ExecuteNonQuery();
        }
    }

    private static string List(IEnumerable<long> numbers) => string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>What the projection in the tables was made from.</summary>
/// <param name="Seq">The last record.</param>
/// <param name="Head">Its chain hash.</param>
/// <param name="Code">Names the code that made it.</param>
/// <param name="Windows">See <see cref="Ledger.Windows.Key"/>.</param>
/// <param name="Shared">Names that more than one report bears, one a line.</param>
/// <param name="Withheld">How many reports are withheld.</param>
/// <param name="Hidden">How many findings are withheld in others.</param>
internal sealed record ProjectionState(long Seq, string Head, string Code, string Windows, string Shared, long Withheld, long Hidden);

/// <summary>A report has something in a partition.</summary>
internal readonly record struct Cell(Slot Slot, long Document, long? Known, long Version);

/// <summary>A report tells of an agreement that ties two countries.</summary>
internal readonly record struct Bond(string One, string Other, long Document, long? Known);

/// <summary>A report as it lies in the journal.</summary>
internal sealed record StoredReport(string Id, byte[] Content, byte[]? Recoding)
{
    public StoredDocument Open()
    {
        var document = StoredDocument.FromContent(Packed.Unpack(Content));
        if (Recoding is not null) document = document with { Recoding = Convert.ToHexStringLower(Recoding) };
        return document.Findings.Id == Id ? document : document with { Findings = document.Findings with { Id = Id } };
    }
}
