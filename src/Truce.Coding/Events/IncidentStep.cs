using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// What was done on the ground, by the frames of force and coercion that the report tells as fact or on somebody's word; never from
/// threats, plans, conditions or denials. An incident told twice is one.
/// </summary>
internal sealed class IncidentStep
{
    // Acts told of more than this many days before the report are its history, but for sieges, which last. In the reports annotated so far the oldest act
    // that belongs to the story is 128 days old, the youngest that is background 158.
    private const int DaysBack = 150;

    // What is told of a whole region ("launched an offensive in the north") is so sooner than a single act in a town.
    private const int CampaignDaysBack = 60;

    /// <summary>Adds incidents to the document.</summary>
    public void Add(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var frame in document.Frames)
        {
            if (Incident(document, frame) is { } incident) IncidentMerge.Merge(document.Incidents, incident);
        }

        document.Incidents.Sort(static (a, b) => a.Span.CompareTo(b.Span));
    }

    private static IncidentFinding? Incident(Document document, EventFrame frame)
    {
        if (frame.Rule.Fine is not { } fine || !IncidentKinds.Kinds.TryGetValue(fine, out var kind)) return null;
        var modality = frame.Modality is Modality.Denied && IsCharged(document, frame.Predicate) ? Modality.Alleged : frame.Modality;
        if (modality is not (Modality.Happened or Modality.Alleged) || frame.ContentNegated) return null;
        var gerund = Arguments.AccusedGerund(document, frame.Predicate) >= 0;
        if (document.Text[frame.Predicate].Relation == Relation.Amod && !gerund && !Arguments.IsMisreadFinite(document, frame.Predicate)) return null;
        var noun = frame.Rule.Pos == Upos.NOUN && !gerund && document.Tree.Child(frame.Predicate, Relation.Obj) < 0;

        // "Dropping gas bombs": the weapon of an act.
        if (noun && document.Frames.Exists(f => f.Theme == frame.Predicate && f.Predicate < frame.Predicate && f.Type == EventType.ASSAULT)) return null;

        // "…, its first attack since the truce": in apposition it names again what was told.
        if (noun && document.Text[frame.Predicate].Relation == Relation.Appos) return null;
        var target = IncidentRoles.Target(document, frame, out var targetToken);
        var place = IncidentPlace.Of(document, frame, targetToken);
        if (targetToken >= 0 && place is not null && IncidentRoles.Names(document, targetToken, place)) target = place.Name;
        var date = document.DateOf(frame.Predicate);
        if (!NounsOfForce.IsTold(document, frame, noun, place, target, date)) return null;
        if (fine != "blockade" && date is { } when && document.Article.Published is { } published
            && NodaTime.Period.DaysBetween(when.Latest, published.Earliest) is var ago && (ago > DaysBack || (ago > CampaignDaysBack && place is not { Precision: "exact" or "settlement" or "near" }))) return null;
        if (target is not null && IsToll(document, frame, targetToken)) return null;
        if (IsSetting(document, frame, place) || IsNoAct(document, frame)) return null;
        if (!noun && place is not { Precision: not "country" } && date is null && IsGoingOn(document, frame.Predicate)) return null;
        if (frame.Rule.Id is "assault.kill.verb" or "assault.wound.verb" && !KillingsAndMoves.IsKilling(document, frame, place)) return null;
        if (!noun && IsHabitual(document, frame.Predicate)) return null;
        if (frame.Rule.Id == "assault.kill.verb" || (frame.Rule.Id == "assault.wound.verb" && frame.Sources.Any(s => IncidentKinds.IsWeapon(document, s)))) kind = IncidentKind.GroundAttack;
        if (frame.Rule.Id == "mobilize.cross.border" && document.Lemma(frame.Predicate) == "cross" && KillingsAndMoves.IsCrossing(document, frame)) kind = IncidentKind.Movement;
        if (frame.Rule.Id is "assault.kill.noun" or "assault.primitive") kind = IncidentKind.GroundAttack;
        if (fine == "troop_or_weapon_placement" && !KillingsAndMoves.IsPullback(document, frame, place)) return null;
        kind = IncidentKinds.Refine(document, frame, kind, targetToken);
        if (fine is "arrest_raid" or "abduction" && targetToken < 0) return null;
        var perpetrator = IncidentRoles.Perpetrator(document, frame);

        // A road or crossing that is said to be closed, by nobody: how things stand, and a matter of access.
        if (perpetrator is null && fine == "blockade" && document.Lemma(frame.Predicate) is "close" or "shut" or "seal" or "cut" or "block") return null;

        // Arrests, seizures and destruction by nobody in particular are crime or accident more often than acts of a conflict.
        if (perpetrator is null && ((kind == IncidentKind.Detention && !frame.Sources.Any(s => Belligerents.IsForce(document, s)) && !(fine == "abduction" && place is { Precision: not "country" }) && !(date is not null && document.Lemma(frame.Predicate) is "arrest" or "detain" or "seize" or "abduct" or "kidnap" or "capture" or "abduction" or "kidnapping")) || (fine == "looting" && frame.Sources.Count == 0 && kind == IncidentKind.Other) || frame.Rule.Id is "coerce.seize.goods" || (frame.Rule.Id is "assault.primitive" && place is not { Precision: not "country" }))) return null;
        var span = Clauses.SpanOf(document, frame.Predicate);
        if (span.Length <= document.Text[frame.Predicate].End - document.Text[frame.Predicate].Start) return null;
        return new IncidentFinding
        {
            Kind = kind,
            KindFine = fine,
            Perpetrator = perpetrator,
            AllegedBy = frame.Modality == Modality.Alleged && frame.AttributedTo.Count > 0 ? IncidentRoles.Side(document, frame.AttributedTo[^1]) : null,
            Target = target,
            Place = place?.Name ?? IncidentRoles.NameOfPlace(document, targetToken),
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

        // "On the day the rebels took the city".
        if (text[frame.Predicate].Relation is Relation.AclRelcl or Relation.Acl && text[frame.Predicate].Head is >= 0 and var day && IsSpell(document, day)) return true;
        var subjects = new List<int>();
        Arguments.Subjects(document, frame.Predicate, subjects);
        if (subjects.Count > 0 && subjects[0] < frame.Predicate && document.Tree.Range(subjects[0]).First is > 1 and var first && IsSpell(document, first - 1) && text[first - 1].Sentence == text[frame.Predicate].Sentence
            && Operators.Marker(document, first - 1) is "on" or "since" or "until" or "by" or "from") return true;

        // "Two soldiers whom it had held for two years": who they are.
        if (text[frame.Predicate].Relation == Relation.AclRelcl && document.Lemma(frame.Predicate) is "hold" or "starve") return true;
        if (text[frame.Predicate].Relation == Relation.Advcl && Operators.Marker(document, frame.Predicate) == "since") return true;
        if (text[frame.Predicate].Relation == Relation.AclRelcl && (frame.Rule.Fine == "clash" || (place is null && frame.Rule.Fine == "territory_taken") || (document.Lemma(frame.Predicate) == "occupy" && document.DateOf(frame.Predicate) is null))) return true;
        if (text[frame.Predicate].Relation == Relation.Acl && frame.Rule.Fine == "blockade" && place is null && document.DateOf(frame.Predicate) is null) return true;

        // "The shelling of the city, which also damaged a substation": what the same fire did.
        if (text[frame.Predicate].Relation == Relation.AclRelcl && document.Lemma(frame.Predicate) is "damage" && ToldBefore(document, frame.Predicate)) return true;

        // "Fired mortars into the city, hitting an embassy": what the same fire hit.
        return text[frame.Predicate].Relation == Relation.Advcl && text.Word(frame.Predicate).EndsWith("ing", StringComparison.Ordinal) && document.Lemma(frame.Predicate) is "hit" or "strike" or "damage" or "land" or "target"
            && document.Frames.Exists(f => f.Predicate == text[frame.Predicate].Head && f.Type == EventType.ASSAULT);
    }

    private static bool IsSpell(Document document, int noun) => document.Lemma(noun) is "day" or "night" or "morning" or "week" or "month" or "year" or "time" or "moment" or "hour";

    /// <summary>"More than 1,000 targets have been struck", "the rebels have abducted over 25,000 children": the sum of a war and no act of it.</summary>
    private static bool IsToll(Document document, EventFrame frame, int target)
    {
        if (frame.Rule.Pos != Upos.VERB || !KillingsAndMoves.HasAuxiliary(document, frame.Predicate, "have") || document.Tree.Child(target, Relation.Nummod) is not (>= 0 and var number)) return false;
        var digits = 0;
        foreach (var c in document.Text.Word(number)) digits += char.IsAsciiDigit(c) ? 1 : 0;
        return digits >= 3 || document.Lemma(number) is "hundred" or "thousand" or "million";
    }

    private static bool ToldBefore(Document document, int clause)
    {
        var sentence = document.Text[clause].Sentence;
        foreach (var frame in document.Frames)
        {
            if (frame.Predicate >= clause) return false;
            if (frame.Type == EventType.ASSAULT && frame.Rule.Pos == Upos.NOUN && document.Text[frame.Predicate].Sentence == sentence) return true;
        }

        return false;
    }

    /// <summary>"Since the quake struck", "shots were fired into the air": no act against anybody.</summary>
    private static bool IsNoAct(Document document, EventFrame frame)
    {
        foreach (var source in frame.Sources)
        {
            if (document.Lemma(source) is "quake" or "earthquake" or "storm" or "cyclone" or "flood" or "hurricane" or "typhoon" or "tsunami" or "disaster" or "drought" or "tremor" or "aftershock") return true;
        }

        // "Took over the presidency", "is taken for the party's arm": no place changes hands.
        if (frame.Rule.Fine == "territory_taken" && (document.Lemma(frame.Predicate + 1 < document.Text.Count ? frame.Predicate + 1 : frame.Predicate) == "for"
            || frame.Targets.Any(t => document.Lemma(t) is "presidency" or "office" or "chair" or "chairmanship" or "leadership" or "command" or "role" or "job" or "helm" or "ministry" or "premiership" or "talk" or "post" && document.Lemma(frame.Predicate) is "take"))) return true;
        var end = Math.Min(document.Text.Sentences[document.Text[frame.Predicate].Sentence].End, frame.Predicate + 5);
        for (var token = frame.Predicate + 1; token + 2 < end; token++)
        {
            if (document.Lemma(token) == "into" && document.Lemma(token + 1) == "the" && document.Lemma(token + 2) == "air") return true;
        }

        return false;
    }

    /// <summary>"Has continued to attack areas held by its opponents": how things go, and no act that could be told apart.</summary>
    private static bool IsGoingOn(Document document, int verb) =>
        document.Text[verb].Relation == Relation.Xcomp && document.Text[verb].Head is >= 0 and var head && document.Lemma(head) is "continue" or "keep" or "go" or "resume";

    /// <summary>"Denied a charge that they had …": what is denied has been alleged by another.</summary>
    public static bool IsCharged(Document document, int predicate)
    {
        var head = Voices.Reporter(document, predicate);
        return head >= 0 && document.Text[head].Upos == Upos.NOUN && document.Text[predicate].Relation is Relation.Ccomp or Relation.Acl or Relation.AclRelcl
            && document.Lemma(head) is "charge" or "accusation" or "allegation" or "claim";
    }

    /// <summary>"They shell us every day", "if they strike": the simple present tells of no single act, but in a headline.</summary>
    private static bool IsHabitual(Document document, int verb)
    {
        var morphology = document.Text[verb].Morphology;
        return (morphology & Morphology.TensePres) != 0 && (morphology & Morphology.VerbFin) != 0 && document.Text[verb].Start > 0
            && document.Lemma(verb) is not ("hit" or "cut" or "shut" or "beat" or "set" or "burst");
    }
}
