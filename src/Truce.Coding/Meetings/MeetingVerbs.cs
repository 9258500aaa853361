using Truce.Coding.Agreements;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Meetings;

/// <summary>Reads meetings told by a verb: "Kerry met Lavrov", "the two spoke by phone", "the sides are to talk again on May 12".</summary>
internal static class MeetingVerbs
{
    /// <summary>The meeting, or null when the words name no two who met.</summary>
    public static MeetingFinding? Read(Document document, int verb, string lemma, MeetingForm form)
    {
        var tree = document.Tree;
        var text = document.Text;
        if (lemma is "negotiate" && NegotiatesSomething(document, verb)) return null;
        if (lemma is "gather" or "convene" && document.Text.Subject(verb) is >= 0 and var crowd && document.Text.Lemma(crowd) is "troop" or "fighter" or "soldier" or "guerrilla" or "rebel" or "people" or "protester" or "crowd" or "force" or "mourner" or "member") return null;
        if (lemma is "gather" && IsCantonment(document, verb)) return null;
        if (lemma is "brief" && !BriefsCouncil(document, verb)) return null;
        if (lemma is "shake" && !(tree.Child(verb, Relation.Obj) is >= 0 and var hands && text.Lemma(hands) is "hand")) return null;
        if (lemma is "receive" or "host" or "see" && !IsReception(document, verb, lemma)) return null;
        var participants = new List<string>();
        Participants.AddSubjects(document, verb, participants);
        var subjects = participants.Count;
        if ((subjects == 0 && lemma is not "speak") || Participants.AreNone(document, verb)) return null;
        if (lemma is "brief") Slots.AddOnce(participants, "UN Security Council");
        if (lemma is "meet" or "convene" or "gather" or "brief" && participants.Contains("UN Security Council")) return MeetingFacts.Make(document, verb, verb, MeetingForm.CouncilSession, participants, null, "meeting." + lemma);
        var phone = lemma is "phone" or "telephone" or "telephon";
        var together = false;
        for (var child = tree.FirstChild(verb); child >= 0; child = tree.NextSibling(child))
        {
            switch (text[child].Relation)
            {
                case Relation.Obj or Relation.Iobj when phone || lemma is "meet" or "tell" or "receive" or "host" or "see":
                    if (!Participants.AddBothSides(document, child, participants)) Participants.Add(document, child, participants);
                    Participants.AddSenders(document, child, participants);
                    break;
                case Relation.Obl or Relation.OblUnmarked or Relation.OblAgent when tree.CaseOf(child) is var c and >= 0:
                    var adposition = text.Lemma(c);
                    if ((adposition is "with" || (adposition is "to" && lemma is "speak" or "talk")) && !Participants.AddBothSides(document, child, participants)) Participants.Add(document, child, participants);
                    if (text.Lemma(child) is "phone" or "telephone" or "hotline" or "line" or "call" or "conversation" or "video" or "videolink") phone = true;
                    break;
                case Relation.Advmod when text.Lemma(child) is "together":
                    together = true;
                    break;
                default:
                    break;
            }
        }

        Participants.AddPartners(document, verb, participants);
        if (participants.Count < 2 && phone) Participants.AddHotline(document, verb, participants);
        if (phone) form = MeetingForm.Call;
        if (lemma is "tell" && !phone) return null;
        if (lemma is "speak" or "talk" or "discuss" or "negotiate" or "tell" && participants.Count < 2) return null;

        // "Putin talked to reporters", "spoke to the BBC" are no meetings; nor is what is discussed by those who do not meet.
        if (lemma is "talk" or "discuss" && !phone && subjects < 2 && participants.Count < 2) return null;
        if (form is MeetingForm.Talks or MeetingForm.Conference && participants.Count < 2 && !together && !IsOfOneBody(document, verb, lemma, participants, ref form)) return null;

        // Who gives others a roof does not talk with them.
        if (lemma is "host" && participants.Count > subjects + 1) participants.RemoveRange(0, subjects);
        return MeetingFacts.Make(document, verb, verb, form, participants, null, "meeting." + lemma);
    }

    /// <summary>"European Union leaders, who met in Paris", "ECOWAS foreign ministers are to meet": those who sit in a body.</summary>
    private static bool IsOfOneBody(Document document, int verb, string lemma, List<string> participants, ref MeetingForm form)
    {
        if (lemma is not ("meet" or "gather" or "convene") || participants.Count != 1 || !MeetingNouns.HoldsBody(document, participants)) return false;
        var subject = document.Text.ImpliedSubject(verb);
        if (subject < 0 || !document.Text[subject].Morphology.HasFlag(Morphology.NumberPlur) || document.Tree.Child(verb, Relation.Obj) >= 0) return false;
        if (document.Text.Lemma(subject) is "leader" or "president") form = MeetingForm.Summit;
        else if (form is MeetingForm.Talks) form = MeetingForm.Conference;
        return true;
    }

    /// <summary>"was due to brief the Security Council".</summary>
    private static bool BriefsCouncil(Document document, int verb)
    {
        if (!(document.Tree.Child(verb, Relation.Obj) is >= 0 and var body)) return false;
        return document.Text.Word(body) is "Council" or "council" && document.Who.ActorsAt(body).Any(a => a.Side is "UN Security Council");
    }

    /// <summary>"Received Shoigu", "is to see Kiir", "will host Putin": a person of rank by another; not aid, not wounds, and not "sees him as a liar".</summary>
    private static bool IsReception(Document document, int verb, string lemma)
    {
        var (text, tree) = (document.Text, document.Tree);
        if (text.IsPassive(verb)) return false;
        var guest = tree.Child(verb, Relation.Obj);
        if (guest < 0 || text[guest].Upos is Upos.PRON) return false;
        for (var child = tree.FirstChild(verb); child >= 0; child = tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.Xcomp or Relation.Ccomp || (text[child].Relation is Relation.Obl or Relation.Advcl && tree.CaseOf(child) is >= 0 and var c && text.Lemma(c) is "as")) return false;
        }

        var guests = document.Who.ActorsAt(guest);
        var hosts = document.Who.SubjectActors(verb);
        var persons = guests.Count > 0 && guests.All(a => a.IsPerson) && hosts.Count > 0;
        if (lemma is "see") return persons && hosts.All(a => a.IsPerson);
        return persons || (guests.Count > 0 && hosts.Count > 0 && MeetingWords.Delegates.Contains(text.Lemma(guest)) && text.Lemma(guest) is not ("government" or "country" or "nation" or "state" or "army"));
    }

    /// <summary>"Troops and guerrillas are to gather in 23 zones": men under arms are brought together, nobody talks.</summary>
    private static bool IsCantonment(Document document, int verb)
    {
        var (text, tree) = (document.Text, document.Tree);
        for (var child = tree.FirstChild(verb); child >= 0; child = tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.Obl && text.Lemma(child) is "zone" or "point" or "camp" or "site" or "area" or "barrack" or "base" or "square" or "street") return true;
        }

        return false;
    }

    /// <summary>"negotiated the truce", "an accord negotiated by the envoy": what is told is the accord.</summary>
    private static bool NegotiatesSomething(Document document, int verb) =>
        document.Tree.Child(verb, Relation.Obj) >= 0 || document.Text.IsPassive(verb) || document.Text[verb].Relation is Relation.Acl or Relation.Amod;
}
