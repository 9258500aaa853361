using Truce.Coding.Agreements;
using Truce.Language;

namespace Truce.Coding.Meetings;

/// <summary>Who takes part in a meeting, from the noun phrases around its verb or noun.</summary>
internal static class Participants
{
    /// <summary>Adds those named by the phrase that a token governs: persons by name, the rest by the side they stand for.</summary>
    public static void Add(Document document, int token, List<string> participants) => Add(document.Who.ActorsAt(token), participants);

    /// <summary>
    /// Adds the two sides of the report's truce where a phrase speaks of both without naming them ("both leaders", "the foreign ministers of the two
    /// countries"); false when it does not, or when the truce has not two.
    /// </summary>
    public static bool AddBothSides(Document document, int token, List<string> participants)
    {
        if (document.Agreements.Count == 0 || document.Agreements[0].Parties is not { Count: 2 } parties) return false;
        var (first, end) = document.Tree.Range(token);
        if (end - first > 12) return false;
        for (var i = first; i + 1 < end; i++)
        {
            if (document.Text.Lemma(i) is not ("both" or "two") || document.Text[i + 1].Upos is not Upos.NOUN) continue;
            if (!Pairs.Contains(document.Text.Lemma(i + 1))) continue;
            foreach (var party in parties) Slots.AddOnce(participants, party);
            return true;
        }

        return false;
    }

    // Nouns of which a truce has two.
    private static readonly HashSet<string> Pairs = new(StringComparer.Ordinal)
    {
        "country", "side", "leader", "party", "neighbour", "neighbor", "army", "government", "delegation", "rival", "foe", "state", "nation", "camp", "president", "prime",
    };

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

    /// <summary>The place of a meeting: a phrase with in, at, near or outside that depends on its word. What talks are on or over is no place of theirs.</summary>
    public static string? PlaceAt(Document document, int token)
    {
        for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is not (Relation.Obl or Relation.Nmod or Relation.Advcl)) continue;
            var adposition = document.Tree.CaseOf(child);
            if (adposition < 0) continue;
            var word = document.Text.Lemma(adposition);
            var there = word is "in" or "at" or "near" or "outside" || (word is "to" && document.Text.Lemma(token) is "travel" or "fly" or "go" or "head" or "return" or "come");
            if (there && Slots.PlaceAt(document, child) is { } place) return place;
        }

        return null;
    }

    /// <summary>The one place that a sentence names with "in" or "at"; null when it names none or several.</summary>
    public static string? OnlyPlaceOf(Document document, Sentence sentence)
    {
        string? only = null;
        foreach (var place in document.Places)
        {
            if (place.First <= sentence.First || place.First >= sentence.End || place.Role is not PlaceRole.Place) continue;
            if (document.Text.Lemma(place.First - 1) is not ("in" or "at") || place.Precision is "country") continue;
            if (only is not null && only != place.Name) return null;
            only = place.Name;
        }

        return only;
    }
}
