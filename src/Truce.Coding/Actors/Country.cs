namespace Truce.Coding;

/// <summary>A state, or an entity that acts as one.</summary>
internal sealed class Country
{
    /// <summary>Canonical English name.</summary>
    public required string Name { get; init; }

    /// <summary>ISO 3166-1 alpha-2, or null.</summary>
    public string? Iso2 { get; init; }

    /// <summary>ISO 3166-1 alpha-3, or null.</summary>
    public string? Iso3 { get; init; }

    /// <summary>What stands before a noun ("Syrian"); the first is used to make names. May be empty.</summary>
    public required IReadOnlyList<string> Adjectives { get; init; }

    /// <summary>Names of its capital.</summary>
    public required IReadOnlyList<string> Capitals { get; init; }

    /// <summary>Its names as a party to a civil war, in the order of the table.</summary>
    public List<DatedSide> Sides { get; } = [];

    /// <summary>The adjective for making names, or the name itself.</summary>
    public string Adjective => Adjectives.Count > 0 ? Adjectives[0] : Name;

    /// <summary>What the state is called as a party on a day (<see cref="Day"/>; 0 when the day is not known).</summary>
    public string SideOn(int day)
    {
        if (Sides.Count == 0) return Name;
        if (day == 0) return Sides[^1].Name;
        foreach (var side in Sides)
        {
            if (side.From <= day && day <= side.To) return side.Name;
        }

        return Name;
    }
}

/// <summary>A name that holds from a day to a day, both included (<see cref="Day"/>).</summary>
internal sealed record DatedSide(string Name, int From, int To);

/// <summary>Days as numbers that compare in order, 20160912; cheaper than dates where only order matters.</summary>
internal static class Day
{
    /// <summary>Later than every day.</summary>
    public const int Never = 99991231;

    /// <summary>First day that a date may mean; 0 for none.</summary>
    public static int Earliest(Domain.PartialDate? date) => date is { } d ? Number(d.Earliest) : 0;

    /// <summary>Last day that a date may mean; <see cref="Never"/> for none.</summary>
    public static int Latest(Domain.PartialDate? date) => date is { } d ? Number(d.Latest) : Never;

    private static int Number(NodaTime.LocalDate date) => (date.Year * 10000) + (date.Month * 100) + date.Day;
}
