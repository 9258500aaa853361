using System.Diagnostics;
using System.Globalization;
using Dapper;

namespace Truce.Ledger.Tests;

/// <summary>
/// Measures the ledger on the archive of <see cref="Wars"/>: <c>dotnet exec Truce.Ledger.Tests.dll measure LEDGER COUNT</c> loads it and
/// <c>project COUNT</c> projects it. Times are the processor's, in this process: other programs on the machine do not count.
/// </summary>
internal static class Measure
{
    /// <summary>Reports of one batch, as <c>truce read</c> writes them.</summary>
    private const int BatchSize = 64;

    /// <summary>Appends reports and prints, for each tenth, what one cost and what the ledger takes on the disk beside the archive.</summary>
    public static int Loading(string location, int count)
    {
        using var ledger = LedgerFile.Open(location);
        var reports = Wars.Write(count).GetEnumerator();
        Console.WriteLine("reports,append_ms_per_report,bytes_per_report_beside_archive");
        for (var tenth = 1; tenth <= 10; tenth++)
        {
            var times = new List<double>();
            for (var target = (long)count * tenth / 10; ledger.Count < target;)
            {
                var batch = new List<(StoredDocument Document, byte[] Page)>();
                while (batch.Count < Math.Min(BatchSize, target - ledger.Count) && reports.MoveNext()) batch.Add((StoredDocument.Of(reports.Current), Report.Page(reports.Current.Text)));
                var before = Environment.CpuUsage.TotalTime;
                using var writing = ledger.Begin();
                foreach (var (document, page) in batch) writing.Add(document, page);
                writing.Commit();
                times.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds / batch.Count);
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{ledger.Count},{Median(times):0.000},{BytesBesideArchive(ledger) / ledger.Count}"));
        }

        return 0;
    }

    /// <summary>Projects reports in memory and prints what one cost.</summary>
    public static int Projection(int count)
    {
        var documents = Wars.Write(count).Select(d => StoredDocument.Of(d) with { Findings = d with { Text = "" } }).ToList();
        Projector.Project(documents.Take(500), Rulings.None);
        var clock = Stopwatch.StartNew();
        var before = Environment.CpuUsage.UserTime;
        var snapshot = Projector.Project(documents, Rulings.None);
        var cost = (Environment.CpuUsage.UserTime - before).TotalMilliseconds / count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} reports, {snapshot.Entries.Count} entries: {cost:0.000} ms a report ({clock.Elapsed.TotalSeconds:0.0} s on the wall)"));
        return 0;
    }

    private static long BytesBesideArchive(LedgerFile ledger)
    {
        var pages = ledger.Database.Connection.ExecuteScalar<long>("PRAGMA page_count") * ledger.Database.Connection.ExecuteScalar<long>("PRAGMA page_size");
        return pages - ledger.Database.Connection.ExecuteScalar<long>("SELECT sum(length(bytes)) FROM archive"); // the archive's own keys count here
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }
}
