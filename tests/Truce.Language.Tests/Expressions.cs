using Truce.Language.Words;

namespace Truce.Language.Tests;

/// <summary>Texts with tokens, sentences, numbers and times, and without trees.</summary>
internal static class Expressions
{
    public static AnnotatedText Read(string text)
    {
        var target = new AnnotatedText { Text = text };
        new Tokenizer().Tokenize(target);
        new SentenceSplitter(Models.Shipped.Splitter).Split(target);
        new ExpressionReader().Read(target);
        return target;
    }

    public static string Words(AnnotatedText text, int first, int end) => text.Text[text[first].Start..text[end - 1].End];
}
