using System.Globalization;
using NodaTime;
using Truce.Domain;

namespace Truce.Ledger.Tests;

/// <summary>
/// Reports on twenty invented wars as a press archive has them: 27 a day in all, most about what happened that week, a tenth looking
/// back; every truce told by many, with and without its day; a sixth of the reports copies of an agency's. One seed, one archive;
/// the first reports of a longer archive are the reports of a shorter one.
/// </summary>
internal static class Wars
{
    private const int PerDay = 27;

    private const int Countries = 20;

    /// <summary>Days between two truces of one war.</summary>
    private const int TruceEvery = 40;

    private static readonly LocalDate _start = new(2010, 1, 1);

    private static readonly string[] _outlets = [.. Enumerable.Range(1, 40).Select(i => $"Paper {i}")];

    private static readonly string[] _verbs = ["struck", "hit", "shelled", "raided", "fired on", "bombed"];

    private static readonly string[] _targets = ["the market", "a school", "the bakery", "a convoy", "the hospital", "a bridge", "homes", "the port", "a mosque", "the power station"];

    private static readonly string[] _words =
    [.. "people said town river road morning evening fighters soldiers children water bread winter border talks envoy shells smoke queue radio rumour quiet market hills bridge school crossing convoy doctors families night guns silence village harvest patrol checkpoint prisoners exchange letter promise".Split(' ')];

    public static IEnumerable<DocumentFindings> Write(int count, int seed = 1)
    {
        var random = new Random(seed);
        DocumentFindings? wire = null;
        for (var number = 0; number < count; number++)
        {
            var day = _start.PlusDays(number / PerDay);
            if (wire is not null && random.Next(6) == 0)
            {
                yield return Copy(wire, number, day, random);
                continue;
            }

            var report = WriteOne(random, number, day);
            if (random.Next(4) == 0) wire = report;
            yield return report;
        }
    }

    /// <summary>An agency's story in another paper: another headline, some words cut.</summary>
    private static DocumentFindings Copy(DocumentFindings wire, int number, LocalDate day, Random random)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{wire.Text}\n\nPrinted on page {number}.");
        return wire with
        {
            Id = Id(number),
            ContentHash = Report.HashOf(text),
            Outlet = Pick(random, _outlets),
            Wire = "Agency",
            Title = $"Story {number}",
            Published = new PartialDate(day),
            Text = text,
        };
    }

    private static DocumentFindings WriteOne(Random random, int number, LocalDate day)
    {
        var war = Math.Min(random.Next(Countries), random.Next(Countries)); // some wars are told more than others
        var country = $"Country{(char)('A' + war)}";
        var (government, rebels, broker) = ($"{country} government", $"{country} Front", "Oslo");
        var towns = Enumerable.Range(0, 12).Select(i => $"{(char)('A' + war)}town{i}").ToArray();
        var looksBack = random.Next(10) == 0;
        var about = looksBack ? day.PlusDays(-random.Next(20, 900)) : day.PlusDays(-random.Next(4));
        var report = new Report(Id(number), new PartialDate(day).ToString(), Pick(random, _outlets));

        var truce = TruceBefore(about, war);
        if (random.Next(10) < 6)
        {
            var isDated = random.Next(3) == 0 || looksBack;
            report.Agreement(
                $"the {(isDated ? $"{truce:d MMMM} " : "")}truce between the {government} and the {rebels} {Filler(random, 6)}",
                random.Next(4) switch { 0 => AgreementStatus.Violated, 1 => AgreementStatus.Agreed, _ => AgreementStatus.InForce },
                agreed: isDated ? Iso(truce) : null,
                inForce: isDated && random.Next(2) == 0 ? Iso(truce.PlusDays(1)) : null,
                ended: random.Next(12) == 0 && about >= truce.PlusDays(12) ? Iso(truce.PlusDays(12)) : null,
                parties: random.Next(4) == 0 ? [] : [government, rebels],
                brokers: random.Next(2) == 0 ? [broker] : [],
                covers: [country]);
        }

        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var happened = about.PlusDays(-random.Next(2));
            // What happens in a town on a day is told by several: town, target and doer follow from the day.
            var seed = (war * 31) + (Days(happened) * 7) + n;
            var (town, target) = (towns[seed % towns.Length], _targets[seed % 10]);
            report.Incident($"{rebels} {_verbs[seed % 6]} {target} of {town} {Filler(random, 8)}", (IncidentKind)(seed % 4), town, random.Next(5) == 0 && !looksBack ? null : Iso(happened), target, Modality.Happened, random.Next(2) == 0 ? rebels : null);
            if (random.Next(2) == 0) report.Figure($"{3 + (seed % 20)} people were killed {Filler(random, 4)}", FigureKind.Killed, 3 + (seed % 20), 3 + (seed % 20) + random.Next(2), town, source: random.Next(2) == 0 ? "a hospital" : null);
        }

        if (random.Next(3) == 0) report.Figure($"{1000 * (number % 50)} people have fled {Filler(random, 4)}", FigureKind.Displaced, 1000 * (number % 50), null, country);
        for (var n = random.Next(1, 4); n > 0; n--) report.Statement(random.Next(2) == 0 ? government : rebels, $"{Filler(random, 14)} {(Days(about) * 13) % 997}", date: random.Next(2) == 0 ? Iso(about) : null);
        if (random.Next(2) == 0) report.Accusation($"{government} accused the {rebels} of {Filler(random, 7)}", government, rebels, $"shelling {towns[Days(about) % 12]}", random.Next(4) == 0 ? rebels : null);
        if (random.Next(5) == 0) report.Meeting($"envoys met {Filler(random, 5)}", (MeetingStatus)random.Next(4), MeetingForm.Talks, broker, Iso(about), government, rebels, broker);
        if (random.Next(4) == 0) report.Access($"a convoy {Filler(random, 5)}", (AccessKind)random.Next(4), "UN", towns[Days(about) % 12], Iso(about));
        if (random.Next(20) == 0) report.Council($"the council {Filler(random, 6)}", (CouncilKind)random.Next(4), $"truce in {country}", Iso(about), ["France"], [], null, null);
        report.Actor(government, "GOV", country).Actor(rebels, "REB", country).Place(country, country, war * 4, war * 5);
        foreach (var (town, i) in towns.Select((t, i) => (t, i))) report.PlaceIfNamed(town, country, (war * 4) + (i * 0.4), (war * 5) + (i * 0.4));
        for (var n = random.Next(3, 7); n > 0; n--) report.Words(Filler(random, 60));
        return report.Findings();
    }

    private static LocalDate TruceBefore(LocalDate day, int war)
    {
        var days = Days(day) + (war * 3);
        return day.PlusDays(-(days % TruceEvery));
    }

    private static int Days(LocalDate day) => Period.DaysBetween(new LocalDate(2005, 1, 1), day);

    private static string Filler(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => _words[random.Next(_words.Length)]));

    private static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"{number:000000}.html");

    private static T Pick<T>(Random random, T[] items) => items[random.Next(items.Length)];

    private static string Iso(LocalDate date) => new PartialDate(date).ToString();
}
