using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>Finds the cues of a text and, for each, its source and content within the sentence.</summary>
internal sealed class CueFrameFinder(LinearModel cueModel, LinearModel tokenModel, LinearModel stepModel)
{
    /// <summary>
    /// Lowest score (log odds) of a cue: set where the mean F1 of the words of sources, cues and contents is highest on the development
    /// articles; to be set again when the weights are trained on other features.
    /// </summary>
    public const float Faint = -0.9f;

    /// <summary>Lowest score of a cue in a sentence with a passage in quotation marks outside it: the marks themselves call for a cue.</summary>
    private const float FaintBesideQuotation = -3.5f;

    /// <summary>Score of a cue that typography alone makes certain.</summary>
    private const float CertainScore = 5;

    /// <summary>Most tokens of a credit line, dash included.</summary>
    private const int LongestCredit = 10;

    /// <summary>Most tokens of the name at the head of a turn.</summary>
    private const int LongestLabel = 4;

    private readonly RoleLabeller _labeller = new(tokenModel, stepModel);
    private readonly uint[] _buffer = new uint[CueFeatures.Most];

    /// <summary>Replaces what the set holds by the frames of a text.</summary>
    public void Find(WordsView view, FrameSet set)
    {
        set.Clear();
        var f = new Features(_buffer);
        for (var i = 0; i < view.Text.Count; i++)
        {
            if (AddCredit(view, set, i) || AddLabel(view, set, i) || !CueFeatures.IsCandidate(view, i)) continue;
            CueFeatures.Collect(view, i, ref f);
            var score = cueModel.Score(f.All);
            if (score < Faint && (score < FaintBesideQuotation || !HasQuotationBeside(view, i)) && !IsPlainSpeech(view, i)) continue;
            var roles = _labeller.Label(view, i);
            var window = _labeller.Window;
            int first = 0, end = roles.Length;
            while (roles[first] == Role.Outside) first++;
            while (roles[end - 1] == Role.Outside) end--;
            var at = set.Roles.Count;
            set.Roles.AddRange(roles[first..end]);
            var frame = new CueFrame(i, score, window.First + first, at, end - first);
            set.Frames.Add(ClauseRoles.Complete(view, set, frame));
        }
    }

    /// <summary>
    /// Adds the frame of a credit line: a passage, a dash and a name to the end of the paragraph (“…” — Jane Roe, Leeds). The name
    /// says whose words they are by its place alone.
    /// </summary>
    private static bool AddCredit(WordsView view, FrameSet set, int dash)
    {
        if (dash == 0 || view.Text.Text[view.Text[dash].Start] is not ('—' or '–' or '―' or '-' or '~')) return false;
        var passage = view.Passage[dash - 1];
        if (passage < 0 || view.Passage[dash] >= 0 || view.Paragraph[dash - 1] != view.Paragraph[dash]) return false;
        var end = dash + 1;
        while (end < view.Text.Count && view.Paragraph[end] == view.Paragraph[dash] && end - dash <= LongestCredit) end++;
        if (end - dash is < 2 or > LongestCredit || view.Text[dash + 1].Upos != Upos.PROPN) return false;
        for (var i = dash + 1; i < end; i++)
        {
            if (view.Text[i].Upos is Upos.VERB or Upos.AUX || view.Passage[i] >= 0) return false;
        }

        var first = dash;
        while (first > 0 && view.Passage[first - 1] == passage) first--;
        if (view.Text[end - 1].Upos == Upos.PUNCT) end--;
        set.Frames.Add(new CueFrame(dash, CertainScore, first, set.Roles.Count, end - first));
        set.Roles.AddRange(Enumerable.Repeat(Role.Content, dash - first));
        set.Roles.Add(Role.Cue);
        set.Roles.AddRange(Enumerable.Repeat(Role.Source, end - dash - 1));
        return true;
    }

