using Truce.Language;

namespace Truce.Coding.Figures;

/// <summary>What stands behind a number: the noun it counts, and the words between the two. Read from word to word, since counts stand in lists that trees get wrong.</summary>
/// <param name="Noun">Index of the noun, or -1 when the number stands for itself ("killed 12").</param>
/// <param name="First">First token of what is counted, without the number.</param>
/// <param name="End">Index after the noun, or after the number when there is none.</param>
internal readonly record struct CountedNoun(int Noun, int First, int End)
{
    private const int MostWords = 7;

    /// <summary>Reads what a number counts.</summary>
    public static CountedNoun Of(AnnotatedText text, in NumberExpression number)
    {
        var sentenceEnd = text.Sentences[text[number.First].Sentence].End;
        var at = number.End;
        if (at < sentenceEnd && number.Hyphenated && text.Word(at) is "-" or "\u2010" or "\u2011") at++;
        // "Dozens of", "two of their", "673 of the".
        if (at < sentenceEnd && text.Lemma(at) == "of") at++;

        // "2,600 of the 8,000 peacekeepers".
        if (at > number.End && at + 1 < sentenceEnd && text[at].Upos == Upos.DET && text[at + 1].Upos == Upos.NUM) at += 2;
        while (at < sentenceEnd && at - number.End < 3 && (text[at].Upos == Upos.DET || text[at].Morphology.HasFlag(Morphology.Poss))) at++;
        var first = at;
        var noun = -1;
        for (; at < sentenceEnd && at - first < MostWords; at++)
        {
            ref readonly var token = ref text[at];
            var word = text.Word(at);
            if (token.Upos is Upos.NOUN or Upos.PROPN)
            {
                // A new name after a noun begins a new phrase: "12 people Israel held".
                if (noun >= 0 && token.Upos == Upos.PROPN && text[noun].Upos == Upos.NOUN) break;
                noun = at;
                continue;
            }

            var inside = token.Upos == Upos.ADJ || (token.Upos == Upos.VERB && token.Relation == Relation.Amod)
                || word is "-" or "\u2010" || (token.Upos == Upos.ADV && at + 1 < sentenceEnd && text[at + 1].Upos == Upos.ADJ && noun < 0);
            // "243,000 South Sudanese refugees": an adjective after a name, not after a noun.
            if (!inside || (noun >= 0 && word is not ("-" or "\u2010") && text[noun].Upos != Upos.PROPN)) break;
            // "12 dead", "45 wounded": the participle says it, when no noun follows it.
            if (!NounFollows(text, at + 1, sentenceEnd)) break;
        }

        if (noun < 0) return new CountedNoun(-1, number.End, number.End);
        // "Deaths' toll" and the like: a possessive goes on to its noun.
        var end = noun + 1;
        if (end < sentenceEnd && text[end].Relation == Relation.Case && text.Word(end) is "'s" or "\u2019s" or "'" or "\u2019") return new CountedNoun(-1, number.End, number.End);
        return new CountedNoun(noun, first, end);
    }

    private static bool NounFollows(AnnotatedText text, int at, int end)
    {
        for (var steps = 0; at < end && steps < 3; at++, steps++)
        {
            if (text[at].Upos is Upos.NOUN or Upos.PROPN) return true;
            if (text[at].Upos is not (Upos.ADJ or Upos.VERB) && text.Word(at) is not ("-" or "\u2010")) return false;
        }

        return false;
    }
}
