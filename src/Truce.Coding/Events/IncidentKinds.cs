using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Of which kind an incident is: by the rule that found it, then by the weapon, by whom it was done and to whom.</summary>
internal static class IncidentKinds
{
    public static readonly FrozenDictionary<string, IncidentKind> Kinds = new Dictionary<string, IncidentKind>(StringComparer.Ordinal)
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

    /// <summary>Whether a noun is a weapon or an aircraft.</summary>
    public static bool IsWeapon(Document document, int noun) => RuleMatcher.IsOneOf(document, noun, Explosives) || RuleMatcher.IsOneOf(document, noun, Aircraft) || RuleMatcher.IsOneOf(document, noun, Artillery);

    public static IncidentKind Refine(Document document, EventFrame frame, IncidentKind kind, int target)
    {
        foreach (var source in frame.Sources)
        {
            if (kind == IncidentKind.GroundAttack && RuleMatcher.IsOneOf(document, source, Explosives)) kind = IncidentKind.Bombing;
            else if (kind == IncidentKind.GroundAttack && RuleMatcher.IsOneOf(document, source, Aircraft)) kind = IncidentKind.Airstrike;
            else if (kind == IncidentKind.GroundAttack && RuleMatcher.IsOneOf(document, source, Artillery)) kind = IncidentKind.Shelling;
        }

        // "A strike on an apartment block": from the air or by missile, whoever did it.
        if (kind == IncidentKind.GroundAttack && frame.Rule.Id == "assault.attack.noun" && document.Lemma(frame.Predicate) == "strike") kind = IncidentKind.Airstrike;
        if (kind == IncidentKind.GroundAttack && frame.Rule.Pos == Upos.VERB && document.Lemma(frame.Predicate) is "strike" or "hit" or "pound" or "target" or "blast" or "pummel" && IsOfState(document, frame)) kind = IncidentKind.Airstrike;
        if (frame.Rule.Id == "assault.aerial.bomb" && IsPlanted(document, frame, target)) kind = IncidentKind.Bombing;
        if (kind is IncidentKind.Airstrike or IncidentKind.Shelling && frame.Theme >= 0 && IsPoison(document, frame.Theme)) return IncidentKind.Chemical;
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

        // "A driver of a UN convoy".
        if (document.Lemma(target) is "driver" or "member" or "crew" or "guard")
        {
            for (var child = document.Tree.FirstChild(target); child >= 0; child = document.Tree.NextSibling(child))
            {
                if (child > target && document.Text[child].Relation == Relation.Nmod && document.Lemma(child) is "convoy" or "truck" or "lorry" && IsRelief(document, child)) return true;
            }
        }

        if (document.Lemma(target) is "aid" or "relief" or "humanitarian" && target + 1 < document.Text.Count && RuleMatcher.IsOneOf(document, target + 1, MaybeRelief)) return true;
        if (!RuleMatcher.IsOneOf(document, target, MaybeRelief)) return false;
        var (first, end) = document.Tree.Range(target);
        for (var token = first; token < Math.Min(end, target + 8); token++)
        {
            if (document.Lemma(token) is "aid" or "humanitarian" or "relief" or "UN" or "U.N." or "UNRWA" or "WFP" or "Food" or "UNICEF" or "Cross" or "Crescent" or "food" or "medical" or "Nations" or "cross" or "crescent" or "un" or "u.n." or "unicef" or "nation" or "wfp" or "unrwa" or "supply" or "supplies" or "flour" or "medicine") return true;
        }

        return false;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"Gas bombs", "shells filled with chlorine".</summary>
    private static bool IsPoison(Document document, int weapon)
    {
        var (first, end) = document.Tree.Range(weapon);
        for (var token = first; token < Math.Min(end, weapon + 4); token++)
        {
            if (document.Lemma(token) is "gas" or "chlorine" or "sarin" or "mustard" or "chemical" && !(token + 1 < end && document.Lemma(token + 1) is "station" or "depot" or "pipeline" or "facility")) return true;
        }

        return false;
    }
}
