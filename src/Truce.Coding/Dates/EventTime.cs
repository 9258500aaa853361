using Truce.Language;

namespace Truce.Coding;

/// <summary>Finds the time expression that dates an event: by the tree first, by the sentence where that leaves one choice.</summary>
internal static class EventTime
{
    /// <summary>Index of the time that dates the event of a token, or -1.</summary>
    public static int Of(AnnotatedText text, TimeInterval?[] values, int token)
    {
        // A time dates what its own sentence tells, and most sentences have none.
        if (Times(text, token) is var (first, end) && first == end) return -1;
        if (text[token].Relation is Relation.Aux or Relation.AuxPass or Relation.Cop) token = text[token].Head;
        var time = Near(text, values, token, 0);
        return time >= 0 ? time : OnlyOne(text, values, token);
    }

    private static int Near(AnnotatedText text, TimeInterval?[] values, int token, int depth)
    {
        if (depth > 4) return -1;
        var own = Own(text, values, token);
        if (own >= 0) return own;
        if (text[token].Upos is Upos.NOUN or Upos.PROPN && !text.HeadsClause(token)) return OfNoun(text, values, token, depth);
        return OfVerb(text, values, token, depth);
    }

    /// <summary>A time that hangs by the token itself, or by a noun of its clause when nothing else claims it.</summary>
    private static int Own(AnnotatedText text, TimeInterval?[] values, int token)
    {
        var (best, bestRank) = (-1, int.MaxValue);
        var (first, end) = Times(text, token);
        for (var i = first; i < end; i++)
        {
            if (!Dates(text, values, i)) continue;
            ref readonly var time = ref text.Times[i];
            var head = DocumentDates.HeadOf(text, time.First, time.End);
            var rank = Rank(text, time.First, head, token);
            if (rank < bestRank) (best, bestRank) = (i, rank);
        }

        return best;
    }

    /// <summary>How far a time's head is from an event: 0 directly, more through nouns that it may hang by for want of a better parse.</summary>
    private static int Rank(AnnotatedText text, int first, int head, int token)
    {
        var initial = ClauseInitial(text, first);
        var governor = initial >= 0 ? initial : Governor(text, head);
        if (governor == token && initial >= 0) return 0;
        if (governor == token) return text[head].Relation is Relation.Obl or Relation.OblUnmarked or Relation.Advmod ? 0 : 1;
        var modifier = initial < 0 && text[head].Relation is Relation.NmodPoss or Relation.Compound or Relation.Amod or Relation.Nummod;
        if (!modifier && text[token].Upos is Upos.NOUN && Follows(text, first, token, governor)) return 3;
        if (modifier || text[token].Upos is not Upos.VERB) return int.MaxValue;
        var rank = 2;
        for (var at = governor; at >= 0 && rank < 8; at = text[at].Head, rank++)
        {
            if (at == token) return rank;
            if (text.HeadsClause(at) && !(text[at].Relation == Relation.Xcomp && text[at].Upos != Upos.VERB)) return int.MaxValue;
        }

        return int.MaxValue;
    }

    /// <summary>
    /// "blames them for a suicide attack in North Waziristan on Friday": a day behind an act and its place, under a verb that tells of now, is the act's.
    /// </summary>
    private static bool Follows(AnnotatedText text, int time, int noun, int governor)
    {
        if (time <= noun || time - noun > 8 || governor < 0 || governor > noun || text[governor].Upos is not (Upos.VERB or Upos.ADJ) || text.TenseAt(governor) != ClauseTense.Present) return false;
        for (var i = noun + 1; i < time; i++)
        {
            if (text[i].Upos is not (Upos.ADP or Upos.DET or Upos.PROPN or Upos.ADJ)) return false;
        }

        return true;
    }

