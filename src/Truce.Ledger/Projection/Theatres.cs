using System.Collections.Frozen;
using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Chooses the conflict that a report, or a finding in it, belongs to: the country where the things it tells took place.</summary>
internal static class Theatres
{
    private const int WeightOfTruce = 4;
    private const int WeightOfDeed = 3;
    private const int WeightOfFighter = 2;
    private const int WeightOfMention = 1;

    /// <summary>Sectors whose people are at home in the conflict: rebels, militias, civilians, refugees.</summary>
    private static readonly FrozenSet<string> _local =
        new[] { "REB", "PRM", "OPP", "UAF", "CVL", "REF", "PRE" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The theatre of a report, by what it says itself, or null when it names no country. Of countries with equal weight the ordinally first.</summary>
    public static string? Of(DocumentFindings findings, OwnPlaces places)
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        // Where diplomats meet is no theatre: Geneva, Doha and New York say nothing about the war.
        var venues = findings.Meetings.Select(m => m.Place).OfType<string>().ToHashSet(StringComparer.Ordinal);
        // A state that acts in the report ("Russia", "Washington") is often named like the country without being where things happen.
        var powers = findings.Actors.Where(a => a.Kind == "GOV" && places.IsCountry(a.Name)).Select(a => a.Name).ToHashSet(StringComparer.Ordinal);

        foreach (var area in findings.Agreements.SelectMany(a => AgreementMention.AreasOf(a).Concat(a.Excludes))) Add(area, powers.Contains(area) ? WeightOfMention : WeightOfTruce);
        foreach (var incident in findings.Incidents) Add(incident.Place, WeightOfDeed);
        foreach (var access in findings.Access) Add(access.Place, WeightOfDeed);
        foreach (var figure in findings.Figures) Add(figure.Place, WeightOfDeed);
        foreach (var place in findings.Places)
        {
            if (!powers.Contains(place.Name)) Add(place.Name, WeightOfMention * place.Mentions);
        }

        foreach (var actor in findings.Actors)
        {
            if (actor.Country is not { } home) continue;
            if (_local.Contains(actor.Kind) || IsGovernmentInName(actor) || (actor.Kind == "MIL" && !powers.Contains(home))) AddCountry(home, WeightOfFighter * actor.Mentions);
            else if (actor.Kind == "NGO" && !powers.Contains(home)) AddCountry(home, WeightOfMention * actor.Mentions);
        }

        return weights.Count == 0
            ? Fallback(findings)
            : weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).First().Key;

        void Add(string? place, int weight)
        {
            if (place is not null && !venues.Contains(place) && places.CountryOfPlace(place) is { } country) AddCountry(country, weight);
        }

        void AddCountry(string country, int weight) => weights[country] = weights.GetValueOrDefault(country) + weight;
    }

    /// <summary>The codebook names a government as a side in a war of its own country: "Syrian government"; abroad it is "Russia".</summary>
    private static bool IsGovernmentInName(ActorReference actor) => actor.Kind is "GOV" or "MIL" && actor.Name.EndsWith(" government", StringComparison.Ordinal);

    /// <summary>Where no place is known the name that agreements and deeds give most often stands for the country.</summary>
    private static string? Fallback(DocumentFindings findings) => Wording.Commonest(
        findings.Agreements.SelectMany(a => a.Covers).Concat(findings.Incidents.Select(i => i.Place)).Concat(findings.Access.Select(a => a.Place)));
}
