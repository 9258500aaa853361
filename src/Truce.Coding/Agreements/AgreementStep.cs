using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>Adds <see cref="Document.Agreements"/>: one finding for each agreement that the report speaks of.</summary>
internal sealed class AgreementStep(AgreementCodebook codebook)
{
    /// <summary>An agreement dated this long before the report's own, or before its publication, is told as history.</summary>
    private const int HistoryDays = 100;

    /// <summary>Reads the document and adds its agreements, in the order of their first mention.</summary>
    public void Add(Document document)
    {
        var mentions = new AgreementMentionReader(document, codebook).Read();
        if (mentions.Count == 0) return;
        var clusters = AgreementClustering.Cluster(mentions, document.Article.Published, document.Actors);
        if (clusters.Count == 0) return;
        var latest = clusters.Select(c => c.Anchor).Append(document.Article.Published).Where(d => d is not null).Max();
        var roles = new AgreementRoles(document, clusters);
        for (var i = 0; i < clusters.Count; i++)
        {
            if (i > 0 && IsOnlyAskedFor(clusters[i], clusters[0])) continue;
            if (Status(clusters[i], latest, i == 0) is not { } status) continue;
            if (i > 0 && IsSuperseded(clusters[i], clusters[0])) status = AgreementStatus.Background;
            var (parties, brokers) = roles.Of(i);
            document.Agreements.Add(Finding(document, clusters[i], status, parties, brokers));
        }
    }

    private static AgreementFinding Finding(Document document, AgreementCluster cluster, AgreementStatus status, List<string> parties, List<string> brokers)
    {
        // Reports tell what is new first.
        var best = cluster.Mentions.MaxBy(m => Telling(m) + (ReferenceEquals(m, cluster.Mentions[0]) ? 1 : 0))!;
        var excludes = cluster.All(m => m.Excludes);
        var covers = cluster.All(m => m.Covers);
        covers.RemoveAll(excludes.Contains);
        var area = AgreementArea.Of(document, parties, brokers);
        AgreementArea.DropVenues(document, covers, parties);
        if (covers.Count > 1) covers.RemoveAll(c => brokers.Contains(c));
        if (covers.Count == 0 && area is not null && status is not AgreementStatus.Background) covers.Add(AgreementArea.TownOf(document, cluster, area) ?? area);
        var dates = new AgreementDates(document, cluster);
        var agreed = dates.Agreed;
        var sentence = document.Text.Sentences[document.Text[best.Head].Sentence];
        var span = document.SpanOf(sentence.First, sentence.End);
        return new AgreementFinding
        {
            Span = span,
            Evidence = span.Of(document.Article.Text),
            Rule = "agreement." + best.Term.Words[0],
            Label = AgreementLabel.Of(cluster, parties, brokers, covers, agreed),
            Kind = KindOf(cluster, excludes),
            KindFine = cluster.First(m => m.Term.KindFine),
            Parties = parties,
            Brokers = brokers,
            Agreed = agreed,
            InForce = dates.InForce(agreed),
            Ended = dates.Ended,
            Expires = dates.Expires,
            Extended = dates.Extended,
            Violated = dates.Violated,
            Implemented = cluster.DateOf(AgreementState.Implemented),
            StatusInDoc = status,
            Covers = covers,
            Excludes = excludes,
            Duration = cluster.First(m => m.Duration),
        };
    }

    /// <summary>"In March both had called for a ceasefire", in a report on the one they made since: no other than that one.</summary>
    private static bool IsOnlyAskedFor(AgreementCluster cluster, AgreementCluster main) =>
        cluster.OnlyWanted && !main.OnlyWanted && AgreementClustering.Family(cluster.Kind) == AgreementClustering.Family(main.Kind)
        && cluster.Mentions.All(m => m.Said.All(s => s.State is AgreementState.Demanded));

