using Truce.Coding.Agreements;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Meetings;

/// <summary>Reads meetings told by a noun: "talks between A and B in Geneva", "a fourth round will be held in Caracas", "a visit to Moscow".</summary>
internal static class MeetingNouns
{
    /// <summary>The meeting, or null when the words do not say who met, or when they speak of one only in passing.</summary>
    public static MeetingFinding? Read(Document document, int noun, string lemma, MeetingForm form)
    {
        var text = document.Text;
        if (text[noun].Relation is Relation.Compound && text[noun].Head is >= 0 and var whole && MeetingWords.Noun(text.Lemma(whole)) is not null) return null;
        var participants = new List<string>();
        if (!ReadPhrase(document, noun, participants, ref form, out var place, out var council)) return null;
        Participants.AddPartners(document, noun, participants);
        var included = Tables.AddIncluded(document, noun, participants);
        if (form is MeetingForm.Summit or MeetingForm.Conference) Tables.AddAttending(document, noun, participants);
        if (lemma is "call" && form == MeetingForm.Call && !(IsPhoneCall(document, noun) || participants.Count >= 2)) return null;
        var governor = Courses.Governor(document, noun);
        if (governor < 0) governor = Courses.OpeningClause(document, noun);
        if (governor < 0) governor = Courses.VerbBehind(document, noun);
        if (governor >= 0 && Participants.AreNone(document, governor)) return null;
        var (hosted, filled) = (false, false);
        var clause = governor < 0 && MeetingFacts.IsBehindUs(document, noun) ? Courses.ClauseAbove(document, noun) : -1;
        if (clause >= 0 && participants.Count < 2) Tables.AddThoseWhoCame(document, noun, clause, participants);
        var wished = Courses.IsBidden(document, noun);
        if (governor >= 0) hosted = ReadGovernor(document, noun, governor, participants, ref place);
        else if (clause < 0 && participants.Count == 1 && Tables.IsWithSomebody(document, noun)) Tables.AddThoseInIt(document, noun, participants);
        if (council || participants.Contains("UN Security Council"))
        {
            if (lemma is not ("meeting" or "session" or "consultation" or "talk")) return null;
            form = MeetingForm.CouncilSession;
        }
        else if (form is MeetingForm.Talks)
        {
            filled = !wished && Tables.AddSides(document, noun, governor, lemma, place, hosted, participants);
        }

        // The one side that a truce is told of talks with whoever is not named.
        var alone = participants.Count == 1 && form is MeetingForm.Talks && document.Agreements.Count > 0 && document.Agreements[0].Parties.Contains(participants[0]) && (place is not null || hosted);
        if (lemma is "session" or "gathering" or "discussion" && form is not MeetingForm.CouncilSession && participants.Count < 2) return null;
        if (participants.Count == 0 || (participants.Count < 2 && !alone && !HoldsBody(document, participants) && form is MeetingForm.Talks or MeetingForm.Call)) return null;
        if (wished && participants.Count < 2) return null;
        if (clause >= 0) place ??= Venues.Behind(document, noun) ?? Venues.At(document, clause);
        var meeting = MeetingFacts.Make(document, included >= 0 ? included : governor >= 0 ? governor : noun, noun, form, participants, place, "meeting." + lemma);

        // A summit of one is somebody else's.
        if (form is MeetingForm.Summit or MeetingForm.Conference && participants.Count == 1 && !HoldsBody(document, participants)) return null;

        // "Trump and Putin met at a summit of the G20": the sentence tells of another meeting, and of the summit only as its place.
        if (form is MeetingForm.Summit or MeetingForm.Conference && document.Tree.CaseOf(noun) is >= 0 and var at && document.Text.Lemma(at) is "at" or "of" && document.Meetings.Exists(m => m.Span.Start <= document.Text[noun].Start && document.Text[noun].End <= m.Span.End)) return null;

        // One participant, no day and no place: a word in passing, not a meeting that can be told from others.
        if (meeting is { Date: null, Place: null, Status: MeetingStatus.Held } && participants.Count < 2) return null;
        if (wished && meeting is { Status: MeetingStatus.Held or MeetingStatus.Planned }) meeting = meeting with { Status = Courses.IsInvited(document, noun) ? MeetingStatus.Planned : MeetingStatus.Proposed };

        // Talks that might be, between sides that are not named, are nobody's plan.
        if (filled && meeting is { Status: MeetingStatus.Proposed }) return null;
        if (meeting is { Date: null } && clause >= 0 && document.DateOf(clause) is { } day) meeting = meeting with { Date = day };
        return meeting;
    }

