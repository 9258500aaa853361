using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Meetings;

/// <summary>Makes a finding of a meeting whose participants are known: whether it was held, when, where.</summary>
internal static class MeetingFacts
{
    /// <summary>Days after which what somebody said would be is no longer news.</summary>
    private const int LongAgo = 14;

    /// <summary>The finding, or null when the words deny it or only threaten it.</summary>
    /// <param name="document">The report.</param>
    /// <param name="predicate">What tells of its course: the verb that holds it, or the noun itself.</param>
    /// <param name="noun">Its own word.</param>
    /// <param name="form">Its form.</param>
    /// <param name="participants">Who takes part.</param>
    /// <param name="place">Where, when the phrase around the noun says so.</param>
    /// <param name="rule">Id of the rule.</param>
    public static MeetingFinding? Make(Document document, int predicate, int noun, MeetingForm form, List<string> participants, string? place, string rule)
    {
        var behind = IsBehindUs(document, noun);
        var cancelled = IsCancelled(document, predicate) || WasToHave(document.Text, predicate);
        var begun = HasBegun(document, predicate);
        var modality = behind ? Modality.Happened : Slots(document, predicate);

        // "agreed on the outline when they met": what is agreed is ahead, when it was is not.
        if (modality is Modality.Planned or Modality.Demanded && begun && document.Text[predicate].Relation is not (Relation.Ccomp or Relation.Xcomp)) modality = Modality.Happened;
        if (modality is Modality.Happened && form is MeetingForm.Visit && document.Text.TenseAt(predicate) is ClauseTense.Present) modality = Modality.Planned;
        if (modality is Modality.Happened or Modality.Alleged && !behind && !begun && (IsDue(document, predicate) || IsComing(document, noun) || (predicate == noun && IsAhead(document, noun)))) modality = Modality.Planned;
        var date = modality is Modality.Planned ? document.Dates.Of(predicate, ClauseTense.Future) ?? document.Dates.Of(noun, ClauseTense.Future) : document.DateOf(predicate) ?? document.DateOf(noun);

        if (cancelled) date = document.Dates.Of(predicate, ClauseTense.Past) ?? document.DateOf(noun);

        // "Has begun talks with Judeh and is to meet De Mistura on Monday": the day is that of what comes next.
        if (begun && date is { } later && document.Article.Published is { } written && later.Earliest > written.Latest) date = null;

        // "It said in March that it would open talks": what was announced long ago is no plan of today.
        if (modality is Modality.Planned && date is null && Voices.SayingAbove(document, predicate) is >= 0 and var saying && document.DateOf(saying) is { } said && document.Article.Published is { } read && said.Latest.PlusDays(LongAgo) < read.Earliest) return null;

        // What has a day to come is to come.
        if (modality is Modality.Happened or Modality.Alleged && !cancelled && date is { } day && document.Article.Published is { } published && day.Earliest > published.Latest) modality = Modality.Planned;
        // A day that is past is not that of what is to come; of what came about long ago the news is not.
        if (modality is Modality.Planned && !cancelled && date is { } ahead && document.Article.Published is { } now && ahead.Latest < now.Earliest) date = null;
        if (modality is Modality.Happened && date is { } past && document.Article.Published is { } today && past.Year < today.Year - 1) return null;
        var status = cancelled || (modality is Modality.Negated && IsComingAbout(document, predicate))
            ? MeetingStatus.Cancelled
            : modality switch
            {
                Modality.Happened or Modality.Alleged => MeetingStatus.Held,
                Modality.Planned => MeetingStatus.Planned,
                Modality.Hypothetical => MeetingStatus.Proposed,
                Modality.Demanded when IsWishedByThem(document, predicate) => MeetingStatus.Proposed,
                _ => (MeetingStatus?)null,
            };
        if (status is null) return null;
        var sentence = document.Text.Sentences[document.Text[noun].Sentence];
        var span = document.SpanOf(sentence.First, sentence.End);

        // "Has begun talks with A in Nairobi and is to see B": the place is that of the first.
        var only = Venues.OnlyOneOf(document, sentence);
        if (only is not null && document.Meetings.Exists(m => m.Span == span && m.Place == only && m.Status != status)) only = null;
        var meeting = new MeetingFinding
        {
            Span = span,
            Evidence = span.Of(document.Article.Text),
            Rule = rule,
            Participants = participants,
            Form = form,
            Place = form is MeetingForm.Call ? null : place ?? Venues.At(document, noun) ?? Venues.At(document, predicate) ?? Venues.Behind(document, noun) ?? only, // a call is held nowhere
            Date = date,
            Status = status.Value,
        };
        return OnDayOfAgreement(document, noun, meeting);
    }

