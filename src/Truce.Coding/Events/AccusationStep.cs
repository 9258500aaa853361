using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Who accuses whom of what: by verbs of blame, by what one side says that another has done, and by blame that goes both ways.
/// One finding for each accuser, accused and act.
/// </summary>
internal sealed class AccusationStep
{
    private static readonly FrozenSet<string> Blame = Set("accuse", "blame", "fault", "indict", "implicate", "denounce", "condemn", "criticise", "criticize", "slam", "castigate", "lambast", "lambaste", "rebuke", "charge", "sue");
    private static readonly FrozenSet<string> Censure = Set("denounce", "condemn", "criticise", "criticize", "slam", "castigate", "lambast", "lambaste", "rebuke", "decry", "deplore");
    private static readonly FrozenSet<string> Wrongs = Set("violation", "breach", "crime", "aggression", "massacre", "provocation", "atrocity", "act", "sabotage", "escalation", "treachery", "war crime", "genocide", "betrayal", "offence", "terrorism");
    private static readonly FrozenSet<string> Counts = Set("count", "record", "report", "document", "register", "log", "claim", "allege", "cite", "protest");
    private static readonly FrozenSet<string> Mutual = Set("accusation", "blame", "recrimination", "charge", "allegation");
    private static readonly FrozenSet<string> Claims = Set("accusation", "charge", "allegation", "claim");
    private static readonly FrozenSet<string> Breaks = Set("break", "breach", "violate", "flout");
    private static readonly FrozenSet<string> Truces = Set("ceasefire", "cease-fire", "truce", "agreement", "accord", "deal", "pact", "armistice", "cessation", "understanding");
    private static readonly FrozenSet<string> Distributive = Set("each", "both", "side", "they", "party", "neighbour", "neighbor", "country", "two", "army");
    private static readonly FrozenSet<string> Denials = Set("deny", "reject", "dismiss", "refute", "dispute", "rebut", "disavow");
    private static readonly FrozenSet<string> Disputed = Set("accusation", "allegation", "claim", "charge", "involvement", "responsibility", "report", "it", "that", "this", "them", "any", "blame", "wrongdoing", "attack", "role", "strike");

    // A rule of these says that somebody did wrong when the one who says so is another.
    private static readonly FrozenSet<string> WrongdoingRules = Set(
        "accuse.breach", "reject.refuse", "reject.defy", "reject.verb", "accuse.lie", "mobilize.violate.airspace", "retreat.ceasefire.stop");

    // How far below an accusation its denial may stand, in sentences.
    private const int DenialReach = 4;

    /// <summary>Adds accusations to the document.</summary>
    public void Add(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        for (var token = 0; token < document.Text.Count; token++)
        {
            if (document.Text[token].Upos is Upos.VERB) Explicit(document, token);
            if (document.Text[token].Upos is Upos.VERB && Breaks.Contains(document.Lemma(token))) Broken(document, token);
            else if (document.Text[token].Upos is Upos.NOUN && Claims.Contains(document.Lemma(token))) Claimed(document, token);
            else if (document.Lemma(token) is "behind" or "responsible") Behind(document, token);
        }

        foreach (var frame in document.Frames) Reported(document, frame);
        document.Accusations.Sort(static (a, b) => a.Span.CompareTo(b.Span));
    }

