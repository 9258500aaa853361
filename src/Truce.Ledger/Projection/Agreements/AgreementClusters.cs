using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Finds which mentions mean one agreement: first those with days, then those with a month or a year, then those that name it
/// without a date ("the truce"), last proposals. Every step goes through its candidates in an order that rests on scores and on
/// the canonical order alone, so that the result does not depend on the order of reading.
/// </summary>
internal static class AgreementClusters
{
    /// <summary>Least score that joins mentions with days.</summary>
    private const double DayThreshold = 2.5;

    /// <summary>Least score that joins a mention with a month or a year.</summary>
    private const double MonthThreshold = 1.5;

    /// <summary>Least score that attaches a mention without a date.</summary>
    private const double BareThreshold = 0.75;

    /// <summary>The same when it is not known when the report appeared.</summary>
    private const double TimelessThreshold = 2.25;

    /// <summary>Days over which an agreement fades as what "the truce" means: each takes as much as one thing in common gives.</summary>
    private const double FadingDays = 75;

    /// <summary>"The truce" never means one that began longer ago than this.</summary>
    private const int MemoryDays = 550;

    /// <summary>A truce said to be in force has not ended more than this many days before the report.</summary>
    private const int GraceDays = 4;

    /// <summary>Proposals within this many days of each other may be one.</summary>
    private const int ProposalDays = 14;

    /// <summary>Talks lead to an agreement within this many days, or to none.</summary>
    private const int NegotiationDays = 21;

    private const int BareDays = 45;

    /// <summary>Mentions whose beginnings lie further apart than this are never compared: longer than any agreement takes to come into force.</summary>
    private const int OnsetReachDays = 150;

    public static List<AgreementCluster> Find(IReadOnlyList<AgreementMention> mentions)
    {
        var parts = MergeSame(mentions);
        var clusters = new List<AgreementCluster>();
        foreach (var family in Enum.GetValues<AgreementFamily>())
        {
            var ofFamily = parts.Where(p => p.Family == family).ToList();
            if (ofFamily.Count > 0) clusters.AddRange(FindInFamily(ofFamily));
        }

        return clusters;
    }

    private static List<AgreementMention> MergeSame(IReadOnlyList<AgreementMention> mentions)
    {
        var bySignature = new Dictionary<string, AgreementMention>(StringComparer.Ordinal);
        var parts = new List<AgreementMention>();
        foreach (var mention in mentions)
        {
            if (!mention.HasDate)
            {
                parts.Add(mention); // what "the truce" means depends on its own report
                continue;
            }

            if (bySignature.TryGetValue(mention.Signature, out var same))
            {
                same.Add(mention);
            }
            else
            {
                bySignature.Add(mention.Signature, mention);
                parts.Add(mention);
            }
        }

        return parts;
    }

    private static List<AgreementCluster> FindInFamily(List<AgreementMention> parts)
    {
        var clusters = Join([.. parts.Where(p => p.HasDay).OrderBy(p => p.Onset!.Value.First)], DayThreshold, isBeyond: (a, b) => DaysBetweenOnsets(a, b) > OnsetReachDays);
        AttachExtensions(clusters);

        var coarse = parts.Where(p => p.HasDate && !p.HasDay).ToList();
        var left = Attach(coarse, clusters, (cluster, part) => cluster.BestScore(part), (_, _, content) => content, MonthThreshold);
        clusters.AddRange(Join(left, MonthThreshold));

        // News that it is agreed comes first: the day of such a report is a day that later ones may mean.
        var bare = parts.Where(p => !p.HasDate && !p.IsProposal).ToList();
        var news = bare.FindAll(p => p.Finding.StatusInDoc == AgreementStatus.Agreed && p.Yearless is null);
        left = [.. Attach(news, clusters, BestContent, BareScore, threshold: 0), .. Attach(bare.FindAll(p => !news.Contains(p)), clusters, BestContent, BareScore, threshold: 0)];
        left.Sort((a, b) => a.Mentions[0].CompareTo(b.Mentions[0]));
        clusters.AddRange(Join(MergeDays(left), MonthThreshold, isBeyond: (a, b) => !KnownWithin(a, b, BareDays)));

        var proposals = parts.Where(p => !p.HasDate && p.IsProposal).ToList();
        left = Attach(proposals, clusters, SharedContent, ProposalScore, MonthThreshold);
        clusters.AddRange(Join(MergeDays(left), MonthThreshold, SameSponsors, (a, b) => !KnownWithin(a, b, ProposalDays)));
        return clusters;
    }

