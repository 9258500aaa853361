using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>On whose word the report tells something: by the attributions that were found, else by the verb of saying above it.</summary>
internal static class Voices
{
    /// <summary>Names of those whose word a token is part of, the outermost first; empty when it is the outlet's own.</summary>
    public static IReadOnlyList<string> Of(Document document, int token)
    {
        List<(int Length, string Name)>? found = null;
        var start = document.Text[token].Start;
        foreach (var attribution in document.Attributions)
        {
            if (attribution.Speaker is not { Length: > 0 } speaker || !Reports(document, attribution)) continue;
            foreach (var span in attribution.Content)
            {
                if (!span.Contains(start)) continue;
                (found ??= []).Add((span.Length, speaker));
                break;
            }
        }

        if (found is not null)
        {
            found.Sort(static (a, b) => a.Length != b.Length ? b.Length.CompareTo(a.Length) : string.CompareOrdinal(a.Name, b.Name));
            return [.. found.Select(f => f.Name).Distinct(StringComparer.Ordinal)];
        }

        var verb = SayingAbove(document, token);
        return verb < 0 ? [] : [.. document.Who.SubjectActors(verb).Select(a => a.Name)];
    }

    /// <summary>The nearest verb of saying whose content a token is part of, or -1.</summary>
    public static int SayingAbove(Document document, int token)
    {
        var text = document.Text;
        for (var steps = 0; steps < 12; steps++)
        {
            if (text[token].Head < 0) break;
            var head = Reporter(document, token);
            if ((text[token].Relation is Relation.Ccomp or Relation.Parataxis || IsHungOnNoun(document, token)) && IsSaying(document, head)) return head;

            // "Said its troops fired and that Hezbollah had sent …": a second thing said, joined to the saying itself.
            if (text[token].Relation == Relation.Conj && head < token && IsSaying(document, head) && HasThat(document, token)) return head;
            token = head;
        }

        // "…, the army said": the verb of saying hangs below the clause it reports.
        for (var child = document.Tree.FirstChild(token); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.Parataxis or Relation.Advcl && IsSaying(document, child) && document.Tree.Child(child, Relation.Ccomp) < 0) return child;

            // "…, the headquarters told TASS": joined by nothing but a comma, it does not tell of another act.
            if (text[child].Relation == Relation.Conj && child > token && IsSaying(document, child) && document.Tree.Child(child, Relation.Cc) < 0
                && document.Tree.Child(child, Relation.Nsubj) >= 0 && document.Tree.Child(child, Relation.Ccomp) < 0) return child;
        }

