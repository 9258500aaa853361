namespace Truce.Language.Tagging;

/// <summary>
/// The classes a tagger chooses from: a part of speech with the features that the form and its context tell (number of nouns,
/// form of verbs, degree). Features that follow from the word alone (pronouns) come from the lexicon; person and number of
/// finite verbs from their subject.
/// </summary>
internal sealed class TagClasses
{
    private const Morphology Agreement =
        Morphology.NumberSing | Morphology.NumberPlur | Morphology.Person1 | Morphology.Person2 | Morphology.Person3;

    private readonly Dictionary<(Upos, Morphology), int> _numbers = [];

    public TagClasses(IReadOnlyList<(Upos Upos, Morphology Morphology)> classes)
    {
        All = [.. classes];
        for (var i = 0; i < All.Length; i++)
        {
            _numbers.Add(All[i], i);
        }
    }

    /// <summary>The classes by number.</summary>
    public (Upos Upos, Morphology Morphology)[] All { get; }

    /// <summary>What of a word's features its class keeps.</summary>
    public static (Upos Upos, Morphology Morphology) Reduce(Upos upos, Morphology morphology)
    {
        switch (upos)
        {
            case Upos.VERB or Upos.AUX:
                var third = (morphology & (Morphology.TensePres | Morphology.VerbFin)) == (Morphology.TensePres | Morphology.VerbFin)
                    && (morphology & Agreement) == (Morphology.NumberSing | Morphology.Person3);
                var kept = morphology & (Morphology.TensePast | Morphology.TensePres | Morphology.VerbFin | Morphology.VerbInf
                    | Morphology.VerbPart | Morphology.VerbGer | Morphology.VoicePass | Morphology.MoodImp | Morphology.MoodInd);
                return (upos, third ? kept | Morphology.NumberSing | Morphology.Person3 : kept);
            case Upos.NOUN or Upos.PROPN:
                return (upos, morphology & (Morphology.NumberSing | Morphology.NumberPlur));
            case Upos.ADJ or Upos.ADV or Upos.NUM:
                return (upos, morphology & (Morphology.DegreeCmp | Morphology.DegreeSup | Morphology.NumCard | Morphology.NumOrd
                    | Morphology.PronInt | Morphology.PronRel | Morphology.PronDem));
            default:
                return (upos, Morphology.None);
        }
    }

    /// <summary>Number of a word's class; of the nearest frequent one for a rare combination.</summary>
    public int Of(Upos upos, Morphology morphology)
    {
        var reduced = Reduce(upos, morphology);
        if (_numbers.TryGetValue(reduced, out var number))
        {
            return number;
        }

        // The classes are listed by frequency: the first of the same part of speech.
        for (var i = 0; i < All.Length; i++)
        {
            if (All[i].Upos == upos)
            {
                return i;
            }
        }

        return 0;
    }
}
