namespace Truce.Language.Coreference;

/// <summary>How a mention stands for its entity.</summary>
internal enum MentionKind : byte
{
    /// <summary>By a name.</summary>
    Name,

    /// <summary>By a noun.</summary>
    Noun,

    /// <summary>By a personal or possessive pronoun of the third person.</summary>
    Pronoun,
}

/// <summary>A candidate mention, as the resolver works on it.</summary>
internal struct Candidate
{
    /// <summary>Index of its first token.</summary>
    public int First;

    /// <summary>Index after its last token.</summary>
    public int End;

    /// <summary>Index of its head token.</summary>
    public int Head;

    /// <summary>Number of its entity.</summary>
    public int Entity;

    /// <summary>How it stands for its entity.</summary>
    public MentionKind Kind;

    /// <summary>Kind of name, of names.</summary>
    public NameKind Name;

    /// <summary>Gender, as far as the mention itself tells.</summary>
    public Gender Gender;

    /// <summary>Whether it stands for several.</summary>
    public bool Plural;

    /// <summary>Whether it stands for a person, as far as it tells.</summary>
    public bool Person;

    /// <summary>Whether it stands for a body that acts as one.</summary>
    public bool Body;

    /// <summary>Whether it is definite ("the council", "his counterpart").</summary>
    public bool Definite;

    /// <summary>Whether it stands between quotation marks.</summary>
    public bool Quoted;

    /// <summary>That it belongs to its entity, from 0 to 1.</summary>
    public float Confidence;
}
