namespace Truce.Language;

/// <summary>
/// A text with its sentences, words, trees, names, numbers and times: arrays over one string.
/// Not thread-safe while an <see cref="Annotator"/> fills it; safe to read from any thread afterwards.
/// </summary>
public sealed class AnnotatedText
{
    internal Token[] TokenArray = [];
    internal string[] LemmaArray = [];
    internal float[] NameScoreArray = [];
    internal Sentence[] SentenceArray = [];
    internal int TokenTotal;
    internal int SentenceTotal;
    internal NumberExpression[] NumberArray = [];
    internal int NumberTotal;
    internal TimeExpression[] TimeArray = [];
    internal int TimeTotal;

    /// <summary>The text itself, never changed.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>Number of tokens.</summary>
    public int Count => TokenTotal;

    /// <summary>All tokens in order.</summary>
    public ReadOnlySpan<Token> Tokens => TokenArray.AsSpan(0, TokenTotal);

    /// <summary>All sentences in order.</summary>
    public ReadOnlySpan<Sentence> Sentences => SentenceArray.AsSpan(0, SentenceTotal);

    /// <summary>Names, by position.</summary>
    public IReadOnlyList<Name> Names { get; internal set; } = [];

    /// <summary>Mentions that corefer, by position.</summary>
    public IReadOnlyList<Mention> Mentions { get; internal set; } = [];

    /// <summary>Numbers that count something, by position.</summary>
    public ReadOnlySpan<NumberExpression> Numbers => NumberArray.AsSpan(0, NumberTotal);

    /// <summary>Times, by position; none overlaps another.</summary>
    public ReadOnlySpan<TimeExpression> Times => TimeArray.AsSpan(0, TimeTotal);

    /// <summary>Token at an index.</summary>
    public ref readonly Token this[int index] => ref Tokens[index];

    /// <summary>The word as written.</summary>
    public ReadOnlySpan<char> Word(int index)
    {
        ref readonly var token = ref Tokens[index];
        return Text.AsSpan(token.Start, token.End - token.Start);
    }

    /// <summary>The lemma, lower case except for names; one string object for each distinct lemma.</summary>
    public string Lemma(int index) => LemmaArray[index];
}
