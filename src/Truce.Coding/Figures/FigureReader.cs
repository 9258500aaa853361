using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Figures;

/// <summary>
/// Tells what a number counts from the words around it. Lists of victims ("at least 20 were killed and 45 wounded, among them six
/// children") are what trees get wrong most, so the words are read in their order, and the tree is asked where they leave it open.
/// </summary>
internal static partial class FigureReader
{
    private const int Reach = 14;

    /// <summary>Words of an aside between commas at most.</summary>
    private const int Aside = 14;

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
        if (FigureWords.Lemma(text, counted.First) is "truck" or "lorry" && noun is "convoy") return new FigureReading(FigureKind.Trucks, null, counted.Noun);
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
}
