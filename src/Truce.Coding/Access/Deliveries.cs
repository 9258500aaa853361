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

        // "Two convoys carrying aid were waiting": what they carry is not where they have got to.
        if (!moves && text[token].Relation == Relation.Acl && text.Word(token).EndsWith("ing", StringComparison.Ordinal)) return;

        // "Blocked all aid from crossing".
        if (Operators.Marker(document, token) == "from") return;
        if (document.Lemma(token) is "resume" or "restart" && !AidWords.ObjectIs(document, token, "delivery", "distribution", "airlift", "convoy", "flight", "airdrop", "shipment")) return;
        var heads = new List<int>();
        if (moves) Arguments.Subjects(document, token, heads);
        else Arguments.Objects(document, token, heads);
        if (document.Lemma(token) == "receive") Arguments.Objects(document, token, heads);

        // "Trucks crossed into the territory, he said": a verb of motion has no passive, so a noun before it is what moves.
        if (moves && heads.Count == 0 && text[token].Relation == Relation.Acl) heads.Add(text[token].Head);
        if (document.Lemma(token) is "send" or "bring" or "provide" or "get" or "carry" or "drop" or "receive" or "ship" or "hand" or "supply" or "land" or "pour" && !heads.Exists(h => AidWords.IsCertainAid(document, h)) && !IsBrought(document, token) && !heads.Exists(h => AidWords.IsCraftOfAgency(document, h))) return;
        var resumed = document.Lemma(token) is "resume" or "restart" && Blockages.IsHelper(document, token);
        if (!resumed && !heads.Exists(h => AidWords.IsAid(document, h)) && !(moves && heads.Exists(h => AidWords.IsCraftOfAgency(document, h))) && !ReachesPeople(document, token)) return;
        if (IsUnfulfilled(document, token)) return;
        var modality = ModalityCalculus.Of(document, token).Modality;
        if (modality is Modality.Happened or Modality.Alleged && heads.Exists(h => IsNone(document, h))) modality = Modality.Negated;
        if (modality is Modality.Happened or Modality.Alleged && Operators.Marker(document, token) == "to") return;
        var voices = Voices.Of(document, token);
        var place = AidWords.PlaceIn(document, token);
        var date = document.DateOf(token);
        var span = Clauses.SpanOf(document, token);
        var actors = moves ? [] : document.Who.SubjectActors(token);
        var actor = actors.Count > 0 ? actors[0].Name : null;
        for (var i = 0; i < heads.Count && actor is null && moves; i++) actor = AidWords.CarrierOf(document, heads[i]);
        if (actor is null && moves && ReachesPeople(document, token)) actor = document.Who.SubjectActors(token) is [var reaching, ..] ? reaching.Name : null;
        if (place is null && actor is null && !heads.Exists(h => AidWords.IsCertainAid(document, h)) && !(date is not null && document.Lemma(token) is "unload" or "offload")) return;
        switch (modality)
        {
            case Modality.Negated:
                AccessStep.Report(document, AccessKind.Blocked, "entry_impeded", null, place, date, voices.Count > 0 ? Modality.Alleged : Modality.Happened, span, voices);
                break;
            case Modality.Happened or Modality.Alleged:
                AccessStep.Report(document, AccessKind.Delivery, "delivered", actor, place, date, voices.Count > 0 ? Modality.Alleged : modality, span, voices);
                break;
            case Modality.Demanded:
                if (text[token].Relation is Relation.Xcomp or Relation.Ccomp or Relation.Advcl) break;
                var speaker = voices.Count > 0 ? voices[^1] : null;
                if (speaker is not null) AccessStep.Report(document, AccessKind.Demand, null, speaker, place, date, Modality.Demanded, span, voices);
                break;
        }
    }

    /// <summary>"A ferry brought 90 tonnes of flour", "the Red Cross handed out blankets": who brings it makes goods aid.</summary>
    private static bool IsBrought(Document document, int verb)
    {
        if (document.Lemma(verb) is not ("bring" or "hand" or "carry" or "ship" or "land" or "send")) return false;
        if (document.Lemma(verb) is "hand" && !AidWords.HasNear(document, verb, 6, "out")) return false;
        if (Arguments.IsPassive(document, verb)) return false;
        var subjects = new List<int>();
        Arguments.Subjects(document, verb, subjects);
        return subjects.Exists(s => AidWords.IsAidActor(document, s) || AidWords.IsRedCross(document, s) || Blockages.IsReliefSpeaker(document, verb, s) || (document.Lemma(s) is "lorry" or "truck" or "ferry" or "ship" or "vessel" or "boat" or "barge" or "plane" or "helicopter" or "aircraft" or "convoy" or "flight" && !AidWords.IsMilitary(document, s)));
    }

    /// <summary>"The World Food Programme reached 400,000 people in five days": help that came to those who are counted.</summary>
    private static bool ReachesPeople(Document document, int verb)
    {
        if (document.Lemma(verb) != "reach" || Arguments.IsPassive(document, verb)) return false;
        var subjects = new List<int>();
        Arguments.Subjects(document, verb, subjects);
        if (!subjects.Exists(s => AidWords.IsAidActor(document, s))) return false;
        var objects = new List<int>();
        Arguments.Objects(document, verb, objects);
        return objects.Exists(o => document.Lemma(o) is "people" or "person" or "family" or "child" or "household" or "resident" or "refugee" && document.Tree.Child(o, Relation.Nummod) >= 0);
    }

    /// <summary>"Not one aid lorry entered", "no convoy has arrived".</summary>
    private static bool IsNone(Document document, int head)
    {
        var (first, _) = document.Tree.Range(head);
        if (first < head && document.Lemma(first) is "no" or "not" or "neither") return true;
        return first > 0 && first <= head && document.Lemma(first - 1) is "not" && document.Text[first - 1].Sentence == document.Text[head].Sentence && document.Text[first].Upos == Upos.NUM;
    }

    /// <summary>"No substitute for letting in aid", "without bringing in food": what is spoken of and not told.</summary>
    private static bool IsUnfulfilled(Document document, int verb) =>
        document.Text.Word(verb).EndsWith("ing", StringComparison.Ordinal) && Operators.Marker(document, verb) is "for" or "without" or "before" or "instead" or "of" or "about" or "on";
}
