using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Words.Training;

/// <summary>An annotated article with its gold attributions laid over the tokens.</summary>
internal sealed class TrainingText
{
    public TrainingText(GoldArticle article, AnnotatedText annotated)
    {
        Article = article;
        Annotated = annotated;
        IsDiscarded = new bool[annotated.Count];
        foreach (var i in Tokens(annotated, article.Discard)) IsDiscarded[i] = true;
        for (var k = 0; k < article.Attributions.Count; k++)
        {
            var cue = HeadOf(annotated, Tokens(annotated, article.Attributions[k].Cue));
            if (cue < 0 || IsSwapped(annotated, Tokens(annotated, article.Attributions[k].Source), cue)) continue;
            if (!CueOf.TryGetValue(cue, out var other) || Size(article.Attributions[k].Content) > Size(article.Attributions[other].Content)) CueOf[cue] = k;
        }
    }

    /// <summary>The article.</summary>
    public GoldArticle Article { get; }

    /// <summary>Its text, annotated.</summary>
    public AnnotatedText Annotated { get; }

    /// <summary>Whether each token was set aside.</summary>
    public bool[] IsDiscarded { get; }

    /// <summary>Index of the gold attribution by the token that heads its cue.</summary>
    public SortedDictionary<int, int> CueOf { get; } = [];

    /// <summary>The gold roles of the tokens of a window.</summary>
    public Role[] RolesOf(int attribution, int first, int end)
    {
        var roles = new Role[end - first];
        var gold = Article.Attributions[attribution];
        Mark(gold.Content, Role.Content);
        Mark(gold.Source, Role.Source);
        Mark(gold.Cue, Role.Cue);
        return roles;

        void Mark(IReadOnlyList<TextSpan> spans, Role role)
        {
            foreach (var i in Tokens(Annotated, spans)) if (i >= first && i < end) roles[i - first] = role;
        }
    }

    /// <summary>
    /// Whose words each passage is by the gold: the attribution in whose content at least half of it lies, or -1. Null for a passage
    /// that was set aside.
    /// </summary>
    public int?[] SpeakersOf(IReadOnlyList<Passage> passages)
    {
        var speakers = new int?[passages.Count];
        for (var p = 0; p < passages.Count; p++)
        {
            var span = Core(Annotated.Text, passages[p].Span);
            if (passages[p].Form == PassageForm.Single || Article.Discard.Any(span.Overlaps)) continue;
            int best = -1, most = 0;
            for (var k = 0; k < Article.Attributions.Count; k++)
            {
                var shared = Article.Attributions[k].Content.Sum(c => Math.Max(0, Math.Min(c.End, span.End) - Math.Max(c.Start, span.Start)));
                if (shared <= most) continue;
                most = shared;
                best = k;
            }

            speakers[p] = most * 2 >= span.Length ? best : -1;
        }

        return speakers;
    }

    /// <summary>True when the annotator took source for cue and cue for source: "said" is nobody.</summary>
    private static bool IsSwapped(AnnotatedText annotated, List<int> source, int cue) =>
        source.Count == 1 && annotated[source[0]].Upos == Upos.VERB && annotated[cue].Upos is Upos.PROPN or Upos.PRON;

    private static TextSpan Core(string text, TextSpan span)
    {
        int start = span.Start, end = span.End;
        while (start < end && PassageScanner.IsOuter(text[start])) start++;
        while (end > start && PassageScanner.IsOuter(text[end - 1])) end--;
        return new TextSpan(start, end);
    }

    private static int Size(IReadOnlyList<TextSpan> spans) => spans.Sum(s => s.Length);

    /// <summary>The topmost token: the one whose governor is outside; a verb before others, the first before later ones.</summary>
    private static int HeadOf(AnnotatedText annotated, List<int> tokens)
    {
        var best = -1;
        foreach (var i in tokens)
        {
            if (tokens.Contains(annotated[i].Head)) continue;
            if (best < 0 || (annotated[i].Upos == Upos.VERB && annotated[best].Upos != Upos.VERB)) best = i;
        }

        return best;
    }

    private static List<int> Tokens(AnnotatedText annotated, IReadOnlyList<TextSpan> spans)
    {
        var found = new List<int>();
        foreach (var span in spans)
        {
            int low = 0, high = annotated.Count;
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (annotated[middle].End <= span.Start) low = middle + 1;
                else high = middle;
            }

            for (; low < annotated.Count && annotated[low].Start < span.End; low++) found.Add(low);
        }

        return found;
    }
}
