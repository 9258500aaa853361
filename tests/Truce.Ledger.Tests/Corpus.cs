using NodaTime;
using Truce.Domain;

namespace Truce.Ledger.Tests;

/// <summary>Writes many reports on invented wars, with the repetitions, gaps and disagreements of real ones. One seed, one corpus.</summary>
internal static class Corpus
{
    private static readonly (string Country, string[] Towns, string[] Parties, string Broker)[] _wars =
    [
        ("Northland", ["Harrow", "Elm Cross", "Kest"], ["Northland government", "Free Valley Army"], "Norway"),
        ("Southmark", ["Port Vane", "Ondar"], ["Southmark government", "River Front"], "Qatar"),
        ("Eastia", ["Old Bridge", "Mirna", "Tolk"], ["Eastia government", "Hill Brigades"], "African Union"),
    ];

    private static readonly string[] _outlets = ["First Press", "Second Post", "Third Times", "Fourth Radio"];

    public static IEnumerable<DocumentFindings> Write(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++) yield return WriteOne(random, i);
    }

    private static DocumentFindings WriteOne(Random random, int number)
    {
        var (country, towns, parties, broker) = Pick(random, _wars);
        var day = new LocalDate(2020, 1, 1).PlusDays(random.Next(200));
        var truce = new LocalDate(2020, 1, 10).PlusMonths(random.Next(6));
        var report = new Report($"{number:0000}.txt", random.Next(5) == 0 ? null : Iso(day), Pick(random, _outlets));
        var town = Pick(random, towns);
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            report.Agreement(
                $"the truce in {country} that report {number} tells of, {n}",
                (AgreementStatus)random.Next(10),
                random.Next(6) == 0 ? AgreementKind.HumanitarianPause : AgreementKind.Ceasefire,
                agreed: random.Next(3) == 0 ? Iso(truce.PlusDays(random.Next(3))) : random.Next(3) == 0 ? Iso(truce)[..7] : null,
                inForce: random.Next(3) == 0 ? Iso(truce.PlusDays(2)) : null,
                ended: random.Next(6) == 0 ? Iso(truce.PlusDays(9)) : null,
                parties: random.Next(2) == 0 ? parties : [],
                brokers: random.Next(2) == 0 ? [broker] : [],
                covers: random.Next(3) == 0 ? [town] : [country],
                excludes: random.Next(8) == 0 ? [Pick(random, towns)] : []);
        }

        report
            .Incident($"shells fell on {town}", (IncidentKind)random.Next(4), town, random.Next(3) == 0 ? null : Iso(day), "the market", (Modality)random.Next(3), Pick(random, parties))
            .Figure($"{10 + random.Next(3)} people were killed", FigureKind.Killed, 10 + random.Next(3), 12, town, source: random.Next(2) == 0 ? "a hospital" : null)
            .Accusation("one side blamed the other", parties[0], parties[1], "shelling the market", random.Next(3) == 0 ? parties[1] : null)
            .Accusation("the other side blamed the first", parties[1], parties[0], "breaking the truce again")
            .Statement(Pick(random, parties), "we will keep to the truce as long as the other side does")
            .Meeting("envoys met", (MeetingStatus)random.Next(4), (MeetingForm)random.Next(3), "Oslo", random.Next(2) == 0 ? Iso(day) : null, [.. parties, broker])
            .Access("a convoy entered", (AccessKind)random.Next(6), "UN", town, Iso(day))
            .Council("a draft was tabled", (CouncilKind)random.Next(6), $"truce in {country}", random.Next(2) == 0 ? Iso(day) : null, ["France"], ["Russia"], null, new VoteTally(11, 2, 2));
        return report.Findings();
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private static string Iso(LocalDate date) => new PartialDate(date).ToString();
}
