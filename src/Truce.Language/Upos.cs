namespace Truce.Language;

#pragma warning disable CS1591 // The values are the universal part-of-speech tags, universaldependencies.org/u/pos.

/// <summary>Universal part-of-speech tags.</summary>
public enum Upos : byte { X, ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, VERB }
