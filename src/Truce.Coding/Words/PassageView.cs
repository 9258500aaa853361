using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>What the choice of a speaker needs to know of a passage, worked out once; small numbers and hashes.</summary>
internal struct PassageView
{
    /// <summary>First token of the passage.</summary>
    public int First;

    /// <summary>Index after its last token.</summary>
    public int End;

    /// <summary>Number of words, in steps.</summary>
    public uint WordCount;

    /// <summary>Words about and in it.</summary>
    public uint BeforeBefore, Before, After, FirstWord, LastWord, AfterPunctuation, EndsWith;

    /// <summary>Parts of speech about it and of its head, and how the head hangs in the tree.</summary>
    public uint UposBefore, UposAfter, HeadUpos, HeadRelation, GovernorLemma;

    /// <summary>Clusters of the words about it and of its governor.</summary>
    public uint BeforeCluster, AfterCluster, GovernorCluster;

    /// <summary>How its words are capitalised: 0 lower, 1 first only, 2 mixed, 3 all of them, 4 all long ones, as in titles.</summary>
    public uint Capitals;

    /// <summary>How many of its words are names: 0 none to 3 all.</summary>
    public uint Names;

    /// <summary>1 when it speaks of I, we or you.</summary>
    public uint HasSpeaker;

    /// <summary>1 when the same words stand in marks elsewhere in the text.</summary>
    public uint Repeated;

    /// <summary>1 when it holds a finite verb.</summary>
    public uint HasVerb;

    /// <summary>1 it begins a paragraph, 2 a sentence, 4 it ends the paragraph, 8 the one before it in its paragraph is a passage too.</summary>
    public uint Position;

    /// <summary>How much of it the best frame takes for content: 0 nothing to 3 all.</summary>
    public uint Coverage;

    /// <summary>How the passage before it relates: 0 none, 1 same paragraph, 2 paragraph before, 3 farther.</summary>
    public uint Carried;

    /// <summary>1 when the passage before it was nobody's words.</summary>
    public uint PreviousNobody;

    /// <summary>Steps of distance to the passage before it.</summary>
    public uint Near;

    /// <summary>1 when the passage before it was left open at the end of its paragraph.</summary>
    public uint Unclosed;

    /// <summary>Looks at a passage; false when it holds no token.</summary>
    public static bool TryMake(WordsView view, FrameSet set, int index, int searchFrom, int previous, bool previousNobody, out PassageView p)
    {
        p = default;
        var count = view.Text.Count;
        var first = searchFrom;
        while (first < count && view.Passage[first] != index) first++;
        if (first == count) return false;
        var end = first;
        while (end < count && view.Passage[end] == index) end++;
        p.First = first;
        p.End = end;

        var tokens = view.Text.Tokens;
        int inner = first, innerEnd = end;
        while (inner < innerEnd - 1 && tokens[inner].Upos == Upos.PUNCT) inner++;
        while (innerEnd > inner + 1 && tokens[innerEnd - 1].Upos == Upos.PUNCT)
        {
            if (p.EndsWith == 0 && char.IsPunctuation(view.Text.Text[tokens[innerEnd - 1].Start]) && !IsMark(view.Text.Text[tokens[innerEnd - 1].Start])) p.EndsWith = view.Word[innerEnd - 1];
            innerEnd--;
        }

        p.WordCount = (innerEnd - inner) switch { <= 6 => (uint)(innerEnd - inner), <= 9 => 7, <= 15 => 8, _ => 9 };
        p.FirstWord = view.Word[inner];
        p.LastWord = view.Word[innerEnd - 1];
        p.Before = first > 0 && !view.StartsParagraph(first) ? view.Word[first - 1] : 1;
        p.BeforeBefore = first > 1 && !view.StartsParagraph(first) && !view.StartsParagraph(first - 1) ? view.Word[first - 2] : 1;
        p.UposBefore = first > 0 && !view.StartsParagraph(first) ? (uint)tokens[first - 1].Upos : 98;
        p.After = end < count && !view.StartsParagraph(end) ? view.Word[end] : 2;
        p.UposAfter = end < count && !view.StartsParagraph(end) ? (uint)tokens[end].Upos : 97;
        p.BeforeCluster = p.UposBefore == 98 ? 300 : view.Cluster[first - 1];
        p.AfterCluster = p.UposAfter == 97 ? 300 : view.Cluster[end];
        p.AfterPunctuation = p.UposAfter == (uint)Upos.PUNCT ? p.After : 3;
        DescribeInside(view, inner, innerEnd, ref p);
        p.Repeated = p.WordCount <= 6 && IsRepeated(view, index, inner, innerEnd) ? 1u : 0u;

        var startsParagraph = first == 0 || view.StartsParagraph(first);
        var startsSentence = startsParagraph || tokens[first].Sentence != tokens[first - 1].Sentence;
        var endsParagraph = end == count || view.StartsParagraph(end);
        var follows = index > 0 && first > 0 && view.Passage[first - 1] == index - 1;
        p.Position = (startsParagraph ? 1u : 0) | (startsSentence ? 2u : 0) | (endsParagraph ? 4u : 0) | (follows ? 8u : 0);

        foreach (var frame in set.Frames)
        {
            if (frame.End <= first || frame.First >= end || (frame.Cue >= first && frame.Cue < end)) continue;
            var covered = 0;
            for (var i = first; i < end; i++) covered += set.RoleOf(frame, i) == Role.Content ? 1 : 0;
            uint coverage = covered == 0 ? 0u : covered * 2 < end - first ? 1u : covered < end - first - 2 ? 2u : 3u;
            p.Coverage = Math.Max(p.Coverage, coverage);
        }

        if (previous < 0) return true;
        var breaks = view.Paragraph[first] - view.Paragraph[previous];
        p.Carried = breaks == 0 ? 1u : breaks == 1 ? 2u : 3u;
        p.PreviousNobody = previousNobody ? 1u : 0u;
        p.Near = (uint)Math.Min((first - previous) / 6, 5);
        p.Unclosed = index > 0 && !view.Passages[index - 1].Closed && breaks <= 1 ? 1u : 0u;
        return true;
    }

