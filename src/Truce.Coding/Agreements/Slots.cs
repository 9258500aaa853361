using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>Fills the roles of an agreement or a meeting from noun phrases: sides, places, negation.</summary>
internal static class Slots
{
    /// <summary>Adds the sides named by the phrase that a token governs; false when there is none.</summary>
    public static bool AddSides(Document document, int token, List<string> sides)
    {
        var before = sides.Count;
        var actors = document.Who.ActorsAt(token);
        var known = false;
        foreach (var actor in actors) known |= actor.Known;
        foreach (var actor in actors)
        {
            // "the Lebanese armed group Hezbollah": the description beside a known name is the same one.
            if (actor.Known || !known) AddOnce(sides, actor.Side);
        }

        return sides.Count > before;
    }

    /// <summary>
    /// Adds the sides of a run of names that begins at a token: "Russia and the U.S.", "Qatar, Egypt and the United States".
    /// </summary>
    public static void AddRun(Document document, int first, List<string> sides)
    {
        var run = Run(document, first);
        var known = run.Exists(a => a.Known);
        foreach (var actor in run)
        {
            if (actor.Known || !known) AddOnce(sides, actor.Side);
        }
    }

    /// <summary>
    /// The actors of a run of names that begins at a token. Reads the words, not the tree, so it holds where the parser has hung a conjunct
    /// elsewhere.
    /// </summary>
    public static List<ActorMention> Run(Document document, int first)
    {
        var run = new List<ActorMention>();
        var text = document.Text;
        if (first >= text.Count) return run;
        var end = text.Sentences[text[first].Sentence].End;
        for (var i = first; i < end;)
        {
            if (LongestAt(document, i) is { } here)
            {
                run.Add(here);
                i = here.End;
            }
            else if (Joins(text, i))
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return run;
    }

    /// <summary>The actors of a run of names that ends right before a verb, its auxiliaries and adverbs apart: "Russia and China have vetoed".</summary>
    public static List<ActorMention> RunBefore(Document document, int verb)
    {
        var run = new List<ActorMention>();
        var text = document.Text;
        var first = text.Sentences[text[verb].Sentence].First;
        var i = verb - 1;
        while (i >= first && text[i].Upos is Upos.AUX or Upos.ADV or Upos.PART) i--;
        while (i >= first)
        {
            if (LongestAt(document, i) is { } here)
            {
                run.Insert(0, here);
                i = here.First - 1;
            }
            else if (run.Count > 0 && (text[i].Upos is Upos.DET or Upos.CCONJ || text.Word(i) is "/" or "&" || (text.Word(i) is "," && run.Count > 1)))
            {
                i--;
            }
            else
            {
                break;
            }
        }

        return run;
    }

    private static bool Joins(AnnotatedText text, int i) => text[i].Upos is Upos.DET or Upos.CCONJ || text.Word(i) is "," or "/" or "&" or "-" or "–";

    private static ActorMention? LongestAt(Document document, int token)
    {
        ActorMention? longest = null;
        foreach (var actor in document.Actors)
        {
            if (actor.Covers(token) && (longest is null || actor.End - actor.First > longest.End - longest.First)) longest = actor;
        }

        return longest;
    }

    /// <summary>Adds the places named by the phrase that a token governs, conjuncts included.</summary>
    public static void AddPlaces(Document document, int token, List<string> places)
    {
        if (PlaceAt(document, token) is { } place) AddOnce(places, place);
        for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Conj or Relation.Appos or Relation.Compound or Relation.Nmod) AddPlaces(document, child, places);
        }
    }

    /// <summary>Adds the places named in word order from a token on, up to the next verb.</summary>
    public static void AddPlacesFrom(Document document, int first, int end, List<string> places)
    {
        for (var i = first; i < end; i++)
        {
            if (i > first && document.Text[i].Upos is Upos.VERB or Upos.SCONJ) return;
            if (PlaceAt(document, i) is { } place) AddOnce(places, place);
        }
    }

    /// <summary>Adds places, or sides where no place is named.</summary>
    public static void AddPlacesOrSides(Document document, int token, List<string> into)
    {
        var before = into.Count;
        AddPlaces(document, token, into);
        if (into.Count == before) AddSides(document, token, into);
    }

    /// <summary>Name of the place that a token is part of, or null.</summary>
    public static string? PlaceAt(Document document, int token)
    {
        foreach (var place in document.Places)
        {
            if (place.First <= token && token < place.End && place.Role is not PlaceRole.PartOfName) return place.Name;
        }

        return null;
    }

    /// <summary>
    /// How the report presents what a word tells: the operators around it, and, where there is none, its tense ("is to meet", "travels on Thursday").
    /// </summary>
    public static Modality ModalityOf(Document document, int predicate)
    {
        var modality = ModalityCalculus.Of(document, predicate).Modality;
        return modality is Modality.Happened && document.Text.TenseAt(predicate) is ClauseTense.Future ? Modality.Planned : modality;
    }

    /// <summary>Whether a predicate is negated by a word of its own.</summary>
    public static bool IsNegated(Document document, int predicate)
    {
        for (var child = document.Tree.FirstChild(predicate); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Morphology.HasFlag(Morphology.PolarityNeg) || document.Text.Lemma(child) is "not" or "never" or "no" or "n't") return true;
        }

        return false;
    }

    /// <summary>Adds a name unless it is there.</summary>
    public static void AddOnce(List<string> names, string name)
    {
        if (!names.Contains(name)) names.Add(name);
    }
}
