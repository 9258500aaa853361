using Truce.Domain;

namespace Truce.Coding;

/// <summary>Words that the report ascribes to somebody. Spans count into the article's text.</summary>
/// <param name="Source">The words that name the source; empty when nobody is named.</param>
/// <param name="Cue">The words that hand the content to the source ("said", "according to").</param>
/// <param name="Content">What is ascribed.</param>
/// <param name="Speaker">Canonical name of the source, or the words of the report; null when nobody is named.</param>
/// <param name="Quotations">The passages of the content that stand in quotation marks, marks included.</param>
internal sealed record Attribution(
    IReadOnlyList<TextSpan> Source,
    IReadOnlyList<TextSpan> Cue,
    IReadOnlyList<TextSpan> Content,
    string? Speaker,
    IReadOnlyList<TextSpan> Quotations)
{
    /// <summary>Value of <see cref="Parent"/>: the report itself tells.</summary>
    public const int NoParent = -1;

    /// <summary>Index of the token that heads the cue.</summary>
    public int CueToken { get; init; }

    /// <summary>That the cue is one, from 0 to 1; where it is low, marks of quotation alone make the attribution.</summary>
    public float Confidence { get; init; }

    /// <summary>Whether only grammar or marks of quotation, and not the trained models, find the cue.</summary>
    public bool IsFaint { get; init; }

    /// <summary>What the cue makes of the content.</summary>
    public CueClass Class { get; init; }

    /// <summary>Index in <see cref="Document.Attributions"/> of the attribution within whose content this one stands, or -1.</summary>
    public int Parent { get; init; } = NoParent;

    /// <summary>Number of code units of the content.</summary>
    public int Size
    {
        get
        {
            var size = 0;
            foreach (var span in Content) size += span.Length;
            return size;
        }
    }

    /// <summary>True when the code unit at an index lies in what is ascribed.</summary>
    public bool Covers(int index) => Holds(Content, index);

    /// <summary>True when the code unit at an index lies in a quotation of what is ascribed.</summary>
    public bool IsQuoted(int index) => Holds(Quotations, index);

    private static bool Holds(IReadOnlyList<TextSpan> spans, int index)
    {
        for (var k = 0; k < spans.Count; k++)
        {
            if (spans[k].Contains(index)) return true;
        }

        return false;
    }
}

/// <summary>What a cue makes of the words it hands on.</summary>
internal enum CueClass : byte
{
    /// <summary>None of the others: beliefs, feelings, plans, support and so on.</summary>
    Other,

    /// <summary>Plain speech or writing: said, told, according to.</summary>
    Speech,

    /// <summary>Speech that the report keeps at a distance: claimed, alleged, insisted.</summary>
    Claim,

    /// <summary>A declaration that may itself be the act: announced, declared, confirmed.</summary>
    Official,

    /// <summary>The source rejects what follows: denied, refuted, dismissed.</summary>
    Denial,

    /// <summary>The source wants something done: demanded, urged, called for, ordered.</summary>
    Demand,

    /// <summary>The source threatens or warns.</summary>
    Threat,

    /// <summary>The source commits itself: pledged, promised, vowed, agreed.</summary>
    Promise,

    /// <summary>The source blames or censures: accused, condemned, criticised.</summary>
    Accusation,

    /// <summary>The source approves: welcomed, praised.</summary>
    Approval,

    /// <summary>A question: asked, wondered.</summary>
    Question,

    /// <summary>A belief or expectation: thinks, believes, fears, hopes.</summary>
    Belief,

    /// <summary>A finding by a document, a count or an inquiry: shows, found, reveals.</summary>
    Evidence,
}