    /// <summary>Takes mentions of one day that say the same for one.</summary>
    private static List<AgreementMention> MergeDays(List<AgreementMention> parts)
    {
        var byDay = new Dictionary<(string, LocalDate?), AgreementMention>();
        foreach (var part in parts)
        {
            if (!byDay.TryAdd((part.Signature, part.KnownBy), part)) byDay[(part.Signature, part.KnownBy)].Add(part);
        }

        return [.. byDay.Values.OrderBy(p => p.Mentions[0])];
    }

    /// <summary>Joins parts, best pairs first, as long as nothing in the two clusters conflicts.</summary>
    /// <param name="parts">Parts, so ordered that what is too far in time comes after what is near.</param>
    /// <param name="threshold">Least score that joins.</param>
    /// <param name="mayJoin">A further condition on pairs, or null.</param>
    /// <param name="isBeyond">True when the second, and so all after it, is too far in time from the first; or null.</param>
    private static List<AgreementCluster> Join(
        List<AgreementMention> parts,
        double threshold,
        Func<AgreementMention, AgreementMention, bool>? mayJoin = null,
        Func<AgreementMention, AgreementMention, bool>? isBeyond = null)
    {
        var clusters = parts.ConvertAll(p => new AgreementCluster(p));
        var pairs = new List<(double Score, int A, int B)>();
        for (var a = 0; a < parts.Count; a++)
        {
            for (var b = a + 1; b < parts.Count; b++)
            {
                if (isBeyond is not null && isBeyond(parts[a], parts[b])) break;
                if ((mayJoin is not null && !mayJoin(parts[a], parts[b])) || AgreementIdentity.Contradict(parts[a], parts[b])) continue;
                var score = AgreementIdentity.Score(parts[a], parts[b]);
                if (score >= threshold) pairs.Add((score, a, b));
            }
        }

        pairs.Sort((x, y) => x.Score != y.Score ? y.Score.CompareTo(x.Score) : x.A != y.A ? x.A.CompareTo(y.A) : x.B.CompareTo(y.B));
        foreach (var (score, a, b) in pairs)
        {
            var (one, other) = (clusters[a], clusters[b]);
            if (ReferenceEquals(one, other) || one.ConflictsWith(other)) continue;
            one.Add(other, score);
            for (var i = 0; i < clusters.Count; i++)
            {
                if (ReferenceEquals(clusters[i], other)) clusters[i] = one;
            }
        }

        return [.. clusters.Distinct()];
    }

    /// <summary>Adds each part to the cluster that fits best, or to none. What fits is decided before any of the parts comes in.</summary>
    private static List<AgreementMention> Attach(
        List<AgreementMention> parts,
        List<AgreementCluster> clusters,
        Func<AgreementCluster, AgreementMention, double> content,
        Func<AgreementCluster, AgreementMention, double, double> score,
        double threshold)
    {
        var byProfile = new Dictionary<string, List<(AgreementCluster Cluster, double Content)>>(StringComparer.Ordinal);
        var choices = parts.ConvertAll(part => Possible(part)
            .Select(c => (c.Cluster, Score: score(c.Cluster, part, c.Content)))
            .Where(c => c.Score >= threshold)
            .OrderByDescending(c => c.Score)
            .ThenByDescending(c => c.Cluster.Onset)
            .ThenBy(c => c.Cluster.Mentions[0])
            .ToList());
        var left = new List<AgreementMention>();
        for (var i = 0; i < parts.Count; i++)
        {
            var choice = choices[i].Find(c => !c.Cluster.IsKeptApart(parts[i]) && !c.Cluster.Contradicts(parts[i]));
            if (choice.Cluster is null) left.Add(parts[i]);
            else choice.Cluster.Add(parts[i], choice.Score);
        }

        return left;

        List<(AgreementCluster Cluster, double Content)> Possible(AgreementMention part)
        {
            if (byProfile.TryGetValue(part.Profile, out var possible)) return possible;
            possible = [.. clusters.Where(c => !c.Contradicts(part)).Select(c => (c, content(c, part)))];
            byProfile.Add(part.Profile, possible);
            return possible;
        }
    }

