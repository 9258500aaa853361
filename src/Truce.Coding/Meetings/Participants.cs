using Truce.Coding.Agreements;

namespace Truce.Coding.Meetings;

/// <summary>Who takes part in a meeting, from the noun phrases around its verb or noun.</summary>
internal static class Participants
{
    /// <summary>Adds those named by the phrase that a token governs: persons by name, the rest by the side they stand for.</summary>
    public static void Add(Document document, int token, List<string> participants) => Add(document.Who.ActorsAt(token), participants);

    /// <summary>Adds actors: persons by name, the rest by the side they stand for.</summary>
    public static void Add(IReadOnlyList<ActorMention> actors, List<string> participants)
    {
        foreach (var actor in actors) Slots.AddOnce(participants, actor.IsPerson ? actor.Name : actor.Side);
    }

    /// <summary>Whether the one who travels is known to the codebook or bears an office: tourists and refugees are no delegation.</summary>
    public static bool AreOfficial(Document document, int verb)
    {
        foreach (var actor in document.Who.SubjectActors(verb))
        {
            if (actor.Known || actor.Role is not null) return true;
        }

        return false;
    }
}