    /// <summary>Adds the frame of a turn in a transcript: a passage that opens with a name in capitals and a colon ("WALLACE: Let’s start …").</summary>
    private static bool AddLabel(WordsView view, FrameSet set, int colon)
    {
        if (colon == 0 || view.Text.Word(colon) is not ":" || view.Passage[colon] < 0) return false;
        var name = colon;
        while (name > 0 && colon - name < LongestLabel && view.Passage[name - 1] == view.Passage[colon] && IsInCapitals(view.Text.Word(name - 1))) name--;
        if (name == colon || (name > 0 && view.Passage[name - 1] == view.Passage[colon] && view.Text[name - 1].Upos != Upos.PUNCT)) return false;
        var first = name;
        while (first > 0 && view.Passage[first - 1] == view.Passage[colon]) first--;
        if (name - first > 1) return false;
        var end = colon + 1;
        while (end < view.Text.Count && view.Passage[end] == view.Passage[colon]) end++;
        if (end == colon + 1) return false;
        set.Frames.Add(new CueFrame(colon, CertainScore, name, set.Roles.Count, end - name));
        set.Roles.AddRange(Enumerable.Repeat(Role.Source, colon - name));
        set.Roles.Add(Role.Cue);
        set.Roles.AddRange(Enumerable.Repeat(Role.Content, end - colon - 1));
        return true;
    }

    private static bool IsInCapitals(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 && word is not ".") return false;
        foreach (var c in word) if (char.IsLetter(c) && !char.IsUpper(c)) return false;
        return word is not (":" or "\"" or "“");
    }

    /// <summary>True for a frame that stands at the head of its passage as the label of a turn.</summary>
    public static bool IsLabel(WordsView view, in CueFrame frame) => frame.Score == CertainScore && view.Passage[frame.Cue] >= 0;

    /// <summary>
    /// True for a verb of speech with a subject and a clause for what was said. Those who marked the articles that the models learned from left most speech
    /// within speech alone, so there the score says nothing: "said that the commander had told him that …".
    /// </summary>
    public static bool IsPlainSpeech(WordsView view, int token)
    {
        var text = view.Text;
        if (text[token].Upos != Upos.VERB || !CueLexicon.IsSpoken(CueLexicon.ClassOf(text.Lemma(token)))) return false;
        bool subject = false, clause = false;
        for (var child = view.Text.FirstChild(token); child >= 0; child = view.Text.NextSibling(child))
        {
            subject |= text[child].Relation == Relation.Nsubj;
            clause |= child > token ? text[child].Relation == Relation.Ccomp || IsThatClause(view, child) : text[child].Relation == Relation.Ccomp && ClauseRoles.IsTrailing(view, child, token);
        }

        return subject && (clause || HandsOnThat(view, token));
    }

    /// <summary>"told the council in a letter that …": "that" within a few words, whatever it hangs by.</summary>
    private static bool HandsOnThat(WordsView view, int cue)
    {
        var text = view.Text;
        if (text.Lemma(cue) is not ("say" or "tell" or "add" or "warn" or "announce" or "report" or "claim" or "insist" or "state" or "inform" or "write" or "declare" or "confirm" or "charge" or "offer" or "assure")) return false;
        var end = Math.Min(text.Sentences[text[cue].Sentence].End, cue + 10);
        for (var i = cue + 2; i < end; i++)
        {
            if (text.Word(i) is "that" && text[i].Upos is Upos.SCONJ or Upos.PRON && text[i].Relation is Relation.Mark) return true;
            if (text.Word(i) is "," or ";" or "who" or "which") return false;
        }

        return false;
    }

    private static bool IsThatClause(WordsView view, int token)
    {
        for (var child = view.Text.FirstChild(token); child >= 0; child = view.Text.NextSibling(child))
        {
            if (view.Text[child].Relation == Relation.Mark) return view.Text.Lemma(child) is "that";
        }

        return false;
    }

    /// <summary>True when a passage that does not hold the token stands in its sentence, or right before or after it.</summary>
    private static bool HasQuotationBeside(WordsView view, int token)
    {
        var sentence = view.Text.Sentences[view.Text[token].Sentence];
        var end = Math.Min(view.Text.Count, sentence.End + 1);
        for (var i = Math.Max(0, sentence.First - 1); i < end; i++)
        {
            if (view.Passage[i] >= 0 && view.Passage[i] != view.Passage[token]) return true;
        }

        return false;
    }
}
