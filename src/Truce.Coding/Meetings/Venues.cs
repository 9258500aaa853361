using Truce.Coding.Agreements;
using Truce.Language;

namespace Truce.Coding.Meetings;

/// <summary>Where a meeting is held.</summary>
internal static class Venues
{
    private const int Reach = 8;

    /// <summary>The place of a meeting: a phrase with in, at, near or outside that depends on its word. What talks are on or over is no place of theirs.</summary>
    public static string? At(Document document, int token)
    {
        for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is not (Relation.Obl or Relation.Nmod or Relation.Advcl)) continue;
            var adposition = document.Tree.CaseOf(child);
            if (adposition < 0) continue;
            var word = document.Text.Lemma(adposition);
            var there = word is "in" or "at" or "near" or "outside" || (word is "to" && document.Text.Lemma(token) is "travel" or "fly" or "go" or "head" or "return" or "come");
            if (there && Slots.PlaceAt(document, child) is { } place) return place;
        }

        return null;
    }

    /// <summary>The first place named with "in" or "at" within a few words behind a meeting's noun ("talks next week in Oslo"), up to the next clause.</summary>
    public static string? Behind(Document document, int noun)
    {
        var text = document.Text;
        var end = Math.Min(text.Sentences[text[noun].Sentence].End, noun + Reach);
        for (var i = noun + 1; i + 1 < end; i++)
        {
            if (text[i].Upos is Upos.SCONJ or Upos.PRON || text.Word(i) is ";") return null;
            if (text.Word(i) is not ("in" or "at")) continue;
            for (var k = i + 1; k < Math.Min(end, i + 5); k++)
            {
                if (Slots.PlaceAt(document, k) is { } place) return place;
                if (text[k].Upos is Upos.VERB or Upos.NUM) break;
            }
        }

        return null;
    }

    /// <summary>The one place that a sentence names with "in" or "at"; null when it names none or several.</summary>
    public static string? OnlyOneOf(Document document, Sentence sentence)
    {
        string? only = null;
        foreach (var place in document.Places)
        {
            if (place.First <= sentence.First || place.First >= sentence.End || place.Role is not PlaceRole.Place) continue;
            if (document.Text.Lemma(place.First - 1) is not ("in" or "at") || place.Precision is "country") continue;
            if (only is not null && only != place.Name) return null;
            only = place.Name;
        }

        return only;
    }
}