    /// <summary>"agreed on Monday …, after talks in Geneva", "the leaders met at his residence": talks that made the agreement are of its day.</summary>
    private static MeetingFinding OnDayOfAgreement(Document document, int noun, MeetingFinding meeting)
    {
        if (meeting.Date is not null || meeting.Status is not MeetingStatus.Held || meeting.Form is not MeetingForm.Talks || document.Agreements.Count == 0) return meeting;
        var agreement = document.Agreements[0];
        var sentence = document.Text.Sentences[document.Text[noun].Sentence];
        var near = document.Text[sentence.First].Start <= agreement.Span.End + 1 && document.Text[sentence.End - 1].End >= agreement.Span.Start;
        return near && agreement.Agreed is { Day: not null } && (meeting.Participants.Any(agreement.Parties.Contains) || meeting.Participants.Any(p => SideOf(document, p) is { } side && agreement.Parties.Contains(side))) ? meeting with { Date = agreement.Agreed } : meeting;
    }

    /// <summary>Whether a finite verb, without a modal, tells of what was or has been: "met", "has begun".</summary>
    private static bool HasBegun(Document document, int verb)
    {
        var (text, tree) = (document.Text, document.Tree);
        if (text[verb].Upos is not Upos.VERB || !text[verb].Morphology.HasFlag(Morphology.TensePast)) return false;
        var have = false;
        for (var child = tree.FirstChild(verb); child >= 0 && child < verb; child = tree.NextSibling(child))
        {
            if (text[child].Relation is not (Relation.Aux or Relation.AuxPass)) continue;
            if (text.Lemma(child) is "will" or "would" or "shall" or "should" or "may" or "might" or "can" or "could" or "must" or "to") return false;
            have |= text.Lemma(child) is "have";
        }

        if (tree.Child(verb, Relation.Mark) is >= 0 and var mark && text.Lemma(mark) is "to") return false;
        return have || (text[verb].Morphology.HasFlag(Morphology.VerbFin) && !text.IsPassive(verb));
    }

    /// <summary>"talks that the two countries want to hold", "offered to meet him": not what others urge them to.</summary>
    private static bool IsWishedByThem(Document document, int verb) =>
        document.Text[verb].Head is >= 0 and var head && document.Text[verb].Relation is Relation.Xcomp && document.Text.Lemma(head) is "want" or "hope" or "wish" or "seek" or "offer" or "propose" && document.Tree.Child(head, Relation.Obj) < 0;

    /// <summary>"They were to have met on Monday": they did not.</summary>
    private static bool WasToHave(AnnotatedText text, int verb) =>
        verb > text.Sentences[text[verb].Sentence].First + 2 && text.Word(verb - 1) is "have" && text.Word(verb - 2) is "to" && text.Word(verb - 3) is "was" or "were" or "due" or "supposed";

    /// <summary>"The meeting did not take place": what does not come about was to.</summary>
    private static bool IsComingAbout(Document document, int verb) =>
        document.Text.Lemma(verb) is "happen" or "occur" or "materialise" or "materialize" || (document.Text.Lemma(verb) is "take" or "go" && verb + 1 < document.Text.Count && document.Text.Word(verb + 1) is "place" or "ahead");