    private static void Explicit(Document document, int verb)
    {
        var lemma = document.Lemma(verb);
        var isBlame = Blame.Contains(lemma);
        if (Counts.Contains(lemma)) Counted(document, verb);
        if (!isBlame && lemma is not ("hold" or "point" or "trade" or "exchange" or "swap" or "call" or "describe" or "label" or "brand" or "level")) return;
        if (isBlame && IsMisread(document, verb))
        {
            Misread(document, verb);
            return;
        }

        if (ModalityCalculus.Of(document, verb).Modality is not (Modality.Happened or Modality.Alleged)) return;
        IReadOnlyList<ActorMention> accusers = document.Who.SubjectActors(verb);
        if (accusers.Count == 0 && !Arguments.IsPassive(document, verb)) accusers = Before(document, verb);
        if (accusers.Count == 0 && !Arguments.IsPassive(document, verb)) accusers = Quoted(document, verb);
        switch (lemma)
        {
            case "trade" or "exchange" or "swap":
                if (ObjectIs(document, verb, Mutual, out var thing)) BothWays(document, verb, accusers, Complement(document, thing, "of", "over", "about"));
                return;
            case "point":
                if (ObjectIs(document, verb, Set("finger"), out var finger)) AgainstEach(document, verb, accusers, Leading(document, verb, finger, "at", "to"), null);
                return;
            case "level":
                if (ObjectIs(document, verb, Mutual, out var charge)) AgainstEach(document, verb, accusers, Leading(document, verb, charge, "at", "against"), Complement(document, charge, "of"));
                return;
            case "hold":
                if (Subtree(document, verb, "responsible", "accountable", "liable") is >= 0 and var adjective)
                {
                    AgainstEach(document, verb, accusers, Objects(document, verb), Complement(document, adjective, "for") ?? Complement(document, verb, "for"));
                }

                return;
            case "call" or "describe" or "label" or "brand":
                Called(document, verb, accusers);
                return;
        }

        if (IsMutual(document, verb))
        {
            if (accusers.Count < 2 && Distributive.Contains(SubjectLemma(document, verb))) accusers = Belligerents.Pair(document, verb);
            BothWays(document, verb, accusers, Complement(document, verb, "of", "for", "over", "with"));
            return;
        }

        var accused = Objects(document, verb);
        if (accused.Count == 0 && lemma is "accuse" or "blame" && FirstObject(document, verb) is >= 0 and var meant
            && Belligerents.Meant(document, meant, accusers.Count > 0 ? accusers[0] : null) is { } party) accused.Add(party);
        if (lemma == "blame")
        {
            var on = Leading(document, verb, -1, "on");
            if (on.Count > 0)
            {
                AgainstEach(document, verb, accusers, on, FirstObject(document, verb) is >= 0 and var what ? Clauses.Phrase(document, what) : null);
                return;
            }
        }

        var act = Complement(document, verb, "of", "for", "over", "with");
        if (Censure.Contains(lemma))
        {
            var censured = FirstObject(document, verb);
            if (act is null && censured >= 0 && document.Text[censured].Upos == Upos.NOUN)
            {
                accused = [.. document.Who.SubjectActors(censured)];
                act = Clauses.Phrase(document, censured);
                if (!IsWrong(document, censured)) return;
            }
            else if (act is null)
            {
                return;
            }
        }

        AgainstEach(document, verb, accusers, accused, act);
    }

    /// <summary>
    /// Whether a parser took a verb of blame for a modifier of its object: "…, accused soldiers of looting", "… and blamed rebels for it".
    /// </summary>
    private static bool IsMisread(Document document, int verb)
    {
        var text = document.Text;
        var first = text.Sentences[text[verb].Sentence].First;
        if (text[verb].Relation != Relation.Amod || text[verb].Head < verb || verb == first || document.Lemma(verb) is not ("accuse" or "blame")) return false;
        if (text[verb - 1].Upos is not (Upos.PUNCT or Upos.CCONJ or Upos.PROPN)) return false;
        return Complement(document, text[verb].Head, "of", "for") is not null;
    }

    private static void Misread(Document document, int verb)
    {
        var text = document.Text;
        var first = text.Sentences[text[verb].Sentence].First;
        var noun = text[verb].Head;
        IReadOnlyList<ActorMention> accusers = [];
        if (text[verb - 1].Upos == Upos.CCONJ)
        {
            for (var token = first; token < verb && accusers.Count == 0; token++)
            {
                if (text[token].Upos == Upos.VERB && text[token].Relation is Relation.Root or Relation.Conj) accusers = document.Who.SubjectActors(token);
            }
        }
        else if (document.Actors.FindLast(a => a.First >= first && a.End <= verb && a.End >= verb - 1) is { } before)
        {
            accusers = [before];
        }

        var accused = document.Who.ActorsAt(noun);
        if (accused.Count == 0 && Belligerents.Meant(document, noun, accusers.Count > 0 ? accusers[0] : null) is { } party) accused = [party];
        AgainstEach(document, verb, accusers, accused, Complement(document, noun, "of", "for"), noun);
    }

