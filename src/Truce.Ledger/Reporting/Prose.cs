using System.Globalization;
using System.Text.Json;
using NodaTime;
using Truce.Domain;

namespace Truce.Ledger.Reporting;

/// <summary>Turns values of the ledger into English.</summary>
public static class Prose
{
    private static readonly string[] _months =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>A day in words: 19 September 2016.</summary>
    public static string Day(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day} {_months[day.Month - 1]} {day.Year}");

    /// <summary>A date at its own precision: 19 September 2016, September 2016, 2016.</summary>
    public static string Date(PartialDate date) => (date.Month, date.Day) switch
    {
        ({ } month, { } day) => string.Create(CultureInfo.InvariantCulture, $"{day} {_months[month - 1]} {date.Year}"),
        ({ } month, null) => string.Create(CultureInfo.InvariantCulture, $"{_months[month - 1]} {date.Year}"),
        _ => date.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>"on 19 September 2016", "in September 2016"; empty without a date.</summary>
    public static string When(PartialDate? date) => date is { } known ? $"{(known.Day is null ? "in" : "on")} {Date(known)}" : "";

    /// <summary>a, b and c.</summary>
    public static string List(IEnumerable<string> items, string last = "and")
    {
        var all = items.ToList();
        return all.Count switch
        {
            0 => "",
            1 => all[0],
            _ => $"{string.Join(", ", all[..^1])} {last} {all[^1]}",
        };
    }

    /// <summary>The name of a value of a vocabulary, in words: attack_on_aid becomes "attack on aid".</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString()).Replace('_', ' ');

    /// <summary>A fine kind of the codebook in words; empty when there is none.</summary>
    public static string Fine(string? fine) => fine?.Replace('_', ' ') ?? "";

    /// <summary>The text with a capital at its start.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>The text as a sentence: with a capital, and with a full stop unless it ends in one.</summary>
    public static string Sentence(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length == 0 || trimmed[^1] is '.' or '?' or '!' or '”' or '…' ? Capital(trimmed) : Capital(trimmed) + ".";
    }

    /// <summary>The words between quotation marks, in place of those they bear, without the comma or the dash that joined them to what stood before.</summary>
    public static string Quote(string words) => $"“{words.Trim().Trim('"', '“', '”').TrimStart(',', ';', ':', '-', '–', '—', ' ')}”";

    /// <summary>A length of time as a phrase of its own: "three-day" and "three day" become "three days", "one month" stays.</summary>
    public static string Length(string duration)
    {
        var words = duration.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        if (words is not [.., var number, "minute" or "hour" or "day" or "week" or "month" or "year"] || number.ToLowerInvariant() is "one" or "1" or "a" or "an" or "single") return string.Join(' ', words);
        return string.Join(' ', words) + "s";
    }

    /// <summary>1 report, 2,000 reports.</summary>
    public static string Count(int number, string one, string many) =>
        number == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {many}");

    /// <summary>How much is withheld from a view, as a sentence; empty when nothing is.</summary>
    public static string Withheld(WithheldCount withheld)
    {
        ArgumentNullException.ThrowIfNull(withheld);
        string[] parts =
        [
            .. withheld.Documents > 0 ? [Count(withheld.Documents, "report", "reports")] : Array.Empty<string>(),
            .. withheld.Findings > 0 ? [Count(withheld.Findings, "finding", "findings")] : Array.Empty<string>(),
        ];
        return parts.Length == 0 ? "" : $"Withheld: {List(parts)}.";
    }

    /// <summary>A number with thousands apart.</summary>
    public static string Number(decimal number) => number.ToString("#,0.####", CultureInfo.InvariantCulture);

    /// <summary>12, at least 12, up to 40, 80 to 100.</summary>
    public static string Range(decimal? low, decimal? high) => (low, high) switch
    {
        ({ } l, { } h) when l == h => Number(l),
        ({ } l, { } h) => $"{Number(l)} to {Number(h)}",
        ({ } l, null) => $"at least {Number(l)}",
        (null, { } h) => $"up to {Number(h)}",
        _ => "an unknown number of",
    };

    /// <summary>What an agreement is called by its kind.</summary>
    public static string Agreement(AgreementKind kind) => kind switch
    {
        AgreementKind.LocalTruce => "local truce",
        AgreementKind.Deescalation => "de-escalation",
        AgreementKind.Disarmament => "disarmament accord",
        AgreementKind.Evacuation => "evacuation deal",
        _ => Word(kind),
    };

    /// <summary>The state of an agreement, as a reader is told it.</summary>
    public static string State(AgreementStatus status) => status switch
    {
        AgreementStatus.Proposed => "proposed",
        AgreementStatus.Negotiating => "under negotiation",
        AgreementStatus.Agreed => "agreed, not yet said to be in force",
        AgreementStatus.InForce => "in force",
        AgreementStatus.Extended => "in force, extended",
        AgreementStatus.Violated => "in force, but said to be broken",
        AgreementStatus.Collapsed => "collapsed",
        AgreementStatus.Expired => "expired",
        AgreementStatus.Rejected => "rejected",
        _ => "told only as history",
    };

    /// <summary>How figures of a kind are told: "killed", "people in need".</summary>
    public static string Figure(FigureSeriesEntry series) => series.KindFine is { } fine ? Fine(fine) : series.Kind == FigureKind.Other ? "counted" : Word(series.Kind);

    /// <summary>"talks of A and B in Geneva"; one goes on a visit to a place to see another: "visit to Moscow: A and Russia".</summary>
    public static string Meeting(MeetingEntry meeting)
    {
        if (meeting is { Form: MeetingForm.Visit, Place: { } to, Participants.Count: > 0 }) return $"{Word(meeting.Form)} to {to}: {List(meeting.Participants)}";
        return Word(meeting.Form) + (meeting.Participants.Count > 0 ? " of " + List(meeting.Participants) : "") + (meeting.Place is { } place ? $" in {place}" : "");
    }

    /// <summary>"3 without a date of their own".</summary>
    public static string Undated(int reports) => $"{reports} without a date of {(reports == 1 ? "its" : "their")} own";

    /// <summary>What it hit, behind what it is called: "shelling of a market", "attack on a convoy", "clash at a crossing"; nothing where the place says it.</summary>
    public static string Upon(string incident, string? target, string? place)
    {
        if (target is null || target == place) return "";
        var word = incident[(incident.LastIndexOf(' ') + 1)..];
        var by = word is "clash" or "clashes" or "fighting" ? "at" : word.EndsWith("ing", StringComparison.Ordinal) || word is "bombardment" or "abduction" or "detention" or "siege" or "arrest" or "seizure" ? "of" : "on";
        return $" {by} {target}";
    }

    /// <summary>What an incident is called by its kind, the finer kind first.</summary>
    public static string Incident(IncidentEntry incident)
    {
        var kind = incident.KindFine is { } fine && fine != "other" ? Fine(fine) : incident.Kind switch
        {
            IncidentKind.GroundAttack => "ground attack",
            IncidentKind.AttackOnAid => "attack on aid",
            IncidentKind.AttackOnMedical => "attack on medical care",
            IncidentKind.Chemical => "use of chemical weapons",
            IncidentKind.Movement => "movement of forces",
            IncidentKind.Other => "incident",
            _ => Word(incident.Kind),
        };
        return kind;
    }
}
