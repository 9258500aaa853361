using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>
/// Who is bound by the agreements of a report and who arranged them. A passage often names one side or none; the others are those of whom the
/// report says that they fight, talk or sign with each other. Who only announces the truce of others is one who arranged it.
/// </summary>
internal sealed class AgreementRoles
{
    private readonly Document _document;
    private readonly IReadOnlyList<AgreementCluster> _clusters;
    private readonly List<string>[] _arrangers;

    /// <summary>Reads who arranged what.</summary>
    public AgreementRoles(Document document, IReadOnlyList<AgreementCluster> clusters)
    {
        _document = document;
        _clusters = clusters;
        _arrangers = new List<string>[clusters.Count];
        for (var i = 0; i < _arrangers.Length; i++) _arrangers[i] = [];
        foreach (var brokering in new BrokerReader(document).Read())
        {
            var cluster = ClusterOf(brokering);
            if (cluster < 0) continue;
            foreach (var name in brokering.Names) Slots.AddOnce(_arrangers[cluster], name);
        }

        AddEnvoys();
    }

    /// <summary>"…, the United Nations envoy said": the envoy of an organisation who tells of a truce in its own sentence has brought it about.</summary>
    private void AddEnvoys()
    {
        foreach (var mention in _clusters[0].Mentions)
        {
            if (!mention.Said.Any(s => s.Real && s.State is AgreementState.Agreed or AgreementState.Extended)) continue;
            foreach (var actor in _document.Actors)
            {
                if (_document.Text[actor.First].Sentence != _document.Text[mention.Head].Sentence || actor.Via is MentionVia.Pronoun) continue;
                if (actor.Kind is "UNO" or "IGO" && Announces(actor)) Slots.AddOnce(_arrangers[0], actor.Side);
                if (actor.Kind is "UNO" or "IGO" && actor.Role is { } role && (role.Contains("envoy", StringComparison.Ordinal) || role.Contains("mediator", StringComparison.Ordinal))) Slots.AddOnce(_arrangers[0], actor.Side);
            }
        }
    }

    private bool Announces(ActorMention actor)
    {
        var head = _document.Text[actor.Head].Head;
        return head >= 0 && _document.Text[actor.Head].Relation is Relation.Nsubj && _document.Text.Lemma(head) is "announce";
    }

    /// <summary>Those bound by an agreement and those who arranged it; nobody is both.</summary>
    public (List<string> Parties, List<string> Brokers) Of(int index)
    {
        var cluster = _clusters[index];
        var sides = _document.WarringSides;
        var named = cluster.All(m => m.Parties);
        var brokers = Brokers(index, named);
        var parties = Parties(cluster, brokers);
        parties.RemoveAll(p => brokers.Contains(CountryName(p)) && !named.Contains(p));
        if (index > 0 && parties.Count == 0 && !cluster.OnlyWanted && (cluster.Earlier || brokers.Count == 0)) parties = Of(0).Parties;
        if (parties.Count == 0 && brokers.Count > 1 && _arrangers[index].Count == 0 && sides.Count == 0 && !cluster.Mentions.Any(m => m.Brokers.Count > 0)) (parties, brokers) = (brokers, []);
        if (sides.Count == 2 && !sides.Any(s => brokers.Contains(CountryName(s))) && (index == 0 || parties.Count > 0))
        {
            if (parties.Count == 0 || (parties.Count == 1 && sides.Contains(parties[0]) && !IsUnilateral(cluster))) parties = [.. sides];
        }

        if (parties.Count == 2 && IsState(parties[0]) && IsState(parties[1]) && CountryName(parties[0]) != CountryName(parties[1])) parties = [.. parties.Select(CountryName)];
        return (parties, brokers);
    }

    private List<string> Parties(AgreementCluster cluster, List<string> brokers)
    {
        var parties = cluster.All(m => m.Parties);
        var said = cluster.Mentions.SelectMany(m => m.Said).Where(s => s.ByParty && !s.Arranges && !s.PutsForward)
            .Select(s => s with { Subjects = [.. s.Subjects.Where(name => !brokers.Contains(CountryName(name)) && MaySign(name))] }).ToList();
        AddWhile(parties, said, s => s.Real && s.State is AgreementState.Agreed or AgreementState.Extended);
        if (parties.Count == 0 && cluster.First(m => m.Scope) is "unilateral") AddWhile(parties, said, s => s.Real && s.State is AgreementState.InForce or AgreementState.Ended);

        // Who only keeps, breaks or wants a truce may be one of many; the two who fight are known better.
        if (parties.Count == 0 && _document.WarringSides.Count == 2) return parties;
        AddWhile(parties, said, s => s.State is AgreementState.Violated or AgreementState.Ended or AgreementState.InForce);
        AddWhile(parties, said, s => s.State is AgreementState.Demanded or AgreementState.Negotiating);

        // "replied that the group would observe a ceasefire".
        if (parties.Count == 0) AddWhile(parties, said, s => s.State is AgreementState.InForce && s.Modality is Modality.Planned);
        return parties;
    }

    /// <summary>Whether somebody can be bound by a truce: no agency, outlet or office that only tells of it, and not the dateline's.</summary>
    private bool MaySign(string name)
    {
        foreach (var actor in _document.Actors)
        {
            if (actor.Side != name || actor.Kind is "UNO" or "IGO" or "NGO" or "JRN" or "MED") continue;
            if (!actor.Known && actor.End + 1 < _document.Text.Count && _document.Text.Word(actor.End) is ")") continue;
            return true;
        }

        return false;
    }

