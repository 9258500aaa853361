namespace Truce.Coding;

/// <summary>An armed group, party, organisation, or organ of a state with a name of its own.</summary>
internal sealed class Party
{
    /// <summary>Canonical English name.</summary>
    public required string Name { get; init; }

    /// <summary>PLOVER sector.</summary>
    public required string Kind { get; init; }

    /// <summary>The party it fights or speaks for (a country, group, organisation or side of the codebook), or null for itself.</summary>
    public string? Side { get; init; }

    /// <summary>Where it acts or belongs, the most important first.</summary>
    public required IReadOnlyList<Country> Countries { get; init; }

    /// <summary>General nouns that may stand for it ("rebels"), small letters, plural where they are.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>Whether it is listed among the groups that fight or contend.</summary>
    public bool IsGroup { get; init; }
}
