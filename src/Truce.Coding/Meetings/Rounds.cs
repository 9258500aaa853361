using Truce.Domain;

namespace Truce.Coding.Meetings;

/// <summary>Takes apart what one verb tells of several meetings: "met Sharon in Jerusalem on Sunday and Abbas in Ramallah on Monday".</summary>
internal static class Rounds
{
    /// <summary>A meeting for each partner who has a place of his own, else the meeting itself.</summary>
    public static IEnumerable<MeetingFinding> Of(Document document, int verb, MeetingFinding meeting)
    {
        var text = document.Text;
        var end = text.Sentences[text[verb].Sentence].End;
        var partners = new List<ActorMention>();
        foreach (var actor in document.Actors)
        {
            if (actor.First > verb && actor.End <= end && actor.IsPerson && meeting.Participants.Contains(actor.Name) && !partners.Exists(p => p.Name == actor.Name)) partners.Add(actor);
        }

        var others = meeting.Participants.Where(name => !partners.Exists(p => p.Name == name)).ToList();
        if (partners.Count < 2 || others.Count == 0 || !partners.TrueForAll(p => Stop(document, p.End, EndOf(p)) is not null)) return [meeting];
        return partners.Select(p => meeting with
        {
            Participants = [.. others, p.Name],
            Place = Stop(document, p.End, EndOf(p)),
            Date = Day(document, p.End, EndOf(p)) ?? (Day(document, verb, end) is { } day && partners.Count(q => Day(document, q.End, EndOf(q)) is not null) == 1 && p != partners[^1] ? day : null),
        });

        int EndOf(ActorMention partner)
        {
            var at = partners.IndexOf(partner);
            return at + 1 < partners.Count ? partners[at + 1].First : end;
        }
    }

    /// <summary>The place named with "in" or "at" between two tokens, or null.</summary>
    private static string? Stop(Document document, int first, int end)
    {
        foreach (var place in document.Places)
        {
            if (place.First > first && place.First < end && place.Role is PlaceRole.Place && document.Text.Lemma(place.First - 1) is "in" or "at") return place.Name;
        }

        return null;
    }

    private static PartialDate? Day(Document document, int first, int end)
    {
        for (var i = 0; i < document.Text.Times.Length; i++)
        {
            if (document.Text.Times[i].First >= first && document.Text.Times[i].First < end && document.Dates.Value(i) is { Day: not null } day) return day;
        }

        return null;
    }
}
