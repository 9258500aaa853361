using System.Collections.Frozen;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Where an incident took place: by the words with it, else by what "the city", "the enclave" or "there" among them refers back to.</summary>
internal static class IncidentPlace
{
    // Sentences back to which "the city" may refer.
    private const int BackSentences = 3;

    private static readonly FrozenSet<string> Towns = Set("city", "town", "village", "capital", "neighbourhood", "neighborhood", "suburb", "camp", "port", "airport", "hamlet", "settlement");
    private static readonly FrozenSet<string> Regions = Set("province", "region", "territory", "enclave", "district", "strip", "island", "governorate", "valley", "peninsula", "county", "department", "township");
    private static readonly FrozenSet<string> Scenes = Set("in", "on", "at", "near", "around", "inside", "outside", "into", "over", "across", "within", "of", "throughout");

    /// <summary>The place, or null when the report does not say.</summary>
    public static PlaceMention? Of(Document document, EventFrame frame, int target)
    {
        if (document.PlaceOf(frame.Predicate) is { } place && !IsOfSpeaker(document, frame.Predicate, place)) return place;
        if (target >= 0 && frame.Targets.Count > 0 && document.PlaceOf(target) is { } hit) return hit;
        if (target >= 0 && ReferredTo(document, target) is { } meant) return meant;

        // "A post near the town was fired upon", "in Omdurman there were air strikes".
        if (document.Tree.Child(frame.Predicate, Relation.NsubjPass) is >= 0 and var victim && document.PlaceOf(victim) is { } of) return of;
        if (document.Text[frame.Predicate].Relation == Relation.Nsubj && document.Text[frame.Predicate].Head is >= 0 and var being && document.Lemma(being) == "be" && document.PlaceOf(being) is { } there) return there;
        if (Around(document, frame.Predicate) is { } around) return around;
        if (target >= 0 && Around(document, target) is { } near) return near;
        return document.Text[frame.Predicate].Upos == Upos.NOUN ? Opening(document, frame.Predicate) : null;
    }

    /// <summary>"…, medics at a hospital in the town said": where those are who tell it.</summary>
    private static bool IsOfSpeaker(Document document, int predicate, PlaceMention place)
    {
        if (Voices.SayingAbove(document, predicate) is not (>= 0 and var saying)) return false;
        var speakers = new List<int>();
        Arguments.Subjects(document, saying, speakers);
        return speakers.Exists(s => document.Tree.Range(s) is var (first, end) && first <= place.First && place.End <= end && (predicate < first || end <= predicate));
    }

    /// <summary>"In Dhale a bomb killed three traders": the place that opens the sentence, for what its first clause tells.</summary>
    private static PlaceMention? Opening(Document document, int predicate)
    {
        var text = document.Text;
        var first = text.Sentences[text[predicate].Sentence].First;
        if (document.Lemma(first) is not ("in" or "at" or "near" or "around" or "outside")) return null;
        PlaceMention? opening = null;
        foreach (var place in document.Places)
        {
            if (place.First > first + 2) break;
            if (place.First > first && place.Role == PlaceRole.Place) opening = place;
        }

        for (var token = first; opening is not null && token < predicate; token++)
        {
            if (text.Word(token) is ";" or ":" || (text[token].Upos == Upos.VERB && text[token].Head != predicate)) return null;
        }

        return opening;
    }

    /// <summary>The place that a noun or adverb among the words with a predicate refers back to, or null.</summary>
    public static PlaceMention? Around(Document document, int head)
    {
        for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Advmod && document.Lemma(child) == "there" && child > head) return LastBefore(document, child, static p => p.Precision is not "country");
            if (document.Text[child].Relation is Relation.Obj && child > head && document.Lemma(head) is "reach" or "enter" && ReferredTo(document, child) is { } goal) return goal;
            if (document.Text[child].Relation is Relation.Obl or Relation.Nmod && Scenes.Contains(Operators.Marker(document, child)) && ReferredTo(document, child) is { } place) return place;
        }

        return null;
    }

    /// <summary>The place of its sort named last, for a noun that points back ("the city", "that province"), not one that is named or new.</summary>
    private static PlaceMention? ReferredTo(Document document, int noun)
    {
        var lemma = document.Lemma(noun);
        var (town, region) = (Towns.Contains(lemma), Regions.Contains(lemma));
        if ((!town && !region) || (document.Text[noun].Morphology & Morphology.NumberPlur) != 0) return null;
        if (document.Tree.Child(noun, Relation.Det) is not (>= 0 and var det) || document.Lemma(det) is not ("the" or "this" or "that")) return null;
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Appos or Relation.Nmod or Relation.Compound or Relation.Flat or Relation.NmodPoss) return null;
        }

        return town ? LastBefore(document, noun, static p => p.Precision is "settlement" or "exact" or "near") : LastBefore(document, noun, static p => p.Precision is not ("country" or "exact"));
    }

    private static PlaceMention? LastBefore(Document document, int token, Func<PlaceMention, bool> fits)
    {
        PlaceMention? last = null;
        foreach (var place in document.Places)
        {
            if (place.First >= token) break;
            if (place.Role == PlaceRole.Place && fits(place) && document.Text[token].Sentence - document.Text[place.First].Sentence <= BackSentences) last = place;
        }

        return last;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
