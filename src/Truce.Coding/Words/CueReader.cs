using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>Reads the cue of an attribution in its tree: whether the words were said at all, to whom, and by what words they are handed on.</summary>
internal static class CueReader
{
    /// <summary>Verbs whose object is who listens.</summary>
    private static readonly FrozenSet<string> Addressing = FrozenSet.ToFrozenSet(["tell", "inform", "brief", "assure", "remind", "address"], StringComparer.Ordinal);

    /// <summary>Verbs of speech that say something with a bare noun: "suggested a three-day pause", "called for restraint".</summary>
    private static readonly FrozenSet<string> Proposing =
        FrozenSet.ToFrozenSet(["suggest", "propose", "recommend", "call", "urge", "demand", "appeal", "predict"], StringComparer.Ordinal);

    /// <summary>Words under which a cue is not, or not yet, said: "could say", "declined to say", "is expected to announce".</summary>
    private static readonly FrozenSet<string> NotSaid = FrozenSet.ToFrozenSet(
        ["will", "would", "could", "may", "might", "should", "shall", "can", "'ll", "’ll", "'d", "decline", "refuse", "expect", "want", "fail", "plan", "hope", "schedule", "prepare", "ask", "likely", "going", "if", "unless", "whether"],
        StringComparer.Ordinal);

    /// <summary>True when the cue is one of speech and tells of words that were spoken.</summary>
    public static bool IsUttered(Document document, Attribution attribution)
    {
        var text = document.Text;
        var cue = attribution.CueToken;
        if (InQuotation(attribution, document, cue) || text[cue].Upos is Upos.PROPN) return false;

        // "Said Abdullo Nuri", "blamed 'extremists'".
        if (document.Who.NameOver(cue) is { Via: MentionVia.Name } || text.Lemma(cue) is "blame") return false;

        // "has been going from house to house", "put up posts": no words of anybody's.
        if (text.Lemma(cue) is "go" && !(cue + 1 < text.Count && text.Word(cue + 1) is "on")) return false;
        if (attribution.Quotations.Count == 0 && !CueLexicon.IsSpoken(attribution.Class)) return false;
        for (var child = document.Tree.FirstChild(cue); child >= 0; child = document.Tree.NextSibling(child))
        {
            var relation = text[child].Relation;
            if (relation == Relation.Advmod && text.Lemma(child) is "not" or "never" or "n't" or "n’t") return false;
            if (relation == Relation.Aux && NotSaid.Contains(text.Lemma(child))) return false;
            if (relation == Relation.Mark && NotSaid.Contains(text.Lemma(child))) return false;
        }

        return !IsToDo(document, cue);
    }

    /// <summary>"A truce that Ankara called for was breached", "a massacre it says it knows nothing about": the words are what the report tells of, not what the source tells.</summary>
    public static bool IsOfWhatIsSaid(Document document, Attribution attribution)
    {
        var text = document.Text;
        var cue = attribution.CueToken;
        if (attribution.Quotations.Count == 0 && text.Word(TokenAt(text, attribution.Content[0].Start)) is "which" or "who" or "whom" or "where") return true;
        if (attribution.Quotations.Count == 0 && text[cue].Relation is Relation.AdvclRelcl && attribution.Content[^1].End <= text[cue].Start) return true;
        if (attribution.Quotations.Count > 0 || text[cue].Relation is not Relation.AclRelcl || text[cue].Head is not (>= 0 and var noun)) return false;
        return InSpans(attribution.Content, text[noun].Start) || InSpans(attribution.Source, text[noun].Start) && text[noun].Upos is Upos.NOUN && noun < cue && HasOwnSubject(document, cue, noun);
    }

    private static bool HasOwnSubject(Document document, int cue, int noun)
    {
        var subject = document.Text.Subject(cue);
        return subject > noun && (document.Text[subject].Morphology & Morphology.PronRel) == 0 && document.Text.Word(subject) is not ("who" or "which" or "that");
    }

    /// <summary>True for a cue in the infinitive: "asked him to propose", "plans to announce"; what "went on to say" hands on was said.</summary>
    private static bool IsToDo(Document document, int cue)
    {
        var text = document.Text;
        if (text[cue].Upos != Upos.VERB || (text[cue].Morphology & Morphology.VerbFin) != 0) return false;
        var marker = document.Tree.Child(cue, Relation.Mark);
        if (marker < 0 || text.Lemma(marker) is not "to") return false;
        return text[cue].Head < 0 || text.Lemma(text[cue].Head) is not ("go" or "continue" or "proceed" or "return" or "begin");
    }

    /// <summary>True when indirect words make a statement: a clause, or a bare noun after a verb that proposes.</summary>
    public static bool SaysSomething(Document document, Attribution attribution, List<TextSpan> parts)
    {
        if (!CueLexicon.IsSpoken(attribution.Class) || attribution.Class is CueClass.Question or CueClass.Denial) return false;
        var text = document.Text;
        var cue = attribution.CueToken;
        if (text.Lemma(cue) is "accuse" or "blame" or "threaten" or "ask" || (text.Lemma(cue) is "charge" && !IsThatClause(document, attribution))) return false;
        if (text[cue].Upos == Upos.NOUN) return false;
        if (text.Lemma(cue) == "call") return CallsFor(document, attribution);
        if (Proposing.Contains(text.Lemma(cue))) return true;
        if (IsAccordingTo(text, cue)) return true;

        if (IsThatClause(document, attribution)) return true;

        // What a cue at the end of a sentence hands on is a clause, whatever the tree makes of it.
        var isBefore = parts[^1].End <= text[cue].Start;

        // A clause: what governs the words is a finite verb, or a noun with a clause of its own after words of blame.
        foreach (var part in parts)
        {
            for (var i = TokenAt(text, part.Start); i < text.Count && text[i].Start < part.End; i++)
            {
                if (isBefore && text[i].Upos is Upos.VERB or Upos.AUX) return true;
                if (text[i].Relation == Relation.Advcl && !IsThatClause(document, i)) continue;
                if ((text[i].Head < 0 || !InSpans(parts, text[text[i].Head].Start)) && HasFiniteVerb(document, i, attribution.Class == CueClass.Accusation)) return true;
            }
        }

        return false;
    }

