namespace Truce.Coding;

/// <summary>A person with the offices held.</summary>
internal sealed class Person
{
    /// <summary>Name as the English-language press writes it, without diacritics.</summary>
    public required string Name { get; init; }

    /// <summary>The party the person speaks for where no office says otherwise (a country, group, organisation or side).</summary>
    public required string Side { get; init; }

    /// <summary>Offices in the order of the table.</summary>
    public required IReadOnlyList<Office> Offices { get; init; }

    /// <summary>The office held on a day, else the last before it, else the first; null for none. 0: the day is not known.</summary>
    public Office? OfficeOn(int day)
    {
        Office? best = null;
        foreach (var office in Offices)
        {
            if (office.Holds(day)) return office;
            if (best is null || (office.From <= day && office.From >= best.From)) best = office;
        }

        return best;
    }

    /// <summary>Whether some office was held within a margin of years of a day; true when the day is not known or offices are undated.</summary>
    public bool ActiveOn(int day, int marginYears)
    {
        if (day == 0 || Offices.Count == 0) return true;
        var margin = marginYears * 10000;
        foreach (var office in Offices)
        {
            if (office.From - margin <= day && day <= (office.To == Day.Never ? Day.Never : office.To + margin)) return true;
        }

        return false;
    }
}

/// <summary>An office of a person.</summary>
/// <param name="Role">Its role, by roles.tsv.</param>
/// <param name="Holder">The country, group or organisation whose office it is.</param>
/// <param name="Territory">The country it is for ("envoy to Syria"), or null.</param>
/// <param name="From">First day, as <see cref="Day"/>; 0 when not known.</param>
/// <param name="To">Last day; <see cref="Day.Never"/> when still held or not known.</param>
internal sealed record Office(string Role, string Holder, string? Territory, int From, int To)
{
    /// <summary>Whether it was held on a day; a day that is not known is never held.</summary>
    public bool Holds(int day) => day != 0 && From <= day && day <= To;
}
