using System.Collections.Frozen;

namespace Truce.Language;

/// <summary>Clauses of a tree: which predicate a word belongs to, and of what time the predicate tells.</summary>
public static class Clauses
{
    /// <summary>Governors whose infinitive lies ahead of them ("is to meet", "agreed to meet", "due to meet").</summary>
    private static readonly FrozenSet<string> Ahead = new[]
    {
        "be", "expect", "schedule", "due", "set", "plan", "hope", "agree", "vow", "pledge", "intend", "want", "threaten", "prepare", "decide", "promise",
        "likely", "ready", "propose", "invite", "aim", "suppose", "slate", "arrange", "offer", "wait", "ask", "call", "urge", "commit", "order", "demand",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Participles and adjectives that put what they say of a noun ahead ("the meeting scheduled for Friday").</summary>
    private static readonly FrozenSet<string> Scheduled = new[]
    {
        "schedule", "plan", "due", "set", "slate", "expect", "propose", "upcoming", "forthcoming", "plan", "scheduled", "planned", "expected", "proposed",
        "arrange", "book", "call",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Verbs whose present tense announces ("travels to Moscow on Thursday"); of others it tells a headline's past.</summary>
    private static readonly FrozenSet<string> Announcing = new[]
    {
        "travel", "meet", "begin", "start", "end", "expire", "open", "visit", "host", "hold", "arrive", "return", "vote", "resume", "convene", "gather",
        "leave", "head", "come", "take", "be", "fly", "address", "brief", "run", "close", "last", "enter",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The predicate of the clause that a token stands in: the token itself when it heads one.</summary>
    public static int Predicate(this AnnotatedText text, int token)
    {
        ArgumentNullException.ThrowIfNull(text);
        while (text[token].Head >= 0 && !HeadsClause(text, token)) token = text[token].Head;
        return token;
    }

    /// <summary>Whether a token is the predicate of a clause: a verb (participles before their noun apart), or the head of a copula.</summary>
    public static bool HeadsClause(this AnnotatedText text, int token)
    {
        ArgumentNullException.ThrowIfNull(text);
        switch (text[token].Relation)
        {
            case Relation.Root or Relation.Ccomp or Relation.Csubj or Relation.CsubjPass or Relation.CsubjOuter or Relation.Advcl or Relation.AdvclRelcl
                or Relation.Acl or Relation.AclRelcl or Relation.Parataxis or Relation.Xcomp:
                return true;
            case Relation.Conj:
                return text[token].Upos is Upos.VERB || text.Copula(token) >= 0 || text.Subject(token) >= 0;
            default:
                return false;
        }
    }

    /// <summary>The time that the clause of a token tells of.</summary>
    public static ClauseTense TenseAt(this AnnotatedText text, int token)
    {
        ArgumentNullException.ThrowIfNull(text);
        // "Thursday's meeting, which will include both" and "the scheduled meeting" say it nearer than the verb does.
        for (var at = text.HeadsClause(token) ? -1 : text[token].Head; at >= 0 && !text.HeadsClause(at); at = text[at].Head)
        {
            if (text[at].Upos is not (Upos.NOUN or Upos.PROPN)) continue;
            foreach (var child in text.Children(at))
            {
                if (child == token) continue;
                if (text[child].Relation == Relation.AclRelcl && OfPredicate(text, child) == ClauseTense.Future) return ClauseTense.Future;
                if (text[child].Relation is Relation.Acl or Relation.Amod && Scheduled.Contains(text.Lemma(child))) return ClauseTense.Future;
            }
        }

        return OfPredicate(text, text.Predicate(token));
    }

    private static ClauseTense OfPredicate(AnnotatedText text, int predicate)
    {
        for (var steps = 0; steps < 16 && predicate >= 0; steps++)
        {
            var own = Own(text, predicate);
            if (own != ClauseTense.None) return own;
            ref readonly var token = ref text[predicate];
            if (token.Relation is Relation.Acl or Relation.Xcomp or Relation.Advcl or Relation.Root && Scheduled.Contains(text.Lemma(predicate))) return ClauseTense.Future;
            if (token.Head < 0) return ClauseTense.None;
            var infinitive = IsInfinitive(text, predicate);
            if (infinitive && Ahead.Contains(text.Lemma(token.Head))) return ClauseTense.Future;
            if (token.Relation is Relation.AclRelcl or Relation.Ccomp && !infinitive) return ClauseTense.None;
            if (token.Relation == Relation.Acl && token.Morphology.HasFlag(Morphology.VerbPart) && token.Morphology.HasFlag(Morphology.TensePast)) return ClauseTense.Past;
            predicate = text.Predicate(token.Head);
        }

        return ClauseTense.None;
    }

    /// <summary>What the verb and its auxiliaries say by themselves.</summary>
    private static ClauseTense Own(AnnotatedText text, int predicate)
    {
        var (modal, future, past, have, present) = (false, false, false, false, false);
        foreach (var child in text.Children(predicate))
        {
            if (text[child].Relation is not (Relation.Aux or Relation.AuxPass or Relation.Cop)) continue;
            switch (text.Lemma(child))
            {
                case "will" or "shall" or "'ll" or "wo":
                    future = true;
                    break;
                case "would" or "should" or "may" or "might" or "can" or "could" or "must" or "ca":
                    modal = true;
                    break;
                case "have":
                    have = true;
                    break;
                default:
                    past |= text[child].Morphology.HasFlag(Morphology.TensePast);
                    present |= text[child].Morphology.HasFlag(Morphology.TensePres) && text[child].Morphology.HasFlag(Morphology.VerbFin);
                    break;
            }
        }

        if (future) return have ? ClauseTense.Past : ClauseTense.Future;
        if (modal) return have ? ClauseTense.Past : ClauseTense.Future;
        ref readonly var token = ref text[predicate];
        var lemma = text.Lemma(predicate);
        if ((past || present) && token.Morphology.HasFlag(Morphology.VerbPart) && Scheduled.Contains(lemma)) return ClauseTense.Future;
        // "Is going to meet": the infinitive asks its governor, which answers here.
        if (lemma == "go" && present && token.Morphology.HasFlag(Morphology.VerbGer)) return ClauseTense.Future;
        if (past || have) return ClauseTense.Past;
        if (token.Morphology.HasFlag(Morphology.VerbFin) && token.Morphology.HasFlag(Morphology.TensePast)) return ClauseTense.Past;
        if (present) return token.Morphology.HasFlag(Morphology.VerbPart) && !token.Morphology.HasFlag(Morphology.TensePres) ? ClauseTense.None : ClauseTense.Present;
        if (token.Morphology.HasFlag(Morphology.VerbFin) && token.Morphology.HasFlag(Morphology.TensePres)) return Announcing.Contains(lemma) ? ClauseTense.Present : ClauseTense.None;
        return ClauseTense.None;
    }

    private static bool IsInfinitive(AnnotatedText text, int predicate)
    {
        var mark = text.Child(predicate, Relation.Mark);
        return mark >= 0 && text.Word(mark).Equals("to", StringComparison.OrdinalIgnoreCase);
    }
}
