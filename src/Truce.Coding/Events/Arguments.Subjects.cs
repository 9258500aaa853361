using Truce.Language;

namespace Truce.Coding;

/// <content>Who acts.</content>
internal static partial class Arguments
{
    /// <summary>Who acts.</summary>
    public static void Subjects(Document document, int predicate, List<int> into)
    {
        if (AccusedGerund(document, predicate) is >= 0 and var accusing) Add(document, accusing, Relation.Obj, into);
        else Subjects(document, predicate, into, 0);
    }

    private static void Subjects(Document document, int predicate, List<int> into, int depth)
    {
        if (depth > MaxDepth || predicate < 0) return;
        var text = document.Text;
        var token = text[predicate];
        if (token.Upos is Upos.NOUN or Upos.PROPN && document.Tree.Child(predicate, Relation.Cop) < 0)
        {
            NounSubjects(document, predicate, into, depth);
            return;
        }

        if (IsPassive(document, predicate))
        {
            if (!Add(document, predicate, Relation.OblAgent, into)) Governed(document, predicate, "by", into);
            return;
        }

        if (Add(document, predicate, Relation.Nsubj, into) || Add(document, predicate, Relation.NsubjPass, into)) return;
        if (token.Relation is Relation.Ccomp or Relation.Advcl or Relation.Parataxis or Relation.Root or Relation.AclRelcl && AdjacentActor(document, predicate) is >= 0 and var adjacent)
        {
            AddConjuncts(document, adjacent, into);
            return;
        }

        var head = token.Head;
        if (head < 0) return;
        switch (token.Relation)
        {
            case Relation.Conj:
                Surface(document, head, into, depth + 1);
                break;
            case Relation.Xcomp:
                if (document.Lemma(head) is "promise" or "threaten" or "vow" or "pledge" || !Add(document, head, Relation.Obj, into)) Surface(document, head, into, depth + 1);
                break;
            case Relation.Advcl or Relation.Parataxis or Relation.Ccomp:
                if (token.Relation == Relation.Advcl && CaseIs(document, predicate, "of", "for", "from", "with") && Add(document, head, Relation.Obj, into)) break;
                if (document.Tree.Child(predicate, Relation.Expl) < 0 && IsNonFinite(document, predicate) && !IsPerfect(document, predicate)) Surface(document, head, into, depth + 1);
                break;
            case Relation.Acl:
                if (CaseOrMark(document, predicate) < 0) AddConjuncts(document, head, into);
                else Surface(document, head, into, depth + 1);
                break;
            case Relation.AclRelcl:
                if (document.Tree.Child(predicate, Relation.Obj) >= 0) AddConjuncts(document, head, into);
                break;
            case Relation.Amod when IsMisreadFinite(document, predicate):
                if (Auxiliary(document, predicate) is >= 0 and var have)
                {
                    if (text[have].Relation == Relation.Aux) Add(document, head, Relation.Nsubj, into);
                    else Subjects(document, have, into, depth + 1);
                    break;
                }

                var subject = document.Who.NameEndingAt(predicate)?.Head ?? predicate - 1;
                if (text[subject].Relation == Relation.Conj && text[subject].Head is >= 0 and var joined && joined < subject) into.Add(joined);
                if (!into.Contains(subject)) into.Add(subject);
                break;
            case Relation.Amod:
                AddConjuncts(document, head, into);
                break;
            case Relation.Csubj or Relation.Obl or Relation.Nmod:
                Surface(document, head, into, depth + 1);
                break;
        }

        if (into.Count == 0) Adjacent(document, predicate, into);
    }

    /// <summary>The subject of a clause as it stands, also of a passive one ("X was accused of …ing": X).</summary>
    private static void Surface(Document document, int predicate, List<int> into, int depth)
    {
        if (Add(document, predicate, Relation.Nsubj, into) || Add(document, predicate, Relation.NsubjPass, into)) return;
        Subjects(document, predicate, into, depth);
    }

    /// <summary>
    /// The noun right before a finite verb that has no subject in the tree: a name that a parser hung elsewhere ("said President X had torn up …").
    /// </summary>
    private static void Adjacent(Document document, int verb, List<int> into)
    {
        var text = document.Text;
        if (text[verb].Upos != Upos.VERB || text[verb].Relation is Relation.Amod or Relation.Acl or Relation.Xcomp or Relation.Conj) return;
        if (!IsPerfect(document, verb) && (text[verb].Morphology & Morphology.VerbFin) == 0) return;
        var at = verb - 1;
        var first = text.Sentences[text[verb].Sentence].First;
        while (at > first && text[at].Upos is Upos.AUX or Upos.ADV or Upos.PART) at--;
        if (text[at].Upos == Upos.PUNCT && Interrupted(document, at, first) is >= 0 and var before)
        {
            AddConjuncts(document, before, into);
            return;
        }

        if (at < first || text[at].Upos is not (Upos.NOUN or Upos.PROPN)) return;
        while (text[at].Relation == Relation.Flat && text[at].Head >= first && text[at].Head < at) at = text[at].Head;
        if (CaseOrMark(document, at) < 0 && text[at].Relation is Relation.Compound or Relation.Obj or Relation.Dep or Relation.Appos or Relation.Nmod or Relation.NmodDesc) into.Add(at);
    }

