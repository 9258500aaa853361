using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Meetings;

/// <summary>Finds the verb that tells what becomes of a meeting told by a noun: what holds it, opens it, calls it off, or asks for it.</summary>
internal static class Courses
{
    /// <summary>"offered talks", "a call for negotiations": nobody has agreed to them.</summary>
    public static bool IsWanted(Document document, int noun)
    {
        var head = document.Text[noun].Head;
        return head >= 0 && document.Text.Lemma(head) is "offer" or "propose" or "reject" or "refuse" or "urge" or "demand" or "seek" or "call" or "want" or "appeal" or "press" or "favour" or "favor" or "oppose";
    }

    /// <summary>"proposed a summit with Putin", "has invited both to Geneva for talks".</summary>
    public static bool IsBidden(Document document, int noun) =>
        IsInvited(document, noun) || (document.Text[noun].Head is >= 0 and var head && document.Text[noun].Relation is Relation.Obj && MeetingWords.Proposing.Contains(document.Text.Lemma(head)));

    public static bool IsInvited(Document document, int noun) =>
        document.Text[noun].Head is >= 0 and var head && document.Text[noun].Relation is Relation.Obl && document.Text.Lemma(head) is "invite" or "invit" or "summon";

    /// <summary>The verb of the clause that a phrase of time hangs by ("signed it after five hours of talks with Rice"), or -1.</summary>
    public static int ClauseAbove(Document document, int noun)
    {
        var node = noun;
        for (var steps = 0; steps < 5 && node >= 0; steps++)
        {
            node = document.Text[node].Head;
            if (node >= 0 && document.Text[node].Upos is Upos.VERB) return node;
        }

        return -1;
    }

    /// <summary>The verb that holds, cancels or follows the meeting: the nearest verb above the noun, or -1.</summary>
    public static int Governor(Document document, int noun)
    {
        var (text, tree) = (document.Text, document.Tree);
        for (var (node, steps) = (noun, 0); node >= 0 && steps < 4; steps++)
        {
            var relation = text[node].Relation;
            var head = text[node].Head;
            if (head < 0) return text[node].Upos is Upos.VERB ? node : -1;
            if (relation is Relation.Nsubj or Relation.NsubjPass)
            {
                // "talks are due to start", "are expected to be held": the infinitive says what becomes of them.
                var last = head;
                while (tree.Child(last, Relation.Xcomp) is >= 0 and var opening) last = opening;
                return text[last].Upos is Upos.VERB ? last : text[head].Upos is Upos.VERB ? head : -1;
            }

            if (text[head].Upos is Upos.VERB && relation is Relation.OblAgent && text.Lemma(head) is "follow" or "precede") return head;
            if (text[head].Upos is Upos.VERB && relation is Relation.Obj or Relation.Obl)
            {
                var lemma = text.Lemma(head);
                if (IsBidden(document, noun)) return head;
                if (MeetingWords.Holding.Contains(lemma) || MeetingWords.Hosting.Contains(lemma) || MeetingFacts.IsCancelled(document, head)) return head;
                return lemma is "break" || MeetingWords.Verb(lemma) is MeetingForm.Visit || MeetingWords.Verb(document.Lemma(head)) is MeetingForm.Visit ? head : -1;
            }

            if (relation is not (Relation.Nmod or Relation.Conj or Relation.Compound)) return -1;
            node = head;
        }

        return -1;
    }

    /// <summary>"talks, which are to open on Oct. 31", "talks hosted by Oman": the verb of the clause, or -1.</summary>
    public static int OpeningClause(Document document, int noun)
    {
        var text = document.Text;
        for (var child = document.Tree.FirstChild(noun); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.AclRelcl or Relation.Acl && text.Lemma(child) is "open" or "begin" or "start" or "resume" or "take" or "hold" or "follow" or "convene" or "host" or "mediate" or "sponsor" or "schedule" or "plan") return child;

            // "talks that the two countries want to hold": the infinitive is the meeting's.
            if (text[child].Relation is Relation.AclRelcl && document.Tree.Child(child, Relation.Xcomp) is >= 0 and var held && MeetingWords.Holding.Contains(text.Lemma(held))) return held;
        }

        // "between the presidents of A, B and C, which are to open": behind what the talks are between.
        var end = Math.Min(text.Sentences[text[noun].Sentence].End, noun + 16);
        for (var i = noun + 2; i + 1 < end; i++)
        {
            if (text[i].Upos is Upos.VERB && text.Lemma(i) is "open" or "begin" or "start" or "resume" or "hold" or "schedule")
                return text.Word(i - 1) is "to" or "be" or "will" or "which" || text[i - 1].Upos is Upos.AUX ? i : -1;
            if (text[i].Upos is Upos.VERB) return -1;
        }

        return -1;
    }

    /// <summary>"Talks between M23 and Congo, mediated by Qatar, resumed in Doha": where the parser sees no verb in the sentence, the one behind that tells of the course of a meeting; or -1.</summary>
    public static int VerbBehind(Document document, int noun)
    {
        var text = document.Text;
        if (text[noun].Relation is not Relation.Root) return -1;
        for (var i = noun + 1; i < text.Sentences[text[noun].Sentence].End; i++)
        {
            if (text[i].Upos is Upos.VERB && text[i].Morphology.HasFlag(Morphology.TensePast) && MeetingWords.Coursing.Contains(text.Lemma(i))) return i;
        }

        return -1;
    }
}
