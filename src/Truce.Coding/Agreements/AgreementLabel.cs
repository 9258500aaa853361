using System.Globalization;
using Truce.Domain;

namespace Truce.Coding.Agreements;

/// <summary>Names an agreement for people, in words that tell it from others: length, sides, kind, area, venue, date.</summary>
internal static class AgreementLabel
{
    /// <summary>The name.</summary>
    public static string Of(AgreementCluster cluster, List<string> parties, List<string> brokers, List<string> covers, PartialDate? agreed)
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
        var venue = cluster.First(m => m.Said.FirstOrDefault(s => s.Venue is not null)?.Venue);
        if (venue is not null) words.Add("signed in " + venue);
        if ((agreed ?? cluster.Anchor) is { } date) words.Add((venue is null ? "of " : date.Day is null ? "in " : "on ") + Spoken(date));
        var label = string.Join(" ", words);
        return char.ToUpperInvariant(label[0]) + label[1..];
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
        var name = CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month);
        return date.Day is { } day
            ? string.Create(CultureInfo.InvariantCulture, $"{day} {name} {date.Year}")
            : string.Create(CultureInfo.InvariantCulture, $"{name} {date.Year}");
    }
}
