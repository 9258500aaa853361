using Truce.Domain;

namespace Truce.Coding;

/// <summary>
/// A predicate of the text that a rule of the codebook knows, with the tokens that fill its roles. The common ground of event,
/// accusation, incident, access, agreement and meeting findings. Token indices count into the document's text.
/// </summary>
internal sealed record EventFrame
{
    /// <summary>The verb or noun that carries the act.</summary>
    public required int Predicate { get; init; }

    /// <summary>First token of the words the rule matched (light verb and particle included).</summary>
    public required int First { get; init; }

    /// <summary>Index after the last of these words.</summary>
    public required int End { get; init; }

    /// <summary>The rule of the codebook.</summary>
    public required EventRule Rule { get; init; }

    /// <summary>PLOVER type after operators: "agreed to withdraw" is AGREE although the act is RETREAT.</summary>
    public required EventType Type { get; init; }

    /// <summary>Mode after operators, or null.</summary>
    public string? Mode { get; init; }

    /// <summary>Head tokens of those who act; joint action lists all.</summary>
    public IReadOnlyList<int> Sources { get; init; } = [];

    /// <summary>Head tokens of those on whom.</summary>
    public IReadOnlyList<int> Targets { get; init; } = [];

    /// <summary>Head token of what is done, given, withdrawn, signed or talked about, or -1.</summary>
    public int Theme { get; init; } = -1;

    /// <summary>Head token of the place phrase, or -1.</summary>
    public int Place { get; init; } = -1;

    /// <summary>How the report presents the act.</summary>
    public required Modality Modality { get; init; }

    /// <summary>Whether what is asked, planned or threatened is that the act be left undone ("urged not to strike").</summary>
    public bool ContentNegated { get; init; }

    /// <summary>Whose word it is when it is not the outlet's own: canonical names, the outermost first.</summary>
    public IReadOnlyList<string> AttributedTo { get; init; } = [];
}
