using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>
/// Fills by grammar what the labeller has left empty in a frame: the source by the subject of the cue, the content by the clause that
/// depends on it, or by the words before "…, the ministry said".
/// </summary>
internal static class ClauseRoles
{
    /// <summary>Fewest tokens of a clause.</summary>
    private const int Fewest = 3;

    /// <summary>Most tokens of a subject that is a source without more ado.</summary>
    private const int LongestSubject = 12;

    /// <summary>The frame with a source and a content where the tree gives them. It must be the last of the set.</summary>
    public static CueFrame Complete(WordsView view, FrameSet set, CueFrame frame)
    {
        frame = WithInverted(view, set, frame);
        frame = WithAdjacent(view, set, frame);
        if (set.FirstOf(frame, Role.Source) < 0) frame = WithSubject(view, set, frame);
        return set.FirstOf(frame, Role.Content) < 0 ? WithClause(view, set, frame) : frame;
    }

    /// <summary>"The truce has held, the United Nations says": the clause, a comma, and who says it.</summary>
    public static bool IsTrailing(WordsView view, int clause, int cue)
    {
        var subject = view.Subject[cue];
        if (subject <= clause || subject > cue) return false;
        for (var i = clause + 1; i < view.Left[subject]; i++)
        {
            if (view.Text.Word(i) is ",") return true;
        }

        return false;
    }

    /// <summary>"…, according to the Observatory, and Turkish officials say that …": the subject right before a plain verb of saying is its source, whatever else was taken for it.</summary>
    private static CueFrame WithAdjacent(WordsView view, FrameSet set, CueFrame frame)
    {
        var subject = view.Subject[frame.Cue];
        if (subject < 0 || subject >= frame.Cue || view.Text[subject].Head != frame.Cue || view.Text[subject].Relation is not Relation.Nsubj || view.Text[subject].Upos is Upos.PRON || !CueFrameFinder.IsPlainSpeech(view, frame.Cue)) return frame;
        int first = view.Left[subject], end = view.Right[subject] + 1;
        for (var i = end; i < frame.Cue; i++) if (view.Text[i].Upos is not (Upos.AUX or Upos.ADV)) return frame;
        if (end > frame.Cue || end - first > LongestSubject || set.FirstOf(frame, Role.Source) < 0) return frame;
        for (var i = first; i < end; i++)
        {
            if (set.RoleOf(frame, i) is Role.Source) return frame;
        }

        for (var k = frame.Roles; k < frame.Roles + frame.Length; k++)
        {
            if (set.Roles[k] is Role.Source) set.Roles[k] = Role.Outside;
        }

        return With(set, frame, first, end, Role.Source);
    }

    /// <summary>A frame without a source takes the grammatical subject of its cue, when that stands before the cue and apart from the content.</summary>
    private static CueFrame WithSubject(WordsView view, FrameSet set, CueFrame frame)
    {
        var subject = view.Subject[frame.Cue];
        if (subject < 0 || view.Text[subject].Sentence != view.Text[frame.Cue].Sentence || view.Passage[subject] != view.Passage[frame.Cue]) return frame;
        int first = view.Left[subject], end = subject + 1;
        while (end <= view.Right[subject] && view.Text[end].Upos != Upos.PUNCT && view.Text[end].Relation is not (Relation.Mark or Relation.Nsubj)) end++;
        if (end > frame.Cue && first <= frame.Cue) return frame;
        for (var i = first; i < end; i++)
        {
            if (set.RoleOf(frame, i) != Role.Outside) return frame;
        }

        return With(set, frame, first, end, Role.Source);
    }

    /// <summary>
    /// "…," said MSNBC host Chris Matthews. "…, said the commander of the force, Brig.-Gen. Nuia.": who stands right behind a verb of saying that
    /// a comma or a closing mark parts from the words, up to the next comma, is its source, whatever else it was taken for.
    /// </summary>
    private static CueFrame WithInverted(WordsView view, FrameSet set, CueFrame frame)
    {
        var (text, cue) = (view.Text, frame.Cue);
        var sentence = text.Sentences[text[cue].Sentence];
        if (text.Lemma(cue) is not ("say" or "add" or "write" or "reply" or "ask" or "explain" or "note") || set.FirstOf(frame, Role.Source) >= 0 || cue + 1 >= sentence.End) return frame;
        if (cue > sentence.First ? text[cue - 1].Upos is not Upos.PUNCT : cue == 0 || view.Passage[cue - 1] < 0) return frame;
        if (text[cue].Morphology.HasFlag(Morphology.VerbPart) && text.Word(cue).EndsWith("ing", StringComparison.OrdinalIgnoreCase)) return frame;
        if (text[cue + 1].Upos is not (Upos.DET or Upos.PROPN or Upos.NOUN or Upos.ADJ or Upos.PRON) || text.Word(cue + 1) is "that" or "this" or "it") return frame;
        var end = cue + 1;
        var nominal = false;
        while (end < sentence.End && view.Passage[end] == view.Passage[cue] && text[end].Upos is not (Upos.VERB or Upos.AUX or Upos.SCONJ or Upos.ADV) && text.Word(end) is not ("," or ":" or ";" or "—" or "–"))
        {
            nominal |= text[end].Upos is Upos.NOUN or Upos.PROPN or Upos.PRON;
            end++;
        }

        while (end > cue + 1 && text[end - 1].Upos is Upos.PUNCT or Upos.ADP) end--;

        // "said the commander of the force, Brig.-Gen. Leo Nuia."
        if (end + 1 < sentence.End && text.Word(end) is "," && text[end + 1].Upos is Upos.PROPN)
        {
            var name = end + 1;
            while (name < sentence.End && view.Passage[name] == view.Passage[cue] && (text[name].Upos is Upos.PROPN || text.Word(name) is "-" or ".")) name++;
            while (name > end && text[name - 1].Upos is Upos.PUNCT) name--;
            if (name == sentence.End || text[name].Upos is Upos.PUNCT) end = name;
        }

        return nominal && end > cue + 1 ? With(set, frame, cue + 1, end, Role.Source) : frame;
    }

