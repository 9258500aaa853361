using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Mentions that mean one agreement.</summary>
internal sealed class AgreementCluster
{
    private readonly Dictionary<string, AgreementMention> _profiles = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<AgreementMention>> _byDocument = [];
    private Facts? _facts;

    public AgreementCluster(AgreementMention first) => Take(first);

    /// <summary>A cluster of parts that somebody put together, whatever they say.</summary>
    public static AgreementCluster Of(IReadOnlyList<AgreementMention> parts, double weakestLink)
    {
        var cluster = new AgreementCluster(parts[0]) { WeakestLink = weakestLink };
        foreach (var part in parts.Skip(1)) cluster.Take(part);
        return cluster;
    }

    /// <summary>Its parts, each of mentions that say the same.</summary>
    public List<AgreementMention> Parts { get; } = [];

    /// <summary>One part for each different thing said: what speaks for or against the others speaks for or against these.</summary>
    public IReadOnlyCollection<AgreementMention> Profiles => _profiles.Values;

    /// <summary>The weakest link that holds it together, as a score.</summary>
    public double WeakestLink { get; private set; } = double.PositiveInfinity;

    /// <summary>All mentions, in canonical order.</summary>
    public IReadOnlyList<Mention<AgreementFinding>> Mentions => Known.Mentions;

    /// <summary>When it was agreed, by most voices; what extensions say counts only when nothing else does.</summary>
    public PartialDate? Agreed => Known.Agreed;

    public PartialDate? InForce => Known.InForce;

    public PartialDate? Ended => Known.Ended;

    /// <summary>First day it may have begun, or null when no source gives a date.</summary>
    public LocalDate? Onset => Agreed?.Earliest ?? InForce?.Earliest;

    private Facts Known => _facts ??= Facts.Of(Parts);

    /// <summary>True when the part cannot be of this agreement by what it says.</summary>
    public bool Contradicts(AgreementMention part)
    {
        foreach (var profile in _profiles.Values)
        {
            if (AgreementIdentity.Contradict(profile, part)) return true;
        }

        return false;
    }

    /// <summary>True when a report that speaks of this agreement keeps the part apart from it.</summary>
    public bool IsKeptApart(AgreementMention part)
    {
        foreach (var document in part.Documents)
        {
            if (_byDocument.TryGetValue(document, out var others) && others.Exists(o => !AgreementIdentity.SameInOneReport(o, part))) return true;
        }

        return false;
    }

    /// <summary>
    /// True when the two cannot be one: by what they say, or because reports keep them apart. One report in many that tells one
    /// agreement as two does not split it for all: it takes a third of the reports of the less reported one.
    /// </summary>
    public bool ConflictsWith(AgreementCluster other)
    {
        if (other._profiles.Values.Any(Contradicts)) return true;
        var apart = other._byDocument.Count(d => _byDocument.TryGetValue(d.Key, out var own) && own.Exists(o => d.Value.Exists(p => !AgreementIdentity.SameInOneReport(o, p))));
        return apart > 0 && apart * 3 >= Math.Min(_byDocument.Count, other._byDocument.Count);
    }

    public double BestScore(AgreementMention part) => _profiles.Values.Max(p => AgreementIdentity.Score(p, part));

    public void Add(AgreementMention part, double score)
    {
        Take(part);
        WeakestLink = Math.Min(WeakestLink, score);
    }

    public void Add(AgreementCluster other, double score)
    {
        foreach (var part in other.Parts) Take(part);
        WeakestLink = Math.Min(Math.Min(WeakestLink, other.WeakestLink), score);
    }

    private void Take(AgreementMention part)
    {
        Parts.Add(part);
        _profiles.TryAdd(part.Profile, part);
        foreach (var document in part.Documents)
        {
            if (!_byDocument.TryGetValue(document, out var parts)) _byDocument.Add(document, parts = []);
            parts.Add(part);
        }

        _facts = null;
    }

    /// <summary>What follows from the parts; made anew after each change.</summary>
    private sealed record Facts(IReadOnlyList<Mention<AgreementFinding>> Mentions, PartialDate? Agreed, PartialDate? InForce, PartialDate? Ended)
    {
        public static Facts Of(List<AgreementMention> parts)
        {
            var mentions = parts.SelectMany(p => p.Mentions).Order().ToList();
            return new Facts(
                mentions,
                Gathering.BestDate(mentions.Where(m => m.Finding.StatusInDoc != AgreementStatus.Extended), f => f.Agreed) ?? Gathering.BestDate(mentions, f => f.Agreed),
                Gathering.BestDate(mentions, f => f.InForce),
                Gathering.BestDate(mentions, f => f.Ended));
        }
    }
}
