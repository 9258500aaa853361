namespace Truce.Ledger.Reporting;

/// <summary>A situation report before it has a format: headings and lines of words, each line with its sources.</summary>
/// <param name="Title">What and when.</param>
/// <param name="Lead">What it rests on, in a sentence or two.</param>
/// <param name="Sections">Its parts; empty ones are left out.</param>
public sealed record SituationReport(string Title, string Lead, IReadOnlyList<ReportSection> Sections);

/// <summary>A part of a report.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Lines">Its lines.</param>
/// <param name="Table">A table before the lines, or null.</param>
/// <param name="Note">A closing remark, such as how much was left out; or null.</param>
public sealed record ReportSection(string Heading, IReadOnlyList<ReportLine> Lines, ReportTable? Table = null, string? Note = null);

/// <summary>One thing said in a report.</summary>
/// <param name="Lead">What the line is about, set apart: a date or a name. May be empty.</param>
/// <param name="Text">The words.</param>
/// <param name="Sources">Who says so, as outlet, date and document.</param>
/// <param name="EntryId">The entry it rests on, for <c>truce show</c>; or null.</param>
/// <param name="Under">Lines that belong to it.</param>
public sealed record ReportLine(string Lead, string Text, IReadOnlyList<string> Sources, string? EntryId = null, IReadOnlyList<ReportLine>? Under = null);

/// <summary>A table of words.</summary>
/// <param name="Columns">Column headings; the first column holds the row's name.</param>
/// <param name="Rows">The rows.</param>
public sealed record ReportTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
