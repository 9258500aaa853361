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
    IReadOnlyList<TextSpan> Quotations);
