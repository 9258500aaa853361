namespace Truce.Language;

/// <summary>The time that a clause tells of, seen from the time of writing.</summary>
public enum ClauseTense : byte
{
    /// <summary>The words do not say.</summary>
    None,

    /// <summary>Before ("met", "has met", "was killed").</summary>
    Past,

    /// <summary>At or about it, or scheduled ("meets", "is visiting").</summary>
    Present,

    /// <summary>After ("will meet", "is to meet", "is expected to meet", "due to meet").</summary>
    Future,
}
