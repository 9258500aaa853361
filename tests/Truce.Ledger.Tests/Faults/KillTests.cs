using System.Globalization;
using Xunit.Abstractions;

namespace Truce.Ledger.Tests.Faults;

/// <summary>A program that writes is killed at random moments, again and again, on one ledger. TRUCE_KILLS says how often; 8 by default.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>More reports than a load writes before the latest kill.</summary>
    private const int Load = 5000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory, ClassData(typeof(Engines))]
    public void Load_KilledAtRandomMoments_LosesNothingAcknowledged(Engine engine)
    {
        var kills = Environment.GetEnvironmentVariable("TRUCE_KILLS") is { Length: > 0 } given ? int.Parse(given, CultureInfo.InvariantCulture) : 8;
        var location = _folder.NewLedger(engine);
        LedgerFile.Open(location).Dispose();
        var random = new Random(9);
        var acknowledged = new List<int>();
        var inFlight = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            var from = kill * Load;
            using var child = Child.Start(null, "load", location, Text(from), Text(Load));
            // One in four while it starts; the others in the midst of the work: within a commit or between two.
            var isEarly = random.Next(4) == 0;
            var first = isEarly ? null : child.ReadLine();
            child.KillAfter(TimeSpan.FromMilliseconds(random.Next(isEarly ? 900 : 300)));
            var (lines, _, _) = child.End();
            var last = lines.Length > 0 ? int.Parse(lines[^1], CultureInfo.InvariantCulture) : first is null ? from : int.Parse(first, CultureInfo.InvariantCulture);
            acknowledged.AddRange(Enumerable.Range(from, last - from));

            using var ledger = LedgerFile.OpenExisting(location);
            var verification = Verification.Of(ledger);
            Assert.True(verification.IsWhole, $"after kill {kill}: {verification.Failure}");
            Assert.True(ledger.Count >= acknowledged.Count, $"after kill {kill}: {ledger.Count} records, {acknowledged.Count} acknowledged");
            foreach (var number in Enumerable.Range(from, last - from)) Assert.True(ledger.Contains(Program.Numbered(number).ContentHash), $"report {number} was acknowledged and lost");
            inFlight = (int)ledger.Count - acknowledged.Count;
        }

        using var all = LedgerFile.OpenExisting(location);
        var held = all.Documents().Select(d => d.Findings.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(acknowledged, number => Assert.Contains($"{Text(number)}.txt", held));
        Assert.NotEmpty(acknowledged);
        output.WriteLine($"{kills} kills, {acknowledged.Count} reports acknowledged, {inFlight} committed and not yet acknowledged, none lost");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
