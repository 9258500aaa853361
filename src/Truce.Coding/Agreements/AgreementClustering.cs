using Truce.Domain;

namespace Truce.Coding.Agreements;

/// <summary>
/// Puts the passages of one report together by agreement. Two passages stand apart when something tells them apart (date, length,
/// area, side, "another", "earlier"); a definite phrase goes back to the last agreement it can mean.
/// </summary>
internal static class AgreementClustering
{
    /// <summary>Dates further apart than this are of two agreements. Set by judgement, not fitted to data.</summary>
    private const int SameAgreementDays = 45;

    /// <summary>A truce may be made this long before it begins. Set by judgement, not fitted to data.</summary>
    private const int DaysToBegin = 120;

    /// <summary>Reports date one agreement differently by a few days: agreed, announced, signed.</summary>
    internal const int DaysOfOneAgreement = 4;

    /// <summary>What is spoken of as known may have been agreed, announced and signed on days this far apart. Set by judgement, not fitted to data.</summary>
    private const int DaysOfOneMaking = 10;

    /// <summary>The agreements of a report that was published on a day, when that is known.</summary>
    public static List<AgreementCluster> Cluster(IReadOnlyList<AgreementMention> mentions, PartialDate? published, IReadOnlyList<ActorMention> actors)
    {
        var clusters = new List<AgreementCluster>();
        var waiting = new List<AgreementMention>();
        foreach (var mention in mentions)
        {
            if (mention.Kind is null && clusters.Count == 0)
            {
                waiting.Add(mention);
                continue;
            }

            var best = Best(clusters, mention, published, actors);
            if (best is not null) best.Add(mention);
            else if (mention.Kind is not null && BringsUp(mention)) clusters.Add(new AgreementCluster(mention));
            else if (mention.Kind is null && IsFormer(mention)) clusters.Add(new AgreementCluster(mention with { Kind = clusters[0].Kind }));
        }

        // "Agreed to end two years of war", and no word of a truce: a peace is what was agreed.
        if (clusters.Count == 0 && waiting.Find(m => m.Term.Words is ["agree"] || (m.Indefinite && m.Said.Any(s => s is { Real: true, State: AgreementState.Agreed, Subjects.Count: > 1 }))) is { } told)
        {
            clusters.Add(new AgreementCluster(told with { Kind = AgreementKind.PeaceAgreement }));
            waiting.Remove(told);
        }

        // "They reached an agreement … The truce came into force": the agreement is the truce that the report speaks of next.
        foreach (var mention in waiting)
        {
            if (clusters.Count > 0 && Fit(clusters[0], mention, null, actors) > 0 && !clusters[0].OnlyWanted) clusters[0].Add(mention);
        }

        return clusters;
    }

    /// <summary>A passage makes an agreement of its own unless nothing is said of it at all, or only that one is wanted in general.</summary>
    private static bool BringsUp(AgreementMention mention) =>
        mention.Definite || mention.Said.Count > 0 || mention.Duration is not null || mention.Covers.Count > 0 || mention.Dated is not null || mention.Parties.Count > 0;

    /// <summary>"That deal, signed in Rome in June 2017, did not last 24 hours", in a report on one of 2019: one of the same kind that came before.</summary>
    private static bool IsFormer(AgreementMention mention) =>
        mention.Said.Any(s => s is { Real: true, State: AgreementState.Agreed, Date: not null }) && (mention.Earlier || mention.Said.Any(s => s is { Real: true, State: AgreementState.Ended or AgreementState.Expired }));

    private static AgreementCluster? Best(List<AgreementCluster> clusters, AgreementMention mention, PartialDate? published, IReadOnlyList<ActorMention> actors)
    {
        AgreementCluster? best = null;
        var bestFit = 0;
        for (var i = clusters.Count - 1; i >= 0; i--)
        {
            var fit = Fit(clusters[i], mention, i == 0 ? published : null, actors);
            if (fit > bestFit || (fit > 0 && fit == bestFit && clusters[i].Mentions[^1].First > best!.Mentions[^1].First)) (best, bestFit) = (clusters[i], fit);
        }

        return best;
    }