        return -1;
    }

    private static bool HasThat(Document document, int clause)
    {
        for (var child = document.Tree.FirstChild(clause); child >= 0 && child < clause; child = document.Tree.NextSibling(child))
        {
            if (document.Lemma(child) == "that" && document.Text[child].Relation is Relation.Mark or Relation.Nsubj or Relation.Obj) return true;
        }

        return false;
    }

    /// <summary>
    /// The head of a clause; for a that-clause behind coordinated verbs the one next to it: in "denied the charge and said that …" what
    /// was said, though a parser may hang it on what was denied.
    /// </summary>
    public static int Reporter(Document document, int token)
    {
        var text = document.Text;
        var head = text[token].Head;
        if (Raised(document, token) is >= 0 and var raised) return raised;
        if (head < 0 || text[token].Relation != Relation.Ccomp || head > token) return head;
        var nearest = head;
        for (var child = document.Tree.FirstChild(head); child >= 0 && child < token; child = document.Tree.NextSibling(child))
        {
            if (child > head && text[child].Relation == Relation.Conj && IsSaying(document, child) && document.Tree.Child(child, Relation.Ccomp) < 0) nearest = child;
        }

        return nearest;
    }

    /// <summary>
    /// Whether a parser hung a that-clause on the noun before it: "told reporters that the rebels had dug trenches", "denied claims by the rebels that
    /// it had …". The conjunction and a subject of its own tell it from a relative clause; of "claims that …" it is the content.
    /// </summary>
    public static bool IsHungOnNoun(Document document, int token) => Raised(document, token) >= 0;

    /// <summary>What a that-clause hung on a noun belongs to, the verb that reports it or the noun whose content it is, or -1 when there is none.</summary>
    private static int Raised(Document document, int token)
    {
        var text = document.Text;
        if (text[token].Relation is not (Relation.AclRelcl or Relation.Acl) || text[token].Head is not (>= 0 and var noun) || noun > token) return -1;
        if (text[noun].Upos is not (Upos.NOUN or Upos.PROPN or Upos.PRON) || Operators.NounEffect(document, noun) is not null) return -1;
        if (document.Tree.Child(token, Relation.Mark) is not (>= 0 and var mark)) return -1;
        if (document.Lemma(mark) != "that") return Charging(document, noun, document.Lemma(mark));
        if (document.Tree.Child(token, Relation.Nsubj) < 0 && document.Tree.Child(token, Relation.NsubjPass) < 0) return -1;
        for (var (at, steps) = (text[noun].Head, 0); steps < 4 && at >= 0; steps++, at = text[at].Head)
        {
            if (Operators.NounEffect(document, at) is not null) return at;
            if (text[at].Upos != Upos.VERB) continue;
            if (document.Tree.Child(at, Relation.Obj) is >= 0 and var claim && claim < token && Operators.NounEffect(document, claim) is not null) return claim;
            return IsSaying(document, at) && document.Tree.Child(at, Relation.Ccomp) < 0 ? at : -1;
        }

        return -1;
    }

    /// <summary>"Accused the army of shelling the port": the verb that charges the one whom the gerund was hung on, or -1.</summary>
    private static int Charging(Document document, int accused, string preposition)
    {
        var text = document.Text;
        if (preposition is not ("of" or "for" or "with" or "over") || text[accused].Relation is not (Relation.Obj or Relation.NsubjPass) || text[accused].Head is not (>= 0 and var verb)) return -1;
        foreach (var op in document.Codebook.Events.OperatorsOf(document.Lemma(verb)))
        {
            if (op is { Effect: OperatorEffect.Alleged, Pos: Upos.VERB } && op.Prepositions.Contains(preposition)) return verb;
        }

        return -1;
    }

    /// <summary>Whether a token is a verb that reports words.</summary>
    public static bool IsSaying(Document document, int token)
    {
        if (document.Text[token].Upos is not (Upos.VERB or Upos.ADJ)) return false;
        return document.Lemma(token) is "say" or "claim" or "allege" or "report" or "tell" or "state" or "maintain" or "assert" or "insist" or "argue" or "contend" or "add"
            or "write" or "declare" or "note" or "complain" or "charge" or "announce" or "confirm" or "acknowledge" or "admit" or "accuse" or "warn" or "believe" or "explain" or "count"
            or "counter" or "retort" or "reply" or "respond" or "stress" or "reiterate" or "lament" or "remark" or "post" or "tweet" or "suggest" or "recount" or "testify" or "inform" or "protest" or "object" or "underline" or "emphasise" or "emphasize" or "observe" or "disclose" or "reveal";
    }

    private static bool Reports(Document document, Attribution attribution)
    {
        if (attribution.Quotations.Count > 0 || attribution.Cue.Count == 0) return true;
        var cue = attribution.Cue[0];
        var text = document.Text;
        for (var token = TokenAt(text, cue.Start); token < text.Count && text[token].Start < cue.End; token++)
        {
            var lemma = document.Lemma(token);
            if (IsSaying(document, token) || lemma is "according" or "accord" or "per" or "accusation" or "statement") return true;
        }

        return false;
    }

    private static int TokenAt(AnnotatedText text, int offset)
    {
        var (low, high) = (0, text.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (text[middle].End <= offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
