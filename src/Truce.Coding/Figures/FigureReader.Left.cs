using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Figures;

/// <summary>What is said before a number: the verb that has it for an object, the toll that comes to it.</summary>
internal static partial class FigureReader
{
    private static bool SpeaksOfCaptives(AnnotatedText text, int token)
    {
        var sentence = text.Sentences[text[token].Sentence];
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (FigureWords.Counted(FigureWords.Lemma(text, i)) is { Kind: FigureKind.Detained } || text.Lemma(i) is "jail" or "prison" or "captivity") return true;
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
                // "cost the lives of 610 people".
                if (FigureWords.Lemma(text, at - 1) is "life" && Before(text, at - 1, first - 1, "cost", "costs", "claimed", "claiming", "claims", "took", "taken", "taking", "lost")) return new FigureReading(FigureKind.Killed, null, at - 1);
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
                if (act is { Kind: FigureKind.Troops } && !IsForce(text, counted) && !(counted.Noun < 0 && (number.Low ?? number.High) >= 100 && FigureWords.Lemma(text, at - 1) is "mission" or "force" or "contingent" or "garrison")) return null;
                if (act is { Kind: FigureKind.Displaced or FigureKind.Besieged } && counted.Noun >= 0 && !FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun))) return null;
                return act is { } by ? new FigureReading(by.Kind, by.Fine, at - 1) : null;
            }

            if (lemma is "at" or "to" or "from" && NumberOf(text, at, first) is { } counts) return counts;
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
        if (lemma is "send" && IsForce(text, counted)) return new FigureReading(FigureKind.Troops, null, verb);
        if (lemma is "force" or "drive" or "push" or "send" or "cause" or "prompt")
        {
            var end = counted.End;
            for (var i = end; i < Math.Min(end + 3, text.Sentences[text[verb].Sentence].End); i++)
            {
                if (FigureWords.Lemma(text, i) is "from" && Within(text, i, 4, "home", "house", "village", "town", "land")) return new FigureReading(Abroad(text, verb) && !Within(text, i, 6, "inside", "within") ? FigureKind.Refugees : FigureKind.Displaced, null, verb);
                if (FigureWords.Lemma(text, i) is "flee" or "leave" or "abandon" or "evacuate" or "escape") return Flight(text, i, false, true) is { } flight ? flight with { Predicate = verb } : (FigureWords.Lemma(text, i) == "evacuate" ? new FigureReading(FigureKind.Displaced, "evacuated", i) : Abroad(text, verb) ? new FigureReading(FigureKind.Refugees, null, verb) : null);
                if (FigureWords.Lemma(text, i) is "into" or "across" or "over" or "out") return Abroad(text, verb) ? new FigureReading(FigureKind.Refugees, null, verb) : null;
            }

            return null;
        }

        if (lemma is "lose" && counted.Noun >= 0 && (IsForce(text, counted) || FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun)))) return new FigureReading(FigureKind.Killed, null, verb);
        if (lemma is "hand" or "turn" or "give" or "return" && counted.Noun >= 0 && FigureWords.Counted(FigureWords.Lemma(text, counted.Noun)) is { Kind: FigureKind.Detained }) return new FigureReading(FigureKind.Released, null, verb);
        if (lemma is "hold" && (SpeaksOfCaptives(text, verb) || Within(text, verb, 8, "hostage", "captive"))) return new FigureReading(FigureKind.Detained, null, verb);
        if (lemma is "seize" or "round" && counted.Noun >= 0 && FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun))) return new FigureReading(FigureKind.Detained, null, verb);
        if (lemma is "take" && Within(text, verb, 6, "hostage", "prisoner", "captive")) return new FigureReading(FigureKind.Detained, null, verb);
        if (lemma is "treat" && Within(text, counted.End - 1, 5, "wound", "injury", "burn", "fracture")) return new FigureReading(FigureKind.Injured, null, verb);
        if (lemma is "reach" or "feed" or "assist" or "help" or "treat" or "vaccinate" or "serve" && counted.Noun >= 0 && FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun))) return new FigureReading(FigureKind.PeopleReached, "reached", verb);
        if (lemma is "shelter" or "house" && (counted.Noun < 0 || FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun)))) return new FigureReading(FigureKind.Displaced, "sheltering", verb);
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
            if (FigureWords.Lemma(text, i) is "loss" && text.Word(i).EndsWith("es", StringComparison.Ordinal) && text[i - 1].Upos is Upos.PRON or Upos.DET or Upos.ADJ or Upos.PART) return i;
            if (FigureWords.Lemma(text, i) == "toll" || (FigureWords.Lemma(text, i) is "death" or "fatality" && text.Word(i).EndsWith("s", StringComparison.Ordinal))) return i;
            if (text.Word(i) is ";" or ".") break;
        }

        return -1;
    }

    /// <summary>"put the number of displaced inside the country at 843,000", "brought the number of wounded to 40".</summary>
    private static FigureReading? NumberOf(AnnotatedText text, int at, int first)
    {
        for (var i = at - 1; i > first && i >= at - 9; i--)
        {
            if (text.Word(i) is ";" || text[i].Upos is Upos.NUM) return null;
            if (FigureWords.Lemma(text, i) is not ("number" or "tally" or "count")) continue;
            for (var k = i + 1; k < at; k++)
            {
                if (FigureWords.Counted(FigureWords.Lemma(text, k)) is { } noun) return new FigureReading(noun.Kind, noun.Fine, k);
                if (Kind(text, k, FigureWords.DoneTo) is { } done) return new FigureReading(done.Kind, done.Fine, k);
            }

            return null;
        }

        return null;
    }

    private static FigureReading Toll(AnnotatedText text, int toll)
    {
        var injured = toll > 0 && FigureWords.Lemma(text, toll - 1) is "injury" or "casualty";
        return new FigureReading(injured && FigureWords.Lemma(text, toll - 1) == "injury" ? FigureKind.Injured : FigureKind.Killed, null, toll);
    }
}
