using Truce.Coding.Agreements;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Meetings;

/// <summary>Adds <see cref="Document.Meetings"/>: talks, calls, visits and sessions, held, to come, called off or wished for.</summary>
internal sealed class MeetingStep
{
    private static readonly Dictionary<string, MeetingForm> Nouns = new(StringComparer.Ordinal)
    {
        ["talk"] = MeetingForm.Talks,
        ["meeting"] = MeetingForm.Talks,
        ["negotiation"] = MeetingForm.Talks,
        ["consultation"] = MeetingForm.Talks,
        ["discussion"] = MeetingForm.Talks,
        ["round"] = MeetingForm.Talks,
        ["gathering"] = MeetingForm.Talks,
        ["encounter"] = MeetingForm.Talks,
        ["summit"] = MeetingForm.Summit,
        ["conference"] = MeetingForm.Conference,
        ["conversation"] = MeetingForm.Call,
        ["call"] = MeetingForm.Call,
        ["visit"] = MeetingForm.Visit,
        ["trip"] = MeetingForm.Visit,
        ["session"] = MeetingForm.Talks,
    };

    private static readonly Dictionary<string, MeetingForm> Verbs = new(StringComparer.Ordinal)
    {
        ["meet"] = MeetingForm.Talks,
        ["confer"] = MeetingForm.Talks,
        ["negotiate"] = MeetingForm.Talks,
        ["discuss"] = MeetingForm.Talks,
        ["speak"] = MeetingForm.Call,
        ["phone"] = MeetingForm.Call,
        ["telephone"] = MeetingForm.Call,
        ["visit"] = MeetingForm.Visit,
        ["travel"] = MeetingForm.Visit,
        ["fly"] = MeetingForm.Visit,
        ["arrive"] = MeetingForm.Visit,
        ["head"] = MeetingForm.Visit,
        ["convene"] = MeetingForm.Conference,
        ["gather"] = MeetingForm.Conference,
    };

    private static readonly HashSet<string> HoldingVerbs = new(StringComparer.Ordinal)
    {
        "hold", "have", "begin", "start", "open", "resume", "continue", "conclude", "end", "attend", "join", "host", "chair", "lead", "conduct", "launch",
        "pay", "make", "take", "schedule", "plan", "set", "arrange", "convene", "follow", "call", "restart",
    };

    private static readonly HashSet<string> CancellingVerbs = new(StringComparer.Ordinal)
    {
        "cancel", "suspend", "postpone", "scrap", "abandon", "halt", "freeze", "sever", "delay",
    };

    /// <summary>Reads the document and adds its meetings, in the order of the text, each once.</summary>
    public void Add(Document document)
    {
        var found = new List<MeetingFinding>();
        for (var i = 0; i < document.Text.Count; i++)
        {
            foreach (var meeting in Read(document, i)) Merge(found, meeting);
        }

        document.Meetings.AddRange(found);
    }

    private static IEnumerable<MeetingFinding> Read(Document document, int token)
    {
        var text = document.Text;
        var lemma = text.Lemma(token);
        if (text[token].Upos is Upos.VERB && Verbs.TryGetValue(lemma, out var form))
        {
            return form == MeetingForm.Visit ? Visits(document, token, lemma) : One(FromVerb(document, token, lemma, form));
        }

        return text[token].Upos is Upos.NOUN && Nouns.TryGetValue(lemma, out form) ? One(FromNoun(document, token, lemma, form)) : [];
    }

    private static MeetingFinding[] One(MeetingFinding? meeting) => meeting is null ? [] : [meeting];

