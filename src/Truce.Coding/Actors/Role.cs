namespace Truce.Coding;

/// <summary>What a person or body is called beside its country or organisation.</summary>
internal sealed class Role
{
    /// <summary>Name of the role; several rows of the table may share one.</summary>
    public required string Name { get; init; }

    /// <summary>How many bear it, and whether it speaks.</summary>
    public required RoleSort Sort { get; init; }

    /// <summary>PLOVER sector, or empty.</summary>
    public required string Kind { get; init; }

    /// <summary>For bodies that are speakers by themselves: the name behind the adjective ("Foreign Ministry"); else null.</summary>
    public string? Own { get; init; }

    /// <summary>The countries it is limited to; empty for all.</summary>
    public required IReadOnlyList<Country> Countries { get; init; }
}

/// <summary>Sorts of role.</summary>
internal enum RoleSort
{
    /// <summary>One holder at a time: minister, president, envoy.</summary>
    Office,

    /// <summary>One of many: official, diplomat, general.</summary>
    Member,

    /// <summary>A collective: ministry, army, state media, government.</summary>
    Body,

    /// <summary>Those and that by which a party fights: troops, warplanes.</summary>
    Fighters,

    /// <summary>People without a party: residents, medics, witnesses.</summary>
    People,
}

/// <summary>Whom a general noun stands for in reports about a country.</summary>
/// <param name="Country">The country the report is about.</param>
/// <param name="Terms">The nouns, small letters.</param>
/// <param name="Group">Canonical name of the side.</param>
/// <param name="From">First day, as <see cref="Day"/>.</param>
/// <param name="To">Last day.</param>
internal sealed record Theatre(Country Country, IReadOnlyList<string> Terms, string Group, int From, int To);
