using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>What keeps aid, or those who bring it, away.</summary>
internal static class Blockages
{
    private static readonly FrozenSet<string> Areas = Set("region", "area", "province", "district", "territory", "city", "town", "village", "camp", "zone", "country", "north", "south", "east", "west", "enclave", "state");

    public static void Blocked(Document document, int token)
    {
        var passive = Arguments.IsPassive(document, token);
        var heads = new List<int>();
        if (document.Text[token].Upos == Upos.ADJ) Arguments.Subjects(document, token, heads);
        else Arguments.Objects(document, token, heads);
        if (document.Lemma(token) is "turn" && !AidWords.After(document, token, "back", "away", "around")) return;
        if (document.Lemma(token) is "turn" && !passive && heads.Count == 0) Arguments.Subjects(document, token, heads);
        if (document.Lemma(token) is "hold" && !AidWords.After(document, token, "up", "back")) return;
        if (document.Lemma(token) is "cut" && !AidWords.After(document, token, "off")) return;
        var aid = heads.Find(h => AidWords.IsAid(document, h)) is var found && heads.Exists(h => AidWords.IsAid(document, h)) ? found : -1;
        if (aid < 0 && heads.Find(h => IsAnotherConvoy(document, h)) is > 0 and var second) aid = second;
        var agency = aid < 0 && heads.Exists(h => AidWords.IsAgency(document, h) || IsReliefSpeaker(document, token, h))
            && (AidWords.Contains(document, token, document.Tree.Range(token).End, AidWords.Wishes) || KeepsOut(document, token));
        var way = aid < 0 && !agency && heads.Exists(h => RuleMatcher.IsOneOf(document, h, AidWords.Ways)) && IsWayOfAid(document, token, heads);
        if (aid < 0 && !agency && !way) return;
        var reading = ModalityCalculus.Of(document, token);
        if (reading.Modality is not (Modality.Happened or Modality.Alleged)) return;
        var voices = Voices.Of(document, token);
        var actors = passive || document.Text[token].Upos == Upos.ADJ ? AgentOf(document, token) : document.Who.SubjectActors(token);
        AccessStep.Report(document, AccessKind.Blocked, "entry_impeded", actors.Count > 0 ? actors[0].Name : null, AidWords.PlaceIn(document, token), document.DateOf(token),
            voices.Count > 0 ? Modality.Alleged : reading.Modality, Clauses.SpanOf(document, token), voices);
    }

    public static void Blocked(Document document, int token, string fine)
    {
        var voices = Voices.Of(document, token);
        AccessStep.Report(document, AccessKind.Blocked, fine, null, AidWords.PlaceIn(document, token), document.DateOf(token), voices.Count > 0 ? Modality.Alleged : Modality.Happened, Clauses.SpanOf(document, token), voices);
    }

    /// <summary>"Blocked all roads to Lashio for aid trucks", "closed the crossing": a way that aid takes. A road alone may be shut for anything.</summary>
    private static bool IsWayOfAid(Document document, int token, List<int> heads)
    {
        var (first, end) = document.Tree.Range(token);
        if (AidWords.Contains(document, first, end, AidWords.Certain)) return true;
        return document.Lemma(token) is "close" or "shut" or "seal" && heads.Exists(h => document.Lemma(h) is "crossing" or "corridor") && ModalityCalculus.Of(document, token).Modality is Modality.Happened or Modality.Alleged;
    }