    /// <summary>"Denied a government charge that they had shelled a town", "Israeli claims that Hamas broke the truce".</summary>
    private static void Claimed(Document document, int noun)
    {
        var text = document.Text;
        var clause = -1;
        for (var child = document.Tree.FirstChild(noun); child >= 0 && clause < 0; child = document.Tree.NextSibling(child))
        {
            if (child > noun && text[child].Upos == Upos.VERB && text[child].Relation is Relation.Ccomp or Relation.Acl && Operators.Marker(document, child) is "that" or "of") clause = child;
        }

        if (clause < 0) return;
        var governor = text[noun].Head;
        var disputed = governor >= 0 && Denials.Contains(document.Lemma(governor)) && text[noun].Relation is Relation.Obj;
        IReadOnlyList<ActorMention> deniers = disputed ? document.Who.SubjectActors(governor) : [];
        var subjects = new List<int>();
        Arguments.Subjects(document, clause, subjects);
        IReadOnlyList<ActorMention> accused = Operators.Marker(document, clause) == "of" || (subjects.Count > 0 && text[subjects[0]].Upos == Upos.PRON)
            ? deniers : document.Who.SubjectActors(clause);
        if (accused.Count == 0) return;
        var accusers = document.Who.SubjectActors(noun);
        for (var child = document.Tree.FirstChild(noun); child >= 0 && accusers.Count == 0; child = document.Tree.NextSibling(child))
        {
            if (child < noun && text[child].Relation is Relation.Compound or Relation.NmodPoss && Belligerents.Meant(document, child, accused[0]) is { } party) accusers = [party];
        }

        AgainstEach(document, noun, accusers, accused, Clauses.SpanOf(document, clause).Of(text.Text), clause);
    }

    /// <summary>"Pakistan says India broke it", of a truce told of before.</summary>
    private static void Broken(Document document, int verb)
    {
        var text = document.Text;
        var broken = FirstObject(document, verb);
        var saying = Voices.SayingAbove(document, verb);
        if (broken < 0 || saying < 0 || document.Lemma(broken) is not ("it" or "them")) return;
        if (ModalityCalculus.Of(document, verb).Modality is not Modality.Alleged) return;
        var first = text.Sentences[Math.Max(0, text[verb].Sentence - 1)].First;
        for (var token = first; token < verb; token++)
        {
            if (!Truces.Contains(document.Lemma(token))) continue;
            AgainstEach(document, verb, document.Who.SubjectActors(saying), document.Who.SubjectActors(verb), null);
            return;
        }
    }

    /// <summary>"Kinshasa says Kigali was behind the attack", "… is responsible for the raid".</summary>
    private static void Behind(Document document, int token)
    {
        var text = document.Text;
        var predicate = text[token].Relation == Relation.Case ? text[token].Head : token;
        if (predicate < 0 || document.Tree.Child(predicate, Relation.Cop) < 0) return;
        if (predicate != token && !IsWrong(document, predicate) && document.Lemma(predicate) is not ("attack" or "killing" or "bombing" or "massacre" or "explosion" or "blast")) return;
        var act = predicate == token ? Complement(document, token, "for") : document.SpanOf(token, document.Tree.Range(predicate).End).Of(text.Text);
        var saying = Voices.SayingAbove(document, predicate);
        if (act is null || saying < 0 || ModalityCalculus.Of(document, predicate).Modality is not Modality.Alleged) return;
        AgainstEach(document, predicate, document.Who.SubjectActors(saying), document.Who.SubjectActors(predicate), act);
    }

