namespace Truce.Coding;

/// <summary>A distinct name of a document, with what its mentions say.</summary>
internal struct PlaceName
{
    /// <summary>Index of its first candidate.</summary>
    public int FirstCandidate;

    /// <summary>Index after its last candidate.</summary>
    public int EndCandidate;

    /// <summary>Index of the candidate chosen, or -1.</summary>
    public int Best;

    /// <summary>How often the document names it.</summary>
    public int Mentions;

    /// <summary>Key of the name.</summary>
    public ulong Key;

    /// <summary>Whether a mention calls it a province or the like.</summary>
    public bool AsDivision;

    /// <summary>Whether a mention calls it a city or the like, or a dateline opens with it.</summary>
    public bool AsSettlement;
}

/// <summary>A place that a name may stand for.</summary>
internal struct PlaceCandidate
{
    /// <summary>Index in the place book.</summary>
    public int Index;

    /// <summary>The place.</summary>
    public Place Place;

    /// <summary>The higher, the likelier.</summary>
    public float Score;

    /// <summary>Whether a mention is followed by the name of what encloses the place.</summary>
    public bool Enclosed;

    /// <summary>Whether it encloses a place named just before it.</summary>
    public bool Enclosing;
}
