using System.Collections.Frozen;
using System.Globalization;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>The arithmetic of the Security Council (UN Charter, Article 27; codebook, section 11).</summary>
internal static class Charter
{
    private const int Members = 15;

    private const int Majority = 9;

    private static readonly FrozenSet<string> _permanent =
        new[] { "China", "France", "Russia", "United Kingdom", "United States" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>True when the member's no is a veto.</summary>
    public static bool IsPermanent(string member) => _permanent.Contains(member);

    /// <summary>What follows from a tally; <paramref name="against"/> are the members known to have voted no.</summary>
    /// <param name="votes">The tally that is reported.</param>
    /// <param name="against">Members that the reports name as voting against.</param>
    /// <param name="told">How the reports call the outcome.</param>
    public static CharterCheck Check(VoteTally votes, IReadOnlyList<string> against, CouncilKind told)
    {
        var (yes, no, abstained) = (votes.For, votes.Against, votes.Abstain);
        var sum = (yes ?? 0) + (no ?? 0) + (abstained ?? 0);
        var tally = string.Create(CultureInfo.InvariantCulture, $"{yes?.ToString(CultureInfo.InvariantCulture) ?? "?"} for, {no?.ToString(CultureInfo.InvariantCulture) ?? "?"} against, {abstained?.ToString(CultureInfo.InvariantCulture) ?? "?"} abstaining");
        if (sum > Members) return new CharterCheck(CouncilOutcome.Undecided, false, $"{tally}: more than the council's {Members} members");
        if (yes is not { } inFavour) return new CharterCheck(CouncilOutcome.Undecided, true, $"{tally}: the votes in favour are not given");

        var permanent = against.Where(IsPermanent).Order(StringComparer.Ordinal).ToList();
        if (inFavour < Majority)
        {
            return new CharterCheck(
                CouncilOutcome.LackedVotes,
                told is not (CouncilKind.Adoption or CouncilKind.Veto),
                $"{tally}: fewer than {Majority} in favour, so it failed for lack of votes" + (permanent.Count > 0 ? ", not by the veto" : ""));
        }

        if (permanent.Count > 0)
        {
            return new CharterCheck(
                CouncilOutcome.Vetoed,
                told != CouncilKind.Adoption,
                $"{tally}: enough in favour, but {string.Join(" and ", permanent)}, a permanent member, voted against");
        }

        // Vetoed or adopted by the numbers: without any vote against it was adopted; else it depends on who they were.
        if (no is 0 || (no is null && sum == Members)) return new CharterCheck(CouncilOutcome.Adopted, told != CouncilKind.Veto, $"{tally}: nobody against, so it was adopted");
        return told switch
        {
            CouncilKind.Veto => new CharterCheck(CouncilOutcome.Undecided, true, $"{tally}: the numbers allow a veto; the reports do not say whose"),
            CouncilKind.Adoption => new CharterCheck(CouncilOutcome.Adopted, true, $"{tally}: {Majority} or more in favour and no permanent member known to be against"),
            _ => new CharterCheck(CouncilOutcome.Undecided, true, $"{tally}: it depends on whether a permanent member voted against"),
        };
    }
}