    /// <summary>"India counted more than 5,000 violations by Pakistan."</summary>
    private static void Counted(Document document, int verb)
    {
        var heads = new List<int>();
        Arguments.Objects(document, verb, heads);
        foreach (var noun in heads)
        {
            if (!Wrongs.Contains(document.Lemma(noun)) && document.Lemma(noun) is not ("attack" or "airstrike" or "raid" or "infringement")) continue;
            if (ModalityCalculus.Of(document, verb).Modality is not (Modality.Happened or Modality.Alleged)) return;
            AgainstEach(document, verb, document.Who.SubjectActors(verb), document.Who.SubjectActors(noun), Clauses.Phrase(document, noun));
        }
    }

    /// <summary>"Damascus called it a flagrant violation by Israel."</summary>
    private static void Called(Document document, int verb, IReadOnlyList<ActorMention> accusers)
    {
        var text = document.Text;
        var sentence = text.Sentences[text[verb].Sentence];
        for (var token = verb + 1; token < Math.Min(sentence.End, verb + 14); token++)
        {
            if (!Wrongs.Contains(document.Lemma(token)) || !document.Tree.Dominates(verb, token)) continue;
            var accused = document.Who.SubjectActors(token);
            if (accused.Count == 0 && FirstObject(document, verb) is >= 0 and var subject && subject != token) accused = document.Who.SubjectActors(subject);
            AgainstEach(document, verb, accusers, accused, Clauses.Phrase(document, token));
            return;
        }
    }

    /// <summary>"The army said the rebels had shelled a village."</summary>
    private static void Reported(Document document, EventFrame frame)
    {
        if (frame.Modality is not Modality.Alleged || frame.AttributedTo.Count == 0) return;
        var hostile = frame.Type is EventType.ASSAULT or EventType.COERCE || WrongdoingRules.Contains(frame.Rule.Id);
        if (!hostile || frame.Rule.Id is "retreat.ceasefire.stop" or "reject.verb") return;
        var saying = Voices.SayingAbove(document, frame.Predicate);
        IReadOnlyList<ActorMention> accusers = saying >= 0 ? document.Who.SubjectActors(saying) : [];
        if (accusers.Count == 0) accusers = Named(document, frame.AttributedTo[^1]);
        if (frame.Rule.Id is "assault.kill.verb" or "assault.wound.verb" && saying < 0) return;
        accusers = [.. accusers.Where(a => a.Known || a.Side != a.Name || a.IsPerson || a.Kind is "GOV" or "MIL" or "REB" or "OPP" or "PTY")];

        // What observers, aid agencies and outlets tell of the course of fighting is news; an accusation when the act is a wrong by itself.
        var wrong = WrongdoingRules.Contains(frame.Rule.Id) || frame.Rule.Fine is "attack_on_civilians" or "sexual_violence" or "chemical_use" or "looting" or "blockade" or "abduction";
        if (!wrong) accusers = [.. accusers.Where(Belligerents.IsParty)];
        if (accusers.Count == 0 || document.Text[frame.Predicate].Relation is Relation.AclRelcl or Relation.Advcl or Relation.Acl) return;
        if (saying >= 0 && document.Lemma(saying) is "accuse" or "charge" or "warn") return;
        var accused = Actors(document, frame.Sources);
        if (accused.Count == 0) accused = [.. document.Who.SubjectActors(frame.Predicate)];
        AgainstEach(document, frame.Predicate, accusers, accused, Clauses.SpanOf(document, frame.Predicate).Of(document.Text.Text));
    }

    private static void BothWays(Document document, int verb, IReadOnlyList<ActorMention> sides, string? act)
    {
        if (sides.Count < 2) return;
        for (var i = 0; i < sides.Count && i < 3; i++)
        {
            for (var j = 0; j < sides.Count && j < 3; j++)
            {
                if (i != j) Report(document, verb, sides[i], sides[j], act);
            }
        }
    }

    private static void AgainstEach(
        Document document, int verb, IReadOnlyList<ActorMention> accusers, IReadOnlyList<ActorMention> accused, string? act, int clause = -1)
    {
        foreach (var accuser in accusers)
        {
            foreach (var one in accused) Report(document, verb, accuser, one, act, clause);
        }
    }

