using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Nouns that call an act a wrong, and who did it.</summary>
internal static class Wrongs
{
    // How far "the raids" may reach back for those who flew them, in sentences.
    private const int Reach = 4;

    /// <summary>Whether a noun, alone or with the words before it, calls an act a wrong or names an act of force or coercion.</summary>
    public static bool Is(Document document, int noun)
    {
        if (RuleMatcher.IsOneOf(document, noun, document.Codebook.Blame.Wrongs)) return true;
        foreach (var frame in document.Frames)
        {
            if (frame.Predicate == noun) return frame.Type is EventType.ASSAULT or EventType.COERCE;
            if (frame.Predicate > noun) break;
        }

        return false;
    }

    /// <summary>Whether a noun, alone or with the words before it, calls an act a wrong.</summary>
    public static bool IsName(Document document, int noun) => RuleMatcher.IsOneOf(document, noun, document.Codebook.Blame.Names);

    /// <summary>Those who did the act that "the raids" or "it" means: the last act of force that the report tells before, a few sentences back at most.</summary>
    public static IReadOnlyList<ActorMention> DoersBefore(Document document, int token)
    {
        for (var i = document.Frames.Count - 1; i >= 0; i--)
        {
            var frame = document.Frames[i];
            if (frame.Predicate >= token || frame.Type != EventType.ASSAULT || frame.Modality is not (Modality.Happened or Modality.Alleged)) continue;
            if (document.Text[token].Sentence - document.Text[frame.Predicate].Sentence > Reach) return [];
            if (document.Text[frame.Predicate].Sentence == document.Text[token].Sentence) continue;
            if (Parties.At(document, frame.Sources, null) is { Count: > 0 } doers) return doers;
        }

        return [];
    }

    /// <summary>Those who did a wrong: before it, behind "by" or "of" ("Israeli violations", "a breach by the rebels", "the crimes of the regime").</summary>
    public static IReadOnlyList<ActorMention> Doers(Document document, int wrong, ActorMention? other)
    {
        if (document.Who.SubjectActors(wrong) is { Count: > 0 } doers) return doers;
        var heads = new List<int>();
        Arguments.Subjects(document, wrong, heads);
        if (Parties.At(document, heads, other) is { Count: > 0 } found) return found;
        Arguments.Prepositional(document, wrong, "by", heads);
        if (heads.Count == 0 && Behind(document, wrong) is { } next) return [next];
        if (Parties.At(document, heads, other) is { Count: > 0 } agents) return agents;

        // "The Israeli side's crimes" but not "attacks of the night": of leads to a doer only where it is a party.
        heads.Clear();
        Arguments.Prepositional(document, wrong, "of", heads);
        return document.Codebook.Blame.Wrongs.Contains(document.Lemma(wrong)) && document.Lemma(wrong) is not ("violation" or "breach" or "infringement" or "massacre" or "bombing" or "shelling")
            ? Parties.At(document, heads, other) : [];
    }

    /// <summary>The actor behind the first "by" after a wrong in its own words, wherever a parser hung it: "violations of the truce by the militia".</summary>
    private static ActorMention? Behind(Document document, int wrong)
    {
        var end = Math.Min(document.Text.Sentences[document.Text[wrong].Sentence].End, wrong + 8);
        for (var token = wrong + 1; token < end - 1; token++)
        {
            if (document.Text[token].Upos is Upos.VERB or Upos.PUNCT or Upos.CCONJ) return null;
            if (document.Lemma(token) == "by") return document.Actors.Find(a => a.First > token && a.First <= token + 2);
        }

        return null;
    }
}
