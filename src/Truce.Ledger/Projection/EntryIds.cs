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
    /// A name such as <c>agreement-1f0a…</c>, which a correction does not change. The <paramref name="discriminator"/> tells apart
    /// entries of one type that rest on the same finding.
    /// </summary>
    public static string Of<T>(string type, Mention<T> earliest, string discriminator = "")
        where T : Finding
    {
        var key = $"{type}\n{earliest.Id}\n{discriminator}";
        return $"{type}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, HashBytes))}";
    }

    /// <summary>
    /// Numbers entries that rest on the very same words and say the same, in the order of their wire forms. The entries come by
    /// type, then id.
    /// </summary>
    public static IReadOnlyList<Entry> MakeUnique(List<Entry> entries)
    {
        for (var start = 0; start < entries.Count;)
        {
            var end = start + 1;
            while (end < entries.Count && entries[end].Id == entries[start].Id && entries[end].Type == entries[start].Type) end++;
            if (end - start > 1)
            {
                var alike = entries.GetRange(start, end - start).OrderBy(LedgerJson.Write, StringComparer.Ordinal).ToList();
                for (var i = 0; i < alike.Count; i++)
                    entries[start + i] = i == 0 ? alike[0] : alike[i] with { Id = string.Create(CultureInfo.InvariantCulture, $"{alike[i].Id}-{i + 1}") };
            }

            start = end;
        }

        return entries;
    }
}
