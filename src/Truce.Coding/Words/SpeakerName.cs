using System.Collections.Frozen;
using Truce.Language;

namespace Truce.Coding.Words;

/// <summary>Names the source of an attribution: by the actor it stands for, or else by the words of the report.</summary>
internal static class SpeakerName
{
    /// <summary>Things that speak only by being read: what they say is not said by anybody.</summary>
    private static readonly FrozenSet<string> Papers = FrozenSet.ToFrozenSet(
        [
            "agreement", "accord", "deal", "resolution", "draft", "text", "plan", "truce", "ceasefire", "cease-fire", "report", "study", "figure", "data", "footage",
            "video", "picture", "image", "map", "document", "treaty", "pact", "law", "charter", "letter", "statement", "communique", "communiqué", "poll", "survey",
            "headline", "sign", "banner", "proposal", "roadmap", "memo", "memorandum", "protocol", "declaration", "tweet", "post", "evidence", "clause", "article",
        ],
        StringComparer.Ordinal);

    /// <summary>Speaker of words quoted from a draft of the Security Council.</summary>
    public const string Draft = "draft resolution";

    /// <summary>Name of the source of an attribution, or null when it is nobody who speaks.</summary>
    /// <param name="document">The document.</param>
    /// <param name="attribution">The attribution.</param>
    /// <param name="last">Who spoke last, for pronouns; null at the beginning.</param>
    public static string? Of(Document document, Attribution attribution, LastSpeaker? last)
    {
        if (attribution.Source.Count == 0) return null;
        var text = document.Text;
        var first = CueReader.TokenAt(text, attribution.Source[0].Start);
        var end = CueReader.TokenAt(text, attribution.Source[0].End - 1) + 1;
        if (IsQuoting(document, attribution.CueToken) is >= 0 and var quoted && OfHead(document, quoted) is { } cited) return cited;
        for (var i = first + 1; i + 1 < end; i++)
        {
            // "the UN, whose relief chief is due in Mandalay": the source is what stands before.
            if (text.Word(i) is "," && text.Word(i + 1) is "who" or "whose" or "which" or "where") end = i;
        }

        var head = HeadOf(text, first, end);
        if (text[head].Upos == Upos.PRON && (text[head].Morphology & Morphology.PronRel) != 0 || text.Word(head) is "who" or "which")
        {
            var clause = text[head].Head;
            while (clause >= 0 && text[clause].Relation != Relation.AclRelcl) clause = text[clause].Head;
            if (clause < 0) return null;
            head = text[clause].Head;
        }

        if (IsPaper(text, head))
        {
            var author = AuthorOf(document, head);
            if (author >= 0) return OfHead(document, author);
            return attribution.Quotations.Count > 0 && IsDraft(text, first, end) ? Draft : null;
        }

        if (PersonIn(document, first, end, head) is { } person) return person.Name;
        if (NamedBehind(document, first, end, head) is { } called) return called;
        if (OwnerSpeaker.Of(document, head, last) is { } owner) return owner;
        if (text.Word(head) is "it" or "It") return OwnerSpeaker.OfIt(document, head, last);
        var name = OfHead(document, head);
        if (name is "side" or "party" or "camp") return null; // "each side says": whoever they are
        return text.Word(head) is "he" or "she" or "He" or "She" ? PronounSpeaker.Of(document, attribution.Content, head, name, last) : name;
    }

    /// <summary>"an aide quoted Koirala as saying": the one whose words they are, or -1.</summary>
    private static int IsQuoting(Document document, int cue) =>
        document.Text.Lemma(cue) is "quote" or "cite" && document.Text[cue].Upos is Upos.VERB && !document.Text.IsPassive(cue) && document.Tree.Child(cue, Relation.Obj) is >= 0 and var quoted && document.Text[quoted].Upos is Upos.PROPN ? quoted : -1;

    /// <summary>True when a token names something that speaks only by being read.</summary>
    public static bool IsPaper(AnnotatedText text, int head)
    {
        var lemma = text.Lemma(head);
        return Papers.Contains(char.IsUpper(lemma, 0) ? lemma.ToLowerInvariant() : lemma);
    }

