using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Which parties stand against each other in a report, and which of them words such as "each", "the army" or "rebels" mean.</summary>
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
    /// The two parties that "each", "both" or "the sides" stands for at a token: those joined last before it in its sentence, else those
    /// that the report joins most often; empty when it joins none.
    /// </summary>
    public static IReadOnlyList<ActorMention> Pair(Document document, int token)
    {
        var pairs = new List<(int At, ActorMention A, ActorMention B)>();
        for (var head = 0; head < document.Text.Count; head++)
        {
            if (document.Text[head].Upos is not (Upos.NOUN or Upos.PROPN or Upos.ADJ) || document.Tree.Child(head, Relation.Conj) < 0) continue;
            var parties = new List<ActorMention>();
            foreach (var actor in document.Who.ActorsAt(head))
            {
                if (IsParty(actor) && !parties.Exists(p => p.Side == actor.Side)) parties.Add(actor);
            }

            if (parties.Count == 2) pairs.Add((head, parties[0], parties[1]));
        }

        var sentence = document.Text[token].Sentence;
        var near = pairs.FindLast(p => p.At < token && document.Text[p.At].Sentence == sentence);
        if (near.A is not null) return [near.A, near.B];
        var (best, most) = (-1, 0);
        for (var i = 0; i < pairs.Count; i++)
        {
            var count = pairs.Count(p => Same(p.A, p.B, pairs[i].A, pairs[i].B));
            if (count > most) (best, most) = (i, count);
        }

        return best < 0 ? MostAtOdds(document) : [pairs[best].A, pairs[best].B];
    }

    /// <summary>The two sides that do most against each other in a report that never joins them; empty when fewer act.</summary>
    private static IReadOnlyList<ActorMention> MostAtOdds(Document document)
    {
        var sides = new List<(ActorMention Actor, int Count)>();
        foreach (var frame in document.Frames)
        {
            if (frame.Type is not (EventType.ASSAULT or EventType.COERCE or EventType.ACCUSE)) continue;
            foreach (var token in frame.Sources.Concat(frame.Targets))
            {
                foreach (var actor in document.Who.ActorsAt(token)) Count(actor, 3);
            }
        }

        foreach (var actor in document.Actors)
        {
            if (sides.Exists(s => s.Actor.Side == actor.Side) || actor.Kind is "REB" or "MIL" || actor.Side.EndsWith(" government", StringComparison.Ordinal)) Count(actor, 1);
        }

        if (sides.Count < 2) return [];
        sides.Sort(static (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.Actor.First.CompareTo(b.Actor.First));
        return sides.Count > 2 && sides[1].Count == sides[2].Count ? [] : [sides[0].Actor, sides[1].Actor];

        void Count(ActorMention actor, int weight)
        {
            if (!IsParty(actor) || actor.Via == MentionVia.Adjective || (!actor.Known && actor.Side == actor.Name)) return;
            var at = sides.FindIndex(s => s.Actor.Side == actor.Side);
            if (at < 0) sides.Add((actor, weight));
            else sides[at] = (sides[at].Actor, sides[at].Count + weight);
        }
    }

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
        if (bare && Only(document, noun, state, other) is { } found) return found;
        return Words(noun, phrase);
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

    /// <summary>Whether an actor takes sides: not an observer, a mediator's office, an aid agency or an outlet.</summary>
    public static bool IsParty(ActorMention actor) => !Neutral.Contains(actor.Kind);

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

    private static bool Same(ActorMention a, ActorMention b, ActorMention c, ActorMention d) =>
        (a.Side == c.Side && b.Side == d.Side) || (a.Side == d.Side && b.Side == c.Side);

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
