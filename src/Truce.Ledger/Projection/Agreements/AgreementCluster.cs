using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Mentions that mean one agreement.</summary>
internal sealed class AgreementCluster(AgreementMention first)
{
    private Facts? _facts;

    /// <summary>Its parts, each of mentions that say the same.</summary>
    public List<AgreementMention> Parts { get; } = [first];

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

    public bool ConflictsWith(AgreementMention part) => Parts.Exists(p => AgreementIdentity.Conflict(p, part));

    public bool ConflictsWith(AgreementCluster other) => other.Parts.Exists(ConflictsWith);

    public double BestScore(AgreementMention part) => Parts.Max(p => AgreementIdentity.Score(p, part));

    public void Add(AgreementMention part, double score)
    {
        Parts.Add(part);
        WeakestLink = Math.Min(WeakestLink, score);
        _facts = null;
    }

    public void Add(AgreementCluster other, double score)
    {
        Parts.AddRange(other.Parts);
        WeakestLink = Math.Min(Math.Min(WeakestLink, other.WeakestLink), score);
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
