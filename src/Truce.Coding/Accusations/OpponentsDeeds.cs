using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Accusations by what a party says of its opponent that is no act of force: deeds of the codebook, and the truce that it broke.</summary>
internal static class OpponentsDeeds
{
    public static readonly FrozenSet<string> Breaks = Set("break", "breach", "violate", "flout", "shatter", "ignore");
    private static readonly FrozenSet<string> Truces = Set("ceasefire", "cease-fire", "truce", "agreement", "accord", "deal", "pact", "armistice", "cessation", "understanding", "pause", "lull");

    /// <summary>"Israel said Hamas had refused to free hostages": what one party says of its opponent and no frame of force tells.</summary>
    public static void OpponentsDeed(Document document, int verb)
    {
        var deeds = document.Codebook.Blame.DeedsOf(document.Lemma(verb));
        if (deeds.IsEmpty || ReportedContent.IsLongPast(document, verb)) return;
        var saying = Voices.SayingAbove(document, verb);
        if (saying > verb || (saying >= 0 && document.Lemma(saying) is "accuse" or "warn")) return;
        if (document.Text[verb].Relation is Relation.AclRelcl or Relation.Advcl or Relation.Acl or Relation.Amod && !ReportedContent.IsContent(document, verb) && !Arguments.IsMisreadFinite(document, verb)) return;
        if (!HasObject(document, verb, deeds) || ModalityCalculus.Of(document, verb).Modality is not (Modality.Alleged or Modality.Happened)) return;
        var accused = Parties.Subject(document, verb);
        if (accused.Count == 0 || !accused.All(Belligerents.IsParty)) return;
        var accusers = saying >= 0 ? Parties.Subject(document, saying, accused[0]) : ReportedContent.Speaker(document, verb);
        if (accusers.Count == 0 || !accusers.All(a => Belligerents.IsParty(a) && (a.Known || a.Side != a.Name))) return;
        AccusationFile.AgainstEach(document, "deed", verb, accusers, accused, Clauses.SpanOf(document, verb).Of(document.Text.Text));
    }

    private static bool HasObject(Document document, int verb, ReadOnlySpan<Deed> deeds)
    {
        var heads = new List<int>();
        Arguments.Objects(document, verb, heads);
        foreach (var deed in deeds)
        {
            if (deed.Object.Count == 0) return true;
            foreach (var head in heads)
            {
                if (RuleMatcher.IsOneOf(document, head, deed.Object)) return true;
            }
        }

        return false;
    }

    /// <summary>"Pakistan says India broke it", of a truce told of before.</summary>
    public static void Broken(Document document, int verb)
    {
        var text = document.Text;
        var heads = new List<int>();
        Arguments.Objects(document, verb, heads);
        var saying = Voices.SayingAbove(document, verb);
        if (heads.Count == 0 || saying < 0 || document.Lemma(heads[0]) is not ("it" or "them")) return;
        var breaks = Breaks.Contains(document.Lemma(verb));
        if (breaks ? ModalityCalculus.Of(document, verb).Modality is not Modality.Alleged : !ReportedActs.IsLeftUndone(document, verb)) return;
        var first = text.Sentences[Math.Max(0, text[verb].Sentence - 1)].First;
        for (var token = first; token < verb; token++)
        {
            if (!Truces.Contains(document.Lemma(token))) continue;
            AccusationFile.AgainstEach(document, "broken", verb, Parties.Subject(document, saying), Parties.Subject(document, verb), null);
            return;
        }
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
