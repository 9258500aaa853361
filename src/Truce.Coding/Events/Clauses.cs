using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>The words of the text that show an act: its clause, without what is coordinated or put beside it.</summary>
internal static class Clauses
{
    private const int LongestSpan = 320;

    /// <summary>Span of the clause of a predicate; for a noun, of the verb that carries or governs it.</summary>
    public static TextSpan SpanOf(Document document, int predicate)
    {
        var text = document.Text;
        if (Arguments.AccusedGerund(document, predicate) >= 0) return document.SpanOf(predicate, document.Tree.Range(text[predicate].Head).End);
        if (Arguments.IsMisreadFinite(document, predicate))
        {
            var subjects = new List<int>();
            Arguments.Subjects(document, predicate, subjects);
            var start = subjects.Count > 0 && subjects[0] < predicate ? document.Tree.Range(subjects[0]).First : predicate;
            return document.SpanOf(Math.Min(start, predicate), document.Tree.Range(text[predicate].Head).End);
        }

        var clause = Verb(document, predicate);
        var (first, end) = (Math.Min(clause, predicate), Math.Max(clause, predicate) + 1);
        for (var child = document.Tree.FirstChild(clause); child >= 0; child = document.Tree.NextSibling(child))
        {
            if (text[child].Relation is Relation.Punct or Relation.Parataxis or Relation.Conj or Relation.Cc or Relation.Discourse or Relation.Dislocated or Relation.Mark) continue;
            if (text[child].Relation is Relation.Advcl or Relation.Ccomp && !document.Tree.Dominates(child, predicate) && !IsNaming(document, child)) continue;
            var (f, e) = document.Tree.Range(child);
            first = Math.Min(first, f);
            end = Math.Max(end, e);
        }

        var span = document.SpanOf(first, end);
        return span.Length <= LongestSpan ? span : document.SpanOf(Math.Min(clause, predicate), Math.Max(clause, predicate) + 1);
    }

    // "What it called camps" stands for a noun phrase.
    private static bool IsNaming(Document document, int clause) =>
        document.Lemma(clause) is "call" or "describe" or "term" && document.Lemma(document.Tree.Range(clause).First) == "what";

    /// <summary>The words of a token and all that depends on it, without an introducing preposition or mark.</summary>
    public static string Phrase(Document document, int head, bool withoutMarker = true)
    {
        var (first, end) = document.Tree.Range(head);
        var text = document.Text;
        while (withoutMarker && first < head && text[first].Relation is Relation.Case or Relation.Mark or Relation.Punct or Relation.Cc) first++;
        while (end - 1 > head && text[end - 1].Relation == Relation.Punct) end--;
        return document.SpanOf(first, end).Of(text.Text);
    }

    /// <summary>A short noun phrase: the head with what stands before it and what "of" leads to.</summary>
    public static string ShortPhrase(Document document, int head)
    {
        var (first, end) = ShortRange(document, head, 0);
        return document.SpanOf(first, end).Of(document.Text.Text);
    }

    private static (int First, int End) ShortRange(Document document, int head, int depth)
    {
        var text = document.Text;
        var (first, end) = (head, head + 1);
        for (var child = document.Tree.FirstChild(head); child >= 0; child = document.Tree.NextSibling(child))
        {
            var relation = text[child].Relation;
            if (child < head && relation is Relation.Compound or Relation.Amod or Relation.Nummod or Relation.NmodPoss or Relation.Flat)
            {
                first = Math.Min(first, document.Tree.Range(child).First);
            }
            else if (child > head && relation == Relation.Flat)
            {
                end = Math.Max(end, document.Tree.Range(child).End);
            }
            else if (child > head && relation == Relation.Nmod && depth < 2 && Arguments.CaseLemma(document, child) == "of")
            {
                end = Math.Max(end, ShortRange(document, child, depth + 1).End);
            }
        }

        return (first, end);
    }

    private static int Verb(Document document, int token)
    {
        var text = document.Text;
        for (var steps = 0; steps < 5 && text[token].Upos is not (Upos.VERB or Upos.AUX) && text[token].Head >= 0; steps++)
        {
            if (document.Tree.Child(token, Relation.Cop) >= 0) break;
            token = text[token].Head;
        }

        return token;
    }
}