    private static CueFrame WithClause(WordsView view, FrameSet set, CueFrame frame)
    {
        var text = view.Text;
        if (text[frame.Cue].Upos is not Upos.VERB || view.Passage[frame.Cue] >= 0 || !CueLexicon.IsSpoken(CueLexicon.ClassOf(text.Lemma(frame.Cue)))) return frame;
        var sentence = text.Sentences[text[frame.Cue].Sentence];
        for (var child = text.FirstChild(frame.Cue); child >= 0; child = text.NextSibling(child))
        {
            if (text[child].Relation != Relation.Ccomp || !IsClause(view, child)) continue;
            int first = view.Left[child], end = view.Right[child] + 1;
            if (child > frame.Cue) first = Math.Max(first, frame.Cue + 1);
            else end = Math.Min(end, frame.Cue);
            return Filled(view, set, frame, first, end);
        }

        // "…, opposition spokesman Turajonzoda said." The words before the last comma, where the tree goes wrong.
        var source = set.FirstOf(frame, Role.Source);
        if (source < 0) source = view.Subject[frame.Cue] is >= 0 and var subject && subject < frame.Cue ? view.Left[subject] : -1;
        if (source > sentence.First + Fewest && source < frame.Cue && text.Word(source - 1) is "," && HasVerb(view, sentence.First, source - 1))
            return Filled(view, set, frame, sentence.First, source - 1);

        // "told the council in a letter that a force should be sent": behind "that", whatever it hangs by.
        for (var i = frame.Cue + 1; i < sentence.End && i < frame.Cue + 12; i++)
        {
            if (text.Word(i) is "that" && text[i].Upos is Upos.SCONJ or Upos.PRON && HasVerb(view, i, sentence.End) && text[i].Relation is Relation.Mark) return Filled(view, set, frame, i, sentence.End);
        }

        return frame;
    }

    private static bool IsClause(WordsView view, int head)
    {
        if (view.Text[head].Upos is Upos.VERB) return true;
        for (var child = view.Text.FirstChild(head); child >= 0; child = view.Text.NextSibling(child))
        {
            if (view.Text[child].Relation is Relation.Cop or Relation.Nsubj) return true;
        }

        return false;
    }

    private static bool HasVerb(WordsView view, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (view.Text[i].Upos is Upos.VERB or Upos.AUX) return true;
        }

        return false;
    }

    /// <summary>The frame with a stretch as its content, without marks at its ends; the frame itself where the stretch is short or taken.</summary>
    private static CueFrame Filled(WordsView view, FrameSet set, CueFrame frame, int first, int end)
    {
        while (first < end && view.Text[first].Upos is Upos.PUNCT) first++;
        while (end > first && view.Text[end - 1].Upos is Upos.PUNCT) end--;
        if (end - first < Fewest || (first <= frame.Cue && frame.Cue < end)) return frame;
        for (var i = first; i < end; i++)
        {
            if (set.RoleOf(frame, i) is not Role.Outside) return frame;
        }

        return With(set, frame, first, end, Role.Content);
    }

    /// <summary>The frame grown to hold a stretch with a role. The roles of a frame are the last of the list, so it can grow on either side.</summary>
    private static CueFrame With(FrameSet set, CueFrame frame, int first, int end, Role role)
    {
        int from = Math.Min(frame.First, first), to = Math.Max(frame.End, end);
        set.Roles.InsertRange(frame.Roles, Enumerable.Repeat(Role.Outside, frame.First - from));
        set.Roles.AddRange(Enumerable.Repeat(Role.Outside, to - frame.End));
        for (var i = first; i < end; i++) set.Roles[frame.Roles + i - from] = role;
        return frame with { First = from, Length = to - from };
    }
}
