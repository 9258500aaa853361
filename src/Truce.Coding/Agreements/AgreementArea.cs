using Truce.Coding.Meetings;
using Truce.Domain;
using Truce.Language;

namespace Truce.Coding.Agreements;

/// <summary>Where an agreement holds when its own phrase does not say so, and which places of its phrase are only where it was made.</summary>
internal static class AgreementArea
{
    /// <summary>Times that a report must name a region for its truce to be taken for that region's.</summary>
    private const int NamedOften = 2;

    /// <summary>How much a report must speak of a country's places for a truce without known sides to be taken for that country's.</summary>
    private const int Weighty = 3;

    /// <summary>
    /// The area that an agreement concerns when its own phrase does not say: the country in which a party fights, or the region of it that the
    /// report names more ("Gaza", "Tigray", "Aceh"); between two states a region of theirs that the report names again and again, or nothing;
    /// where no party tells, the country that the report names most and that is neither party nor broker.
    /// </summary>
    public static string? Of(Document document, List<string> parties, List<string> brokers)
    {
        if (Home(document, parties) is { } home) return RegionOf(document, [home]) ?? home;
        var states = parties.Select(p => document.Codebook.Actors.CountryOf(p)?.Name).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (states.Count > 1 && RegionOf(document, states) is { } contested) return contested;
        if (states.Count > 1 && HomeOfGroup(document, states) is { } field) return RegionOf(document, [field]) ?? field;
        var weights = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var place in document.Places)
        {
            if (place.Country is not { } country || place.Role is PlaceRole.PartOfName or PlaceRole.Metonym || IsVenue(document, place)) continue;

            // Towns and provinces say where a war is; the bare name of a state may be that of a power that speaks.
            weights[country] = weights.GetValueOrDefault(country) + (place.Precision is "country" ? 1 : 2);
        }

        var top = weights.Count == 0 ? null : weights.MaxBy(c => c.Value).Key;
        if (states is [var only] && (top is null || top == only || weights[top] < 2 * weights.GetValueOrDefault(only))) return RegionOf(document, states) ?? only;
        if (top is null || weights[top] < Weighty || states.Contains(top) || parties.Contains(top) || brokers.Contains(top)) return null;
        return RegionOf(document, [top]) ?? top;
    }

    /// <summary>The country inside which a party fights: an armed group's own, or that of a government that bears the name of one at war.</summary>
    internal static string? Home(Document document, List<string> parties)
    {
        foreach (var actor in document.Actors)
        {
            if (actor.Country is { } home && parties.Contains(actor.Side) && actor.Side != home && actor.Kind is not ("IGO" or "NGO" or "UNO")) return home;
        }

        return null;
    }

    /// <summary>The one of some states in which an armed group fights that the report names again and again, or null.</summary>
    private static string? HomeOfGroup(Document document, List<string> states)
    {
        var homes = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var actor in document.Actors)
        {
            if (actor.Known && actor.Kind is "REB" or "PRM" or "IMG" && actor.Country is { } home && states.Contains(home)) homes[home] = homes.GetValueOrDefault(home) + 1;
        }

        return homes.Count == 1 ? homes.Keys.First() : null;
    }

    /// <summary>The region of some countries that a report names most, when it names it again and again and no less often than those countries; or null.</summary>
    private static string? RegionOf(Document document, List<string> countries)
    {
        var regions = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var own = 0;
        foreach (var place in document.Places)
        {
            // A region that two states contest ("Kashmir") is in neither of them.
            if (place.Role is not PlaceRole.Place || IsVenue(document, place) || !(place.Country is { } country ? countries.Contains(country) : countries.Count > 1)) continue;
            if (place.Precision is "country") own++;
            else if (place.Precision is not ("settlement" or "exact")) regions[place.Name] = regions.GetValueOrDefault(place.Name) + 1;
        }

        if (regions.Count == 0) return null;
        var (name, count) = regions.MaxBy(r => r.Value);
        var rivals = regions.Count(r => r.Value == count);
        return count >= (own == 0 && regions.Count == 1 ? 1 : NamedOften) && count >= own && rivals == 1 ? name : null;
    }

    /// <summary>
    /// The town for which a truce holds in a country whose war a report tells of, or null: the one that its watchers are sent to ("monitors to the
    /// Yemeni port of Hodeida to watch over a ceasefire"), or the only place of the country that the report names, when it stands beside
    /// the truce ("fighting broke out in the Yemeni city of Hodeida after a ceasefire went into force"). Never a capital, which stands for
    /// its state.
    /// </summary>
    public static string? TownOf(Document document, AgreementCluster cluster, string area)
    {
        if (!document.Codebook.Actors.CountryByName.TryGetValue(area, out var country)) return null;
        var alone = document.Places.Where(p => p.Country == area && p.Role is PlaceRole.Place).Select(p => p.Name).Distinct(StringComparer.Ordinal).Take(2).Count() == 1;
        foreach (var mention in cluster.Mentions)
        {
            if (!alone && !IsWatched(document, mention.Head)) continue;
            var here = document.Places
                .Where(p => p.Country == area && p.Role is PlaceRole.Place && document.Text[p.First].Sentence == mention.Sentence)
                .ToList();
            if (here.Count > 0 && here.TrueForAll(p => p.Name == here[0].Name && p.Precision is "settlement") && !country.Capitals.Contains(here[0].Name)) return here[0].Name;
        }

        return null;
    }

    /// <summary>Whether a truce is what somebody is to watch: "to monitor a ceasefire", "to watch over the truce".</summary>
    private static bool IsWatched(Document document, int truce)
    {
        var text = document.Text;
        return text[truce].Relation is Relation.Obj or Relation.Obl && text[truce].Head is var verb and >= 0 && text.Lemma(verb) is "monitor" or "observe" or "oversee" or "supervise" or "watch";
    }

    /// <summary>Where talks were held is not what a truce covers: what lies abroad gives way where it is known in which country a party fights.</summary>
    public static void DropVenues(Document document, List<string> covers, List<string> parties)
    {
        if (covers.Count == 0 || Home(document, parties) is not { } home) return;
        var countries = parties.Select(p => document.Codebook.Actors.CountryOf(p)?.Name).OfType<string>().Append(home).ToList();
        covers.RemoveAll(c => CountryOf(document, c) is { } country && !countries.Contains(country));

        // "the Red Sea city of Hodeidah": the sea only says where the city is.
        if (covers.Count > 1) covers.RemoveAll(c => document.Places.Exists(p => p.Name == c && p.Precision is "sea_or_air") && covers.Exists(o => o != c && !document.Places.Exists(p => p.Name == o && p.Precision is "sea_or_air")));
    }

    /// <summary>True when a place is where people meet: "talks in Geneva", "the Security Council in New York", "met in Doha".</summary>
    internal static bool IsVenue(Document document, PlaceMention place)
    {
        var at = DocumentDates.HeadOf(document.Text, place.First, place.End);
        for (var steps = 0; steps < 2 && document.Text[at].Head >= 0; steps++)
        {
            at = document.Text[at].Head;
            var lemma = document.Text.Lemma(at);
            if (MeetingWords.Noun(lemma) is not null || MeetingWords.Verb(lemma) is not null || lemma is "council" or "ceremony") return true;
        }

        return false;
    }

    private static string? CountryOf(Document document, string place)
    {
        foreach (var mention in document.Places)
        {
            if (mention.Name == place) return mention.Country;
        }

        return null;
    }
}
