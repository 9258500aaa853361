using System.Collections.Frozen;

namespace Truce.Coding;

/// <summary>A row of codebook/accusations/blame.tsv: a verb of blame, where its accused stands and where the act.</summary>
/// <param name="Id">Stable name, stamped on every finding it makes.</param>
/// <param name="Object">Lemmas one of which the object must be; empty when there is no such condition.</param>
/// <param name="ObjectIsWrong">Whether the object must be a word for a wrong.</param>
/// <param name="Accused">Where the accused stands.</param>
/// <param name="Prepositions">Prepositions that lead to the accused.</param>
/// <param name="Act">Prepositions or adjectives that lead to the act.</param>
/// <param name="ActIsObject">Whether the object is the act.</param>
/// <param name="ActIsNeeded">Whether there is no accusation unless the act is told.</param>
internal sealed record BlameRule(
    string Id, FrozenSet<string> Object, bool ObjectIsWrong, BlameSlot Accused, string[] Prepositions, string[] Act, bool ActIsObject, bool ActIsNeeded)
{
    /// <summary>A sentence in which it finds <see cref="Expected"/>.</summary>
    public string Example { get; init; } = "";

    /// <summary>What is found in the example: "accuser &gt; accused", joined by "; ".</summary>
    public string Expected { get; init; } = "";

    /// <summary>A sentence in which nothing is found.</summary>
    public string Counterexample { get; init; } = "";

    /// <summary>Place in the codebook (file and line), for messages.</summary>
    public string Origin { get; init; } = "";
}

/// <summary>Where the accused of a verb of blame stands.</summary>
internal enum BlameSlot
{
    /// <summary>The object; the subject of a passive.</summary>
    Object,

    /// <summary>Behind a preposition.</summary>
    Prepositional,

    /// <summary>Who did the wrong that is the object ("condemned the violations by Israel").</summary>
    Doer,

    /// <summary>Who did what a preposition leads to ("complained about attacks by Israel").</summary>
    DoerBehind,

    /// <summary>Who did the wrong that something is called ("called it a crime by Israel").</summary>
    Called,

    /// <summary>Those who accuse each other.</summary>
    EachOther,

    /// <summary>Those who trade accusations.</summary>
    Mutual,
}

/// <summary>A row of codebook/accusations/deeds.tsv: what a party says of its opponent as a charge.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Object">Lemmas one of which the object must be; empty when there is no such condition.</param>
/// <param name="Example">A sentence in which one side charges the other with it.</param>
/// <param name="Counterexample">A sentence in which none does.</param>
/// <param name="Origin">Place in the codebook (file and line), for messages.</param>
internal sealed record Deed(string Id, FrozenSet<string> Object, string Example, string Counterexample, string Origin);
