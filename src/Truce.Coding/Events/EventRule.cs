using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>A row of codebook/events: which words, in which surroundings, mean which event.</summary>
internal sealed record EventRule
{
    /// <summary>Stable name, stamped on every finding it makes.</summary>
    public required string Id { get; init; }

    /// <summary>PLOVER type.</summary>
    public required EventType Type { get; init; }

    /// <summary>PLOVER mode, or null.</summary>
    public string? Mode { get; init; }

    /// <summary>PLOVER contexts.</summary>
    public IReadOnlyList<string> Context { get; init; } = [];

    /// <summary>Kind of incident, access or act in the ledger's own finer words (codebook.md, sections 8 and 10), or null.</summary>
    public string? Fine { get; init; }

    /// <summary>Part of speech of the predicate: VERB, NOUN or ADJ.</summary>
    public Upos Pos { get; init; } = Upos.VERB;

    /// <summary>What must hold of the words around it: every condition.</summary>
    public IReadOnlyList<RuleCondition> Where { get; init; } = [];

    /// <summary>Prepositions that lead to the target, once each, in ordinal order.</summary>
    public IReadOnlyList<string> TargetPrepositions { get; init; } = [];

    /// <summary>Prepositions that lead to the source, beside the subject.</summary>
    public FrozenSet<string> SourcePrepositions { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Whether the object is what is given, signed or withdrawn rather than whom the act befalls.</summary>
    public bool ObjectIsTheme { get; init; }

    /// <summary>Whether those who take part stand on one footing: each is source and target.</summary>
    public bool Symmetric { get; init; }

    /// <summary>Whether the subject is who gains ("received aid from"): then it is the target.</summary>
    public bool SubjectIsTarget { get; init; }

    /// <summary>A sentence that the rule must match.</summary>
    public string Example { get; init; } = "";

    /// <summary>A sentence that it must not match.</summary>
    public string Counterexample { get; init; } = "";

    /// <summary>Place in the codebook (file and line), for messages.</summary>
    public string Origin { get; init; } = "";
}

/// <summary>One condition of a rule: at least one of its tests holds, or, when negated, none.</summary>
internal sealed record RuleCondition(IReadOnlyList<RuleTest> Tests, bool Negated);

/// <summary>Asks whether a slot of the predicate is filled, and by one of certain words.</summary>
/// <param name="Slot">Which dependents are looked at.</param>
/// <param name="Preposition">The preposition of the slot, when it is one.</param>
/// <param name="Words">Lemmas that may fill it, classes expanded; null when anything may.</param>
/// <param name="Dynamic">Further fillers that are no fixed words: names, actors, numbers.</param>
internal sealed record RuleTest(RuleSlot Slot, string? Preposition, FrozenSet<string>? Words, DynamicFiller Dynamic);

/// <summary>Where a rule may look.</summary>
internal enum RuleSlot
{
    /// <summary>What the act is done to: the object, the subject of a passive, the noun a participle stands by.</summary>
    Object,

    /// <summary>Who acts.</summary>
    Subject,

    /// <summary>Subject or object.</summary>
    Any,

    /// <summary>A modifier before a noun: compound, adjective, possessor.</summary>
    Compound,

    /// <summary>The verb a noun depends on, or its preposition.</summary>
    Verb,

    /// <summary>What a preposition leads to.</summary>
    Prepositional,

    /// <summary>An infinitive or gerund, or the predicate given to an object.</summary>
    Clause,

    /// <summary>A clause with a subject of its own.</summary>
    That,

    /// <summary>Any word shortly behind the predicate within its phrase.</summary>
    Near,

    /// <summary>Marked as future (will, shall, going to).</summary>
    Future,

    /// <summary>Negated.</summary>
    Negated,

    /// <summary>Marked by a modal verb.</summary>
    Modal,

    /// <summary>Will not, would not.</summary>
    WillNot,

    /// <summary>Subjects on one footing ("A and B", "the two sides").</summary>
    Joint,
}

/// <summary>Fillers known only from the text at hand.</summary>
[Flags]
internal enum DynamicFiller
{
    None = 0,

    /// <summary>A proper name or an actor that was recognised.</summary>
    Actor = 1,

    /// <summary>A name of a place, or any proper name.</summary>
    Place = 2,

    /// <summary>A number.</summary>
    Number = 4,

    /// <summary>A personal pronoun, for people.</summary>
    Pronoun = 8,
}