    /// <summary>A person named in a source as its apposition or after an office ("army spokesman Andriy Lysenko"), or null.</summary>
    private static ActorMention? PersonIn(Document document, int first, int end, int source)
    {
        foreach (var mention in document.Actors)
        {
            if (mention.First >= end) break;
            if (mention.First < first || mention.End > end || !mention.IsPerson || mention.Via is not (MentionVia.Name or MentionVia.Role)) continue;
            var head = document.Text[mention.Head];
            if (IsInRelativeClause(document.Text, mention.Head, source)) continue;
            if (head.Relation is Relation.NmodPoss or Relation.Nmod or Relation.Obl or Relation.Conj || document.Tree.CaseOf(mention.Head) >= 0) continue;
            if (document.Text[mention.Head].Upos == Upos.PROPN && !IsTime(document.Text, mention.Head)) return mention;
        }

        return null;
    }

    /// <summary>"the UN, whose relief chief Tom Fletcher is due in Mandalay": who is named in passing does not speak.</summary>
    private static bool IsInRelativeClause(AnnotatedText text, int token, int source)
    {
        for (var steps = 0; token >= 0 && token != source && steps < 8; steps++, token = text[token].Head)
        {
            if (text[token].Relation is Relation.AclRelcl) return true;
        }

        return false;
    }

    /// <summary>"the U.N. relief agency UNRWA", "the Israeli defence body Cogat": the name right behind what it is.</summary>
    private static string? NamedBehind(Document document, int first, int end, int head)
    {
        var text = document.Text;
        for (var i = Math.Max(first, 0) + 1; i < end; i++)
        {
            if (text[i].Upos is not Upos.PROPN || text[i - 1].Upos is not Upos.NOUN || text[i - 1].Morphology.HasFlag(Morphology.NumberPlur) || IsTime(text, i) || document.Tree.CaseOf(i) >= 0) continue;
            if (i - 1 != head && text[i].Head != head && text[i - 1].Head != i && text[i - 1].Head != text[i].Head) continue;
            var until = i + 1;
            while (until < end && text[until].Upos is Upos.PROPN && !IsTime(text, until)) until++;
            if (until < end && text.Word(until) is "'s" or "\u2019s") return null;
            foreach (var mention in document.Actors)
            {
                if (mention.First == i && mention.Via is MentionVia.Name) return mention.Name;
                if (mention.First < i && mention.End > i && mention.Head >= i) return null;
            }

            return text.Text[text[i].Start..text[until - 1].End];
        }

        return null;
    }

    /// <summary>Name of whoever a token stands for as the head of a phrase, or null for the reporter, the reader and nobody.</summary>
    public static string? OfHead(Document document, int head)
    {
        var text = document.Text;
        ActorMention? best = null;
        foreach (var mention in document.Actors)
        {
            if (mention.First > head) break;
            if (head >= mention.End) continue;
            if (mention.Head != head && text[mention.Head].Head != head && best is not null) continue;
            if (best is null || mention.Head == head || mention.End - mention.First > best.End - best.First) best = mention;
        }

        if (text.Word(head) is "he" or "she" or "He" or "She") return best is { IsPerson: true } ? best.Name : null;
        if (best is not null) return Apposed(document, head) ?? best.Name;
        return text[head].Upos is Upos.PRON or Upos.NUM || IsSomebodys(document, head) ? null : KnownByPart(document, Phrase(document, head));
    }

    /// <summary>True for "his spokesman", "its leader": a name for people only together with what the pronoun stands for.</summary>
    private static bool IsSomebodys(Document document, int head)
    {
        var owner = document.Tree.Child(head, Relation.NmodPoss);
        return owner >= 0 && document.Text[owner].Upos == Upos.PRON && Apposed(document, head) is null && document.Tree.Child(head, Relation.Appos) < 0;
    }

    /// <summary>True for "in Colombo", "at the White House": where somebody is, not who.</summary>
    private static bool IsPlace(Document document, int token)
    {
        var marker = document.Tree.CaseOf(token);
        return marker >= 0 && document.Text.Lemma(marker) is "in" or "at" or "on";
    }

    /// <summary>True for a token of a time expression.</summary>
    public static bool IsTime(AnnotatedText text, int token)
    {
        foreach (ref readonly var time in text.Times)
        {
            if (time.First <= token && token < time.End) return true;
        }

        return false;
    }

