using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Which party a noun phrase stands for in an accusation, and who is the subject of a verb, also where a tree went wrong.</summary>
internal static class Parties
{
    private static readonly FrozenSet<string> Allegiance = new[] { "loyal", "ally", "allied", "align", "aligned", "affiliate", "affiliated", "link", "linked", "back", "support", "command", "lead", "fight" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Bearers = new[]
    {
        "saboteur", "gunman", "commando", "agent", "jet", "warplane", "plane", "aircraft", "helicopter", "gunship", "gun", "gunner", "tank", "drone", "missile", "rocket", "shell", "artillery", "battery", "warship",
        "gunboat", "boat", "vessel", "sniper", "bomber", "raider", "mercenary", "volunteer", "conscript", "pilot", "marine", "ranger", "policeman", "spy", "settler", "infiltrator", "intruder", "unit", "battalion", "brigade",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// The parties of a noun phrase: actors that it names, whom its men are loyal to, the state whose name or city it is, or the side that
    /// common words such as "the government" mean against another; empty when it is none.
    /// </summary>
    public static IReadOnlyList<ActorMention> At(Document document, int head, ActorMention? other)
    {
        if (head < 0) return [];
        var named = document.Who.ActorsAt(head);
        if (named.Count > 0 && named[0].Known) return named;
        if (Loyalty(document, head) is { Count: > 0 } lords) return lords;
        if (Master(document, head) is { Count: > 0 } masters) return masters;
        if (Ruler(document, head) is { Count: > 0 } rulers) return rulers;
        if (User(document, head) is { Count: > 0 } users) return users;
        if (Nation(document, head) is { Count: > 0 } nation) return nation;
        if (document.Text[head].Upos == Upos.PRON) return OwnClause(document, head);
        if (Owner(document, head, other) is { Count: > 0 } owners) return owners;
        if (named.Count > 0 && !Belligerents.IsForce(document, head)) return named;
        if (Country(document, head) is { } country) return [country];
        if (Belligerents.Meant(document, head, other) is { } party) return [party];
        return named;
    }

    /// <summary>The parties of several noun phrases.</summary>
    public static List<ActorMention> At(Document document, IReadOnlyList<int> heads, ActorMention? other)
    {
        var found = new List<ActorMention>();
        foreach (var head in heads)
        {
            foreach (var actor in At(document, head, other))
            {
                if (!found.Exists(f => f.Name == actor.Name)) found.Add(actor);
            }
        }

        return found;
    }

    /// <summary>"…, and a spokesman, Mustafa Bali, accused": the person named in apposition right before a verb that has no subject of its own.</summary>
    private static ActorMention? Apposed(Document document, int verb)
    {
        var text = document.Text;
        if (verb < 4 || text.Word(verb - 1) is not "," || document.Tree.Child(verb, Relation.Nsubj) >= 0 || text[verb].Relation is not (Relation.Conj or Relation.Root or Relation.Ccomp)) return null;
        var person = document.Actors.FindLast(a => a.End == verb - 1 && a.IsPerson && text[a.First].Sentence == text[verb].Sentence);
        return person is { First: > 0 } && text.Word(person.First - 1) is "," ? person : null;
    }

    /// <summary>
    /// Who does what a verb says: its subject; else, where the tree has none, the actor right before it, or the subject of the verb it is
    /// joined to in the order of the words ("denied … and blamed …").
    /// </summary>
    public static IReadOnlyList<ActorMention> Subject(Document document, int verb, ActorMention? other = null)
    {
        if (Apposed(document, verb) is { } apposed) return [apposed];
        var known = document.Who.SubjectActors(verb);
        if (known.Count > 0 && known.All(k => k.Known)) return known;
        var heads = new List<int>();
        Arguments.Subjects(document, verb, heads);
        var found = At(document, heads, other);
        if (found.Count > 0) return found;
        if (known.Count > 0) return known;
        if (Arguments.IsPassive(document, verb)) return [];
        return Before(document, verb) is { Count: > 0 } before ? before : Joined(document, verb, other);
    }

    /// <summary>The state whose name or city stands where a party must: "pointed the finger at Israel" names no place.</summary>
    public static ActorMention? Country(Document document, int token)
    {
        foreach (var place in document.Places)
        {
            if (place.First > token) break;
            if (token < place.End && place.Country is { } country && place.Role is PlaceRole.Place or PlaceRole.Metonym)
            {
                return new ActorMention(place.First, place.End, token, country, "GOV", country, MentionVia.Metonym);
            }
        }

        return null;
    }

    /// <summary>"Militias loyal to Tripoli", "troops allied with Haftar": whose men they are.</summary>
    private static IReadOnlyList<ActorMention> Loyalty(Document document, int noun)
    {
        var text = document.Text;
        if (text[noun].Upos != Upos.NOUN) return [];
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child < noun || !Allegiance.Contains(document.Lemma(child))) continue;
            for (var leaf = document.Tree.FirstChild(child); leaf >= 0; leaf = document.Tree.NextSibling(leaf))
            {
                if (Operators.Marker(document, leaf) is "to" or "with" or "by" or "for" && document.Who.ActorsAt(leaf) is { Count: > 0 } lords) return lords;
            }
        }

        return [];
    }

