using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Figures;

/// <summary>
/// Tells what a number counts from the words around it. Lists of victims ("at least 20 were killed and 45 wounded, among them six
/// children") are what trees get wrong most, so the words are read in their order, and the tree is asked where they leave it open.
/// </summary>
internal static class FigureReader
{
    private const int Reach = 14;

    /// <summary>Reads one number; null when it counts nothing that the codebook knows.</summary>
    public static FigureReading? Read(AnnotatedText text, in NumberExpression number, in CountedNoun counted)
    {
        var lemma = counted.Noun >= 0 ? FigureWords.Lemma(text, counted.Noun) : "";
        if (counted.Noun >= 0 && FigureWords.IsThing(lemma)) return Convoy(text, number, counted);
        var own = counted.Noun >= 0 ? Lexical(text, counted) : null;
        if (own is { Kind: FigureKind.Killed or FigureKind.Injured or FigureKind.Trucks or FigureKind.Missing } sure) return new FigureReading(sure.Kind, sure.Fine, counted.Noun);
        if (lemma == "life") return Lives(text, number, counted);
        if (lemma is "body" or "corpse") return Bodies(text, number, counted);
        if (number.Hyphenated) return Hyphenated(text, number, counted, lemma);
        var read = Right(text, number, counted, overList: false) ?? Left(text, number, counted) ?? Right(text, number, counted, overList: true) ?? ByTree(text, number, counted);
        if (read is { } reading)
        {
            // "Released 12 hostages" is about the release; "the 12 hostages need food" about hostages.
            return own is { Kind: FigureKind.Refugees } && reading.Kind == FigureKind.Displaced || (reading.Kind == FigureKind.PeopleInNeed && own is not null) ? new FigureReading(own!.Value.Kind, own.Value.Fine, reading.Predicate) : reading;
        }

        if (own is { Kind: FigureKind.Troops }) return Troops(text, number, counted);
        return own is { } noun ? new FigureReading(noun.Kind, noun.Fine, counted.Noun) : Aided(text, number, counted);
    }

    /// <summary>"A 44-truck convoy", "a 10,000-strong force"; other hyphens make an adjective that counts nothing.</summary>
    private static FigureReading? Hyphenated(AnnotatedText text, in NumberExpression number, in CountedNoun counted, string noun)
    {
        if (counted.Noun < 0) return null;
        if (FigureWords.Lemma(text, counted.First) is "truck" or "lorry" or "vehicle" && noun is "convoy") return new FigureReading(FigureKind.Trucks, null, counted.Noun);
        return text.Word(counted.First) is "strong" && noun is "force" or "army" or "contingent" or "mission" or "militia" or "garrison" or "group"
            ? new FigureReading(FigureKind.Troops, null, counted.Noun)
            : null;
    }

