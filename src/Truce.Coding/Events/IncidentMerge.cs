using Truce.Domain;

namespace Truce.Coding;

/// <summary>One incident for what a report tells twice.</summary>
internal static class IncidentMerge
{
    public static void Merge(List<IncidentFinding> incidents, IncidentFinding incident)
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
        // "A reporter heard shelling, and a spokesman accused Turkey of attacking the hospital": two tell, each of his own.
        if (a.Modality != b.Modality && a.Rule != b.Rule && a.Perpetrator != b.Perpetrator && !a.Span.Contains(b.Span.Start)) return false;
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
}
