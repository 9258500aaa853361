namespace Truce.Coding.Words;

/// <summary>A step from one token to the next, as the labeller of roles sees it; all as numbers of the features' values.</summary>
internal readonly record struct Step
{
    /// <summary>Parts of speech of the token and of the one before.</summary>
    public required uint Upos { get; init; }

    public required uint Before { get; init; }

    /// <summary>Their relations.</summary>
    public required uint Relation { get; init; }

    public required uint RelationBefore { get; init; }

    /// <summary>1 when both hang on the same branch below the cue or its governors.</summary>
    public required uint SameBranch { get; init; }

    /// <summary>1 when the token depends on the one before, 2 when it governs that, else 0.</summary>
    public required uint Linked { get; init; }

    /// <summary>0 outside of quotation marks, 1 within them, 2 on leaving and 3 on entering a passage.</summary>
    public required uint Edge { get; init; }

    /// <summary>1 right behind the cue, 2 at the cue, else 0.</summary>
    public required uint AtCue { get; init; }

    /// <summary>Hashes of the two words, which count where they are punctuation marks.</summary>
    public required uint Mark { get; init; }

    public required uint MarkBefore { get; init; }
}
