namespace Truce.Language;

/// <summary>
/// A syntactic word by the conventions of Universal Dependencies: "don't" is two, "Russia's" is two.
/// Offsets are UTF-16 code units into the text, end exclusive; tokens stand in the order of the text and never overlap.
/// </summary>
public struct Token
{
    /// <summary>First code unit.</summary>
    public int Start { readonly get; internal set; }

    /// <summary>First code unit after the word.</summary>
    public int End { readonly get; internal set; }

    /// <summary>Index of the governing token in the whole text, or -1 at the root of a sentence.</summary>
    public int Head { readonly get; internal set; }

    /// <summary>Index of the sentence.</summary>
    public int Sentence { readonly get; internal set; }

    /// <summary>Features.</summary>
    public Morphology Morphology { readonly get; internal set; }

    /// <summary>Whether the word is written on to the word before it as one multiword token ("n't" in "don't").</summary>
    public bool Joined { readonly get; internal set; }

    /// <summary>Part of speech.</summary>
    public Upos Upos { readonly get; internal set; }

    /// <summary>Relation to the governing token.</summary>
    public Relation Relation { readonly get; internal set; }
}

/// <summary>A sentence: a half-open range of token indices.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
public readonly record struct Sentence(int First, int End);
