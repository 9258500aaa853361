using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Meetings;

/// <summary>Adds <see cref="Document.Meetings"/>: talks, calls, visits and sessions, held, to come, called off or wished for.</summary>
internal sealed class MeetingStep
{
    /// <summary>Reads the document and adds its meetings, in the order of the text, each once.</summary>
    public void Add(Document document)
    {
        for (var i = 0; i < document.Text.Count; i++)
        {
            foreach (var meeting in Read(document, i)) Merge(document.Meetings, meeting);
        }
    }

    private static IEnumerable<MeetingFinding> Read(Document document, int token)
    {
        var text = document.Text;
        var lemma = text.Lemma(token);
        if (text[token].Upos is Upos.VERB && MeetingWords.Verb(lemma) is { } act)
        {
            if (act == MeetingForm.Visit) return Visits.Read(document, token, lemma);
            return MeetingVerbs.Read(document, token, lemma, act) is { } meeting ? Rounds.Of(document, token, meeting) : [];
        }

        return text[token].Upos is Upos.NOUN && MeetingWords.Noun(lemma) is { } form ? One(MeetingNouns.Read(document, token, lemma, form)) : [];
    }

    private static MeetingFinding[] One(MeetingFinding? meeting) => meeting is null ? [] : [meeting];

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
