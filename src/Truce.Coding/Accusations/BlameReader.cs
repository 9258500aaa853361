using System.Collections.Frozen;
using Truce.Coding.Words;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Accusations by a verb of blame of the codebook ("accused", "pointed the finger at", "each blamed the other").</summary>
internal static class BlameReader
{
    private static readonly FrozenSet<string> Counts = new[] { "record", "count", "document", "register", "log", "report", "list", "note", "detect", "verify", "confirm", "see", "cite" }.ToFrozenSet(StringComparer.Ordinal);

    // Who may accuse without being a party of the codebook.
    private static readonly FrozenSet<string> Accusing = new[] { "elder", "mayor", "governor", "bishop", "archbishop", "priest", "imam", "cleric", "lawmaker", "senator", "opposition", "activist", "campaigner", "lawyer", "official", "commander", "councillor", "chief", "headman", "union" }
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Adds the accusations of every verb of blame.</summary>
    public static void Read(Document document)
    {
        for (var token = 0; token < document.Text.Count; token++)
        {
            if (document.Text[token].Upos is not Upos.VERB) continue;
            var rules = document.Codebook.Blame.Of(document.Lemma(token));
            if (rules.IsEmpty || !IsAsserted(document, token)) continue;
            if (MisreadBlame.Is(document, token))
            {
                MisreadBlame.Read(document, token);
                continue;
            }

            foreach (var rule in rules)
            {
                if (Read(document, token, rule)) break;
            }
        }
    }

    private static bool IsAsserted(Document document, int verb)
    {
        // "Accused both sides of abuses then": told of another time.
        for (var child = document.Tree.FirstChild(verb); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child > verb && document.Text[child].Relation == Relation.Advmod && document.Lemma(child) == "then") return false;
        }