    /// <summary>True when the words begin with "that" and hold a verb, wherever the parser hangs them.</summary>
    public static bool IsThatClause(Document document, Attribution attribution)
    {
        var text = document.Text;
        foreach (var span in attribution.Content)
        {
            var first = TokenAt(text, span.Start);
            if (first >= text.Count || text.Word(first) is not "that" || first + 1 >= text.Count || first <= attribution.CueToken) continue;
            for (var i = first + 2; i < text.Count && text[i].Start < span.End; i++)
            {
                if (text[i].Upos is Upos.VERB or Upos.AUX) return true;
            }
        }

        return false;
    }

    /// <summary>True for a clause that "that", or nothing, introduces.</summary>
    private static bool IsThatClause(Document document, int token)
    {
        var marker = document.Tree.Child(token, Relation.Mark);
        return marker < 0 || document.Text.Lemma(marker) is "that";
    }

    private static bool IsAccordingTo(AnnotatedText text, int cue) => text.Lemma(cue) is "accord" or "according";

    /// <summary>True when words give a count: a bare count on somebody's word is a figure with its source, not a statement.</summary>
    private static bool HasCount(AnnotatedText text, List<TextSpan> parts)
    {
        foreach (ref readonly var number in text.Numbers)
        {
            if (InSpans(parts, text[number.First].Start)) return true;
        }

        return false;
    }

    private static bool HasFiniteVerb(Document document, int head, bool inClauseOfNoun)
    {
        if ((document.Text[head].Morphology & Morphology.VerbFin) != 0) return true;
        for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
        {
            var relation = document.Text[child].Relation;
            if (relation is Relation.Nsubj or Relation.NsubjPass && document.Text[head].Upos != Upos.PROPN) return true;
            if (relation is not (Relation.Aux or Relation.AuxPass or Relation.Cop) && !(inClauseOfNoun && relation == Relation.AclRelcl)) continue;
            if ((document.Text[child].Morphology & Morphology.VerbFin) != 0) return true;
        }

        return false;
    }

    /// <summary>"Called for a halt", "called on them to stop"; not "called him a bully".</summary>
    private static bool CallsFor(Document document, Attribution attribution)
    {
        foreach (var span in attribution.Cue)
        {
            var words = document.Article.Text.AsSpan(span.Start, span.Length);
            if (words.EndsWith(" for", StringComparison.Ordinal) || words.EndsWith(" on", StringComparison.Ordinal) || words.EndsWith(" upon", StringComparison.Ordinal)) return true;
        }

        var start = attribution.Content[0].Start;
        return document.Article.Text.AsSpan(start) is var content && (content.StartsWith("for ", StringComparison.Ordinal) || content.StartsWith("on ", StringComparison.Ordinal));
    }

    /// <summary>The words of the cue.</summary>
    public static string Words(Document document, Attribution attribution) =>
        string.Join(' ', attribution.Cue.Select(span => span.Of(document.Article.Text)));

    /// <summary>Who listened, by canonical name or the words of the report; null when the report does not say.</summary>
    public static string? Audience(Document document, Attribution attribution)
    {
        var text = document.Text;
        if (!Addressing.Contains(text.Lemma(attribution.CueToken))) return Forum(document, attribution.CueToken);
        for (var child = document.Tree.FirstChild(attribution.CueToken); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (text[child].Relation is not (Relation.Obj or Relation.Iobj) || text[child].Upos == Upos.PUNCT) continue;
            if (InSpans(attribution.Content, text[child].Start) || InSpans(attribution.Source, text[child].Start)) continue;
            return SpeakerName.OfHead(document, child);
        }

        return null;
    }

    /// <summary>Where the source spoke, when the sentence begins with it ("Speaking at the General Assembly, …"); or null.</summary>
    private static string? Forum(Document document, int cue)
    {
        var text = document.Text;
        for (var child = document.Tree.FirstChild(cue); child >= 0 && child < cue; child = document.Tree.NextSibling(child))
        {
            if (text[child].Relation != Relation.Advcl || text.Lemma(child) is not ("speak" or "address")) continue;
            for (var place = document.Tree.FirstChild(child); place >= 0; place = document.Tree.NextSibling(place))
            {
                if (text[place].Relation == Relation.Obj) return SpeakerName.OfHead(document, place);
                var marker = text[place].Relation == Relation.Obl ? document.Tree.CaseOf(place) : -1;
                if (marker >= 0 && text.Lemma(marker) is "at" or "to" or "before") return SpeakerName.OfHead(document, place);
            }
        }

        return null;
    }

    /// <summary>First token that ends after a character.</summary>
    public static int TokenAt(AnnotatedText text, int character)
    {
        int low = 0, high = text.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (text[middle].End <= character) low = middle + 1;
            else high = middle;
        }

        return low;
    }

    private static bool InQuotation(Attribution attribution, Document document, int cue)
    {
        foreach (var other in document.Attributions)
        {
            if (!ReferenceEquals(other, attribution) && InSpans(other.Quotations, document.Text[cue].Start)) return true;
        }

        return false;
    }

    private static bool InSpans(IReadOnlyList<TextSpan> spans, int character)
    {
        foreach (var span in spans)
        {
            if (span.Contains(character)) return true;
        }

        return false;
    }
}
