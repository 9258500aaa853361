namespace Truce.Language.Names;

/// <summary>
/// Which words of a text with capitals stand together: runs without anything between, and chains of runs that "of", "and" and the like join. Holds
/// arrays that are used again and again: one for each thread.
/// </summary>
internal sealed class NameRuns
{
    private const int MostLinks = 2;

    private readonly Dictionary<ulong, int> _longest = [];
    private Span[] _runs = new Span[1024];
    private Span[] _chains = new Span[1024];

    /// <summary>A half-open range of token indices.</summary>
    internal readonly record struct Span(int First, int End)
    {
        /// <summary>Index of the last token.</summary>
        public int Last => End - 1;

        /// <summary>Number of tokens.</summary>
        public int Length => End - First;
    }

    /// <summary>The run that a word with a capital belongs to.</summary>
    public Span Run(int word) => _runs[word];

    /// <summary>The chain that a word with a capital belongs to.</summary>
    public Span Chain(int word) => _chains[word];

    /// <summary>The longest run of the text that begins with a word; empty when none does.</summary>
    public Span LongestFrom(ulong word) => _longest.TryGetValue(word, out var first) ? _runs[first] : default;

    /// <summary>Reads a text.</summary>
    public void Read(AnnotatedText text, ReadOnlySpan<ulong> words, ReadOnlySpan<ulong> shapes)
    {
        if (_runs.Length < text.Count)
        {
            _runs = new Span[text.Count * 2];
            _chains = new Span[text.Count * 2];
        }

        _longest.Clear();
        foreach (var sentence in text.Sentences)
        {
            for (var i = sentence.First; i < sentence.End;)
            {
                i = shapes[i] >= WordForm.FirstCapitalised ? ReadChain(text, words, shapes, i, sentence.End) : i + 1;
            }
        }
    }

    private int ReadChain(AnnotatedText text, ReadOnlySpan<ulong> words, ReadOnlySpan<ulong> shapes, int begin, int limit)
    {
        var end = begin;
        for (var i = begin; i < limit && shapes[i] >= WordForm.FirstCapitalised;)
        {
            var first = i;
            while (i < limit && shapes[i] >= WordForm.FirstCapitalised) i++;
            var run = new Span(first, i);
            _runs.AsSpan(first, run.Length).Fill(run);
            if (run.Length > LongestFrom(words[first]).Length) _longest[words[first]] = first;
            end = i;
            while (i < limit && i < end + MostLinks && IsLink(text.Word(i))) i++;
        }

        _chains.AsSpan(begin, end - begin).Fill(new Span(begin, end));
        return end;
    }

    private static bool IsLink(ReadOnlySpan<char> word) =>
        word is "of" or "and" or "for" or "the" or "&" or "'s" or "’s" or "-" or "–" or "on" or "de" or "la" or "du" or "del";
}
