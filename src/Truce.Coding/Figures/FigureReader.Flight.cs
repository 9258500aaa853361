using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Figures;

/// <summary>Flight and shelter, within a country or over its border.</summary>
internal static partial class FigureReader
{
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
            "crowd" or "pack" or "cram" or "huddle" => Within(text, at, 6, "school", "shelter", "camp", "church", "mosque", "base", "hospital", "tent"),
            "take" => Within(text, at, 3, "refuge", "shelter"),
            "pour" or "stream" or "flock" or "spill" => Within(text, at, 2, "into", "over", "across"),
            "force" or "drive" or "push" => passive && (Within(text, at, 5, "home", "house", "flee", "village") || Within(text, at, 3, "country")),
            "make" or "leave_" => passive && Within(text, at, 2, "homeless"),
            "live" or "stay" or "sleep" => Within(text, at, 6, "camp", "tent", "evacuation", "shelter"),
            _ => false,
        };
        if (lemma == "leave" && passive && Within(text, at, 2, "homeless")) moves = true;
        if (lemma == "abandon" && Within(text, at, 3, "home", "house")) moves = true;
        if (!moves) return null;
        return Abroad(text, at) ? new FigureReading(FigureKind.Refugees, null, at) : new FigureReading(FigureKind.Displaced, lemma is "shelter" or "crowd" or "pack" or "cram" or "huddle" ? "sheltering" : null, at);
    }

    /// <summary>Whether the words behind a verb of flight lead across a border.</summary>
    private static bool Abroad(AnnotatedText text, int verb)
    {
        var end = Math.Min(text.Sentences[text[verb].Sentence].End, verb + 14);
        for (var i = verb + 1; i < end; i++)
        {
            var lemma = FigureWords.Lemma(text, i);
            if (lemma is "abroad" or "asylum") return true;
            if (lemma is "border" or "frontier" && (FigureWords.Lemma(text, verb) is "cross" || Before(text, i, verb, "across", "over", "crossed", "crossing", "beyond"))) return true;
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

    private static readonly System.Collections.Frozen.FrozenSet<string> Countries = System.Collections.Frozen.FrozenSet.ToFrozenSet(
    [
        "Turkey", "Lebanon", "Jordan", "Egypt", "Iraq", "Iran", "Uganda", "Kenya", "Ethiopia", "Sudan", "Chad", "Poland", "Russia", "Moldova", "Romania", "Hungary", "Germany", "Bangladesh",
        "Thailand", "India", "Pakistan", "Armenia", "Azerbaijan", "Georgia", "Tunisia", "Libya", "Niger", "Cameroon", "Rwanda", "Burundi", "Tanzania", "Congo", "Venezuela", "Ecuador", "Panama",
        "Colombia", "Djibouti", "Somalia", "Eritrea", "Yemen", "Syria", "Malaysia", "Greece", "Serbia", "Croatia", "Albania", "Macedonia", "Slovakia", "Europe", "Tajikistan",
    ], StringComparer.Ordinal);
}
