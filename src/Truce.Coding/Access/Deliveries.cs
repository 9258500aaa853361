using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Aid that got through.</summary>
internal static class Deliveries
{
    public static void Delivered(Document document, int token)
    {
        var text = document.Text;
        var moves = document.Lemma(token) is "reach" or "enter" or "arrive" or "cross" or "pass" or "get" or "roll" or "drive" or "trickle" or "dock" or "pour" or "land";

        // "Blocked all aid from crossing".
        if (Operators.Marker(document, token) == "from") return;
        if (document.Lemma(token) is "resume" or "restart" && !AidWords.ObjectIs(document, token, "delivery", "distribution", "airlift", "convoy", "flight", "airdrop", "shipment")) return;
        var heads = new List<int>();
        if (moves) Arguments.Subjects(document, token, heads);
        else Arguments.Objects(document, token, heads);
        if (document.Lemma(token) == "receive") Arguments.Objects(document, token, heads);

        // "Trucks crossed into the territory, he said": a verb of motion has no passive, so a noun before it is what moves.
        if (moves && heads.Count == 0 && text[token].Relation == Relation.Acl) heads.Add(text[token].Head);
        if (document.Lemma(token) is "send" or "bring" or "provide" or "get" or "carry" or "drop" or "receive" or "ship" or "hand" or "supply" or "land" or "pour" && !heads.Exists(h => AidWords.IsCertainAid(document, h))) return;
        var resumed = document.Lemma(token) is "resume" or "restart" && Blockages.IsHelper(document, token);
        if (!resumed && !heads.Exists(h => AidWords.IsAid(document, h))) return;
        var reading = ModalityCalculus.Of(document, token);
        if (reading.Modality is Modality.Happened or Modality.Alleged && Operators.Marker(document, token) == "to") return;
        var voices = Voices.Of(document, token);
        var place = AidWords.PlaceIn(document, token);
        var date = document.DateOf(token);
        var span = Clauses.SpanOf(document, token);
        var actors = moves ? [] : document.Who.SubjectActors(token);
        var actor = actors.Count > 0 ? actors[0].Name : null;
        for (var i = 0; i < heads.Count && actor is null && moves; i++) actor = AidWords.CarrierOf(document, heads[i]);
        if (place is null && actor is null && !heads.Exists(h => AidWords.IsCertainAid(document, h))) return;
        switch (reading.Modality)
        {
            case Modality.Negated:
                AccessStep.Report(document, AccessKind.Blocked, "entry_impeded", null, place, date, voices.Count > 0 ? Modality.Alleged : Modality.Happened, span, voices);
                break;
            case Modality.Happened or Modality.Alleged:
                AccessStep.Report(document, AccessKind.Delivery, "delivered", actor, place, date, voices.Count > 0 ? Modality.Alleged : reading.Modality, span, voices);
                break;
            case Modality.Demanded:
                if (text[token].Relation is Relation.Xcomp or Relation.Ccomp or Relation.Advcl) break;
                var speaker = voices.Count > 0 ? voices[^1] : null;
                if (speaker is not null) AccessStep.Report(document, AccessKind.Demand, null, speaker, place, date, Modality.Demanded, span, voices);
                break;
        }
    }
}
