using System.Collections.Frozen;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>
/// The two sides between which a report tells of fighting, talks or a truce: who is joined by "between", who accuses, fights or signs
/// with whom. They stand in where a passage names fewer than two ("the truce", "the talks will resume").
/// </summary>
internal static class WarringSides
{
    /// <summary>What one clear joining ("fighting between A and B") weighs: with less, nobody is taken for a pair of enemies.</summary>
    private const int Enough = 3;

    /// <summary>Words between two names of a pair at most.</summary>
    private const int Gap = 7;

    private static readonly FrozenSet<string> Contests = Set(
        "war", "fighting", "conflict", "clash", "hostility", "battle", "violence", "tension", "standoff", "ceasefire", "cease-fire", "truce", "talk", "negotiation", "peace", "deal", "agreement",
        "accord", "dialogue", "fight", "confrontation", "skirmish", "firefight", "exchange", "cessation", "armistice", "feud", "rivalry", "hatred", "pause", "pact", "understanding", "swap", "border");

    private static readonly FrozenSet<string> JointActs = Set(
        "fight", "clash", "accuse", "blame", "agree", "sign", "commit", "exchange", "trade", "accept", "reach", "declare", "halt", "extend", "violate", "break", "battle", "initial", "negotiate",
        "pledge", "renew", "begin", "cease", "stop", "hold", "resume", "swap", "comply", "stop", "spar", "speak", "deny", "recommit", "prolong", "vow", "claim");

    private static readonly FrozenSet<string> GoBetweens = Set(
        "mediate", "broker", "host", "guarantee", "facilitate", "sponsor", "urge", "call", "welcome", "witness", "oversee", "monitor", "condemn", "propose", "back", "press", "appeal", "propose",
        "supervise", "arrange", "lead", "observe", "draft", "veto", "abstain", "vote", "mediation", "mediator", "guarantor", "broker", "push", "demand", "threaten", "table", "announce");

    private static readonly FrozenSet<string> Bystanders = Set("IGO", "NGO", "UNO", "EUR", "MED", "CVL", "JRN", "BUS", "");

    /// <summary>The two sides, by the names they act under, in the order in which the report joins them first; empty when it joins none.</summary>
    public static IReadOnlyList<string> Of(Document document)
    {
        var weights = new List<(string A, string B, int Weight)>();
        var actors = document.Actors;
        for (var i = 0; i < actors.Count; i++)
        {
            if (!MayFight(actors[i])) continue;
            for (var k = i + 1; k < actors.Count && actors[k].First - actors[i].End <= Gap; k++)
            {
                if (actors[k].First < actors[i].End || !MayFight(actors[k]) || actors[k].Side == actors[i].Side) continue;
                if (document.Text[actors[k].First].Sentence != document.Text[actors[i].First].Sentence) break;
                if (Joined(document, actors[i], actors[k]) is > 0 and var weight) Add(weights, actors[i].Side, actors[k].Side, weight);
            }
        }

        foreach (var frame in document.Frames)
        {
            if (frame.Type is not (EventType.ASSAULT or EventType.ACCUSE)) continue;
            foreach (var source in frame.Sources)
            {
                foreach (var target in frame.Targets)
                {
                    foreach (var a in document.Who.ActorsAt(source))
                    {
                        foreach (var b in document.Who.ActorsAt(target))
                        {
                            // Powers accuse each other of much.
                            if (a.Side != b.Side && MayFight(a) && MayFight(b) && (frame.Type is EventType.ASSAULT || a.Kind is "REB" || b.Kind is "REB")) Add(weights, a.Side, b.Side, 2);
                        }
                    }
                }
            }
        }

        var (best, most) = (-1, Enough - 1);
        for (var i = 0; i < weights.Count; i++)
        {
            if (weights[i].Weight > most) (best, most) = (i, weights[i].Weight);
        }

        return best < 0 ? GroupAndGovernment(document) : [weights[best].A, weights[best].B];
    }

    private static bool MayFight(ActorMention actor) => !Bystanders.Contains(actor.Kind) && actor.Via is not (MentionVia.Pronoun or MentionVia.Adjective) && (actor.Known || actor.Kind is "REB");

    private static void Add(List<(string A, string B, int Weight)> weights, string a, string b, int weight)
    {
        for (var i = 0; i < weights.Count; i++)
        {
            if ((weights[i].A == a && weights[i].B == b) || (weights[i].A == b && weights[i].B == a))
            {
                weights[i] = weights[i] with { Weight = weights[i].Weight + weight };
                return;
            }
        }

        weights.Add((a, b, weight));
    }

