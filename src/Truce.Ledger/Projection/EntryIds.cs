using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Names entries by their earliest evidence.</summary>
internal static class EntryIds
{
    /// <summary>Bytes of the hash that a name keeps: two of a million entries share a name with a chance of 2 in 1,000,000.</summary>
    private const int HashBytes = 7;

    /// <summary>
    /// A name such as <c>agreement-1f0a…</c>. The <paramref name="discriminator"/> tells apart entries that rest on the same words.
    /// </summary>
    public static string Of<T>(string type, Mention<T> earliest, string discriminator = "")
        where T : Finding
    {
        var span = earliest.Finding.Span;
        var key = string.Create(CultureInfo.InvariantCulture, $"{type}\n{earliest.Report.Key}\n{span.Start}\n{span.End}\n{discriminator}");
        return $"{type}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, HashBytes))}";
    }
}