    /// <summary>
    /// How well a passage fits an agreement; 0 when it cannot be meant. <paramref name="current"/> is the report's own day for the
    /// agreement that it opens with: undated, that one is of these days.
    /// </summary>
    private static int Fit(AgreementCluster cluster, AgreementMention mention, PartialDate? current, IReadOnlyList<ActorMention> actors)
    {
        if (mention.Kind is { } kind && Family(kind) != Family(cluster.Kind)) return 0;
        var fit = 10;

        // "A second, reached on Wednesday": another than the one told last, and one told before only when the days agree.
        if (mention.OtherThan is not null && mention.Parties.Count > 0 && !mention.Parties.Any(p => Bound(cluster).Contains(p))) return 0;
        if (mention.OtherThan is { } apart && (cluster.Mentions.Any(m => m.First == apart) || AgreedDay(mention) is not { } day || cluster.Mentions.Select(AgreedDay).FirstOrDefault(d => d is not null) != day)) return 0;
        var mentionDate = mention.Dated ?? mention.Said.FirstOrDefault(s => s.Date is not null && (s.Real && s.State is AgreementState.Agreed or AgreementState.InForce || s.State is AgreementState.Demanded or AgreementState.Proposed))?.Date;
        if (mentionDate is { } date && (cluster.Anchor ?? (mention.Indefinite || mention.Earlier ? current : null)) is { } anchor)
        {
            // Between the making of a truce and its beginning months may pass; between two days of making not.
            var making = mention.Dated is null && AgreedDay(mention) is not null && cluster.DateOf(AgreementState.Agreed) is null && date.Latest < anchor.Earliest;
            if (DaysApart(date, anchor) > (making ? DaysToBegin : SameAgreementDays)) return 0;
            fit += 5;
        }

        // "The last truce that they made dates from February 2010", beside one that is asked for now or is to begin soon.
        if (Made(mention) is { } once && (cluster.DateOf(AgreementState.InForce, planned: true) ?? (cluster.OnlyWanted ? current : null)) is { } coming && once.Latest < coming.Earliest && DaysApart(once, coming) > DaysToBegin) return 0;

        // "a ceasefire agreed on October 10" beside one agreed on October 17, "the ceasefire that it had itself declared on August 4" beside one of August 26:
        // two, when both days are given.
        if (Made(mention) is { } own && cluster.Mentions.Select(Made).FirstOrDefault(d => d is not null) is { } its
            && DaysApart(own, its) > (mention.Indefinite ? DaysOfOneAgreement : DaysOfOneMaking)) return 0;

        // "It was the second in three days. Officials had arranged a truce on Wednesday".
        if (mention.Indefinite && mention.Said.Any(s => s is { Real: true, Before: true, State: AgreementState.Agreed }) && Made(mention) is { Day: not null } before && cluster.Mentions.Select(Made).FirstOrDefault(d => d is not null) is { } news && before.Latest < news.Earliest) return 0;

        // A truce is not broken before it is made.
        if (mention.Indefinite && (cluster.Anchor ?? current) is { } made
            && mention.Said.Any(s => s.Real && s.Date is { } told && told.Latest < made.Earliest && DaysApart(told, made) > SameAgreementDays)) return 0;

        // What ended before the other begins, what others brokered, what one side declares alone beside what both made: another.
        if (mention.Indefinite && cluster.DateOf(AgreementState.InForce, planned: true) is { } starts
            && mention.Said.Any(s => s.Real && s.State is AgreementState.Ended or AgreementState.Expired && s.Date is { } over && over.Latest < starts.Earliest)) return 0;
        if (mention.Indefinite && mention.Brokers.Count > 0 && cluster.All(m => m.Brokers) is { Count: > 0 } arrangers && !mention.Brokers.Any(arrangers.Contains)) return 0;
        if (mention.Indefinite && IsOneSided(mention.Scope ?? "") && !cluster.Mentions.Any(m => IsOneSided(m.Scope ?? "")) && (DeclaredByOther(mention, cluster) || MadeByTwo(cluster) || IsToldLater(mention, cluster))) return 0;

        // News is told without its year; with one, history is. "A truce collapsed", said after another was made, is of one before.
        var ended = mention.Said.Any(s => s.Real && s.State is AgreementState.Ended or AgreementState.Expired);
        if (mention.Indefinite && mention.YearGiven && !cluster.Mentions.Any(m => m.YearGiven) && (mention.Year is null || current is null || mention.Year != current.Value.Year)) return 0;
        ended |= mention.Opens && mention.Said.Any(s => s.Real && s.State is AgreementState.Violated);
        if (mention.Indefinite && ended && !cluster.HasEnded && !cluster.OnlyWanted && mention.Sentence > cluster.Mentions[0].Sentence) return 0;

        // "…, when they declared a one-month truce", some way behind a truce of no such length.
        if (mention.Indefinite && mention.Duration is not null && !IsWanted(mention) && cluster.First(m => m.Duration) is null && mention.Sentence > cluster.Mentions[0].Sentence + 2
            && mention.Said.Any(s => s.Real && s.State is AgreementState.Agreed)) return 0;

        // "signed a declaration", "reached an understanding": something else unless it is told at once.
        if (mention is { Kind: null, Indefinite: true } && mention.Term.Words is not ["agree"] && mention.Sentence > cluster.Mentions[^1].Sentence + 1) return 0;
        if (mention.Earlier != cluster.Earlier && (mention.Earlier || (mentionDate is null && mention.Indefinite))) return 0;
        if (mention.Earlier && cluster.Earlier) fit += 5;

        // What is first spoken of as known ("the truce") is not brought up later as something new that is described otherwise.
        var describes = mention.Scope is not null || mention.Excludes.Count > 0 || mention.Duration is not null;
        if (mention.Indefinite && describes && cluster.Mentions[0].Definite && !Repeats(mention, cluster)) return 0;
        if (mention.Excludes.Count > 0 && cluster.All(m => m.Excludes).Any(mention.Excludes.Contains)) fit += 4;
        if (mention.Kind is null && (cluster.Kind is AgreementKind.PeaceAgreement or AgreementKind.Disarmament || cluster.Mentions.Any(m => m.Term.Role == TermRole.Carrier))) fit += 2;
        if (mention.Duration is { } length && cluster.First(m => m.Duration) is { } other)
        {
            if (!string.Equals(length, other, StringComparison.OrdinalIgnoreCase)) return 0;
            fit += 3;
        }

        if (mention.Scope is { } described && cluster.Mentions.Any(m => m.Scope == described)) fit += 3;
        if (mention.Scope is "maritime" != cluster.Mentions.Any(m => m.Scope is "maritime") && mention.Scope is not null) return 0;
        if (mention.Scope is { } scope && cluster.First(m => m.Scope) is { } otherScope && Opposed(scope, otherScope)) return 0;
        var wanted = IsWanted(mention);
        if (wanted && mention.Indefinite)
        {
            // A call for a truce while one is in force asks for that one to be kept; after its end it asks for a new one.
            if (!cluster.OnlyWanted && cluster.HasEnded) return 0;
            if (mention.Duration is not null && cluster.First(m => m.Duration) is null) return 0;

            // "had rejected a proposal for a general ceasefire", beside one that was agreed.
            if (!cluster.OnlyWanted && cluster.Has(AgreementState.Agreed) && mention.Said.Any(s => s.Real && s.State is AgreementState.Rejected)) return 0;
        }
        else if (cluster.OnlyWanted && !wanted)
        {
            // What is only wished for does not start, hold, break or return.
            fit -= 4;
            if (mention.Said.Any(s => s.Real && s.State is AgreementState.Violated or AgreementState.Ended or AgreementState.InForce or AgreementState.Restored)) return 0;
        }

        if (mention.Another && mention.Indefinite && (!wanted || !cluster.OnlyWanted)) return 0;
        var covers = cluster.All(m => m.Covers);
        if (mention.Covers.Count > 0 && covers.Count > 0)
        {
            var countries = cluster.All(m => m.CoverCountries);
            if (mention.Covers.Any(covers.Contains) || mention.Covers.Any(countries.Contains) || covers.Exists(mention.CoverCountries.Contains)) fit += 2;
            else if (mention.Indefinite) return 0;
            else fit -= 3;
        }

        if (mention.Parties.Count == 2 && IsOfOthers(mention.Parties, cluster, actors)) return 0;
        if (mention.Parties.Count > 0 && cluster.All(m => m.Parties) is { Count: > 0 } parties)
        {
            if (mention.Parties.Any(p => parties.Contains(p) || (mention.Possessed && Declared(cluster, p)))) fit += 2;
            else if (mention.Indefinite || mention.Possessed) return 0;
        }

        return Math.Max(fit, 1);
    }

