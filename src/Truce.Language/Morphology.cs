namespace Truce.Language;

#pragma warning disable CS1591 // The values are Universal Dependencies features, universaldependencies.org/u/feat.

/// <summary>The morphological features that readers of trees need, as flags; an absent flag says nothing.</summary>
[Flags]
public enum Morphology : uint
{
    None = 0,
    NumberSing = 1 << 0, NumberPlur = 1 << 1,
    Person1 = 1 << 2, Person2 = 1 << 3, Person3 = 1 << 4,
    TensePast = 1 << 5, TensePres = 1 << 6,
    VerbFin = 1 << 7, VerbInf = 1 << 8, VerbPart = 1 << 9, VerbGer = 1 << 10,
    VoicePass = 1 << 11,
    MoodInd = 1 << 12, MoodImp = 1 << 13, MoodSub = 1 << 14,
    PolarityNeg = 1 << 15,
    Poss = 1 << 16, CaseNom = 1 << 17, CaseAcc = 1 << 18, CaseGen = 1 << 19,
    GenderMasc = 1 << 20, GenderFem = 1 << 21, GenderNeut = 1 << 22,
    PronPrs = 1 << 23, PronRel = 1 << 24, PronInt = 1 << 25, PronDem = 1 << 26,
    DegreeCmp = 1 << 27, DegreeSup = 1 << 28,
    NumCard = 1 << 29, NumOrd = 1 << 30,
}