    private static int DaysBetweenOnsets(AgreementMention a, AgreementMention b) => b.Onset!.Value.First - a.Onset!.Value.First;

    /// <summary>
    /// "Extended on Monday" may give the day of the extension as if it were the day of the agreement: a cluster of extensions
    /// alone joins the latest agreement before it that it has something in common with.
    /// </summary>
    private static void AttachExtensions(List<AgreementCluster> clusters)
    {
        foreach (var extension in clusters.Where(c => c.Parts.TrueForAll(p => p.IsExtension)).OrderBy(c => c.Onset).ThenBy(c => c.Mentions[0]).ToList())
        {
            var original = clusters
                .Where(c => !ReferenceEquals(c, extension) && c.Onset < extension.Onset && Age(c, extension.Onset) <= MemoryDays && c.Ended is null)
                .Where(c => !c.Parts.TrueForAll(p => p.IsExtension) && CanExtend(c, extension))
                .OrderByDescending(c => c.Onset).ThenBy(c => c.Mentions[0])
                .FirstOrDefault();
            if (original is null) continue;
            original.Add(extension, MonthThreshold);
            clusters.Remove(extension);
        }
    }

    private static bool CanExtend(AgreementCluster original, AgreementCluster extension) =>
        original.Profiles.Any(a => extension.Profiles.Any(b =>
            AgreementIdentity.ContentScore(a, b) >= MonthThreshold && !a.Documents.Overlaps(b.Documents)
            && !a.Areas.Overlaps(b.ExcludedAreas) && !b.Areas.Overlaps(a.ExcludedAreas)
            && (a.Areas.Count == 0 || b.Areas.Count == 0 || a.Areas.Overlaps(b.Areas))));

    private static int Age(AgreementCluster cluster, LocalDate? day) =>
        cluster.Onset is { } onset && day is { } known ? Period.DaysBetween(onset, known) : 0;

    /// <summary>How well "the truce" of a report fits an agreement: recent, in force then, and with names in common. Negative: not at all.</summary>
    private static double BareScore(AgreementCluster cluster, AgreementMention part, double content)
    {
        if (cluster.Onset is not { } onset) return -1;
        if (part.Yearless is { } yearless)
        {
            if (!Matches(cluster, yearless)) return -1;
            content += yearless.Day is null ? 1 : 3;
        }

        if (part.Finding.Ended is { } end && end.Latest < onset) return -1;
        // In a report on this war, "the truce" is the latest one there.
        if (cluster.Profiles.Any(p => p.Countries.Overlaps(part.Countries))) content += 1;
        if (part.Finding.StatusInDoc is AgreementStatus.Collapsed or AgreementStatus.Expired && cluster.Ended is not null) content += 0.5;
        if (part.KnownBy is not { } known)
        {
            // Without a day the parties alone tie a report to a truce; one that names who arranged it means none that others arranged.
            if (part.Yearless is null && part.Brokers.Count > 0 && !cluster.Profiles.Any(p => HaveBrokerInCommon(p, part))) return -1;
            return content >= TimelessThreshold ? content : -1;
        }

        var age = Period.DaysBetween(onset, known);
        // News that it is agreed comes before the day on which it is to begin.
        var lead = part.Finding.StatusInDoc == AgreementStatus.Agreed && cluster.Agreed is null ? AgreementIdentity.TruceLeadDays : 1;
        if (age < -lead || age > MemoryDays) return -1;
        var isOver = cluster.Ended is { } ended && ended.Latest.PlusDays(GraceDays) < known;
        if (isOver && part.Finding.StatusInDoc is AgreementStatus.InForce or AgreementStatus.Extended or AgreementStatus.Agreed) return -1;
        var score = content - (Math.Abs(age) / FadingDays);
        // What is told as history, or as over, has no need to be recent.
        if (isOver || part.Finding.StatusInDoc == AgreementStatus.Background) score = Math.Max(score, content - 1);
        return score >= BareThreshold ? score : -1;
    }