    /// <summary>
    /// "the ceasefire between Israel and Hamas", in a report on one between the United States and the Houthis, or on one between Israel and Hezbollah: none of the
    /// pair is bound by the other, or one is and the rest are known to be of different countries.
    /// </summary>
    private static bool IsOfOthers(IReadOnlyList<string> pair, AgreementCluster cluster, IReadOnlyList<ActorMention> actors)
    {
        var bound = Bound(cluster);
        if (bound.Count == 0) return false;
        if (!pair.Any(bound.Contains)) return true;
        if (bound.Count != 2 || pair.All(bound.Contains)) return false;
        var mine = HomeOf(pair.First(p => !bound.Contains(p)), actors);
        var theirs = HomeOf(bound.First(p => !pair.Contains(p)), actors);
        return mine is not null && theirs is not null && mine != theirs;
    }

    /// <summary>Those bound by an agreement, as far as its passages say so in their own words.</summary>
    private static HashSet<string> Bound(AgreementCluster cluster) =>
        cluster.Mentions.SelectMany(m => m.Parties.Concat(m.Said.Where(s => s.Real && s.State is AgreementState.Agreed && !s.Arranges && (!s.Announces || s.Subjects.Count == 1)).SelectMany(s => s.Subjects))).ToHashSet(StringComparer.Ordinal);

