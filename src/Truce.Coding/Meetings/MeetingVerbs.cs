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
        var participants = new List<string>();
        Participants.AddSubjects(document, verb, participants);
        var subjects = participants.Count;
        if (subjects == 0) return null;
        var phone = lemma is "phone" or "telephone" or "telephon";
        var together = false;
        for (var child = tree.FirstChild(verb); child >= 0; child = tree.NextSibling(child))
        {
            switch (text[child].Relation)
            {
                case Relation.Obj or Relation.Iobj when phone || lemma is "meet" or "tell":
                    if (!Participants.AddBothSides(document, child, participants)) Participants.Add(document, child, participants);
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
        if (phone) form = MeetingForm.Call;
        if (lemma is "tell" && !phone) return null;
        if (lemma is "speak" or "talk" or "discuss" or "negotiate" or "tell" && participants.Count < 2) return null;

        // "Putin talked to reporters", "spoke to the BBC" are no meetings; nor is what is discussed by those who do not meet.
        if (lemma is "talk" or "discuss" && !phone && subjects < 2 && participants.Count < 2) return null;
        if (form is MeetingForm.Talks or MeetingForm.Conference && participants.Count < 2 && !together) return null;
        return MeetingFacts.Make(document, verb, verb, form, participants, null, "meeting." + lemma);
    }

    /// <summary>"negotiated the truce", "an accord negotiated by the envoy": what is told is the accord.</summary>
    private static bool NegotiatesSomething(Document document, int verb) =>
        document.Tree.Child(verb, Relation.Obj) >= 0 || document.Text.IsPassive(verb) || document.Text[verb].Relation is Relation.Acl or Relation.Amod;
}
