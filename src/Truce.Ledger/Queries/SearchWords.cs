using Truce.Domain;

namespace Truce.Ledger;

/// <summary>The words of a search: as the index wants them, and where they stand in a text.</summary>
internal sealed class SearchWords
{
    /// <summary>Length of an excerpt, in characters.</summary>
    private const int ExcerptLength = 240;

    /// <summary>How much of it stands before the first word found.</summary>
    private const int Before = 80;

    private readonly List<(string Word, bool IsPrefix)> _words = [];

    public SearchWords(string query)
    {
        foreach (var part in query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var words = Wording.Fold(part.Replace('’', ' ').Replace('\'', ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < words.Length; i++) _words.Add((words[i], i == words.Length - 1 && part.EndsWith('*')));
        }
    }

    public bool IsEmpty => _words.Count == 0;

    /// <summary>The query in the language of SQLite's FTS5: every word quoted, so that none is an operator.</summary>
    public string ForSqlite => string.Join(' ', _words.Select(w => w.IsPrefix ? $"\"{w.Word}\"*" : $"\"{w.Word}\""));

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
            if (_words.Exists(w => w.IsPrefix ? word.StartsWith(w.Word, StringComparison.Ordinal) : word == w.Word)) yield return new TextSpan(from, i);
        }
    }

    private static int WordStart(string text, int position)
    {
        while (position > 0 && char.IsLetterOrDigit(text[position - 1])) position--;
        return position;
    }
}
