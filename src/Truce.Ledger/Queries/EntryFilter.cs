using NodaTime;

namespace Truce.Ledger;

/// <summary>Which entries to show. What is null does not matter.</summary>
public sealed record EntryFilter
{
    /// <summary>Conflict, by the name of the country.</summary>
    public string? Theatre { get; init; }

    /// <summary>Somebody the entry names, by any part of the name, without regard to case and accents.</summary>
    public string? Actor { get; init; }

    /// <summary>A place the entry names, likewise.</summary>
    public string? Place { get; init; }

    /// <summary>First day. Entries without a date are left out.</summary>
    public LocalDate? From { get; init; }

    /// <summary>Last day. Entries without a date are left out.</summary>
    public LocalDate? To { get; init; }

    /// <summary>True when the entry is asked for.</summary>
    public bool Matches(Entry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        if (Theatre is not null && Wording.Fold(entry.Theatre) != Wording.Fold(Theatre)) return false;
        if (Actor is not null && !Named(entry.Actors(), Actor)) return false;
        if (Place is not null && !Named(entry.Places(), Place)) return false;
        if (From is null && To is null) return true;
        return entry.Date() is { } first && entry.LastDate() is { } last
            && (From is not { } from || last.Latest >= from)
            && (To is not { } to || first.Earliest <= to);
    }

    private static bool Named(IEnumerable<string> names, string part)
    {
        var folded = Wording.Fold(part);
        return names.Any(n => Wording.Fold(n).Contains(folded, StringComparison.Ordinal));
    }
}
