using Spectre.Console;
using Truce.Ledger.Reporting;

namespace Truce.Reporting;

/// <summary>A report for the terminal: headings in colour, sources dim; plain text when the output is no terminal.</summary>
internal static class TerminalReport
{
    private const int Indent = 2;

    public static void Write(SituationReport report, IAnsiConsole console)
    {
        console.MarkupLine($"[bold]{Markup.Escape(report.Title)}[/]");
        console.MarkupLine(Markup.Escape(report.Lead));
        foreach (var section in report.Sections)
        {
            console.WriteLine();
            console.MarkupLine($"[bold blue]{Markup.Escape(section.Heading.ToUpperInvariant())}[/]");
            if (section.Table is { } table) console.Write(Table(table));
            foreach (var line in section.Lines) WriteLine(line, 0, console);
            if (section.Note is { } note) console.MarkupLine($"[italic grey]{Markup.Escape(note)}[/]");
        }
    }

    private static Table Table(ReportTable source)
    {
        var table = new Table { Border = TableBorder.Ascii2 };
        foreach (var column in source.Columns) table.AddColumn(new TableColumn(Markup.Escape(column)));
        foreach (var row in source.Rows) table.AddRow(row.Select(Markup.Escape).ToArray());
        return table;
    }

    private static void WriteLine(ReportLine line, int depth, IAnsiConsole console)
    {
        var lead = line.Lead.Length > 0 ? $"[bold]{Markup.Escape(line.Lead)}[/]" : "";
        var between = lead.Length > 0 && line.Text.Length > 0 ? "  " : "";
        var sources = line.Sources.Count > 0 ? $" [grey]{Markup.Escape($"[{string.Join("; ", line.Sources)}]")}[/]" : "";
        var bullet = depth == 0 ? "•" : "–";
        var grid = new Grid();
        grid.AddColumn(new GridColumn { Width = (depth * Indent) + 1, NoWrap = true, Padding = new Padding(0, 0, 1, 0), Alignment = Justify.Right });
        grid.AddColumn(new GridColumn { Padding = new Padding(0) });
        grid.AddRow(new Markup(bullet), new Markup($"{lead}{between}{Markup.Escape(line.Text)}{sources}"));
        console.Write(grid);
        foreach (var under in line.Under ?? []) WriteLine(under, depth + 1, console);
    }
}
