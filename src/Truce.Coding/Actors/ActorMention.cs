namespace Truce.Coding;

/// <summary>
/// A stretch of the text that stands for an actor. One stretch may stand for several ("the two men"): there are then several
/// mentions with the same tokens.
/// </summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Head">Index of the token that governs it in the tree.</param>
/// <param name="Name">Canonical English name by the codebook, or the words of the report when the codebook does not know it; as fine as the words are ("Russian Foreign Ministry").</param>
/// <param name="Kind">PLOVER sector (GOV, REB, IGO …), or empty when not known.</param>
/// <param name="Country">Country the actor belongs to, by its English name, or null.</param>
/// <param name="Via">How the mention names the actor.</param>
internal sealed record ActorMention(int First, int End, int Head, string Name, string Kind, string? Country, MentionVia Via)
{
    /// <summary>The party the actor speaks and acts for ("Russia" for its ministry and its minister); <see cref="Name"/> itself for the rest.</summary>
    public string Side { get; init; } = Name;

    /// <summary>Whether the actor is a person.</summary>
    public bool IsPerson { get; init; }

    /// <summary>Whether the codebook knows the actor; else the name is made of words of the report.</summary>
    public bool Known { get; init; } = true;

    /// <summary>The role by which the words name the actor ("foreign minister"), or null.</summary>
    public string? Role { get; init; }

    /// <summary>Whether a token is one of the mention's.</summary>
    public bool Covers(int token) => First <= token && token < End;
}

/// <summary>How a mention names its actor.</summary>
internal enum MentionVia
{
    /// <summary>By a name or alias.</summary>
    Name,

    /// <summary>By an adjective alone, before a noun that is no role of the codebook ("Russian" in "Russian gas").</summary>
    Adjective,

    /// <summary>By a capital, seat or building ("Moscow said").</summary>
    Metonym,

    /// <summary>By nationality and role ("the Jordanian foreign minister").</summary>
    Role,

    /// <summary>By a pronoun.</summary>
    Pronoun,

    /// <summary>By a description that refers back ("the two men", "the council").</summary>
    Description,
}
