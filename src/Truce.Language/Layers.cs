namespace Truce.Language;

#pragma warning disable CS1591 // Enumerations whose words say what they mean.

/// <summary>Kinds of name.</summary>
public enum NameKind : byte { Person, Organisation, Place, Group, Event, Other }

/// <summary>A name, as a half-open range of token indices. Nested names are listed too, outer before inner.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Kind">What bears the name.</param>
/// <param name="Confidence">From 0 to 1.</param>
public readonly record struct Name(int First, int End, NameKind Kind, float Confidence);

/// <summary>A mention that stands for the same thing as an earlier one, within one document.</summary>
/// <param name="First">Index of its first token.</param>
/// <param name="End">Index after its last token.</param>
/// <param name="Head">Index of its head token.</param>
/// <param name="Entity">Number of the entity; mentions with one number stand for one thing.</param>
/// <param name="Confidence">That the mention belongs to the entity, from 0 to 1.</param>
public readonly record struct Mention(int First, int End, int Head, int Entity, float Confidence);
