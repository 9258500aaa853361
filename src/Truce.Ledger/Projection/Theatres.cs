using Truce.Domain;

namespace Truce.Ledger;

/// <summary>Chooses the conflict that a report, or a finding in it, belongs to: the country where the things it tells took place.</summary>
internal static class Theatres
{
    private const int WeightOfTruce = 4;
    private const int WeightOfDeed = 3;
    private const int WeightOfParty = 2;
    private const int WeightOfMention = 1;

    /// <summary>The report's theatre, or null when it names no country. Of countries with equal weight the ordinally first.</summary>
    public static string? Of(DocumentFindings findings, Gazetteer gazetteer)
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        // Where diplomats meet is no theatre: Geneva, Doha and New York say nothing about the war.
        var venues = findings.Meetings.Select(m => m.Place).OfType<string>().ToHashSet(StringComparer.Ordinal);

        foreach (var agreement in findings.Agreements)
        {
            foreach (var area in agreement.Covers.Concat(agreement.Excludes)) Add(gazetteer.CountryOfPlace(area), WeightOfTruce);
            foreach (var party in agreement.Parties)
            {
                if (!gazetteer.IsCountry(party)) Add(gazetteer.CountryOfActor(party), WeightOfParty);
            }
        }

        foreach (var incident in findings.Incidents) Add(gazetteer.CountryOfPlace(incident.Place), WeightOfDeed);
        foreach (var access in findings.Access) Add(gazetteer.CountryOfPlace(access.Place), WeightOfDeed);
        foreach (var figure in findings.Figures) Add(gazetteer.CountryOfPlace(figure.Place), WeightOfDeed);
        foreach (var place in findings.Places)
        {
            if (!venues.Contains(place.Name)) Add(place.Country, WeightOfMention * place.Mentions);
        }

        return weights.Count == 0
            ? Fallback(findings)
            : weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).First().Key;

        void Add(string? country, int weight)
        {
            if (country is not null) weights[country] = weights.GetValueOrDefault(country) + weight;
        }
    }

    /// <summary>Without a gazetteer the name that agreements and deeds give most often stands for the country.</summary>
    private static string? Fallback(DocumentFindings findings) => Wording.Commonest(
        findings.Agreements.SelectMany(a => a.Covers).Concat(findings.Incidents.Select(i => i.Place)).Concat(findings.Access.Select(a => a.Place)));
}