    /// <summary>
    /// What keeps help away without a verb of blocking: roads that remain closed, lorries that wait for leave, workers who have no access or could
    /// not reach.
    /// </summary>
    public static void Kept(Document document, int token, string lemma)
    {
        var text = document.Text;
        switch (lemma)
        {
            case "remain" or "stay" or "be" or "keep" when AidWords.HasNear(document, token, 4, "close", "closed", "shut", "sealed", "impassable", "blocked"):
                if (lemma == "be" && text[token].Relation is Relation.AuxPass or Relation.Aux) return;
                if (NamesWay(document, token)) Blocked(document, token, "crossing_closed");
                return;
            case "wait" or "strand" or "queue" or "hold" or "idle" or "park":
                if (lemma is "hold" && !AidWords.HasNear(document, token, 2, "up")) return;
                if (!AidWords.SubjectIsAid(document, token)) return;
                if (AidWords.HasNear(document, token, 2, "at", "outside") || AidWords.HasNear(document, token, 12, "leave", "permit", "permission", "clearance", "approval", "authorisation", "authorization", "inspection", "go-ahead", "crossing", "border", "checkpoint", "gate", "visa")) Blocked(document, token, "entry_impeded");
                return;
            case "keep" or "prevent" or "stop" when KeepsAidFrom(document, token):
                Blocked(document, token, "entry_impeded");
                return;
            case "access":
                if (text[token].Upos == Upos.NOUN && IsLacking(document, token)) Blocked(document, token, "entry_impeded");
                return;
            case "reach" or "access" or "enter" or "get" or "collect" or "evacuate" or "use" or "deliver" or "visit" or "treat":
                if (text[token].Upos != Upos.VERB || !IsWayIn(document, token)) return;
                if ((IsHelper(document, token) && CouldNot(document, token)) || IsUnable(document, token) || NobodyCan(document, token)) Blocked(document, token, "movement_restricted");
                return;
        }
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
        return IsHelper(document, head) || AidWords.SubjectIsAid(document, head);
    }

    /// <summary>Whether helpers are who does, or is kept from, what a verb says: an agency, its workers, or who speaks for them.</summary>
    public static bool IsHelper(Document document, int verb)
    {
        var heads = new List<int>();
        Arguments.Subjects(document, verb, heads);
        if (heads.Count == 0) Arguments.Objects(document, verb, heads);
        return heads.Exists(h => (AidWords.IsAgency(document, h) && document.Lemma(h) is not ("official" or "group" or "team" or "staff" or "worker" or "organisation" or "organization")) || IsReliefSpeaker(document, verb, h)
            || (HasOwner(document, h) && document.Lemma(h) is "truck" or "lorry" or "convoy" or "flight" or "plane" or "ship" or "vehicle" or "driver")
            || (AidWords.IsAgencyWord(document, h) && (AidWords.Contains(document, document.Tree.Range(h).First, h + 1, AidWords.Certain) || HasOwner(document, h))));
    }

    // "Its staff" after the agency has been named.
    private static bool HasOwner(Document document, int noun) =>
        document.Tree.Child(noun, Relation.NmodPoss) is >= 0 and var owner && document.Who.ActorsAt(owner).Any(a => a.Kind is "NGO" or "IGO");

    /// <summary>"A second one was turned back" after a convoy has been named.</summary>
    private static bool IsAnotherConvoy(Document document, int head)
    {
        if (document.Lemma(head) != "one" || head == 0 || document.Lemma(head - 1) is not ("second" or "third" or "other" or "another" or "further" or "later" or "earlier")) return false;
        for (var token = head - 1; token > Math.Max(0, head - 60); token--)
        {
            if (document.Lemma(token) is "convoy" or "shipment" or "consignment") return AidWords.IsAid(document, token);
        }

        return false;
    }

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

    /// <summary>"It had been unable to get into the town", said by or of helpers.</summary>
    private static bool IsUnable(Document document, int verb)
    {
        var text = document.Text;
        var able = text[verb].Head;
        if (text[verb].Relation != Relation.Xcomp || able < 0 || document.Lemma(able) != "unable") return false;
        if (ModalityCalculus.Of(document, able).Modality is not (Modality.Happened or Modality.Alleged)) return false;
        if (IsHelper(document, able)) return true;

        // "It" before "unable to" is often taken for an empty subject: then it is who speaks.
        var subject = document.Tree.Child(able, Relation.Nsubj) is >= 0 and var named ? named : document.Tree.Child(able, Relation.Expl);
        if (subject < 0 || text[subject].Upos != Upos.PRON || document.Lemma(subject) is not ("it" or "they" or "we") || Voices.SayingAbove(document, able) is not (>= 0 and var saying)) return false;
        var speakers = new List<int>();
        Arguments.Subjects(document, saying, speakers);
        return speakers.Exists(s => AidWords.IsAidActor(document, s) || AidWords.IsRedCross(document, s));
    }

