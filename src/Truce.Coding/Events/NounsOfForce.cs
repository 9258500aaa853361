using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Whether a noun of force ("shelling", "a raid") tells of an act that can be told apart from others.</summary>
internal static class NounsOfForce
{
    /// <summary>Whether the words tell of an act that can be told apart: a general mention ("the violence", "attacks on civilians") is none.</summary>
    public static bool IsTold(Document document, EventFrame frame, bool noun, PlaceMention? place, string? target, PartialDate? date)
    {
        var exact = place is not null && place.Precision != "country";
        if (!noun && place is null && date is null && frame.Targets.Count > 0 && document.Lemma(frame.Targets[0]) is "target" && document.Text[frame.Predicate].Upos == Upos.VERB && !HasNumber(document, frame.Targets[0])) return false;
        if (noun && (IsStill(document, frame.Predicate) || IsToCome(document, frame.Predicate))) return false;
        if (!noun) return target is not null || exact || (place is not null && date is not null) || (date is not null && frame.Sources.Count > 0 && frame.Rule.Fine is "shelling" or "drone_strike" or "airstrike");
        var text = document.Text;
        var plural = (text[frame.Predicate].Morphology & Morphology.NumberPlur) != 0;
        var carrier = Arguments.Carrier(document, frame.Predicate);
        var carried = carrier >= 0 && Operators.Carries(document, carrier);
        var happening = Happens(document, frame.Predicate);
        if (target is not null && (date is not null || place is not null) && IsBlamed(document, frame.Predicate) && !plural) return true;
        if (target is not null && date is not null && frame.Rule.Fine is "abduction" or "attack_on_civilians" && frame.Targets.Count > 0 && !plural) return true;
        if (document.Tree.Child(frame.Predicate, Relation.Det) is >= 0 and var det)
        {
            // "That attack", "the attack killed 1,400": one that the reader is taken to know of.
            if (document.Lemma(det) is "this" or "that" or "these" or "those" or "such") return false;
            if (document.Lemma(det) is "the" && !Happens(document, frame.Predicate) && (target is null || frame.Targets.Count == 0) && !Holds(document, frame.Predicate, place)) return false;
            if (!exact && document.Lemma(det) is "the" && (place is null || frame.Rule.Id == "assault.attack.noun")) return false;
        }

        // "Whose 14-month offensive on the capital collapsed": said in passing of an actor.
        if (document.Tree.Child(frame.Predicate, Relation.NmodPoss) is >= 0 and var whose && document.Lemma(whose) == "whose") return false;
        if (frame.Rule.Fine == "clash" && happening && (place is not null || date is not null)) return true;
        if (carrier >= 0 && document.Lemma(carrier) is "keep" && document.Who.SubjectActors(carrier).Count > 0) return true;
        if (happening && place is not null && date is not null) return true;
        if (happening && !plural && (date is not null || target is not null) && document.Tree.Child(frame.Predicate, Relation.Det) is >= 0 and var one && document.Lemma(one) is "a" or "an") return true;
        if (!exact && target is null) return false;
        if (document.Tree.Child(frame.Predicate, Relation.Cop) >= 0) return true;
        if (carried || (happening && (place is not null || date is not null)) || (IsBlamed(document, frame.Predicate) && (!plural || place is not null))) return true;
        var definite = document.Tree.Child(frame.Predicate, Relation.Det) is >= 0 and var article ? document.Lemma(article) : "";
        if ((exact || date is not null) && !plural && definite is "a" or "an") return true;
        if (exact && frame.Sources.Count > 0 && definite is not "the" && !plural) return true;
        return exact && date is not null && !plural;
    }

    private static bool HasNumber(Document document, int noun) => document.Tree.Child(noun, Relation.Nummod) >= 0;

    /// <summary>"A pause in the bombing", "a lull in the shelling": what has ceased or shall.</summary>
    private static bool IsStill(Document document, int noun) =>
        document.Text[noun].Relation == Relation.Nmod && document.Text[noun].Head is >= 0 and var head && head < noun && document.Lemma(head) is "pause" or "lull" or "halt" or "break" or "stop" or "suspension" or "freeze" or "moratorium" or "respite"
            && Operators.Marker(document, noun) is "in" or "to" or "of" or "from";

    /// <summary>"A planned act of aggression", "an imminent attack".</summary>
    private static bool IsToCome(Document document, int noun)
    {
        for (var child = document.Tree.FirstChild(noun); child >= 0 && child < noun; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation == Relation.Amod && document.Text.Word(child) is "planned" or "imminent" or "possible" or "future" or "feared" or "threatened" or "expected" or "impending" or "potential") return true;
        }

