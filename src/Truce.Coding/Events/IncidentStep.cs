using System.Collections.Frozen;
using Truce.Coding.Words;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// What was done on the ground, by the frames of force and coercion that the report tells as fact or on somebody's word; never from
/// threats, plans, conditions or denials. An incident told twice is one.
/// </summary>
internal sealed class IncidentStep
{
    private static readonly FrozenDictionary<string, IncidentKind> Kinds = new Dictionary<string, IncidentKind>(StringComparer.Ordinal)
    {
        ["airstrike"] = IncidentKind.Airstrike,
        ["drone_strike"] = IncidentKind.Airstrike,
        ["shelling"] = IncidentKind.Shelling,
        ["bombing"] = IncidentKind.Airstrike,
        ["ied_or_mine"] = IncidentKind.Bombing,
        ["suicide_attack"] = IncidentKind.Bombing,
        ["small_arms_fire"] = IncidentKind.GroundAttack,
        ["sniper"] = IncidentKind.GroundAttack,
        ["attack"] = IncidentKind.GroundAttack,
        ["clash"] = IncidentKind.GroundAttack,
        ["incursion"] = IncidentKind.GroundAttack,
        ["territory_taken"] = IncidentKind.Movement,
        ["troop_or_weapon_placement"] = IncidentKind.Movement,
        ["attack_on_civilians"] = IncidentKind.Other,
        ["demolition"] = IncidentKind.Other,
        ["infrastructure_hit"] = IncidentKind.Other,
        ["sexual_violence"] = IncidentKind.Other,
        ["abduction"] = IncidentKind.Detention,
        ["arrest_raid"] = IncidentKind.Detention,
        ["blockade"] = IncidentKind.Blockade,
        ["chemical_use"] = IncidentKind.Chemical,
        ["looting"] = IncidentKind.Other,
        ["flight_or_sea_violation"] = IncidentKind.Other,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Aircraft = Set("warplane", "jet", "helicopter", "aircraft", "plane", "drone", "bomber", "gunship", "fighter jet", "airforce", "air force", "fighter plane", "paramotor", "gyrocopter", "airplane", "uav", "quadcopter");
    private static readonly FrozenSet<string> Artillery = Set("artillery", "rocket", "missile", "mortar", "shell", "tank", "howitzer", "battery", "mortar round", "artillery round", "mortar bomb", "projectile", "katyusha", "gunboat", "warship", "salvo", "barrage", "gunner", "cannon", "mortar fire", "artillery fire", "shellfire", "rocket fire", "tank fire");
    private static readonly FrozenSet<string> Explosives = Set("bomb", "mine", "landmine", "grenade", "explosion", "blast", "bomber", "roadside bomb", "device");
    private static readonly FrozenSet<string> Medical = Set("hospital", "clinic", "ambulance", "medic", "paramedic", "doctor", "nurse", "maternity", "medical centre", "medical center", "health centre", "health center", "medical facility", "field hospital", "medical team", "health worker");
    private static readonly FrozenSet<string> Relief = Set("aid convoy", "humanitarian convoy", "relief convoy", "aid worker", "relief worker", "humanitarian worker", "aid truck", "aid warehouse", "relief team", "distribution point", "aid agency", "peacekeeper convoy", "aid lorry", "aid group", "aid distribution point", "volunteer", "humanitarian");
    private static readonly FrozenSet<string> MaybeRelief = Set("convoy", "truck", "lorry", "warehouse", "staff", "worker", "employee", "depot", "vehicle", "facility");

    // Acts told of more than this many days before the report are its history, but for sieges, which last.
    internal const int DaysBack = 60;

    /// <summary>Adds incidents to the document.</summary>
    public void Add(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var frame in document.Frames)
        {
            if (Incident(document, frame) is { } incident) Merge(document.Incidents, incident);
        }

        document.Incidents.Sort(static (a, b) => a.Span.CompareTo(b.Span));
    }

