namespace Truce.Ledger;

/// <summary>Which part of a ledger is asked for.</summary>
/// <param name="Types">Sorts of entry by <see cref="Entry.Type"/>; null for all.</param>
/// <param name="Theatre">Conflict, by the exact name of the country; null for all.</param>
public sealed record SnapshotScope(IReadOnlyList<string>? Types = null, string? Theatre = null)
{
    /// <summary>True when the entry is asked for.</summary>
    public bool Takes(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return (Types is null || Types.Contains(entry.Type)) && (Theatre is null || entry.Theatre == Theatre);
    }

    /// <summary>All of it.</summary>
    public static SnapshotScope All { get; } = new();
}
