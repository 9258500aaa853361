using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>The state of one walk from a predicate to the root of its sentence: what the operators passed so far say of the act.</summary>
internal partial struct ModalityWalk(Document document)
{
    private Modality _modality = Modality.Happened;
    private bool _decided;
    private bool _weak;
    private bool _negated;
    private bool _contentNegated;
    private int _operator = -1;

    public readonly ModalityReading Reading => new(_negated && !_decided ? Modality.Negated : _modality, _contentNegated, _operator);

    /// <summary>Negation, modal verbs, determiners and adverbs that stand at the word itself.</summary>
    public void Local(int token)
    {
        var text = document.Text;
        var tree = document.Tree;
        var noun = text[token].Upos is Upos.NOUN or Upos.PROPN;
        Modality? modal = null;
        var future = false;
        for (var child = tree.FirstChild(token); child >= 0; child = tree.NextSibling(child))
        {
            var lemma = document.Lemma(child);
            switch (text[child].Relation)
            {
                case Relation.Aux or Relation.Cop when lemma == "be" && child < token && tree.Child(token, Relation.Mark) is >= 0 and var mark && mark == child + 1 && document.Lemma(mark) == "to":
                    (modal, future) = (Modality.Planned, true);
                    break;
                case Relation.Aux or Relation.Cop:
                    modal ??= ModalityWords.ModalOf(lemma, out future);
                    break;
                case Relation.Advmod when (ModalityWords.IsNegation(lemma) && !IsNotOnly(child)) || (lemma is "long" or "longer" && child > 0 && document.Lemma(child - 1) == "no"):
                    Negate(child);
                    break;
                case Relation.Advmod when lemma is "reportedly" or "allegedly" or "purportedly" or "apparently" or "supposedly":
                    Decide(Modality.Alleged, child, weak: true);
                    break;
                case Relation.Advmod when lemma is "possibly" or "perhaps" or "maybe" or "potentially" or "hypothetically":
                    Decide(Modality.Hypothetical, child);
                    break;
                case Relation.Amod when noun:
                    Adjective(child, lemma);
                    break;
                case Relation.Det when lemma is "no" or "neither":
                    Negate(child);
                    break;
                case Relation.Det when noun && lemma == "any":
                    Decide(Modality.Hypothetical, child);
                    break;
                case Relation.Case or Relation.Mark when lemma == "without":
                    Negate(child);
                    break;
                case Relation.Case or Relation.Mark when lemma is "despite" or "after" or "since" or "during" or "amid":
                    break;
                case Relation.Mark when lemma is "if" or "unless" or "lest":
                    Decide(Modality.Hypothetical, child);
                    break;
                case Relation.Mark when lemma == "whether":
                    Decide(Modality.Hypothetical, child);
                    break;
                case Relation.Nsubj or Relation.NsubjPass when !noun && IsEmptySubject(child):
                    Negate(child);
                    break;
            }
        }

        // "Have yet to arrest": parsers hang the infinitive in many places.
        if (token > 1 && document.Lemma(token - 1) == "to" && document.Lemma(token - 2) == "yet") Negate(token - 2);

        // "Stopped short of shelling".
        if (token > 1 && document.Lemma(token - 1) == "of" && document.Lemma(token - 2) == "short") Negate(token - 2);

        // "Had been about to launch an attack".
        if (token > 1 && document.Lemma(token - 1) == "to" && document.Lemma(token - 2) == "about") Decide(Modality.Planned, token - 2);
        if (modal is { } value && !_decided) Decide(value, token, weak: future || value == Modality.Hypothetical);
        if (_negated && _decided && future)
        {
            _decided = false;
            _modality = Modality.Happened;
        }
    }

    /// <summary>Passes from a word to its head; false when the head says nothing more about the act.</summary>
    public bool Step(int token, int head)
    {
        var text = document.Text;
        var relation = text[token].Relation;
        if (relation is Relation.AclRelcl or Relation.Acl && text[token].Head != head)
        {
            // A that-clause that a parser hung on a noun, raised to the verb that reports it or the noun whose content it is.
            if (text[head].Upos != Upos.VERB) return NounClause(token, head);
            Decide(Modality.Alleged, head, weak: true);
            Governor(head);
            return true;
        }

        switch (relation)
        {
            case Relation.Conj:
                return Conjunct(token, head);
            case Relation.AclRelcl:
                // "Accusations that …", "fears that …": a clause of content, though parsed like a relative one.
                return Operators.NounEffect(document, head) is not null && NounClause(token, head);
            case Relation.AdvclRelcl or Relation.Parataxis or Relation.Appos:
                return false;
            case Relation.Xcomp or Relation.Ccomp or Relation.Csubj or Relation.CsubjPass:
                return Complement(token, head);
            case Relation.Amod:
                return Arguments.IsMisreadFinite(document, token);
            case Relation.Acl:
                return NounClause(token, head);
            case Relation.Advcl:
                return Adverbial(token, head);
            case Relation.Obj or Relation.NsubjPass or Relation.Obl or Relation.Nmod or Relation.Nsubj or Relation.Compound or Relation.NmodPoss or Relation.OblAgent:
                return Nominal(token, head, relation);
            default:
                return false;
        }
    }