    /// <summary>How strongly the words around and between two names set them against each other, or bring them to one table.</summary>
    private static int Joined(Document document, ActorMention a, ActorMention b)
    {
        var text = document.Text;
        var sentence = text.Sentences[text[a.First].Sentence];
        var (and, with, charges) = (false, false, false);
        var plain = true;
        for (var i = a.End; i < b.First; i++)
        {
            var lemma = text.Lemma(i);
            if (lemma is "and" or "/" or "-" or "–") and = true;
            else if (lemma is "with" or "against") with = true;
            else if (lemma is "accuse" or "blame") charges = true;
            else if (text[i].Upos is Upos.VERB or Upos.PUNCT or Upos.ADP && lemma is not ("of" or "from")) plain = false;
        }

        // Powers accuse each other of much; here it is of breaking the truce, or an armed group is one of the two.
        var armed = a.Kind is "REB" or "PRM" || b.Kind is "REB" or "PRM";
        if (charges) return armed || Speaks(text, sentence, Broken) ? 3 : 1;
        if (with)
        {
            for (var i = Math.Max(sentence.First, a.First - 1); i < b.First; i++)
            {
                // Envoys talk with everybody; wars and truces are with the other side.
                if (Contests.Contains(text.Lemma(i)) && (armed || text.Lemma(i) is "war" or "fighting" or "conflict" or "ceasefire" or "cease-fire" or "truce" or "armistice" or "clash" or "border")) return 3;
            }

            return 0;
        }

        if (!and || !plain) return 0;
        var before = a.First - 1;
        while (before > sentence.First && (text[before].Upos is Upos.DET or Upos.ADJ or Upos.NUM || text.Lemma(before) is "officer" or "from" or "of" or "government" or "army" or "force" or "representative" or "delegation" or "leader" or "minister" or "president" or "official")) before--;
        if (before >= sentence.First && text.Lemma(before) is "between" or "pit" or "both")
        {
            for (var i = before - 1; i >= sentence.First && i >= before - 5; i--)
            {
                if (Contests.Contains(text.Lemma(i))) return 5;
            }

            return text.Lemma(before) is "between" ? 3 : 1;
        }

        // "X and Y have signed", "A-B border", "the A and B presidents met".
        for (var i = b.End; i < sentence.End && i < b.End + 12; i++)
        {
            var lemma = text.Lemma(i);
            if (GoBetweens.Contains(lemma)) return 0;
            if (text[i].Upos is Upos.VERB && JointActs.Contains(lemma)) return 3;
            if (text[i].Upos is Upos.NOUN && Contests.Contains(lemma) && i <= b.End + 2) return 3;
            if (text[i].Upos is Upos.VERB && lemma is "open" or "meet" or "hold" or "pull" or "withdraw" or "talk" or "discuss" or "gather" or "set") return armed ? 3 : 1;
            if ((text[i].Upos is Upos.PUNCT && text.Word(i) is not ("(" or ")")) || text[i].Upos is Upos.SCONJ) break;
        }

        if (before >= sentence.First && GoBetweens.Contains(text.Lemma(before))) return 0;
        return armed ? 1 : 0;
    }

    private static readonly FrozenSet<string> Broken = Set("violate", "violation", "breach", "break", "ceasefire", "cease-fire", "truce", "shell", "shelling", "fire", "border");

    private static bool Speaks(AnnotatedText text, Sentence sentence, FrozenSet<string> words)
    {
        for (var i = sentence.First; i < sentence.End; i++)
        {
            if (words.Contains(text.Lemma(i))) return true;
        }

        return false;
    }

    /// <summary>The armed group that the report names most, and the government of its country when that is named too.</summary>
    private static IReadOnlyList<string> GroupAndGovernment(Document document)
    {
        var groups = document.Actors.Where(a => a.Known && a.Kind is "REB" or "PRM" && a.Country is not null).GroupBy(a => a.Side, StringComparer.Ordinal).OrderByDescending(g => g.Count()).ThenBy(g => g.First().First).FirstOrDefault();
        if (groups is null) return [];
        var country = groups.First().Country;
        var government = document.Actors.Find(a => a.Country == country && a.Side != groups.Key && a.Kind is "GOV" or "MIL" && (a.Side.EndsWith(" government", StringComparison.Ordinal) || a.Side.EndsWith("Forces", StringComparison.Ordinal)) && Acts(document, a));
        return government is null ? [] : [government.Side, groups.Key];
    }

    /// <summary>A government whose country is only where things happen is no side of them.</summary>
    private static bool Acts(Document document, ActorMention actor) =>
        actor.Role is not null || actor.IsPerson || document.Text[actor.Head].Relation is Relation.Nsubj or Relation.NsubjPass or Relation.OblAgent or Relation.NmodPoss;

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet(StringComparer.Ordinal);
}
