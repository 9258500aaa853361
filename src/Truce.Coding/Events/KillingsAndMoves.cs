using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Whether a killing or a move of forces is told as an act of its own.</summary>
internal static class KillingsAndMoves
{
    /// <summary>
    /// Whether killing is told as an act of its own, by somebody and somewhere: not the toll of another act ("…, killing four"), nor of a war.
    /// </summary>
    public static bool IsKilling(Document document, EventFrame frame, PlaceMention? place)
    {
        var text = document.Text;
        var relation = text[frame.Predicate].Relation;
        if (IsTollOfAnother(document, frame)) return false;
        if (frame.Sources.Count == 0 && document.Lemma(frame.Predicate) is "execute" or "massacre" or "slaughter" or "behead" or "lynch" or "murder" or "assassinate" or "butcher" or "gun" or "martyr" or "decapitate"
            && relation is not (Relation.Acl or Relation.AclRelcl or Relation.Advcl) && (place is not null || document.DateOf(frame.Predicate) is not null)) return true;
        var charged = text.Word(frame.Predicate).EndsWith("ing", StringComparison.Ordinal) && text[frame.Predicate].Head is >= 0 and var blaming && document.Lemma(blaming) is "accuse" or "suspect" && Operators.Marker(document, frame.Predicate) == "of";
        if (charged) return place is not null || document.DateOf(frame.Predicate) is not null;
        if (text.Word(frame.Predicate).EndsWith("ing", StringComparison.Ordinal) && document.Tree.Child(frame.Predicate, Relation.Aux) < 0) return false;
        if ((place is null && document.DateOf(frame.Predicate) is null) || (relation is Relation.Advcl && document.Tree.Child(frame.Predicate, Relation.Nsubj) < 0) || relation is Relation.Acl or Relation.AclRelcl || frame.Sources.Count == 0) return false;
        foreach (var source in frame.Sources)
        {
            if (IncidentKinds.IsWeapon(document, source) || document.Lemma(source) is "fire" or "gunfire" or "bullet") return true;
            if (text[source].Upos == Upos.PRON || document.Who.ActorsAt(source).Count > 0) continue;
            if (document.Lemma(source) is not ("gunman" or "soldier" or "militant" or "rebel" or "troop" or "fighter" or "police" or "militiaman" or "insurgent" or "attacker" or "assailant" or "raider" or "bandit")) return false;
        }

        return !HasAuxiliary(document, frame.Predicate, "have");
    }

    /// <summary>"Shelling killed 50 and wounded 220", "killed 1,200 in their raid": the act is the one of the noun.</summary>
    private static bool IsTollOfAnother(Document document, EventFrame frame)
    {
        foreach (var other in document.Frames)
        {
            if (other.Type != EventType.ASSAULT || other.Rule.Pos != Upos.NOUN || other.Predicate == frame.Predicate) continue;
            if (frame.Sources.Contains(other.Predicate)) return true;
            if (document.Text[other.Predicate].Head == frame.Predicate && document.Text[other.Predicate].Relation is Relation.Obl or Relation.OblAgent) return true;
        }

        return false;
    }

    public static bool HasAuxiliary(Document document, int verb, string lemma)
    {
        for (var child = document.Tree.FirstChild(verb); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Aux && document.Lemma(child) == lemma && document.Text.Word(child) is not "had") return true;
        }

        return false;
    }

    /// <summary>Whether forces are told to have left or entered a place that is named: "its tanks began to pull out of Beit Hanoun".</summary>
    public static bool IsPullback(Document document, EventFrame frame, PlaceMention? place) =>
        !IsModifier(document, frame.Predicate) && place is { Precision: not "country" } && (frame.Rule.Id is "retreat.withdraw.verb" || IsShift(document, frame)) && frame.Sources.Count > 0 && document.Text[frame.Predicate].Relation is not (Relation.AclRelcl or Relation.Acl)
        && (frame.Theme >= 0 && Belligerents.IsForce(document, frame.Theme) || frame.Sources.Any(s => Belligerents.IsForce(document, s) || document.Lemma(s) is "tank" or "column" or "convoy" or "intruder" or "vehicle"));

    /// <summary>"Tanks had crossed the border on Saturday night".</summary>
    public static bool IsCrossing(Document document, EventFrame frame) =>
        document.Lemma(frame.Predicate) is "cross" && frame.Sources.Count > 0 && document.DateOf(frame.Predicate) is not null;

    // "Fired on departing columns".
    private static bool IsModifier(Document document, int verb) =>
        document.Text.Word(verb).EndsWith("ing", StringComparison.Ordinal) && verb + 1 < document.Text.Count && document.Text[verb + 1].Upos == Upos.NOUN && document.Tree.Child(verb, Relation.Aux) < 0;

    /// <summary>"Had begun to move tanks off the tarmac", "was moving tanks toward the airport": guns and armour on the way from or to a place.</summary>
    private static bool IsShift(Document document, EventFrame frame)
    {
        if (frame.Rule.Id is not ("mobilize.troops.verb" or "mobilize.weapons.verb") || document.Lemma(frame.Predicate) is not ("move" or "shift" or "pull") || frame.Theme < 0) return false;
        var end = Math.Min(document.Text.Sentences[document.Text[frame.Predicate].Sentence].End, frame.Predicate + 8);
        for (var token = frame.Predicate + 1; token < end; token++)
        {
            if (document.Lemma(token) is "off" or "out" or "toward" or "towards" or "to" or "into" or "from" or "back" or "onto") return true;
        }

        return false;
    }
}
