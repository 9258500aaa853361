using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Figures;

/// <summary>Adds the figures of a report: what is counted, within what bounds, where, over what time and on whose word.</summary>
internal sealed class FigureStep
{
    private const int SameList = 12;

    /// <summary>Adds to <see cref="Document.Figures"/>.</summary>
    public void Add(Document document)
    {
        var text = document.Text;
        var numbers = text.Numbers;
        var last = default(Listed);
        for (var i = 0; i < numbers.Length; i++)
        {
            ref readonly var number = ref numbers[i];
            if (number.Kind == NumberKind.Money)
            {
                if (Aid(document, number) is { } money) document.Figures.Add(money);
                continue;
            }

            if (number.Kind != NumberKind.Count || number.Low is 0 || !Counts(text, number)) continue;
            var counted = CountedNoun.Of(text, number);
            var reading = FigureReader.Read(text, number, counted);
            if (Inherits(text, number, counted, reading, last)) reading = last.Reading;
            if (reading is not { } found)
            {
                continue;
            }

            last = new Listed(found, number.First, Math.Max(counted.End, number.End), true);
            if (!IsReal(document, found)) continue;
            document.Figures.Add(Make(document, number, counted, found));
        }
    }

    /// <summary>Not "no one", "aged 37", "the two sides", "one of the".</summary>
    private static bool Counts(AnnotatedText text, in NumberExpression number)
    {
        if (number.First == 0) return true;
        var before = text.Word(number.First - 1);
        // "Nine in ten of its 5.5 million people", "a quarter of the population of 4.5 million": shares are no counts.
        if (IsShare(text, number)) return false;
        if (before is "aged" or "age" or "No" or "no" or "any" or "every" or "each" or "Every" or "Any" or "Each") return false;
        // "Mohamed Abdi, 21, who was": an age.
        if (number.First > 1 && before is "," && text[number.First - 2].Upos == Upos.PROPN && number.High < 110 && number.End < text.Count && text.Word(number.End) is "," or "." or ")" or "who"
            && number.End - number.First == 1) return false;
        var one = number is { Low: 1, High: 1 } && number.End - number.First == 1;
        if (!one || (number.End + 1 < text.Count && text.Word(number.End) is "of" && text.Word(number.End + 1) is "them" or "whom")) return true;
        // "This one", "the one that", "one another", "one day".
        return text[number.First].Upos is Upos.NUM or Upos.PRON && !(before is "this" or "that" or "This" or "That" or "the" or "which" or "another") && (number.End >= text.Count || text.Word(number.End) is not ("another" or "of" or "-" or "'s" or "more" or "or"));
    }

    private static bool IsShare(AnnotatedText text, in NumberExpression number)
    {
        var sentence = text.Sentences[text[number.First].Sentence];
        if (number.End + 1 < sentence.End && text.Word(number.End) is "in" or "out" && (text[number.End + 1].Upos is Upos.NUM || (text.Word(number.End) is "out" && text.Word(number.End + 1) is "of")) && number.High < 100) return true;
        for (var i = number.First - 1; i > sentence.First && i >= number.First - 5; i--)
        {
            if (text.Lemma(i) is "population" && text.Word(i + 1) is "of") return true;
            if (text.Word(i) is "in" && text[i - 1].Upos is Upos.NUM && text[i + 1].Upos is Upos.NUM) return true;
        }

        return false;
    }

