using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Who asks that aid be let through.</summary>
internal static class AccessDemands
{
    public static void Demand(Document document, int token)
    {
        var text = document.Text;
        var modal = text[token].Upos == Upos.AUX || text[token].Relation == Relation.Aux;
        var predicate = modal ? text[token].Head : token;
        if (predicate < 0) return;
        if (text[token].Upos == Upos.NOUN && document.Lemma(token) is not ("call" or "appeal" or "demand" or "plea" or "request")) return;
        var (first, end) = document.Tree.Range(predicate);
        var from = modal ? first : token;
        if (!modal && IsOfText(document, token)) return;
        if (!AidWords.Contains(document, from, end, AidWords.Certain) && (modal || !IsReopening(document, from, end)) && !(AidWords.Contains(document, from, end, AidWords.Aid) && (AidWords.Contains(document, from, end, AidWords.Ways) || (!modal && LetsThrough(document, from, end))))
            && (modal || !(IsAccess(document, from, end) || AsksForAccess(document, predicate, from, end)))) return;
        if (!AidWords.Contains(document, from, end, AidWords.Wishes) && !AidWords.Contains(document, from, end, AidWords.Ways)) return;
        if (!modal && ModalityCalculus.Of(document, token).Modality is Modality.Negated or Modality.Hypothetical or Modality.Planned) return;
        var actors = modal ? [] : document.Who.SubjectActors(predicate);
        var voices = actors.Count > 0 ? [] : Voices.Of(document, predicate);
        var actor = actors.Count > 0 ? actors[0].Name : voices.Count > 0 ? voices[^1] : null;
        if (modal && actor is null) return;
        var place = document.PlaceOf(predicate) ?? AidWords.LastPlace(document, from, end);
        AccessStep.Report(document, AccessKind.Demand, null, actor, place?.Name, document.DateOf(predicate), Modality.Demanded, AccessStep.Span(document, first, end, predicate), voices);
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

    // "Appealed to both sides to let medical supplies into the town".
    private static bool LetsThrough(Document document, int first, int end)
    {
        for (var token = first; token < end; token++)
        {
            if (document.Lemma(token) is "let" or "allow" or "permit" or "admit" && document.Text[token].Upos == Upos.VERB) return true;
        }

        return false;
    }

    // "The Red Cross has asked for access to the wounded": an agency wants it for its own.
    private static bool AsksForAccess(Document document, int predicate, int first, int end)
    {
        for (var token = first + 1; token < Math.Min(end, first + 6); token++)
        {
            if (document.Lemma(token) == "access" && document.Lemma(token - 1) is "for" or "full" or "better" or "more" or "further") return Blockages.IsHelper(document, predicate);
        }

        return false;
    }

    // "Demanded unhindered access to the enclave".
    private static bool IsAccess(Document document, int first, int end)
    {
        for (var token = first + 1; token < end; token++)
        {
            if (document.Lemma(token) == "access" && document.Lemma(token - 1) is "unhindered" or "unimpeded" or "unfettered" or "immediate" or "safe") return true;
        }

        return false;
    }
}