    /// <summary>A question tells nothing.</summary>
    public void Sentence(int predicate)
    {
        var text = document.Text;
        var sentence = text.Sentences[text[predicate].Sentence];
        if (!_decided && Condition(predicate, sentence.First) is >= 0 and var condition) Decide(Modality.Hypothetical, condition);
        for (var last = sentence.End - 1; last >= sentence.First && last > sentence.End - 3; last--)
        {
            if (text.Word(last) is "?" && !_decided) Decide(Modality.Hypothetical, last);
        }
    }

    private void Apply(OperatorEffect effect, int op)
    {
        switch (effect)
        {
            case OperatorEffect.Planned: Decide(Modality.Planned, op, weak: true); break;
            case OperatorEffect.Threatened: Decide(Modality.Threatened, op); break;
            case OperatorEffect.Demanded: Decide(Modality.Demanded, op); break;
            case OperatorEffect.Denied: Decide(Modality.Denied, op); break;
            case OperatorEffect.Hypothetical: Decide(Modality.Hypothetical, op, weak: true); break;
            case OperatorEffect.Alleged: Decide(Modality.Alleged, op, weak: true); break;
            case OperatorEffect.Negated: Negate(op); break;
            case OperatorEffect.Fact or OperatorEffect.Carrier: break;
        }
    }

    /// <summary>
    /// Takes a presentation unless a nearer operator has decided. A weak one (an auxiliary, a plan, a report) gives way to a
    /// stronger one further up: "demanded that it would …", "denied that it planned to …".
    /// </summary>
    private void Decide(Modality modality, int op, bool weak = false)
    {
        if (_negated && modality is Modality.Alleged) return;
        if (_decided && (!_weak || weak || modality is Modality.Alleged)) return;
        if (_negated && !_decided)
        {
            _contentNegated = true;
        }

        (_modality, _decided, _weak, _operator) = (modality, true, weak, op);
    }

    private void Negate(int op)
    {
        if (_decided)
        {
            if (_weak && _modality is Modality.Alleged)
            {
                // "did not say that …", "no reports of …": the act is not asserted at all.
                (_modality, _weak, _operator) = (IsDispute(op) ? Modality.Denied : Modality.Hypothetical, false, op);
            }
            else if (_weak)
            {
                (_modality, _weak, _operator) = (Modality.Negated, false, op);
            }

            return;
        }

        _negated = true;
        if (_operator < 0) _operator = op;
    }

    private readonly bool IsDispute(int op) => document.Lemma(op) is "reject" or "dismiss" or "refute" or "deny" or "dispute" or "rebut";

    private void Adjective(int child, string lemma)
    {
        switch (lemma)
        {
            case "alleged" or "suspected" or "reported" or "purported" or "apparent" or "supposed":
                Decide(Modality.Alleged, child, weak: true);
                break;
            case "possible" or "potential" or "imminent" or "likely" or "hypothetical" or "feared" or "prospective" or "further" or "future" or "eventual":
                Decide(Modality.Hypothetical, child);
                break;
            case "planned" or "scheduled" or "proposed" or "upcoming" or "forthcoming" or "intended" or "promised" or "expected":
                Decide(Modality.Planned, child);
                break;
            case "threatened":
                Decide(Modality.Threatened, child);
                break;
            case "foiled" or "thwarted" or "cancelled" or "canceled" or "averted" or "failed" or "aborted" or "postponed":
                Negate(child);
                break;
        }
    }

    private readonly bool IsNotOnly(int negation) =>
        negation + 1 < document.Text.Count && document.Lemma(negation + 1) is "only" or "just" or "merely" or "necessarily";

    private readonly bool IsEmptySubject(int subject)
    {
        if (document.Lemma(subject) is "nobody" or "none" or "nothing" or "neither") return true;
        var det = document.Tree.Child(subject, Relation.Det);
        return det >= 0 && document.Lemma(det) is "no" or "neither";
    }

    private readonly bool HasAdverb(int head, string adverb)
    {
        for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Lemma(child) == adverb) return true;
        }

        return false;
    }

    /// <summary>"If", "unless" or "whether" before a finite verb with no other verb and no comma between, wherever a parser hung it; else -1.</summary>
    private readonly int Condition(int predicate, int first)
    {
        var text = document.Text;
        if (text[predicate].Upos is not (Upos.VERB or Upos.ADJ)) return -1;
        for (var token = predicate - 1; token >= first; token--)
        {
            if (text[token].Upos is Upos.VERB or Upos.PUNCT) return -1;
            if (document.Lemma(token) is "if" or "unless" or "whether") return token;
        }

        return -1;
    }
}
