using Truce.Language.Coreference;

namespace Truce.Language.Neural;

/// <summary>
/// Mends what English grammar forbids and the network, which scores each arc by itself, may still write. Needs tags and trees.
/// </summary>
internal static class TreeMender
{
    public static void Mend(AnnotatedText text, Sentence sentence)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            switch (text.TokenArray[i].Relation)
            {
                case Relation.Acl:
                    MakeClause(text, sentence, i);
                    break;
                case Relation.NsubjOuter:
                    MakeOwn(text, sentence, i);
                    break;
            }
        }
    }

    /// <summary>
    /// "Air strikes killed six people, medics said": a verb has one subject, and a past participle that modifies a noun is passive and
    /// has no object (nor an oblique without a preposition, which is an object that was not seen as one). So where the noun before such a "participle" is a second subject of the verb of speech, it is the first one's.
    /// </summary>
    private static void MakeClause(AnnotatedText text, Sentence sentence, int verb)
    {
        ref var token = ref text.TokenArray[verb];
        var noun = token.Head;
        if (noun < 0 || noun > verb || token.Upos != Upos.VERB || text.TokenArray[noun].Relation is not (Relation.Nsubj or Relation.NsubjPass)
            || (token.Morphology & (Morphology.TensePres | Morphology.VerbInf | Morphology.VerbGer)) != 0)
        {
            return;
        }

        var speech = text.TokenArray[noun].Head;
        var (hasObject, otherSubject) = (false, false);
        for (var i = verb + 1; i < sentence.End; i++)
        {
            ref readonly var other = ref text.TokenArray[i];
            hasObject |= other.Head == verb && (other.Relation == Relation.Obj || (other.Relation == Relation.Obl && !text.HasChild(i, Relation.Case)));
            otherSubject |= other.Head == speech && other.Relation == Relation.Nsubj;
        }

        if (hasObject && otherSubject)
        {
            (token.Head, token.Relation) = (speech, Relation.Ccomp);
            token.Morphology = (token.Morphology & ~(Morphology.VerbPart | Morphology.VoicePass)) | Morphology.VerbFin | Morphology.MoodInd | Morphology.TensePast;
            (text.TokenArray[noun].Head, text.TokenArray[noun].Relation) = (verb, Relation.Nsubj);
        }
    }

    /// <summary>
    /// "The aim is to win" has an outer subject, which is not who wins; but a name, a pronoun or a noun for people ("the commanders are to meet")
    /// is who does it, unless the predicate has a subject of its own. In "the ministers are due to meet" the subject is that of "due", which stands between
    /// and governs the other.
    /// </summary>
    private static void MakeOwn(AnnotatedText text, Sentence sentence, int subject)
    {
        ref var token = ref text.TokenArray[subject];
        var predicate = token.Head;
        var governor = predicate < 0 ? -1 : text.TokenArray[predicate].Head;
        if (governor > subject && governor < predicate && !HasSubject(text, sentence, governor))
        {
            (token.Head, token.Relation) = (governor, Relation.Nsubj);
        }
        else if (CanAct(text, subject) && predicate >= 0 && text.TokenArray[predicate].Upos == Upos.VERB && !HasSubject(text, sentence, predicate))
        {
            token.Relation = Relation.Nsubj;
        }
    }

    private static bool CanAct(AnnotatedText text, int word) => text[word].Upos is Upos.PROPN or Upos.PRON
        || (text[word].Upos == Upos.NOUN && (PersonWords.IsPerson(text.Lemma(word)) || PersonWords.IsBody(text.Lemma(word))));

    private static bool HasSubject(AnnotatedText text, Sentence sentence, int predicate)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            ref readonly var other = ref text.TokenArray[i];
            if (other.Head == predicate && other.Relation is Relation.Nsubj or Relation.NsubjPass or Relation.Csubj or Relation.CsubjPass)
            {
                return true;
            }
        }

        return false;
    }
}
