namespace Truce.Coding;

/// <summary>Words of the text that are a name of the codebook.</summary>
/// <param name="First">Index of the first token.</param>
/// <param name="End">Index after the last token.</param>
/// <param name="Node">Node of the trie where the name ends: several meanings may share it.</param>
/// <param name="Sort">What it names, by the meaning that was chosen.</param>
/// <param name="Index">Index in the list of that sort.</param>
/// <param name="Weak">Whether the words mean other things too.</param>
internal readonly record struct NameHit(int First, int End, int Node, NameSort Sort, int Index, bool Weak);