    /// <summary>
    /// The first finite verb of a sentence that a time opens ("On Friday Russia and China vetoed …"), wherever the tree hangs the time; or -1.
    /// </summary>
    private static int ClauseInitial(AnnotatedText text, int first)
    {
        var sentence = text.Sentences[text[first].Sentence];
        for (var i = sentence.First; i < first; i++)
        {
            if (i > sentence.First + 2 || text[i].Upos is not (Upos.ADP or Upos.ADV or Upos.CCONJ or Upos.PUNCT or Upos.DET or Upos.SCONJ)) return -1;
        }

        var (subordinate, comma) = (false, false);
        for (var i = first; i < sentence.End && i < first + 40; i++)
        {
            comma |= text.Word(i) is ",";
            // "Hours later, as diplomats scrambled to extend it, a convoy was hit": past the clause in between.
            if (text[i].Upos == Upos.SCONJ || text.Word(i) is "when" or "while" or "as" && i > first) subordinate = true;
            else if (text.Word(i) is ",") subordinate = false;
            if (subordinate) continue;
            // "Friday's attack", "the Monday raid": no time of the clause.
            if (i <= first + 3 && text.Word(i) is "'s" or "\u2019s") return -1;
            ref readonly var token = ref text[i];
            if (token.Relation == Relation.Cop) return token.Head;

            // "Hours later, officials said, jets struck the town": over the words in between that say who tells it.
            if (token.Upos == Upos.VERB && comma && i + 1 < sentence.End && text.Word(i + 1) is "," && SpeechVerbs.Contains(text.Lemma(i))) continue;
            if (token.Upos == Upos.VERB && (token.Morphology.HasFlag(Morphology.VerbFin) || HasAuxiliary(text, i) || (token.Relation == Relation.Amod && text[i - 1].Upos is Upos.NOUN or Upos.PROPN))
                && token.Relation is not (Relation.AclRelcl or Relation.Case)) return i;
        }

        return -1;
    }

    private static bool HasAuxiliary(AnnotatedText text, int verb) => text.HasChild(verb, Relation.Aux) || text.HasChild(verb, Relation.AuxPass);

    /// <summary>
    /// What a time hangs by. English puts a time behind its verb or at the head of the clause: one in mid-clause that the tree hangs by a
    /// word further on ("the truce agreed on October 10 never held") belongs to the verb before it.
    /// </summary>
    private static int Governor(AnnotatedText text, int head)
    {
        var governor = text[head].Head;
        if (governor <= head || text[head].Relation is not (Relation.Obl or Relation.OblUnmarked or Relation.Advmod)) return governor;
        for (var i = head - 1; i >= text.Sentences[text[head].Sentence].First && i >= head - 10; i--)
        {
            if (text[i].Upos is Upos.PUNCT or Upos.CCONJ or Upos.SCONJ) break;
            if (text[i].Upos == Upos.VERB && text[i].Relation is not (Relation.Amod or Relation.Case)) return i;
        }

        return governor;
    }

    private static int OfVerb(AnnotatedText text, TimeInterval?[] values, int token, int depth)
    {
        // "Rebels killed two and wounded five on Friday": the day counts for both.
        foreach (var conjunct in text.Conjuncts(token))
        {
            if (text.Subject(conjunct) >= 0 || text[conjunct].Upos != Upos.VERB) continue;
            var time = Own(text, values, conjunct);
            if (time >= 0) return time;
        }

        foreach (var child in text.Children(token))
        {
            // "Died when a shell hit on Friday", "began shelling on Friday".
            var shares = (text[child].Relation == Relation.Advcl && Marker(text, child) is "when" or "as" or "while")
                || (text[child].Relation == Relation.Xcomp && text[child].Upos == Upos.VERB && text[token].Upos == Upos.VERB);
            if (!shares) continue;
            var time = Own(text, values, child);
            if (time >= 0) return time;
        }

        if (OfWhatWasGoingOn(text, values, token) is >= 0 and var then) return then;
        var head = text[token].Head;
        if (head < 0) return -1;
        switch (text[token].Relation)
        {
            case Relation.Conj when text.Subject(token) < 0 || text.Subject(head) < 0:
            case Relation.Xcomp:
                return Near(text, values, head, depth + 1);
            case Relation.AclRelcl or Relation.Advcl when TimeAt(text, values, head) is >= 0 and var day:
                // "since Dec. 24, when they declared a truce".
                return day;
            case Relation.Advcl when Marker(text, token) is "" or "when" or "as" or "while":
                return text.HasChild(token, Relation.Mark) && Marker(text, token) == "to" ? -1 : Own(text, values, head) is var time and >= 0 ? time : Near(text, values, head, depth + 1);
            case Relation.Acl or Relation.AclRelcl:
                return Own(text, values, head) is var noun and >= 0 ? noun
                    : text[token].Relation == Relation.Acl && text[token].Morphology.HasFlag(Morphology.VerbGer) ? Near(text, values, head, depth + 1) : -1;
            default:
                return -1;
        }
    }

