using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Who and what depends on a predicate, by Universal Dependencies: through passives, participles, relative clauses, control and
/// coordination. Answers are head tokens; conjuncts are listed one by one.
/// </summary>
internal static partial class Arguments
{
    private const int MaxDepth = 6;

    /// <summary>What the act is done to.</summary>
    public static void Objects(Document document, int predicate, List<int> into)
    {
        var text = document.Text;
        var tree = document.Tree;
        var token = text[predicate];
        if (IsPassive(document, predicate))
        {
            if (Add(document, predicate, Relation.NsubjPass, into)) return;
            if (token.Relation is Relation.Acl or Relation.Amod) AddConjuncts(document, token.Head, into);
            else if (token.Relation is Relation.Conj && token.Head >= 0) Objects(document, token.Head, into);
            else if (token.Relation is Relation.Advcl && token.Head >= 0) Subjects(document, token.Head, into);
            else if (token.Relation is Relation.Xcomp && token.Head >= 0 && !Add(document, token.Head, Relation.Obj, into)) Subjects(document, token.Head, into);
            return;
        }

        if (AccusedGerund(document, predicate) >= 0 || IsMisreadFinite(document, predicate))
        {
            AddConjuncts(document, token.Head, into);
            return;
        }

        if (Add(document, predicate, Relation.Obj, into) || FreeRelative(document, predicate, into)) return;
        Governed(document, predicate, "than", into);
        if (into.Count == 0) AtLeast(document, predicate, into);
        if (into.Count > 0) return;
        if (token.Relation == Relation.AclRelcl && token.Head >= 0 && tree.Child(predicate, Relation.Nsubj) is >= 0 and var subject
            && !IsRelative(document, subject))
        {
            AddConjuncts(document, token.Head, into);
            return;
        }

        for (var child = tree.FirstChild(predicate); child >= 0; child = tree.NextSibling(child))
        {
            if (child > predicate && text[child].Upos == Upos.NOUN && !IsTime(document.Lemma(child))
                && (text[child].Relation is Relation.OblUnmarked || (text[child].Relation is Relation.Obl && CaseOrMark(document, child) < 0)))
            {
                AddConjuncts(document, child, into);
                return;
            }

            if (text[child].Relation == Relation.Conj && text[child].Upos == Upos.VERB && tree.Child(child, Relation.Nsubj) < 0
                && Add(document, child, Relation.Obj, into))
            {
                return;
            }
        }

        if (into.Count == 0 && text[predicate].Upos == Upos.VERB && token.Relation == Relation.Acl && BareObject(document, predicate) is >= 0 and var bare) into.Add(bare);
    }

    /// <summary>What a preposition leads to, from a verb or a noun and, for a noun, from the verb that carries it.</summary>
    public static void Prepositional(Document document, int predicate, string preposition, List<int> into)
    {
        var text = document.Text;
        var before = into.Count;
        Governed(document, predicate, preposition, into);
        if (into.Count > before) return;
        if (text[predicate].Upos == Upos.VERB)
        {
            var obj = document.Tree.Child(predicate, IsPassive(document, predicate) ? Relation.NsubjPass : Relation.Obj);
            if (obj >= 0) Governed(document, obj, preposition, into);
        }
        else if (Carrier(document, predicate) is >= 0 and var carrier)
        {
            Governed(document, carrier, preposition, into);
        }
    }

    /// <summary>The verb that carries a noun ("launched an attack", "an attack was launched"), or -1.</summary>
    public static int Carrier(Document document, int noun)
    {
        var text = document.Text;
        for (var child = document.Tree.FirstChild(noun); child >= 0 && child < noun; child = document.Tree.NextSibling(child))
        {
            if (IsMisreadFinite(document, child)) return child;
        }

        for (var steps = 0; steps < 3; steps++)
        {
            var head = text[noun].Head;
            if (head < 0) return -1;
            switch (text[noun].Relation)
            {
                case Relation.Obj or Relation.NsubjPass when text[head].Upos == Upos.VERB:
                    return head;
                case Relation.Obl when text[head].Upos == Upos.VERB && CaseIs(document, noun, "in", "on", "out", "into", "than"):
                    return head;
                case Relation.Nmod or Relation.Conj:
                    noun = head;
                    break;
                default:
                    return -1;
            }
        }

        return -1;
    }

    /// <summary>Lemma of the preposition of a token, or the empty string.</summary>
    public static string CaseLemma(Document document, int token)
    {
        var marker = document.Tree.CaseOf(token);
        return marker < 0 ? "" : document.Lemma(marker);
    }

