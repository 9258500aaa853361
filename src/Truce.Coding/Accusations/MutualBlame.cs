using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Those who accuse each other, by a verb of blame ("each blamed the other") or by what each says of the other ("each side said the other had fired first").</summary>
internal static class MutualBlame
{
    private static readonly FrozenSet<string> Distributive = new[] { "each", "both", "side", "they", "party", "neighbour", "neighbor", "country", "two", "army", "rival", "foe", "general", "faction", "leader", "government", "force" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Those who do it to each other: the subject of the verb, or whom "the sides" means.</summary>
    public static IReadOnlyList<ActorMention> Sides(Document document, int verb)
    {
        var sides = Parties.Subject(document, verb);
        if (Count(sides) >= 2 && !sides.All(s => s.Via == MentionVia.Description)) return sides;
        var heads = new List<int>();
        Arguments.Subjects(document, verb, heads);
        if (heads.Count > 0 && document.Text[heads[0]].Relation == Relation.Conj)
        {
            // "With Israel and Hamas each holding the other responsible": the participle hangs on the last of them.
            var first = document.Text[heads[0]].Head;
            Arguments.AddConjuncts(document, first, heads);
            if (Parties.At(document, heads, null) is { Count: > 1 } joined) return joined;
        }

        var plural = heads.Count == 0 || Distributive.Contains(document.Lemma(heads[0])) || (document.Text[heads[0]].Morphology & Morphology.NumberPlur) != 0;
        if (plural && OpposedPair.Of(document, verb) is { Count: 2 } pair) return pair;
        return Count(sides) >= 2 ? sides : [];
    }

    private static int Count(IReadOnlyList<ActorMention> actors)
    {
        var count = 0;
        for (var i = 0; i < actors.Count; i++)
        {
            var known = false;
            for (var j = 0; j < i; j++) known |= actors[j].Side == actors[i].Side;
            if (!known) count++;
        }

        return count;
    }

    /// <summary>Whether a verb says that some do it to each other.</summary>
    public static bool Is(Document document, int verb)
    {
        var text = document.Text;
        var sentence = text.Sentences[text[verb].Sentence];
        var each = false;
        for (var token = Math.Max(sentence.First, verb - 6); token < verb; token++) each |= document.Lemma(token) is "each" or "both" or "either" or "side" or "rival" or "neighbour" or "neighbor";
        for (var token = verb + 1; token < Math.Min(sentence.End, verb + 5); token++)
        {
            var next = token + 1 < sentence.End ? document.Lemma(token + 1) : "";
            if (document.Lemma(token) is "each" or "one" && next is "other" or "another") return true;
            if (each && document.Lemma(token) == "other" && text.Word(token) is "other" && document.Lemma(token - 1) == "the") return true;
        }

        return false;
    }

    /// <summary>Adds the accusations of "both said the other had fired first": a clause of which "the other" is the subject and several those who say it.</summary>
    public static void Read(Document document, int other)
    {
        var text = document.Text;
        if (document.Lemma(other) != "other" || other < 2 || document.Lemma(other - 1) != "the" || text[other].Relation is not (Relation.Nsubj or Relation.Amod or Relation.NsubjPass)) return;
        var sentence = text.Sentences[text[other].Sentence];
        var saying = other - 2;
        while (saying > sentence.First && document.Lemma(saying) is "that") saying--;
        if (!Voices.IsSaying(document, saying) || document.Lemma(saying) is "warn" or "accuse") return;
        var verb = text[other].Relation == Relation.Amod ? text[other].Head : text[other].Head;
        if (verb <= other || ModalityCalculus.Of(document, saying).Modality is not (Modality.Happened or Modality.Alleged) || !IsWrong(document, other, sentence.End)) return;
        AccusationFile.BothWays(document, "mutual.said", saying, Sides(document, saying), document.SpanOf(other - 1, document.Tree.Range(verb).End).Of(text.Text));
    }

    /// <summary>Whether the words behind "the other" tell of force, or of a truce or promise not kept; not of what might come.</summary>
    private static bool IsWrong(Document document, int other, int end)
    {
        for (var token = other + 1; token < Math.Min(end, other + 6); token++)
        {
            var lemma = document.Lemma(token);
            if (lemma is "will" or "would" or "may" or "might" or "could" or "should" or "must" or "if") return false;
            if (lemma is "fire" or "shoot" or "shot" or "attack" or "start" or "begin" or "break" or "violate" or "breach" or "provoke" or "refuse" or "fail" or "shell" or "bomb" or "kill" or "strike" or "cross" or "responsible" or "blame") return true;
            if (!document.Codebook.Blame.DeedsOf(lemma).IsEmpty) return true;
        }

        return false;
    }
}