    private static void Report(Document document, int verb, ActorMention accuser, ActorMention accused, string? act, int clause = -1)
    {
        if (SameSide(accuser, accused)) return;
        var span = clause >= 0 && document.Text[clause].Upos != Upos.VERB ? document.SpanOf(Math.Min(verb, clause), document.Tree.Range(clause).End) : Clauses.SpanOf(document, clause >= 0 ? clause : verb);
        act ??= span.Of(document.Text.Text);
        for (var i = 0; i < document.Accusations.Count; i++)
        {
            var known = document.Accusations[i];
            if (known.Accuser != Name(document, accuser, accused) || known.Accused != Name(document, accused, accuser)) continue;
            if (known.Span.Overlaps(span) || SameAct(known.Act, act)) return;
        }

        document.Accusations.Add(new AccusationFinding
        {
            Accuser = Name(document, accuser, accused),
            Accused = Name(document, accused, accuser),
            Act = act,
            DeniedBy = Denial(document, verb, accused, accuser),
            Date = document.DateOf(verb),
            AttributedTo = [accuser.Name],
            Rule = "accusation." + document.Lemma(verb),
            Span = span,
            Evidence = span.Of(document.Text.Text),
        });
    }

    /// <summary>The accused, when it denies in the same sentence or shortly after.</summary>
    private static string? Denial(Document document, int verb, ActorMention accused, ActorMention accuser)
    {
        var text = document.Text;
        var sentence = text[verb].Sentence;
        var last = Math.Min(text.Sentences.Length - 1, sentence + DenialReach);
        for (var token = text.Sentences[sentence].First; token < text.Sentences[last].End; token++)
        {
            if (text[token].Upos != Upos.VERB || !Denials.Contains(document.Lemma(token))) continue;
            var thing = FirstObject(document, token);
            var disputes = document.Lemma(token) == "deny" || (thing >= 0 && Disputed.Contains(document.Lemma(thing)));
            if (!disputes) continue;

            // "Denies it", "denied that …": of what was said last.
            if ((thing < 0 || text[thing].Upos == Upos.PRON) && text[token].Sentence > sentence + 1) continue;
            foreach (var actor in document.Who.SubjectActors(token))
            {
                if (SameSide(actor, accused)) return Name(document, accused, accuser);

                // "Accused the regime's army … The government rejected the charge": who answers for forces that the report does not name.
                if (!accused.Known && text[token].Sentence == sentence + 1 && Belligerents.IsState(document, accused.Head) && actor.Kind is "GOV" or "MIL" && !SameSide(actor, accuser)) return actor.Side;
            }
        }

        return null;
    }

    /// <summary>
    /// The party that an actor stands for: an armed group goes by its own name, a minister by his state; a government is the state
    /// where the other is of another country.
    /// </summary>
    private static string Name(Document document, ActorMention actor, ActorMention other)
    {
        if (actor is { IsPerson: false, Kind: "REB" or "PRM" or "OPP" or "PTY" }) return actor.Name;
        if (actor.Country is { } country && country != other.Country && actor.Side.EndsWith(" government", StringComparison.Ordinal) && (other.Country ?? Home(document)) != country) return country;
        return actor.Side;
    }

    /// <summary>The country that the parties of a report belong to most often: where a group of no known country fights.</summary>
    private static string? Home(Document document)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (home, most) = ((string?)null, 0);
        foreach (var actor in document.Actors)
        {
            if (actor.Country is not { } country) continue;
            counts[country] = counts.GetValueOrDefault(country) + 1;
            if (counts[country] > most) (home, most) = (country, counts[country]);
        }

