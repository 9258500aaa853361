using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>People brought to safety, told by a verb of motion or without saying by whom.</summary>
internal static class Evacuations
{
    public static void Evacuated(Document document, int token)
    {
        var text = document.Text;
        var passive = Arguments.IsPassive(document, token);
        var evacuate = document.Lemma(token) == "evacuate";
        if (evacuate && !passive) return;
        var heads = new List<int>();
        Arguments.Objects(document, token, heads);
        if (!heads.Exists(h => IsPeople(document, h, evacuate))) return;
        if (!evacuate && !LeadsOut(document, token)) return;

        // Who takes people out of a bus may be no helper: an active verb needs one.
        if (!passive && !Blockages.IsHelper(document, token)) return;
        var modality = ModalityCalculus.Of(document, token).Modality;
        if (modality is not (Modality.Happened or Modality.Alleged) || text[token].Relation is Relation.Amod or Relation.Acl or Relation.AclRelcl) return;
        var voices = Voices.Of(document, token);
        var actors = document.Who.SubjectActors(token);
        AccessStep.Report(document, AccessKind.Evacuation, "evacuation", actors.Count > 0 ? actors[0].Name : null, AidWords.PlaceIn(document, token), document.DateOf(token),
            voices.Count > 0 ? Modality.Alleged : modality, Clauses.SpanOf(document, token), voices);
    }

    /// <summary>Civilians by word or, of those evacuated, anybody counted who is no force ("137,000 Kyrgyz").</summary>
    private static bool IsPeople(Document document, int head, bool counted)
    {
        if (document.Lemma(head) is "people" or "person" or "civilian" or "resident" or "patient" or "wounded" or "family" or "child" or "woman" or "refugee" or "villager" or "inhabitant" or "casualty" or "national" or "citizen" or "foreigner" or "student" or "worker" or "staff") return true;
        var text = document.Text;
        if (text[head].Upos == Upos.NUM) return document.Tree.Child(head, Relation.Compound) < 0 && !AidWords.IsMilitary(document, head);
        return counted && text[head].Upos is Upos.PROPN or Upos.ADJ && document.Tree.Child(head, Relation.Nummod) >= 0;
    }

    /// <summary>"Out of the old quarter", "to safety", "to a safer place"; but not "out of a bus" or "out of prison".</summary>
    private static bool LeadsOut(Document document, int verb)
    {
        var text = document.Text;
        var end = Math.Min(text.Sentences[text[verb].Sentence].End, verb + 14);
        for (var token = verb + 1; token < end; token++)
        {
            if (text[token].Upos == Upos.VERB) return false;
            if (document.Lemma(token) == "to" && token + 1 < end && document.Lemma(token + 1) is "safety" or "shelter") return true;
            if (document.Lemma(token) is "safer" or "safe" && token + 1 < end && document.Lemma(token + 1) is "place" or "area" or "ground" or "part") return true;
            if (document.Lemma(token) != "out" || token + 1 >= end || document.Lemma(token + 1) is not ("of" or "from")) continue;
            for (var at = token + 2; at < Math.Min(end, token + 8); at++)
            {
                if (document.Places.Exists(p => p.First <= at && at < p.End && p.Role == PlaceRole.Place)
                    || document.Lemma(at) is "quarter" or "zone" or "enclave" or "district" or "area" or "town" or "city" or "village" or "camp" or "neighbourhood" or "neighborhood" or "suburb" or "pocket") return true;
                if (text[at].Upos == Upos.PUNCT || document.Lemma(at) is "bus" or "prison" or "jail" or "cell" or "rubble" or "home" or "house" or "car") return false;
            }
        }

        return false;
    }
}
