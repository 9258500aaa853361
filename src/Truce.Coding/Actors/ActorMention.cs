namespace Truce.Coding;

/// <summary>A stretch of the text that stands for an actor.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Head">Index of the token that governs it in the tree.</param>
/// <param name="Name">Canonical English name by the codebook, or the words of the report when the codebook does not know it.</param>
/// <param name="Kind">PLOVER sector (GOV, REB, IGO …), or empty when not known.</param>
/// <param name="Country">Country the actor belongs to, by its English name, or null.</param>
/// <param name="Via">How the mention names the actor.</param>
internal sealed record ActorMention(int First, int End, int Head, string Name, string Kind, string? Country, MentionVia Via);

/// <summary>How a mention names its actor.</summary>
internal enum MentionVia
{
    /// <summary>By a name or alias.</summary>
    Name,

    /// <summary>By a capital, seat or building ("Moscow said").</summary>
    Metonym,

    /// <summary>By nationality and role ("the Jordanian foreign minister").</summary>
    Role,

    /// <summary>By a pronoun.</summary>
    Pronoun,

    /// <summary>By a description that refers back ("the two men", "the council").</summary>
    Description,
}