        return false;
    }

    /// <summary>Whether the words of a place are part of those of a noun.</summary>
    private static bool Holds(Document document, int noun, PlaceMention? place)
    {
        if (place is null) return false;
        var (first, end) = document.Tree.Range(noun);
        return first <= place.First && place.End <= end;
    }

    /// <summary>"Held the army responsible for an air raid on the car", "accused it of an attack on the port": what somebody is blamed for.</summary>
    private static bool IsBlamed(Document document, int noun)
    {
        var head = document.Text[noun].Head;
        for (var steps = 0; head >= 0 && steps < 2; steps++, head = document.Text[head].Head)
        {
            if (Operators.Marker(document, noun) is "for" or "of" or "over" && document.Lemma(head) is "responsible" or "accountable" or "guilty" or "blame" or "accuse" or "condemn" or "denounce") return true;
        }

        return document.Text[noun].Relation is Relation.Obj or Relation.NsubjPass && document.Text[noun].Head is >= 0 and var verb && document.Lemma(verb) is "blame" or "pin" or "attribute" or "condemn" or "denounce";
    }

    /// <summary>Whether a noun of force is said to take place or to harm ("shelling killed", "clashes erupted", "killed in an airstrike").</summary>
    private static bool Happens(Document document, int noun)
    {
        var text = document.Text;

        // "A rocket attack on the port killed thirty", "clashes between the camps in the town killed seven": the verb behind the phrase, wherever
        // a parser hung either.
        if (text[noun].Relation != Relation.Obj && VerbBehind(document, noun) is >= 0 and var verb && IsEffect(document.Lemma(verb)) && !Arguments.IsPassive(document, verb)) return true;
        if (text[noun].Relation is Relation.Obj or Relation.NsubjPass && text[noun].Head is >= 0 and var telling
            && document.Lemma(telling) is "report" or "hear" or "witness" or "claim" or "suffer" or "describe" or "endure" or "face" or "see" or "survive" or "record") return true;
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child > noun && text[child].Relation is Relation.AclRelcl or Relation.Acl && text[child].Upos == Upos.VERB && IsEffect(document.Lemma(child)) && !Arguments.IsPassive(document, child)) return true;
        }

        // "There were air strikes on Monday".
        if (text[noun].Head is >= 0 and var being && document.Lemma(being) == "be" && document.Tree.Child(being, Relation.Expl) >= 0 && text[noun].Relation is Relation.Nsubj) return true;
        for (var steps = 0; steps < 3; steps++)
        {
            var head = text[noun].Head;
            if (head < 0) return false;
            if (text[head].Upos == Upos.ADJ && document.Lemma(head) is "injured" or "wounded" or "dead" or "hurt" && text[noun].Relation is Relation.Obl or Relation.Nmod) return true;
            if (text[head].Upos == Upos.VERB)
            {
                var lemma = document.Lemma(head);
                var effect = IsEffect(lemma);
                return text[noun].Relation switch
                {
                    Relation.Nsubj or Relation.NsubjPass => effect,
                    Relation.Obl or Relation.OblAgent => lemma is "kill" or "gun" or "shoot" or "hack" or "martyr" or "assassinate" or "wound" or "injure" or "die" or "hit" or "destroy" or "damage" or "hurt" or "lose" or "perish" or "strike" or "leave" or "maim",
                    _ => false,
                };
            }

            if (text[noun].Relation is not (Relation.Nmod or Relation.Conj)) return false;
            noun = head;
        }

        return false;
    }

    /// <summary>The next verb after a noun with nothing but a noun phrase between, or -1.</summary>
    private static int VerbBehind(Document document, int noun)
    {
        var text = document.Text;
        var end = Math.Min(text.Sentences[text[noun].Sentence].End, noun + 16);
        for (var at = noun + 1; at < end; at++)
        {
            if (text[at].Upos == Upos.VERB) return at;
            if (text[at].Upos == Upos.PRON && document.Lemma(at) is "which" or "that") continue;
            if (text[at].Upos is not (Upos.NOUN or Upos.PROPN or Upos.ADJ or Upos.DET or Upos.ADP or Upos.NUM or Upos.PART or Upos.CCONJ or Upos.ADV)) return -1;
        }

        return -1;
    }

    private static bool IsEffect(string lemma) =>
        lemma is "kill" or "wound" or "injure" or "hit" or "destroy" or "damage" or "strike" or "target" or "erupt" or "rage" or "break" or "begin" or "continue"
            or "resume" or "take" or "occur" or "happen" or "leave" or "go" or "report" or "force" or "follow" or "intensify" or "claim" or "flare" or "die" or "rock" or "shake" or "hold" or "start"
            or "rip" or "tear" or "pound" or "level" or "flatten" or "gut" or "set" or "sink" or "wreck" or "jolt" or "engulf" or "persist" or "spread" or "ensue" or "escalate" or "subside" or "hurt" or "maim"
            or "devastate" or "obliterate" or "disrupt" or "shatter" or "mar" or "pierce" or "breach" or "last";
}