    /// <summary>What depends on the noun: who it is between, where it is; false when it is of another world ("trade talks").</summary>
    private static bool ReadPhrase(Document document, int noun, List<string> participants, ref MeetingForm form, out string? place, out bool council)
    {
        var (text, tree) = (document.Text, document.Tree);
        (place, council) = (null, false);
        for (var child = tree.FirstChild(noun); child >= 0; child = tree.NextSibling(child))
        {
            var word = text.Lemma(child);
            switch (text[child].Relation)
            {
                case Relation.Compound or Relation.Amod or Relation.NmodPoss or Relation.NmodDesc:
                    if (word is "phone" or "telephone" or "video") form = MeetingForm.Call;
                    if (word is "summit") form = MeetingForm.Summit;
                    if (text.Word(child) is "Council" or "council") council = true;
                    if (MeetingWords.Foreign.Contains(word)) return false;
                    Participants.Add(document, child, participants);
                    break;
                case Relation.Nmod or Relation.Obl when tree.CaseOf(child) is var c and >= 0:
                    var adposition = text.Lemma(c);
                    if (adposition is "between" or "with" or "among" or "of" or "by" && !Participants.AddBothSides(document, child, participants)) Participants.Add(document, child, participants);
                    if (adposition is "of" && text.Word(child) is "Council" or "council") council = true;
                    if (adposition is "to" && form == MeetingForm.Visit && Participants.AddBothSides(document, child, participants)) break;
                    if ((adposition is "to" && form == MeetingForm.Visit) || adposition is "in" or "at") place ??= PlaceAndHost(document, child, form == MeetingForm.Visit ? participants : []);
                    break;
                default:
                    break;
            }
        }

        return true;
    }

    /// <summary>Who holds it and where, by the verb; true when that one only gives it a roof.</summary>
    private static bool ReadGovernor(Document document, int noun, int governor, List<string> participants, ref string? place)
    {
        var (text, tree) = (document.Text, document.Tree);
        var hosted = MeetingWords.Hosting.Contains(text.Lemma(governor));
        var isSubject = text[noun].Relation is Relation.Nsubj or Relation.NsubjPass && text[noun].Head == governor && participants.Count > 0;
        if (!hosted && !isSubject) Participants.AddSubjects(document, governor, participants);
        if (Courses.IsInvited(document, noun) && tree.Child(governor, Relation.Obj) is >= 0 and var guests) Participants.AddWithin(document, tree.Range(guests).First, guests + 1, participants);
        for (var node = governor; node >= 0; node = tree.Child(node, Relation.Xcomp))
        {
            for (var child = tree.FirstChild(node); child >= 0; child = tree.NextSibling(child))
            {
                if (text[child].Relation is not (Relation.Obl or Relation.Nmod) || child == noun || tree.CaseOf(child) is not (>= 0 and var c)) continue;
                var adposition = text.Lemma(c);
                if (adposition is "with" or "between" && !Participants.AddBothSides(document, child, participants)) Participants.Add(document, child, participants);
                else if (adposition is "by" && !hosted) Participants.Add(document, child, participants);
                else if (adposition is "in" or "at") place ??= PlaceAndHost(document, child, []);
            }
        }

        return hosted;
    }

    /// <summary>A body of several (an organisation, a contact group) can meet by itself; a person or a state cannot.</summary>
    internal static bool HoldsBody(Document document, List<string> participants)
    {
        foreach (var actor in document.Actors)
        {
            if (actor.Kind is "IGO" or "UNO" or "EUR" && participants.Contains(actor.Side)) return true;
        }

        return false;
    }

    private static bool IsPhoneCall(Document document, int noun)
    {
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text.Lemma(child) is "phone" or "telephone" or "video" or "conference") return true;
        }

        return false;
    }

    private static string? PlaceAndHost(Document document, int token, List<string> participants)
    {
        foreach (var place in document.Places)
        {
            if (place.First > token || token >= place.End || place.Role is PlaceRole.PartOfName) continue;
            if (place.Country is { } host) Slots.AddOnce(participants, host);
            return place.Name;
        }

        return null;
    }
}
