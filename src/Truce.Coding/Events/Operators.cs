using Truce.Language;

namespace Truce.Coding;

/// <summary>Finds the operator that a governing word exercises on what depends on it.</summary>
internal static class Operators
{
    /// <summary>Whether a verb has little meaning beside its noun, or begins or plans it: then its subject is who acts.</summary>
    public static bool Carries(Document document, int verb)
    {
        foreach (var op in document.Codebook.Events.OperatorsOf(document.Lemma(verb)))
        {
            if (op.Pos == Upos.VERB && op.Noun
                && op.Effect is OperatorEffect.Carrier or OperatorEffect.Planned or OperatorEffect.Threatened)
            {
                return true;
            }
        }

        return document.Lemma(verb) is "begin" or "start" or "continue" or "keep" or "resume" or "prepare" or "cancel" or "halt" or "suspend";
    }

    /// <summary>The effect of a head on a dependent, or null when the head is no operator for it.</summary>
    public static OperatorEffect? Effect(Document document, int head, int dependent, out bool known)
    {
        known = false;
        var text = document.Text;
        var operators = document.Codebook.Events.OperatorsOf(document.Lemma(head));
        if (operators.IsEmpty) return null;
        var relation = text[dependent].Relation;
        var pos = text[head].Upos is Upos.AUX ? Upos.VERB : text[head].Upos is Upos.PROPN ? Upos.NOUN : text[head].Upos;
        var clause = relation is Relation.Xcomp or Relation.Ccomp or Relation.Acl or Relation.Advcl or Relation.Csubj or Relation.CsubjPass;
        var noun = relation is Relation.Obj or Relation.NsubjPass;
        var marker = relation is Relation.Obl or Relation.Nmod || clause ? Marker(document, dependent) : "";
        OperatorEffect? weak = null;

        // "Told parliament that …" reports, "told him to …" asks.
        if (document.Lemma(head) == "tell" && relation is Relation.Ccomp && marker != "to")
        {
            known = true;
            return OperatorEffect.Alleged;
        }
        foreach (var op in operators)
        {
            if (op.Pos != pos && !(op.Pos == Upos.ADJ && pos == Upos.VERB)) continue;
            known = true;
            if (op.Particle is not null && !HasParticle(document, head, op.Particle)) continue;
            if (marker.Length > 0 && marker != "to" && op.Prepositions.Contains(marker)) return op.Effect;
            if (relation is Relation.Obl or Relation.Nmod && marker == "to" && op.Prepositions.Contains("to")) return op.Effect;
            if (relation is Relation.Xcomp or Relation.Ccomp or Relation.Csubj or Relation.CsubjPass && op.Clause) weak ??= op.Effect;
            if (relation is Relation.Acl && op.Clause && op.Pos == Upos.NOUN && (marker.Length == 0 || marker is "to" or "that")) weak ??= op.Effect;
            if (relation is Relation.Advcl && op.Clause && marker is "to") weak ??= op.Effect;
            if (noun && op.Noun) weak ??= op.Effect;
        }

        return weak;
    }

    /// <summary>The effect of a noun on the clause that says what it is ("fears that …"), or null.</summary>
    public static OperatorEffect? NounEffect(Document document, int noun)
    {
        if (document.Text[noun].Upos != Upos.NOUN) return null;
        foreach (var op in document.Codebook.Events.OperatorsOf(document.Lemma(noun)))
        {
            if (op.Pos == Upos.NOUN && op.Clause) return op.Effect;
        }

        return null;
    }

    /// <summary>Lemma of the preposition or subordinator of a token, or the empty string.</summary>
    public static string Marker(Document document, int token)
    {
        var text = document.Text;
        var tree = document.Tree;
        for (var child = tree.FirstChild(token); child >= 0; child = tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.Case or Relation.Mark) return document.Lemma(child);
        }

        return "";
    }

    private static bool HasParticle(Document document, int verb, string particle)
    {
        for (var token = verb + 1; token < document.Text.Count && token <= verb + 4; token++)
        {
            if (document.Text.Word(token).Equals(particle, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
