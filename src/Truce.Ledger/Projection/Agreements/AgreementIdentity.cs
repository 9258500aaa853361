using NodaTime;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>
/// Decides whether two mentions may mean one agreement (<see cref="Contradict"/>) and how much speaks for it
/// (<see cref="Score"/>). The weights are chosen so that one day in common decides, and that a month in common needs company.
/// </summary>
internal static class AgreementIdentity
{
    /// <summary>Outlets differ by time zone and by what they count as the beginning; further apart than this are two agreements.</summary>
    public const int ToleranceDays = 3;

    /// <summary>A truce that is agreed begins within this many days.</summary>
    public const int TruceLeadDays = 21;

    /// <summary>The same for peace agreements, exchanges and the like, which take preparation.</summary>
    private const int AccordLeadDays = 120;

    /// <summary>Sources that put the end of one agreement further apart than this mean two.</summary>
    private const int EndToleranceDays = 14;

    private const int MonthDays = 31;

    /// <summary>True when what the two say rules out that they are one agreement, whichever report says it.</summary>
    public static bool Contradict(AgreementMention a, AgreementMention b) =>
        a.Family != b.Family
        || (a.Countries.Count > 0 && b.Countries.Count > 0 && !a.Countries.Overlaps(b.Reach) && !a.Reach.Overlaps(b.Countries))
        || DatesConflict(a, b)
        || ScopesConflict(a, b)
        || PartiesConflict(a, b);

    /// <summary>How much speaks for one agreement; a day in common weighs 3, other things in common about 1 each.</summary>
    public static double Score(AgreementMention a, AgreementMention b) =>
        DateScore(a.Agreed, b.Agreed)
        + DateScore(a.InForce, b.InForce)
        + LeadScore(a, b)
        + ContentScore(a, b);

    /// <summary>The part of the score that does not rest on dates.</summary>
    public static double ContentScore(AgreementMention a, AgreementMention b)
    {
        var score = 0.0;
        if (a.Brokers.Overlaps(b.Brokers)) score += 1;
        if (a.Parties.Overlaps(b.Parties)) score += 1;
        else if (a.Parties.Overlaps(b.Brokers) || a.Brokers.Overlaps(b.Parties)) score += 0.75;
        if (a.Areas.Overlaps(b.Areas)) score += 1;
        if (a.Countries.Overlaps(b.Countries)) score += 0.5;
        if (a.IsPause != b.IsPause) score -= 1;
        if ((a.IsWide && b.Areas.Count > 0) || (b.IsWide && a.Areas.Count > 0)) score -= 1.5;
        if (a.Finding.Duration is { } length && b.Finding.Duration is { } other) score += Wording.Fold(length) == Wording.Fold(other) ? 0.5 : -0.5;
        return score;
    }

    /// <summary>Days between two dates at the precision they have; 0 when they may be the same day.</summary>
    public static int GapDays(PartialDate a, PartialDate b)
    {
        if (a.Latest < b.Earliest) return Period.DaysBetween(a.Latest, b.Earliest);
        return b.Latest < a.Earliest ? Period.DaysBetween(b.Latest, a.Earliest) : 0;
    }

    private static bool DatesConflict(AgreementMention a, AgreementMention b)
    {
        var tolerance = a.Family == AgreementFamily.Truce || (a.HasDay && b.HasDay) ? ToleranceDays : ToleranceDays * 2;
        return GapExceeds(a.Agreed, b.Agreed, tolerance)
            || GapExceeds(a.InForce, b.InForce, tolerance)
            || LeadConflict(a.Agreed, b.InForce, a.Family)
            || LeadConflict(b.Agreed, a.InForce, a.Family)
            || EndsBefore(a.Ended, b.Onset)
            || EndsBefore(b.Ended, a.Onset)
            || GapExceeds(a.Ended, b.Ended, EndToleranceDays);
    }

    private static bool GapExceeds(DayRange? a, DayRange? b, int days) => a is { } x && b is { } y && x.GapTo(y) > days;

    private static bool LeadConflict(DayRange? agreed, DayRange? inForce, AgreementFamily family)
    {
        if (agreed is not { } from || inForce is not { } to) return false;
        var lead = family == AgreementFamily.Truce ? TruceLeadDays : AccordLeadDays;
        return to.Last + ToleranceDays < from.First || from.Last + lead < to.First;
    }

    private static bool EndsBefore(DayRange? ended, DayRange? onset) => ended is { } end && onset is { } start && end.Last < start.First;

    private static bool ScopesConflict(AgreementMention a, AgreementMention b)
    {
        if (a.Areas.Overlaps(b.ExcludedAreas) && !a.Areas.Overlaps(b.Areas)) return true;
        if (b.Areas.Overlaps(a.ExcludedAreas) && !a.Areas.Overlaps(b.Areas)) return true;
        // A truce for the whole country is none that leaves a part of it out.
        if ((a.IsWide && b.Areas.Count > 0 && b.ExcludedAreas.Count > 0) || (b.IsWide && a.Areas.Count > 0 && a.ExcludedAreas.Count > 0)) return true;
        return a.Areas.Count > 0 && b.Areas.Count > 0 && !a.Areas.Overlaps(b.Areas) && !SameDay(a, b);
    }

    private static bool PartiesConflict(AgreementMention a, AgreementMention b) =>
        a.Armed.Count > 0 && b.Armed.Count > 0 && !a.Armed.Overlaps(b.Armed)
        && a.Armed.HasOtherThan(b.Parties, b.Brokers)
        && b.Armed.HasOtherThan(a.Parties, a.Brokers);

    /// <summary>A report keeps agreements apart; two of its mentions are one only when they give the same day or the very same area.</summary>
    public static bool SameInOneReport(AgreementMention a, AgreementMention b) =>
        a.IsProposal == b.IsProposal
        && (SameDay(a, b) || (a.Areas.Count > 0 && a.Areas.SetEquals(b.Areas) && a.ExcludedAreas.Count > 0 && a.ExcludedAreas.SetEquals(b.ExcludedAreas)));

    private static bool SameDay(AgreementMention a, AgreementMention b) =>
        (a.Agreed is { IsDay: true } && a.Agreed == b.Agreed) || (a.InForce is { IsDay: true } && a.InForce == b.InForce);

    private static double DateScore(DayRange? one, DayRange? other)
    {
        if (one is not { } a || other is not { } b) return 0;
        if (a.IsDay && b.IsDay) return a == b ? 3 : a.GapTo(b) <= ToleranceDays ? 2 : 0;
        if (a.GapTo(b) > 0) return 0;
        return a.Last - a.First <= MonthDays && b.Last - b.First <= MonthDays ? 1 : 0.5;
    }

    private static double LeadScore(AgreementMention a, AgreementMention b)
    {
        return Math.Max(Lead(a.Agreed, b), Lead(b.Agreed, a));

        static double Lead(DayRange? agreed, AgreementMention other)
        {
            if (agreed is not { } from || other.InForce is not { } to || other.Agreed is not null) return 0;
            if (!from.IsDay || !to.IsDay) return from.GapTo(to) == 0 ? 1 : 0.5;
            return from.GapTo(to) <= ToleranceDays ? 2 : 1;
        }
    }
}
