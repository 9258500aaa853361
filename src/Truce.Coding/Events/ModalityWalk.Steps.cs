using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <content>The steps from a word to its head, by the relation between them.</content>
internal partial struct ModalityWalk
{
    private bool Conjunct(int token, int head)
    {
        var text = document.Text;
        var tree = document.Tree;
        if (tree.Child(token, Relation.Nsubj) >= 0 || tree.Child(token, Relation.NsubjPass) >= 0)
        {
            // A clause of its own shares what governs the first clause ("said that A …ed and B …ed"), not its auxiliaries.
            return true;
        }

        var shared = true;
        for (var child = tree.FirstChild(token); child >= 0; child = tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.Aux or Relation.Mark) shared = false;
        }

        var finitePast = (text[token].Morphology & Morphology.VerbFin) != 0;
        if (shared && !finitePast && text[token].Upos == Upos.VERB && !_decided)
        {
            for (var child = tree.FirstChild(head); child >= 0 && child < token; child = tree.NextSibling(child))
            {
                if (text[child].Relation == Relation.Aux && ModalityWords.ModalOf(document.Lemma(child), out var future) is { } modal) Decide(modal, child, weak: future || modal == Modality.Hypothetical);
                if (text[child].Relation == Relation.Advmod && ModalityWords.IsNegation(document.Lemma(child)) && !IsNotOnly(child)) Negate(child);
            }
        }

        return true;
    }

    private bool Complement(int token, int head)
    {
        var effect = Operators.Effect(document, head, token, out _);
        var text = document.Text;
        var lemma = document.Lemma(head);
        if (text[token].Relation == Relation.Xcomp && lemma is "be" or "go" && !_decided)
        {
            Decide(Modality.Planned, head, weak: true);
        }
        else if (lemma == "have" && text[token].Relation == Relation.Xcomp)
        {
            if (HasAdverb(head, "yet")) Negate(head);
            else Decide(Modality.Demanded, head);
        }
        else if (effect is { } known)
        {
            Apply(known, head);
        }
        else if (text[token].Relation == Relation.Ccomp && text[head].Upos == Upos.VERB)
        {
            Decide(Modality.Alleged, head, weak: true);
        }

        // An infinitive shares the auxiliaries of the verb it completes ("will begin to", "did not try to").
        Governor(head);
        return true;
    }

    private bool NounClause(int token, int head)
    {
        var text = document.Text;
        var effect = Operators.Effect(document, head, token, out _);
        if (effect is null && HasThat(token)) effect = Operators.NounEffect(document, head);
        if (effect is { } known)
        {
            Apply(known, head);

            // "No sign that …", "no reports of …".
            if (document.Tree.Child(head, Relation.Det) is >= 0 and var det && document.Lemma(det) == "no") Negate(det);
        }
        else if (document.Tree.Child(token, Relation.Mark) is >= 0 and var mark && document.Lemma(mark) == "to")
        {
            Decide(Modality.Planned, head, weak: true);
        }
        else
        {
            return false;
        }

        return true;
    }

    private readonly bool HasThat(int clause)
    {
        for (var child = document.Tree.FirstChild(clause); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child < clause && document.Lemma(child) is "that" or "which") return true;
        }

        return false;
    }

    private bool Adverbial(int token, int head)
    {
        var marker = Operators.Marker(document, token);
        var effect = Operators.Effect(document, head, token, out _);
        if (effect is { } known)
        {
            Apply(known, head);
            Governor(head);
            return true;
        }

        switch (marker)
        {
            case "to":
                Decide(Modality.Planned, token, weak: true);
                return false;
            case "until" or "before" when (document.Text[token].Morphology & Morphology.TensePast) == 0:
                Decide(Modality.Hypothetical, token, weak: true);
                return false;
            case "than" or "of" when document.Lemma(head) is "rather" or "instead":
                Negate(head);
                return false;
            default:
                return false;
        }
    }

    private bool Nominal(int token, int head, Relation relation)
    {
        var text = document.Text;
        if (text[token].Upos is Upos.VERB && relation is Relation.Obl or Relation.Nmod or Relation.Nsubj)
        {
            var gerund = Operators.Effect(document, head, token, out _);
            if (gerund is { } found) Apply(found, head);
            return false;
        }

        if (relation is Relation.Compound or Relation.NmodPoss) return false;
        if (text[head].Upos is Upos.NOUN or Upos.PROPN)
        {
            var effect = Operators.Effect(document, head, token, out _);
            if (effect is { } known) Apply(known, head);
            else if (!ModalityWords.IsContainer(document.Lemma(head))) return false;
            else if (document.Tree.Child(head, Relation.Det) is >= 0 and var det && document.Lemma(det) == "no") Negate(det);
            return true;
        }

        if (text[head].Upos is Upos.VERB or Upos.AUX or Upos.ADJ)
        {
            var effect = Operators.Effect(document, head, token, out var isOperator);
            if (effect is { } known)
            {
                Apply(known, head);
                Governor(head);
                return true;
            }

            if (relation is Relation.Nsubj or Relation.NsubjPass && (ModalityWords.IsOccurrence(document.Lemma(head)) || text[head].Upos == Upos.AUX))
            {
                Governor(head);
                return true;
            }

            _ = isOperator;
            if (relation is Relation.Obl or Relation.OblAgent && text[head].Upos is Upos.VERB && ModalityWords.IsHarm(document.Lemma(head)) && !IsDefinite(token)) Governor(Top(head));
        }

        return false;
    }

    private readonly bool IsDefinite(int noun) =>
        document.Tree.Child(noun, Relation.Det) is >= 0 and var det && document.Lemma(det) is "the" or "this" or "that" or "these" or "those";

    /// <summary>The verb on which a chain of infinitives hangs: "will continue" of "to lose".</summary>
    private readonly int Top(int verb)
    {
        var text = document.Text;
        while (text[verb].Relation == Relation.Xcomp && text[verb].Head >= 0) verb = text[verb].Head;
        return verb;
    }

    /// <summary>Auxiliaries and negation of a verb further up hold for what it governs.</summary>
    private void Governor(int verb)
    {
        if (_decided && !_weak) return;
        var text = document.Text;
        var tree = document.Tree;
        for (var child = tree.FirstChild(verb); child >= 0; child = tree.NextSibling(child))
        {
            var lemma = document.Lemma(child);
            if (text[child].Relation == Relation.Aux && !_decided && ModalityWords.ModalOf(lemma, out var future) is { } modal && !Reports(verb)) Decide(modal, child, weak: future);
            if (text[child].Relation == Relation.Advmod && ModalityWords.IsNegation(lemma) && !IsNotOnly(child)) Negate(child);
            if (text[child].Relation is Relation.Nsubj && IsEmptySubject(child)) Negate(child);
            if (text[child].Relation == Relation.Mark && lemma is "if" or "unless") Decide(Modality.Hypothetical, child);
        }
    }

    private readonly bool Reports(int verb)
    {
        foreach (var op in document.Codebook.Events.OperatorsOf(document.Lemma(verb)))
        {
            if (op.Effect == OperatorEffect.Alleged) return true;
        }

        return false;
    }
}