    /// <summary>Adds a token and those coordinated with it.</summary>
    public static void AddConjuncts(Document document, int token, List<int> into)
    {
        if (token < 0) return;
        token = Antecedent(document, token);
        if (!into.Contains(token)) into.Add(token);
        for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation == Relation.Conj && document.Text[child].Upos is Upos.NOUN or Upos.PROPN or Upos.PRON or Upos.NUM
                && !into.Contains(child) && document.Text[child].Relation == Relation.Conj)
            {
                into.Add(child);
            }
        }
    }

    /// <summary>Whether a token is a relative pronoun ("who", "which", "that") of a relative clause.</summary>
    public static bool IsRelative(Document document, int token) =>
        document.Text[token].Upos == Upos.PRON && document.Lemma(token) is "who" or "which" or "that" or "whom" or "whose"
        && RelativeClause(document, token) >= 0;

    /// <summary>
    /// The noun that follows right behind a verb without preposition ("jet bombed Makeni", "killed at least seven people"), or -1: then a participle
    /// behind a noun is no passive, and the noun is its object though the tree has none.
    /// </summary>
    private static int BareObject(Document document, int verb)
    {
        var text = document.Text;
        if (text.Word(verb).EndsWith("ing", StringComparison.Ordinal)) return -1;
        var end = Math.Min(text.Sentences[text[verb].Sentence].End, verb + 10);
        var at = verb + 1;
        while (at + 1 < end && (document.Lemma(at), document.Lemma(at + 1)) is ("at", "least") or ("more", "than") or ("up", "to") or ("fewer", "than") or ("less", "than")) at += 2;
        var last = -1;
        for (; at < end && text[at].Upos is Upos.DET or Upos.ADJ or Upos.NUM or Upos.NOUN or Upos.PROPN; at++)
        {
            if (text[at].Upos is Upos.NOUN or Upos.PROPN) last = at;
        }

        if (last < 0) return -1;
        var first = document.Lemma(verb + 1);
        if (IsTime(document.Lemma(last)) || first is "last" or "next" or "this") return -1;
        foreach (var time in text.Times)
        {
            if (time.First <= last && last < time.End) return -1;
        }

        return last;
    }

    // "Killed at least 14 rebels", "up to 40": the words before the number are no preposition.
    private static void AtLeast(Document document, int predicate, List<int> into)
    {
        for (var child = document.Tree.FirstChild(predicate); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child < predicate || document.Text[child].Relation != Relation.Obl || document.Tree.Child(child, Relation.Nummod) < 0) continue;
            var first = document.Tree.Range(child).First;
            if (first + 1 < child && (document.Lemma(first), document.Lemma(first + 1)) is ("at", "least") or ("at", "little") or ("up", "to") or ("at", "most")) AddConjuncts(document, child, into);
        }
    }

    // "Struck what it called camps": the object is what the clause of naming calls it.
    private static bool FreeRelative(Document document, int predicate, List<int> into)
    {
        var text = document.Text;
        for (var child = document.Tree.FirstChild(predicate); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child > predicate && document.Lemma(child) == "what" && document.Tree.Child(child, Relation.AclRelcl) is >= 0 and var naming && document.Lemma(naming) is "call" or "describe" or "term"
                && document.Tree.Child(naming, Relation.Obj) is >= 0 and var called && called > naming)
            {
                AddConjuncts(document, called, into);
                return true;
            }

            if (child < predicate || text[child].Relation is not (Relation.Ccomp or Relation.Obj or Relation.Xcomp)) continue;
            if (document.Lemma(child) is not ("call" or "describe" or "term" or "say" or "regard") || document.Lemma(document.Tree.Range(child).First) != "what") continue;
            for (var named = document.Tree.FirstChild(child); named >= 0; named = document.Tree.NextSibling(named))
            {
                if (named < child || text[named].Upos is not (Upos.NOUN or Upos.PROPN) || text[named].Relation is not (Relation.Obj or Relation.Xcomp or Relation.Ccomp)) continue;
                AddConjuncts(document, named, into);
                return true;
            }
        }

        return false;
    }

    private static bool Add(Document document, int predicate, Relation relation, List<int> into)
    {
        var found = document.Tree.Child(predicate, relation);

        // "Charges that troops killed peacekeepers": the conjunction taken for an object.
        if (relation == Relation.Obj && found >= 0 && document.Lemma(found) == "that" && document.Text[predicate].Relation == Relation.Ccomp)
        {
            do found = document.Tree.NextSibling(found);
            while (found >= 0 && document.Text[found].Relation != Relation.Obj);
        }

        if (found < 0) return false;
        AddConjuncts(document, found, into);
        return true;
    }

    private static void Governed(Document document, int head, string preposition, List<int> into)
    {
        var text = document.Text;
        for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.Obl or Relation.Nmod or Relation.OblAgent or Relation.NmodDesc or Relation.Advcl or Relation.Acl
                && CaseIs(document, child, preposition))
            {
                AddConjuncts(document, child, into);
            }
        }
    }

    private static bool CaseIs(Document document, int token, params ReadOnlySpan<string> prepositions)
    {
        for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Case or Relation.Mark && prepositions.Contains(document.Lemma(child))) return true;
        }

        return false;
    }

    private static bool IsTime(string lemma) =>
        lemma is "day" or "week" or "month" or "year" or "hour" or "night" or "morning" or "evening" or "afternoon" or "today" or "yesterday" or "tomorrow" or "time" or "minute" or "weekend";

    private static int CaseOrMark(Document document, int token)
    {
        var marker = document.Tree.CaseOf(token);
        return marker >= 0 ? marker : document.Tree.Child(token, Relation.Mark);
    }

    private static int Antecedent(Document document, int token)
    {
        if (!IsRelative(document, token)) return token;
        var noun = document.Text[RelativeClause(document, token)].Head;
        return noun < 0 ? token : noun;
    }

    private static int RelativeClause(Document document, int token)
    {
        var clause = document.Text[token].Head;
        for (var steps = 0; clause >= 0 && steps < 4; steps++, clause = document.Text[clause].Head)
        {
            if (document.Text[clause].Relation == Relation.AclRelcl) return clause;
        }

        return -1;
    }
}
