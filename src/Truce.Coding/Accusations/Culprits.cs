using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>Accusations that say who is behind an act, or to blame for it.</summary>
internal static class Culprits
{
    private static readonly FrozenSet<string> Harm = Set("attack", "killing", "bombing", "massacre", "explosion", "blast", "shelling", "strike", "raid", "assassination", "ambush", "collapse", "breakdown", "violence", "fighting", "failure", "deadlock", "impasse");

    /// <summary>"Kinshasa says Kigali was behind the attack", "… is responsible for the raid", "… was to blame".</summary>
    public static void Behind(Document document, int token)
    {
        var text = document.Text;
        var predicate = text[token].Relation == Relation.Case ? text[token].Head : token;
        if (predicate < 0 || document.Tree.Child(predicate, Relation.Cop) < 0) return;
        if (predicate != token && !Wrongs.Is(document, predicate) && !Harm.Contains(document.Lemma(predicate))) return;
        var act = predicate == token ? BlameReader.Complement(document, token, ["for", "in"]) : document.SpanOf(token, document.Tree.Range(predicate).End).Of(text.Text);
        if (act is null) return;
        Said(document, "behind", predicate, Parties.Subject(document, predicate), act);
    }

    /// <summary>"Tehran said the sabotage was the work of Israel", "said the raid was Israel's doing".</summary>
    public static void WorkOf(Document document, int noun)
    {
        if (document.Tree.Child(noun, Relation.Cop) < 0 || document.Tree.Child(noun, Relation.Nsubj) is not (>= 0 and var act) || (!Wrongs.Is(document, act) && !Harm.Contains(document.Lemma(act)))) return;
        var heads = new List<int>();
        Arguments.Prepositional(document, noun, "of", heads);
        if (heads.Count == 0 && document.Tree.Child(noun, Relation.NmodPoss) is >= 0 and var owner) heads.Add(owner);
        Said(document, "behind", noun, Parties.At(document, heads, null), Clauses.Phrase(document, act));
    }

    /// <summary>"Hamas said the blame lay with Israel", "said the rebels were to blame".</summary>
    public static void LiesWith(Document document, int token)
    {
        var text = document.Text;
        var end = Math.Min(text.Sentences[text[token].Sentence].End, token + 6);
        for (var at = token + 1; at < end - 1; at++)
        {
            // By the order of the words: parsers know "lay" as many things.
            if (text.Word(at) is not ("lay" or "lies" or "lie" or "lied" or "rests" or "rested" or "rest" or "falls" or "fell" or "belongs" or "belonged")) continue;
            while (at + 1 < end && text[at + 1].Upos == Upos.ADV) at++;
            if (document.Lemma(at + 1) is "with" or "on" or "to" && document.Actors.Find(a => a.First > at + 1 && a.First <= at + 3) is { } culprit)
            {
                Said(document, "behind", token, [culprit], BlameReader.Complement(document, token, ["for"]));
            }

            return;
        }

        if (token < 2 || document.Lemma(token) != "blame" || document.Lemma(token - 1) != "to" || document.Lemma(token - 2) != "be") return;
        var predicate = text[token].Upos == Upos.VERB ? token : text[token].Head;
        if (predicate < 0) return;
        var accused = Parties.Subject(document, predicate);
        if (accused.Count == 0 && document.Actors.FindLast(a => a.End <= token - 2 && a.End >= token - 3) is { } before) accused = [before];
        Said(document, "behind", predicate, accused, BlameReader.Complement(document, token, ["for"]));
    }

    // "Kiev would be to blame if the truce broke down".
    private static bool IsConditional(Document document, int predicate)
    {
        for (var token = Math.Max(document.Text.Sentences[document.Text[predicate].Sentence].First, predicate - 4); token <= predicate; token++)
        {
            if (document.Lemma(token) is "will" or "would" or "may" or "might" or "could" or "should") return true;
        }

        return false;
    }

    private static void Said(Document document, string rule, int predicate, IReadOnlyList<ActorMention> accused, string? act)
    {
        if (accused.Count == 0 || ModalityCalculus.Of(document, predicate).Modality is not (Modality.Alleged or Modality.Planned or Modality.Happened) || IsConditional(document, predicate)) return;
        var saying = Voices.SayingAbove(document, predicate);
        if (saying >= 0)
        {
            AccusationFile.AgainstEach(document, rule, predicate, Parties.Subject(document, saying), accused, act);
            return;
        }

        AccusationFile.AgainstEach(document, rule, predicate, ReportedContent.Speaker(document, predicate), accused, act);
    }

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