    /// <summary>Whether a verb says that the meeting does not come about or breaks off.</summary>
    public static bool IsCancelled(Document document, int verb)
    {
        var lemma = document.Text.Lemma(verb);
        if (MeetingWords.Cancelling.Contains(lemma)) return true;
        var particle = verb + 1 < document.Text.Count ? verb + 1 : verb;
        return (lemma, document.Text.Lemma(particle)) is ("break", "off") or ("call", "off") or ("put", "off") or ("walk", "out") or ("break", "down") or ("fall", "through") or ("fall", "apart");
    }

    private static Modality Slots(Document document, int predicate) => Agreements.Slots.ModalityOf(document, predicate);

    private static string? SideOf(Document document, string name) => document.Actors.Find(a => a.Name == name)?.Side;

    /// <summary>"after a fractious meeting of the council", "after five rounds of talks": what comes after it does not tell its time.</summary>
    internal static bool IsBehindUs(Document document, int noun)
    {
        var text = document.Text;
        if (text[noun].Upos is not Upos.NOUN) return false;
        var token = noun;
        for (var steps = 0; steps < 3; steps++)
        {
            if (document.Tree.CaseOf(token) is var c and >= 0 && text.Lemma(c) is "after" or "following" or "since" or "during") return true;
            if (text[token].Relation is not Relation.Nmod || text[token].Head is not (>= 0 and var head) || text.Lemma(head) is not ("day" or "week" or "month" or "hour" or "round" or "series" or "night" or "year" or "set")) return false;
            token = head;
        }

        return false;
    }

    /// <summary>"talks are due to start", "were scheduled to open", "is planned for August 4".</summary>
    private static bool IsDue(Document document, int verb)
    {
        var text = document.Text;
        if (IsDueByWord(text, verb)) return true;
        if (text.Lemma(verb) is "schedule" or "plan" or "slate" or "expect" && text[verb].Upos is Upos.VERB) return true;
        return text[verb].Head is >= 0 and var head && text[verb].Relation is Relation.Xcomp or Relation.Ccomp or Relation.Advcl
            && text.Lemma(head) is "due" or "set" or "schedule" or "scheduled" or "expect" or "expected" or "slate" or "slated" or "plan" or "agree" or "invite" or "prepare" or "decide";
    }

    /// <summary>"The fourth cycle of talks is due to open in Caracas": by the words behind the noun, where the parser sees no verb.</summary>
    private static bool IsAhead(Document document, int noun)
    {
        var text = document.Text;
        var end = Math.Min(text.Sentences[text[noun].Sentence].End, noun + 12);
        for (var i = noun + 1; i < end; i++)
        {
            if (text[i].Upos is Upos.SCONJ or Upos.PRON || text.Word(i) is ";" or ".") return false;
            if (text.Lemma(i) is "open" or "begin" or "start" or "resume" or "hold" or "continue") return IsDueByWord(text, i) || text.Word(i - 1) is "will";
        }

        return false;
    }

    /// <summary>"is due to open", "are set to resume": by the two words before it, whatever the parser makes of them.</summary>
    private static bool IsDueByWord(AnnotatedText text, int verb) => IsBehindDue(text, verb) || (verb > 0 && text.Word(verb - 1) is "be" && IsBehindDue(text, verb - 1));

    private static bool IsBehindDue(AnnotatedText text, int verb) =>
        verb > text.Sentences[text[verb].Sentence].First + 1 && text.Word(verb - 1) is "to" && text.Word(verb - 2) is "due" or "set" or "scheduled" or "expected" or "slated" or "supposed" or "is" or "are" or "was" or "were";

    private static bool IsComing(Document document, int noun)
    {
        for (var child = document.Tree.FirstChild(noun); child >= 0 && child < noun; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Amod && MeetingWords.Coming.Contains(document.Text.Lemma(child)) && document.Text.TenseAt(noun) is not ClauseTense.Past) return true;
        }

        return false;
    }
}