        return !IsHistory(document, verb) && ModalityCalculus.Of(document, Raised(document, verb)).Modality is Modality.Happened or Modality.Alleged;
    }

    /// <summary>"An understanding of July 1993, which each side accused the other of breaking": a charge of another time, by its own date or that of what it was about.</summary>
    private static bool IsHistory(Document document, int verb) =>
        ReportedContent.IsLongPast(document, verb)
        || (document.Text[verb].Relation == Relation.AclRelcl && document.Text[verb].Head is >= 0 and var noun && document.Text[noun].Upos == Upos.NOUN && ReportedContent.IsLongPast(document, noun));

    /// <summary>
    /// The verb that a verb of blame is joined to: in "denied that civilians had been hit and accused the rebels" the one that denies, though a
    /// parser joins it to what was denied; else the verb itself.
    /// </summary>
    private static int Raised(Document document, int verb)
    {
        var text = document.Text;
        if (text[verb].Relation != Relation.Conj || document.Tree.Child(verb, Relation.Nsubj) >= 0 || document.Tree.Child(verb, Relation.Aux) >= 0 || text.Word(verb).EndsWith("ing", StringComparison.Ordinal)) return verb;
        var head = text[verb].Head;
        while (head >= 0 && text[head].Relation == Relation.Conj) head = text[head].Head;
        if (head < 0 || text[head].Relation is not (Relation.Ccomp or Relation.Xcomp) || text[head].Head is not (>= 0 and var top)) return verb;
        var infinitive = Operators.Marker(document, head) == "to" && (text[verb].Morphology & Morphology.VerbInf) == 0;
        return text[top].Upos == Upos.VERB && top < verb && (infinitive || Voices.IsSaying(document, top) || Denials.IsDenial(document.Lemma(top))) ? top : verb;
    }

    private static bool Read(Document document, int verb, BlameRule rule)
    {
        var thing = FirstObject(document, verb);
        if (rule.Object.Count > 0 && (thing < 0 || !rule.Object.Contains(document.Lemma(thing)))) return false;
        if (rule.ObjectIsWrong && (thing < 0 || !Wrongs.Is(document, thing))) return false;
        switch (rule.Accused)
        {
            case BlameSlot.EachOther:
                if (!MutualBlame.Is(document, verb)) return false;
                AccusationFile.BothWays(document, rule.Id, verb, MutualBlame.Sides(document, verb), Act(document, verb, thing, rule));
                return true;
            case BlameSlot.Mutual:
                AccusationFile.BothWays(document, rule.Id, verb, MutualBlame.Sides(document, verb), Complement(document, thing, rule.Act) ?? Complement(document, verb, rule.Act));
                return true;
        }

        if (MutualBlame.Is(document, verb)) return false;
        var accusers = Accusers(document, verb);
        var (accused, act) = rule.Accused switch
        {
            BlameSlot.Object => ByObject(document, verb, rule, accusers),
            BlameSlot.Prepositional => ByPreposition(document, verb, thing, rule, accusers),
            BlameSlot.Doer => ByDoer(document, thing, accusers),
            BlameSlot.DoerBehind => ByDoerBehind(document, verb, thing, rule, accusers),
            _ => ByName(document, verb, thing, accusers),
        };
        if (accused.Count == 0 || accusers.Count == 0 || (act is null && rule.ActIsNeeded)) return false;

        // "The institute has recorded 124 attacks by the group": monitors count.
        if (rule.Accused == BlameSlot.Doer && Counts.Contains(document.Lemma(verb)) && !accusers.All(Belligerents.IsParty)) return true;
        AccusationFile.AgainstEach(document, rule.Id, verb, accusers, accused, act);
        return true;
    }

    private static (IReadOnlyList<ActorMention> Accused, string? Act) ByObject(Document document, int verb, BlameRule rule, IReadOnlyList<ActorMention> accusers)
    {
        var heads = new List<int>();
        Arguments.Objects(document, verb, heads);
        var accused = Parties.At(document, heads, First(accusers));
        if (accused.Count == 0 && heads.Count > 0) accused = MeantBy(document, verb, heads[0], First(accusers));
        if (accused.Count > 0 && JoinedBefore(document, verb, accused[0]) is { } joined && !accused.Exists(a => a.Name == joined.Name)) accused.Insert(0, joined);
        return (accused, Act(document, verb, heads.Count > 0 ? heads[0] : -1, rule));
    }

    /// <summary>"Accused both sides of abuses": the two of the report; "accused them of blowing up a bridge": those of whom it spoke last.</summary>
    public static List<ActorMention> MeantBy(Document document, int verb, int thing, ActorMention? accuser)
    {
        var text = document.Text;
        var lemma = document.Lemma(thing);
        if (lemma is "side" or "party" or "army" or "camp" && (text[thing].Morphology & Morphology.NumberPlur) != 0) return [.. OpposedPair.Of(document, verb)];
        if (text[thing].Upos != Upos.PRON || lemma is not ("they" or "them" or "it" or "he" or "him")) return [];
        var first = text.Sentences[Math.Max(0, text[verb].Sentence - 1)].First;
        return document.Actors.FindLast(a => a.First >= first && a.End <= verb && a.Known && Belligerents.IsParty(a) && a.Via != MentionVia.Adjective && a.Side != accuser?.Side) is { } last ? [last] : [];
    }

    /// <summary>"The Congolese army and Burundian soldiers": the first of two, where a parser took the second for the head.</summary>
    private static ActorMention? JoinedBefore(Document document, int verb, ActorMention accused)
    {
        if (accused.First < 2 || document.Lemma(accused.First - 1) != "and") return null;
        return document.Actors.Find(a => a.End == accused.First - 1 && a.First > verb && a.Via != MentionVia.Adjective);
    }

    private static (IReadOnlyList<ActorMention> Accused, string? Act) ByPreposition(Document document, int verb, int thing, BlameRule rule, IReadOnlyList<ActorMention> accusers)
    {
        var heads = new List<int>();
        foreach (var preposition in rule.Prepositions)
        {
            Arguments.Prepositional(document, verb, preposition, heads);
            if (thing >= 0 && heads.Count == 0) Arguments.Prepositional(document, thing, preposition, heads);
            if (Parties.At(document, heads, First(accusers)) is { Count: > 0 } accused) return (accused, Act(document, verb, thing, rule));
        }

        return ([], null);
    }

    private static (IReadOnlyList<ActorMention> Accused, string? Act) ByDoer(Document document, int wrong, IReadOnlyList<ActorMention> accusers) =>
        (Wrongs.Doers(document, wrong, First(accusers)), Clauses.Phrase(document, wrong));

    private static (IReadOnlyList<ActorMention> Accused, string? Act) ByDoerBehind(Document document, int verb, int thing, BlameRule rule, IReadOnlyList<ActorMention> accusers)
    {
        var heads = new List<int>();
        foreach (var preposition in rule.Prepositions)
        {
            Arguments.Prepositional(document, verb, preposition, heads);
            if (thing >= 0) Arguments.Prepositional(document, thing, preposition, heads);
            foreach (var head in heads)
            {
                if (Wrongs.Doers(document, head, First(accusers)) is { Count: > 0 } accused) return (accused, Clauses.Phrase(document, head));
            }
        }

        return ([], null);
    }

    /// <summary>"Damascus called it a flagrant violation by Israel", "condemned what it called an outrageous breach by the rebels".</summary>
    private static (IReadOnlyList<ActorMention> Accused, string? Act) ByName(Document document, int verb, int thing, IReadOnlyList<ActorMention> accusers)
    {
        var sentence = document.Text.Sentences[document.Text[verb].Sentence];
        for (var token = verb + 1; token < Math.Min(sentence.End, verb + 18); token++)
        {
            if (document.Text[token].Upos is not (Upos.NOUN or Upos.PROPN) || !Wrongs.IsName(document, token) || !document.Tree.Dominates(verb, token)) continue;
            var accused = Wrongs.Doers(document, token, First(accusers));
            if (accused.Count == 0 && thing >= 0 && thing != token) accused = Wrongs.Doers(document, thing, First(accusers));
            if (accused.Count == 0 && thing >= 0 && thing != token) accused = Wrongs.DoersBefore(document, verb);
            return (accused, Clauses.Phrase(document, token));
        }

        return ([], null);
    }

    /// <summary>Who accuses: the subject; for words that stand in another's mouth, whoever says them.</summary>
    private static IReadOnlyList<ActorMention> Accusers(Document document, int verb)
    {
        var accusers = Parties.Subject(document, Raised(document, verb));
        var subject = document.Tree.Child(Raised(document, verb), Relation.Nsubj);
        if (subject >= 0 && document.Text.Word(subject) is "he" or "she" or "He" or "She" && Continued(document, verb, subject, accusers) is { } person) return [person];
        if (accusers.Count > 0) return accusers;
        if (Arguments.IsPassive(document, verb))
        {
            var agents = new List<int>();
            Arguments.Subjects(document, verb, agents);
            return agents.Count > 0 && Unlisted(document, agents[0]) is { } agent ? [agent] : [];
        }

        var voices = Voices.Of(document, verb);
        if (voices.Count > 0 && document.Actors.Find(a => a.Name == voices[^1]) is { } speaker) return [speaker];
        return subject >= 0 && Unlisted(document, subject) is { } unlisted ? [unlisted] : [];
    }

    /// <summary>"The party MHP accused Erdogan", "was accused by a Christian elder": a proper name or a person in office that the codebook does not know.</summary>
    private static ActorMention? Unlisted(Document document, int subject)
    {
        var text = document.Text;
        var word = text.Word(subject);
        if (Accusing.Contains(document.Lemma(subject)) && text[subject].Upos == Upos.NOUN)
        {
            return new ActorMention(subject, subject + 1, subject, Clauses.ShortPhrase(document, subject), "", null, MentionVia.Description) { Known = false };
        }

        var acronym = word.Length is > 1 and < 8 && !word.ContainsAnyInRange('a', 'z') && char.IsUpper(word[0]);
        if (text[subject].Upos != Upos.PROPN && !acronym) return null;
        var (first, start) = (subject, text.Sentences[text[subject].Sentence].First);
        while (!acronym && first - 1 > start && char.IsUpper(text.Word(first - 1)[0])) first--;
        return new ActorMention(first, subject + 1, subject, document.SpanOf(first, subject + 1).Of(text.Text), "", null, MentionVia.Name) { Known = false };
    }

    /// <summary>The person for whom "he" stands who accuses: as for words, the report goes on with whoever spoke in the sentence before.</summary>
    private static ActorMention? Continued(Document document, int verb, int pronoun, IReadOnlyList<ActorMention> found)
    {
        var resolved = found.Count > 0 && found[0].IsPerson ? found[0].Name : null;
        var clause = document.SpanOf(verb, document.Tree.Range(verb).End);
        var name = PronounSpeaker.Of(document, [clause], pronoun, resolved, PronounSpeaker.Before(document, pronoun));
        return name is null || name == resolved ? null : document.Actors.Find(a => a.Name == name && a.IsPerson);
    }

    private static ActorMention? First(IReadOnlyList<ActorMention> actors) => actors.Count > 0 ? actors[0] : null;

    private static int FirstObject(Document document, int verb)
    {
        var heads = new List<int>();
        Arguments.Objects(document, verb, heads);
        return heads.Count > 0 ? heads[0] : -1;
    }

    private static string? Act(Document document, int verb, int thing, BlameRule rule)
    {
        if (rule.ActIsObject) return thing >= 0 ? Clauses.Phrase(document, thing) : null;
        if (Complement(document, verb, rule.Act) is { } act) return act;
        if (thing >= 0 && Complement(document, thing, rule.Act) is { } ofThing) return ofThing;
        var end = document.Tree.Range(verb).End;
        for (var token = verb + 1; token < end; token++)
        {
            // "Held it responsible for …": the adjective leads to the act, or is all that is said.
            if (document.Text[token].Upos != Upos.ADJ || !rule.Act.Contains(document.Lemma(token))) continue;
            return Complement(document, token, ["for", "of"]) ?? Complement(document, verb, ["for"]) ?? document.Text.Word(token).ToString();
        }

        return null;
    }

    /// <summary>The words behind a preposition or in a clause that complete a word of blame, or null.</summary>
    public static string? Complement(Document document, int head, IReadOnlyList<string> prepositions)
    {
        if (head < 0) return null;
        for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child > head && prepositions.Contains(Operators.Marker(document, child))) return Clauses.Phrase(document, child);
        }

        var obj = document.Tree.Child(head, Relation.Obj);
        for (var child = obj < 0 ? -1 : document.Tree.FirstChild(obj); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (child > obj && prepositions.Contains(Operators.Marker(document, child))) return Clauses.Phrase(document, child);
        }

        return null;
    }
}