    private static IncidentFinding? Incident(Document document, EventFrame frame)
    {
        if (frame.Rule.Fine is not { } fine || !Kinds.TryGetValue(fine, out var kind)) return null;
        var modality = frame.Modality is Modality.Denied && IsCharged(document, frame.Predicate) ? Modality.Alleged : frame.Modality;
        if (modality is not (Modality.Happened or Modality.Alleged) || frame.ContentNegated) return null;
        var gerund = Arguments.AccusedGerund(document, frame.Predicate) >= 0;
        if (document.Text[frame.Predicate].Relation == Relation.Amod && !gerund && !Arguments.IsMisreadFinite(document, frame.Predicate)) return null;
        var noun = frame.Rule.Pos == Upos.NOUN && !gerund && document.Tree.Child(frame.Predicate, Relation.Obj) < 0;

        // "…, its first attack since the truce": in apposition it names again what was told.
        if (noun && document.Text[frame.Predicate].Relation == Relation.Appos) return null;
        var place = document.PlaceOf(frame.Predicate);
        var target = Target(document, frame, out var targetToken);
        if (place is null && targetToken >= 0 && frame.Targets.Count > 0) place = document.PlaceOf(targetToken);
        if (targetToken >= 0 && place is not null && Names(document, targetToken, place)) target = place.Name;
        var date = document.DateOf(frame.Predicate);
        if (!IsTold(document, frame, noun, place, target, date)) return null;
        if (fine != "blockade" && date is { } when && document.Article.Published is { } published && NodaTime.Period.DaysBetween(when.Latest, published.Earliest) > DaysBack) return null;
        if (IsSetting(document, frame, place)) return null;
        if (frame.Rule.Id is "assault.kill.verb" or "assault.wound.verb" && !IsKilling(document, frame, place)) return null;
        if (!noun && IsHabitual(document, frame.Predicate)) return null;
        if (frame.Rule.Id == "assault.kill.verb") kind = IncidentKind.GroundAttack;
        if (fine == "troop_or_weapon_placement" && !IsPullback(document, frame, place)) return null;
        kind = Refine(document, frame, kind, targetToken);
        if (fine is "arrest_raid" or "abduction" && targetToken < 0) return null;
        var perpetrator = Perpetrator(document, frame);

        // A road or crossing that is said to be closed, by nobody: how things stand, and a matter of access.
        if (perpetrator is null && fine == "blockade" && document.Lemma(frame.Predicate) is "close" or "shut" or "seal" or "cut" or "block") return null;

        // Arrests, seizures and destruction by nobody in particular are crime or accident more often than acts of a conflict.
        if (perpetrator is null && ((kind == IncidentKind.Detention && !frame.Sources.Any(s => Belligerents.IsForce(document, s))) || (fine == "looting" && frame.Sources.Count == 0 && kind == IncidentKind.Other) || frame.Rule.Id is "coerce.seize.goods" or "assault.primitive")) return null;
        var span = Clauses.SpanOf(document, frame.Predicate);
        if (span.Length <= document.Text[frame.Predicate].End - document.Text[frame.Predicate].Start) return null;
        return new IncidentFinding
        {
            Kind = kind,
            KindFine = fine,
            Perpetrator = perpetrator,
            AllegedBy = frame.Modality == Modality.Alleged && frame.AttributedTo.Count > 0 ? Side(document, frame.AttributedTo[^1]) : null,
            Target = target,
            Place = place?.Name ?? NameOfPlace(document, targetToken),
            Date = date,
            Modality = modality,
            AttributedTo = frame.AttributedTo,
            Rule = frame.Rule.Id,
            Span = span,
            Evidence = span.Of(document.Text.Text),
        };
    }

    /// <summary>
    /// Whether an act only sets another in its time or says who somebody is: "have died since Hezbollah seized two soldiers", "the army, which is
    /// fighting the rebels in Arauca", "the areas that it took".
    /// </summary>
    private static bool IsSetting(Document document, EventFrame frame, PlaceMention? place)
    {
        var text = document.Text;
        if (text[frame.Predicate].Upos != Upos.VERB) return false;
        if (text[frame.Predicate].Relation == Relation.Advcl && Operators.Marker(document, frame.Predicate) == "since") return true;
        if (text[frame.Predicate].Relation == Relation.AclRelcl && (frame.Rule.Fine == "clash" || (place is null && frame.Rule.Fine == "territory_taken"))) return true;

        // "Fired mortars into the city, hitting an embassy": what the same fire hit.
        return text[frame.Predicate].Relation == Relation.Advcl && text.Word(frame.Predicate).EndsWith("ing", StringComparison.Ordinal) && document.Lemma(frame.Predicate) is "hit" or "strike" or "damage" or "land" or "target"
            && document.Frames.Exists(f => f.Predicate == text[frame.Predicate].Head && f.Type == EventType.ASSAULT);
    }