    /// <summary>What the counted words say by themselves: "30 deaths", "2,000 Syrian refugees", "5,000 displaced families".</summary>
    private static (FigureKind Kind, string? Fine)? Lexical(AnnotatedText text, in CountedNoun counted)
    {
        for (var i = counted.First; i < counted.Noun; i++)
        {
            if (Kind(text, i, FigureWords.DoneTo) is { Kind: FigureKind.Displaced or FigureKind.Injured or FigureKind.Besieged or FigureKind.Detained } state
                && FigureWords.LooksLikePeople(text, counted.Noun)) return state;
            if (FigureWords.Lemma(text, i) is "missing" && FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun))) return (FigureKind.Missing, null);
        }

        return FigureWords.Counted(FigureWords.Lemma(text, counted.Noun));
    }

    private static (FigureKind Kind, string? Fine)? Kind(AnnotatedText text, int token, Func<string, (FigureKind Kind, string? Fine)?> table)
    {
        if (table(FigureWords.Lemma(text, token)) is { } byLemma) return byLemma;
        var word = text.Word(token);
        return word.Length < 20 && (word.EndsWith("ed", StringComparison.Ordinal) || word is "missing") ? table(word.ToString()) : null;
    }

    /// <summary>What is said behind the number: "… people, including 106 children, were killed", "… who have fled their homes", "… dead".</summary>
    private static FigureReading? Right(AnnotatedText text, in NumberExpression number, in CountedNoun counted, bool overList)
    {
        var end = Math.Min(text.Sentences[text[number.First].Sentence].End, counted.End + Reach);
        bool passive = false, active = false, clause = false;
        for (var at = counted.End; at < end; at++)
        {
            ref readonly var token = ref text[at];
            var lemma = FigureWords.Lemma(text, at);
            if (text.Word(at) is "including" || (token.Upos == Upos.PUNCT && text.Word(at) is "," or "(" or "\u2014" or "-" or "\u2013"))
            {
                if (TrySkipAside(text, at, end, out var behind))
                {
                    at = behind;
                    continue;
                }

                if (token.Upos == Upos.PUNCT && text.Word(at) is "," && at + 1 < end && text.Word(at + 1) is "who" or "which") continue;
                return null;
            }

            if (token.Upos == Upos.AUX || (token.Relation is Relation.Aux or Relation.AuxPass or Relation.Cop))
            {
                passive |= lemma is "be" or "get";
                active |= lemma is "have";
                clause = true;
                continue;
            }

            if (lemma is "get" && at + 1 < end && Kind(text, at + 1, FigureWords.DoneTo) is not null)
            {
                passive = true;
                continue;
            }

            if (text.Word(at) is "who" or "that" or "which" or "also" or "reportedly" or "now" or "still" or "already" or "there" or "others" or "more" or "both" or "all" or "either" or "to" or "believed" or "thought"
                or "feared" or "reported" or "known" or "said" or "presumed" or "confirmed" or "to" && true)
            {
                clause |= text.Word(at) is "who" or "that" or "which";
                if (text.Word(at) is "to" && at + 2 < end && text.Word(at + 1) is "be")
                {
                    passive = true;
                    at++;
                    continue;
                }

                if (text.Word(at) is "to" && !(at > counted.End && text.Word(at - 1) is "believed" or "thought" or "feared" or "reported" or "known" or "said" or "presumed")) return null;
                continue;
            }

            if (overList && token.Upos == Upos.CCONJ && at + 1 < end && ListGoesOn(text, at + 1, end, out var next))
            {
                at = next - 1;
                continue;
            }

            if (token.Upos == Upos.ADV || token.Upos == Upos.PART && lemma == "not") continue;
            // "Killing 17 soldiers with dozens feared captured": these begin something else.
            if (token.Upos is Upos.ADP && lemma is "with" or "after" or "as" or "by" or "before" or "until" or "without" or "while") return null;
            if (token.Upos is Upos.ADP && SkipPhrase(text, at, end) is var after and > 0)
            {
                if (DrivenFrom(text, at, after)) return null;
                if (InNeed(text, at, after)) return new FigureReading(FigureKind.PeopleInNeed, "in_need", at);
                if (lemma == "among" && AmongThe(text, at, after) is { } kind) return new FigureReading(kind, null, at);
                if (UnderSiege(text, at, after)) return new FigureReading(FigureKind.Besieged, null, at);
                at = after - 1;
                continue;
            }

            return Predicate(text, counted, at, passive, active, clause);
        }

        return null;
    }

    /// <summary>"33 Tigers and two soldiers died": over the next number and what it counts.</summary>
    private static bool ListGoesOn(AnnotatedText text, int at, int end, out int next)
    {
        next = at;
        foreach (ref readonly var number in text.Numbers)
        {
            if (number.First > at) break;
            if (number.First != at) continue;
            next = CountedNoun.Of(text, number).End;
            return next < end;
        }

        // "8,000 men and boys were massacred".
        next = at + 1;
        return text[at].Upos == Upos.NOUN && FigureWords.IsPeople(FigureWords.Lemma(text, at)) && next < end;
    }

    /// <summary>The predicate that the walk to the right has come to.</summary>
    private static FigureReading? Predicate(AnnotatedText text, in CountedNoun counted, int at, bool passive, bool active, bool clause)
    {
        var lemma = FigureWords.Lemma(text, at);
        if (lemma is "remain" or "go" or "end" or "be" or "become" or "live" or "stay" or "find" && at + 1 < text.Count)
        {
            for (var next = at + 1; next < text.Count && next <= at + 3 && text[next].Sentence == text[at].Sentence; next++)
            {
                if (Kind(text, next, FigureWords.DoneTo) is { Kind: FigureKind.Besieged or FigureKind.Displaced or FigureKind.Detained } state) return new FigureReading(state.Kind, state.Fine, next);
                if (lemma == "become" && FigureWords.Lemma(text, next) is "refugee") return new FigureReading(FigureKind.Refugees, null, next);
                if (text.Word(next) is "missing" or "unaccounted") return new FigureReading(FigureKind.Missing, null, next);
                if (FigureWords.Lemma(text, next) is "hungry") return new FigureReading(FigureKind.PeopleInNeed, "in_need", next);
                if (FigureWords.Lemma(text, next) == "siege") return new FigureReading(FigureKind.Besieged, null, next);
            }

            return null;
        }

        if (Flight(text, at, passive, active) is { } flight) return flight;
        if (Slain(text, at) is { } slain) return slain;
        if (passive && Taken(text, counted, at)) return new FigureReading(FigureKind.Detained, null, at);
        if (Kind(text, at, FigureWords.DoneBy) is { } doing)
        {
            if ((doing.Kind == FigureKind.PeopleInNeed && !NeedsAid(text, at)) || !CanSuffer(text, counted, doing.Kind)) return null;
            return new FigureReading(doing.Kind, doing.Fine, at);
        }

        if (lemma == "set" && passive && Within(text, at, 1, "free")) return new FigureReading(FigureKind.Released, null, at);
        if (lemma == "lose" && at + 2 < text.Count && FigureWords.Lemma(text, at + 2) == "life") return new FigureReading(FigureKind.Killed, null, at);
        if (lemma is "face" or "suffer" && Within(text, at, 5, "hunger", "famine", "starvation", "insecurity", "malnutrition", "shortage")) return new FigureReading(FigureKind.PeopleInNeed, "in_need", at);
        if (lemma is "rely" or "depend" && Within(text, at, 4, "aid", "assistance", "relief", "handout")) return new FigureReading(FigureKind.PeopleInNeed, "in_need", at);
        if (lemma is "receive" && Within(text, at, 5, "aid", "assistance", "food", "help", "relief", "vaccine", "supply")) return new FigureReading(FigureKind.PeopleReached, "reached", at);
        if (lemma is "reach" or "feed" or "help" or "assist" or "vaccinate" && passive) return new FigureReading(FigureKind.PeopleReached, "reached", at);
        if (Kind(text, at, FigureWords.DoneTo) is not { } done || !CanSuffer(text, counted, done.Kind)) return null;
        if (passive) return new FigureReading(done.Kind, done.Fine, at);
        if (active) return null;
        // "45 wounded", "20 people killed in the attack": a participle without auxiliary, and nothing that it could have for an object.
        if (done.Kind is FigureKind.Released or FigureKind.Troops || text.Word(at)[^1] is not ('d' or 'n' or 't') || (clause && !active)) return null;
        return HasObject(text, at) ? null : new FigureReading(done.Kind, done.Fine, at);
    }

    /// <summary>"Shot dead", "shot and wounded", "beaten to death", "put to death".</summary>
    private static FigureReading? Slain(AnnotatedText text, int verb)
    {
        var end = Math.Min(text.Sentences[text[verb].Sentence].End, verb + 4);
        var shoot = FigureWords.Lemma(text, verb) is "shoot" or "gun" or "stab" or "hack" or "beat" or "burn" or "put" or "bludgeon" or "crush" or "torture";
        for (var i = verb + 1; shoot && i < end; i++)
        {
            if (text.Word(i) is "dead" or "death" or "killed" or "down") return new FigureReading(FigureKind.Killed, null, verb);
            if (text.Word(i) is "wounded" or "injured") return new FigureReading(FigureKind.Injured, null, verb);
            if (text[i].Upos is Upos.NOUN or Upos.PUNCT) break;
        }

        return null;
    }

    /// <summary>"Held in secret prisons", "taken hostage", "seized by gunmen": of people.</summary>
    private static bool Taken(AnnotatedText text, in CountedNoun counted, int verb)
    {
        if (counted.Noun >= 0 && !FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun)) && FigureWords.Counted(FigureWords.Lemma(text, counted.Noun)) is null) return false;
        return FigureWords.Lemma(text, verb) switch
        {
            "take" => Within(text, verb, 2, "hostage", "prisoner", "captive") || Within(text, verb, 3, "custody"),
            "hold" => counted.Noun >= 0,
            "seize" => counted.Noun >= 0,
            _ => false,
        };
    }

    /// <summary>Anything can be killed in print; only people are detained, displaced or missing.</summary>
    private static bool CanSuffer(AnnotatedText text, in CountedNoun counted, FigureKind kind) =>
        counted.Noun < 0 || kind is FigureKind.Killed or FigureKind.Injured or FigureKind.Troops || FigureWords.LooksLikePeople(text, counted.Noun);

    private static bool SpeaksOfCaptives(AnnotatedText text, int token)
    {
        var sentence = text.Sentences[text[token].Sentence];
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (FigureWords.Counted(FigureWords.Lemma(text, i)) is { Kind: FigureKind.Detained } || text.Lemma(i) is "jail" or "prison" or "captivity") return true;
        }

        return false;
    }

    private static bool HasObject(AnnotatedText text, int verb)
    {
        var next = verb + 1;
        if (next >= text.Count || text[next].Sentence != text[verb].Sentence) return false;
        return text[next].Upos is Upos.NUM or Upos.DET or Upos.NOUN or Upos.PROPN or Upos.PRON or Upos.ADJ && text[next].Head == verb && text[next].Relation is Relation.Obj
            || (text[next].Upos is Upos.NUM or Upos.DET && text[next].Relation is not Relation.OblUnmarked);
    }

    /// <summary>Fled, crossed, sheltering, forced out: within the country they are displaced, beyond its border refugees.</summary>
    private static FigureReading? Flight(AnnotatedText text, int at, bool passive, bool active)
    {
        var lemma = FigureWords.Lemma(text, at);
        var moves = lemma switch
        {
            "flee" or "escape" => true,
            "leave" => Within(text, at, 4, "home", "house", "village", "land") && !passive,
            "cross" => Within(text, at, 4, "border", "into", "frontier"),
            "seek" => Within(text, at, 4, "refuge", "shelter", "asylum", "sanctuary"),
            "shelter" => !passive,
            "take" => Within(text, at, 3, "refuge", "shelter"),
            "pour" or "stream" or "flock" or "spill" => Within(text, at, 2, "into", "over", "across"),
            "force" or "drive" or "push" => passive && (Within(text, at, 5, "home", "house", "flee", "village") || Within(text, at, 3, "country")),
            "make" or "leave_" => passive && Within(text, at, 2, "homeless"),
            "live" => Within(text, at, 6, "camp", "tent"),
            _ => false,
        };
        if (lemma == "leave" && passive && Within(text, at, 2, "homeless")) moves = true;
        if (lemma == "abandon" && Within(text, at, 3, "home", "house")) moves = true;
        if (!moves) return null;
        return Abroad(text, at) ? new FigureReading(FigureKind.Refugees, null, at) : new FigureReading(FigureKind.Displaced, lemma is "shelter" ? "sheltering" : null, at);
    }

    /// <summary>Whether the words behind a verb of flight lead across a border.</summary>
    private static bool Abroad(AnnotatedText text, int verb)
    {
        var end = Math.Min(text.Sentences[text[verb].Sentence].End, verb + 14);
        for (var i = verb + 1; i < end; i++)
        {
            var lemma = FigureWords.Lemma(text, i);
            if (lemma is "abroad" or "asylum") return true;
            if (lemma is "border" or "frontier" && FigureWords.Lemma(text, verb) is not "live") return true;
            if (lemma is "country" && text.Word(i - 1) is "the" or "their" && text.Word(i).EndsWith("y", StringComparison.Ordinal) && !Before(text, i, verb, "within", "inside", "in", "across", "of", "around")) return true;
            if (text.Word(i) is "neighbouring" or "neighboring" or "neighbours" or "neighbors" && Before(text, i, verb, "to", "into", "in")) return true;
            if (lemma is "country" or "state" && text.Word(i).EndsWith("ies", StringComparison.Ordinal) && Before(text, i, verb, "to", "into", "in")) return true;
            if (lemma == "refuge" && i + 2 < end && text.Word(i + 1) is "in" && Countries.Contains(FigureWords.Lemma(text, i + 2))) return true;
            if (text[i].Upos == Upos.PROPN && text.Word(i - 1) is "to" or "into" && Countries.Contains(lemma)) return true;
            if (text[i].Upos is Upos.CCONJ && i + 2 < end && text[i + 1].Upos is Upos.NUM or Upos.DET) break;
            if (text.Word(i) is ";" or ".") break;
        }

        return false;
    }

    private static bool Before(AnnotatedText text, int at, int stop, params ReadOnlySpan<string> words)
    {
        for (var i = at - 1; i > stop && i >= at - 3; i--)
        {
            foreach (var word in words)
            {
                if (text.Word(i).Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
            }
        }

        return false;
    }

    private static bool Within(AnnotatedText text, int at, int reach, params ReadOnlySpan<string> lemmas)
    {
        var end = Math.Min(text.Sentences[text[at].Sentence].End, at + reach + 1);
        for (var i = at + 1; i < end; i++)
        {
            foreach (var lemma in lemmas)
            {
                if (FigureWords.Lemma(text, i) == lemma) return true;
            }
        }

        return false;
    }

    private static bool NeedsAid(AnnotatedText text, int at) => FigureWords.Lemma(text, at) is "starve" or "malnourished" or "starving"
        || Within(text, at, 5, "aid", "assistance", "help", "food", "water", "shelter", "relief", "support", "care", "protection", "medicine");

    private static bool DrivenFrom(AnnotatedText text, int first, int end) => FigureWords.Lemma(text, first) == "from" && Within(text, first, end - first, "home", "house");

    private static bool InNeed(AnnotatedText text, int first, int end) =>
        (FigureWords.Lemma(text, first) == "in" && Within(text, first, 3, "need")) || (FigureWords.Lemma(text, first) is "at" or "on" && Within(text, first, 5, "famine", "starvation") && Within(text, first, 3, "risk", "brink", "verge"));

    /// <summary>"… were among the dead".</summary>
    private static FigureKind? AmongThe(AnnotatedText text, int first, int end)
    {
        for (var i = first + 1; i < Math.Min(end + 1, first + 4) && i < text.Count; i++)
        {
            if (text.Word(i) is "dead" or "killed" or "fatalities" or "victims") return FigureKind.Killed;
            if (text.Word(i) is "wounded" or "injured") return FigureKind.Injured;
            if (text.Word(i) is "missing") return FigureKind.Missing;
        }

        return null;
    }

    private static bool UnderSiege(AnnotatedText text, int first, int end) => FigureWords.Lemma(text, first) == "under" && Within(text, first, 2, "siege", "blockade");

    /// <summary>A prepositional phrase: to the end of its nouns; -1 when it is none.</summary>
    private static int SkipPhrase(AnnotatedText text, int at, int end)
    {
        var next = at + 1;
        while (next < end && (text[next].Upos is Upos.DET or Upos.ADJ or Upos.NOUN or Upos.PROPN or Upos.NUM or Upos.ADP or Upos.PRON || text.Word(next) is "'s" or "\u2019s" or "-" or "\u2019"
            || (text[next].Upos == Upos.VERB && text[next].Relation == Relation.Amod)))
        {
            if (text[next].Upos == Upos.PRON && text.Word(next) is "who" or "which" or "that") break;
            // "12 people in Aleppo dead" keeps its last adjective for itself.
            if (text[next].Upos == Upos.ADJ && FigureWords.Lemma(text, next) is "dead" or "missing") break;
            next++;
        }

        return next > at + 1 ? next : -1;
    }

    /// <summary>", including 106 children,", ", most of them civilians,", "including six women": passed over, to the token that closes it.</summary>
    private static bool TrySkipAside(AnnotatedText text, int at, int end, out int last)
    {
        last = at;
        var open = text.Word(at);
        var start = text[at].Upos == Upos.PUNCT ? at + 1 : at;
        if (start >= end) return false;
        var word = text.Word(start);
        var known = word is "including" or "mostly" or "most" or "among" or "many" or "some" or "half" or "nearly" or "almost" or "mainly" or "all" or "both" or "largely" or "more" or "at" or "a" or "one" || text[start].Upos == Upos.NUM || open is "(";
        if (!known) return false;
        for (var i = start + 1; i < end; i++)
        {
            var closer = text.Word(i);
            var closes = open switch { "," => closer is ",", "(" => closer is ")", _ => closer is "\u2014" or "-" or "\u2013" && i > start + 1 };
            if (open is not "including" && closes)
            {
                last = i;
                return i - start <= 11;
            }

            if (open is not ("," or "(" or "\u2014" or "-" or "\u2013") && (text[i].Upos is Upos.AUX || (text[i].Upos == Upos.VERB && Kind(text, i, FigureWords.DoneTo) is not null) || closer is ","))
            {
                last = closer is "," ? i : i - 1;
                return true;
            }
        }

        return false;
    }

    /// <summary>What is said before the number: "killed at least …", "the deaths of …", "left …", "the toll rose to …".</summary>
    private static FigureReading? Left(AnnotatedText text, in NumberExpression number, in CountedNoun counted)
    {
        var first = text.Sentences[text[number.First].Sentence].First;
        for (var at = number.First - 1; at >= first && at >= number.First - 6; at--)
        {
            var lemma = FigureWords.Lemma(text, at);
            var upos = text[at].Upos;
            if (upos is Upos.ADJ && text.Word(at) is "dead" && at > first && text.Word(at - 1) is "shot" or "shoot" or "shooting") return new FigureReading(FigureKind.Killed, null, at - 1);
            if (upos is Upos.ADJ && at > first && Kind(text, at, FigureWords.DoneTo) is not null && text[at - 1].Upos is Upos.CCONJ or Upos.AUX or Upos.NOUN or Upos.PROPN or Upos.PRON) return LeftVerb(text, number, counted, at);
            if (upos is Upos.DET || upos is Upos.ADJ || upos is Upos.ADV || text[at].Morphology.HasFlag(Morphology.Poss) || text.Word(at) is "over" or "back" or "total" or "further" or "additional" or "\"" or "\u201C" or "estimated" or "some") continue;
            if (lemma is "of" && at > first)
            {
                if (FigureWords.Lemma(text, at - 1) is "total" or "life" or "most" or "majority" or "number" or "death" or "estimate")
                {
                    if (FigureWords.ActOn(FigureWords.Lemma(text, at - 1)) is { } death) return new FigureReading(death.Kind, death.Fine, at - 1);
                    at--;
                    continue;
                }

                if (FigureWords.IsToll(FigureWords.Lemma(text, at - 1))) return Toll(text, at - 1);
                if (FigureWords.Lemma(text, at - 1) is "body" or "corpse") return Bodies(text, number, counted);
                var act = FigureWords.ActOn(FigureWords.Lemma(text, at - 1));
                if (act is { Kind: FigureKind.Trucks } && counted.Noun >= 0 && FigureWords.Lemma(text, counted.Noun) is not ("truck" or "lorry" or "truckload")) return null;
                if (act is { Kind: FigureKind.Troops } && !IsForce(text, counted)) return null;
                if (act is { Kind: FigureKind.Displaced or FigureKind.Besieged } && counted.Noun >= 0 && !FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun))) return null;
                return act is { } by ? new FigureReading(by.Kind, by.Fine, at - 1) : null;
            }

            if (lemma is "to" or "at" or "from" && TollBefore(text, at, first) is var toll and >= 0) return Toll(text, toll);
            if (lemma is "number" or "total" or "exceed" or "reach" or "hit" or "near" or "top" or "surpass" or "pass" && counted.Noun < 0 && TollBefore(text, at, first) is var count and >= 0) return Toll(text, count);
            // "Killed a mother and her three children": over the one named first.
            if (upos == Upos.CCONJ && lemma == "and" && counted.Noun >= 0 && FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun)) && at - 2 > first
                && text[at - 1].Upos == Upos.NOUN && FigureWords.IsPeople(FigureWords.Lemma(text, at - 1)) && text[at - 2].Upos == Upos.DET)
            {
                at -= 2;
                continue;
            }

            if (upos == Upos.VERB || Kind(text, at, FigureWords.DoneTo) is not null) return LeftVerb(text, number, counted, at);
            return lemma is "be" && TollBefore(text, at, first) is var is_ and >= 0 ? Toll(text, is_) : null;
        }

        return null;
    }

    private static FigureReading? LeftVerb(AnnotatedText text, in NumberExpression number, in CountedNoun counted, int verb)
    {
        var lemma = FigureWords.Lemma(text, verb);
        if (IsPassive(text, verb)) return null;
        if (lemma is "force" or "drive" or "push" or "send" or "cause" or "prompt")
        {
            var end = counted.End;
            for (var i = end; i < Math.Min(end + 3, text.Sentences[text[verb].Sentence].End); i++)
            {
                if (FigureWords.Lemma(text, i) is "from" && Within(text, i, 4, "home", "house", "village", "town", "land")) return new FigureReading(Abroad(text, verb) && !Within(text, i, 6, "inside", "within") ? FigureKind.Refugees : FigureKind.Displaced, null, verb);
                if (FigureWords.Lemma(text, i) is "flee" or "leave" or "abandon" or "evacuate" or "escape") return Flight(text, i, false, true) is { } flight ? flight with { Predicate = verb } : (FigureWords.Lemma(text, i) == "evacuate" ? new FigureReading(FigureKind.Displaced, "evacuated", i) : Abroad(text, verb) ? new FigureReading(FigureKind.Refugees, null, verb) : null);
                if (FigureWords.Lemma(text, i) is "into" or "across" or "over" or "out") return Abroad(text, verb) ? new FigureReading(FigureKind.Refugees, null, verb) : null;
            }

            if (lemma is "send" && IsForce(text, counted)) return new FigureReading(FigureKind.Troops, null, verb);
            return null;
        }

        if (lemma is "lose" && counted.Noun >= 0 && (IsForce(text, counted) || FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun)))) return new FigureReading(FigureKind.Killed, null, verb);
        if (lemma is "hand" or "turn" or "give" or "return" && counted.Noun >= 0 && FigureWords.Counted(FigureWords.Lemma(text, counted.Noun)) is { Kind: FigureKind.Detained }) return new FigureReading(FigureKind.Released, null, verb);
        if (lemma is "hold" && (SpeaksOfCaptives(text, verb) || Within(text, verb, 8, "hostage", "captive"))) return new FigureReading(FigureKind.Detained, null, verb);
        if (lemma is "seize" or "round" && counted.Noun >= 0 && FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun))) return new FigureReading(FigureKind.Detained, null, verb);
        if (lemma is "take" && Within(text, verb, 6, "hostage", "prisoner", "captive")) return new FigureReading(FigureKind.Detained, null, verb);
        if (lemma is "reach" or "feed" or "assist" or "help" or "treat" or "vaccinate" or "serve" && counted.Noun >= 0 && FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun))) return new FigureReading(FigureKind.PeopleReached, "reached", verb);
        if (lemma is "withdraw" or "contribute" or "keep" or "field" or "number" or "recruit" && IsForce(text, counted)) return new FigureReading(FigureKind.Troops, null, verb);
        if (Kind(text, verb, FigureWords.DoneTo) is not { } done) return null;
        if (done.Kind == FigureKind.Troops && counted.Noun >= 0 && !IsForce(text, counted)) return null;
        if (!CanSuffer(text, counted, done.Kind) || (done.Kind == FigureKind.Released && counted.Noun < 0 && !SpeaksOfCaptives(text, verb))) return null;
        return new FigureReading(done.Kind, done.Fine, verb);
    }

    // A passive has its auxiliary; a passive subject alone is what trees make of a noun before a participle.
    private static bool IsPassive(AnnotatedText text, int verb) => text.HasChild(verb, Relation.AuxPass);

    private static bool IsForce(AnnotatedText text, in CountedNoun counted) =>
        counted.Noun >= 0 && (FigureWords.Counted(FigureWords.Lemma(text, counted.Noun)) is { Kind: FigureKind.Troops } || FigureWords.Lemma(text, counted.Noun) is "police" or "policeman" or "officer" or "monitor" or "observer" or "force" or "army");

    /// <summary>The word of a death toll within a few words before, or -1.</summary>
    private static int TollBefore(AnnotatedText text, int at, int first)
    {
        for (var i = at - 1; i >= first && i >= at - 8; i--)
        {
            if (text.Word(i) is "dead" or "killed" && i > first + 1 && text.Word(i - 1) is "of" or "the" && Before(text, i, first - 1, "number", "tally", "count")) return i;
            if (FigureWords.Lemma(text, i) == "toll" || (FigureWords.Lemma(text, i) is "death" or "fatality" && text.Word(i).EndsWith("s", StringComparison.Ordinal))) return i;
            if (text.Word(i) is ";" or ".") break;
        }

        return -1;
    }

    private static FigureReading Toll(AnnotatedText text, int toll)
    {
        var injured = toll > 0 && FigureWords.Lemma(text, toll - 1) is "injury" or "casualty";
        return new FigureReading(injured && FigureWords.Lemma(text, toll - 1) == "injury" ? FigureKind.Injured : FigureKind.Killed, null, toll);
    }

    /// <summary>The tree's own answer: the number or its noun as object or subject of a verb of the lists.</summary>
    private static FigureReading? ByTree(AnnotatedText text, in NumberExpression number, in CountedNoun counted)
    {
        var token = counted.Noun >= 0 ? counted.Noun : DocumentDates.HeadOf(text, number.First, number.End);
        for (var steps = 0; steps < 3 && text[token].Relation is Relation.Nummod or Relation.Compound; steps++) token = text[token].Head;
        var head = text[token].Head;
        if (head < 0) return null;
        switch (text[token].Relation)
        {
            case Relation.Obj when !IsPassive(text, head):
            case Relation.NsubjPass:
                if (Kind(text, head, FigureWords.DoneTo) is not { } done) return null;
                if (done.Kind is not (FigureKind.Killed or FigureKind.Injured) && counted.Noun >= 0 && !FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun)) && FigureWords.Counted(FigureWords.Lemma(text, counted.Noun)) is null) return null;
                return new FigureReading(done.Kind, done.Fine, head);
            case Relation.Nsubj:
                if (Flight(text, head, false, true) is { } flight) return flight;
                return Kind(text, head, FigureWords.DoneBy) is { } doing && (doing.Kind != FigureKind.PeopleInNeed || NeedsAid(text, head)) ? new FigureReading(doing.Kind, doing.Fine, head) : null;
            default:
                return null;
        }
    }

    /// <summary>"Claimed 300 lives", "lost", "cost": not lives that are at stake or saved.</summary>
    private static FigureReading? Lives(AnnotatedText text, in NumberExpression number, in CountedNoun counted)
    {
        var first = text.Sentences[text[number.First].Sentence].First;
        for (var i = number.First - 1; i >= first && i >= number.First - 4; i--)
        {
            if (FigureWords.Lemma(text, i) is "claim" or "cost" or "take" or "lose" or "exact" or "loss") return new FigureReading(FigureKind.Killed, null, i);
        }

        var end = Math.Min(text.Sentences[text[number.First].Sentence].End, counted.End + 5);
        for (var i = counted.End; i < end; i++)
        {
            if (text.Word(i) is "lost" or "claimed") return new FigureReading(FigureKind.Killed, null, i);
        }

        return null;
    }

    private static FigureReading? Bodies(AnnotatedText text, in NumberExpression number, in CountedNoun counted)
    {
        var sentence = text.Sentences[text[number.First].Sentence];
        for (var i = Math.Max(sentence.First, number.First - 6); i < Math.Min(sentence.End, counted.End + 8); i++)
        {
            if (FigureWords.Lemma(text, i) is "find" or "recover" or "pull" or "retrieve" or "discover" or "bury" or "exhume" or "unearth" or "count" or "collect") return new FigureReading(FigureKind.Killed, "bodies_recovered", i);
        }

        return null;
    }

    /// <summary>"A convoy of 31 vehicles", "40 aid vehicles".</summary>
    private static FigureReading? Convoy(AnnotatedText text, in NumberExpression number, in CountedNoun counted)
    {
        if (FigureWords.Lemma(text, counted.Noun) is not "vehicle") return null;
        for (var i = counted.First; i < counted.Noun; i++)
        {
            if (FigureWords.IsAid(FigureWords.Lemma(text, i))) return new FigureReading(FigureKind.Trucks, null, counted.Noun);
        }

        return null;
    }

    /// <summary>Members of forces as a force: many of them, or said to be sent, kept or wanted. Three gunmen are no troops.</summary>
    private static FigureReading? Troops(AnnotatedText text, in NumberExpression number, in CountedNoun counted) =>
        (number.Low ?? number.High) >= 50 ? new FigureReading(FigureKind.Troops, null, counted.Noun) : null;

    /// <summary>"Aid for 80,000 people", "delivered food to 40,000 residents".</summary>
    private static FigureReading? Aided(AnnotatedText text, in NumberExpression number, in CountedNoun counted)
    {
        if (counted.Noun < 0 || !FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun))) return null;
        var first = text.Sentences[text[number.First].Sentence].First;
        var before = number.First - 1;
        while (before > first && text[before].Upos is Upos.DET or Upos.ADJ or Upos.ADV) before--;
        if (before < first || FigureWords.Lemma(text, before) is not ("for" or "to")) return null;
        for (var i = before - 1; i >= first && i >= before - 8; i--)
        {
            if (FigureWords.IsAid(FigureWords.Lemma(text, i))) return new FigureReading(FigureKind.PeopleReached, "reached", i);
            if (text[i].Upos == Upos.PUNCT) break;
        }

        return null;
    }

    private static readonly System.Collections.Frozen.FrozenSet<string> Countries = System.Collections.Frozen.FrozenSet.ToFrozenSet(
    [
        "Turkey", "Lebanon", "Jordan", "Egypt", "Iraq", "Iran", "Uganda", "Kenya", "Ethiopia", "Sudan", "Chad", "Poland", "Russia", "Moldova", "Romania", "Hungary", "Germany", "Bangladesh",
        "Thailand", "India", "Pakistan", "Armenia", "Azerbaijan", "Georgia", "Tunisia", "Libya", "Niger", "Cameroon", "Rwanda", "Burundi", "Tanzania", "Congo", "Venezuela", "Ecuador", "Panama",
        "Colombia", "Djibouti", "Somalia", "Eritrea", "Yemen", "Syria", "Malaysia", "Greece", "Serbia", "Croatia", "Albania", "Macedonia", "Slovakia", "Europe", "Tajikistan",
    ], StringComparer.Ordinal);
}
