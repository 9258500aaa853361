using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>The truces of one conflict, as far as incidents are held against them.</summary>
internal sealed class Truces(IEnumerable<AgreementEntry> agreements)
{
    private readonly List<AgreementEntry> _truces =
        [.. agreements.Where(a => AgreementMention.FamilyOf(a.Kind) == AgreementFamily.Truce && IsReal(a) && Onset(a) is not null).OrderBy(a => a.Id, StringComparer.Ordinal)];

    public static Truces None { get; } = new([]);

    /// <summary>Those that matter to what a window sees: begun by its last day and not over before its first, and those that replaced an older one.</summary>
    public IReadOnlyList<AgreementEntry> Within(Window window)
    {
        if (window.First == 0) return [];
        var (first, last) = (new LocalDate(window.First - 1, 12, 1), new LocalDate(window.Last + 1, 1, 31));
        var begun = _truces.FindAll(a => Onset(a) <= last);
        var openSince = begun.Where(a => End(a) is null).Min(Onset);
        return begun.FindAll(a => End(a) is not { } end || end >= first || openSince < Onset(a));
    }

    /// <summary>Equal when what a window's incidents take from the truces is equal.</summary>
    public string KeyOf(Window window)
    {
        var facts = Within(window).Select(a => $"{a.Id}|{a.Kind}|{a.InForce}|{a.Agreed}|{a.Ended}|{a.Expires}|{string.Join('/', a.Covers)}|{string.Join('/', a.Excludes)}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', facts))).AsSpan(0, 8));
    }

    /// <summary>True when it is not only proposed, under negotiation or rejected.</summary>
    public static bool IsReal(AgreementEntry agreement) => agreement.Status is not (AgreementStatus.Proposed or AgreementStatus.Negotiating or AgreementStatus.Rejected);

    private static LocalDate? Onset(AgreementEntry agreement) => (agreement.InForce ?? agreement.Agreed)?.Earliest;

    private static LocalDate? End(AgreementEntry agreement) => (agreement.Ended ?? agreement.Expires)?.Latest;
}