    /// <summary>"Denied a charge that they had …": what is denied has been alleged by another.</summary>
    private static bool IsCharged(Document document, int predicate)
    {
        var head = document.Text[predicate].Head;
        return head >= 0 && document.Text[head].Upos == Upos.NOUN && document.Text[predicate].Relation is Relation.Ccomp or Relation.Acl
            && document.Lemma(head) is "charge" or "accusation" or "allegation" or "claim";
    }

    /// <summary>
    /// Whether killing is told as an act of its own, by somebody and somewhere: not the toll of another act ("…, killing four"), nor of a war.
    /// </summary>
    private static bool IsKilling(Document document, EventFrame frame, PlaceMention? place)
    {
        var text = document.Text;
        var relation = text[frame.Predicate].Relation;
        if (IsTollOfAnother(document, frame)) return false;
        if (frame.Sources.Count == 0 && document.Lemma(frame.Predicate) is "execute" or "massacre" or "slaughter" or "behead" or "lynch" or "murder" or "assassinate" or "butcher"
            && relation is not (Relation.Acl or Relation.AclRelcl or Relation.Advcl) && (place is not null || document.DateOf(frame.Predicate) is not null)) return true;
        var charged = text.Word(frame.Predicate).EndsWith("ing", StringComparison.Ordinal) && text[frame.Predicate].Head is >= 0 and var blaming && document.Lemma(blaming) is "accuse" or "suspect" && Operators.Marker(document, frame.Predicate) == "of";
        if (charged) return place is not null || document.DateOf(frame.Predicate) is not null;
        if (text.Word(frame.Predicate).EndsWith("ing", StringComparison.Ordinal) && document.Tree.Child(frame.Predicate, Relation.Aux) < 0) return false;
        if ((place is null && document.DateOf(frame.Predicate) is null) || (relation is Relation.Advcl && document.Tree.Child(frame.Predicate, Relation.Nsubj) < 0) || relation is Relation.Acl or Relation.AclRelcl || frame.Sources.Count == 0) return false;
        foreach (var source in frame.Sources)
        {
            if (text[source].Upos == Upos.PRON || document.Who.ActorsAt(source).Count > 0) continue;
            if (document.Lemma(source) is not ("gunman" or "soldier" or "militant" or "rebel" or "troop" or "fighter" or "police" or "militiaman" or "insurgent" or "attacker" or "assailant" or "raider" or "bandit")) return false;
        }

        return !HasAuxiliary(document, frame.Predicate, "have");
    }

    /// <summary>Whether forces are told to have left or entered a place that is named: "its tanks began to pull out of Beit Hanoun".</summary>
    private static bool IsPullback(Document document, EventFrame frame, PlaceMention? place) =>
        place is { Precision: not "country" } && frame.Rule.Id is "retreat.withdraw.verb" && frame.Sources.Count > 0 && document.Text[frame.Predicate].Relation is not (Relation.AclRelcl or Relation.Acl)
        && (frame.Theme >= 0 && Belligerents.IsForce(document, frame.Theme) || frame.Sources.Any(s => Belligerents.IsForce(document, s) || document.Lemma(s) is "tank" or "column" or "convoy" or "intruder" or "vehicle"));

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

    /// <summary>"They shell us every day", "if they strike": the simple present tells of no single act, but in a headline.</summary>
    private static bool IsHabitual(Document document, int verb)
    {
        var morphology = document.Text[verb].Morphology;
        return (morphology & Morphology.TensePres) != 0 && (morphology & Morphology.VerbFin) != 0 && document.Text[verb].Start > 0
            && document.Lemma(verb) is not ("hit" or "cut" or "shut" or "beat" or "set" or "burst");
    }

    private static bool HasAuxiliary(Document document, int verb, string lemma)
    {
        for (var child = document.Tree.FirstChild(verb); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Aux && document.Lemma(child) == lemma && document.Text.Word(child) is not "had") return true;
        }

