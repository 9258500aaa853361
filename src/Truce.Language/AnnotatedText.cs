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
    internal int[] RowArray = [];
    internal Appearance[] AppearanceArray = [];
    internal bool HasAppearances;
    internal int[] FirstChildArray = [];
    internal int[] NextSiblingArray = [];

    /// <summary>Whether the lists of children hold what the heads say; a tree that is being changed has none.</summary>
    internal bool IsLinked;

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

    /// <summary>Row of a word's vector (<see cref="LanguageModel.WordRow"/>), or -1 for a word that has none.</summary>
    public int WordRow(int index) => RowArray[index];

    /// <summary>Makes the lists of children from the heads: whoever asks for children then walks these alone.</summary>
    internal void Link()
    {
        if (FirstChildArray.Length < TokenTotal)
        {
            FirstChildArray = new int[TokenArray.Length];
            NextSiblingArray = new int[TokenArray.Length];
        }

        Array.Fill(FirstChildArray, -1, 0, TokenTotal);
        for (var i = TokenTotal - 1; i >= 0; i--)
        {
            var head = TokenArray[i].Head;
            NextSiblingArray[i] = head < 0 ? -1 : FirstChildArray[head];
            if (head >= 0) FirstChildArray[head] = i;
        }

        IsLinked = true;
    }
}
