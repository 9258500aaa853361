using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>Reads quotations and attributions from a text, without the rest of coding. One for each thread; models are shared.</summary>
public sealed class WordsReader
{
    private readonly Annotator _annotator;
    private readonly AttributionFinder _finder;
    private readonly List<Attribution> _attributions = [];
    private readonly List<int> _speakers = [];

    /// <summary>Makes a reader over loaded models.</summary>
    public WordsReader(LanguageModel language, WordsModel words)
    {
        ArgumentNullException.ThrowIfNull(language);
        ArgumentNullException.ThrowIfNull(words);
        _annotator = new Annotator(language);
        _finder = new AttributionFinder(words);
    }

    /// <summary>Reads a text, a paragraph a line. Never throws on any text.</summary>
    public WordsFound Read(string text)
    {
        _finder.Find(_annotator.Annotate(text), _attributions, _speakers);
        var quotations = new List<QuotationFound>();
        TextSpan? before = null;
        for (var p = 0; p < _speakers.Count; p++)
        {
            var passage = _finder.View.Passages[p];
            if (_speakers[p] == SpeakerChooser.Nobody || passage.Form == PassageForm.Single) continue;
            var source = _attributions[_speakers[p]].Source;
            if (source.Count > 0) before = source[0];

            // Words that nothing ascribes go on with whoever spoke last.
            quotations.Add(new QuotationFound(passage.Span, before));
        }

        return new WordsFound(quotations, [.. _attributions.Where(a => !a.IsFaint || a.Quotations.Count > 0).Select(a => new AttributionFound(a.Source, a.Cue, a.Content))]);
    }
}

/// <summary>What <see cref="WordsReader"/> finds in a text; all spans count into it.</summary>
/// <param name="Quotations">Passages in double or angular marks that are somebody's words, by position.</param>
/// <param name="Attributions">Everything ascribed to somebody, by the position of its cue.</param>
public sealed record WordsFound(IReadOnlyList<QuotationFound> Quotations, IReadOnlyList<AttributionFound> Attributions);

/// <summary>A quotation.</summary>
/// <param name="Span">The words, marks included.</param>
/// <param name="Speaker">The words that name the speaker, or null when nobody is named.</param>
public sealed record QuotationFound(TextSpan Span, TextSpan? Speaker);

/// <summary>An attribution, as spans.</summary>
/// <param name="Source">The words that name the source; empty when nobody is named.</param>
/// <param name="Cue">The words that hand the content to the source.</param>
/// <param name="Content">What is ascribed.</param>
public sealed record AttributionFound(IReadOnlyList<TextSpan> Source, IReadOnlyList<TextSpan> Cue, IReadOnlyList<TextSpan> Content);
