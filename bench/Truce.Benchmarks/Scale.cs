using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Truce.Benchmarks;

/// <summary>
/// How the cost of a report grows with their number: a published program reads that many short synthetic reports into a new ledger and then reports on
/// it, each in a process of its own, whose processor seconds and peak of memory are taken from the system (Linux).
/// </summary>
internal static class Scale
{
    /// <summary>Paragraphs of a report: short ones, so that large numbers can be measured in a lunch break.</summary>
    private const int Paragraphs = 1;

    private readonly record struct Cost(double Seconds, double Megabytes);

    private readonly record struct Row(int Reports, Cost Read, Cost Report, double LedgerMegabytes);

    public static void Run(string program, string output, int[] counts)
    {
        var rows = new List<Row>();
        var folder = Directory.CreateTempSubdirectory("truce-scale-");
        try
        {
            foreach (var count in counts)
            {
                var reports = Path.Combine(folder.FullName, "reports.jsonl");
                var ledger = Path.Combine(folder.FullName, $"{count}.db");
                new SyntheticCorpus(seed: 1).WriteJsonLines(reports, count, Paragraphs);
                var read = Measure(program, "read", reports, "--ledger", ledger);
                var report = Measure(program, "report", "--ledger", ledger);
                rows.Add(new Row(count, read, report, new FileInfo(ledger).Length / 1e6));
                File.Delete(ledger);
                File.WriteAllText(output + ".md", Table(rows));
                File.WriteAllText(output + ".svg", Drawing(rows));
                Console.Write(Table([rows[^1]]));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Cost Measure(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var cost = default(Cost);
        while (!process.WaitForExit(50))
        {
            try
            {
                process.Refresh();
                cost = new Cost(process.TotalProcessorTime.TotalSeconds, Math.Max(cost.Megabytes, process.PeakWorkingSet64 / 1e6));
            }
            catch (InvalidOperationException)
            {
                break; // it has ended
            }
        }

        return process.ExitCode == 0 ? cost : throw new InvalidOperationException($"{program} {arguments[0]} ended with {process.ExitCode}");
    }

    private static string Table(List<Row> rows)
    {
        var table = new StringBuilder("| reports | read: ms a report | peak MB | ledger: kB a report | report: ms a report | peak MB |\n|---:|---:|---:|---:|---:|---:|\n");
        foreach (var row in rows)
        {
            table.Append(CultureInfo.InvariantCulture,
                $"| {row.Reports:#,0} | {1e3 * row.Read.Seconds / row.Reports:0.00} | {row.Read.Megabytes:0} | {1e3 * row.LedgerMegabytes / row.Reports:0.0} | {1e3 * row.Report.Seconds / row.Reports:0.00} | {row.Report.Megabytes:0} |\n");
        }

        return table.ToString();
    }

    /// <summary>Two panels over the number of reports, both axes by powers of ten: milliseconds a report, megabytes at the peak.</summary>
    private static string Drawing(List<Row> rows)
    {
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 330\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\" aria-label=\"Cost of a report and peak of memory by number of reports\">\n<rect width=\"760\" height=\"330\" fill=\"#fff\"/>\n");
        Panel(svg, 60, "Processor milliseconds a report", rows, row => 1e3 * row.Read.Seconds / row.Reports, row => 1e3 * row.Report.Seconds / row.Reports);
        Panel(svg, 430, "Peak of memory, MB", rows, row => row.Read.Megabytes, row => row.Report.Megabytes);
        return svg.Append("</svg>\n").ToString();
    }

    private static void Panel(StringBuilder svg, double left, string title, List<Row> rows, Func<Row, double> read, Func<Row, double> report)
    {
        const double width = 280, top = 40, height = 230;
        var values = rows.SelectMany(row => new[] { read(row), report(row) }).Where(value => value > 0).ToList();
        double lowest = Math.Floor(Math.Log10(values.Min())), highest = Math.Ceiling(Math.Log10(values.Max()) + 1e-9);
        double first = Math.Floor(Math.Log10(rows.Min(row => row.Reports))), last = Math.Max(first + 1, Math.Ceiling(Math.Log10(rows.Max(row => row.Reports))));
        double X(double reports) => left + (width * (Math.Log10(reports) - first) / (last - first));
        double Y(double value) => top + (height * (1 - ((Math.Log10(value) - lowest) / (highest - lowest))));
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left}\" y=\"22\" font-weight=\"bold\">{title}</text>\n");
        for (var power = lowest; power <= highest; power++)
        {
            var y = Y(Math.Pow(10, power));
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{left}\" x2=\"{left + width}\" y1=\"{y:0.0}\" y2=\"{y:0.0}\" stroke=\"#ddd\"/><text x=\"{left - 6}\" y=\"{y + 4:0.0}\" text-anchor=\"end\">{Math.Pow(10, power):#,0.###}</text>\n");
        }

        for (var power = first; power <= last; power++)
        {
            var x = X(Math.Pow(10, power));
            svg.Append(CultureInfo.InvariantCulture, $"<line x1=\"{x:0.0}\" x2=\"{x:0.0}\" y1=\"{top}\" y2=\"{top + height}\" stroke=\"#ddd\"/><text x=\"{x:0.0}\" y=\"{top + height + 18}\" text-anchor=\"middle\">{Math.Pow(10, power):#,0}</text>\n");
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left + (width / 2)}\" y=\"{top + height + 38}\" text-anchor=\"middle\">reports</text>\n");
        Line("read", "#1b5e8a", read);
        Line("report", "#b3541e", report);

        void Line(string name, string colour, Func<Row, double> value)
        {
            var points = string.Join(' ', rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{X(row.Reports):0.0},{Y(value(row)):0.0}")));
            svg.Append(CultureInfo.InvariantCulture, $"<polyline points=\"{points}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/><text x=\"{X(rows[0].Reports) + 6:0.0}\" y=\"{Y(value(rows[0])) - 6:0.0}\" fill=\"{colour}\">truce {name}</text>\n");
        }
    }
}
