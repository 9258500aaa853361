using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>Whom "it", and "its ministry", stand for as the source of words.</summary>
internal static class OwnerSpeaker
{
    /// <summary>"its defence ministry", "her office", "one of its commanders": a part of whoever the pronoun stands for speaks for it; null for other phrases and where nobody is found.</summary>
    public static string? Of(Document document, int head, LastSpeaker? last)
    {
        var text = document.Text;
        var owner = document.Tree.Child(head, Relation.NmodPoss);
        if (owner < 0 || text[owner].Upos is not Upos.PRON || text.Lemma(head) is not ("ministry" or "office" or "wing" or "army" or "military" or "government" or "party" or "embassy" or "leadership")) return null;
        foreach (var actor in document.Who.ActorsAt(owner)) return actor.Name;

        // "610 people in Iran, its health ministry says".
        if (text.Word(owner) is "its" && NamedBefore(document, owner) is { } near) return near;
        return text.Word(owner) is "its" or "Its" ? OfIt(document, owner, last) : last is { } spoke && (text.Word(owner) is "his" or "her" or "His" or "Her") ? spoke.Name : null;
    }

    /// <summary>The last body or state named in the sentence before a token, or null.</summary>
    private static string? NamedBefore(Document document, int token)
    {
        string? name = null;
        foreach (var mention in document.Actors)
        {
            if (mention.First >= token) break;
            if (!mention.IsPerson && mention.End <= token && document.Text[mention.First].Sentence == document.Text[token].Sentence && mention.Via is MentionVia.Name or MentionVia.Metonym) name = mention.Name;
        }

        return name;
    }

    /// <summary>Whom "it" or "its" stands for as one who speaks: whom coreference finds, else the body that spoke last, within two sentences; null when that was a person.</summary>
    public static string? OfIt(Document document, int pronoun, LastSpeaker? last)
    {
        foreach (var actor in document.Who.ActorsAt(pronoun))
        {
            if (!actor.IsPerson) return actor.Name;
        }

        if (last is not { } spoke || spoke.Cue > pronoun || document.Text[pronoun].Sentence - document.Text[spoke.Cue].Sentence > 2) return null;
        foreach (var mention in document.Actors)
        {
            if (mention.Name == spoke.Name) return mention.IsPerson ? null : spoke.Name;
        }

        return null;
    }
}