        return home;
    }

    private static bool SameSide(ActorMention a, ActorMention b) => a.Side == b.Side || a.Name == b.Side || b.Name == a.Side;

    private static bool SameAct(string a, string b) =>
        a.Contains(b, StringComparison.OrdinalIgnoreCase) || b.Contains(a, StringComparison.OrdinalIgnoreCase);

    private static bool IsMutual(Document document, int verb)
    {
        var text = document.Text;
        var sentence = text.Sentences[text[verb].Sentence];
        for (var token = verb + 1; token < Math.Min(sentence.End, verb + 5); token++)
        {
            var next = token + 1 < sentence.End ? document.Lemma(token + 1) : "";
            if (document.Lemma(token) is "each" or "one" && next is "other" or "another") return true;
            if (document.Lemma(token) == "other" && SubjectLemma(document, verb) is "each" or "side") return true;
        }

        return false;
    }

    private static string SubjectLemma(Document document, int verb)
    {
        var subjects = new List<int>();
        Arguments.Subjects(document, verb, subjects);
        return subjects.Count > 0 ? document.Lemma(subjects[0]) : "";
    }

    private static bool IsWrong(Document document, int noun)
    {
        if (Wrongs.Contains(document.Lemma(noun))) return true;
        foreach (var frame in document.Frames)
        {
            if (frame.Predicate == noun) return frame.Type is EventType.ASSAULT or EventType.COERCE;
        }

        return false;
    }

    /// <summary>The actor right before a verb that has no subject in the tree, as when a parser takes an unknown capital for an adverb.</summary>
    private static IReadOnlyList<ActorMention> Before(Document document, int verb)
    {
        if (document.Tree.Child(verb, Relation.Nsubj) >= 0 || document.Text[verb].Relation is not (Relation.Root or Relation.Ccomp or Relation.Parataxis)) return [];
        var end = verb;
        while (end > 0 && document.Text[end - 1].Upos is Upos.AUX or Upos.ADV && !document.Actors.Exists(a => a.First < end && a.End >= end)) end--;
        if (document.Actors.FindLast(a => a.End == end) is { } actor) return [actor];
        return end > 0 && Country(document, end - 1) is { } country ? [country] : [];
    }

    /// <summary>The state whose name or city stands where a party must: "pointed the finger at Israel" names no place.</summary>
    private static ActorMention? Country(Document document, int token)
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

    private static IReadOnlyList<ActorMention> Quoted(Document document, int verb)
    {
        var voices = Voices.Of(document, verb);
        return voices.Count > 0 ? Named(document, voices[^1]) : [];
    }

    private static IReadOnlyList<ActorMention> Named(Document document, string name)
    {
        foreach (var actor in document.Actors)
        {
            if (actor.Name == name) return [actor];
        }

        return [];
    }

    private static List<ActorMention> Actors(Document document, IReadOnlyList<int> tokens)
    {
        var found = new List<ActorMention>();
        foreach (var token in tokens)
        {
            var actors = document.Who.ActorsAt(token);
            found.AddRange(actors);
            if (actors.Count == 0 && Country(document, token) is { } country) found.Add(country);
        }

        return found;
    }

    private static List<ActorMention> Objects(Document document, int verb)
    {
        var heads = new List<int>();
        Arguments.Objects(document, verb, heads);
        return Actors(document, heads);
    }

    private static int FirstObject(Document document, int verb)
    {
        var heads = new List<int>();
        Arguments.Objects(document, verb, heads);
        return heads.Count > 0 ? heads[0] : -1;
    }

    private static bool ObjectIs(Document document, int verb, FrozenSet<string> lemmas, out int found)
    {
        found = FirstObject(document, verb);
        return found >= 0 && lemmas.Contains(document.Lemma(found));
    }

    private static List<ActorMention> Leading(Document document, int verb, int noun, params ReadOnlySpan<string> prepositions)
    {
        var heads = new List<int>();
        foreach (var preposition in prepositions)
        {
            Arguments.Prepositional(document, verb, preposition, heads);
            if (noun >= 0) Arguments.Prepositional(document, noun, preposition, heads);
        }

        return Actors(document, heads);
    }

    /// <summary>The words behind a preposition or in a clause that complete a verb of blame, or null.</summary>
    private static string? Complement(Document document, int head, params ReadOnlySpan<string> prepositions)
    {
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

    private static int Subtree(Document document, int head, params ReadOnlySpan<string> lemmas)
    {
        var (first, end) = document.Tree.Range(head);
        for (var token = Math.Max(first, head + 1); token < end; token++)
        {
            if (lemmas.Contains(document.Lemma(token))) return token;
        }

        return -1;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
