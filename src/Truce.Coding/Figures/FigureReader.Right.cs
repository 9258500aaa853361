using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Figures;

/// <summary>What is said behind a number: its predicate, over lists, asides and phrases.</summary>
internal static partial class FigureReader
{
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
                var whole = text.Sentences[token.Sentence].End;
                if (TrySkipAside(text, at, Math.Min(whole, at + Aside + 2), out var behind))
                {
                    end = Math.Min(whole, Math.Max(end, behind + Reach / 2));
                    at = behind;
                    continue;
                }

                if (token.Upos == Upos.PUNCT && text.Word(at) is "," && at + 1 < end && text.Word(at + 1) is "who" or "which") continue;
                return null;
            }

            // "ten people queuing for water were among those killed": over what they were doing.
            if (at == counted.End && token.Upos is Upos.VERB && text.Word(at).EndsWith("ing") && NextAuxiliary(text, at, end) is var main and > 0)
            {
                at = main - 1;
                continue;
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

    private static int NextAuxiliary(AnnotatedText text, int at, int end)
    {
        for (var i = at + 1; i < Math.Min(end, at + 7); i++)
        {
            if (text.Word(i) is "was" or "were" or "are" or "have" or "had") return i;
            if (text[i].Upos is Upos.PUNCT or Upos.CCONJ or Upos.VERB) return -1;
        }

        return -1;
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

            return Flight(text, at, passive, active);
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
        if (lemma is "rely" or "depend" && Within(text, at, 4, "aid", "assistance", "relief", "handout", "food", "ration", "charity")) return new FigureReading(FigureKind.PeopleInNeed, "in_need", at);
        if (lemma is "await" && Within(text, at, 3, "evacuation", "treatment", "aid")) return new FigureReading(FigureKind.PeopleInNeed, "in_need", at);
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
        var lemma = FigureWords.Lemma(text, verb);
        var shoot = lemma is "shoot" or "gun" or "stab" or "hack" or "beat" or "burn" or "put" or "bludgeon" or "crush" or "torture";
        for (var i = verb + 1; shoot && i < end; i++)
        {
            if (text.Word(i) is "dead" or "death" or "killed" || (text.Word(i) is "down" && lemma is not "shoot")) return new FigureReading(FigureKind.Killed, null, verb);
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

    private static bool HasObject(AnnotatedText text, int verb)
    {
        var next = verb + 1;
        if (next >= text.Count || text[next].Sentence != text[verb].Sentence) return false;
        return text[next].Upos is Upos.NUM or Upos.DET or Upos.NOUN or Upos.PROPN or Upos.PRON or Upos.ADJ && text[next].Head == verb && text[next].Relation is Relation.Obj
            || (text[next].Upos is Upos.NUM or Upos.DET && text[next].Relation is not Relation.OblUnmarked);
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
                return i - start <= Aside;
            }

            if (open is not ("," or "(" or "\u2014" or "-" or "\u2013") && (text[i].Upos is Upos.AUX || (text[i].Upos == Upos.VERB && Kind(text, i, FigureWords.DoneTo) is not null) || closer is ","))
            {
                last = closer is "," ? i : i - 1;
                return true;
            }
        }

        return false;
    }
}
