using System.Collections.Frozen;
using Truce.Coding.Agreements;
using Truce.Language;

namespace Truce.Coding.Figures;

/// <summary>
/// Where a figure holds: by a place of its sentence, by what "the city", "the province" or "there" refers back to, for a toll of the whole war by
/// where that war is fought, else by the place told last in its paragraph.
/// </summary>
internal static class FigurePlace
{
    /// <summary>How much farther a place before the number counts than one behind it.</summary>
    private const int BeforePenalty = 40;

    /// <summary>Sentences back to which "the city" may refer.</summary>
    private const int BackSentences = 4;

    /// <summary>Characters of a source's name at most; what is longer has swallowed part of the words.</summary>
    private const int LongestSource = 60;

    private static readonly FrozenSet<string> Towns = Set("city", "town", "village", "capital", "neighbourhood", "neighborhood", "suburb", "camp", "port", "airport", "market");

    private static readonly FrozenSet<string> Regions = Set("province", "region", "territory", "enclave", "district", "state", "strip", "island", "area", "governorate", "valley", "peninsula", "county", "department");

    /// <summary>Words of a whole war, whose tolls hold wherever it is fought.</summary>
    private static readonly FrozenSet<string> Wars = Set("war", "conflict", "uprising", "insurgency", "rebellion", "offensive", "campaign", "revolt", "insurrection", "violence", "intifada");

    /// <summary>The place of a figure by its English name, or null.</summary>
    public static string? Of(Document document, int number, int predicate)
    {
        var text = document.Text;
        var index = text[number].Sentence;
        if (Nearest(document, text.Sentences[index], Math.Max(number, predicate)) is { } own) return own;
        if (ReferredTo(document, index, number) is { } meant) return meant;
        if (IsOfTheWar(text, text.Sentences[index])) return document.Field;
        return LastTold(document, index) ?? document.Field;
    }

    /// <summary>The place of a sentence named nearest behind a token, or nearest before.</summary>
    private static string? Nearest(Document document, Sentence sentence, int anchor)
    {
        PlaceMention? best = null;
        var bestDistance = int.MaxValue;
        foreach (var place in document.Places)
        {
            if (place.First < sentence.First) continue;
            if (place.First >= sentence.End) break;
            if (!IsScene(document, place)) continue;
            var distance = place.First > anchor ? place.First - anchor : BeforePenalty + anchor - place.First;
            if (distance >= bestDistance) continue;
            best = place;
            bestDistance = distance;
        }

        return best?.Name;
    }

    /// <summary>What "the city", "the province", "the country" or "there" stands for: the place of that sort that was named last.</summary>
    private static string? ReferredTo(Document document, int index, int number)
    {
        var text = document.Text;
        var sentence = text.Sentences[index];
        for (var i = sentence.First + 1; i < sentence.End; i++)
        {
            var lemma = text.Lemma(i);
            if (lemma is "there" && text[i].Upos == Upos.ADV && text[i].Relation is Relation.Advmod) return LastBefore(document, i, _ => true);
            if (text[i].Upos != Upos.NOUN || text[i].Morphology.HasFlag(Morphology.NumberPlur) || !IsBackward(text, i, sentence.First)) continue;
            if (Towns.Contains(lemma) && LastBefore(document, i, static p => p.Precision is "settlement" or "exact" or "near") is { } town) return town;
            if (Regions.Contains(lemma) && LastBefore(document, i, static p => p.Precision is not ("country" or "settlement" or "exact")) is { } region) return region;
            if (lemma is "country" or "nation" && LastBefore(document, i, static p => p.Precision is "country") is { } country) return country;
        }

        return null;
    }

    /// <summary>Whether a noun points back: "the city", "that province", not "the city of Homs", "the border area", "a town".</summary>
    private static bool IsBackward(AnnotatedText text, int noun, int first)
    {
        var before = noun - 1;
        if (before >= first && text[before].Upos == Upos.ADJ) before--;
        return before >= first && text.Word(before) is "the" or "this" or "that" && !(noun + 1 < text.Count && text.Word(noun + 1) is "of");
    }

    private static string? LastBefore(Document document, int token, Func<PlaceMention, bool> fits)
    {
        PlaceMention? last = null;
        foreach (var place in document.Places)
        {
            if (place.First >= token) break;
            if (IsScene(document, place) && fits(place) && document.Text[token].Sentence - document.Text[place.First].Sentence <= BackSentences) last = place;
        }

        return last?.Name;
    }

    /// <summary>"since the war began", "in a conflict that has killed 12,000": of the whole war.</summary>
    private static bool IsOfTheWar(AnnotatedText text, Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (Wars.Contains(text.Lemma(i))) return true;
        }

        foreach (ref readonly var time in text.Times)
        {
            if (time.First < sentence.First) continue;
            if (time.First >= sentence.End) break;
            if (time.Relation is TimeRelation.Since && time.From.Day == 0 && time.From.Weekday == 0) return true;
        }

        return false;
    }

    /// <summary>The place told last in the paragraph before the figure's sentence.</summary>
    private static string? LastTold(Document document, int index)
    {
        var text = document.Text;
        for (var s = index - 1; s >= 0; s--)
        {
            var (from, to) = (text[text.Sentences[s].End - 1].End, text[text.Sentences[s + 1].First].Start);
            if (text.Text.AsSpan(from, to - from).Contains('\n')) return null;
            if (Nearest(document, text.Sentences[s], text.Sentences[s].First) is not null) return LastBefore(document, text.Sentences[s].End, p => p.First >= text.Sentences[s].First);
        }

        return null;
    }

    /// <summary>Whether a place is one where things happen: no part of a source's name, no seat of talks, not where somebody comes from or is based.</summary>
    private static bool IsScene(Document document, PlaceMention place)
    {
        if (place.Role is not PlaceRole.Place || IsSource(document, place) || AgreementArea.IsVenue(document, place)) return false;
        var text = document.Text;
        if (place.First > 1 && text.Word(place.First - 1) is "in" or "at" && text.Word(place.First - 2) is "based" or "agreed" or "signed" or "brokered" or "reached" or "negotiated") return false;
        return place.First == 0 || text.Word(place.First - 1) is not ("from" or "with");
    }

    private static bool IsSource(Document document, PlaceMention place)
    {
        var at = document.Text[place.First].Start;
        foreach (var attribution in document.Attributions)
        {
            foreach (var source in attribution.Source)
            {
                if (source.Contains(at) && source.End - source.Start <= LongestSource) return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