    /// <summary>The actor right before a verb that has no subject in the tree ("Azerbaijan attacked several towns", taken for an auxiliary), or -1.</summary>
    private static int AdjacentActor(Document document, int verb)
    {
        var text = document.Text;
        if (text[verb].Upos != Upos.VERB || (!IsPerfect(document, verb) && !text.Word(verb).EndsWith("ed", StringComparison.Ordinal) && (text[verb].Morphology & Morphology.VerbFin) == 0)) return -1;
        var at = verb;
        while (at > 0 && text[at - 1].Sentence == text[verb].Sentence && text[at - 1].Upos is Upos.ADV or Upos.AUX && document.Who.NameEndingAt(at) is null) at--;
        if (document.Who.NameEndingAt(at) is not { } name || text[name.Head].Sentence != text[verb].Sentence || CaseOrMark(document, name.Head) >= 0) return -1;
        return text[name.Head].Relation is Relation.Nsubj or Relation.NsubjPass or Relation.Obj or Relation.Conj ? -1 : name.Head;
    }

    private static void NounSubjects(Document document, int noun, List<int> into, int depth)
    {
        var text = document.Text;
        var tree = document.Tree;
        var before = into.Count;
        for (var child = tree.FirstChild(noun); child >= 0; child = tree.NextSibling(child))
        {
            switch (text[child].Relation)
            {
                case Relation.NmodPoss:
                    AddConjuncts(document, child, into);
                    break;
                case Relation.Nmod or Relation.Obl when CaseIs(document, child, "by"):
                    AddConjuncts(document, child, into);
                    break;
                case Relation.Compound or Relation.Amod when IsActorModifier(document, child, out var named):
                    AddConjuncts(document, named, into);
                    break;
                case Relation.Acl when text[child].Upos == Upos.VERB && IsPastParticiple(document, child):
                    if (!Add(document, child, Relation.OblAgent, into)) Governed(document, child, "by", into);
                    break;
            }
        }

        if (into.Count > before) return;
        var carrier = Carrier(document, noun);
        if (carrier < 0) return;
        if (document.Lemma(carrier) == "blame" && IsPassive(document, carrier)) Governed(document, carrier, "on", into);
        else if (Operators.Carries(document, carrier)) Subjects(document, carrier, into, depth + 1);
    }

    /// <summary>Whether a modifier before a noun names who acts ("Israeli strikes", "coalition raids", "Saudi-led strikes").</summary>
    private static bool IsActorModifier(Document document, int token, out int named)
    {
        named = token;
        var text = document.Text;
        if (document.Lemma(token) is "lead" or "led")
        {
            for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
            {
                if (text[child].Upos is Upos.PROPN or Upos.ADJ)
                {
                    named = child;
                    return true;
                }
            }

            return false;
        }

        foreach (var actor in document.Actors)
        {
            if (actor.First <= token && token < actor.End) return true;
            if (actor.First > token) break;
        }

        return document.Lemma(token) is "rebel" or "government" or "army" or "militant" or "coalition" or "insurgent" or "regime" or "separatist" or "jihadist" or "militia";
    }

    /// <summary>
    /// The noun before an insertion that ends at a comma: "government troops, supported by rebels from Darfur, had come …", where a parser gives the
    /// noun to the participle; -1 when there is none.
    /// </summary>
    private static int Interrupted(Document document, int comma, int first)
    {
        var text = document.Text;
        if (text.Word(comma) is not ",") return -1;
        for (var at = comma - 1; at > first && comma - at < 14; at--)
        {
            if (text.Word(at) is not ",") continue;
            var inserted = text[at + 1].Upos == Upos.VERB && (text.Word(at + 1).EndsWith("ed", StringComparison.Ordinal) || text.Word(at + 1).EndsWith("ing", StringComparison.Ordinal) || IsPastParticiple(document, at + 1));
            if (!inserted || text[at - 1].Upos is not (Upos.NOUN or Upos.PROPN)) return -1;
            var noun = at - 1;
            while (text[noun].Relation is Relation.Flat && text[noun].Head is >= 0 and var head && head < noun) noun = head;
            return text[noun].Relation is Relation.Nsubj or Relation.NsubjPass && text[noun].Head == at + 1 ? noun : -1;
        }

        return -1;
    }
}
