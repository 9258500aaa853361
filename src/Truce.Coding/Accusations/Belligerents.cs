using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Which party of a report words such as "the army" or "rebels" mean.</summary>
internal static class Belligerents
{
    private static readonly FrozenSet<string> State = Set("army", "military", "soldier", "police", "government", "authority", "navy", "troop", "serviceman", "regime", "junta", "cabinet", "ministry", "air force", "policeman", "gendarme", "presidency");
    private static readonly FrozenSet<string> Rebel = Set("rebel", "guerrilla", "insurgent", "insurgency", "separatist", "rebellion", "secessionist", "mutineer", "jihadist");
    private static readonly FrozenSet<string> Bands = Set("front", "movement", "group", "faction", "organisation", "organization", "militia", "guerrilla", "paramilitary", "alliance");
    private static readonly FrozenSet<string> Armed = Set("militia", "militiaman", "paramilitary", "fighter", "militant", "gunman", "force", "group", "unit", "tribesman", "combatant", "brigade", "battalion", "formation");

    // Words that say how a government or a rebel force stands, not which it is.
    private static readonly FrozenSet<string> Standing = Set(
        "recognised", "recognized", "recognise", "recognize", "interim", "transitional", "elected", "elect", "civilian", "military", "central", "federal", "legitimate", "national", "own",
        "caretaker", "provisional", "royal", "embattled", "armed", "main", "ruling", "rule", "new", "unity", "un-backed", "backed", "back", "local");
    private static readonly FrozenSet<string> Neutral = Set("IGO", "NGO", "MED", "CVL", "JRN", "");

    /// <summary>
    /// The party that a common noun for armed men or rulers means against another: the only one of its sort in the other's country; else
    /// the words themselves; null when the noun is none of these.
    /// </summary>
    public static ActorMention? Meant(Document document, int noun, ActorMention? other)
    {
        var text = document.Text;
        if (text[noun].Upos is not (Upos.NOUN or Upos.PROPN)) return null;
        var lemma = document.Lemma(noun);
        if (Bands.Contains(lemma) && document.Tree.Child(noun, Relation.Det) is >= 0 and var det && document.Lemma(det) == "the" && LastBand(document, noun, other) is { } band) return band;
        if (lemma == "terrorist" && (document.Text[noun].Morphology & Morphology.NumberPlur) != 0) return Words(noun, "terrorists");
        var (state, rebel) = (State.Contains(lemma), Rebel.Contains(lemma));
        if (!state && !rebel && !Armed.Contains(lemma)) return null;
        var (first, plain) = (noun, true);
        for (var child = document.Tree.FirstChild(noun); child >= 0 && child < noun; child = document.Tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.Amod or Relation.Compound && document.Lemma(child) is not ("accuse" or "blame"))
            {
                first = Math.Min(first, document.Tree.Range(child).First);
                plain &= Standing.Contains(document.Lemma(child));
            }
        }

        var phrase = document.SpanOf(first, noun + 1).Of(text.Text);
        var bare = plain;
        if (bare && !state && !rebel) return null;
        if (phrase.StartsWith("second ", StringComparison.OrdinalIgnoreCase) || phrase.StartsWith("another ", StringComparison.OrdinalIgnoreCase) || phrase.StartsWith("other ", StringComparison.OrdinalIgnoreCase)) return null;
        if (bare && Only(document, noun, state, other) is { } found) return found;
        if (bare && state && other is { Kind: "REB" or "PRM" or "OPP", Country: { } home } && GovernmentOf(document, noun, home) is { } government) return government;
        return Words(noun, phrase);
    }

    /// <summary>The state against which a group of its own country rises, though the report names it by no other word than "the army".</summary>
    private static ActorMention? GovernmentOf(Document document, int noun, string home)
    {
        if (!document.Codebook.Actors.CountryByName.TryGetValue(home, out var country)) return null;
        var side = country.SideOn(Day.Latest(document.Article.Published));
        return new ActorMention(noun, noun + 1, noun, side, "GOV", country.Name, MentionVia.Description) { Side = side };
    }

    /// <summary>The armed group named last before "the front" or "the movement".</summary>
    private static ActorMention? LastBand(Document document, int noun, ActorMention? other) =>
        document.Actors.FindLast(a => a.First < noun && a.Kind is "REB" or "PRM" && a.Known && !a.IsPerson && a.Side != other?.Side) is { } band ? band with { Head = noun, Via = MentionVia.Description } : null;

    /// <summary>
    /// The only party of a sort, rulers or rebels, that may stand against another; of several the one at war at home, then the one that the
    /// report names by far the most; else null.
    /// </summary>
    private static ActorMention? Only(Document document, int noun, bool state, ActorMention? other)
    {
        var found = new List<(ActorMention Actor, int Weight)>();
        foreach (var actor in document.Actors)
        {
            if (!IsParty(actor) || actor.Side == other?.Side || actor.Kind is "GOV" or "MIL" or "COP" != state || (!actor.Known && actor.Side == actor.Name)) continue;
            if (other?.Country is { } country && actor.Country is { } own && own != country) continue;
            var weight = state && actor.Side.EndsWith(" government", StringComparison.Ordinal) ? 3 : 1;
            var at = found.FindIndex(f => f.Actor.Side == actor.Side);
            if (at < 0) found.Add((actor, weight));
            else found[at] = (found[at].Actor, found[at].Weight + weight);
        }

        if (found.Count == 0) return null;
        found.Sort(static (a, b) => a.Weight != b.Weight ? b.Weight.CompareTo(a.Weight) : a.Actor.First.CompareTo(b.Actor.First));
        return found.Count == 1 || found[0].Weight >= 2 * found[1].Weight ? found[0].Actor with { Head = noun, Via = MentionVia.Description } : null;
    }

    /// <summary>Whether an actor takes sides: not an observer, a mediator's office, an aid agency or an outlet, but for an outlet that speaks for a side ("Houthi media").</summary>
    public static bool IsParty(ActorMention actor) => !Neutral.Contains(actor.Kind) || (actor.Kind == "MED" && actor.Side != actor.Name);

    /// <summary>Whether a noun means armed men or rulers of whatever side.</summary>
    public static bool IsForce(Document document, int noun)
    {
        var lemma = document.Lemma(noun);
        return State.Contains(lemma) || Rebel.Contains(lemma) || Armed.Contains(lemma);
    }

    /// <summary>Whether a token names rebels: an armed group of the codebook, or men who fight a state.</summary>
    public static bool IsRebel(Document document, int token)
    {
        if (Rebel.Contains(document.Lemma(token)) || document.Lemma(token) is "militia" or "terrorist" or "militant" or "mercenary") return true;
        foreach (var actor in document.Who.ActorsAt(token))
        {
            if (actor.Kind == "REB") return true;
        }

        return false;
    }

    /// <summary>Whether a noun means the forces or rulers of a state.</summary>
    public static bool IsState(Document document, int noun) => State.Contains(document.Lemma(noun));

    private static ActorMention Words(int noun, string phrase) => new(noun, noun + 1, noun, phrase, "", null, MentionVia.Description) { Known = false };

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
