using Truce.Domain;

namespace Truce.Coding;

/// <summary>Nouns that call an act a wrong, and who did it.</summary>
internal static class Wrongs
{
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

    /// <summary>Those who did a wrong: before it, behind "by" or "of" ("Israeli violations", "a breach by the rebels", "the crimes of the regime").</summary>
    public static IReadOnlyList<ActorMention> Doers(Document document, int wrong, ActorMention? other)
    {
        if (document.Who.SubjectActors(wrong) is { Count: > 0 } doers) return doers;
        var heads = new List<int>();
        Arguments.Subjects(document, wrong, heads);
        if (Parties.At(document, heads, other) is { Count: > 0 } found) return found;
        Arguments.Prepositional(document, wrong, "by", heads);
        if (Parties.At(document, heads, other) is { Count: > 0 } agents) return agents;

        // "The Israeli side's crimes" but not "attacks of the night": of leads to a doer only where it is a party.
        heads.Clear();
        Arguments.Prepositional(document, wrong, "of", heads);
        return document.Codebook.Blame.Wrongs.Contains(document.Lemma(wrong)) && document.Lemma(wrong) is not ("violation" or "breach" or "infringement" or "massacre" or "bombing" or "shelling")
            ? Parties.At(document, heads, other) : [];
    }
}
