using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Accusations by what one side says that another has done or left undone: "the army said the rebels had shelled a village".</summary>
internal static class ReportedActs
{
    private static readonly FrozenSet<string> Forbidden = Set("cluster bomb", "cluster munition", "barrel bomb", "chemical weapon", "white phosphorus", "chlorine", "sarin", "phosphorus", "napalm", "landmine", "human shield");

    private static readonly FrozenSet<string> Protected = Set(
        "civilian", "hospital", "school", "clinic", "ambulance", "market", "mosque", "church", "child", "villager", "camp", "home", "house", "peacekeeper", "convoy", "aid worker", "journalist", "refugee",
        "resident", "patient", "medic", "woman", "prisoner", "bakery", "kindergarten", "university", "shelter", "monastery", "farmer", "protester", "monitor", "observer", "wedding", "funeral", "doctor");

    // A rule of these says that somebody did wrong when the one who says so is another.
    private static readonly FrozenSet<string> WrongdoingRules = Set(
        "accuse.breach", "accuse.breach.noun", "accuse.exploit", "reject.refuse", "reject.defy", "accuse.lie", "mobilize.violate.airspace", "mobilize.violate.into", "mobilize.remain", "assault.use.weapon", "assault.attack.resume", "assault.attack.start", "assault.fire.first");

    // What these tell is a wrong by itself, whoever says it: no mere course of fighting.
    private static readonly FrozenSet<string> WrongKinds = Set("attack_on_civilians", "sexual_violence", "chemical_use", "looting", "blockade", "abduction", "entry_impeded");

    /// <summary>"The army said the rebels had shelled a village", "Kiev says the rebels have not withdrawn their guns".</summary>
    public static void Reported(Document document, EventFrame frame)
    {
        if (frame.AttributedTo.Count == 0 || !IsWrong(document, frame, out var byItself)) return;
        var predicate = frame.Predicate;
        if (document.Text[predicate].Relation is Relation.AclRelcl or Relation.Advcl or Relation.Acl && !ReportedContent.IsContent(document, predicate)) return;
        var saying = Voices.SayingAbove(document, predicate);
        if (saying >= 0 && document.Lemma(saying) is "accuse" or "warn") return;

        // "…, killing forty, and shattering the truce": a participle tells what came of an act, in the report's own voice.
        if (document.Text.Word(predicate).EndsWith("ing", StringComparison.Ordinal) && document.Text[predicate].Upos == Upos.VERB && document.Tree.Child(predicate, Relation.Aux) < 0
            && document.Text[predicate].Relation is not Relation.Xcomp && Arguments.AccusedGerund(document, predicate) < 0) return;
        if (ReportedContent.IsLongPast(document, predicate)) return;

        var accused = Parties.At(document, frame.Sources, null);
        if (accused.Count == 0) accused = [.. document.Who.SubjectActors(predicate)];
        if (accused.Count == 0 || accused.All(a => a.Kind is "UAF" or "CRM")) return;

        // The toll of a war is no charge of one act.
        if (frame.Rule.Id is "assault.kill.verb" or "assault.wound.verb" && document.PlaceOf(predicate) is null && document.DateOf(predicate) is null) return;
        var accusers = Accusers(document, frame, saying, accused[0]);

        // What observers, aid agencies and outlets tell of the course of fighting is news; an accusation when the act is a wrong by itself.
        // Of whom people were killed by, monitors keep the count.
        if (!byItself || IsCount(document, frame)) accusers = [.. accusers.Where(a => Belligerents.IsParty(a) && (a.Kind != "MED" || frame.Rule.Id is not ("assault.kill.verb" or "assault.wound.verb")))];
        // "Rebels ambushed a patrol, the army said" is news with its source; "the army said rebels had ambushed …" lays it at their door.
        if (saying > predicate && !document.IsQuoted(predicate) && !IsCharge(frame, byItself, accusers)) return;
        AccusationFile.AgainstEach(document, "reported", predicate, accusers, accused, Clauses.SpanOf(document, predicate).Of(document.Text.Text));
    }

    /// <summary>"Two civilians were killed by government shelling": an act told by its toll or in the passive, its doer by the way.</summary>
    private static bool IsCount(Document document, EventFrame frame) =>
        frame.Rule.Fine == "abduction" || frame.Rule.Id is "assault.kill.verb" or "assault.wound.verb" || frame.Rule.Pos == Upos.NOUN || Arguments.IsPassive(document, frame.Predicate);

    private static bool IsCharge(EventFrame frame, bool byItself, List<ActorMention> accusers)
    {
        if (frame.Rule.Id is "assault.kill.verb" or "assault.wound.verb" or "assault.abduct.verb") return false;
        return accusers.Exists(IsNamedState) || (byItself && accusers.TrueForAll(a => a.Via is MentionVia.Name or MentionVia.Metonym || a.IsPerson || a.Role is not ("officials" or "police" or "ministry")));
    }

