using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Figures;

/// <summary>Over what time a figure holds, and on whose word; where, see <see cref="FigurePlace"/>.</summary>
internal static class FigureContext
{
    /// <summary>The length or beginning that the sentence gives the count ("over the last 12 days", "since April"), in its words.</summary>
    public static string? Period(Document document, int number, int predicate)
    {
        var text = document.Text;
        var sentence = text.Sentences[text[number].Sentence];
        foreach (ref readonly var time in text.Times)
        {
            if (time.First < sentence.First) continue;
            if (time.First >= sentence.End) break;
            var length = time.Kind == TimeKind.Duration && time.From.Step == TimeStep.Last;
            if (!length && time.Relation is not (TimeRelation.Since or TimeRelation.During)) continue;
            if (Math.Abs(time.First - predicate) > 15) continue;
            var first = time.First;
            while (first > sentence.First && text[first - 1].Upos is Upos.ADP or Upos.DET or Upos.SCONJ) first--;
            return document.SpanOf(first, time.End).Of(text.Text);
        }

        return null;
    }

    /// <summary>Whose number it is: the source of the narrowest words ascribed to somebody that it stands in; or whom "according to" names.</summary>
    public static string? Source(Document document, in NumberExpression number)
    {
        var at = document.Text[number.NumeralFirst].Start;
        Attribution? best = null;
        foreach (var attribution in document.Attributions)
        {
            if (attribution.Class is CueClass.Promise or CueClass.Demand or CueClass.Question || attribution.Source.Count == 0) continue;
            if (attribution.Covers(at) && (best is null || attribution.Size < best.Size) && !IsBehindSemicolon(document, at, attribution)) best = attribution;
        }

        if (Reckoned(document, number.First) is { } reckoner) return reckoner;
        if (best is not null) return Name(document, best);
        return AccordingTo(document, number.First) ?? LastWord(document, number.First);
    }

    /// <summary>"86 have been killed; the UN puts the displaced at …": who speaks behind the semicolon speaks of what stands there.</summary>
    private static bool IsBehindSemicolon(Document document, int at, Attribution attribution)
    {
        var source = attribution.Source[0].Start;
        return source > at && document.Text.Text.AsSpan(at, source - at).Contains(';');
    }

    /// <summary>"By the observatory's count, …": whose sum opens the clause, or null.</summary>
    private static string? Reckoned(Document document, int number)
    {
        const int longest = 9;
        var text = document.Text;
        var first = text.Sentences[text[number].Sentence].First;
        for (var i = number - 1; i >= first && text.Word(i) is not ";"; i--)
        {
            if (!text.Word(i).Equals("by", StringComparison.OrdinalIgnoreCase) || (i > first && text.Word(i - 1) is not ("," or ";"))) continue;
            for (var noun = i + 2; noun < number && noun <= i + longest; noun++)
            {
                if (text.Lemma(noun) is "reckoning" or "count" or "tally" or "estimate" or "account" or "toll") return Named(document, i + 1, text.Word(noun - 1) is "'s" or "’s" ? noun - 1 : noun);
            }
        }

        return null;
    }

    private static string? Name(Document document, Attribution attribution)
    {
        if (attribution.Speaker is { } speaker) return IsPronoun(speaker) ? null : speaker;
        return attribution.Source is [var source, ..] ? NameAt(document, source.Start, source.End) : null;
    }

    private static string? NameAt(Document document, int start, int end)
    {
        foreach (var actor in document.Actors)
        {
            if (document.Text[actor.First].Start < end && document.Text[actor.End - 1].End > start && document.Text[actor.Head].End == end) return actor.Name;
        }

        var words = document.Text.Text[start..end];
        if (IsPronoun(words)) return null;
        return words.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? words[4..] : words;
    }

    // Whom a pronoun stands for is another step's to say; the pronoun itself names nobody.
    private static bool IsPronoun(string words) => words.ToLowerInvariant() is "he" or "she" or "it" or "they" or "we" or "i" or "you" or "who" or "which" or "that" or "this" or "those" or "some" or "others";

    /// <summary>"…, according to Israeli figures."</summary>
    private static string? AccordingTo(Document document, int number)
    {
        var text = document.Text;
        var sentence = text.Sentences[text[number].Sentence];
        for (var i = sentence.First; i + 2 < sentence.End; i++)
        {
            if (!text.Word(i).Equals("according", StringComparison.OrdinalIgnoreCase) || !text.Word(i + 1).SequenceEqual("to")) continue;
            return Named(document, i + 2, sentence.End);
        }

        return null;
    }

    /// <summary>"…, medics said.": a source that closes the sentence after a comma.</summary>
    private static string? LastWord(Document document, int number)
    {
        var text = document.Text;
        var sentence = text.Sentences[text[number].Sentence];
        for (var i = sentence.End - 1; i > number && i >= sentence.End - 8; i--)
        {
            if (text.Word(i) is not ("said" or "says" or "reported" or "announced")) continue;
            var first = i - 1;
            while (first > number && text.Word(first) is not ",") first--;
            return first > number && i - first is > 1 and < 9 ? Named(document, first + 1, i) : null;
        }

        return null;
    }

    /// <summary>The noun phrase that begins at a token, by its actor's name or in its own words.</summary>
    private static string? Named(Document document, int first, int end)
    {
        var text = document.Text;
        var last = first;
        while (last < end && text[last].Upos is Upos.DET or Upos.ADJ or Upos.NOUN or Upos.PROPN or Upos.ADP or Upos.PART or Upos.NUM or Upos.PRON && !(last > first && text.Word(last) is "who" or "that" or "on" or "in")) last++;
        return last > first ? NameAt(document, text[first].Start, text[last - 1].End) : null;
    }
}