    /// <summary>
    /// "struck a convoy that was leaving the town on Friday": what goes on at the event is of its day; the time that dates it, or -1.
    /// </summary>
    private static int OfWhatWasGoingOn(AnnotatedText text, TimeInterval?[] values, int token)
    {
        foreach (var child in text.Children(token))
        {
            if (child < token || text[child].Relation is not (Relation.Obj or Relation.Obl)) continue;
            for (var i = child + 1; i < text.Sentences[text[token].Sentence].End; i++)
            {
                var goesOn = text[i].Upos == Upos.VERB && text.Word(i).EndsWith("ing", StringComparison.Ordinal) && text[i].Relation is Relation.Acl or Relation.AclRelcl;
                if (goesOn && text[i].Head > token && text[i].Head <= child + 4 && Own(text, values, i) is >= 0 and var time) return time;
            }
        }

        return -1;
    }

    /// <summary>The known time that a token is part of, or -1.</summary>
    private static int TimeAt(AnnotatedText text, TimeInterval?[] values, int token)
    {
        var (first, end) = Times(text, token);
        for (var i = first; i < end; i++)
        {
            if (text.Times[i].First <= token && token < text.Times[i].End && values[i] is not null && text.Times[i].Kind is TimeKind.Date) return i;
        }

        return -1;
    }

    private static int OfNoun(AnnotatedText text, TimeInterval?[] values, int token, int depth)
    {
        foreach (var child in text.Children(token))
        {
            if (text[child].Relation is not (Relation.Acl or Relation.AclRelcl)) continue;
            var time = Own(text, values, child);
            if (time >= 0) return time;
        }

        var head = text[token].Head;
        if (head < 0) return -1;
        var takesPlace = text[token].Relation switch
        {
            Relation.Nsubj or Relation.NsubjPass => !SpeechVerbs.Contains(text.Lemma(head)),
            Relation.Obj => PerformingVerbs.Contains(text.Lemma(head)),
            Relation.Obl => text[head].Upos == Upos.VERB && Marker(text, token) is "in" or "by" or "during" && !SpeechVerbs.Contains(text.Lemma(head)),
            Relation.Conj => true,
            _ => false,
        };
        return takesPlace ? Near(text, values, head, depth + 1) : -1;
    }

    /// <summary>
    /// The one date of a sentence that reports nothing by another's word: there a day belongs to what is told, wherever the tree
    /// hangs it.
    /// </summary>
    private static int OnlyOne(AnnotatedText text, TimeInterval?[] values, int token)
    {
        var sentence = text.Sentences[text[token].Sentence];
        var verbs = 0;
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (text[i].Upos == Upos.VERB && text[i].Relation is not (Relation.Amod or Relation.Case or Relation.Compound)) verbs++;
            if (text[i].Relation is Relation.Ccomp or Relation.AclRelcl or Relation.Parataxis) return -1;
        }

        if (verbs > 1 || (text[token].Upos is not Upos.VERB && text[token].Head >= 0 && SpeechVerbs.Contains(text.Lemma(text[token].Head)))) return -1;
        var only = -1;
        var (first, end) = Times(text, token);
        for (var i = first; i < end; i++)
        {
            if (!Dates(text, values, i)) continue;
            ref readonly var time = ref text.Times[i];
            if (text[DocumentDates.HeadOf(text, time.First, time.End)].Relation is Relation.NmodPoss or Relation.Compound or Relation.Amod) continue;
            if (only >= 0) return -1;
            only = i;
        }

