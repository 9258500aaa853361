using Truce.Domain;

namespace Truce.Ledger;

/// <summary>The words of a search, as the index holds them, and where they stand in a text.</summary>
internal sealed class SearchWords
{
    /// <summary>Length of an excerpt, in characters.</summary>
    private const int ExcerptLength = 240;

    /// <summary>How much of it stands before the first word found.</summary>
    private const int Before = 80;

    /// <summary>Most different words of one report that are indexed: more than any report has, less than an engine refuses.</summary>
    private const int MostWords = 30_000;

    /// <summary>Longest word that is indexed, in characters.</summary>
    private const int LongestWord = 100;

    public SearchWords(string query)
    {
        var words = new List<(string Word, bool IsPrefix)>();
        foreach (var part in query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var folded = WordsOf(part);
            for (var i = 0; i < folded.Length; i++) words.Add((folded[i], i == folded.Length - 1 && part.EndsWith('*')));
        }

        Words = words;
    }

    /// <summary>The words asked for, folded; a prefix stands for all words that begin with it.</summary>
    public IReadOnlyList<(string Word, bool IsPrefix)> Words { get; }

    /// <summary>The different words of a report's headline and text, folded, as they are indexed.</summary>
    public static IReadOnlyCollection<string> ToIndex(string? title, string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in WordsOf(title).Concat(WordsOf(text)))
        {
            if (word.Length <= LongestWord && words.Count < MostWords) words.Add(word);
        }

        return words;
    }

    /// <summary>The passage around the first word found, and where the words stand in it.</summary>
    public (string Excerpt, IReadOnlyList<TextSpan> Matches) Excerpt(string text)
    {
        var found = Find(text, 0, text.Length).Cast<TextSpan?>().FirstOrDefault();
        var start = found is { } first && first.End > ExcerptLength ? WordStart(text, Math.Max(0, first.Start - Before)) : 0;
        var end = Math.Min(text.Length, start + ExcerptLength);
        if (end < text.Length)
        {
            var cut = text.LastIndexOf(' ', end - 1, end - start);
            if (cut > start) end = cut;
        }

        return (text[start..end], [.. Find(text, start, end).Select(s => new TextSpan(s.Start - start, s.End - start))]);
    }

    private IEnumerable<TextSpan> Find(string text, int start, int end)
    {
        for (var i = start; i < end;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var from = i;
            while (i < end && char.IsLetterOrDigit(text[i])) i++;
            var word = Wording.Fold(text[from..i]);
            if (Words.Any(w => w.IsPrefix ? word.StartsWith(w.Word, StringComparison.Ordinal) : word == w.Word)) yield return new TextSpan(from, i);
        }
    }

    /// <summary>An apostrophe ends a word here: who looks for Syria wants "Syria's" too.</summary>
    private static string[] WordsOf(string? text) =>
        Wording.Fold(text?.Replace('’', ' ').Replace('\'', ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int WordStart(string text, int position)
    {
        while (position > 0 && char.IsLetterOrDigit(text[position - 1])) position--;
        return position;
    }
}