    /// <summary>
    /// "travels to Moscow on Thursday and Washington on Friday": a visit for each place, dated by the day behind it, or by the days in their
    /// order when as many follow the places.
    /// </summary>
    private static IEnumerable<MeetingFinding> Visits(Document document, int verb, string lemma)
    {
        // "is to travel to Sanaa for talks with the Houthis" is told once, as the talks.
        if (!Participants.AreOfficial(document, verb) || LeadsToTalks(document, verb)) yield break;
        var text = document.Text;
        var end = text.Sentences[text[verb].Sentence].End;
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

        if (places.Count == 0) yield break;
        var visitors = new List<string>();
        AddSubjects(document, verb, visitors);
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
            var date = inOrder ? days[k].Day : places.Count == 1 ? document.DateOf(verb) : own;
            var participants = visitors.ToList();
            Slots.AddOnce(participants, place.Country!);
            if (Make(document, verb, verb, MeetingForm.Visit, participants, place.Name, "meeting." + lemma) is { } meeting) yield return meeting with { Date = date };
        }
    }

    private static bool LeadsToTalks(Document document, int verb)
    {
        for (var child = document.Tree.FirstChild(verb); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Obl && document.Text.Lemma(child) is "talk" or "negotiation" or "meeting" or "summit") return true;
        }

        return false;
    }

    private static MeetingFinding? FromVerb(Document document, int verb, string lemma, MeetingForm form)
    {
        var tree = document.Tree;
        var text = document.Text;
        var participants = new List<string>();
        AddSubjects(document, verb, participants);
        var subjects = participants.Count;
        if (subjects == 0) return null;
        var phone = lemma is "phone" or "telephone";
        var together = false;
        for (var child = tree.FirstChild(verb); child >= 0; child = tree.NextSibling(child))
        {
            switch (text[child].Relation)
            {
                case Relation.Obj or Relation.Iobj when lemma is "meet" or "phone" or "telephone":
                    if (!Participants.AddBothSides(document, child, participants)) Participants.Add(document, child, participants);
                    break;
                case Relation.Obl or Relation.OblUnmarked when tree.CaseOf(child) is var c and >= 0:
                    var adposition = text.Lemma(c);
                    if (adposition is "with" || (adposition is "to" && lemma is "speak")) Participants.Add(document, child, participants);
                    if (text.Lemma(child) is "phone" or "telephone" or "hotline" or "line" or "call" or "conversation" or "video") phone = true;
                    break;
                case Relation.Advmod when text.Lemma(child) is "together":
                    together = true;
                    break;
                default:
                    break;
            }
        }

        AddPartners(document, verb, participants);
        if (phone) form = MeetingForm.Call;
        if (lemma is "speak" && !phone && participants.Count < 2) return null;
        if (lemma is "speak" or "discuss" or "negotiate" && participants.Count < 2) return null;
        if (lemma is "discuss" && subjects < 2 && participants.Count < 2) return null;
        if (form is MeetingForm.Talks or MeetingForm.Conference && participants.Count < 2 && !together) return null;
        return Make(document, verb, verb, form, participants, null, "meeting." + lemma);
    }

    private static MeetingFinding? FromNoun(Document document, int noun, string lemma, MeetingForm form)
    {
        var tree = document.Tree;
        var text = document.Text;
        var participants = new List<string>();
        string? place = null;
        var council = false;
        for (var child = tree.FirstChild(noun); child >= 0; child = tree.NextSibling(child))
        {
            var word = text.Lemma(child);
            switch (text[child].Relation)
            {
                case Relation.Compound or Relation.Amod or Relation.NmodPoss or Relation.NmodDesc:
                    if (word is "phone" or "telephone" or "video") form = MeetingForm.Call;
                    if (word is "summit") form = MeetingForm.Summit;
                    if (text.Word(child) is "Council" or "council") council = true;
                    if (word is "trade" or "coalition" or "cabinet" or "party" or "staff" or "news" or "press" or "family") return null;
                    Participants.Add(document, child, participants);
                    break;
                case Relation.Nmod when tree.CaseOf(child) is var c and >= 0:
                    var adposition = text.Lemma(c);
                    if (adposition is "between" or "with" or "among" or "of" or "by") Participants.Add(document, child, participants);
                    if (adposition is "of" && text.Word(child) is "Council" or "council") council = true;
                    if (adposition is "to" && form == MeetingForm.Visit || adposition is "in" or "at") place ??= PlaceAndHost(document, child, form == MeetingForm.Visit ? participants : []).Place;
                    break;
                case Relation.Acl when word is "host" or "mediate" or "lead" or "chair":
                    break;
                default:
                    break;
            }
        }

        AddPartners(document, noun, participants);
        var included = AddIncluded(document, noun, participants);
        if (lemma is "call" && form == MeetingForm.Call && !(IsPhoneCall(document, noun) || participants.Count >= 2)) return null;
        if (lemma is "conversation" && participants.Count == 0 && !IsPhoneCall(document, noun)) participants.Clear();
        var governor = Governor(document, noun);
        if (governor < 0) governor = OpeningClause(document, noun);
        if (governor >= 0)
        {
            AddSubjects(document, governor, participants);
            for (var child = tree.FirstChild(governor); child >= 0; child = tree.NextSibling(child))
            {
                if (text[child].Relation is Relation.Obl or Relation.Nmod && child != noun && tree.CaseOf(child) is var c and >= 0)
                {
                    var adposition = text.Lemma(c);
                    if (adposition is "with" or "between" or "by") Participants.Add(document, child, participants);
                    else if (adposition is "in" or "at") place ??= PlaceAndHost(document, child, []).Place;
                }
            }
        }

        if (council || participants.Contains("UN Security Council"))
        {
            if (lemma is not ("meeting" or "session" or "consultation" or "talk")) return null;
            form = MeetingForm.CouncilSession;
        }
        else if (lemma is "session" or "round" or "gathering" or "discussion" && participants.Count < 2)
        {
            return null;
        }

        var bodies = HoldsBody(document, participants);
        if (participants.Count == 0 && form is MeetingForm.Talks && lemma is "talk" or "negotiation"
            && (document.DateOf(governor >= 0 ? governor : noun) is not null || (governor >= 0 && Slots.ModalityOf(document, governor) is Modality.Planned)))
        {
            // Talks that are dated or to come, in a report on a truce, are between its parties unless it says otherwise.
            foreach (var party in document.Agreements.SelectMany(a => a.Parties)) Slots.AddOnce(participants, party);
        }

        if (participants.Count == 0 || (participants.Count < 2 && !bodies && form is MeetingForm.Talks or MeetingForm.Call)) return null;
        var meeting = Make(document, included >= 0 ? included : governor >= 0 ? governor : noun, noun, form, participants, place, "meeting." + lemma);

        // One participant, no day and no place: a word in passing, not a meeting that can be told from others.
        return meeting is { Date: null, Place: null, Status: MeetingStatus.Held } && participants.Count < 2 ? null : meeting;
    }

    /// <summary>"a meeting that will include Kerry and Lavrov": adds them and gives the verb, or -1.</summary>
    private static int AddIncluded(Document document, int noun, List<string> participants)
    {
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is not (Relation.AclRelcl or Relation.Acl) || !Includes(document.Text.Lemma(child))) continue;
            Participants.Add(document.Who.ObjectActors(child), participants);
            if (child + 1 < document.Text.Count) Participants.Add(Slots.Run(document, child + 1), participants);
            return child;
        }

        // The relative clause behind "in New York" is the meeting's, whatever the parser hangs it by.
        var end = Math.Min(document.Text.Sentences[document.Text[noun].Sentence].End, noun + 10);
        for (var i = noun + 2; i < end; i++)
        {
            if (!Includes(document.Text.Lemma(i)) || document.Text[i].Upos is not Upos.VERB) continue;
            if (document.Text.Lemma(i - 1) is not ("that" or "which" or "will") && document.Text.Lemma(i - 2) is not ("that" or "which")) continue;
            Participants.Add(Slots.Run(document, i + 1), participants);
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

    private static MeetingFinding? Make(Document document, int predicate, int noun, MeetingForm form, List<string> participants, string? place, string rule)
    {
        var modality = IsBehindUs(document, noun) ? Modality.Happened : Slots.ModalityOf(document, predicate);
        if (modality is Modality.Happened && form is MeetingForm.Visit && document.Text.TenseAt(predicate) is ClauseTense.Present) modality = Modality.Planned;
        var status = IsCancelled(document, predicate)
            ? MeetingStatus.Cancelled
            : modality switch
            {
                Modality.Happened or Modality.Alleged => MeetingStatus.Held,
                Modality.Planned => MeetingStatus.Planned,
                Modality.Demanded or Modality.Hypothetical => MeetingStatus.Proposed,
                _ => (MeetingStatus?)null,
            };
        if (status is null || (modality is Modality.Negated or Modality.Denied && status != MeetingStatus.Cancelled)) return null;
        var sentence = document.Text.Sentences[document.Text[noun].Sentence];
        var span = document.SpanOf(sentence.First, sentence.End);
        return new MeetingFinding
        {
            Span = span,
            Evidence = span.Of(document.Article.Text),
            Rule = rule,
            Participants = participants,
            Form = form,
            Place = place ?? Participants.PlaceAt(document, noun) ?? Participants.PlaceAt(document, predicate) ?? Participants.OnlyPlaceOf(document, sentence),
            Date = document.DateOf(predicate) ?? document.DateOf(noun),
            Status = status.Value,
        };
    }

    /// <summary>"after a fractious meeting of the council": what comes after it does not tell its time.</summary>
    private static bool IsBehindUs(Document document, int noun) =>
        document.Text[noun].Upos is Upos.NOUN && document.Tree.CaseOf(noun) is var c and >= 0 && document.Text.Lemma(c) is "after" or "following" or "since" or "during";

    private static bool IsCancelled(Document document, int verb)
    {
        var lemma = document.Text.Lemma(verb);
        if (CancellingVerbs.Contains(lemma)) return true;
        var particle = verb + 1 < document.Text.Count ? verb + 1 : verb;
        return (lemma, document.Text.Lemma(particle)) is ("break", "off") or ("call", "off") or ("walk", "out") or ("break", "down");
    }

    /// <summary>The verb that holds, cancels or follows the meeting: the nearest verb above the noun, or -1.</summary>
    private static int Governor(Document document, int noun)
    {
        var text = document.Text;
        for (var (node, steps) = (noun, 0); node >= 0 && steps < 4; steps++)
        {
            var relation = text[node].Relation;
            var head = text[node].Head;
            if (head < 0) return text[node].Upos is Upos.VERB ? node : -1;
            // "talks are due to start": the infinitive says what becomes of them.
            if (relation is Relation.Nsubj && text[head].Upos is Upos.ADJ && document.Tree.Child(head, Relation.Xcomp) is var opening and >= 0) return opening;
            if (text[head].Upos is Upos.VERB && relation is Relation.Obj or Relation.Nsubj or Relation.NsubjPass or Relation.Obl)
            {
                if (HoldingVerbs.Contains(text.Lemma(head)) || IsCancelled(document, head) || relation is Relation.Nsubj or Relation.NsubjPass) return head;
                return text.Lemma(head) is "agree" or "break" or "travel" or "arrive" ? head : -1;
            }

            if (relation is not (Relation.Nmod or Relation.Conj or Relation.Compound)) return -1;
            node = head;
        }

        return -1;
    }

    /// <summary>"talks, which are to open on Oct. 31": the verb of the clause, or -1.</summary>
    private static int OpeningClause(Document document, int noun)
    {
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.AclRelcl && document.Text.Lemma(child) is "open" or "begin" or "start" or "resume" or "take" or "hold" or "follow" or "convene") return child;
        }

        return -1;
    }

    private static void AddSubjects(Document document, int verb, List<string> participants)
    {
        var subject = document.Text.Subject(verb);
        if (subject >= 0 && Participants.AddBothSides(document, subject, participants)) return;
        Participants.Add(document.Who.SubjectActors(verb), participants);
        if (document.Text[verb].Upos is not Upos.VERB || document.Text.IsPassive(verb)) return;
        var run = Slots.RunBefore(document, verb);
        if (participants.Count == 0 || run.Exists(a => participants.Contains(a.Name) || participants.Contains(a.Side))) Participants.Add(run, participants);
    }

    /// <summary>Whoever stands behind "with" within a few words of a verb or noun, in word order.</summary>
    private static void AddPartners(Document document, int token, List<string> participants)
    {
        var text = document.Text;
        var end = Math.Min(text.Sentences[text[token].Sentence].End, token + 7);
        for (var i = token + 1; i < end; i++)
        {
            if (text[i].Upos is Upos.VERB) return;
            if (text.Word(i) is not ("with" or "between")) continue;
            Participants.Add(Slots.Run(document, i + 1), participants);
            return;
        }
    }

    private static bool IsPhoneCall(Document document, int noun)
    {
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text.Lemma(child) is "phone" or "telephone" or "video" or "conference") return true;
        }

        return false;
    }

    private static (string? Place, string? Host) PlaceAndHost(Document document, int token, List<string> participants)
    {
        foreach (var place in document.Places)
        {
            if (place.First > token || token >= place.End || place.Role is PlaceRole.PartOfName) continue;
            if (place.Country is { } host) Slots.AddOnce(participants, host);
            return (place.Name, place.Country);
        }

        return (null, null);
    }

    /// <summary>A meeting told twice is one: same state, no dates or forms that differ, and participants of which one set holds the other.</summary>
    private static void Merge(List<MeetingFinding> found, MeetingFinding meeting)
    {
        for (var i = 0; i < found.Count; i++)
        {
            var other = found[i];
            if (other.Status != meeting.Status || (other.Date is { } a && meeting.Date is { } b && !a.Covers(b) && !b.Covers(a))) continue;
            if (other.Place is { } p && meeting.Place is { } q && p != q && !meeting.Participants.Contains(p)) continue;
            if (IsCall(other) != IsCall(meeting) || IsVisit(other) != IsVisit(meeting)) continue;
            var shared = other.Participants.Count(meeting.Participants.Contains);
            if (shared == 0 || (shared < other.Participants.Count && shared < meeting.Participants.Count)) continue;
            var richer = meeting.Participants.Count > other.Participants.Count ? meeting : other;
            found[i] = richer with { Date = other.Date ?? meeting.Date, Place = other.Place is { } place && !other.Participants.Contains(place) ? place : meeting.Place ?? other.Place };
            return;
        }

        found.Add(meeting);
    }

    private static bool IsCall(MeetingFinding meeting) => meeting.Form is MeetingForm.Call;

    private static bool IsVisit(MeetingFinding meeting) => meeting.Form is MeetingForm.Visit;
}