    /// <summary>"Could not reach the town", but not "could not reach a deal" or "could not get an answer".</summary>
    private static bool IsWayIn(Document document, int verb)
    {
        if (document.Lemma(verb) is not ("reach" or "get" or "enter" or "use")) return true;
        var objects = new List<int>();
        Arguments.Objects(document, verb, objects);
        return !objects.Exists(o => document.Lemma(o) is "agreement" or "deal" or "accord" or "compromise" or "consensus" or "conclusion" or "decision" or "settlement" or "understanding" or "verdict" or "truce" or "ceasefire"
            or "answer" or "reply" or "comment" or "majority" or "quorum" or "target" or "goal" or "figure" or "result" or "talk" or "negotiation" or "force" or "veto" or "word" or "permission");
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

    /// <summary>"Aid workers say the army has barred them": who is kept out is who says so.</summary>
    public static bool IsReliefSpeaker(Document document, int token, int pronoun)
    {
        if (document.Text[pronoun].Upos != Upos.PRON || document.Lemma(pronoun) is not ("they" or "them" or "it" or "we" or "us")) return false;
        var saying = Voices.SayingAbove(document, token);
        if (saying < 0) return false;
        var speakers = new List<int>();
        Arguments.Subjects(document, saying, speakers);
        return speakers.Exists(s => AidWords.IsRedCross(document, s) || (AidWords.IsAgency(document, s) && AidWords.Contains(document, document.Tree.Range(s).First, s, AidWords.Certain)));
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
            if (AidWords.Contains(document, first, end, Areas) || AidWords.LastPlace(document, first, end) is not null) return true;
        }

        return false;
    }

    private static IReadOnlyList<ActorMention> AgentOf(Document document, int token) =>
        document.Text[token].Upos == Upos.ADJ ? [] : document.Who.SubjectActors(token);

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"Roadblocks keep convoys from reaching the town".</summary>
    private static bool KeepsAidFrom(Document document, int verb)
    {
        if (document.Text[verb].Upos != Upos.VERB || ModalityCalculus.Of(document, verb).Modality is not (Modality.Happened or Modality.Alleged)) return false;
        var heads = new List<int>();
        Arguments.Objects(document, verb, heads);
        if (!heads.Exists(h => AidWords.IsAid(document, h) || AidWords.IsAidActor(document, h))) return false;
        for (var token = verb + 1; token < Math.Min(document.Text.Count - 1, verb + 8); token++)
        {
            if (document.Lemma(token) == "from" && document.Lemma(token + 1) is "reach" or "enter" or "get" or "cross" or "deliver" or "pass" or "leave" or "land" or "landing" or "dock" or "unload") return true;
        }

        return false;
    }

    /// <summary>"No relief agency had been able to reach them", "no aid worker can enter".</summary>
    private static bool NobodyCan(Document document, int verb)
    {
        var able = document.Text[verb].Head is >= 0 and var head && document.Lemma(head) == "able" ? head : -1;
        var subjects = new List<int>();
        Arguments.Subjects(document, able >= 0 ? able : verb, subjects);
        return subjects.Exists(s => document.Tree.Child(s, Relation.Det) is >= 0 and var det && document.Lemma(det) == "no" && AidWords.IsAgencyWord(document, s)
            && AidWords.Contains(document, document.Tree.Range(s).First, s + 1, AidWords.Certain));
    }
}
