using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Meetings;

/// <summary>Two who were named together shortly before: those whom "they", "the two men" and "both leaders" mean.</summary>
internal static class Pairs
{
    /// <summary>Sentences back to which a report still says "the two men".</summary>
    private const int Sentences = 3;

    /// <summary>Words between two names of a pair at most.</summary>
    private const int Gap = 8;

    /// <summary>The nearest pair of persons joined before a token, or who were last told to have met; null when there is none.</summary>
    public static IReadOnlyList<string>? Before(Document document, int token)
    {
        var text = document.Text;
        var earliest = text.Sentences[Math.Max(0, text[token].Sentence - Sentences)].First;
        var actors = document.Actors;
        for (var k = actors.Count - 1; k > 0; k--)
        {
            if (actors[k].End > token || !IsNamed(actors[k])) continue;
            if (actors[k].First < earliest) break;
            for (var i = k - 1; i >= 0 && actors[k].First - actors[i].End <= Gap; i--)
            {
                if (actors[i].End > actors[k].First || !IsNamed(actors[i]) || actors[i].Name == actors[k].Name) continue;
                if (AreJoined(text, actors[i].End, actors[k].First)) return [actors[i].Name, actors[k].Name];
            }
        }

        for (var m = document.Meetings.Count - 1; m >= 0; m--)
        {
            var meeting = document.Meetings[m];
            if (meeting.Span.End <= text[token].Start && meeting.Span.Start >= text[earliest].Start) return meeting.Participants.Count == 2 ? meeting.Participants : null;
        }

        return null;
    }

    private static bool IsNamed(ActorMention actor) => actor.IsPerson && actor.Via is MentionVia.Name;

    /// <summary>"Vladimir Putin and President Recep Tayyip Erdogan": "and" with nothing but titles.</summary>
    private static bool AreJoined(AnnotatedText text, int first, int end)
    {
        var and = false;
        for (var i = first; i < end; i++)
        {
            and |= text.Word(i) is "and";
            if (text[i].Upos is Upos.VERB or Upos.AUX or Upos.SCONJ or Upos.PRON || text.Word(i) is ";" or "." or ":") return false;
        }

        return and;
    }
}
