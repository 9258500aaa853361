using System.Text.Encodings.Web;
using System.Text.Unicode;
using Truce.Ledger.Reporting;

namespace Truce.Reporting;

/// <summary>A report as one HTML page that stands alone: no script, no font, no request; light or dark as the reader's system is.</summary>
internal static class HtmlReport
{
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style = """
        :root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --paper: #fff; --mark: #0b5394; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa5b1; --line: #30363d; --paper: #0d1117; --mark: #79b8ff; } }
        body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.25rem 4rem; font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
        h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .5rem; }
        h2 { font-size: 1.15rem; margin: 2.25rem 0 .5rem; padding-bottom: .25rem; border-bottom: 1px solid var(--line); }
        p { margin: .5rem 0; }
        ul { margin: 0; padding-left: 1.1rem; }
        li { margin: .45rem 0; }
        li li { margin: .15rem 0; }
        strong { font-weight: 600; }
        cite { font-style: normal; font-size: .85rem; color: var(--soft); }
        .note { color: var(--soft); font-style: italic; }
        nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
        nav li { margin: 0; }
        a { color: var(--mark); }
        .wide { overflow-x: auto; margin: .75rem 0; }
        table { border-collapse: collapse; font-size: .9rem; }
        th, td { border: 1px solid var(--line); padding: .3rem .55rem; text-align: left; font-weight: 400; }
        thead th, tbody th { font-weight: 600; }
        td { text-align: center; }
        @media print { body { max-width: none; padding: 0; } nav { display: none; } li { break-inside: avoid; } }
        """;

    public static void Write(SituationReport report, TextWriter output)
    {
        output.WriteLine("<!DOCTYPE html>");
        output.WriteLine("<html lang=\"en\">");
        output.WriteLine("<head>");
        output.WriteLine("<meta charset=\"utf-8\">");
        output.WriteLine("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        output.WriteLine("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        output.WriteLine($"<title>{Encode(report.Title)}</title>");
        output.WriteLine($"<style>\n{Style}\n</style>");
        output.WriteLine("</head>");
        output.WriteLine("<body>");
        output.WriteLine("<main>");
        output.WriteLine($"<h1>{Encode(report.Title)}</h1>");
        output.WriteLine($"<p>{Encode(report.Lead)}</p>");
        output.WriteLine("<nav aria-label=\"Contents\"><ul>");
        foreach (var section in report.Sections) output.WriteLine($"<li><a href=\"#{Anchor(section)}\">{Encode(section.Heading)}</a></li>");
        output.WriteLine("</ul></nav>");
        foreach (var section in report.Sections) WriteSection(section, output);
        output.WriteLine("</main>");
        output.WriteLine("</body>");
        output.WriteLine("</html>");
    }

    private static void WriteSection(ReportSection section, TextWriter output)
    {
        output.WriteLine($"<section aria-labelledby=\"{Anchor(section)}\">");
        output.WriteLine($"<h2 id=\"{Anchor(section)}\">{Encode(section.Heading)}</h2>");
        if (section.Table is { } table) WriteTable(table, section.Heading, output);
        WriteLines(section.Lines, output);
        if (section.Note is { } note) output.WriteLine($"<p class=\"note\">{Encode(note)}</p>");
        output.WriteLine("</section>");
    }

    private static void WriteTable(ReportTable table, string name, TextWriter output)
    {
        output.WriteLine($"<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"{Encode(name)}, table\"><table>");
        output.WriteLine($"<thead><tr>{string.Concat(table.Columns.Select(c => $"<th scope=\"col\">{Encode(c)}</th>"))}</tr></thead>");
        output.WriteLine("<tbody>");
        foreach (var row in table.Rows)
            output.WriteLine($"<tr><th scope=\"row\">{Encode(row[0])}</th>{string.Concat(row.Skip(1).Select(c => $"<td>{Encode(c)}</td>"))}</tr>");
        output.WriteLine("</tbody></table></div>");
    }

    private static void WriteLines(IReadOnlyList<ReportLine> lines, TextWriter output)
    {
        output.WriteLine("<ul>");
        foreach (var line in lines)
        {
            var lead = line.Lead.Length > 0 ? $"<strong>{Encode(line.Lead)}</strong>" : "";
            var between = lead.Length > 0 && line.Text.Length > 0 ? " — " : "";
            var sources = line.Sources.Count > 0 ? $" <cite>[{Encode(string.Join("; ", line.Sources))}]</cite>" : "";
            output.Write($"<li{(line.EntryId is { } id ? $" id=\"{Encode(id)}\"" : "")}>{lead}{between}{Encode(line.Text)}{sources}");
            if (line.Under is { Count: > 0 } under)
            {
                output.WriteLine();
                WriteLines(under, output);
            }

            output.WriteLine("</li>");
        }

        output.WriteLine("</ul>");
    }

    private static string Anchor(ReportSection section) => section.Heading.ToLowerInvariant().Replace(' ', '-').Replace(",", "", StringComparison.Ordinal);

    private static string Encode(string text) => _encoder.Encode(text.ReplaceLineEndings(" "));
}
