using Truce.Coding.Agreements;
using Truce.Language;

namespace Truce.Coding.Meetings;

/// <summary>Who takes part in a meeting, from the noun phrases around its verb or noun.</summary>
internal static class Participants
{
    /// <summary>Adds those named by the phrase that a token governs, conjuncts included.</summary>
    public static void Add(Document document, int token, List<string> participants)
    {
        var before = participants.Count;
        foreach (var actor in document.Actors)
        {
            if (actor.First <= token && token < actor.End) Slots.AddOnce(participants, actor.Name);
        }

        for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
        {
            var relation = document.Text[child].Relation;
            if (relation is Relation.Conj) Add(document, child, participants);
            else if (participants.Count == before && relation is Relation.Appos or Relation.NmodPoss or Relation.Amod) Add(document, child, participants);
        }
    }

    /// <summary>Whether the one who travels is known to the codebook or bears an office: tourists and refugees are no delegation.</summary>
    public static bool AreOfficial(Document document, int verb)
    {
        for (var child = document.Tree.FirstChild(verb); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is not Relation.Nsubj) continue;
            foreach (var actor in document.Actors)
            {
                if (actor.First <= child && child < actor.End && actor.Kind is "GOV" or "UNO" or "IGO" or "REB" or "OPP" or "PTY" or "MIL" or "LEG" or "ELI") return true;
            }
        }

        return document.Text[verb].Relation is Relation.Xcomp or Relation.Conj && document.Text[verb].Head >= 0 && AreOfficial(document, document.Text[verb].Head);
    }

    /// <summary>The place of a predicate: a phrase with in, at or near that depends on it; null when none does.</summary>
    public static string? PlaceOf(Document document, int predicate)
    {
        for (var child = document.Tree.FirstChild(predicate); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is not (Relation.Obl or Relation.Nmod)) continue;
            var adposition = document.Tree.CaseOf(child);
            if (adposition < 0 || document.Text.Lemma(adposition) is not ("in" or "at" or "near" or "outside")) continue;
            if (Slots.PlaceAt(document, child) is { } place) return place;
        }

        return null;
    }
}
