using Truce.Coding.Agreements;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Meetings;

/// <summary>Reads journeys of officials: who goes where, on which day.</summary>
internal static class Visits
{
    /// <summary>
    /// "travels to Moscow on Thursday and Washington on Friday": a visit for each place, dated by the day behind it, or by the days in their
    /// order when as many follow the places, or by the one day that is given for all.
    /// </summary>
    public static IEnumerable<MeetingFinding> Read(Document document, int verb, string lemma)
    {
        // "is to travel to Sanaa for talks with the Houthis" is told once, as the talks.
        if (!Participants.AreOfficial(document, verb) || LeadsToTalks(document, verb)) yield break;
        var text = document.Text;
        var end = text.Sentences[text[verb].Sentence].End;
        var places = PlacesReached(document, verb, lemma, end);
        if (places.Count == 0) yield break;
        var visitors = new List<string>();
        Participants.AddSubjects(document, verb, visitors);
        if (visitors.Count == 0) yield break;
        var days = new List<(int First, PartialDate? Day)>();
        for (var i = 0; i < text.Times.Length; i++)
        {
            if (text.Times[i].First > verb && text.Times[i].First < end && text.Times[i].Kind is TimeKind.Date) days.Add((text.Times[i].First, document.Dates.Value(i)));
        }

        for (var k = 0; k < places.Count; k++)
        {
            var place = places[k];
            var next = k + 1 < places.Count ? places[k + 1].First : end;
            var own = days.Where(d => d.First > place.First && d.First < next).Select(d => d.Day).FirstOrDefault();
            var inOrder = places.Count > 1 && days.Count == places.Count && days[0].First > places[^1].First;
            var forAll = days.Count == 1 && days[0].First > places[^1].First;
            var date = inOrder ? days[k].Day : forAll ? days[0].Day : places.Count == 1 ? document.DateOf(verb) : own;
            var participants = visitors.ToList();
            Slots.AddOnce(participants, place.Country!);
            if (MeetingFacts.Make(document, verb, verb, MeetingForm.Visit, participants, place.Name, "meeting." + lemma) is { } meeting) yield return meeting with { Date = date };
        }
    }

    private static List<PlaceMention> PlacesReached(Document document, int verb, string lemma, int end)
    {
        var text = document.Text;
        var places = new List<PlaceMention>();
        for (var i = verb + 1; i < end && text[i].Upos is not (Upos.VERB or Upos.SCONJ); i++)
        {
            foreach (var place in document.Places)
            {
                if (place.First != i || place.Role is PlaceRole.PartOfName or PlaceRole.Adjective) continue;
                var marker = document.Tree.CaseOf(DocumentDates.HeadOf(text, place.First, place.End));
                var reached = places.Count > 0 || lemma is "visit" || (marker >= 0 && text.Lemma(marker) is "to" or "for" or "in" or "at");
                if (reached && place.Country is not null) places.Add(place);
                break;
            }
        }

        return places;
    }

    private static bool LeadsToTalks(Document document, int verb)
    {
        for (var child = document.Tree.FirstChild(verb); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Obl && document.Text.Lemma(child) is "talk" or "negotiation" or "meeting" or "summit") return true;

            // "arrived in Cairo on Monday and met Sisi".
            if (document.Text[child].Relation is Relation.Conj or Relation.Xcomp or Relation.Advcl && document.Text.Lemma(child) is "meet" or "confer") return true;
        }

        return false;
    }
}
