using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Whether words are the content of a charge, of what time they tell, and in whose mouth they stand.</summary>
internal static class ReportedContent
{
    // What was done more than this many months before the report is told as history.
    private const int MonthsBack = 3;

    /// <summary>
    /// Whether a subordinate clause is what is charged: "charges that …", "it was the rebels who …", "acted after soldiers had opened fire".
    /// </summary>
    public static bool IsContent(Document document, int predicate)
    {
        var text = document.Text;
        var head = text[predicate].Head;
        if (head < 0) return false;
        if (Voices.IsHungOnNoun(document, predicate)) return true;
        return text[predicate].Relation switch
        {
            Relation.AclRelcl => document.Tree.Child(head, Relation.Cop) >= 0 && document.Tree.Child(head, Relation.Nsubj) is >= 0 and var it && document.Lemma(it) == "it",
            // "Used a drone to attack its positions": the means first, then the act.
            Relation.Advcl when Operators.Marker(document, predicate) == "to" && document.Lemma(head) is "use" or "employ" or "send" or "deploy" or "dispatch" => text[head].Relation == Relation.Ccomp && ModalityCalculus.Of(document, head).Modality == Modality.Alleged,
            Relation.Advcl => Voices.IsSaying(document, head) || (Subordinator(document, predicate) is "after" or "because" or "when" && Voices.SayingAbove(document, predicate) >= 0),
            _ => text[head].Upos == Upos.VERB && Voices.IsSaying(document, head),
        };
    }

    private static string Subordinator(Document document, int clause)
    {
        for (var child = document.Tree.FirstChild(clause); child >= 0 && child < clause; child = document.Tree.NextSibling(child))
        {
            if (document.Text[child].Relation is Relation.Mark or Relation.Advmod && document.Lemma(child) is "after" or "because" or "when") return document.Lemma(child);
        }

        return "";
    }

    /// <summary>Whether the words date an act well before the report: its history, not a charge of the day.</summary>
    public static bool IsLongPast(Document document, int predicate) =>
        document.DateOf(predicate) is { } when && document.Article.Published is { } published
        && ((published.Year - when.Year) * 12) + (published.Month ?? 12) - (when.Month ?? (when.Year == published.Year ? published.Month ?? 12 : 12)) > MonthsBack;

    /// <summary>Who is given as the source of the words that a token stands in, when it was named before.</summary>
    public static IReadOnlyList<ActorMention> Speaker(Document document, int token)
    {
        var voices = Voices.Of(document, token);
        return voices.Count > 0 && document.Actors.Find(a => a.Name == voices[^1]) is { } speaker && speaker.First < token ? [speaker] : [];
    }
}