        return false;
    }

    /// <summary>Whether the words tell of an act that can be told apart: a general mention ("the violence", "attacks on civilians") is none.</summary>
    private static bool IsTold(Document document, EventFrame frame, bool noun, PlaceMention? place, string? target, PartialDate? date)
    {
        var exact = place is not null && place.Precision != "country";
        if (!noun) return target is not null || exact || (place is not null && date is not null);
        var text = document.Text;
        var plural = (text[frame.Predicate].Morphology & Morphology.NumberPlur) != 0;
        var carrier = Arguments.Carrier(document, frame.Predicate);
        var carried = carrier >= 0 && Operators.Carries(document, carrier);
        var happening = Happens(document, frame.Predicate);
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
        if (!exact && target is null) return false;
        if (document.Tree.Child(frame.Predicate, Relation.Cop) >= 0) return true;
        if (carried || (happening && (place is not null || date is not null)) || (IsBlamed(document, frame.Predicate) && (!plural || place is not null))) return true;
        var definite = document.Tree.Child(frame.Predicate, Relation.Det) is >= 0 and var article ? document.Lemma(article) : "";
        if (exact && !plural && definite is "a" or "an") return true;
        if (exact && frame.Sources.Count > 0 && definite is not "the" && !plural) return true;
        return exact && date is not null && !plural;
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
                    Relation.Obl or Relation.OblAgent => lemma is "kill" or "wound" or "injure" or "die" or "hit" or "destroy" or "damage" or "hurt" or "lose" or "perish" or "strike" or "leave" or "maim",
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
            if (text[at].Upos is not (Upos.NOUN or Upos.PROPN or Upos.ADJ or Upos.DET or Upos.ADP or Upos.NUM or Upos.PART or Upos.CCONJ or Upos.ADV)) return -1;
        }

        return -1;
    }

    private static bool IsEffect(string lemma) =>
        lemma is "kill" or "wound" or "injure" or "hit" or "destroy" or "damage" or "strike" or "target" or "erupt" or "rage" or "break" or "begin" or "continue"
            or "resume" or "take" or "occur" or "happen" or "leave" or "go" or "report" or "force" or "follow" or "intensify" or "claim" or "flare" or "die" or "rock" or "shake" or "hold" or "start"
            or "rip" or "tear" or "pound" or "level" or "flatten" or "gut" or "set" or "sink" or "wreck" or "jolt" or "engulf" or "persist" or "spread" or "ensue" or "escalate" or "subside" or "hurt" or "maim"
            or "devastate" or "obliterate" or "disrupt" or "shatter" or "mar" or "pierce" or "breach" or "last";

    private static IncidentKind Refine(Document document, EventFrame frame, IncidentKind kind, int target)
    {
        foreach (var source in frame.Sources)
        {
            if (kind == IncidentKind.GroundAttack && RuleMatcher.IsOneOf(document, source, Explosives)) kind = IncidentKind.Bombing;
            else if (kind == IncidentKind.GroundAttack && RuleMatcher.IsOneOf(document, source, Aircraft)) kind = IncidentKind.Airstrike;
            else if (kind == IncidentKind.GroundAttack && RuleMatcher.IsOneOf(document, source, Artillery)) kind = IncidentKind.Shelling;
        }

        if (kind == IncidentKind.GroundAttack && frame.Rule.Pos == Upos.VERB && document.Lemma(frame.Predicate) is "strike" or "hit" or "pound" or "target" or "blast" or "pummel" && IsOfState(document, frame)) kind = IncidentKind.Airstrike;
        if (frame.Rule.Id == "assault.aerial.bomb" && IsPlanted(document, frame, target)) kind = IncidentKind.Bombing;
        if (target < 0) return kind;
        if (kind is IncidentKind.Movement or IncidentKind.Blockade or IncidentKind.Chemical) return kind;
        if (RuleMatcher.IsOneOf(document, target, Medical)) return kind == IncidentKind.Detention ? kind : IncidentKind.AttackOnMedical;
        if (IsRelief(document, target)) return kind == IncidentKind.Detention ? kind : IncidentKind.AttackOnAid;
        return kind;
    }

    /// <summary>Whether a state is who acts: what it "strikes" or "hits" by no weapon named it mostly strikes from the air.</summary>
    private static bool IsOfState(Document document, EventFrame frame)
    {
        foreach (var source in frame.Sources)
        {
            foreach (var actor in document.Who.ActorsAt(source))
            {
                if (actor.Kind is "GOV" or "MIL" && actor.Known && actor.Country is not null) return true;
            }
        }

        return false;
    }

    /// <summary>Whether what was bombed was so by charges rather than from the air: by rebels, who have no aircraft, or a bus, a train, a pipeline.</summary>
    private static bool IsPlanted(Document document, EventFrame frame, int target)
    {
        foreach (var source in frame.Sources)
        {
            if (RuleMatcher.IsOneOf(document, source, Aircraft)) return false;
            foreach (var actor in document.Who.ActorsAt(source))
            {
                if (actor.Kind == "REB") return true;
            }
        }

        return frame.Sources.Count == 0 && target >= 0 && document.Lemma(target) is "bus" or "train" or "pipeline" or "car" or "hotel" or "railway" or "pylon" or "checkpoint" or "church" or "bank";
    }

    private static bool IsRelief(Document document, int target)
    {
        if (RuleMatcher.IsOneOf(document, target, Relief)) return true;
        if (document.Lemma(target) is "aid" or "relief" or "humanitarian" && target + 1 < document.Text.Count && RuleMatcher.IsOneOf(document, target + 1, MaybeRelief)) return true;
        if (!RuleMatcher.IsOneOf(document, target, MaybeRelief)) return false;
        var (first, end) = document.Tree.Range(target);
        for (var token = first; token < Math.Min(end, target + 8); token++)
        {
            if (document.Lemma(token) is "aid" or "humanitarian" or "relief" or "UN" or "U.N." or "UNRWA" or "WFP" or "Food" or "UNICEF" or "Cross" or "Crescent" or "food" or "medical" or "Nations" or "cross" or "crescent" or "un" or "u.n." or "unicef" or "nation" or "wfp" or "unrwa") return true;
        }

        return false;
    }

    private static string? Perpetrator(Document document, EventFrame frame)
    {
        if (frame.Rule.Symmetric) return null;
        foreach (var source in frame.Sources)
        {
            // "Israeli warplanes", "a bomb blamed on the rebels": whose the weapon is.
            foreach (var actor in document.Who.SubjectActors(source)) return actor.Side;
            if (BlamedOn(document, source) is { } blamed) return blamed;
        }

        if (frame.Sources.Count > 0 && document.Text[frame.Sources[0]].Upos == Upos.PRON && Voices.SayingAbove(document, frame.Predicate) is >= 0 and var saying
            && document.Who.ActorsAt(frame.Sources[0]).Count == 0)
        {
            // "The army said it had killed …": who speaks is who acted.
            foreach (var actor in document.Who.SubjectActors(saying)) return actor.Side;
        }

        if (frame.Rule.Pos == Upos.NOUN && BlamedOn(document, frame.Predicate) is { } named) return named;
        foreach (var source in frame.Sources)
        {
            foreach (var actor in document.Who.ActorsAt(source))
            {
                if (actor.Known || actor.Side != actor.Name || actor.IsPerson) return actor.Side;
            }
        }

        foreach (var actor in document.Who.SubjectActors(frame.Predicate))
        {
            if (actor.Known || actor.Side != actor.Name) return actor.Side;
        }

        return null;
    }

    /// <summary>A proper name that is hit or besieged and is no actor is a place, though no gazetteer knows it.</summary>
    private static string? NameOfPlace(Document document, int target)
    {
        var text = document.Text;
        if (target < 0 || text[target].Upos != Upos.PROPN || document.Who.ActorsAt(target).Count > 0) return null;
        var (first, end) = (target, target + 1);
        while (first > 0 && text[first - 1].Upos == Upos.PROPN) first--;
        while (end < text.Count && text[end].Upos == Upos.PROPN) end++;
        return document.SpanOf(first, end).Of(text.Text);
    }

    private static string? BlamedOn(Document document, int noun)
    {
        if (document.Text[noun].Upos is not (Upos.NOUN or Upos.PROPN)) return null;
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Lemma(child) != "blame") continue;
            var heads = new List<int>();
            Arguments.Prepositional(document, child, "on", heads);
            foreach (var head in heads)
            {
                foreach (var actor in document.Who.ActorsAt(head)) return actor.Side;
            }
        }

        return null;
    }

    private static string? Target(Document document, EventFrame frame, out int token)
    {
        token = -1;
        var candidate = frame.Targets.Count > 0 ? frame.Targets[0] : frame.Rule.Fine == "blockade" ? frame.Theme : -1;
        if (candidate < 0 && document.Text[frame.Predicate].Upos == Upos.NOUN) candidate = VictimOfHead(document, frame.Predicate);
        if (candidate < 0 || frame.Rule.Symmetric) return null;
        if (document.Text[candidate].Upos is not (Upos.NOUN or Upos.PROPN or Upos.NUM or Upos.ADJ)) return null;

        // "air raids on Sunday": a day is when, not what was hit.
        if (SpeakerName.IsTime(document.Text, candidate)) return null;
        token = candidate;

        // "accused of bombing hospitals", where a parser takes the two for one noun: the act is no part of what it hit.
        if (document.Text[frame.Predicate].Head == candidate && document.Text[frame.Predicate].Relation == Relation.Compound && frame.Predicate < candidate)
        {
            return document.SpanOf(frame.Predicate + 1, candidate + 1).Of(document.Text.Text);
        }

        return Clauses.ShortPhrase(document, candidate);
    }

    /// <summary>"Shelling hit a school": what the verb of a noun of force befalls.</summary>
    private static int VictimOfHead(Document document, int noun)
    {
        var head = document.Text[noun].Head;
        if (head < 0 || document.Text[noun].Relation is not Relation.Nsubj) return -1;
        return document.Lemma(head) is "hit" or "strike" or "destroy" or "damage" or "kill" or "wound" or "injure" or "target" or "rock" or "shake" or "pound" or "batter" or "engulf" or "devastate" or "flatten" or "sweep" or "rip" or "gut" or "level" ? document.Tree.Child(head, Relation.Obj) : -1;
    }

    private static string Side(Document document, string name)
    {
        foreach (var actor in document.Actors)
        {
            if (actor.Name == name) return actor.Side;
        }

        return name;
    }

    private static bool Names(Document document, int token, PlaceMention place)
    {
        _ = document;
        return place.First <= token && token < place.End;
    }

    private static void Merge(List<IncidentFinding> incidents, IncidentFinding incident)
    {
        for (var i = 0; i < incidents.Count; i++)
        {
            var known = incidents[i];
            if (!SameAct(known, incident)) continue;

            // "Opened artillery fire": the word for the means says more than the one for the act.
            var finer = known.Kind == IncidentKind.GroundAttack && Family(incident.Kind) == 0;
            incidents[i] = known with
            {
                Kind = finer ? incident.Kind : known.Kind,
                KindFine = finer ? incident.KindFine : known.KindFine,
                Perpetrator = known.Perpetrator ?? incident.Perpetrator,
                AllegedBy = known.AllegedBy ?? incident.AllegedBy,
                Target = known.Target ?? incident.Target,
                Place = known.Place ?? incident.Place,
                Date = known.Date ?? incident.Date,
                Modality = known.Modality == Modality.Happened ? known.Modality : incident.Modality,
            };
            return;
        }

        incidents.Add(incident);
    }

    private static bool SameAct(IncidentFinding a, IncidentFinding b)
    {
        if (a.Span.Overlaps(b.Span) && a.Place is not null && b.Place is not null && a.Place != b.Place && a.Rule != b.Rule) return false;
        if (a.Span.Overlaps(b.Span) && Family(a.Kind) == Family(b.Kind)) return true;
        if (a.Span.Overlaps(b.Span) && (a.Kind == IncidentKind.Other || b.Kind == IncidentKind.Other || IsLoose(a.Kind, b.Kind) || IsLoose(b.Kind, a.Kind))) return true;
        if (Family(a.Kind) != Family(b.Kind)) return false;
        if (a.Date is not null && b.Date is not null && a.Date != b.Date) return false;
        if (a.Place is not null && b.Place is not null && a.Place != b.Place) return false;
        if (a.Perpetrator is not null && b.Perpetrator is not null && a.Perpetrator != b.Perpetrator) return false;
        return (a.Place is not null && a.Place == b.Place) || (a.Target is not null && string.Equals(a.Target, b.Target, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsLoose(IncidentKind kind, IncidentKind other) => kind == IncidentKind.GroundAttack && Family(other) == 0;

    private static int Family(IncidentKind kind) => kind switch
    {
        IncidentKind.Airstrike or IncidentKind.Bombing or IncidentKind.Shelling => 0,
        _ => (int)kind + 1,
    };

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
