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
        var clusters = AgreementClustering.Cluster(mentions, document.Article.Published);
        if (clusters.Count == 0) return;
        var latest = clusters.Select(c => c.Anchor).Append(document.Article.Published).Where(d => d is not null).Max();
        var mainParties = Parties(clusters[0]);
        for (var i = 0; i < clusters.Count; i++)
        {
            if (Finding(document, clusters[i], latest, i == 0, mainParties) is { } finding) document.Agreements.Add(finding);
        }
    }

    private static AgreementFinding? Finding(Document document, AgreementCluster cluster, PartialDate? latest, bool isMain, List<string> mainParties)
    {
        var status = Status(cluster, latest, isMain);
        if (status is null) return null;
        var best = cluster.Mentions.MaxBy(Telling)!;
        var parties = Parties(cluster);
        var brokers = Brokers(cluster);
        parties.RemoveAll(brokers.Contains);

        // "an earlier truce collapsed": between those between whom the present one is.
        if (parties.Count == 0 && brokers.Count == 0 && !isMain && !cluster.OnlyWanted) parties = mainParties;
        if (parties.Count == 0) (parties, brokers) = (brokers.Count > 1 && !HasNamedBrokering(cluster) ? brokers : parties, brokers.Count > 1 && !HasNamedBrokering(cluster) ? [] : brokers);
        var excludes = cluster.All(m => m.Excludes);
        var covers = cluster.All(m => m.Covers);
        covers.RemoveAll(excludes.Contains);
        var theatre = Theatre(document, parties, brokers);
        DropVenues(document, covers, theatre);
        if (covers.Count > 1) covers.RemoveAll(c => brokers.Contains(c));
        if (covers.Count == 0 && theatre is not null) covers.Add(theatre);
        var agreed = cluster.Mentions.Select(m => m.Dated).FirstOrDefault(d => d is not null) ?? cluster.DateOf(AgreementState.Agreed);
        agreed = cluster.DateOf(AgreementState.Agreed) is { Day: not null } precise && agreed is { } named && named.Covers(precise) ? precise : agreed;
        if (agreed is { } when && document.Article.Published is { } day && when.Earliest > day.Latest) agreed = null;
        var sentence = document.Text.Sentences[document.Text[best.Head].Sentence];
        var span = document.SpanOf(sentence.First, sentence.End);
        return new AgreementFinding
        {
            Span = span,
            Evidence = span.Of(document.Article.Text),
            Rule = "agreement." + best.Term.Words[0],
            Label = Label(cluster, parties, brokers, covers, agreed),
            Kind = KindOf(cluster, excludes),
            KindFine = cluster.First(m => m.Term.KindFine),
            Parties = parties,
            Brokers = brokers,
            Agreed = agreed,
            InForce = cluster.DateOf(AgreementState.InForce, planned: true) ?? Since(document, cluster),
            Ended = cluster.DateOf(AgreementState.Ended) ?? cluster.DateOf(AgreementState.Expired),
            Expires = cluster.DateOf(AgreementState.Expired, planned: true) is { } due && !cluster.Has(AgreementState.Expired) ? due : null,
            StatusInDoc = status.Value,
            Covers = covers,
            Excludes = excludes,
            Duration = cluster.First(m => m.Duration),
        };
    }

    /// <summary>How much a passage tells of its agreement; the most telling one is shown as evidence.</summary>
    private static int Telling(AgreementMention mention)
    {
        var points = mention.Parties.Count + mention.Brokers.Count + mention.Covers.Count + (mention.Dated is null ? 0 : 2);
        foreach (var said in mention.Said)
        {
            if (said.Real) points += said.State is AgreementState.Agreed or AgreementState.Extended || said.Starts ? 4 : 1;
            if (said.ByParty) points += said.Subjects.Count;
        }

        return points;
    }

    private static AgreementKind KindOf(AgreementCluster cluster, List<string> excludes)
    {
        var kind = cluster.Kind;
        var partial = cluster.First(m => m.Scope) is { } scope && AgreementClustering.IsPartial(scope);
        return kind is AgreementKind.Ceasefire && (partial || (excludes.Count > 0 && cluster.First(m => m.Scope) is "unilateral")) ? AgreementKind.LocalTruce : kind;
    }

    /// <summary>
    /// The country that an agreement concerns when its own phrase does not say: that of a party that fights inside one, else the country that the
    /// report names most and that is neither party nor broker.
    /// </summary>
    private static string? Theatre(Document document, List<string> parties, List<string> brokers)
    {
        foreach (var actor in document.Actors)
        {
            if (actor.Country is { } home && parties.Contains(actor.Side) && actor.Side != home && actor.Kind is not ("IGO" or "NGO" or "UNO")) return home;
        }

        var weights = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var regions = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var place in document.Places)
        {
            if (place.Country is not { } country || place.Role is PlaceRole.PartOfName or PlaceRole.Metonym) continue;

            // Towns and provinces say where a war is; the bare name of a state may be that of a power that speaks.
            weights[country] = weights.GetValueOrDefault(country) + (place.Precision is "country" ? 1 : 2);
            if (place.Precision is not ("settlement" or "exact" or "near")) regions[place.Name] = regions.GetValueOrDefault(place.Name) + 1;
        }

        var top = weights.Count == 0 ? null : weights.MaxBy(c => c.Value).Key;
        if (top is null || weights[top] < 3 || parties.Contains(top) || brokers.Contains(top)) return null;

        // "Darfur", "Gaza", "Aceh": the region when the report names it more than its country.
        var region = regions.Where(r => r.Key != top && CountryOf(document, r.Key) == top).OrderByDescending(r => r.Value).FirstOrDefault();
        return region.Key is not null && region.Value >= 2 && region.Value > regions.GetValueOrDefault(top) ? region.Key : top;
    }

    private static AgreementStatus? Status(AgreementCluster cluster, PartialDate? latest, bool isMain)
    {
        var old = latest is { } now && cluster.Anchor is { } anchor && NodaTime.Period.DaysBetween(anchor.Latest, now.Earliest) > HistoryDays;
        if (!isMain && (cluster.Earlier || old)) return AgreementStatus.Background;
        if (cluster.Has(AgreementState.Ended) && !cluster.Has(AgreementState.Extended)) return AgreementStatus.Collapsed;
        if (cluster.Has(AgreementState.Expired) && !cluster.Has(AgreementState.Extended)) return AgreementStatus.Expired;
        if (cluster.Has(AgreementState.Restored) || cluster.Has(AgreementState.Suspended)) return AgreementStatus.Collapsed;
        if (cluster.Has(AgreementState.Extended)) return AgreementStatus.Extended;
        var violated = cluster.Mentions.Any(m => m.Said.Any(s => s.State is AgreementState.Violated && s.Modality is not (Modality.Negated or Modality.Hypothetical or Modality.Threatened or Modality.Demanded or Modality.Planned)));
        if (violated) return AgreementStatus.Violated;
        if (cluster.Has(AgreementState.InForce)) return AgreementStatus.InForce;
        if (cluster.Has(AgreementState.Agreed)) return AgreementStatus.Agreed;
        if (isMain && cluster.Mentions.Any(m => m.Said.Any(s => s.State is AgreementState.InForce or AgreementState.Extended && s.Modality is Modality.Planned))) return AgreementStatus.Agreed;
        if (cluster.Has(AgreementState.Rejected)) return AgreementStatus.Rejected;
        if (cluster.Has(AgreementState.Negotiating)) return AgreementStatus.Negotiating;
        if (cluster.OnlyWanted) return AgreementStatus.Proposed;
        if (cluster.Earlier) return AgreementStatus.Background;
        return cluster.Mentions.Any(m => m.Definite && m.Term.Role != TermRole.Carrier) ? AgreementStatus.InForce : null;
    }

    /// <summary>"has kept a truce since July 2015": the day from which it is said to be kept.</summary>
    private static PartialDate? Since(Document document, AgreementCluster cluster)
    {
        foreach (var mention in cluster.Mentions)
        {
            if (!mention.Said.Any(s => s.Real && s.State is AgreementState.InForce)) continue;
            for (var i = 0; i < document.Text.Times.Length; i++)
            {
                var time = document.Text.Times[i];
                if (time.Relation is TimeRelation.Since && document.Text[time.First].Sentence == document.Text[mention.Head].Sentence) return document.Dates.Value(i);
            }
        }

        return null;
    }

    private static List<string> Parties(AgreementCluster cluster)
    {
        var parties = cluster.All(m => m.Parties);
        var said = cluster.Mentions.SelectMany(m => m.Said).Where(s => s.ByParty && !s.Arranges && !s.PutsForward).ToList();
        AddWhile(parties, said, s => s.Real && s.State is AgreementState.Agreed or AgreementState.Extended);
        AddWhile(parties, said, s => s.State is AgreementState.Violated or AgreementState.Ended or AgreementState.InForce);
        AddWhile(parties, said, s => s.State is AgreementState.Demanded or AgreementState.Negotiating);
        return parties;
    }

    /// <summary>A truce has two sides: as long as fewer are known, those who do what the passages say are taken for them.</summary>
    private static void AddWhile(List<string> parties, List<AgreementPredication> said, Func<AgreementPredication, bool> which)
    {
        if (parties.Count >= 2) return;
        foreach (var predication in said)
        {
            if (which(predication)) foreach (var name in predication.Subjects) Slots.AddOnce(parties, name);
        }
    }

    private static List<string> Brokers(AgreementCluster cluster)
    {
        var brokers = cluster.All(m => m.Brokers);
        foreach (var said in cluster.Mentions.SelectMany(m => m.Said))
        {
            if (said.Arranges || (said.PutsForward && cluster.OnlyWanted)) foreach (var name in said.Subjects) Slots.AddOnce(brokers, name);
            if (cluster.OnlyWanted) foreach (var name in said.Proposers) Slots.AddOnce(brokers, name);
        }

        return brokers;
    }

    private static bool HasNamedBrokering(AgreementCluster cluster) => cluster.Mentions.Any(m => m.Brokers.Count > 0);

    private static string Label(AgreementCluster cluster, List<string> parties, List<string> brokers, List<string> covers, PartialDate? agreed)
    {
        var words = new List<string>();
        if (cluster.OnlyWanted) words.Add("proposed");
        if (cluster.First(m => m.Duration) is { } duration) words.Add(duration.Replace(' ', '-'));
        if (parties.Count is > 0 and <= 3) words.Add(string.Join("–", parties));
        var kind = KindWords(cluster.Kind);
        if (cluster.First(m => m.Scope) is { } scope && !kind.StartsWith(scope, StringComparison.Ordinal)) words.Add(scope);
        words.Add(kind);
        if (covers.Count > 0) words.Add("in " + covers[0]);
        if (brokers.Count is > 0 and <= 3 && (parties.Count == 0 || cluster.OnlyWanted)) words.Add((cluster.OnlyWanted ? "sought by " : "brokered by ") + string.Join(" and ", brokers));
        if (cluster.First(m => m.Said.FirstOrDefault(s => s.Venue is not null)?.Venue) is { } venue) words.Add("signed in " + venue);
        if ((agreed ?? cluster.Anchor) is { } date) words.Add("of " + Spoken(date));
        var label = string.Join(" ", words);
        return char.ToUpperInvariant(label[0]) + label[1..];
    }

    /// <summary>Where talks were held is not what a truce covers: a town abroad gives way to the country that the others lie in.</summary>
    private static void DropVenues(Document document, List<string> covers, string? theatre)
    {
        if (covers.Count == 0) return;
        var home = theatre is null ? CountryOf(document, covers[^1]) : CountryOf(document, theatre) ?? theatre;
        if (home is null || !covers.Exists(c => CountryOf(document, c) == home)) home = theatre;
        if (home is not null) covers.RemoveAll(c => CountryOf(document, c) is { } country && country != home && c != country);
    }

    private static string? CountryOf(Document document, string place)
    {
        foreach (var mention in document.Places)
        {
            if (mention.Name == place) return mention.Country;
        }

        return null;
    }

    private static string KindWords(AgreementKind kind) => kind switch
    {
        AgreementKind.CessationOfHostilities => "cessation of hostilities",
        AgreementKind.HumanitarianPause => "humanitarian pause",
        AgreementKind.LocalTruce => "local truce",
        AgreementKind.Deescalation => "de-escalation agreement",
        AgreementKind.PeaceAgreement => "peace agreement",
        AgreementKind.Disarmament => "disarmament agreement",
        AgreementKind.PrisonerExchange => "prisoner exchange",
        AgreementKind.Evacuation => "evacuation agreement",
        _ => "ceasefire",
    };

    private static string Spoken(PartialDate date)
    {
        if (date.Month is not { } month) return date.ToString();
        var name = System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
        return date.Day is { } day
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{day} {name} {date.Year}")
            : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name} {date.Year}");
    }
}
