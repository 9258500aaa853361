using Truce.Domain;

namespace Truce.Coding.Words.Training;

/// <summary>An article with the attributions that people marked in it.</summary>
/// <param name="Id">Name of the article.</param>
/// <param name="Text">The whole text; all spans count into it.</param>
/// <param name="Attributions">What is ascribed to whom.</param>
/// <param name="Discard">Passages that the annotators set aside; nothing is learned from them.</param>
public sealed record GoldArticle(string Id, string Text, IReadOnlyList<GoldAttribution> Attributions, IReadOnlyList<TextSpan> Discard);

/// <summary>An attribution as people marked it.</summary>
/// <param name="Source">The words that name the source; empty when nobody is named.</param>
/// <param name="Cue">The words that hand the content to the source.</param>
/// <param name="Content">What is ascribed.</param>
public sealed record GoldAttribution(IReadOnlyList<TextSpan> Source, IReadOnlyList<TextSpan> Cue, IReadOnlyList<TextSpan> Content);
