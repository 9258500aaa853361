using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Aid that is let through, stopped, attacked, routed or asked for (codebook, section 10).</summary>
internal sealed class AccessStep
{
    private static readonly FrozenSet<string> Calls = Set("call", "urge", "demand", "appeal", "ask", "insist", "press", "plead", "request", "push", "seek", "implore", "must", "should", "need");
    private static readonly FrozenSet<string> Blocks = Set("block", "hold", "turn", "deny", "prevent", "stop", "impede", "obstruct", "bar", "delay", "refuse", "halt", "cut", "withhold", "seal", "restrict", "hinder", "hamper", "close", "strand", "suspend", "unable");
    private static readonly FrozenSet<string> Arrivals = Set("reach", "enter", "arrive", "deliver", "distribute", "cross", "unload", "receive", "let", "allow", "admit", "send", "bring", "drop", "airdrop", "pass", "dispatch", "get", "provide", "carry", "roll", "drive", "trickle", "dock", "resume", "restart", "truck", "ferry", "ship", "hand", "supply", "offload", "pour", "land");

    private static readonly FrozenSet<string> Removals = Set("evacuate", "move", "bring", "take", "lead", "let", "get", "bus", "ferry", "fly", "drive", "transfer", "escort");

    /// <summary>Adds access findings to the document; needs frames and incidents.</summary>
    public void Add(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        foreach (var incident in document.Incidents)
        {
            if (incident.Kind == IncidentKind.AttackOnAid) Report(document, AccessKind.Attacked, "violence_on_aid", incident.Perpetrator, incident.Place, incident.Date, incident.Modality, incident.Span, incident.AttributedTo);
        }

        for (var token = 0; token < document.Text.Count; token++)
        {
            var upos = document.Text[token].Upos;
            if (upos is not (Upos.VERB or Upos.ADJ or Upos.AUX or Upos.NOUN)) continue;
            var lemma = document.Lemma(token);
            if (Calls.Contains(lemma) && upos is Upos.VERB or Upos.AUX or Upos.NOUN) AccessDemands.Demand(document, token);
            else if (upos is Upos.VERB or Upos.ADJ && Blocks.Contains(lemma)) Blockages.Blocked(document, token);
            else if (upos == Upos.VERB && Arrivals.Contains(lemma)) Deliveries.Delivered(document, token);
            if (upos == Upos.VERB && Removals.Contains(lemma)) Evacuations.Evacuated(document, token);
            if (upos is Upos.VERB or Upos.AUX or Upos.NOUN) Blockages.Kept(document, token, lemma);
        }

        foreach (var frame in document.Frames) Movement(document, frame);
        document.Access.Sort(static (a, b) => a.Span.CompareTo(b.Span));
    }

    /// <summary>Evacuations, corridors and crossings, by the frames of the codebook.</summary>
    private static void Movement(Document document, EventFrame frame)
    {
        if (frame.Modality is not (Modality.Happened or Modality.Alleged)) return;
        var kind = frame.Rule.Fine switch
        {
            "evacuation" => AccessKind.Evacuation,
            "airdrop" => AccessKind.Delivery,
            _ => frame.Rule.Id is "retreat.access.verb" or "retreat.access.noun" && frame.Theme >= 0 && RuleMatcher.IsOneOf(document, frame.Theme, AidWords.Ways) ? AccessKind.Route : (AccessKind?)null,
        };
        if (kind is null) return;
        var actors = document.Who.SubjectActors(frame.Predicate);
        var fine = kind == AccessKind.Route ? "corridor_opened" : frame.Rule.Fine;
        if (kind == AccessKind.Evacuation && document.PlaceOf(frame.Predicate) is null && frame.Targets.Count == 0 && frame.Theme < 0) return;
        Report(document, kind.Value, fine, actors.Count > 0 ? actors[0].Name : null, AidWords.PlaceIn(document, frame.Predicate), document.DateOf(frame.Predicate),
            frame.Modality, Clauses.SpanOf(document, frame.Predicate), frame.AttributedTo);
    }

    public static void Report(
        Document document, AccessKind kind, string? fine, string? actor, string? place, PartialDate? date, Modality modality, TextSpan span, IReadOnlyList<string> voices)
    {
        for (var i = 0; i < document.Access.Count; i++)
        {
            var known = document.Access[i];
            if (known.Kind == kind && (known.Span.Overlaps(span) || (known.Place is not null && known.Place == place && known.Actor == actor))) return;
        }

        document.Access.Add(new AccessFinding
        {
            Kind = kind,
            KindFine = fine,
            Actor = actor,
            Place = place,
            Date = date,
            Modality = modality,
            AttributedTo = voices,
            Rule = "access." + kind.ToString().ToLowerInvariant(),
            Span = span,
            Evidence = span.Of(document.Text.Text),
        });
    }

    public static TextSpan Span(Document document, int first, int end, int predicate)
    {
        var span = document.SpanOf(first, end);
        return span.Length <= 320 ? span : Clauses.SpanOf(document, predicate);
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