    /// <summary>"a ceasefire agreed on October 10, which had quickly frayed", beside the one agreed a week later: that one has taken its place.</summary>
    private static bool IsSuperseded(AgreementCluster cluster, AgreementCluster main)
    {
        if (AgreementClustering.Family(cluster.Kind) != AgreementClustering.Family(main.Kind) || cluster.First(m => m.Scope) is "unilateral") return false;
        if (cluster.DateOf(AgreementState.Agreed) is not { Day: not null } made || cluster.Has(AgreementState.InForce) || main.OnlyWanted) return false;
        return (main.DateOf(AgreementState.Agreed) ?? main.DateOf(AgreementState.InForce)) is { Day: not null } later && NodaTime.Period.DaysBetween(made.Latest, later.Earliest) > AgreementClustering.DaysOfOneAgreement;
    }

    /// <summary>How much a passage tells of its agreement; the most telling one is shown as evidence.</summary>
    private static int Telling(AgreementMention mention)
    {
        var points = mention.Parties.Count + mention.Brokers.Count + mention.Covers.Count + (mention.Dated is null ? 0 : 2);
        foreach (var said in mention.Said)
        {
            if (said.Real) points += said.State is AgreementState.Agreed or AgreementState.Extended || said.Starts ? 4 : 1;
            if (said.ByParty && said.Modality is not (Modality.Negated or Modality.Denied)) points += said.Subjects.Count;
        }

        return points;
    }

    private static AgreementKind KindOf(AgreementCluster cluster, List<string> excludes)
    {
        var kind = cluster.Kind;
        var partial = cluster.First(m => m.Scope) is { } scope && AgreementClustering.IsPartial(scope);
        return kind is AgreementKind.Ceasefire && (partial || (excludes.Count > 0 && cluster.First(m => m.Scope) is "unilateral")) ? AgreementKind.LocalTruce : kind;
    }

    private static AgreementStatus? Status(AgreementCluster cluster, PartialDate? latest, bool isMain)
    {
        var old = latest is { } now && cluster.Anchor is { } anchor && NodaTime.Period.DaysBetween(anchor.Latest, now.Earliest) > HistoryDays;
        var before = cluster.Mentions.SelectMany(m => m.Said).Where(s => s.Real).ToList();
        if (!isMain && (cluster.Earlier || old || before.Exists(s => s.Before))) return AgreementStatus.Background;
        if (!isMain && (cluster.Has(AgreementState.Ended) || cluster.Has(AgreementState.Violated)) && cluster.Mentions.All(m => m.Indefinite)) return AgreementStatus.Background;
        if (cluster.Has(AgreementState.Ended) && !cluster.Has(AgreementState.Extended)) return AgreementStatus.Collapsed;
        if (cluster.Has(AgreementState.Expired) && !cluster.Has(AgreementState.Extended)) return AgreementStatus.Expired;
        if (cluster.Has(AgreementState.Restored) || cluster.Has(AgreementState.Suspended)) return AgreementStatus.Collapsed;
        if (cluster.Has(AgreementState.Extended)) return AgreementStatus.Extended;
        var violated = cluster.Mentions.Any(m => m.Said.Any(s => s.State is AgreementState.Violated && s.Modality is not (Modality.Negated or Modality.Hypothetical or Modality.Threatened or Modality.Demanded or Modality.Planned)));
        if (violated) return AgreementStatus.Violated;
        if (cluster.Has(AgreementState.InForce)) return AgreementStatus.InForce;
        if (cluster.Has(AgreementState.Agreed)) return AgreementStatus.Agreed;
        if (isMain && cluster.Mentions.Any(m => m.Said.Any(s => s.State is AgreementState.InForce or AgreementState.Extended && s.Modality is Modality.Planned))) return AgreementStatus.Agreed;

        // "The truce will not start until …", "is to come into force": made, and not begun.
        if (!cluster.OnlyWanted && cluster.Mentions.Any(m => m.Definite && m.Said.Any(s => s.Starts && s.Modality is Modality.Planned or Modality.Negated))) return AgreementStatus.Agreed;
        if (cluster.Has(AgreementState.Rejected)) return AgreementStatus.Rejected;
        if (cluster.Has(AgreementState.Negotiating)) return AgreementStatus.Negotiating;
        if (cluster.OnlyWanted) return AgreementStatus.Proposed;
        if (cluster.Earlier) return AgreementStatus.Background;
        return cluster.Mentions.Any(m => m.Definite && m.Term.Role != TermRole.Carrier) ? AgreementStatus.InForce : null;
    }
}
