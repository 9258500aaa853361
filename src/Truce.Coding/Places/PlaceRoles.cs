using System.Collections.Frozen;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Tells what the words of a place name stand for, by their place in the tree.</summary>
internal static class PlaceRoles
{
    /// <summary>What governments do and towns do not.</summary>
    private static readonly FrozenSet<string> Deeds = new[]
    {
        "say", "tell", "accuse", "deny", "agree", "reject", "refuse", "call", "warn", "urge", "demand", "insist", "announce", "declare", "vow",
        "threaten", "hope", "want", "back", "support", "blame", "condemn", "welcome", "negotiate", "pledge", "promise", "propose", "offer",
        "ask", "seek", "respond", "reply", "believe", "think", "argue", "claim", "admit", "acknowledge", "confirm", "criticise", "criticize",
        "sign", "veto", "abstain", "recognise", "recognize", "consider", "decide", "plan", "intend", "try", "send", "order", "suspend",
        "resume", "halt", "violate", "break", "accept", "expect", "suggest", "impose", "lift", "broker", "mediate", "arm", "fund", "finance",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The role of a span that is no adjective.</summary>
    public static PlaceRole Of(AnnotatedText text, PlaceSpan span, Place? place)
    {
        if (IsPartOfName(text, span)) return PlaceRole.PartOfName;
        var head = HeadOf(text, span.First, span.End);
        ref readonly var token = ref text[head];
        if (token.Head < 0 || place is null) return PlaceRole.Place;
        var governor = token.Head;
        var acts = token.Relation == Relation.Nsubj && text[governor].Upos == Upos.VERB && text.Copula(governor) < 0;
        var addressed = token.Relation is Relation.Obj && text.Lemma(governor) is "accuse" or "urge" or "blame" or "warn" or "tell" or "criticise" or "criticize";
        var agent = token.Relation == Relation.OblAgent;
        if (!acts && !addressed && !agent) return PlaceRole.Place;
        return place.Kind == PlaceKind.Country || agent || addressed || Deeds.Contains(text.Lemma(governor)) ? PlaceRole.Metonym : PlaceRole.Place;
    }

    /// <summary>The token of a range that is governed from outside it.</summary>
    public static int HeadOf(AnnotatedText text, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text[i].Head < first || text[i].Head >= end) return i;
        }

        return first;
    }

    /// <summary>Whether more words of the same name follow ("Aleppo Media Centre") or govern it ("University of Iowa").</summary>
    private static bool IsPartOfName(AnnotatedText text, PlaceSpan span)
    {
        if (span.End < text.Count && text[span.End].Sentence == text[span.First].Sentence)
        {
            var next = text.Word(span.End);
            var isName = char.IsUpper(next[0]) && text[span.End].Upos is Upos.PROPN or Upos.NOUN or Upos.ADJ;
            if (isName && (NameWords.Of(next) & (NameWord.Organisation | NameWord.Title)) != 0) return true;
            if (isName && text[span.End].Upos == Upos.PROPN && text[span.End - 1].Relation is Relation.Compound && text[span.End - 1].Head >= span.End) return true;
        }

        return span.First > 1 && text.Word(span.First - 1) is "of" && (NameWords.Of(text.Word(span.First - 2)) & NameWord.Organisation) != 0;
    }
}
