using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Aid that is let through, stopped, attacked, routed or asked for (codebook, section 10).</summary>
internal sealed class AccessStep
{
    private static readonly FrozenSet<string> Aid = Set(
        "aid", "relief", "assistance", "humanitarian", "convoy", "food", "medicine", "supply", "supplies", "truck", "lorry", "ration", "flour", "fuel", "aid worker", "shipment", "parcel", "blanket", "tent", "medical", "water", "fuel ship", "fuel tanker", "food ship", "aid ship", "grain ship", "aid flight", "relief flight", "aid truck", "aid lorry", "grain", "rice", "bread", "milk", "insulin", "biscuit", "medical kit", "hygiene kit", "foodstuff", "humanitarian flight", "aid delivery", "food parcel", "relief supplies", "relief worker", "aid agency", "wheat", "vaccine", "consignment");

    private static readonly FrozenSet<string> Certain = Set("aid", "humanitarian", "relief", "convoy");
    private static readonly FrozenSet<string> Ways = Set("crossing", "corridor", "route", "road", "passage", "port", "airport", "border");
    private static readonly FrozenSet<string> Areas = Set("region", "area", "province", "district", "territory", "city", "town", "village", "camp", "zone", "country", "north", "south", "east", "west", "enclave", "state");
    private static readonly FrozenSet<string> Wishes = Set("access", "reach", "deliver", "delivery", "enter", "let", "allow", "open", "corridor", "unhindered", "unimpeded", "accessible", "flow", "entry", "passage", "distribute", "evacuate", "permit", "flight", "evacuation", "route");
    private static readonly FrozenSet<string> Calls = Set("call", "urge", "demand", "appeal", "ask", "insist", "press", "plead", "request", "push", "seek", "implore", "must", "should", "need");
    private static readonly FrozenSet<string> Blocks = Set("block", "hold", "turn", "deny", "prevent", "stop", "impede", "obstruct", "bar", "delay", "refuse", "halt", "cut", "withhold", "seal", "restrict", "hinder", "hamper", "close", "strand", "suspend", "unable");
    private static readonly FrozenSet<string> Arrivals = Set("reach", "enter", "arrive", "deliver", "distribute", "cross", "unload", "receive", "let", "allow", "admit", "send", "bring", "drop", "airdrop", "pass", "dispatch", "get", "provide", "carry", "roll", "drive", "trickle", "dock", "resume", "restart", "truck", "ferry", "ship", "hand", "supply", "offload", "pour", "land");

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
            if (Calls.Contains(lemma) && upos is Upos.VERB or Upos.AUX or Upos.NOUN) Demand(document, token);
            else if (upos is Upos.VERB or Upos.ADJ && Blocks.Contains(lemma)) Blocked(document, token);
            else if (upos == Upos.VERB && Arrivals.Contains(lemma)) Delivered(document, token);
            if (upos is Upos.VERB or Upos.AUX or Upos.NOUN) Kept(document, token, lemma);
        }

        foreach (var frame in document.Frames) Movement(document, frame);
        document.Access.Sort(static (a, b) => a.Span.CompareTo(b.Span));
    }

    private static void Demand(Document document, int token)
    {
        var text = document.Text;
        var modal = text[token].Upos == Upos.AUX || text[token].Relation == Relation.Aux;
        var predicate = modal ? text[token].Head : token;
        if (predicate < 0) return;
        if (text[token].Upos == Upos.NOUN && document.Lemma(token) is not ("call" or "appeal" or "demand" or "plea" or "request")) return;
        var (first, end) = document.Tree.Range(predicate);
        var from = modal ? first : token;
        if (!modal && IsOfText(document, token)) return;
        if (!Contains(document, from, end, Certain) && (modal || !IsReopening(document, from, end)) && !(Contains(document, from, end, Aid) && Contains(document, from, end, Ways))) return;
        if (!Contains(document, from, end, Wishes) && !Contains(document, from, end, Ways)) return;
        if (!modal && ModalityCalculus.Of(document, token).Modality is Modality.Negated or Modality.Hypothetical or Modality.Planned) return;
        var actors = modal ? [] : document.Who.SubjectActors(predicate);
        var voices = actors.Count > 0 ? [] : Voices.Of(document, predicate);
        var actor = actors.Count > 0 ? actors[0].Name : voices.Count > 0 ? voices[^1] : null;
        if (modal && actor is null) return;
        var place = document.PlaceOf(predicate) ?? LastPlace(document, from, end);
        Report(document, AccessKind.Demand, null, actor, place?.Name, document.DateOf(predicate), Modality.Demanded, Span(document, first, end, predicate), voices);
    }

    // "The accord calls on the parties to let aid in" tells its terms.
    private static bool IsOfText(Document document, int predicate)
    {
        var heads = new List<int>();
        Arguments.Subjects(document, predicate, heads);
        if (predicate > 0) heads.Add(predicate - 1);
        return heads.Exists(h => document.Lemma(h) is "accord" or "agreement" or "deal" or "truce" or "pact" or "text" or "document" or "plan" or "ceasefire" or "draft" or "proposal");
    }

    // "Called for the reopening of the road": who asks that a way be opened asks for access.
    private static bool IsReopening(Document document, int first, int end)
    {
        var (opening, way) = (false, false);
        for (var token = first; token < end; token++)
        {
            opening |= document.Lemma(token) is "reopen" or "reopening" or "opening" or "re-open";
            way |= document.Lemma(token) is "road" or "crossing" or "corridor" or "route";
        }

        return opening && way;
    }

    private static void Blocked(Document document, int token)
    {
        var passive = Arguments.IsPassive(document, token);
        var heads = new List<int>();
        if (document.Text[token].Upos == Upos.ADJ) Arguments.Subjects(document, token, heads);
        else Arguments.Objects(document, token, heads);
        if (document.Lemma(token) is "turn" && !After(document, token, "back", "away", "around")) return;
        if (document.Lemma(token) is "turn" && !passive && heads.Count == 0) Arguments.Subjects(document, token, heads);
        if (document.Lemma(token) is "hold" && !After(document, token, "up", "back")) return;
        if (document.Lemma(token) is "cut" && !After(document, token, "off")) return;
        var aid = heads.Find(h => IsAid(document, h)) is var found && heads.Exists(h => IsAid(document, h)) ? found : -1;
        var agency = aid < 0 && heads.Exists(h => IsAgency(document, h) || IsReliefSpeaker(document, token, h))
            && (Contains(document, token, document.Tree.Range(token).End, Wishes) || KeepsOut(document, token));
        var way = aid < 0 && !agency && heads.Exists(h => RuleMatcher.IsOneOf(document, h, Ways)) && IsWayOfAid(document, token, heads);
        if (aid < 0 && !agency && !way) return;
        var reading = ModalityCalculus.Of(document, token);
        if (reading.Modality is not (Modality.Happened or Modality.Alleged)) return;
        var voices = Voices.Of(document, token);
        var actors = passive || document.Text[token].Upos == Upos.ADJ ? AgentOf(document, token) : document.Who.SubjectActors(token);
        Report(document, AccessKind.Blocked, "entry_impeded", actors.Count > 0 ? actors[0].Name : null, PlaceIn(document, token), document.DateOf(token),
            voices.Count > 0 ? Modality.Alleged : reading.Modality, Clauses.SpanOf(document, token), voices);
    }

    /// <summary>"Blocked all roads to Lashio for aid trucks", "closed the crossing": a way that aid takes. A road alone may be shut for anything.</summary>
    private static bool IsWayOfAid(Document document, int token, List<int> heads)
    {
        var (first, end) = document.Tree.Range(token);
        if (Contains(document, first, end, Certain)) return true;
        return document.Lemma(token) is "close" or "shut" or "seal" && heads.Exists(h => document.Lemma(h) is "crossing" or "corridor") && ModalityCalculus.Of(document, token).Modality is Modality.Happened or Modality.Alleged;
    }

    /// <summary>
    /// What keeps help away without a verb of blocking: roads that remain closed, lorries that wait for leave, workers who have no access or could
    /// not reach.
    /// </summary>
    private static void Kept(Document document, int token, string lemma)
    {
        var text = document.Text;
        switch (lemma)
        {
            case "remain" or "stay" or "be" or "keep" when HasNear(document, token, 4, "close", "closed", "shut", "sealed", "impassable", "blocked"):
                if (lemma == "be" && text[token].Relation is Relation.AuxPass or Relation.Aux) return;
                if (NamesWay(document, token)) Blocked(document, token, "crossing_closed");
                return;
            case "wait" or "strand" or "queue" or "hold" or "idle" or "park":
                if (lemma is "hold" && !HasNear(document, token, 2, "up")) return;
                if (!SubjectIsAid(document, token)) return;
                if (HasNear(document, token, 12, "leave", "permit", "permission", "clearance", "approval", "authorisation", "authorization", "inspection", "go-ahead", "crossing", "border", "checkpoint", "gate", "visa")) Blocked(document, token, "entry_impeded");
                return;
            case "access":
                if (text[token].Upos == Upos.NOUN && IsLacking(document, token)) Blocked(document, token, "entry_impeded");
                return;
            case "reach" or "access" or "enter" or "get" or "collect" or "evacuate" or "use" or "deliver" or "visit" or "treat":
                if (text[token].Upos == Upos.VERB && IsHelper(document, token) && CouldNot(document, token)) Blocked(document, token, "movement_restricted");
                return;
        }
    }

    private static void Blocked(Document document, int token, string fine)
    {
        var voices = Voices.Of(document, token);
        Report(document, AccessKind.Blocked, fine, null, PlaceIn(document, token), document.DateOf(token), voices.Count > 0 ? Modality.Alleged : Modality.Happened, Clauses.SpanOf(document, token), voices);
    }

    /// <summary>"Have had no access to", "were denied access", "lack access", "without access".</summary>
    private static bool IsLacking(Document document, int access)
    {
        var text = document.Text;
        var none = document.Tree.Child(access, Relation.Det) is >= 0 and var det && document.Lemma(det) == "no";
        var head = text[access].Head;
        var lacking = head >= 0 && document.Lemma(head) is "lack" or "lose" or "deny" or "refuse" && text[access].Relation is Relation.Obj or Relation.Obl or Relation.OblUnmarked or Relation.Iobj;
        if (!none && !lacking) return false;
        if (head < 0 || text[head].Upos is not (Upos.VERB or Upos.AUX) || ModalityCalculus.Of(document, head).Modality is Modality.Planned or Modality.Hypothetical or Modality.Threatened) return false;
        return IsHelper(document, head) || SubjectIsAid(document, head);
    }

    /// <summary>Whether helpers are who does, or is kept from, what a verb says: an agency, its workers, or who speaks for them.</summary>
    private static bool IsHelper(Document document, int verb)
    {
        var heads = new List<int>();
        Arguments.Subjects(document, verb, heads);
        if (heads.Count == 0) Arguments.Objects(document, verb, heads);
        return heads.Exists(h => (IsAgency(document, h) && document.Lemma(h) is not ("official" or "group" or "team" or "staff" or "worker" or "organisation" or "organization")) || IsReliefSpeaker(document, verb, h)
            || (IsAgencyWord(document, h) && (Contains(document, document.Tree.Range(h).First, h + 1, Certain) || HasOwner(document, h))));
    }

    // "Its staff" after the agency has been named.
    private static bool HasOwner(Document document, int noun) =>
        document.Tree.Child(noun, Relation.NmodPoss) is >= 0 and var owner && document.Who.ActorsAt(owner).Any(a => a.Kind is "NGO" or "IGO");

    private static bool CouldNot(Document document, int verb)
    {
        var (could, not) = (false, false);
        for (var child = document.Tree.FirstChild(verb); child >= 0 && child < verb; child = document.Tree.NextSibling(child))
        {
            could |= document.Lemma(child) is "can" or "could" or "ca";
            not |= document.Lemma(child) is "not" or "n't" or "n’t" or "longer" or "never";
        }

        return could && not;
    }

    private static bool SubjectIsAid(Document document, int verb)
    {
        var heads = new List<int>();
        Arguments.Subjects(document, verb, heads);
        if (heads.Count == 0) Arguments.Objects(document, verb, heads);
        return heads.Exists(h => IsAid(document, h));
    }

    private static bool NamesWay(Document document, int verb)
    {
        var heads = new List<int>();
        Arguments.Subjects(document, verb, heads);
        Arguments.Objects(document, verb, heads);
        for (var token = verb; token < Math.Min(document.Text.Count, verb + 5); token++)
        {
            if (document.Lemma(token) is "close" or "shut" or "closed") Arguments.Subjects(document, token, heads);
        }

        return heads.Exists(h => document.Lemma(h) is "crossing" or "corridor" or "road" or "route" or "border" or "port" or "highway" or "passage" or "checkpoint");
    }

    private static bool HasNear(Document document, int token, int reach, params ReadOnlySpan<string> words)
    {
        var end = Math.Min(document.Text.Sentences[document.Text[token].Sentence].End, token + reach + 1);
        for (var at = token + 1; at < end; at++)
        {
            if (words.Contains(document.Lemma(at))) return true;
        }

        return false;
    }

    private static bool ObjectIs(Document document, int token, params ReadOnlySpan<string> words)
    {
        var heads = new List<int>();
        Arguments.Objects(document, token, heads);
        foreach (var head in heads)
        {
            if (words.Contains(document.Lemma(head))) return true;
        }

        return false;
    }

    /// <summary>"Aid workers say the army has barred them": who is kept out is who says so.</summary>
    private static bool IsReliefSpeaker(Document document, int token, int pronoun)
    {
        if (document.Text[pronoun].Upos != Upos.PRON || document.Lemma(pronoun) is not ("they" or "them" or "it" or "we" or "us")) return false;
        var saying = Voices.SayingAbove(document, token);
        if (saying < 0) return false;
        var speakers = new List<int>();
        Arguments.Subjects(document, saying, speakers);
        return speakers.Exists(s => IsAgency(document, s) && Contains(document, document.Tree.Range(s).First, s, Certain));
    }

    /// <summary>Whether a verb says that somebody is kept out of an area ("barred from the region").</summary>
    private static bool KeepsOut(Document document, int token)
    {
        if (document.Lemma(token) is not ("bar" or "block" or "stop" or "prevent")) return false;
        var heads = new List<int>();
        Arguments.Prepositional(document, token, "from", heads);
        foreach (var head in heads)
        {
            var (first, end) = document.Tree.Range(head);
            if (Contains(document, first, end, Areas) || LastPlace(document, first, end) is not null) return true;
        }

        return false;
    }

    private static IReadOnlyList<ActorMention> AgentOf(Document document, int token) =>
        document.Text[token].Upos == Upos.ADJ ? [] : document.Who.SubjectActors(token);

    private static void Delivered(Document document, int token)
    {
        var text = document.Text;
        var moves = document.Lemma(token) is "reach" or "enter" or "arrive" or "cross" or "pass" or "get" or "roll" or "drive" or "trickle" or "dock" or "pour" or "land";

        // "Blocked all aid from crossing".
        if (Operators.Marker(document, token) == "from") return;
        if (document.Lemma(token) is "resume" or "restart" && !ObjectIs(document, token, "delivery", "distribution", "airlift", "convoy", "flight", "airdrop", "shipment")) return;
        var heads = new List<int>();
        if (moves) Arguments.Subjects(document, token, heads);
        else Arguments.Objects(document, token, heads);
        if (document.Lemma(token) == "receive") Arguments.Objects(document, token, heads);

        // "Trucks crossed into the territory, he said": a verb of motion has no passive, so a noun before it is what moves.
        if (moves && heads.Count == 0 && text[token].Relation == Relation.Acl) heads.Add(text[token].Head);
        if (document.Lemma(token) is "send" or "bring" or "provide" or "get" or "carry" or "drop" or "receive" or "ship" or "hand" or "supply" or "land" or "pour" && !heads.Exists(h => IsCertainAid(document, h))) return;
        if (!heads.Exists(h => IsAid(document, h))) return;
        var reading = ModalityCalculus.Of(document, token);
        if (reading.Modality is Modality.Happened or Modality.Alleged && Operators.Marker(document, token) == "to") return;
        var voices = Voices.Of(document, token);
        var place = PlaceIn(document, token);
        var date = document.DateOf(token);
        var span = Clauses.SpanOf(document, token);
        var actors = moves ? [] : document.Who.SubjectActors(token);
        var actor = actors.Count > 0 ? actors[0].Name : null;
        if (place is null && actor is null && !heads.Exists(h => IsCertainAid(document, h))) return;
        switch (reading.Modality)
        {
            case Modality.Negated:
                Report(document, AccessKind.Blocked, "entry_impeded", null, place, date, voices.Count > 0 ? Modality.Alleged : Modality.Happened, span, voices);
                break;
            case Modality.Happened or Modality.Alleged:
                Report(document, AccessKind.Delivery, "delivered", actor, place, date, voices.Count > 0 ? Modality.Alleged : reading.Modality, span, voices);
                break;
            case Modality.Demanded:
                if (text[token].Relation is Relation.Xcomp or Relation.Ccomp or Relation.Advcl) break;
                var speaker = voices.Count > 0 ? voices[^1] : null;
                if (speaker is not null) Report(document, AccessKind.Demand, null, speaker, place, date, Modality.Demanded, span, voices);
                break;
        }
    }

    /// <summary>Evacuations, corridors and crossings, by the frames of the codebook.</summary>
    private static void Movement(Document document, EventFrame frame)
    {
        if (frame.Modality is not (Modality.Happened or Modality.Alleged)) return;
        var kind = frame.Rule.Fine switch
        {
            "evacuation" => AccessKind.Evacuation,
            "airdrop" => AccessKind.Delivery,
            _ => frame.Rule.Id is "retreat.access.verb" or "retreat.access.noun" && frame.Theme >= 0 && RuleMatcher.IsOneOf(document, frame.Theme, Ways) ? AccessKind.Route : (AccessKind?)null,
        };
        if (kind is null) return;
        var actors = document.Who.SubjectActors(frame.Predicate);
        var fine = kind == AccessKind.Route ? "corridor_opened" : frame.Rule.Fine;
        if (kind == AccessKind.Evacuation && document.PlaceOf(frame.Predicate) is null && frame.Targets.Count == 0 && frame.Theme < 0) return;
        Report(document, kind.Value, fine, actors.Count > 0 ? actors[0].Name : null, PlaceIn(document, frame.Predicate), document.DateOf(frame.Predicate),
            frame.Modality, Clauses.SpanOf(document, frame.Predicate), frame.AttributedTo);
    }

    private static void Report(
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

    private static bool IsAid(Document document, int head)
    {
        // "11,000 tonnes of wheat": what is counted is behind "of".
        if (document.Lemma(head) is "tonne" or "ton" or "truckload" or "lorryload" or "litre" or "bag" or "sack" or "box" or "load" or "number" or "dozens" or "hundreds" or "column" or "fleet" or "pallet")
        {
            for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
            {
                if (child > head && document.Text[child].Relation == Relation.Nmod && RuleMatcher.IsOneOf(document, child, Aid)) return true;
            }
        }

        if (RuleMatcher.IsOneOf(document, head, Aid)) return !IsMilitary(document, head);
        var (first, end) = document.Tree.Range(head);
        return Contains(document, first, Math.Min(end, head + 6), Certain) && document.Text[head].Upos is Upos.NOUN or Upos.PROPN or Upos.NUM && !IsAgency(document, head) && !IsMilitary(document, head);
    }

    private static bool IsCertainAid(Document document, int head)
    {
        var (first, end) = document.Tree.Range(head);
        return Contains(document, first, Math.Min(end, head + 6), Certain) && !IsMilitary(document, head);
    }

    private static bool IsMilitary(Document document, int head)
    {
        var (first, end) = document.Tree.Range(head);
        for (var token = first; token < end; token++)
        {
            if (document.Lemma(token) is "military" or "army" or "weapon" or "arms" or "troop" or "ammunition" or "financial" or "soldier" or "police") return true;
        }

        return false;
    }

    private static bool IsAgency(Document document, int head) => IsAgencyWord(document, head) || IsAidActor(document, head);

    private static bool IsAidActor(Document document, int head)
    {
        foreach (var actor in document.Who.ActorsAt(head))
        {
            if (actor.Kind is "NGO" or "IGO") return true;
        }

        return false;
    }

    private static bool IsAgencyWord(Document document, int head) =>
        document.Lemma(head) is "agency" or "worker" or "group" or "organisation" or "organization" or "team" or "staff" or "volunteer" or "official" or "charity" or "convoy" or "doctor" or "medic" or "rescuer" or "ambulance" or "monitor" or "observer" or "inspector" or "paramedic" or "humanitarian";

    private static bool After(Document document, int token, params ReadOnlySpan<string> words)
    {
        for (var next = token + 1; next < Math.Min(document.Text.Count, token + 5); next++)
        {
            if (words.Contains(document.Lemma(next))) return true;
        }

        return false;
    }

    private static bool Contains(Document document, int first, int end, FrozenSet<string> words)
    {
        for (var token = first; token < end; token++)
        {
            if (words.Contains(document.Lemma(token))) return true;
        }

        return false;
    }

    private static string? PlaceIn(Document document, int predicate)
    {
        if (document.PlaceOf(predicate) is { } place && !document.Actors.Exists(a => a.First <= place.First && place.End <= a.End && a.End - a.First > 1)) return place.Name;
        var (first, end) = document.Tree.Range(predicate);
        return LastPlace(document, first, end)?.Name;
    }

    private static PlaceMention? LastPlace(Document document, int first, int end)
    {
        foreach (var place in document.Places)
        {
            if (place.First >= first && place.End <= end && place.Role == PlaceRole.Place && !document.Actors.Exists(a => a.First <= place.First && place.End <= a.End)) return place;
        }

        return null;
    }

    private static TextSpan Span(Document document, int first, int end, int predicate)
    {
        var span = document.SpanOf(first, end);
        return span.Length <= 320 ? span : Clauses.SpanOf(document, predicate);
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
