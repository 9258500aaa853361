namespace Truce.Ledger;

/// <summary>A part of a long answer.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">This part, in the order of the answer.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Skip">How many come before this part.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, int Skip)
{
    /// <summary>True when more follow.</summary>
    public bool HasMore => Skip + Items.Count < Total;
}
