using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// What was done on the ground, by the frames of force and coercion that the report tells as fact or on somebody's word; never from
/// threats, plans, conditions or denials. An incident told twice is one.
/// </summary>
internal sealed class IncidentStep
{
    // Acts told of more than this many days before the report are its history, but for sieges, which last.
    internal const int DaysBack = 60;

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

        // "…, its first attack since the truce": in apposition it names again what was told.
        if (noun && document.Text[frame.Predicate].Relation == Relation.Appos) return null;
        var place = document.PlaceOf(frame.Predicate);
        var target = IncidentRoles.Target(document, frame, out var targetToken);
        if (place is null && targetToken >= 0 && frame.Targets.Count > 0) place = document.PlaceOf(targetToken);
        if (targetToken >= 0 && place is not null && IncidentRoles.Names(document, targetToken, place)) target = place.Name;
        var date = document.DateOf(frame.Predicate);
        if (!NounsOfForce.IsTold(document, frame, noun, place, target, date)) return null;
        if (fine != "blockade" && date is { } when && document.Article.Published is { } published && NodaTime.Period.DaysBetween(when.Latest, published.Earliest) > DaysBack) return null;
        if (IsSetting(document, frame, place)) return null;
        if (frame.Rule.Id is "assault.kill.verb" or "assault.wound.verb" && !KillingsAndMoves.IsKilling(document, frame, place)) return null;
        if (!noun && IsHabitual(document, frame.Predicate)) return null;
        if (frame.Rule.Id == "assault.kill.verb") kind = IncidentKind.GroundAttack;
        if (fine == "troop_or_weapon_placement" && !KillingsAndMoves.IsPullback(document, frame, place)) return null;
        kind = IncidentKinds.Refine(document, frame, kind, targetToken);
        if (fine is "arrest_raid" or "abduction" && targetToken < 0) return null;
        var perpetrator = IncidentRoles.Perpetrator(document, frame);

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
        if (text[frame.Predicate].Relation == Relation.Advcl && Operators.Marker(document, frame.Predicate) == "since") return true;
        if (text[frame.Predicate].Relation == Relation.AclRelcl && (frame.Rule.Fine == "clash" || (place is null && frame.Rule.Fine == "territory_taken"))) return true;

        // "Fired mortars into the city, hitting an embassy": what the same fire hit.
        return text[frame.Predicate].Relation == Relation.Advcl && text.Word(frame.Predicate).EndsWith("ing", StringComparison.Ordinal) && document.Lemma(frame.Predicate) is "hit" or "strike" or "damage" or "land" or "target"
            && document.Frames.Exists(f => f.Predicate == text[frame.Predicate].Head && f.Type == EventType.ASSAULT);
    }

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
