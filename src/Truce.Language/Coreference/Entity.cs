namespace Truce.Language.Coreference;

/// <summary>What a document has said so far of one thing.</summary>
internal sealed class Entity
{
    /// <summary>Index of its latest mention among the candidates.</summary>
    public int Latest { get; set; }

    /// <summary>Number of its mentions.</summary>
    public int Count { get; set; }

    /// <summary>Gender, as far as known.</summary>
    public Gender Gender { get; set; }

    /// <summary>Whether it is several.</summary>
    public bool Plural { get; set; }

    /// <summary>Whether it is known to be a person.</summary>
    public bool Person { get; set; }

    /// <summary>Whether it is a body that acts as one.</summary>
    public bool Body { get; set; }

    /// <summary>Candidate that names it most fully, or -1.</summary>
    public int FullName { get; set; } = -1;

    /// <summary>Lemmas of the nouns that it has been called by.</summary>
    public List<string> Roles { get; } = [];
}
