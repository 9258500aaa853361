using System.Globalization;
using Truce.Coding.Words;
using Truce.Coding.Words.Training;
using Truce.Domain;

namespace Truce.Evaluation;

/// <summary>
/// Figures of the task attributions: a word or mark has a role when it overlaps a span of that role in any attribution; words that
/// the annotators set aside do not count.
/// </summary>
internal sealed class AttributionScore
{
    private Counts _source, _cue, _content;

    /// <summary>Number of documents scored.</summary>
    public int Documents { get; private set; }

    /// <summary>Adds a document.</summary>
    public void Add(GoldArticle gold, IReadOnlyList<AttributionFound> found)
    {
        Documents++;
        var tokens = Tokens(gold.Text);
        var discarded = Covered(tokens, [gold.Discard]);
        Count(ref _source, tokens, discarded, gold.Attributions.Select(a => a.Source), found.Select(a => a.Source));
        Count(ref _cue, tokens, discarded, gold.Attributions.Select(a => a.Cue), found.Select(a => a.Cue));
        Count(ref _content, tokens, discarded, gold.Attributions.Select(a => a.Content), found.Select(a => a.Content));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"attributions, {Documents} articles, words and marks\nsource   {_source}\ncue      {_cue}\ncontent  {_content}\nmean F1  {(_source.F1 + _cue.F1 + _content.F1) / 3:0.0000}");

    private static void Count(
        ref Counts counts, List<TextSpan> tokens, bool[] discarded, IEnumerable<IReadOnlyList<TextSpan>> gold, IEnumerable<IReadOnlyList<TextSpan>> found)
    {
        bool[] want = Covered(tokens, gold), got = Covered(tokens, found);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (discarded[i]) continue;
            counts.Gold += want[i] ? 1 : 0;
            counts.Predicted += got[i] ? 1 : 0;
            counts.Right += want[i] && got[i] ? 1 : 0;
        }
    }

    private static bool[] Covered(List<TextSpan> tokens, IEnumerable<IReadOnlyList<TextSpan>> lists)
    {
        var covered = new bool[tokens.Count];
        foreach (var span in lists.SelectMany(spans => spans))
        {
            int low = 0, high = tokens.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (tokens[middle].End <= span.Start) low = middle + 1;
                else high = middle;
            }

            for (; low < tokens.Count && tokens[low].Start < span.End; low++) covered[low] = true;
        }

        return covered;
    }

    /// <summary>Words, with their inner apostrophes and hyphens, and single marks.</summary>
    private static List<TextSpan> Tokens(string text)
    {
        var tokens = new List<TextSpan>();
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            var start = i++;
            if (IsWord(text[start]))
            {
                while (i < text.Length && (IsWord(text[i]) || (text[i] is '’' or '\'' or '-' && i + 1 < text.Length && IsWord(text[i + 1])))) i++;
            }

            tokens.Add(new TextSpan(start, i));
        }

        return tokens;
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '_';
}