    private static string? HomeOf(string side, IReadOnlyList<ActorMention> actors)
    {
        foreach (var actor in actors)
        {
            if (actor.Side == side && actor.Known) return actor.Country;
        }

        return null;
    }

    private static NodaTime.LocalDate? AgreedDay(AgreementMention mention) =>
        mention.Said.FirstOrDefault(s => s.Real && s.State is AgreementState.Agreed && s.Date?.AsDay is not null)?.Date?.AsDay;

    private static PartialDate? Made(AgreementMention mention) =>
        mention.Said.FirstOrDefault(s => s.Real && s.State is AgreementState.Agreed && s.Date is { Month: not null })?.Date;

    private static bool Repeats(AgreementMention mention, AgreementCluster cluster) =>
        (mention.Scope is not null && cluster.First(m => m.Scope) == mention.Scope)
        || (mention.Duration is not null && cluster.First(m => m.Duration) == mention.Duration)
        || cluster.All(m => m.Excludes).Any(mention.Excludes.Contains);

    private static bool Declared(AgreementCluster cluster, string side) => cluster.Mentions.Any(m => m.Said.Any(s => s.State is AgreementState.Agreed && s.Subjects.Contains(side)));

    private static bool MadeByTwo(AgreementCluster cluster) => cluster.Mentions.Any(m => m.Parties.Count > 1 || m.Said.Any(s => s.Real && s.State is AgreementState.Agreed && s.Subjects.Count > 1));

    /// <summary>"proclaimed a cease-fire of his own", sentences behind one that was made without a word of one side.</summary>
    private static bool IsToldLater(AgreementMention mention, AgreementCluster cluster) =>
        mention.Sentence > cluster.Mentions[0].Sentence + 1 && cluster.Has(AgreementState.Agreed) && mention.Said.Any(s => s.Real && s.State is AgreementState.Agreed) && !mention.Said.Any(s => s.State is AgreementState.Extended);

    private static bool DeclaredByOther(AgreementMention mention, AgreementCluster cluster)
    {
        var own = mention.Said.Where(s => s.Real && s.State is AgreementState.Agreed).SelectMany(s => s.Subjects).Concat(mention.Parties).ToList();
        return own.Count > 0 && cluster.Mentions.SelectMany(m => m.Said).Any(s => s.Real && s.State is AgreementState.Agreed && s.Subjects.Count > 0 && !s.Subjects.Any(own.Contains));
    }

    private static bool IsWanted(AgreementMention mention) =>
        mention.Said.Count > 0
        && mention.Said.All(s => (!s.Real && s.State is AgreementState.Agreed or AgreementState.InForce) || s.State is AgreementState.Proposed or AgreementState.Demanded or AgreementState.Negotiating or AgreementState.Rejected);

    private static bool Opposed(string a, string b) =>
        (IsOneSided(a) && IsTwoSided(b)) || (IsTwoSided(a) && IsOneSided(b)) || (IsPartial(a) && IsWide(b)) || (IsWide(a) && IsPartial(b));

    private static bool IsOneSided(string scope) => scope is "unilateral";

    private static bool IsTwoSided(string scope) => scope is "bilateral" or "mutual" or "reciprocal";

    internal static bool IsPartial(string scope) => scope is "partial" or "local" or "limited";

    private static bool IsWide(string scope) => scope is "nationwide" or "countrywide" or "national" or "general" or "comprehensive" or "unconditional";

    private static int DaysApart(PartialDate a, PartialDate b)
    {
        if (a.Covers(b) || b.Covers(a)) return 0;
        var gap = a.Earliest > b.Latest ? NodaTime.Period.DaysBetween(b.Latest, a.Earliest) : NodaTime.Period.DaysBetween(a.Latest, b.Earliest);
        return Math.Max(gap, 0);
    }

    internal static AgreementKind Family(AgreementKind kind) => kind switch
    {
        AgreementKind.CessationOfHostilities or AgreementKind.HumanitarianPause or AgreementKind.LocalTruce or AgreementKind.Deescalation => AgreementKind.Ceasefire,
        _ => kind,
    };
}
