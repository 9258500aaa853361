using System.Data.Common;
using System.Security.Cryptography;

namespace Truce.Ledger;

/// <summary>What a walk over a ledger found.</summary>
/// <param name="Records">Records that were checked and are whole.</param>
/// <param name="Head">Chain hash of the last whole record, lower-case hexadecimal.</param>
/// <param name="FailedRecord">Number of the first record that fails, or null when all are whole.</param>
/// <param name="Failure">What is wrong with it, in words, or null.</param>
public sealed record Verification(long Records, string Head, long? FailedRecord, string? Failure)
{
    /// <summary>True when every record is whole.</summary>
    public bool IsWhole => FailedRecord is null;

    /// <summary>
    /// Walks the journal from its first record and computes every hash anew: of the record, of the chain, and of the page and
    /// the text in the archive. Stops at the first that fails.
    /// </summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="head">
    /// A chain hash that the ledger had once, from an earlier verification; when given, it must be met on the way. Without it a
    /// journal whose last records were cut off is whole in itself.
    /// </param>
    public static Verification Of(LedgerFile ledger, string? head = null)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var chain = Chain.Origin;
        var isHeadMet = head is null;
        long seq = 0;
        try
        {
            foreach (var record in ledger.Records())
            {
                if (Check(ledger, record, seq + 1, chain) is { } failure) return Failed(seq, chain, failure);
                seq = record.Seq;
                chain = record.Chain;
                isHeadMet = isHeadMet || Convert.ToHexStringLower(chain) == head;
            }
        }
        catch (Exception e) when (e is InvalidDataException or DbException or System.Text.Json.JsonException)
        {
            return Failed(seq, chain, e.Message);
        }

        return isHeadMet
            ? new Verification(seq, Convert.ToHexStringLower(chain), null, null)
            : Failed(seq, chain, $"the journal ends without ever having had the head {head}: records were cut off, or it is another journal");
    }

    private static Verification Failed(long whole, byte[] chain, string failure) =>
        new(whole, Convert.ToHexStringLower(chain), whole + 1, failure);

    private static string? Check(LedgerFile ledger, LedgerFile.StoredRecord record, long expected, byte[] previous)
    {
        if (record.Seq != expected) return $"the record is missing; the next is {record.Seq}";
        if (!Enum.TryParse<RecordKind>(record.Kind, out var kind)) return $"its kind, '{record.Kind}', is none that this release knows";
        var content = Packed.Unpack(record.Content);
        var hash = Chain.HashOf(kind, record.Key, content);
        if (!hash.AsSpan().SequenceEqual(record.Hash)) return "its content does not match its hash";
        if (!Chain.Next(previous, hash).AsSpan().SequenceEqual(record.Chain)) return "its chain hash does not follow from the record before";
        if (kind is not (RecordKind.Document or RecordKind.Coding)) return null;
        return CheckArchive(ledger, "page", record.Key) ?? CheckArchive(ledger, "text", StoredDocument.FromContent(content).TextHash);
    }

    private static string? CheckArchive(LedgerFile ledger, string what, string hash)
    {
        var bytes = ledger.Archived(hash);
        if (bytes is null) return $"its {what} {hash} is not in the archive";
        return Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash ? null : $"its {what} {hash} in the archive has been changed";
    }
}
