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
        var included = AddIncluded(document, noun, participants);
        if (lemma is "call" && form == MeetingForm.Call && !(IsPhoneCall(document, noun) || participants.Count >= 2)) return null;
        var governor = Governor(document, noun);
        if (governor < 0) governor = OpeningClause(document, noun);
        if (governor < 0) governor = VerbBehind(document, noun);
        if (governor >= 0 && Participants.AreNone(document, governor)) return null;
        var (hosted, filled) = (false, false);
        var clause = governor < 0 && MeetingFacts.IsBehindUs(document, noun) ? ClauseAbove(document, noun) : -1;
        if (clause >= 0 && participants.Count < 2) AddThoseWhoCame(document, clause, participants);
        var wished = IsBidden(document, noun);
        if (governor >= 0) hosted = ReadGovernor(document, noun, governor, participants, ref place);
        else if (clause < 0 && participants.Count == 1 && IsWithSomebody(document, noun)) AddThoseInIt(document, noun, participants);
        if (council || participants.Contains("UN Security Council"))
        {
            if (lemma is not ("meeting" or "session" or "consultation" or "talk")) return null;
            form = MeetingForm.CouncilSession;
        }
        else if (form is MeetingForm.Talks)
        {
            filled = !wished && AddSides(document, noun, governor, lemma, place, hosted, participants);
        }

        // The one side that a truce is told of talks with whoever is not named.
        var alone = participants.Count == 1 && form is MeetingForm.Talks && document.Agreements.Count > 0 && document.Agreements[0].Parties.Contains(participants[0]) && (place is not null || hosted);
        if (lemma is "session" or "gathering" or "discussion" && form is not MeetingForm.CouncilSession && participants.Count < 2) return null;
        if (participants.Count == 0 || (participants.Count < 2 && !alone && !HoldsBody(document, participants) && form is MeetingForm.Talks or MeetingForm.Call)) return null;
        if (wished && participants.Count < 2) return null;
        if (clause >= 0) place ??= Venues.Behind(document, noun) ?? Venues.At(document, clause);
        var meeting = MeetingFacts.Make(document, included >= 0 ? included : governor >= 0 ? governor : noun, noun, form, participants, place, "meeting." + lemma);

        // "Trump and Putin met at a summit of the G20": the sentence tells of another meeting, and of the summit only as its place.
        if (form is MeetingForm.Summit or MeetingForm.Conference && document.Tree.CaseOf(noun) is >= 0 and var at && document.Text.Lemma(at) is "at" or "of" && document.Meetings.Exists(m => m.Span.Start <= document.Text[noun].Start && document.Text[noun].End <= m.Span.End)) return null;

        // One participant, no day and no place: a word in passing, not a meeting that can be told from others.
        if (meeting is { Date: null, Place: null, Status: MeetingStatus.Held } && participants.Count < 2) return null;
        if (wished && meeting is { Status: MeetingStatus.Held or MeetingStatus.Planned }) meeting = meeting with { Status = IsInvited(document, noun) ? MeetingStatus.Planned : MeetingStatus.Proposed };

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
        if (IsInvited(document, noun) && tree.Child(governor, Relation.Obj) is >= 0 and var guests) Participants.AddWithin(document, tree.Range(guests).First, guests + 1, participants);
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

    /// <summary>
    /// Talks that are dated, placed, to come or hosted are, in a report on a war, between its two sides unless the report says otherwise; what it names
    /// besides is then the host.
    /// </summary>
    private static bool AddSides(Document document, int noun, int governor, string lemma, string? place, bool hosted, List<string> participants)
    {
        if (lemma is not ("talk" or "negotiation" or "round" or "dialogue" or "meeting" or "consultation") || participants.Count > 1 || IsWanted(document, noun)) return false;
        var sides = Participants.Sides(document);
        if (sides.Count == 0 && document.Agreements.Count > 0) sides = document.Agreements[0].Parties;
        if (sides.Count == 0) return false;
        if (lemma is "meeting" && participants.Count == 0 && IsOfJointBody(document, noun)) lemma = "talk";

        // "peace talks", "the talks": not any meeting of somebody.
        if (lemma is "meeting" && !(participants.Count == 1 && sides.Contains(participants[0]))) return false;
        if (participants.Count == 1 && !sides.Contains(participants[0]) && !Brokers(document).Contains(participants[0])) return false;
        var dated = document.DateOf(governor >= 0 ? governor : noun) is not null || document.DateOf(noun) is not null;
        var ahead = governor >= 0 && Slots.ModalityOf(document, governor) is Modality.Planned;
        if (!dated && !ahead && place is null && !hosted && Venues.Behind(document, noun) is null) return false;
        if (participants.Count == 1 && !sides.Contains(participants[0])) participants.Clear();
        if (NamesOthers(document, noun, sides)) return false;
        foreach (var side in sides) Slots.AddOnce(participants, side);
        return true;
    }

    /// <summary>"Russia, Turkey and Iran agreed in Astana, but a fifth round ended": a sentence that names others than the two sides may speak of theirs.</summary>
    private static bool NamesOthers(Document document, int noun, IReadOnlyList<string> sides)
    {
        var brokers = Brokers(document);
        var (others, named) = (new List<string>(), new List<string>());
        foreach (var actor in document.Actors)
        {
            if (document.Text[actor.First].Sentence != document.Text[noun].Sentence || !actor.Known || actor.Kind is "JRN" or "UNO" or "IGO" or "NGO") continue;
            if (document.Tree.CaseOf(actor.Head) is >= 0 and var by && document.Text.Lemma(by) is "by") continue;
            Slots.AddOnce(named, actor.Side);
            if (!sides.Contains(actor.Side) && !brokers.Contains(actor.Side) && !brokers.Contains(actor.Name)) Slots.AddOnce(others, actor.Side);
        }

        return others.Count > 1 && !sides.All(named.Contains);
    }

    /// <summary>"offered talks", "a call for negotiations": nobody has agreed to them.</summary>
    private static bool IsWanted(Document document, int noun)
    {
        var head = document.Text[noun].Head;
        return head >= 0 && document.Text.Lemma(head) is "offer" or "propose" or "reject" or "refuse" or "urge" or "demand" or "seek" or "call" or "want" or "appeal" or "press" or "favour" or "favor" or "oppose";
    }

    /// <summary>"proposed a summit with Putin", "has invited both to Geneva for talks".</summary>
    private static bool IsBidden(Document document, int noun) =>
        IsInvited(document, noun) || (document.Text[noun].Head is >= 0 and var head && document.Text[noun].Relation is Relation.Obj && MeetingWords.Proposing.Contains(document.Text.Lemma(head)));

    private static bool IsInvited(Document document, int noun) =>
        document.Text[noun].Head is >= 0 and var head && document.Text[noun].Relation is Relation.Obl && document.Text.Lemma(head) is "invite" or "invit" or "summon";

    /// <summary>"secured it in a call with Tehran": whoever does what the sentence tells is the other one.</summary>
    private static void AddThoseInIt(Document document, int noun, List<string> participants)
    {
        var text = document.Text;
        if (text[noun].Relation is not Relation.Obl || document.Tree.CaseOf(noun) is not (>= 0 and var c) || text.Lemma(c) is not ("in" or "during") || text[noun].Head is not (>= 0 and var verb) || text[verb].Upos is not Upos.VERB) return;
        Participants.AddSubjects(document, verb, participants);
    }

    private static bool IsWithSomebody(Document document, int noun)
    {
        var text = document.Text;
        var end = Math.Min(text.Sentences[text[noun].Sentence].End, noun + 4);
        for (var i = noun + 1; i < end; i++)
        {
            if (text.Word(i) is "with") return true;
        }

        return false;
    }

    private static List<string> Brokers(Document document) => [.. document.Agreements.SelectMany(a => a.Brokers)];

    /// <summary>The verb of the clause that a phrase of time hangs by ("signed it after five hours of talks with Rice"), or -1.</summary>
    private static int ClauseAbove(Document document, int noun)
    {
        var node = noun;
        for (var steps = 0; steps < 5 && node >= 0; steps++)
        {
            node = document.Text[node].Head;
            if (node >= 0 && document.Text[node].Upos is Upos.VERB) return node;
        }

        return -1;
    }

    /// <summary>Who left, signed or agreed after the talks was there.</summary>
    private static void AddThoseWhoCame(Document document, int clause, List<string> participants)
    {
        var others = new List<string>();
        Participants.AddSubjects(document, clause, others);
        var brokers = Brokers(document);
        foreach (var name in others)
        {
            if (!brokers.Contains(name) && document.Text.Lemma(clause) is not ("say" or "announce" or "tell" or "report" or "declare")) Slots.AddOnce(participants, name);
        }
    }

    /// <summary>"a meeting of the joint border committee": of those who sit in it.</summary>
    private static bool IsOfJointBody(Document document, int noun)
    {
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text.Lemma(child).ToLowerInvariant() is "committee" or "commission") return true;
        }

        return false;
    }

    /// <summary>"a meeting that will include Kerry and Lavrov": adds them and gives the verb, or -1.</summary>
    private static int AddIncluded(Document document, int noun, List<string> participants)
    {
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is not (Relation.AclRelcl or Relation.Acl) || !Includes(document.Text.Lemma(child))) continue;
            Participants.Add(document, document.Who.ObjectActors(child), participants);
            if (child + 1 < document.Text.Count) Participants.Add(document, Slots.Run(document, child + 1), participants);
            return child;
        }

        // The relative clause behind "in New York" is the meeting's, whatever the parser hangs it by.
        var end = Math.Min(document.Text.Sentences[document.Text[noun].Sentence].End, noun + 10);
        for (var i = noun + 2; i < end; i++)
        {
            if (!Includes(document.Text.Lemma(i)) || document.Text[i].Upos is not Upos.VERB) continue;
            if (document.Text.Lemma(i - 1) is not ("that" or "which" or "will") && document.Text.Lemma(i - 2) is not ("that" or "which")) continue;
            Participants.Add(document, Slots.Run(document, i + 1), participants);
            return i;
        }

        return -1;
    }

    private static bool Includes(string lemma) => lemma is "include" or "involve" or "gather" or "bring" or "group";

    /// <summary>A body of several (an organisation, a contact group) can meet by itself; a person or a state cannot.</summary>
    private static bool HoldsBody(Document document, List<string> participants)
    {
        foreach (var actor in document.Actors)
        {
            if (actor.Kind is "IGO" or "UNO" or "EUR" && participants.Contains(actor.Side)) return true;
        }

        return false;
    }

    /// <summary>The verb that holds, cancels or follows the meeting: the nearest verb above the noun, or -1.</summary>
    private static int Governor(Document document, int noun)
    {
        var (text, tree) = (document.Text, document.Tree);
        for (var (node, steps) = (noun, 0); node >= 0 && steps < 4; steps++)
        {
            var relation = text[node].Relation;
            var head = text[node].Head;
            if (head < 0) return text[node].Upos is Upos.VERB ? node : -1;
            if (relation is Relation.Nsubj or Relation.NsubjPass)
            {
                // "talks are due to start", "are expected to be held": the infinitive says what becomes of them.
                var last = head;
                while (tree.Child(last, Relation.Xcomp) is >= 0 and var opening) last = opening;
                return text[last].Upos is Upos.VERB ? last : text[head].Upos is Upos.VERB ? head : -1;
            }

            if (text[head].Upos is Upos.VERB && relation is Relation.Obj or Relation.Obl)
            {
                var lemma = text.Lemma(head);
                if (IsBidden(document, noun)) return head;
                if (MeetingWords.Holding.Contains(lemma) || MeetingWords.Hosting.Contains(lemma) || MeetingFacts.IsCancelled(document, head)) return head;
                return lemma is "break" or "travel" or "arrive" ? head : -1;
            }

            if (relation is not (Relation.Nmod or Relation.Conj or Relation.Compound)) return -1;
            node = head;
        }

        return -1;
    }

    /// <summary>"talks, which are to open on Oct. 31", "talks hosted by Oman": the verb of the clause, or -1.</summary>
    private static int OpeningClause(Document document, int noun)
    {
        var text = document.Text;
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.AclRelcl or Relation.Acl && text.Lemma(child) is "open" or "begin" or "start" or "resume" or "take" or "hold" or "follow" or "convene" or "host" or "mediate" or "sponsor" or "schedule" or "plan") return child;

            // "talks that the two countries want to hold": the infinitive is the meeting's.
            if (text[child].Relation is Relation.AclRelcl && document.Tree.Child(child, Relation.Xcomp) is >= 0 and var held && MeetingWords.Holding.Contains(text.Lemma(held))) return held;
        }

        // "between the presidents of A, B and C, which are to open": behind what the talks are between.
        var end = Math.Min(text.Sentences[text[noun].Sentence].End, noun + 16);
        for (var i = noun + 2; i + 1 < end; i++)
        {
            if (text[i].Upos is Upos.VERB && text.Lemma(i) is "open" or "begin" or "start" or "resume" or "hold" or "schedule")
                return text.Word(i - 1) is "to" or "be" or "will" or "which" || text[i - 1].Upos is Upos.AUX ? i : -1;
            if (text[i].Upos is Upos.VERB) return -1;
        }

        return -1;
    }

    /// <summary>"Talks between M23 and Congo, mediated by Qatar, resumed in Doha": where the parser sees no verb in the sentence, the one behind that tells of the course of a meeting; or -1.</summary>
    private static int VerbBehind(Document document, int noun)
    {
        var text = document.Text;
        if (text[noun].Relation is not Relation.Root) return -1;
        for (var i = noun + 1; i < text.Sentences[text[noun].Sentence].End; i++)
        {
            if (text[i].Upos is Upos.VERB && text[i].Morphology.HasFlag(Morphology.TensePast) && MeetingWords.Coursing.Contains(text.Lemma(i))) return i;
        }

        return -1;
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