    private static bool HaveBrokerInCommon(AgreementMention a, AgreementMention b) =>
        a.Brokers.Overlaps(b.Brokers) || a.Parties.Overlaps(b.Brokers) || a.Brokers.Overlaps(b.Parties);

    private static bool Matches(AgreementCluster cluster, YearlessDate yearless) =>
        (cluster.Profiles.Any(p => (p.Finding.Agreed is { } agreed && Matches(agreed, yearless)) || (p.Finding.InForce is { } inForce && Matches(inForce, yearless)))
            && (yearless.Day is null || cluster.Profiles.Any(p => p.HasDay)))
        || cluster.Parts.Exists(p => p is { HasDate: false, Finding.StatusInDoc: AgreementStatus.Agreed, KnownBy: { } told } && Matches(new PartialDate(told), yearless));

    private static bool Matches(PartialDate date, YearlessDate yearless)
    {
        if (date.Month is not { } month) return false;
        if (yearless.Day is not { } day || date.AsDay is not { } known) return month == yearless.Month;
        if (day > CalendarSystem.Iso.GetDaysInMonth(date.Year, yearless.Month)) return false;
        return Math.Abs(Period.DaysBetween(new LocalDate(date.Year, yearless.Month, day), known)) <= 1;
    }

    /// <summary>How well talks or a proposal fit an agreement that was reached soon after, between the same.</summary>
    private static double ProposalScore(AgreementCluster cluster, AgreementMention part, double content)
    {
        if (part.Finding.StatusInDoc == AgreementStatus.Rejected || part.KnownBy is not { } known || cluster.Onset is not { } onset) return -1;
        var days = Period.DaysBetween(known, onset);
        var horizon = part.Finding.StatusInDoc == AgreementStatus.Negotiating ? NegotiationDays : NegotiationDays / 2;
        if (days < -1 || days > horizon) return -1;
        return content;
    }

    private static double BestContent(AgreementCluster cluster, AgreementMention part) => cluster.Profiles.Max(p => AgreementIdentity.ContentScore(p, part));

    /// <summary>The same, when the two have somebody in common; else nothing ties a proposal to an agreement.</summary>
    private static double SharedContent(AgreementCluster cluster, AgreementMention part) =>
        cluster.Profiles.Any(p => HaveActorInCommon(p, part) && SameSponsors(p, part)) ? BestContent(cluster, part) : -1;

    private static bool HaveActorInCommon(AgreementMention a, AgreementMention b) =>
        a.Brokers.Overlaps(b.Brokers) || a.Parties.Overlaps(b.Brokers) || a.Brokers.Overlaps(b.Parties) || a.Parties.Overlaps(b.Parties);

    /// <summary>Proposals by different sponsors are different proposals; a proposal without a named sponsor may be anybody's.</summary>
    private static bool SameSponsors(AgreementMention a, AgreementMention b) =>
        a.Brokers.Count == 0 || b.Brokers.Count == 0 || a.Brokers.Overlaps(b.Brokers) || a.Parties.Overlaps(b.Brokers) || a.Brokers.Overlaps(b.Parties);

    private static bool KnownWithin(AgreementMention a, AgreementMention b, int days) =>
        a.KnownBy is not { } x || b.KnownBy is not { } y || Math.Abs(Period.DaysBetween(x, y)) <= days;
}
