using Truce.Language;

namespace Truce.Coding;

/// <summary>A verb of blame that a parser took for a modifier of its object: "…, accused soldiers of looting", "… and blamed rebels for it".</summary>
internal static class MisreadBlame
{
    /// <summary>Whether a verb was so misread.</summary>
    public static bool Is(Document document, int verb)
    {
        var text = document.Text;
        var first = text.Sentences[text[verb].Sentence].First;
        if (text[verb].Relation != Relation.Amod || text[verb].Head < verb || verb == first || document.Lemma(verb) is not ("accuse" or "blame")) return false;
        if (text[verb - 1].Upos is not (Upos.PUNCT or Upos.CCONJ or Upos.PROPN)) return false;
        return BlameReader.Complement(document, text[verb].Head, ["of", "for"]) is not null;
    }

    /// <summary>Adds its accusation.</summary>
    public static void Read(Document document, int verb)
    {
        var text = document.Text;
        var first = text.Sentences[text[verb].Sentence].First;
        var noun = text[verb].Head;
        IReadOnlyList<ActorMention> accusers = [];
        if (text[verb - 1].Upos == Upos.CCONJ)
        {
            for (var token = first; token < verb && accusers.Count == 0; token++)
            {
                if (text[token].Upos == Upos.VERB && text[token].Relation is Relation.Root or Relation.Conj) accusers = document.Who.SubjectActors(token);
            }
        }
        else if (document.Actors.FindLast(a => a.First >= first && a.End <= verb && a.End >= verb - 1) is { } before)
        {
            accusers = [before];
        }

        var accused = Parties.At(document, noun, accusers.Count > 0 ? accusers[0] : null);
        AccusationFile.AgainstEach(document, "blame.accuse", verb, accusers, accused, BlameReader.Complement(document, noun, ["of", "for"]), noun);
    }
}