    /// <summary>
    /// Whether a number goes on with the count of the one before: "342 people including 106 children", "45 civilians and 73 soldiers",
    /// "12 people, among them six women".
    /// </summary>
    private static bool Inherits(AnnotatedText text, in NumberExpression number, in CountedNoun counted, FigureReading? own, in Listed last)
    {
        if (!last.Known || text[last.First].Sentence != text[number.First].Sentence || number.First - last.End > SameList) return false;
        if (last.Reading.Kind is FigureKind.AidMoney or FigureKind.Trucks) return false;
        if (own is { } reading && (reading.Predicate < number.First && reading.Predicate > last.End)) return false;
        if (counted.Noun >= 0 && !FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun)) && text[counted.Noun].Upos != Upos.PROPN) return false;
        // "610 people in Iran …, and 28 in Israel": the same of another place.
        if (own is null && counted.Noun < 0 && number.First > 0 && text.Word(number.First - 1) is "and" && number.End + 1 < text.Count && text.Word(number.End) is "in" && text[number.End + 1].Upos is Upos.PROPN) return true;

        // "the release of 105 hostages and some 240 prisoners".
        if (own is { Kind: FigureKind.Detained } && last.Reading.Kind is FigureKind.Released && number.First - last.End <= 4 && HasAnd(text, last.End, number.First)) return true;

        // "Seven of them seriously", "19 of whom were children".
        if (own is null && number.End + 1 < text.Count && text.Word(number.End) is "of" && text.Word(number.End + 1) is "them" or "whom" or "which") return true;
        var includes = false;
        var joined = true;
        for (var i = last.End; i < number.First; i++)
        {
            var word = text.Word(i);
            if (word is "including" or "among" or "them" or "of" or "which" or "whom" or "included" or "Among")
            {
                includes |= word is "including" or "among" or "included";
                continue;
            }

            // "45 civilians in the north and 73 soldiers".
            if (text[number.First - 1].Upos == Upos.CCONJ && text[i].Upos is Upos.ADP or Upos.NOUN or Upos.PROPN or Upos.ADJ) continue;
            if (text[i].Upos is Upos.PUNCT && word is "," or "\u2014" or "-" or "\u2013" or "(" || word is "and" or "plus" || text[i].Upos is Upos.DET or Upos.ADV) continue;
            joined = false;
        }

        if (includes) return own is null || own.Value.Kind is FigureKind.Troops or FigureKind.Detained || own.Value.Predicate == last.Reading.Predicate;
        var after = Math.Max(counted.End, number.End);
        var acts = after < text.Count && text[after].Sentence == text[number.First].Sentence && text[after].Upos is Upos.VERB or Upos.AUX;
        return joined && !acts && number.First - last.End <= 6 && number.First > last.End && (own is null || own.Value.Kind == FigureKind.Troops) && counted.Noun >= 0 && FigureWords.IsPeople(FigureWords.Lemma(text, counted.Noun));
    }

    private static bool HasAnd(AnnotatedText text, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Word(i) is "and") return true;
        }

        return false;
    }

    /// <summary>What might, should or did not happen is no figure; forces and aid to come are.</summary>
    private static bool IsReal(Document document, in FigureReading reading)
    {
        if (reading.Kind is FigureKind.Troops or FigureKind.Trucks or FigureKind.AidMoney or FigureKind.PeopleInNeed or FigureKind.PeopleReached or FigureKind.Released or FigureKind.Missing) return true;
        // "Feared dead", "believed killed" is how tolls are first told.
        var text = document.Text;
        if (reading.Predicate > 0 && text.Word(reading.Predicate - 1) is "feared" or "believed" or "presumed" or "thought" or "reported") return true;
        var modality = ModalityCalculus.Of(document, reading.Predicate).Modality;
        if (modality is not (Modality.Hypothetical or Modality.Negated or Modality.Threatened or Modality.Demanded or Modality.Planned)) return true;
        // "Announced the arrests of 74 people": an act as a noun, told of in the past.
        if (modality is Modality.Planned && text[reading.Predicate].Upos == Upos.NOUN && text.TenseAt(reading.Predicate) == ClauseTense.Past) return true;
        // What is told in the past with its own auxiliary has happened, whatever the tree hangs it under.
        return modality is not Modality.Negated && IsToldAsPast(text, reading.Predicate);
    }

    private static bool IsToldAsPast(AnnotatedText text, int predicate)
    {
        var sentence = text.Sentences[text[predicate].Sentence];
        for (var i = predicate - 1; i >= sentence.First && i >= predicate - 4; i--)
        {
            if (text[i].Upos is Upos.ADV) continue;
            if (text[i].Upos is not Upos.AUX) return false;
            if (text.Word(i) is "have" or "has" or "had" or "was" or "were") return !Asks(text, sentence.First, i);
            if (text.Word(i) is not "been") return false;
        }

        return false;
    }

    private static bool Asks(AnnotatedText text, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Word(i) is "if" or "If" or "unless" or "Unless" or "would" or "could" or "should" or "whether") return true;
        }

        return false;
    }

    private static FigureFinding? Aid(Document document, in NumberExpression number)
    {
        var text = document.Text;
        var sentence = text.Sentences[text[number.First].Sentence];
        var (weight, word, seen) = (0, -1, "");
        for (var i = Math.Max(sentence.First, number.First - 12); i < Math.Min(sentence.End, number.End + 12); i++)
        {
            var lemma = FigureWords.Lemma(text, i);
            if (lemma == seen || FigureWords.AidMoney(lemma) is not (> 0 and var more)) continue;
            (weight, word, seen) = (weight + more, i, lemma);
            if (weight < 2) continue;
            return Make(document, number, new CountedNoun(-1, number.End, number.End), new FigureReading(FigureKind.AidMoney, null, word));
        }

        return null;
    }

    private static FigureFinding Make(Document document, in NumberExpression number, in CountedNoun counted, in FigureReading reading)
    {
        var text = document.Text;
        var end = Math.Max(number.End, counted.End);
        var first = number.First;
        // The evidence reaches to the word that says what is counted, when it is near.
        if (text[reading.Predicate].Sentence == text[first].Sentence)
        {
            if (reading.Predicate >= end && reading.Predicate - end < 16) end = reading.Predicate + 1;
            else if (reading.Predicate < first && first - reading.Predicate < 10) first = reading.Predicate;
        }

        var span = document.SpanOf(first, end);
        return new FigureFinding
        {
            Span = span,
            Evidence = span.Of(text.Text),
            Rule = "figure." + reading.Kind.ToString().ToLowerInvariant(),
            Kind = reading.Kind,
            KindFine = reading.Fine,
            Low = number.Low,
            High = number.High,
            OfWhom = counted.Noun >= 0 ? document.SpanOf(counted.First, counted.End).Of(text.Text) : null,
            Place = FigurePlace.Of(document, number.First, reading.Predicate),
            Period = FigureContext.Period(document, number.First, reading.Predicate),
            Source = FigureContext.Source(document, number),
            Currency = number.Currency,
            Date = document.DateOf(reading.Predicate),
        };
    }

    /// <summary>The figure read last, for those that go on with its count.</summary>
    private readonly record struct Listed(FigureReading Reading, int First, int End, bool Known);
}