    // "Yerevan said": a capital or a country that speaks lays the act at the other's door, where "the army said" may only give news its source.
    private static bool IsNamedState(ActorMention actor) => actor is { Kind: "GOV", Via: MentionVia.Name or MentionVia.Metonym, IsPerson: false };

    private static bool IsWrong(Document document, EventFrame frame, out bool byItself)
    {
        var toll = frame.Rule.Id is "assault.kill.verb" or "assault.wound.verb";
        byItself = WrongdoingRules.Contains(frame.Rule.Id) || (frame.Rule.Fine is { } fine && WrongKinds.Contains(fine) && !toll);
        if (frame.Modality is Modality.Negated)
        {
            // What a truce asks for and a side has not done.
            return frame.Type is EventType.RETREAT && frame.Mode is "withdraw" or "release" or "disarm" or "ceasefire" or "access" && !frame.ContentNegated
                && frame.Rule.Id is not "retreat.ceasefire.hold" && IsLeftUndone(document, frame.Predicate);
        }

        if (frame.Modality is not Modality.Alleged) return false;
        if (frame.Rule.Id is "assault.kill.verb" or "assault.wound.verb" && Voices.SayingAbove(document, frame.Predicate) < 0 && !document.IsQuoted(frame.Predicate)) return false;
        if (frame.Type is EventType.ASSAULT && BefallsProtected(document, frame)) byItself = true;
        if (byItself || frame.Type is EventType.ASSAULT or EventType.COERCE || frame.Rule.Id is "mobilize.cross.border") return true;

        // "Khartoum says Chad supports the rebels": help for those who fight the one who says so.
        return frame.Type is EventType.SUPPORT or EventType.AID && frame.Targets.Any(t => Belligerents.IsRebel(document, t));
    }

    /// <summary>Whether an act of force is done to those whom the laws of war protect, or with what they forbid.</summary>
    private static bool BefallsProtected(Document document, EventFrame frame)
    {
        if (frame.Theme >= 0 && RuleMatcher.IsOneOf(document, frame.Theme, Forbidden)) return true;
        foreach (var target in frame.Targets)
        {
            if (RuleMatcher.IsOneOf(document, target, Protected)) return true;

            // "Dozens of civilians".
            for (var child = document.Tree.FirstChild(target); child >= 0; child = document.Tree.NextSibling(child))
            {
                if (child > target && document.Text[child].Relation == Relation.Nmod && Operators.Marker(document, child) == "of" && RuleMatcher.IsOneOf(document, child, Protected)) return true;
            }
        }

        return false;
    }

    /// <summary>"Has not withdrawn", "failed to release", "have yet to leave": not what might or will not be done.</summary>
    public static bool IsLeftUndone(Document document, int predicate)
    {
        var text = document.Text;
        if (text[predicate].Relation == Relation.Xcomp && text[predicate].Head is >= 0 and var head) return document.Lemma(head) is "fail" or "refuse" or "neglect" or "decline" or "have";
        var negated = false;
        for (var child = document.Tree.FirstChild(predicate); child >= 0 && child < predicate; child = document.Tree.NextSibling(child))
        {
            var lemma = document.Lemma(child);
            if (lemma is "not" or "n't" or "never" or "n’t") negated = true;
            if (text[child].Relation == Relation.Aux && lemma is not ("have" or "do" or "be")) return false;
        }

        return negated;
    }

    private static List<ActorMention> Accusers(Document document, EventFrame frame, int saying, ActorMention accused)
    {
        IReadOnlyList<ActorMention> accusers = saying >= 0 ? Parties.Subject(document, saying, accused) : [];
        if (!accusers.Any(a => a.Known) && document.Actors.Find(a => a.Name == frame.AttributedTo[^1]) is { } speaker && (speaker.Known || accusers.Count == 0)) accusers = [speaker];
        if (accusers.Count == 0 && saying >= 0 && BefallsProtected(document, frame) && Campaigner(document, saying) is { } campaigner) return [campaigner];
        return [.. accusers.Where(a => a.Known || a.Side != a.Name || a.IsPerson || a.Kind is "GOV" or "MIL" or "REB" or "OPP" or "PTY")];
    }

    /// <summary>"Human rights activists said soldiers had shot villagers": who speaks up for those harmed, by the words of the report.</summary>
    private static ActorMention? Campaigner(Document document, int saying)
    {
        var heads = new List<int>();
        Arguments.Subjects(document, saying, heads);
        if (heads.Count == 0 || document.Lemma(heads[0]) is not ("activist" or "group" or "campaigner" or "agency" or "organisation" or "organization" or "worker" or "charity" or "lawyer")) return null;
        return new ActorMention(heads[0], heads[0] + 1, heads[0], Clauses.ShortPhrase(document, heads[0]), "NGO", null, MentionVia.Description) { Known = false };
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
