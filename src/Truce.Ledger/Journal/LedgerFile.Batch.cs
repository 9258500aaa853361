using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;
using Truce.Domain;

namespace Truce.Ledger;

public sealed partial class LedgerFile
{
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
            Index(findings);
            return Appended.Added;
        }

        /// <summary>
        /// Adds a later coding of a report that the journal holds, which counts from then on in place of the one before. The coding that counts
        /// already is not added again. Throws <see cref="LedgerException"/> when the journal does not hold the report, or holds another text of it.
        /// </summary>
        public Appended AddCoding(StoredDocument document)
        {
            ArgumentNullException.ThrowIfNull(document);
            const string newest = "SELECT j.content FROM document d JOIN journal j ON j.seq = d.seq WHERE d.key = @key";
            var key = document.Findings.ContentHash;
            byte[]? packed = null;
            Guarded(() => packed = _ledger.Connection.ExecuteScalar<byte[]?>(newest, new { key }, _transaction));
            var before = packed is null ? throw new LedgerException($"{_ledger.Path} holds no report of the page {key} that could be coded anew") : StoredDocument.FromContent(Packed.Unpack(packed));
            if (before.TextHash != document.TextHash) throw new LedgerException($"{_ledger.Path} holds another text of the page {key} than the one that was coded");
            if (before.IsSameCoding(document)) return Appended.Known;
            Append(RecordKind.Coding, key, document.ToContent());
            MakeNewest(key);
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

        /// <summary>
        /// Takes over the next record of another ledger whose journal up to here is the same, with the time at which that one
        /// recorded it. Throws <see cref="LedgerException"/> when it does not follow.
        /// </summary>
        /// <param name="record">The record.</param>
        /// <param name="inArchive">What the other archive holds under a hash, packed, or null.</param>
        internal void Take(StoredRecord record, Func<string, byte[]?> inArchive)
        {
            var content = Packed.Unpack(record.Content);
            if (!Enum.TryParse<RecordKind>(record.Kind, out var kind) || record.Seq != _seq + 1
                || !Chain.Next(_chain, Chain.HashOf(kind, record.Key, content)).AsSpan().SequenceEqual(record.Chain))
                throw new LedgerException($"record {record.Seq.ToString(CultureInfo.InvariantCulture)} does not follow from the one before: run 'truce verify' on the ledger that it comes from");
            Insert(kind, record.Key, record.RecordedAt, record.Hash, record.Chain, record.Content);
            switch (kind)
            {
                case RecordKind.Document:
                    var document = StoredDocument.FromContent(content);
                    Put(record.Key, Fetch(record.Key));
                    var text = Fetch(document.TextHash);
                    Put(document.TextHash, text);
                    var findings = document.Findings with { Text = Encoding.UTF8.GetString(Packed.Unpack(text)) };
                    Index(findings);
                    break;
                case RecordKind.Coding:
                    MakeNewest(record.Key);
                    break;
                case RecordKind.Alias:
                    Execute("INSERT INTO name (key, id) VALUES (@Key, @id)", new { record.Key, id = LedgerJson.ReadText(content) });
                    break;
                case RecordKind.Rejected:
                    Execute("INSERT INTO rejection (id, reason) VALUES (@Id, @Reason)", LedgerJson.ReadRejected(content));
                    break;
            }

            byte[] Fetch(string hash) => inArchive(hash) ?? throw new LedgerException($"record {record.Seq.ToString(CultureInfo.InvariantCulture)}: {hash} is not in the archive that it comes from");
        }

        private void Append(RecordKind kind, string key, ReadOnlySpan<byte> content)
        {
            var hash = Chain.HashOf(kind, key, content);
            var at = _ledger._clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            Insert(kind, key, at, hash, Chain.Next(_chain, hash), Packed.Pack(content));
        }

        private void Insert(RecordKind kind, string key, string at, byte[] hash, byte[] chain, byte[] packed)
        {
            object[] values = [_seq + 1, kind.ToString(), key, at, hash, chain, packed];
            for (var i = 0; i < values.Length; i++) _insert.Parameters[i].Value = values[i];
            Guarded(() => _insert.ExecuteNonQuery());
            _seq++;
            _chain = chain;
        }

        /// <summary>Enters a report into the tables that are made from the journal.</summary>
        private void Index(DocumentFindings findings)
        {
            Execute("INSERT INTO document (key, seq) VALUES (@ContentHash, @seq)", new { findings.ContentHash, seq = _seq });
            Execute("INSERT INTO name (key, id) VALUES (@ContentHash, @Id)", new { findings.ContentHash, findings.Id });
            Guarded(() => _ledger._database.IndexWords(_seq, SearchWords.ToIndex(findings.Title, findings.Text), _transaction));
        }

        /// <summary>The record just written is the coding of the report that counts. Its words are indexed already: the text is the same.</summary>
        private void MakeNewest(string key) => Execute("UPDATE document SET seq = @seq WHERE key = @key", new { key, seq = _seq });

        /// <summary>Puts bytes into the archive under their own hash, which the caller knows already.</summary>
        private void Keep(string hash, ReadOnlySpan<byte> bytes) => Put(hash, Packed.Pack(bytes));

        private void Put(string hash, byte[] packed)
        {
            _archive.Parameters[0].Value = hash;
            _archive.Parameters[1].Value = packed;
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
