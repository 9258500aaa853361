using System.Collections.Frozen;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// Accusations without a verb of blame: what one side says that another has done or left undone, charges and claims named as such,
/// and who is said to be behind an act.
/// </summary>
internal static class ReportedWrongs
{
    private static readonly FrozenSet<string> Claims = Set("accusation", "charge", "allegation", "claim", "complaint", "assertion");

    /// <summary>Adds the accusations of the document's frames and words.</summary>
    public static void Read(Document document)
    {
        for (var token = 0; token < document.Text.Count; token++)
        {
            var lemma = document.Lemma(token);
            if (document.Text[token].Upos is Upos.VERB && (OpponentsDeeds.Breaks.Contains(lemma) || lemma is "keep" or "respect" or "observe" or "honour" or "honor" or "implement" or "uphold" or "abide" or "heed")) OpponentsDeeds.Broken(document, token);
            else if (document.Text[token].Upos is Upos.NOUN && Claims.Contains(lemma)) NamedCharges.Claimed(document, token);
            else if (lemma is "behind" or "responsible" or "guilty" or "complicit" or "culpable" or "accountable") Culprits.Behind(document, token);
            else if (lemma is "work" or "handiwork" or "doing" && document.Text[token].Upos == Upos.NOUN) Culprits.WorkOf(document, token);
            else if (lemma == "other") MutualBlame.Read(document, token);
            else if (lemma is "blame" or "responsibility" or "fault") Culprits.LiesWith(document, token);
        }

        foreach (var frame in document.Frames) ReportedActs.Reported(document, frame);
        for (var token = 0; token < document.Text.Count; token++)
        {
            if (document.Text[token].Upos is Upos.VERB || Arguments.IsMisreadFinite(document, token)) OpponentsDeeds.OpponentsDeed(document, token);
            else if (document.Text[token].Upos is Upos.NOUN && Wrongs.IsName(document, token)) NamedCharges.NamedWrong(document, token);
        }
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