    /// <summary>"An aide to Sadr", "a spokesman for the group": for whom a person speaks or works.</summary>
    private static IReadOnlyList<ActorMention> Master(Document document, int noun)
    {
        if (document.Lemma(noun) is not ("aide" or "adviser" or "advisor" or "lieutenant" or "deputy" or "ally" or "lawyer" or "supporter" or "follower" or "spokesman" or "spokeswoman" or "spokesperson" or "negotiator" or "commander" or "confidant")) return [];
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child > noun && Operators.Marker(document, child) is "to" or "of" or "for" && document.Who.ActorsAt(child) is { Count: > 0 } masters) return masters;
        }

        return [];
    }

    /// <summary>"Rockets fired by the militia", "a bomb planted by the rebels": who used a weapon; "the remnants of the group": the group.</summary>
    private static IReadOnlyList<ActorMention> User(Document document, int noun)
    {
        var text = document.Text;
        if (text[noun].Upos != Upos.NOUN) return [];
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child < noun) continue;
            if (document.Lemma(noun) is "remnant" or "wing" or "element" or "follower" or "splinter" && Operators.Marker(document, child) == "of" && document.Who.ActorsAt(child) is { Count: > 0 } whole) return whole;
            if (text[child].Relation != Relation.Acl || document.Lemma(child) is not ("fire" or "launch" or "misfire" or "plant" or "lay" or "drop" or "shoot" or "lob" or "set" or "field" or "send" or "operate" or "fly")) continue;
            var heads = new List<int>();
            Arguments.Subjects(document, child, heads);
            if (heads.Count == 0) Arguments.Prepositional(document, child, "by", heads);
            foreach (var head in heads)
            {
                if (document.Who.ActorsAt(head) is { Count: > 0 } users) return users;
            }
        }

        return [];
    }

    /// <summary>"Georgian saboteurs", "Cambodian guns": the state whose men or weapons they are; "officials in Kabul": the one whose seat that is.</summary>
    private static IReadOnlyList<ActorMention> Nation(Document document, int noun)
    {
        var text = document.Text;
        if (text[noun].Upos is not (Upos.NOUN or Upos.PROPN)) return [];
        var official = document.Lemma(noun).ToLowerInvariant() is "official" or "authority" or "leader" or "ministry" or "command" or "government" or "headquarters" or "staff" or "presidency" or "leadership";
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child < noun && text[child].Relation is Relation.Amod or Relation.Compound && Bearers.Contains(document.Lemma(noun)) && document.Who.ActorsAt(child) is [{ Known: true, Kind: "GOV" or "MIL" or "REB" }] nation) return nation;
            if (child > noun && official && Operators.Marker(document, child) == "in" && Seat(document, child) is { } seat) return [seat];
        }

        return [];
    }

    /// <summary>The country whose capital a place is.</summary>
    private static ActorMention? Seat(Document document, int token)
    {
        if (Country(document, token) is not { } state || !document.Codebook.Actors.CountryByName.TryGetValue(state.Name, out var country)) return null;
        var name = document.SpanOf(state.First, state.End).Of(document.Text.Text);
        var side = country.SideOn(Day.Latest(document.Article.Published));
        return country.Capitals.Contains(name, StringComparer.Ordinal) ? state with { Name = side, Side = side } : null;
    }

    /// <summary>"The Hamas-run health ministry", "Houthi-controlled media", "Russian-led forces": who runs them.</summary>
    private static IReadOnlyList<ActorMention> Ruler(Document document, int noun)
    {
        for (var child = document.Tree.FirstChild(noun); child >= 0 && child < noun; child = document.Tree.NextSibling(child))
        {
            if (document.Lemma(child) is not ("run" or "control" or "lead" or "led" or "affiliate" or "align" or "hold" or "held" or "dominate")) continue;
            for (var leaf = document.Tree.FirstChild(child); leaf >= 0; leaf = document.Tree.NextSibling(leaf))
            {
                if (leaf < child && document.Who.ActorsAt(leaf) is { Count: > 0 } rulers) return rulers;
            }
        }

        return [];
    }

    /// <summary>"Said Asmara was covering up its own shelling": a pronoun without antecedent means the subject of its clause.</summary>
    private static IReadOnlyList<ActorMention> OwnClause(Document document, int pronoun)
    {
        var text = document.Text;
        if (document.Lemma(pronoun) is not ("its" or "it" or "their" or "they" or "his" or "he" or "them")) return [];
        if (text[pronoun].Relation != Relation.NmodPoss) return [];
        for (var (at, steps) = (text[pronoun].Head, 0); at >= 0 && steps < 6; at = text[at].Head, steps++)
        {
            if (document.Tree.Child(at, Relation.Nsubj) is >= 0 and var subject && subject < pronoun) return document.Who.ActorsAt(subject);
        }

        return [];
    }

    /// <summary>"Its troops", "coalition drones", "government artillery": whose men or weapons they are.</summary>
    private static IReadOnlyList<ActorMention> Owner(Document document, int noun, ActorMention? other)
    {
        var text = document.Text;
        if (text[noun].Upos != Upos.NOUN) return [];
        for (var child = document.Tree.FirstChild(noun); child >= 0 && child < noun; child = document.Tree.NextSibling(child))
        {
            if (text[child].Relation is not (Relation.NmodPoss or Relation.Compound)) continue;
            if (document.Who.ActorsAt(child) is { Count: > 0 } owners && owners[0].Known) return owners;
            if (text[child].Relation != Relation.Compound) continue;
            if (document.Lemma(child) is "coalition" or "alliance" && document.Actors.Find(a => a.Known && a.Side.Contains(document.Lemma(child), StringComparison.OrdinalIgnoreCase)) is { } alliance) return [alliance];
            if (document.Lemma(child) is "government" or "army" or "military" or "rebel" or "regime" or "separatist" or "insurgent" or "guerrilla" or "police" && Belligerents.Meant(document, child, other) is { Known: true } party) return [party];
        }

        return [];
    }

    private static IReadOnlyList<ActorMention> Before(Document document, int verb)
    {
        var text = document.Text;
        var first = text.Sentences[text[verb].Sentence].First;
        var end = verb;
        while (end > first && text[end - 1].Upos is Upos.AUX or Upos.ADV && !document.Actors.Exists(a => a.First < end && a.End >= end)) end--;
        if (document.Actors.FindLast(a => a.End == end && a.First >= first) is { } actor)
        {
            // "After Armenia and Azerbaijan traded accusations": all that are joined to it.
            var head = actor.Head;
            while (text[head].Relation == Relation.Conj && text[head].Head >= first) head = text[head].Head;
            var start = document.Who.NameOver(head)?.First ?? head;
            return IsSubjectPosition(document, start, first) ? document.Who.ActorsAt(head) : [];
        }

        return end > first && Country(document, end - 1) is { } country && IsSubjectPosition(document, country.First, first) ? [country] : [];
    }

    // What a preposition leads to is no subject, but behind a subordinator that is spelt like one ("after Armenia and Azerbaijan traded …").
    private static bool IsSubjectPosition(Document document, int token, int first)
    {
        var before = token - 1;
        if (before >= first && document.Text[before].Upos == Upos.DET) before--;
        return before < first || document.Text[before].Upos is not Upos.ADP || document.Lemma(before) is "after" or "as" or "since" or "before" or "than" or "until" or "for";
    }

    /// <summary>The subject of the verb before "and" or "but" that a verb of the same sentence shares.</summary>
    private static List<ActorMention> Joined(Document document, int verb, ActorMention? other)
    {
        var text = document.Text;
        var first = text.Sentences[text[verb].Sentence].First;
        var at = verb - 1;
        while (at > first && text[at].Upos is Upos.ADV or Upos.AUX) at--;
        var gerund = text.Word(verb).EndsWith("ing", StringComparison.Ordinal);
        if (at <= first || !(text[at].Upos == Upos.CCONJ || (text[at].Upos == Upos.PUNCT && gerund))) return [];
        for (var token = at - 1; token >= first; token--)
        {
            if (text[token].Upos != Upos.VERB || document.Tree.Child(token, Relation.Nsubj) < 0) continue;
            var heads = new List<int>();
            Arguments.Subjects(document, token, heads);
            return At(document, heads, other);
        }

        return [];
    }
}
