using Truce.Domain;

namespace Truce.Coding.Relations;

/// <summary>A sentence in which the mentions of a source and a target are marked, as in the political relation data sets.</summary>
/// <param name="Text">The sentence without marks.</param>
/// <param name="Sources">Where the source is mentioned.</param>
/// <param name="Targets">Where the target is mentioned.</param>
public sealed record MarkedSentence(string Text, IReadOnlyList<TextSpan> Sources, IReadOnlyList<TextSpan> Targets)
{
    /// <summary>Reads a sentence with <c>&lt;s&gt;…&lt;/s&gt;</c> around sources and <c>&lt;t&gt;…&lt;/t&gt;</c> around targets; marks without a partner are taken out.</summary>
    public static MarkedSentence Parse(string marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        var text = new System.Text.StringBuilder(marked.Length);
        var sources = new List<TextSpan>();
        var targets = new List<TextSpan>();
        var (source, target) = (-1, -1);
        for (var i = 0; i < marked.Length; i++)
        {
            if (Mark(marked, i, "<s>")) (source, i) = (Open(text, marked, i), i + 2);
            else if (Mark(marked, i, "<t>")) (target, i) = (Open(text, marked, i), i + 2);
            else if (Mark(marked, i, "</s>")) (source, i) = (Close(sources, source, text.Length), i + 3);
            else if (Mark(marked, i, "</t>")) (target, i) = (Close(targets, target, text.Length), i + 3);
            else text.Append(marked[i]);
        }

        return new MarkedSentence(text.ToString(), sources, targets);
    }

    private static bool Mark(string text, int at, string mark) => string.CompareOrdinal(text, at, mark, 0, mark.Length) == 0;

    private static int Open(System.Text.StringBuilder text, string marked, int at)
    {
        // Marks were set by string, so that a word may end or begin in one; a space keeps the words apart.
        if (text.Length > 0 && char.IsLetterOrDigit(text[^1]) && at > 0 && marked[at - 1] == '>') text.Append(' ');
        return text.Length;
    }

    private static int Close(List<TextSpan> spans, int start, int end)
    {
        if (start >= 0 && end > start) spans.Add(new TextSpan(start, end));
        return -1;
    }
}
