using Truce.Domain;
using Truce.Language;

namespace Truce.Coding;

/// <summary>
/// The two parties that "each", "both" or "the sides" stands for where its sentence does not name them: read from what is told around it, then from
/// between whom the report tells of fighting, talks or a truce. Mediators, observers and aid agencies are no side. None where the report leaves it open.
/// </summary>
internal static class OpposedPair
{
    // How many sentences before and behind may name the pair, within a paragraph.
    private const int Reach = 3;

    /// <summary>The pair at a token, or none.</summary>
    public static IReadOnlyList<ActorMention> Of(Document document, int token)
    {
        var sentence = document.Text[token].Sentence;
        if (JoinedBefore(document, token, sentence) is { Count: 2 } joined) return joined;
        if (NamedAround(document, token, sentence) is { Count: 2 } near) return near;
        if (Leading(document) is { Count: 2 } lead) return lead;
        var warring = document.WarringSides;
        if (warring.Count == 2 && Mention(document, warring[0]) is { } one && Mention(document, warring[1]) is { } other && MayBeFoes(document, one, other)) return [one, other];
        return MostJoined(document) is { Count: 2 } most && MayBeFoes(document, most[0], most[1]) ? most : [];
    }

    /// <summary>The pair that the opening of the report joins as the subject of an agreement or a fight ("The government and the rebels agreed on Wednesday").</summary>
    private static List<ActorMention> Leading(Document document)
    {
        var end = document.Text.Sentences.Length == 0 ? 0 : document.Text.Sentences[Math.Min(1, document.Text.Sentences.Length - 1)].End;
        for (var head = 0; head < end; head++)
        {
            if (document.Text[head].Relation is not (Relation.Nsubj or Relation.Nmod or Relation.Obl) || Joined(document, head) is not { Count: 2 } pair || !MayBeFoes(document, pair[0], pair[1])) continue;
            var between = Operators.Marker(document, head) == "between";
            if (between || (document.Text[head].Relation == Relation.Nsubj && document.Lemma(document.Text[head].Head) is "agree" or "sign" or "fight" or "clash" or "accuse" or "exchange" or "trade" or "begin" or "accept" or "declare" or "halt" or "extend")) return pair;
        }

        return [];
    }

    /// <summary>Whether two may be the enemies: not two powers where the report is at least as much about an armed group.</summary>
    private static bool MayBeFoes(Document document, ActorMention a, ActorMention b)
    {
        if (a.Kind is "REB" or "PRM" or "MIL" || b.Kind is "REB" or "PRM" or "MIL" || a.Country == b.Country) return true;
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var actor in document.Actors)
        {
            if (actor.Side == a.Side || actor.Side == b.Side || (actor.Kind == "REB" && actor.Known)) counts[actor.Side] = counts.GetValueOrDefault(actor.Side) + 1;
        }

        var least = Math.Min(counts.GetValueOrDefault(a.Side), counts.GetValueOrDefault(b.Side));
        foreach (var (side, count) in counts)
        {
            if (side != a.Side && side != b.Side && count >= least) return false;
        }

        return true;
    }

    /// <summary>The pair that the sentence joins before the token ("after the government and the rebels had signed, each …").</summary>
    private static List<ActorMention> JoinedBefore(Document document, int token, int sentence)
    {
        List<ActorMention> found = [];
        for (var head = document.Text.Sentences[sentence].First; head < token; head++)
        {
            if (Joined(document, head) is { Count: 2 } pair && IsAtOdds(document, pair)) found = pair;
        }

        return found;
    }

    /// <summary>The pair that the nearest sentence of the same paragraph names which names two sides and no third: before the token, then behind it.</summary>
    private static List<ActorMention> NamedAround(Document document, int token, int sentence)
    {
        foreach (var step in (ReadOnlySpan<int>)[-1, 1])
        {
            for (var (at, steps) = (sentence + step, 0); steps < Reach && at >= 0 && at < document.Text.Sentences.Length; at += step, steps++)
            {
                if (!IsOneParagraph(document, token, document.Text.Sentences[at].First)) break;
                var sides = Sides(document, at);
                if (sides.Count == 2 && IsAtOdds(document, sides)) return sides;
                if (sides.Count > 2) break;
            }
        }

        return [];
    }

    /// <summary>The parties that a sentence names, each once.</summary>
    private static List<ActorMention> Sides(Document document, int sentence)
    {
        var (first, end) = (document.Text.Sentences[sentence].First, document.Text.Sentences[sentence].End);
        var sides = new List<ActorMention>();
        foreach (var actor in document.Actors)
        {
            if (actor.First >= end) break;
            if (actor.First >= first && MayFight(actor) && !sides.Exists(s => s.Side == actor.Side)) sides.Add(actor);
        }

        return sides;
    }

    private static bool IsOneParagraph(Document document, int a, int b)
    {
        var (from, to) = (document.Text[Math.Min(a, b)].End, document.Text[Math.Max(a, b)].Start);
        return !document.Text.Text.AsSpan(from, to - from).Contains('\n');
    }

    /// <summary>Whether two parties may be the enemies of the report: all that it tells of fighting and truces is not between others.</summary>
    private static bool IsAtOdds(Document document, List<ActorMention> pair)
    {
        var warring = document.WarringSides;
        return warring.Count < 2 || warring.Contains(pair[0].Side) || warring.Contains(pair[1].Side);
    }

    /// <summary>The pair that the report joins most often, twice at least; none when it joins several as often.</summary>
    private static List<ActorMention> MostJoined(Document document)
    {
        var pairs = new List<(List<ActorMention> Pair, int Count)>();
        for (var head = 0; head < document.Text.Count; head++)
        {
            if (Joined(document, head) is not { Count: 2 } pair) continue;
            var at = pairs.FindIndex(p => Same(p.Pair, pair));
            if (at < 0) pairs.Add((pair, 1));
            else pairs[at] = (pairs[at].Pair, pairs[at].Count + 1);
        }

        var most = 2;
        foreach (var (_, count) in pairs) most = Math.Max(most, count);
        return pairs.FindAll(p => p.Count == most) is [var only] ? only.Pair : [];
    }

    /// <summary>The two parties that a noun and what is coordinated with it name; empty when it joins none.</summary>
    private static List<ActorMention> Joined(Document document, int head)
    {
        if (document.Text[head].Upos is not (Upos.NOUN or Upos.PROPN or Upos.ADJ) || document.Tree.Child(head, Relation.Conj) < 0) return [];
        var parties = new List<ActorMention>();
        foreach (var actor in document.Who.ActorsAt(head))
        {
            if (Belligerents.IsParty(actor) && !parties.Exists(p => p.Side == actor.Side)) parties.Add(actor);
        }

        return parties;
    }

    private static bool MayFight(ActorMention actor) =>
        Belligerents.IsParty(actor) && actor.Via is not (MentionVia.Adjective or MentionVia.Pronoun) && (actor.Known || actor.Side != actor.Name || actor.Kind is "REB");

    private static ActorMention? Mention(Document document, string side) => document.Actors.Find(a => a.Side == side && Belligerents.IsParty(a));

    private static bool Same(List<ActorMention> a, List<ActorMention> b) =>
        (a[0].Side == b[0].Side && a[1].Side == b[1].Side) || (a[0].Side == b[1].Side && a[1].Side == b[0].Side);
}