    private static void DescribeInside(WordsView view, int inner, int innerEnd, ref PassageView p)
    {
        var tokens = view.Text.Tokens;
        int upper = 0, words = 0, names = 0, longWords = 0, longUpper = 0;
        var head = inner;
        for (var i = inner; i < innerEnd; i++)
        {
            if (tokens[i].Upos == Upos.VERB || tokens[i].Upos == Upos.AUX) p.HasVerb |= (tokens[i].Morphology & Morphology.VerbFin) != 0 || tokens[i].Upos == Upos.AUX ? 1u : 0u;
            if (tokens[i].Head < inner || tokens[i].Head >= innerEnd) head = tokens[head].Head >= inner && tokens[head].Head < innerEnd ? i : head;
            if (!char.IsLetter(view.Text.Text[tokens[i].Start])) continue;
            words++;
            if (tokens[i].Upos == Upos.PROPN) names++;
            if (tokens[i].End - tokens[i].Start > 3) longWords++;
            if (tokens[i].End - tokens[i].Start > 3 && char.IsUpper(view.Text.Text[tokens[i].Start])) longUpper++;
            if ((tokens[i].Morphology & (Morphology.Person1 | Morphology.Person2)) != 0 && tokens[i].Upos == Upos.PRON) p.HasSpeaker = 1;
            if (char.IsUpper(view.Text.Text[tokens[i].Start])) upper++;
        }

        var firstUpper = char.IsUpper(view.Text.Text[tokens[inner].Start]);
        p.Capitals = upper == 0 ? 0u : upper == words ? 3u : longUpper > 1 && longUpper == longWords ? 4u : upper == 1 && firstUpper ? 1u : 2u;
        p.Names = names == 0 ? 0u : names == words ? 3u : names * 2 >= words ? 2u : 1u;
        p.HeadUpos = (uint)tokens[head].Upos;
        p.HeadRelation = (uint)tokens[head].Relation;
        p.GovernorCluster = tokens[head].Head < 0 ? 300 : view.Cluster[tokens[head].Head];
        p.GovernorLemma = tokens[head].Head < 0 ? 0 : view.Lemma[tokens[head].Head];
    }

    private static bool IsRepeated(WordsView view, int index, int inner, int innerEnd)
    {
        var text = view.Text.Text;
        var words = text.AsSpan(view.Text[inner].Start, view.Text[innerEnd - 1].End - view.Text[inner].Start);
        for (var other = 0; other < view.Passages.Count; other++)
        {
            var span = view.Passages[other].Span;
            if (other != index && span.Length < words.Length + 6 && text.AsSpan(span.Start, span.Length).Contains(words, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static bool IsMark(char c) => c is '"' or '“' or '”' or '„' or '«' or '»' or '\'' or '‘' or '’' or '`';
}
