using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Makes entries of agreements from all that the reports say of them.</summary>
internal static class AgreementProjection
{
    /// <summary>A score at which a link is as good as sure: a day in common and three more things.</summary>
    private const double SureScore = 6;

    /// <summary>A name is kept when this share of the best-supported name's reports has it too; what one report in many adds may be a slip.</summary>
    private const double SupportShare = 0.2;

    public static IEnumerable<(AgreementEntry Entry, IReadOnlyList<Mention<AgreementFinding>> Mentions)> Project(
        IEnumerable<Mention<AgreementFinding>> mentions,
        Gazetteer gazetteer,
        LocalDate? asOf,
        Standing standing)
    {
        var read = mentions.Order().Select(m => new AgreementMention(m, gazetteer)).ToList();
        return Regroup(AgreementClusters.Find(read), standing, m => new AgreementMention(m, gazetteer)).Select(c => (ToEntry(c, gazetteer, asOf), c.Mentions));
    }

    /// <summary>Carries out what coders merged and split; a cluster that this changes is made anew of its mentions.</summary>
    private static List<AgreementCluster> Regroup(
        List<AgreementCluster> clusters, Standing standing, Func<Mention<AgreementFinding>, AgreementMention> read)
    {
        var plain = clusters.ConvertAll(c => new Linker.Cluster<AgreementFinding>([.. c.Mentions], c.WeakestLink));
        var regrouped = standing.Regroup(plain);
        if (ReferenceEquals(plain, regrouped)) return clusters;
        return regrouped.ConvertAll(c => plain.FindIndex(p => ReferenceEquals(p, c)) is var i and >= 0 ? clusters[i] : AgreementCluster.Of(c.Mentions.ConvertAll(m => read(m)), c.WeakestLink));
    }

    private static AgreementEntry ToEntry(AgreementCluster cluster, Gazetteer gazetteer, LocalDate? asOf)
    {
        var mentions = cluster.Mentions;
        var gathered = Gathering.Of(mentions);
        var (parties, brokers) = Roles(mentions, gazetteer);
        var theatre = Wording.Commonest(mentions.SelectMany(m => AgreementMention.Scope(m, gazetteer)).Select(gazetteer.CountryOfPlace))
            ?? Wording.Commonest(mentions.Select(m => m.Report.Theatre));
        return new AgreementEntry
        {
            Id = EntryIds.Of("agreement", mentions[0]),
            Theatre = theatre,
            Label = Label(cluster),
            Kind = mentions.GroupBy(m => m.Finding.Kind).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key,
            Parties = parties,
            Brokers = brokers,
            Agreed = cluster.Agreed,
            InForce = cluster.InForce,
            Expires = mentions.Where(m => m.Finding.Expires is not null).OrderBy(m => m.Finding.Expires).ThenBy(m => m).Select(m => m.Finding.Expires).LastOrDefault(),
            Ended = cluster.Ended,
            Status = LifeCycle.State(cluster, asOf),
            Covers = Supported(mentions, m => AgreementMention.Scope(m, gazetteer)),
            Excludes = Supported(mentions, m => [.. m.Finding.Excludes.Select(gazetteer.NameOf)]),
            Duration = Wording.Commonest(mentions.Select(m => m.Finding.Duration)),
            Terms = Supported(mentions, m => m.Finding.Terms),
            LifeCycle = LifeCycle.Of(cluster),
            Confidence = Math.Round(double.IsPositiveInfinity(cluster.WeakestLink) ? 1 : Math.Clamp(cluster.WeakestLink / SureScore, 0.1, 1), 2),
            Sources = gathered.Sources,
            Voices = gathered.Voices,
            Evidence = gathered.Evidence,
        };
    }

    /// <summary>The label of mentions with a date, of these one that names two sides, then the one that most bear; of equals the longest, then the ordinally first.</summary>
    private static string Label(AgreementCluster cluster) => cluster.Mentions
        .GroupBy(m => m.Finding.Label, StringComparer.Ordinal)
        .OrderByDescending(g => g.Any(m => m.Finding.Agreed is not null || m.Finding.InForce is not null))
        .ThenByDescending(g => g.Any(m => m.Finding.Parties.Count + m.Finding.Brokers.Count >= 2))
        .ThenByDescending(g => g.Count())
        .ThenByDescending(g => g.Key.Length)
        .ThenBy(g => g.Key, StringComparer.Ordinal)
        .First().Key;

    /// <summary>
    /// Somebody named as party here and as broker there has the role that more reports give; a draw makes a broker. But two powers that a
    /// report says agreed with each other stay together: one of them is not the only party to what both made.
    /// </summary>
    private static (IReadOnlyList<string> Parties, IReadOnlyList<string> Brokers) Roles(IReadOnlyList<Mention<AgreementFinding>> mentions, Gazetteer gazetteer)
    {
        var parties = Support(mentions, m => m.Finding.Parties);
        var brokers = Support(mentions, m => m.Finding.Brokers);
        var brokerSides = brokers.GroupBy(b => gazetteer.SideOf(b.Key), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(b => b.Value), StringComparer.Ordinal);
        var partySides = parties.GroupBy(p => gazetteer.SideOf(p.Key), StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Sum(p => p.Value), StringComparer.Ordinal);
        var isParty = parties.Where(p => p.Value > brokerSides.GetValueOrDefault(gazetteer.SideOf(p.Key))).ToDictionary(StringComparer.Ordinal);
        var isBroker = brokers.Where(b => b.Value >= partySides.GetValueOrDefault(gazetteer.SideOf(b.Key))).ToDictionary(StringComparer.Ordinal);
        if (isParty.Count == 1)
        {
            var only = isParty.Keys.First();
            var other = mentions.Select(m => m.Finding.Parties).FirstOrDefault(p => p.Count == 2 && p.Contains(only) && p.Any(isBroker.ContainsKey))?.First(p => p != only);
            if (other is not null && isBroker.Remove(other)) isParty[other] = parties[other];
        }

        return (Keep(isParty), Keep(isBroker));
    }

    private static List<string> Supported(IReadOnlyList<Mention<AgreementFinding>> mentions, Func<Mention<AgreementFinding>, IReadOnlyList<string>> names) =>
        Keep(Support(mentions, names));

    /// <summary>In how many reports each name stands.</summary>
    private static Dictionary<string, int> Support(IReadOnlyList<Mention<AgreementFinding>> mentions, Func<Mention<AgreementFinding>, IReadOnlyList<string>> names) =>
        mentions.SelectMany(m => names(m).Select(n => (Name: n, m.Report.Id))).Distinct()
            .GroupBy(n => n.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    private static List<string> Keep(Dictionary<string, int> support)
    {
        var least = support.Count == 0 ? 0 : support.Values.Max() * SupportShare;
        return [.. support.Where(s => s.Value >= least).OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => s.Key)];
    }
}
