using NodaTime;

namespace Truce.Ledger;

/// <summary>Which entries a page lists, in which order, and which part of them.</summary>
public sealed record EntryQuery
{
    /// <summary>Most entries that one page may hold.</summary>
    public const int MostTaken = 1000;

    /// <summary>Sort of entry as <see cref="Entry.Type"/> names it; null for all sorts but documents.</summary>
    public string? Type { get; init; }

    /// <summary>Theatre, actor, place and days.</summary>
    public EntryFilter Filter { get; init; } = new();

    /// <summary>Id of a document that the entries must rest on, or null.</summary>
    public string? Source { get; init; }

    /// <summary>Only what could be known on that day; null for all that the ledger holds.</summary>
    public LocalDate? AsOf { get; init; }

    /// <summary>The order; entries without a date come last in either.</summary>
    public EntryOrder Order { get; init; } = EntryOrder.NewestFirst;

    /// <summary>How many to leave out at the start; 0 or more.</summary>
    public int Skip { get; init; }

    /// <summary>How many to give at most; from 1 to <see cref="MostTaken"/>, what lies outside is taken for the nearer end.</summary>
    public int Take { get; init; } = 50;
}

/// <summary>Orders of entries.</summary>
public enum EntryOrder
{
    /// <summary>By the day they begin, latest first; of one day by type, then id.</summary>
    NewestFirst,

    /// <summary>By the day they begin, earliest first; of one day by type, then id.</summary>
    OldestFirst,
}
