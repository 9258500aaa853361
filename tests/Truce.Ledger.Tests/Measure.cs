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

    /// <summary>Brings the tables of a ledger up to date, then adds reports one by one and prints what the view after each costs.</summary>
    public static int Growing(string location, int more)
    {
        using var ledger = LedgerFile.Open(location);
        Print("up to date", () => StoredProjection.BringUpToDate(ledger));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{BytesBesideArchive(ledger) / ledger.Count} bytes a report beside the archive"));
        var reports = Wars.Write((int)ledger.ReportCount + more).Skip((int)ledger.ReportCount).ToList();
        var times = new List<double>();
        foreach (var report in reports)
        {
            using (var batch = ledger.Begin())
            {
                batch.Add(report, Report.Page(report.Text));
                batch.Commit();
            }

            times.Add(Print("one more", () => StoredProjection.BringUpToDate(ledger)));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"median {Median(times):0} ms"));
        Print("agreements", () => Snapshots.Read(location, null, new SnapshotScope(["agreement"])).Entries.Count);
        Print("all", () => Snapshots.Read(location, null, SnapshotScope.All).Entries.Count);
        Print("a past day", () => Snapshots.Read(location, new NodaTime.LocalDate(2010, 1, 1).PlusDays((int)(ledger.ReportCount / 54)), SnapshotScope.All).Entries.Count);
        Print("the next day", () => Snapshots.Read(location, new NodaTime.LocalDate(2010, 1, 2).PlusDays((int)(ledger.ReportCount / 54)), SnapshotScope.All).Entries.Count);
        return 0;
    }

    private static double Print(string what, Func<int?> act)
    {
        var (before, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        var count = act();
        var cost = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {count}, {cost:0} ms ({clock.ElapsedMilliseconds} on the wall)"));
        return cost;
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