    /// <summary>The person that an office is explained by ("the AU's envoy, Olusegun Obasanjo"), or null.</summary>
    private static string? Apposed(Document document, int head)
    {
        for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is not (Relation.Appos or Relation.Flat) || child < head) continue;
            foreach (var mention in document.Actors)
            {
                if (mention.Covers(child) && mention.IsPerson && mention.Via is MentionVia.Name or MentionVia.Role) return mention.Name;
            }
        }

        return null;
    }

    /// <summary>The person known in the text by a longer name that a single name is part of; else the words themselves.</summary>
    private static string KnownByPart(Document document, string words)
    {
        if (words.Contains(' ', StringComparison.Ordinal)) return words;
        foreach (var mention in document.Actors)
        {
            if (mention.IsPerson && mention.Name.Length > words.Length && mention.Name.Split(' ').Contains(words, StringComparer.Ordinal)) return mention.Name;
        }

        return words;
    }

    /// <summary>The nominal of a range that governs the others: the first whose governor is outside or no nominal.</summary>
    private static int HeadOf(AnnotatedText text, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if ((text[i].Head < first || text[i].Head >= end) && IsNominal(text[i].Upos)) return i;
        }

        for (var i = first; i < end; i++)
        {
            if (IsNominal(text[i].Upos) && (text[i].Head < 0 || !IsNominal(text[text[i].Head].Upos))) return i;
        }

        return first;
    }

    private static bool IsNominal(Upos upos) => upos is Upos.NOUN or Upos.PROPN or Upos.PRON or Upos.NUM;

    /// <summary>Whoever a paper is by: "a statement by the ministry", "the ministry's statement"; -1 when it does not say.</summary>
    private static int AuthorOf(Document document, int head)
    {
        for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation == Relation.NmodPoss) return child;
            if (document.Text[child].Relation != Relation.Nmod) continue;
            var marker = document.Tree.CaseOf(child);
            if (marker >= 0 && document.Text.Lemma(marker) is "by" or "from") return child;
        }

        return -1;
    }

    /// <summary>The hyphen of "Jaysh al-Islam".</summary>
    private static bool IsHyphenOfName(AnnotatedText text, int token) =>
        text.Word(token) is "-" && token + 1 < text.Count && text[token + 1].Upos is Upos.PROPN && text[token - 1].End == text[token].Start && text[token].End == text[token + 1].Start;

    private static bool IsDraft(AnnotatedText text, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (text.Lemma(i) is "draft" or "resolution") return true;
        }

        return false;
    }

    /// <summary>The words of a noun phrase without article and without clauses and asides; a name alone where it has one.</summary>
    private static string Phrase(Document document, int head)
    {
        var text = document.Text;
        int first = head, end = head + 1;
        if (text[head].Upos == Upos.PROPN)
        {
            // "the General Assembly Tuesday": a capital adjective is part of the name, the day is not.
            while (first > text.Sentences[text[head].Sentence].First && (text[first - 1].Upos == Upos.PROPN || (text[first - 1].Upos == Upos.ADJ && char.IsUpper(text.Word(first - 1)[0]))) && !IsTime(text, first - 1)) first--;
            while (end < text.Count && text[end].Sentence == text[head].Sentence && ((text[end].Upos == Upos.PROPN && !IsTime(text, end)) || IsHyphenOfName(text, end))) end++;
            while (end - 1 > first && IsTime(text, end - 1)) end--;
            return text.Text[text[first].Start..text[end - 1].End];
        }

        // "army spokesman Andriy Lysenko": the name says more than the office.
        for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (text[child].Upos == Upos.PROPN && text[child].Relation is Relation.Appos or Relation.Flat && child > head) return Phrase(document, child);
        }

        for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
        {
            var relation = text[child].Relation;
            if (child < head && relation is Relation.Amod or Relation.Compound or Relation.NmodPoss or Relation.Nummod) first = Math.Min(first, document.Tree.Range(child).First);
            if (child > head && relation == Relation.Nmod && child < head + 5 && !IsPlace(document, child)) end = Math.Max(end, document.Tree.Range(child).End);
        }

        while (first < head && text[first].Upos is Upos.DET or Upos.PUNCT) first++;
        var words = text.Text[text[first].Start..text[end - 1].End];
        return text[first].Upos == Upos.PROPN || first != text.Sentences[text[first].Sentence].First || words.Length < 2 || char.IsUpper(words[1])
            ? words
            : char.ToLowerInvariant(words[0]) + words[1..];
    }
}
