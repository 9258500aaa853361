using System.Globalization;

namespace Truce.Ledger.Tests;

/// <summary>What the tests of faults run as a process of its own, to be killed or starved.</summary>
internal static class Program
{
    /// <summary><c>load LEDGER FROM COUNT</c> writes reports and acknowledges each batch on a line; <c>verify LEDGER</c> checks one; the rest measures.</summary>
    private static int Main(string[] args)
    {
        try
        {
            return args switch
            {
                ["load", var ledger, var from, var count] => Load(ledger, Number(from), Number(count)),
                ["verify", var ledger] => Verify(ledger),
                ["project", var count] => Measure.Projection(Number(count)),
                ["grow", var ledger, var more] => Measure.Growing(ledger, Number(more)),
                ["measure", var ledger, var count] => Measure.Loading(ledger, Number(count)),
                _ => throw new ArgumentException("load LEDGER FROM COUNT, or verify LEDGER"),
            };
        }
        catch (LedgerException e)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
    }

    /// <summary>The report of a number: the same in any process.</summary>
    public static Domain.DocumentFindings Numbered(int number)
    {
        var day = new NodaTime.LocalDate(2016, 1, 1).PlusDays(number / 20);
        var report = new Report(string.Create(CultureInfo.InvariantCulture, $"{number}.txt"), new Domain.PartialDate(day).ToString(), "Own Press")
            .Agreement(string.Create(CultureInfo.InvariantCulture, $"The truce held, as report {number} tells."))
            .Incident(string.Create(CultureInfo.InvariantCulture, $"Shells fell on block {number % 97}."), Domain.IncidentKind.Shelling, "Harrow");
        for (var i = 0; i < 20; i++) report.Words(string.Create(CultureInfo.InvariantCulture, $"Paragraph {i} of report {number} says what others said, {number * 7919 % 10007} times over."));
        return report.Findings();
    }

    private static int Load(string location, int from, int count)
    {
        using var ledger = LedgerFile.Open(location);
        var random = new Random(from);
        for (var next = from; next < from + count;)
        {
            var size = Math.Min(random.Next(1, 9), from + count - next);
            using var batch = ledger.Begin();
            for (var i = 0; i < size; i++)
            {
                var findings = Numbered(next + i);
                batch.Add(findings, Report.Page(findings.Text));
            }

            batch.Commit();
            next += size;
            Console.WriteLine(next);
        }

        return 0;
    }

    private static int Verify(string location)
    {
        using var ledger = LedgerFile.OpenExisting(location);
        var verification = Verification.Of(ledger);
        Console.WriteLine(verification.IsWhole ? $"whole {verification.Records}" : verification.Failure);
        return verification.IsWhole ? 0 : 1;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
