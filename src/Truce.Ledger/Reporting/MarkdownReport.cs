namespace Truce.Ledger.Reporting;

/// <summary>A report as Markdown (CommonMark, with tables as GitHub has them).</summary>
public static class MarkdownReport
{
    /// <summary>Writes the report.</summary>
    public static void Write(SituationReport report, TextWriter output)
    {
        output.WriteLine($"# {Escape(report.Title)}");
        output.WriteLine();
        output.WriteLine(Escape(report.Lead));
        foreach (var section in report.Sections)
        {
            output.WriteLine();
            output.WriteLine($"## {Escape(section.Heading)}");
            output.WriteLine();
            if (section.Table is { } table) WriteTable(table, output);
            foreach (var line in section.Lines) WriteLine(line, "", output);
            if (section.Note is not { } note) continue;
            output.WriteLine();
            output.WriteLine($"*{Escape(note)}*");
        }
    }

    private static void WriteTable(ReportTable table, TextWriter output)
    {
        output.WriteLine($"| {string.Join(" | ", table.Columns.Select(Cell))} |");
        output.WriteLine($"|{string.Concat(Enumerable.Repeat(" --- |", table.Columns.Count))}");
        foreach (var row in table.Rows) output.WriteLine($"| {string.Join(" | ", row.Select(Cell))} |");
        output.WriteLine();
    }

    private static void WriteLine(ReportLine line, string indent, TextWriter output)
    {
        var lead = line.Lead.Length > 0 ? $"**{Escape(line.Lead)}**" : "";
        var text = line.Text.Length > 0 ? Escape(line.Text) : "";
        var between = lead.Length > 0 && text.Length > 0 ? " — " : "";
        var sources = line.Sources.Count > 0 ? $" \\[{Escape(string.Join("; ", line.Sources))}\\]" : "";
        output.WriteLine($"{indent}- {lead}{between}{text}{sources}");
        foreach (var under in line.Under ?? []) WriteLine(under, indent + "  ", output);
    }

    private static string Cell(string text) => Escape(text).Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>Keeps words of reports from being read as markup.</summary>
    private static string Escape(string text)
    {
        var escaped = new System.Text.StringBuilder(text.Length + 8);
        foreach (var c in text.ReplaceLineEndings(" "))
        {
            if (c is '\\' or '*' or '_' or '`' or '[' or ']' or '<' or '>' or '#') escaped.Append('\\');
            escaped.Append(c);
        }

        return escaped.ToString();
    }
}
