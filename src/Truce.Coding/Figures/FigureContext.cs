using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Figures;

/// <summary>Where a figure holds, over what time, and on whose word.</summary>
internal static class FigureContext
{
    /// <summary>The place named nearest behind the number in its sentence, or nearest before; null when the sentence names none.</summary>
    public static string? Place(Document document, int number, int predicate)
    {
        var text = document.Text;
        var sentence = text.Sentences[text[number].Sentence];
        PlaceMention? best = null;
        var bestDistance = int.MaxValue;
        foreach (var place in document.Places)
        {
            if (place.First < sentence.First || place.Role is not PlaceRole.Place) continue;
            if (place.First >= sentence.End) break;
            var anchor = Math.Max(number, predicate);
            var distance = place.First > anchor ? place.First - anchor : 40 + anchor - place.First;
            if (distance >= bestDistance) continue;
            best = place;
            bestDistance = distance;
        }

        return best?.Name;
    }

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

    /// <summary>Whose number it is: the speaker of the narrowest words ascribed to somebody that it stands in.</summary>
    public static string? Source(Document document, in NumberExpression number)
    {
        var at = document.Text[number.NumeralFirst].Start;
        string? speaker = null;
        var width = int.MaxValue;
        foreach (var attribution in document.Attributions)
        {
            foreach (var content in attribution.Content)
            {
                if (!content.Contains(at) || content.Length >= width || attribution.Speaker is null) continue;
                speaker = attribution.Speaker;
                width = content.Length;
            }
        }

        return speaker;
    }
}