        return only;
    }

    /// <summary>Whether a time can date an event: "since", "until" and "by" bound it, lengths and sets measure it, a dateline dates the report.</summary>
    private static bool Dates(AnnotatedText text, TimeInterval?[] values, int index)
    {
        ref readonly var time = ref text.Times[index];
        if (values[index] is null || time.Kind is TimeKind.Set) return false;
        if (time.Kind == TimeKind.Duration && time.From.Step != TimeStep.Last) return false;
        if (time.Relation is TimeRelation.Since or TimeRelation.Until or TimeRelation.By or TimeRelation.Before or TimeRelation.After or TimeRelation.For or TimeRelation.Within) return false;
        return !IsDateline(text, time);
    }

    /// <summary>"GENEVA, Sept 12 (Reuters) -" at the head of a paragraph.</summary>
    internal static bool IsDateline(AnnotatedText text, in TimeExpression time)
    {
        if (time.From.Month == 0 || time.End >= text.Count) return false;
        var next = text.Word(time.End);
        if (!(next is "(" or "-" or "--" or "\u2014" or "\u2013" or "/" or ":")) return false;
        var sentence = text.Sentences[text[time.First].Sentence];
        return time.First - sentence.First <= 6 && (sentence.First == 0 || text.Text[text[sentence.First].Start - 1] == '\n') && char.IsUpper(text.Word(sentence.First)[^1]);
    }

    /// <summary>The times of a token's sentence, as a range of indices.</summary>
    private static (int First, int End) Times(AnnotatedText text, int token)
    {
        var sentence = text.Sentences[text[token].Sentence];
        var times = text.Times;
        var (low, high) = (0, times.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (times[middle].First < sentence.First) low = middle + 1;
            else high = middle;
        }

        var end = low;
        while (end < times.Length && times[end].First < sentence.End) end++;
        return (low, end);
    }

    private static string Marker(AnnotatedText text, int token)
    {
        foreach (var child in text.Children(token))
        {
            if (text[child].Relation is Relation.Mark or Relation.Case || (text[child].Relation == Relation.Advmod && text.Lemma(child) == "when")) return text.Lemma(child);
        }

        return "";
    }

    /// <summary>Verbs whose day is that of the words, not of what the words tell.</summary>
    internal static readonly System.Collections.Frozen.FrozenSet<string> SpeechVerbs = System.Collections.Frozen.FrozenSet.ToFrozenSet(
    [
        "say", "tell", "add", "announce", "report", "claim", "condemn", "denounce", "criticise", "criticize", "blame", "accuse", "welcome", "praise", "discuss",
        "urge", "warn", "deny", "reject", "confirm", "declare", "describe", "note", "state", "call", "demand", "ask", "mention", "recall", "deplore", "investigate",
        "fear", "hope", "see", "expect", "prompt", "spark", "draw", "raise", "appear", "mark", "show",
    ], StringComparer.Ordinal);

    /// <summary>Verbs that carry out the act that their object names ("launched an attack on Friday").</summary>
    private static readonly System.Collections.Frozen.FrozenSet<string> PerformingVerbs = System.Collections.Frozen.FrozenSet.ToFrozenSet(
    [
        "launch", "carry", "conduct", "stage", "mount", "unleash", "begin", "start", "resume", "hold", "make", "do", "commit", "fire", "drop", "open", "end", "perform",
        "sign", "declare", "execute", "undertake", "wage", "witness", "suffer", "survive", "attend", "host", "convene", "chair", "join", "hit", "bomb", "shell", "strike", "kill", "attack", "have", "take",
        "extend", "announce", "report", "reach", "break", "violate", "impose", "lift", "deliver",
    ], StringComparer.Ordinal);
}
