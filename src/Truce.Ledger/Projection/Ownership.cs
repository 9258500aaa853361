namespace Truce.Ledger;

/// <summary>Whose media an outlet is, by the owner that its report bears.</summary>
public static class Ownership
{
    private const string State = "state:", Party = "party:";

    /// <summary>The state or party for which media of an owner speak; null for all others.</summary>
    public static string? SpeaksFor(string? owner) =>
        owner is null ? null
        : owner.StartsWith(State, StringComparison.Ordinal) ? owner[State.Length..]
        : owner.StartsWith(Party, StringComparison.Ordinal) ? owner[Party.Length..]
        : null;

    /// <summary>The same for readers: "state media of Syria", "media of Hezbollah"; null for all others.</summary>
    public static string? InWords(string? owner) => SpeaksFor(owner) is not { } whose ? null : owner!.StartsWith(State, StringComparison.Ordinal) ? $"state media of {whose}" : $"media of {whose}";
}