    /// <summary>A truce has two sides: as long as fewer are known, those who do what the passages say are taken for them.</summary>
    private static void AddWhile(List<string> parties, List<AgreementPredication> said, Func<AgreementPredication, bool> which)
    {
        foreach (var predication in said)
        {
            if (parties.Count >= 2) return;
            if (which(predication)) foreach (var name in predication.Subjects) Slots.AddOnce(parties, name);
        }
    }

    private List<string> Brokers(int index, List<string> named)
    {
        var cluster = _clusters[index];
        var sides = _document.WarringSides;
        var brokers = new List<string>();
        foreach (var name in cluster.All(m => m.Brokers)) Slots.AddOnce(brokers, CountryName(name));
        foreach (var name in _arrangers[index]) Slots.AddOnce(brokers, name);
        foreach (var said in cluster.Mentions.SelectMany(m => m.Said))
        {
            if (said.Arranges || (said.PutsForward && cluster.OnlyWanted)) foreach (var name in said.Subjects) Slots.AddOnce(brokers, CountryName(name));
            if (cluster.OnlyWanted) foreach (var name in said.Proposers) Slots.AddOnce(brokers, CountryName(name));

            // "The leaders of Russia, Ukraine, Germany and France have agreed": those of them that are no side have a hand in it.
            if (said.State is AgreementState.Agreed && said.Real && said.Subjects.Count > 2 && sides.Count == 2 && said.Subjects.Any(s => sides.Contains(s) || sides.Contains(CountryName(s))))
                foreach (var name in said.Subjects.Where(s => !sides.Contains(s))) Slots.AddOnce(brokers, CountryName(name));

            // "The Three Brotherhood Alliance announced a one-month halt": who fights there and announces one declares it.
            if (said.Announces && said.Real && said.Subjects is [var declarer] && IsDeclarer(declarer, said)) continue;

            // "The truce was announced by Qatar": who announces the truce of two others has a hand in it.
            if (said.Announces && said.Real && sides.Count == 2 && !said.Subjects.Any(s => sides.Contains(s) || named.Contains(s)))
                foreach (var name in said.Subjects) Slots.AddOnce(brokers, CountryName(name));
        }

        // The council asks for truces; it does not arrange them.
        brokers.Remove("UN Security Council");
        brokers.RemoveAll(b => named.Contains(b) || (!cluster.OnlyWanted && sides.Any(s => s == b || CountryName(s) == b)));
        return brokers;
    }

    /// <summary>Whether who announces a truce declares it: one who fights where the report tells of fighting, and of a truce that is new or its own.</summary>
    private bool IsDeclarer(string side, AgreementPredication said)
    {
        foreach (var actor in _document.Actors)
        {
            if (actor.Side != side || actor.Via is MentionVia.Pronoun) continue;
            if (actor.Kind is "REB" or "PRM" or "IMG" or "OPP") return true;
            if (actor.Kind is "MIL" && actor.Country is { } home && IsOneSide(home, said)) return true;
        }

        return false;
    }

    private bool IsOneSide(string country, AgreementPredication said) =>
        said.Subjects.Count == 1 && _document.WarringSides.Any(s => s == country || _document.Codebook.Actors.CountryOf(s)?.Name == country);

    /// <summary>A truce that one side declares for itself.</summary>
    private static bool IsUnilateral(AgreementCluster cluster)
    {
        if (cluster.First(m => m.Scope) is "unilateral") return true;
        var agreed = cluster.Mentions.SelectMany(m => m.Said).Where(s => s.Real && s.State is AgreementState.Agreed).ToList();
        return agreed.Count > 0 && agreed.TrueForAll(s => s.Announces && s.Subjects.Count <= 1);
    }

    /// <summary>The agreement that words of arranging speak of: the one named nearest in their sentence, else the report's own.</summary>
    private int ClusterOf(Brokering brokering)
    {
        var sentence = _document.Text[brokering.Token].Sentence;
        var (best, distance) = (-1, int.MaxValue);
        for (var c = 0; c < _clusters.Count; c++)
        {
            foreach (var mention in _clusters[c].Mentions)
            {
                var own = _document.Text[mention.Head].Sentence;
                if (own == sentence && Math.Abs(mention.Head - brokering.Token) < distance) (best, distance) = (c, Math.Abs(mention.Head - brokering.Token));
            }
        }

        return best >= 0 ? best : SpeaksOfTalks(sentence) ? 0 : -1;
    }

    /// <summary>Whether a sentence speaks of talks or of the truce's making; who mediates a swap of prisoners has not made the truce.</summary>
    private bool SpeaksOfTalks(int sentence)
    {
        var (talks, swap) = (false, false);
        for (var i = _document.Text.Sentences[sentence].First; i < _document.Text.Sentences[sentence].End; i++)
        {
            var lemma = _document.Text.Lemma(i);
            talks |= lemma is "talk" or "negotiation" or "mediation" or "mediator" or "consultation" or "agreement" or "deal" or "accord" or "peace" or "representative" or "forum" or "guarantor" or "dialogue" or "side" or "delegation";
            swap |= lemma is "exchange" or "swap" or "prisoner";
        }

        return talks && !swap;
    }

    private bool IsState(string name) => name.EndsWith(" government", StringComparison.Ordinal) || CountryName(name) == name && _document.Codebook.Actors.CountryOf(name) is not null;

    // A group that has come to rule ("Taliban") keeps its name.
    private string CountryName(string side) =>
        _document.Codebook.Actors.CountryOf(side) is { } country && (side == country.Name || side.EndsWith(" government", StringComparison.Ordinal)) ? country.Name : side;
}
